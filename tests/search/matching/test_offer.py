"""The position itself: its kind, its deadline, and what a state asks for."""

import datetime as dt

import pytest

from search.profile import Training
from tests.search.matching.made_up import (
    DAY,
    OLDER,
    UNDATED,
    WELCOME,
    applicant,
    deadline,
    decider,
    finding,
    line,
    match,
    program,
    verdict,
)

NO_YEARS = applicant(us_training=Training(years=0))


@pytest.mark.parametrize(
    ("training", "outcome"),
    [
        (Training(), ("not told", "confirm")),
        (Training(pgy1_complete=False), ("not told", "confirm")),
        (Training(0), ("missed", "closed")),
        (Training(0, False), ("missed", "closed")),
        (Training(1), ("met", "open")),
        (Training(0, True), ("met", "open")),
        (Training(None, True), ("met", "open")),
    ],
)
def test_positions_for_physicians_want_training_in_the_us_or_canada(training, outcome):
    profile = applicant(us_training=training, home_residency=True)
    assert finding("track", profile, at=program("R")) == outcome
    assert verdict(profile, at=program("R")) == outcome[1]


@pytest.mark.parametrize("listed", [UNDATED, OLDER])
def test_a_list_that_is_not_of_this_season_only_raises_a_doubt(listed):
    assert finding("track", NO_YEARS, at=program("R", listed=listed)) == ("missed", "doubtful")


def test_a_program_with_categorical_positions_too_is_judged_by_those():
    assert verdict(NO_YEARS, at=program("C", "R")) == "open"
    found = match(NO_YEARS, WELCOME, line("min_step2", 220, kind="C"), at=program("C", "R"))
    # Categorical: not told, confirm. For physicians: closed.
    assert (found.verdict[0].item(), decider(found)) == (2, "step2")


@pytest.mark.parametrize(
    ("kind", "first_year", "outcome"),
    [
        ("A", True, "met"),
        ("A", False, "to do"),
        ("A", None, "to do"),
        ("P", None, "met"),
        ("C", None, "not needed"),
        ("M", None, "not needed"),
    ],
)
def test_an_advanced_position_wants_a_first_year_that_can_still_be_found(kind, first_year, outcome):
    profile = applicant(us_training=Training(pgy1_complete=first_year))
    assert finding("track", profile, at=program(kind)) == (outcome, "open")


def test_a_program_whose_tracks_nobody_names_has_a_position_of_no_kind():
    assert finding("track", NO_YEARS, at=program()) == ("not needed", "open")


# Deadlines


@pytest.mark.parametrize(
    ("last", "dated", "recurring"),
    [
        (DAY - dt.timedelta(days=1), ("missed", "closed"), ("unclear", "confirm")),
        (DAY, ("to do", "open"), ("to do", "open")),
        (DAY + dt.timedelta(days=1), ("to do", "open"), ("to do", "open")),
    ],
)
def test_a_dated_deadline_closes_on_the_day_after_and_one_that_recurs_never(last, dated, recurring):
    assert finding("deadline", applicant(), deadline(last)) == dated
    assert finding("deadline", applicant(), deadline(last, scope="recurs")) == recurring


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"age": OLDER}, "doubtful"),
        ({"age": UNDATED}, "doubtful"),
        ({"strength": ""}, "doubtful"),
        ({"strength": "preferred"}, "short"),
        ({"disputed": True}, "confirm"),
    ],
)
def test_how_much_a_passed_deadline_may_say(more, expected):
    assert verdict(applicant(), deadline(DAY - dt.timedelta(days=1), **more)) == expected


def test_only_deadlines_of_the_season_asked_about_count():
    passed = DAY - dt.timedelta(days=1)
    assert finding("deadline", applicant(match_year=2028), deadline(passed)) == ("not stated", "open")
    assert finding("deadline", applicant(), deadline(passed, season=2026)) == ("not stated", "open")
    assert finding("deadline", applicant(match_year=2027), deadline(passed)) == ("missed", "closed")
    assert finding("deadline", applicant(match_year=2028), deadline(passed, scope="recurs")) == ("not stated", "open")


@pytest.mark.parametrize("more", [{}, {"strength": "preferred"}, {"age": OLDER}, {"disputed": True}])
def test_a_state_letter_is_for_information(more):
    assert finding("state_letter", applicant(), line("state_letter", "yes", **more)) == ("to do", "open")
