"""The ECFMG certificate: by the day a program names, and by NRMP's."""

import pytest

from search.profile import Month
from tests.search.matching.made_up import OLDER, applicant, finding, line, program, verdict

AT_START = line("ecfmg_certificate_by", "start")


def test_certified_is_in_time_whatever_else_was_told():
    contradictory = applicant(ecfmg_certified=True, ecfmg_expected=Month(2030))
    for by in ("application", "interview", "ranking", "start"):
        assert finding("ecfmg", contradictory, line("ecfmg_certificate_by", by)) == ("met", "open")


@pytest.mark.parametrize(
    ("expected", "outcome"),
    [
        (Month(2027, 6), ("to do", "open")),
        (Month(2027, 7), ("missed", "closed")),
        (Month(2027), ("unclear", "confirm")),
        (Month(2026), ("to do", "open")),
        (Month(2028), ("missed", "closed")),
        (None, ("to do", "open")),
    ],
)
def test_what_is_expected_is_held_against_the_day_stated(expected, outcome):
    assert finding("ecfmg", applicant(ecfmg_certified=False, ecfmg_expected=expected), AT_START) == outcome


def test_not_told_is_a_question_where_it_is_required_and_none_where_nothing_is_stated():
    profile = applicant(ecfmg_certified=None)
    assert finding("ecfmg", profile, AT_START) == ("not told", "confirm")
    assert finding("ecfmg", profile, line("ecfmg_certificate_by", "start", strength="preferred")) == (
        "not told",
        "open",
    )
    assert finding("ecfmg", profile) == ("not stated", "open")


def test_an_older_demand_only_raises_a_doubt():
    late = applicant(ecfmg_certified=False, ecfmg_expected=Month(2028))
    assert finding("ecfmg", late, line("ecfmg_certificate_by", "start", age=OLDER)) == ("missed", "doubtful")


def test_graduates_of_us_schools_need_none():
    profile = applicant(ecfmg_certified=False, ecfmg_expected=Month(2028), school_country="US")
    assert finding("ecfmg", profile, AT_START) == ("not needed", "open")
    assert finding("nrmp", profile) == ("not needed", "open")


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({"ecfmg_certified": True}, ("met", "open")),
        ({"ecfmg_certified": False}, ("to do", "open")),
        ({"ecfmg_certified": None}, ("not told", "open")),
        ({"ecfmg_certified": False, "ecfmg_expected": Month(2027, 2)}, ("to do", "open")),
        ({"ecfmg_certified": False, "ecfmg_expected": Month(2027, 3)}, ("unclear", "confirm")),
        ({"ecfmg_certified": False, "ecfmg_expected": Month(2027)}, ("unclear", "confirm")),
        ({"ecfmg_certified": None, "step1": "fail"}, ("unclear", "confirm")),
        ({"ecfmg_certified": False, "step1": "fail"}, ("unclear", "confirm")),
        ({"ecfmg_certified": False, "step1": "pass"}, ("to do", "open")),
    ],
)
def test_nrmp_wants_confirmation_before_ranking_and_never_closes(told, outcome):
    assert finding("nrmp", applicant(**told)) == outcome


def test_nrmps_rule_is_no_matter_where_another_service_runs_the_match():
    late = applicant(ecfmg_certified=False, ecfmg_expected=Month(2027, 3))
    assert finding("nrmp", late, at=program(nrmp=False)) == ("not needed", "open")
    assert verdict(late, at=program(nrmp=False)) == "open"
    assert verdict(late, at=program()) == "confirm"
