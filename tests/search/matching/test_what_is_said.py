"""What a verdict's words say of it, and what a what-if may promise."""

import datetime as dt
from typing import Any

import pytest

from programs.reconcile import Age
from search.matching.stated import Line, Listed
from search.presenters.matching import lines
from search.presenters.matching.headlines import Headline, headline
from search.profile import ApplicantProfile, Month, Training
from search.whatif import changes
from tests.search.matching.made_up import (
    DAY,
    WELCOME,
    applicant,
    deadline,
    finding,
    line,
    match,
    program,
    verdict,
)

NOVEMBER = dt.date(2026, 11, 24)
MAY = line("visa_j1", "yes")


def said(profile: ApplicantProfile, *stated: Line, at: Listed | None = None, day: dt.date = DAY) -> Headline:
    found = match(profile, WELCOME, *stated, at=at, day=day)
    return headline(found, 0, lines.lines(found.of_program(0), {}, found))


def on_a_j1(**told: Any) -> ApplicantProfile:
    return ApplicantProfile(work_status="j1", visas=("j1",), ecfmg_certified=True, **told)


def test_what_is_true_of_one_kind_of_position_alone_says_of_which() -> None:
    at = program("C", "P", years=5)
    told = said(on_a_j1(j1_years_used=4), MAY, at=at)
    assert said(on_a_j1(j1_years_used=4), MAY, at=program("C", years=5)).verdict == "closed"
    assert told.verdict == "open"
    assert told.because.startswith("For these positions alone: Preliminary")
    assert "alone" not in said(on_a_j1(j1_years_used=0), MAY, at=at).because


@pytest.mark.parametrize(
    "kind",
    [
        {"strength": "preferred"},
        {"strength": "considered_without"},
        {"age": Age.OLDER},
        {"disputed": True},
        {"inferred": True},
    ],
)
def test_no_word_about_hands_on_that_is_weaker_than_the_months_closes(kind: dict[str, Any]) -> None:
    watched = applicant(usce_hands_on_months=0, observership_months=6)
    months = line("usce_months", 3)
    assert verdict(watched, months, line("usce_kind", "hands_on_only")) == "closed"
    assert verdict(watched, months, line("usce_kind", "hands_on_only", **kind)) != "closed"


def test_a_disputed_word_makes_no_observership_count() -> None:
    watched = applicant(usce_hands_on_months=0, observership_months=6)
    months, counts = line("usce_months", 3), "observership_counts"
    assert verdict(watched, months, line("usce_kind", counts)) == "open"
    assert verdict(watched, months, line("usce_kind", counts, disputed=True)) == "confirm"


def test_a_kinds_own_deadline_stands_before_every_seasons() -> None:
    general = deadline(dt.date(2026, 10, 1), scope="recurs", statement=1)
    own = deadline(dt.date(2026, 12, 15), kind="C", statement=2)
    found = [finding("deadline", applicant(), general, own, at=program(kind), day=NOVEMBER) for kind in ("C", "P")]
    assert found == [("to do", "open"), ("unclear", "confirm")]


def test_a_certificate_is_not_offered_before_the_result_that_it_needs() -> None:
    who = {"work_status": "citizen", "ecfmg_certified": False, "step1": "pass"}
    assert changes(NOVEMBER)["certificate"](ApplicantProfile(**who, step2_expected=Month(2027, 3))) is None
    assert changes(NOVEMBER)["certificate"](ApplicantProfile(**who, step2_expected=Month(2026, 8))) is not None


@pytest.mark.parametrize(
    ("told", "stated", "wanted"),
    [
        ({"visas": ("h1b",), "work_status": "f1"}, line("visa_h1b", "yes"), "Step 3 for the H-1B"),
        ({"visas": ("j1",), "work_status": "j1"}, MAY, "Seven years on a J-1"),
    ],
)
def test_the_answer_that_is_wanted_is_one_that_is_missing(told: dict[str, Any], stated: Line, wanted: str) -> None:
    found = said(ApplicantProfile(ecfmg_certified=True, **told), stated)
    assert found.next_step == f"Add this to your answers: {wanted}"


@pytest.mark.parametrize(
    ("told", "stated"),
    [
        ({"usce_hands_on_months": 6, "observership_months": 0}, line("usce_recency", 2)),
        ({"graduated": Month(2015)}, line("clinical_recency", 5)),
    ],
)
def test_no_answer_is_wanted_that_the_form_does_not_ask_for(told: dict[str, Any], stated: Line) -> None:
    found = said(applicant(**told), stated)
    assert found.next_step == "Hold their page against your own dates. If it does not say, ask once."
    assert found.question


def test_the_visas_own_limit_is_not_said_to_be_the_programs() -> None:
    found = said(ApplicantProfile(work_status="f1", visas=("j1",), j1_years_used=6, ecfmg_certified=True), MAY)
    assert found.verdict == "closed"
    assert found.next_step == "It is the visa's own limit, not the program's. Ask ECFMG before you spend the fee."


def test_years_since_graduation_are_told_to_the_start_of_advanced_positions_too() -> None:
    found = said(applicant(graduated=Month(2022)), line("max_years_since_graduation", 5), at=program("A"))
    assert "4 years to applying, one more to the start, two more if advanced" in found.because


def test_kinds_of_positions_say_what_they_ask_for() -> None:
    untrained = applicant(us_training=Training(0))
    assert "an advanced position starts after a first year elsewhere" in said(untrained, at=program("A")).next_step
    assert "Listed for doctors with prior US or Canadian training" in said(untrained, at=program("R")).because


def test_a_failed_step_1_is_told_where_it_decides() -> None:
    found = said(ApplicantProfile(work_status="citizen", step1="fail"))
    assert "Step 1: fail" in found.because
