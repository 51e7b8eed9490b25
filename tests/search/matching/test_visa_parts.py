"""Step 3 for an H-1B, and the work permit: the ways to the right to work beside a sponsored visa."""

import pytest

from search.profile import Month
from tests.search.matching.made_up import OLDER, UNDATED, applicant, finding, line, told, verdict

J1, EAD = applicant(work_status="f1", visas=("j1",)), applicant(work_status="ead")
NONE = line("visa_other", "none_sponsored", statement=50)
RESIDENTS = line("visa_other", "citizens_or_residents_only", statement=51)

# Step 3 and the H-1B

H1B_YES = line("visa_h1b", "yes", statement=60)


def _without(**more):
    return applicant(work_status="f1", visas=("h1b",), **more)


def test_an_h1b_without_step3_is_at_best_a_question():
    assert finding("h1b_step3", _without(step3=True)) == ("met", "open")
    assert finding("h1b_step3", _without(step3=False)) == ("to do", "confirm")
    assert finding("h1b_step3", _without()) == ("not told", "confirm")
    assert finding("h1b_step3", _without(step3_expected=Month(2026, 11))) == ("to do", "confirm")
    assert verdict(_without(step3=False), H1B_YES) == "confirm"


@pytest.mark.parametrize(
    ("by", "expected", "outcome"),
    [
        ("application", Month(2026, 9), ("to do", "confirm")),
        ("application", Month(2026, 10), ("unclear", "confirm")),
        ("application", Month(2027, 1), ("missed", "closed")),
        ("ranking", Month(2027, 2), ("to do", "confirm")),
        ("ranking", Month(2027, 3), ("missed", "closed")),
    ],
)
def test_a_stated_day_for_step3_is_held(by, expected, outcome):
    profile = _without(step3=False, step3_expected=expected)
    assert finding("h1b_step3", profile, line("h1b_step3_by", by)) == outcome
    assert verdict(profile, H1B_YES, line("h1b_step3_by", by)) == outcome[1]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"age": OLDER}, ("missed", "doubtful")),
        ({"strength": ""}, ("missed", "doubtful")),
        ({"disputed": True}, ("unclear", "confirm")),
        ({"strength": "preferred"}, ("short", "confirm")),
        ({"strength": "considered_without"}, ("to do", "confirm")),
    ],
)
def test_whatever_is_said_of_the_day_the_petition_still_needs_step3(more, expected):
    profile = _without(step3=False, step3_expected=Month(2027, 3))
    assert finding("h1b_step3", profile, line("h1b_step3_by", "ranking", **more)) == expected


def test_step3_is_no_matter_where_no_h1b_is_asked_for():
    assert finding("h1b_step3", J1, line("h1b_step3_by", "application")) == ("not needed", "open")


# The work permit


def test_none_sponsored_never_closes_a_work_permit():
    assert finding("visa", EAD, NONE) == ("not stated", "confirm")
    assert verdict(EAD, NONE, line("visa_other", "ead_accepted", statement=52)) == "open"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], ("not stated", "confirm")),
        ([{}], ("met", "open")),
        ([{"age": UNDATED}], ("met", "open")),
        ([{"age": OLDER}], ("unclear", "confirm")),
        ([{"disputed": True}], ("unclear", "confirm")),
        ([{"inferred": True}], ("unclear", "confirm")),
    ],
)
def test_that_a_work_permit_is_accepted_must_be_said_and_sure(lines, expected):
    stated = [line("visa_other", "ead_accepted", **more) for more in lines]
    assert finding("work_permit", EAD, *stated) == expected
    assert finding("visa", EAD, *stated) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ("missed", "closed")),
        ({"age": OLDER}, ("missed", "doubtful")),
        ({"disputed": True}, ("unclear", "confirm")),
    ],
)
def test_residents_only_refuses_a_work_permit(more, expected):
    refusal = line("visa_other", "citizens_or_residents_only", statement=51, **more)
    accepted = line("visa_other", "ead_accepted", statement=52)
    assert finding("work_permit", EAD, refusal) == expected
    assert told("work_permit", EAD, refusal).statement == 51
    assert finding("work_permit", EAD, accepted, refusal) == expected


def test_holders_of_a_work_permit_may_go_by_a_visa_too():
    profile = applicant(work_status="ead", visas=("j1",))
    assert finding("visa", profile, line("visa_j1", "yes")) == ("met", "open")
    assert finding("visa", profile, line("visa_j1", "no")) == ("not stated", "confirm")
    assert finding("visa", profile, RESIDENTS) == ("missed", "closed")
