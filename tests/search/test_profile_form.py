"""The questions: what may be answered, and which answers cannot be true together."""

import datetime as dt
from typing import Any
from urllib.parse import unquote

import pytest

from search.profile import Month
from search.questions.countries import COUNTRIES, by_name
from search.questions.form import ProfileForm
from tests.search.garbage import GARBAGE
from tests.search.profiles import DAY

SKIPPED = {"specialties"}
"""Asks the database; see test_profile_json."""


def form(day: dt.date = DAY, **answers: Any) -> ProfileForm:
    return ProfileForm(answers, day=day)


def errors(**answers: Any) -> dict[str, list[str]]:
    return {name: [str(one) for one in found] for name, found in form(**answers).errors.items()}


def test_everything_may_be_left_blank() -> None:
    blank = form(**dict.fromkeys(ProfileForm.base_fields, ""))
    assert blank.is_valid()
    assert blank.profile().is_empty
    assert blank.profile().as_json() == {}


def test_every_question_is_asked_in_words() -> None:
    assert len(ProfileForm.base_fields) == 32
    assert [name for name, field in ProfileForm.base_fields.items() if not str(field.label)] == []


CERTIFICATE = "The ECFMG certificate comes after graduation: one of the two answers is not right."
PASSED = "This has passed. Give a month to come, or leave it blank."
BOTH = {"ecfmg_certified": "no", "step3": "yes"}


@pytest.mark.parametrize(
    ("answers", "name", "sentence"),
    [
        ({"letters": "2", "letters_us": "3"}, "letters_us", "This is more than all your letters together."),
        (
            {"letters": "0", "letters_specialty": "1"},
            "letters_specialty",
            "This is more than all your letters together.",
        ),
        ({"step2": "245", "step2_expected": "2027-01"}, "step2_expected", "You have a score: leave this blank."),
        (
            {"ecfmg_certified": "yes", "ecfmg_expected": "2027-01"},
            "ecfmg_expected",
            "You have the certificate: leave this blank.",
        ),
        ({"step3": "yes", "step3_expected": "2027"}, "step3_expected", "You have passed Step 3: leave this blank."),
        (
            {"ecfmg_certified": "yes", "step1": "fail"},
            "step1",
            "The ECFMG certificate needs a pass: one of the two answers is not right.",
        ),
        (BOTH, "step3", "Step 3 comes after the ECFMG certificate: one of the two answers is not right."),
        (
            {"us_training_years": "0", "pgy1_complete": "yes"},
            "pgy1_complete",
            "With no year of training, a first year cannot be complete.",
        ),
        (
            {"step1": "fail", "step1_score": "180"},
            "step1_score",
            "Leave the score blank if your last result is a fail.",
        ),
        (
            {"step1": "fail", "failed_step1": "0"},
            "failed_step1",
            "You say above that Step 1 was failed: count that attempt here.",
        ),
        ({"graduated": "2027-06", "ecfmg_certified": "yes"}, "graduated", CERTIFICATE),
        ({"graduated": "2026-12", "ecfmg_certified": "yes"}, "graduated", CERTIFICATE),
        (
            {"graduated": "2028"},
            "graduated",
            "This is after the Match of 2027. Choose a later Match, or correct the year.",
        ),
        ({"graduated": "1949-12"}, "graduated", "Give a year from 1950 on."),
        ({"ecfmg_expected": "2026-10"}, "ecfmg_expected", PASSED),
        ({"step2_expected": "2025"}, "step2_expected", PASSED),
        ({"step3_expected": "2025-12"}, "step3_expected", PASSED),
        ({"step3_expected": "2037"}, "step3_expected", "Give a year up to 2036."),
        ({"ecfmg_expected_month": "03"}, "ecfmg_expected", "Give the year too."),
        (
            {"graduated_year": "19", "graduated_month": "03"},
            "graduated",
            "Give a year of four digits, and its month if you know it.",
        ),
        ({"observership_months": "-1"}, "observership_months", "Give a whole number from 0 to 120."),
        ({"step2": "1e2"}, "step2", "Give a whole number from 1 to 300."),
        ({"step3": "maybe"}, "step3", "Choose yes or no, or leave it open."),
    ],
)
def test_what_cannot_be_is_told_beside_its_question(answers: dict[str, str], name: str, sentence: str) -> None:
    assert errors(**answers) == {name: [sentence]}


@pytest.mark.parametrize(
    "answers",
    [
        {"letters_us": "3"},
        {"letters": "3", "letters_us": "3", "letters_specialty": "3"},
        {"step3": "yes"},
        {**BOTH, "school_country": "US"},
        {**BOTH, "school_country": "CA", "graduated": "2020"},
        {"us_training_years": "0", "pgy1_complete": "no"},
        {"step1": "fail", "failed_step1": "1"},
        {"step1": "fail", "ecfmg_certified": "no"},
        {"graduated": "2027-06", "ecfmg_certified": "no"},
        {"graduated": "2028-05", "match_year": "2028"},
        {"graduated": "2026-11", "ecfmg_certified": "yes"},
        {"graduated": "1950"},
        {"ecfmg_expected": "2026-11"},
        {"ecfmg_expected": "2026"},
        {"work_status": "citizen", "visas": ["h1b"]},
    ],
)
def test_what_can_be_is_taken(answers: dict[str, Any]) -> None:
    assert errors(**answers) == {}


def test_the_day_decides_what_has_passed_and_which_season_is_this_one() -> None:
    answers = {"ecfmg_expected": "2027-01", "match_year": "2027"}
    assert form(**answers).is_valid()
    later = form(dt.date(2027, 6, 1), **answers)
    assert set(later.errors) == {"ecfmg_expected", "match_year"}


def test_a_month_is_read_from_its_two_controls() -> None:
    told = form(graduated_year=" 2019 ", graduated_month="06", ecfmg_expected_year="2027", ecfmg_expected_month="")
    assert told.is_valid()
    assert (told.profile().graduated, told.profile().ecfmg_expected) == (Month(2019, 6), Month(2027))


def test_a_score_of_step_1_stands_for_its_result() -> None:
    told = form(step1="pass", step1_score="231")
    assert told.is_valid()
    assert told.profile().step1 == 231


@pytest.mark.parametrize("kind", sorted(GARBAGE))
def test_no_answer_breaks_a_question_and_no_sentence_repeats_it(kind: str) -> None:
    typed = unquote(GARBAGE[kind], errors="surrogatepass" if kind.endswith("pair") else "replace")
    asked = [name for name in ProfileForm.base_fields if name not in SKIPPED]
    found = errors(**dict.fromkeys(asked, typed))
    assert len(found) >= 25
    assert not any(len(typed) > 3 and typed in sentence for sentences in found.values() for sentence in sentences)


def test_countries_stand_in_the_order_of_their_names() -> None:
    names = [name for _code, name in by_name()]
    assert len(names) == len(set(names)) == len(COUNTRIES) == 250
    assert names.index("Åland Islands") < names.index("Albania") < names.index("Zimbabwe")
