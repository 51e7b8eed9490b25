"""What one change would move: what is offered to whom, what it never touches, and that the figures add up."""

import dataclasses
import datetime as dt
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from search.columns import Column, text_column
from search.matching import Match, Verdict, matched
from search.matching.stated import stated
from search.profile import ApplicantProfile, Failed, Month
from search.questions.as_json import profile_of
from search.questions.form import MATCHES_AHEAD, ProfileForm
from search.whatif import MOST_PLACES, Moved, changes, further, moved, what_if, widened
from tests.search.matching.directories import Made, large_cases, small_cases
from tests.search.matching.made_up import DAY, OLDER, applicant, line, program
from tests.search.profiles import DAY as DAY_OF_PROFILES
from tests.search.profiles import KNOWN_SPECIALTIES, SEASON, profiles

EVERY_CHANGE = (
    *("step2_220", "step2_230", "step2_240", "step2_250", "step3", "certificate", "usce_1", "usce_2", "usce_3"),
    *("letter_us", "accept_j1", "next_season"),
)
CAN_CHANGE = {
    *("step2", "step2_expected", "step3", "step3_expected", "ecfmg_certified", "ecfmg_expected"),
    *("usce_hands_on_months", "letters", "letters_us", "visas", "match_year"),
}
NEVER = {"graduated", "failed", "school", "school_country"}
OF_A_PROFILE = {field.name for field in dataclasses.fields(ApplicantProfile)}
GROWING_OLD = applicant(usce_hands_on_months=1)


def changed(name: str, profile: ApplicantProfile, day: dt.date = DAY) -> ApplicantProfile | None:
    return changes(day)[name](profile)


def offered(profile: ApplicantProfile, day: dt.date = DAY) -> set[str]:
    return {name for name, change in changes(day).items() if change(profile) is not None}


# What each change changes


def test_the_changes_stand_in_the_order_in_which_they_are_told() -> None:
    assert tuple(changes(DAY)) == EVERY_CHANGE


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("step2_230", {"step2_expected": Month(2027, 1)}, {"step2": 230, "step2_expected": None}),
        ("step3", {"step3": False, "step3_expected": Month(2027)}, {"step3": True, "step3_expected": None}),
        ("step3", {"step3": None}, {"step3": True}),
        ("step3", {"ecfmg_certified": False, "school_country": "US"}, {"step3": True}),
        (
            "certificate",
            {"ecfmg_certified": False, "ecfmg_expected": Month(2027, 1)},
            {"ecfmg_certified": True, "ecfmg_expected": None},
        ),
        ("certificate", {"ecfmg_certified": None}, {"ecfmg_certified": True}),
        ("usce_1", {"usce_hands_on_months": 0}, {"usce_hands_on_months": 1}),
        ("usce_3", {"usce_hands_on_months": 117}, {"usce_hands_on_months": 120}),
        ("letter_us", {"letters_us": 2, "letters": 3}, {"letters_us": 3}),
        ("letter_us", {"letters_us": 3, "letters": 3}, {"letters_us": 4, "letters": 4}),
        ("letter_us", {"letters_us": 0}, {"letters_us": 1}),
        ("accept_j1", {"work_status": "f1", "visas": ("h1b",)}, {"visas": ("h1b", "j1")}),
        ("accept_j1", {"work_status": "ead"}, {"visas": ("j1",)}),
        ("next_season", {}, {"match_year": 2028}),
        ("next_season", {"match_year": 2028}, {"match_year": 2029}),
    ],
)
def test_a_change_sets_what_it_says_and_nothing_else(name: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    profile = applicant(**before)
    assert changed(name, profile) == dataclasses.replace(profile, **after)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("step2_250", {"step2": 210}),
        ("step3", {"step3": True}),
        ("certificate", {"ecfmg_certified": True}),
        ("accept_j1", {"work_status": "f1", "visas": ("j1", "h1b")}),
    ],
)
def test_what_is_true_already_is_not_offered(name: str, told: dict[str, Any]) -> None:
    assert changed(name, applicant(**told)) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("usce_1", {"usce_hands_on_months": None, "observership_months": 3}),
        ("letter_us", {"letters_us": None, "letters": 3}),
        ("accept_j1", {"work_status": "f1", "visas": None}),
        ("accept_j1", {"work_status": None, "visas": None}),
    ],
)
def test_what_rests_on_what_was_not_told_is_not_offered(name: str, told: dict[str, Any]) -> None:
    assert changed(name, applicant(**told)) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("usce_3", {"usce_hands_on_months": 118}),
        ("letter_us", {"letters_us": 20}),
        ("accept_j1", {"work_status": "citizen", "visas": ("h1b",)}),
        ("step3", {"ecfmg_certified": False}),
        ("step3", {"ecfmg_certified": None}),
        ("certificate", {"ecfmg_certified": False, "school_country": "US"}),
        ("certificate", {"ecfmg_certified": False, "step1": "fail"}),
        ("certificate", {"ecfmg_certified": False, "graduated": Month(2027, 6)}),
    ],
)
def test_what_cannot_be_is_not_offered(name: str, told: dict[str, Any]) -> None:
    assert changed(name, applicant(**told)) is None


def test_to_one_who_has_told_nothing_only_what_is_whole_in_itself_is_offered() -> None:
    scores = {f"step2_{score}" for score in (220, 230, 240, 250)}
    assert offered(ApplicantProfile()) == {*scores, "certificate", "next_season"}


# What no change touches


@settings(max_examples=300)
@given(profiles())
@example(ApplicantProfile(graduated=Month(2012), failed=Failed(1, 2, 3, 4), school="Test", school_country="PK"))
def test_no_change_touches_what_an_applicant_cannot_change(profile: ApplicantProfile) -> None:
    tried = [one for change in changes(DAY_OF_PROFILES).values() if (one := change(profile))]
    assert tried
    assert NEVER < OF_A_PROFILE - CAN_CHANGE
    for other in tried:
        assert other != profile
        assert {name for name in OF_A_PROFILE if getattr(other, name) != getattr(profile, name)} <= CAN_CHANGE


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profile=profiles())
def test_every_change_makes_a_profile_that_someone_could_tell(
    monkeypatch: pytest.MonkeyPatch, profile: ApplicantProfile
) -> None:
    field = ProfileForm.base_fields["specialties"]
    monkeypatch.setattr(field, "known", lambda codes: set(codes) & set(KNOWN_SPECIALTIES))
    for name, change in changes(DAY_OF_PROFILES).items():
        other = change(profile)
        # The form asks about three Matches ahead; a later season than that can still be counted.
        if other is None or (other.match_year or 0) > SEASON + MATCHES_AHEAD:
            continue
        assert profile_of(other.as_json(), DAY_OF_PROFILES) == (other, {}), name


# Figures


def of(made: Made, profile: ApplicantProfile) -> Match:
    return matched(profile, stated(made.programs, made.lines), made.day)


def hold_to_the_fresh_match(one: Moved, base: Match, among: np.ndarray) -> None:
    other = changes(base.case.day)[one.change](base.case.profile)
    assert other is not None
    fresh = matched(other, base.case.stated, base.case.day)
    assert one.before == base.counts(among)
    assert one.after == fresh.counts(among)
    assert sum(one.before.values()) == sum(one.after.values()) == int(among.sum())
    plain = [row for row in range(len(among)) if among[row] and base.verdict[row] != fresh.verdict[row]]
    assert one.rows.tolist() == plain
    assert one.start is not None
    assert (one.start.tolist(), one.end.tolist()) == (
        [int(base.verdict[row]) for row in plain],
        [int(fresh.verdict[row]) for row in plain],
    )
    for verdict in Verdict:
        gone, come = int((one.start == verdict).sum()), int((one.end == verdict).sum())
        assert one.after[verdict] - one.before[verdict] == come - gone


@settings(max_examples=100)
@given(case=small_cases() | large_cases(), shown=st.integers(0, 2**12 - 1))
def test_the_figures_are_those_of_a_fresh_match_of_the_changed_profile(
    case: tuple[Made, ApplicantProfile], shown: int
) -> None:
    made, profile = case
    base = of(made, profile)
    among = np.array([bool(shown >> row & 1) for row in range(len(made.programs))])
    found = what_if(base, among)
    assert [one.change for one in found] == [name for name in EVERY_CHANGE if name in offered(profile, made.day)]
    for one in found:
        hold_to_the_fresh_match(one, base, among)


THREE = (5, 3, 9)


def three(profile: ApplicantProfile) -> Match:
    """The first asks for 220 on Step 2 CK, the second for 240, the third for 240 long ago. All take graduates."""
    takes = [line("accepts_img", "yes", program=number, statement=number) for number in THREE]
    asks = [
        line("min_step2", 220, program=5, statement=11),
        line("min_step2", 240, program=3, statement=12),
        line("min_step2", 240, program=9, statement=13, age=OLDER),
    ]
    return matched(profile, stated([program("C", number=number) for number in THREE], [*takes, *asks]), DAY)


def test_rows_are_those_that_move_with_where_from_and_where_to() -> None:
    base = three(applicant())
    assert [Verdict(int(one)) for one in base.verdict] == [Verdict.CONFIRM] * 3
    by_name = {one.change: one for one in what_if(base, np.ones(3, np.bool_))}
    low, high = by_name["step2_220"], by_name["step2_240"]
    assert low.rows.tolist() == [0, 1, 2]
    assert [Verdict(int(one)) for one in low.end] == [Verdict.OPEN, Verdict.CLOSED, Verdict.DOUBTFUL]
    assert high.after == {**dict.fromkeys(Verdict, 0), Verdict.OPEN: 3}
    assert high.before == {**dict.fromkeys(Verdict, 0), Verdict.CONFIRM: 3}
    assert (by_name["next_season"].rows.tolist(), by_name["next_season"].end.tolist()) == ([], [])


def test_only_programs_that_are_looked_at_move() -> None:
    base = three(applicant())
    high = {one.change: one for one in what_if(base, np.array([False, True, False]))}["step2_240"]
    assert high.rows.tolist() == [1]
    assert high.after == {**dict.fromkeys(Verdict, 0), Verdict.OPEN: 1}


def test_nothing_moves_between_two_matches_that_are_alike() -> None:
    base = three(GROWING_OLD)
    one = moved("usce_1", base, three(GROWING_OLD), np.ones(3, np.bool_))
    assert (one.rows.tolist(), one.before) == ([], one.after)


# More programs


def test_looking_further_adds_programs_and_moves_none() -> None:
    base = three(applicant(step2=220))
    among, wider = np.array([True, False, False]), np.array([True, True, False])
    one = widened("state_TX", base, among, wider)
    assert one.start is None
    assert (one.rows.tolist(), [Verdict(int(end)) for end in one.end]) == ([1], [Verdict.CLOSED])
    assert one.before == {**dict.fromkeys(Verdict, 0), Verdict.OPEN: 1}
    assert one.after == {**one.before, Verdict.CLOSED: 1}


def columns_of(names: list[str | None]) -> tuple[Match, Column]:
    """Six programs in these places. Four are open, the fifth short of a preference, the last closed."""
    numbers = range(1, len(names) + 1)
    takes = [line("accepts_img", "yes", program=number, statement=number) for number in numbers]
    short = line("letters", 4, program=5, strength="preferred", statement=21)
    closed = line("min_step2", 240, program=6, statement=22)
    listed = [program("C", number=number) for number in numbers]
    base = matched(applicant(letters=3, step2=220), stated(listed, [*takes, short, closed]), DAY)
    verdicts = [Verdict(int(one)).name for one in base.verdict]
    assert verdicts == [*["OPEN"] * 4, "SHORT", "CLOSED", *["OPEN"] * (len(names) - 6)]
    return base, text_column(names)


def test_further_places_are_those_that_add_the_most_open_programs_then_short_ones_then_by_name() -> None:
    names = ["known", "one b", "two", "two", "one and a short one", "closed", "one a", "one and a short one"]
    base, column = columns_of(names)
    beyond = np.array([False, *[True] * 7])
    assert further(base, beyond, column, set(names)) == ["two", "one and a short one", "one a"]
    assert MOST_PLACES == 3
    assert further(base, beyond, column, ["known", "closed", "one b", "held by no program"]) == ["one b"]
    assert further(base, np.zeros(8, np.bool_), column, set(names)) == []


def test_a_program_of_no_known_place_is_no_place_to_look_further() -> None:
    base, column = columns_of([None, "", "TX", "TX", None, "TX"])
    assert further(base, np.ones(6, np.bool_), column, ["TX", "NM"]) == ["TX"]
