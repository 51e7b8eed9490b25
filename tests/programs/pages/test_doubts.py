"""What is left out because of the words around it."""

import pytest

from programs.pages.extract import extract

NOTHING_ASKED = (
    "Virtually all applicants who are interviewed have Step 2 CK scores above 235.",
    "The majority of those we match have scores above 235 on Step 2 CK.",
    "Most candidates have three letters of recommendation from their specialty.",
    "Our residents must pass Step 2 CK on the first attempt.",
    "Applicants for PGY-3 positions must have passed Step 3.",
)


@pytest.mark.parametrize("sentence", NOTHING_ASKED)
def test_what_is_usual_or_asked_of_residents_is_no_demand(sentence: str) -> None:
    assert extract(sentence) == []


LONG = (
    "Those who write to us from abroad and who have not yet been here should know that we read every application from "
    "its first page to its last one, that three letters of recommendation are required, that it takes us some weeks at "
    "the least, often more of them, and that we answer whoever has sent us one with everything in it."
)


def test_a_demand_amid_many_words_is_left_out() -> None:
    assert extract(LONG) == []
    assert len(extract("Three letters of recommendation are required.")) == 1


def test_visas_are_read_whatever_the_words_around_them() -> None:
    assert [one.value for one in extract("We usually sponsor J-1 visas.")] == ["yes"]


def test_a_limit_that_is_lifted_keeps_its_exception() -> None:
    text = "Graduation must be within 5 years unless you have been in active practice."

    assert [(one.value, bool(one.unless)) for one in extract(text)] == [("5", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Are all interviews virtual?\nVirtually every applicant asks.", []),
        ("Deadline\nTwo positions to commence July 1, 2031 are open.", []),
        ("We accept a J-1 visa or an O visa.", ["visa_j1=yes", "visa_other=o1"]),
    ],
)
def test_words_that_look_alike_are_told_apart(text: str, expected: list[str]) -> None:
    assert [f"{one.field}={one.value}" for one in extract(text) if one.field != "positions"] == expected


def test_a_day_out_of_season_is_no_applications() -> None:
    assert extract("Applications must be complete by July 1.") == []
    assert [one.value for one in extract("Applications must be complete by October 1.")] == ["--10-01"]


def test_experience_that_not_everyone_needs_is_not_asked_for() -> None:
    assert extract("Your application must include:\n- US clinical experience, if applicable") == []


def test_an_item_that_no_word_demands_is_left_out() -> None:
    assert extract("## At a glance\n\n- Three letters of recommendation\n- Friendly colleagues") == []
    assert len(extract("## Requirements\n\n- Three letters of recommendation\n- Friendly colleagues")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Three letters of recommendation are optional.",
        "Those who graduated more than 6 years ago will be considered on an individual basis.",
        "Graduation within the past 6 years is not required.",
        "Step 2 CK before the interview is optional.",
    ],
)
def test_what_nobody_has_to_have_is_no_demand(sentence: str) -> None:
    assert extract(sentence) == []
