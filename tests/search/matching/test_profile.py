"""What an applicant has told of themselves."""

import datetime as dt

import pytest

from search.profile import ApplicantProfile, Failed, Month, Training


@pytest.mark.parametrize(
    ("day", "season"), [(dt.date(2026, 5, 31), 2026), (dt.date(2026, 6, 1), 2027), (dt.date(2027, 5, 31), 2027)]
)
def test_the_season_of_the_day_counts_where_no_match_year_was_told(day, season):
    assert ApplicantProfile().season(day) == season
    assert ApplicantProfile(match_year=2029).season(day) == 2029


def test_a_year_alone_stands_before_all_its_months():
    assert Month(2025, 12) < Month(2026) < Month(2026, 1) < Month(2026, 2)
    assert Month.of(dt.date(2026, 9, 24)) == Month(2026, 9)
    assert (str(Month(2026, 9)), str(Month(2026))) == ("2026-09", "2026")


@pytest.mark.parametrize(
    ("status", "visas", "open_to"),
    [
        ("citizen", ("j1",), ()),
        ("permanent_resident", ("h1b",), ()),
        ("f1", ("j1", "h1b"), ("j1", "h1b")),
        ("f1", None, ()),
        (None, ("h1b",), ("h1b",)),
    ],
)
def test_visas_are_ignored_for_citizens_and_permanent_residents(status, visas, open_to):
    profile = ApplicantProfile(work_status=status, visas=visas)
    assert profile.visas_open == open_to
    assert profile.needs_no_visa == (status in {"citizen", "permanent_resident"})


def test_a_match_year_alone_tells_nothing_of_anyone():
    assert ApplicantProfile().is_empty
    assert ApplicantProfile(match_year=2027).is_empty
    assert not ApplicantProfile(letters=0).is_empty
    assert not ApplicantProfile(failed=Failed(step1=0)).is_empty


def test_what_was_not_told_is_left_out_and_none_is_told_apart_from_nothing():
    profile = ApplicantProfile(
        match_year=2027,
        visas=("j1",),
        ecfmg_certified=False,
        ecfmg_expected=Month(2027, 1),
        step1="pass",
        failed=Failed(step1=0),
        graduated=Month(2019),
        letters=0,
        us_training=Training(years=0, pgy1_complete=False),
    )
    assert profile.as_json() == {
        "match_year": 2027,
        "visas": ["j1"],
        "ecfmg_certified": False,
        "ecfmg_expected": "2027-01",
        "step1": "pass",
        "failed": {"step1": 0},
        "graduated": "2019",
        "letters": 0,
        "us_training": {"years": 0, "pgy1_complete": False},
    }
    assert ApplicantProfile().as_json() == {}


def test_failures_are_told_by_exam():
    assert Failed(step1=1, step3=0).by_exam == (1, None, None, 0)
