"""Scores, failed attempts, when a result must be there, and Step 3."""

import pytest

from search.profile import Failed, Month
from tests.search.matching.made_up import OLDER, applicant, finding, line, verdict

NUMBER = line("min_step1", 220)


@pytest.mark.parametrize(
    ("own", "outcome"),
    [
        (219, ("missed", "doubtful")),
        (220, ("met", "open")),
        (221, ("met", "open")),
        ("pass", ("unclear", "confirm")),
        ("fail", ("missed", "doubtful")),
        (None, ("not told", "confirm")),
    ],
)
def test_a_step1_number_never_closes_and_a_pass_cannot_be_held_against_it(own, outcome):
    assert finding("step1", applicant(step1=own), NUMBER) == outcome


@pytest.mark.parametrize("own", [219, "pass", "fail", None])
def test_a_preferred_step1_number_never_asks(own):
    outcome, verdict = finding("step1", applicant(step1=own), line("min_step1", 220, strength="preferred"))
    assert (outcome, verdict) in {("short", "short"), ("unclear", "open"), ("not told", "open")}


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({"step2": 219}, ("missed", "closed")),
        ({"step2": 220}, ("met", "open")),
        ({"step2": 221}, ("met", "open")),
        ({}, ("not told", "confirm")),
        ({"step2_expected": Month(2026, 11)}, ("to do", "open")),
        ({"step2": 219, "step2_expected": Month(2026, 11)}, ("missed", "closed")),
    ],
)
def test_a_required_step2_score(told, outcome):
    assert finding("step2", applicant(**told), line("min_step2", 220)) == outcome


def test_a_requirement_and_a_preference_give_the_worse_of_the_two():
    lines = line("min_step2", 220), line("min_step2", 240, strength="preferred", statement=101)
    assert finding("step2", applicant(step2=219), *lines) == ("missed", "closed")
    assert finding("step2", applicant(step2=230), *lines) == ("short", "short")
    assert finding("step2", applicant(step2=240), *lines) == ("met", "open")


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({"step2": 220}, ("met", "open")),
        ({"step2_expected": Month(2026, 9)}, ("to do", "open")),
        ({"step2_expected": Month(2026, 10)}, ("unclear", "confirm")),
        ({"step2_expected": Month(2027, 1)}, ("missed", "closed")),
        ({}, ("not told", "confirm")),
    ],
)
def test_the_step2_result_must_be_there_when_applying(told, outcome):
    assert finding("step2_by", applicant(**told), line("step2_by", "application")) == outcome


# Failed attempts


def _failed(step1=None, step2=None, cs=None, step3=None):
    return applicant(failed=Failed(step1, step2, cs, step3))


@pytest.mark.parametrize(("scope", "own"), [("step1", _failed), ("step2", lambda count: _failed(step2=count))])
def test_a_limit_on_one_exam_counts_that_exam(scope, own):
    limit = line("max_failed_attempts", 1, scope=scope)
    assert finding("attempts", own(1), limit) == ("met", "open")
    assert finding("attempts", own(2), limit) == ("missed", "closed")
    assert finding("attempts", own(None), limit) == ("not told", "confirm")


def test_a_limit_on_one_exam_is_not_missed_by_another():
    assert finding("attempts", _failed(0, 3, 3, 3), line("max_failed_attempts", 0, scope="step1")) == ("met", "open")
    assert finding("attempts", _failed(3, 0, 3, 3), line("max_failed_attempts", 0, scope="step2")) == ("met", "open")


@pytest.mark.parametrize("scope", ["any", ""])
@pytest.mark.parametrize(
    ("own", "outcome"),
    [
        (_failed(0, 0, 0, 0), ("met", "open")),
        (_failed(1, 0, 0, 0), ("met", "open")),
        (_failed(1, 1, 0, 0), ("unclear", "confirm")),
        (_failed(0, 0, 1, 1), ("unclear", "confirm")),
        (_failed(2, 0, 0, 0), ("missed", "closed")),
        (_failed(0, 0, 0, 2), ("missed", "closed")),
        (_failed(cs=2), ("missed", "closed")),
        (_failed(0, 0, 0, None), ("not told", "confirm")),
        (_failed(1, 1, 0, None), ("not told", "confirm")),
        (_failed(), ("not told", "confirm")),
    ],
)
def test_a_limit_on_any_step_is_read_by_exam_and_in_all(own, scope, outcome):
    assert finding("attempts", own, line("max_failed_attempts", 1, scope=scope)) == outcome


def test_limits_of_two_scopes_give_the_worse():
    lines = line("max_failed_attempts", 2, scope="any"), line("max_failed_attempts", 0, scope="step1", statement=101)
    assert finding("attempts", _failed(1, 0, 0, 0), *lines) == ("missed", "closed")
    assert finding("attempts", _failed(0, 1, 0, 0), *lines) == ("met", "open")


# Step 3


@pytest.mark.parametrize(
    ("told", "required", "preferred"),
    [
        ({"step3": True}, ("met", "open"), ("met", "open")),
        ({"step3": False}, ("to do", "open"), ("short", "short")),
        ({"step3_expected": Month(2027, 1)}, ("to do", "open"), ("short", "short")),
        ({}, ("not told", "open"), ("not told", "open")),
    ],
)
def test_step3_can_still_be_taken(told, required, preferred):
    assert finding("step3", applicant(**told), line("step3", "yes")) == required
    assert finding("step3", applicant(**told), line("step3", "yes", strength="preferred")) == preferred


def test_a_preference_on_which_sources_differ_is_not_held_against_anyone():
    wished = line("step3", "yes", strength="preferred", disputed=True)
    assert finding("step3", applicant(step3=False), wished) == ("unclear", "open")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("min_step1", 220, {"step1": 219}),
        ("min_step2", 220, {"step2": 219}),
        ("max_failed_attempts", 0, {"failed": Failed(1, 1, 1, 1)}),
        ("step2_by", "application", {"step2_expected": Month(2028)}),
        ("step3", "yes", {"step3": False}),
    ],
)
def test_considered_without_never_closes_nor_counts(field, value, told):
    assert verdict(applicant(**told), line(field, value, strength="considered_without")) == "open"


def test_an_older_score_raises_a_doubt():
    assert verdict(applicant(step2=219), line("min_step2", 220, age=OLDER)) == "doubtful"
