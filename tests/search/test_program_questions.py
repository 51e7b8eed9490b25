"""Questions about a program: what is answered, by whom, and that search engines are told the same. Rows are made up."""

import datetime as dt
import html
import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from programs.models import EmployerLink, FactEvidence, Program, SponsorFiling
from programs.reconcile import Age
from search.presenters.evidence import SourceLine
from search.presenters.linked_data import questions_data
from search.presenters.program_questions import Answer, Line
from search.presenters.program_questions.asking import ASKINGS
from search.presenters.words import inside
from search.templatetags.linked_data import as_script
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]

ALWAYS = ("img", "j1", "h1b", "step2", "attempts", "graduation", "deadline")
KNOWN_ANYHOW = ("service", "listed")
STORED = "Program's own page (example.test): Undated; cycle not stated; stored copy, date unknown."


def page(client: Client, program: Program, prefix: str = "") -> str:
    response = client.get(f"{prefix}/programs/{program.public_id}/{program.slug}/")
    assert response.status_code == 200
    return str(response.content.decode())


def words(markup: str) -> str:
    """White space folded; a space that does not break stays one."""
    return re.sub(r"[ \n]+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup))).strip()


def shown(source: str) -> dict[str, tuple[str, str, str]]:
    """By name: the question, its answer, and all that stands below the question, as read on the page."""
    found = re.findall(r'<details id="question-([\w-]+)">(.*?)</details>', source, re.DOTALL)
    read = {}
    for name, inside_it in found:
        question, rest = inside_it.split("</summary>")
        answer = re.search(r'<div class="answer">(.*?)</div>', rest, re.DOTALL)
        assert answer
        read[name] = (words(question), words(answer[1].replace("</p>", "</p> ")), words(rest))
    return read


def answers(client: Client, program: Program) -> dict[str, str]:
    return {name: answer for name, (_question, answer, _rest) in shown(page(client, program)).items()}


def told_to_machines(source: str) -> list[dict[str, Any]]:
    found = [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', source)]
    (one,) = [data for data in found if data["@type"] == "FAQPage"]
    return list(one["mainEntity"])


def file_positions(program: Program, *years: tuple[int, int], relation: str = "same", **more: Any) -> None:
    key = f"test-{relation}"
    EmployerLink.objects.create(
        employer=key, employer_key=key, state="NY", institution=program.institution, relation=relation, **more
    )
    government = made_up.source("test-filings", kind="government")
    for year, positions in years:
        row = {"employer": key, "employer_key": key, "state": "NY", "fiscal_year": year, "positions": positions}
        SponsorFiling.objects.create(source=government, **row)


def test_a_silent_program_is_asked_what_decides_and_nothing_else(client: Client) -> None:
    found = shown(page(client, made_up.program()))
    assert tuple(found) == (*ALWAYS, *KNOWN_ANYHOW)
    for name in ("img", "j1", "h1b"):
        assert found[name][1] == "It has not said. That is neither a yes nor a no."
    for name in ("step2", "attempts", "graduation", "deadline"):
        assert found[name][1] == "It has not said."
    assert found["listed"][0] == "Is it listed for the 2027 Match?"
    assert found["listed"][1] == "Listed for the 2023 Match; not confirmed for 2027."
    assert found["service"][1].startswith("This specialty takes applications through ERAS; its Match is run by NRMP.")


def test_what_nobody_has_said_comes_with_a_question_to_copy_and_what_is_said_does_not(client: Client) -> None:
    program = made_up.program()
    made_up.fact(program, "visa_j1", "yes", basis="explicit")
    found = shown(page(client, program))
    assert "Look for: H-1B visa." in found["h1b"][2]
    assert "Does your program currently sponsor the H-1B for residents" in found["h1b"][2]
    assert "Look for" not in found["j1"][2]
    assert found["j1"][1] == f"Yes. {STORED}"


@pytest.mark.parametrize(
    ("name", "fact", "answer"),
    [
        ("img", {"field": "accepts_img", "value": "no", "basis": "explicit"}, f"No. {STORED}"),
        ("j1", {"field": "visa_j1", "value": "case_by_case", "basis": "explicit"}, f"Case by case. {STORED}"),
        (
            "step2",
            {"field": "min_step2", "value": "220", "strength": "required", "basis": "explicit"},
            f"220 required. {STORED}",
        ),
        (
            "step2",
            {"field": "min_step2", "value": "230", "strength": "preferred", "basis": "explicit", "applies_to": "img"},
            f"230 preferred. For international graduates. {STORED}",
        ),
        (
            "attempts",
            {"field": "max_failed_attempts", "value": "0", "scope": "step1", "strength": "required"},
            "Step 1: Passes at the first attempt only, required. Not known whether the page says this in words. "
            + STORED,
        ),
        (
            "graduation",
            {
                "field": "max_years_since_graduation",
                "value": "5",
                "strength": "required",
                "basis": "explicit",
                "unless": "active practice",
            },
            f"Within 5 years, required. Unless: active practice. {STORED}",
        ),
        (
            "letters",
            {"field": "letters_us", "value": "2", "strength": "required", "basis": "explicit", "kind": "C"},
            f"Letters from US doctors: 2 required. Categorical positions only. {STORED}",
        ),
        (
            "experience",
            {"field": "usce_kind", "value": "hands_on_only", "strength": "required", "basis": "explicit"},
            f"Kind of US experience: Hands-on only, required. {STORED}",
        ),
        (
            "ecfmg",
            {"field": "ecfmg_certificate_by", "value": "ranking", "strength": "required", "basis": "explicit"},
            f"Before ranking, required. {STORED}",
        ),
    ],
)
def test_an_answer_is_the_fact_with_what_narrows_it_and_who_says_so(
    client: Client, name: str, fact: dict[str, Any], answer: str
) -> None:
    program = made_up.program()
    made_up.fact(program, **fact)
    assert answers(client, program)[name] == answer


def test_an_answer_says_when_it_was_read_and_that_it_is_older(client: Client) -> None:
    program = made_up.program()
    made_up.fact(program, "visa_j1", "yes", basis="explicit", live=dt.date(2026, 11, 12))
    made_up.fact(program, "visa_h1b", "no", basis="explicit", stated_cycle="2018", match_year=2018)
    found = shown(page(client, program))
    assert "Current; cycle not stated; read on 12 November 2026." in found["j1"][1]
    assert "No. Program's own page (example.test): Older: for the 2018 Match; stated for 2018" in found["h1b"][1]
    assert "a question to copy" in found["h1b"][2], "what is older is worth asking again"


def test_sources_that_differ_are_both_told_and_the_program_is_asked(client: Client) -> None:
    program = made_up.program()
    other = made_up.statement(program, "visa_h1b", "no", page_url="https://other.test/visa", basis="explicit")
    made_up.fact(program, "visa_h1b", "yes", differing=(other,), basis="explicit")
    _question, answer, rest = shown(page(client, program))["h1b"]
    assert answer == f"Two sources differ: Yes. {STORED} No. {STORED.replace('example.test', 'other.test')}"
    assert "a question to copy" in rest


def test_pages_that_agree_and_older_ones_that_do_not_are_counted(client: Client) -> None:
    program = made_up.program()
    fact = made_up.fact(program, "visa_j1", "yes", basis="explicit")
    for number, (value, differs) in enumerate([("yes", False), ("yes", False), ("no", True)]):
        beside = made_up.statement(program, "visa_j1", value, page_url=f"https://example.test/{number}")
        FactEvidence.objects.create(fact=fact, statement=beside, differs=differs)
    found = answers(client, program)["j1"]
    assert found == f"Yes. {STORED} 2 more pages say the same. 1 other statement differs."


def test_sponsoring_a_visa_implies_that_graduates_from_abroad_are_taken(client: Client) -> None:
    program = made_up.program()
    made_up.fact(program, "visa_j1", "yes", basis="explicit")
    assert answers(client, program)["img"] == f"It has not said. J-1 visa: Yes, which implies it. {STORED}"


@pytest.mark.parametrize("value", ["no", "case_by_case"])
def test_no_other_answer_about_a_visa_implies_anything(client: Client, value: str) -> None:
    program = made_up.program()
    made_up.fact(program, "visa_j1", value, basis="explicit")
    assert answers(client, program)["img"] == "It has not said. That is neither a yes nor a no."


def test_filings_are_the_history_of_an_employer_and_never_a_promise(client: Client) -> None:
    program = made_up.program()
    file_positions(program, (2024, 9), (2025, 23), (2026, 4), certainty="sure")
    assert answers(client, program)["h1b"] == (
        "It has not said. Its sponsor filed labor condition applications for 23 physician positions in fiscal 2025, "
        "the step before a petition; that includes attending doctors. Whether it files for residents is not known from "
        "these records. That is the history of an employer, never a promise. Source: US Department of Labor."
    )


def test_filings_of_a_year_that_is_not_over_say_so(client: Client) -> None:
    program = made_up.program()
    file_positions(program, (2026, 1), certainty="sure", files_for_residents=True)
    found = answers(client, program)["h1b"]
    assert "for 1 physician position in fiscal 2026, the step before" in found
    assert (
        "The federal data for that year is partial. At least one case on file carries a resident's job title." in found
    )


@pytest.mark.parametrize(
    "link",
    [
        {"relation": "parent_system", "certainty": "sure"},
        {"relation": "same", "certainty": "likely"},
        {"relation": "same", "certainty": "sure", "confirmed": False},
    ],
)
def test_filings_that_are_shared_or_not_confirmed_are_not_spoken_of(client: Client, link: dict[str, Any]) -> None:
    program = made_up.program()
    file_positions(program, (2025, 50), **link)
    assert answers(client, program)["h1b"] == "It has not said. That is neither a yes nor a no."


def test_step_3_matters_where_the_h1b_is_sponsored_even_if_nobody_says_when(client: Client) -> None:
    program = made_up.program()
    made_up.fact(program, "visa_h1b", "yes")
    assert answers(client, program)["step3"] == "It has not said. The H-1B petition needs Step 3."
    made_up.fact(program, "h1b_step3_by", "ranking", basis="explicit")
    assert answers(client, program)["step3"] == f"Step 3 for the H-1B: Before ranking. {STORED}"


def test_a_deadline_is_told_as_the_season_has_it(client: Client) -> None:
    program = made_up.program()
    made_up.deadline(program, "--12-01", basis="explicit")
    assert answers(client, program)["deadline"] == f"1 December, as stated for every season. {STORED}"


def test_a_deadline_of_another_season_is_never_told_as_one_of_this(client: Client) -> None:
    program = made_up.program()
    made_up.deadline(program, "2017-11-30", basis="explicit")
    found = answers(client, program)["deadline"]
    assert found.startswith(
        "Not stated for the 2027 Match. For the 2018 Match: 30 November 2017 (that season is over)."
    )


def test_a_service_that_is_not_confirmed_is_not_named(client: Client) -> None:
    specialty = made_up.specialty("795")
    specialty.application_service = "unconfirmed"
    specialty.save()
    assert answers(client, made_up.program(code="795"))["service"] == (
        "Not confirmed for this specialty. Its own page says which."
    )


def test_a_program_without_a_track_on_a_list_says_so(client: Client) -> None:
    assert answers(client, made_up.program(kinds=""))["listed"].startswith("No list we hold names a track")


# What search engines are told


def rich() -> Program:
    program = made_up.program('Test <b>"Hospital"</b> & Clinic')
    other = made_up.statement(program, "visa_h1b", "no", page_url="https://other.test/a?b=1&c=<2>")
    made_up.fact(program, "visa_h1b", "yes", differing=(other,))
    made_up.fact(program, "visa_j1", "yes", unless="</script><script>alert(1)</script> & more")
    made_up.fact(program, "min_step2", "220", strength="required", where_on_page="Eligibility")
    made_up.fact(program, "visa_other", "ead_accepted")
    made_up.fact(program, "img_residents", "3/24")
    made_up.deadline(program, "--12-01")
    file_positions(program, (2025, 1_234), certainty="sure")
    return program


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_search_engines_are_told_what_the_page_shows_word_for_word(client: Client, prefix: str) -> None:
    source = page(client, rich(), prefix)
    machines = [(one["name"], one["acceptedAnswer"]["text"]) for one in told_to_machines(source)]
    assert machines == [(question, answer) for question, answer, _rest in shown(source).values()]
    assert len(machines) == 12


def test_no_word_of_a_source_can_end_the_data(client: Client) -> None:
    source = page(client, rich())
    assert "<script>alert(1)" not in source
    (said,) = [one for one in told_to_machines(source) if "J-1" in one["name"]]
    assert "</script><script>alert(1)</script> & more" in said["acceptedAnswer"]["text"]


@given(st.text(), st.text())
def test_whatever_is_said_is_valid_data(question: str, said: str) -> None:
    script = as_script(questions_data([Answer("one", question, (Line(said),), "", "")]))
    assert script.count("<") == script.count(">") == 2
    (one,) = json.loads(script[script.index(">") + 1 : script.rindex("<")])["mainEntity"]
    assert (one["name"], one["acceptedAnswer"]["text"]) == (question, said)


def test_the_questions_cost_no_query_however_much_is_said(client: Client) -> None:
    made = []
    for program in (made_up.program(), rich()):
        page(client, program)
        with CaptureQueriesContext(connection) as queries:
            page(client, program)
        made.append({re.sub(r"\d+|'[^']*'", "", one["sql"]) for one in queries})
    assert not {one for one in made[1] - made[0] if "specialtysignal" in one}
    assert len(made[1]) <= len(made[0]) + 8, "only rows beside facts and filings that the page shows anyhow"


# How they are drawn


def test_questions_stay_closed_and_have_headings(client: Client) -> None:
    source = page(client, made_up.program())
    assert 'id="questions">Questions about this program</h2>' in source
    assert source.count("<summary><h3>") == len(ALWAYS) + len(KNOWN_ANYHOW)
    assert not re.search(r'<details id="question-[\w-]+"[^>]*open', source)


def test_what_is_asked_is_written_once_each() -> None:
    names = [one.name for one in ASKINGS]
    assert len(names) == len(set(names)) == 21
    fields = [field for one in ASKINGS for field in one.fields]
    assert len(fields) == len(set(fields))
    assert {one.name for one in ASKINGS if one.decides} == set(ALWAYS)
    assert all(one.to_copy for one in ASKINGS if one.decides)


def test_a_page_without_an_address_is_named_and_not_linked() -> None:
    source = SourceLine("Test voice", "", "", "", "cycle not stated", "stored copy", Age.UNDATED, "Undated")
    assert Line("Yes.", source).text == "Yes. Test voice: Undated; cycle not stated; stored copy."


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Years since graduation", "years since graduation"),
        ("J-1 visa", "J-1 visa"),
        ("ECFMG certificate", "ECFMG certificate"),
        ("US experience", "US experience"),
        ("Step 2 CK score", "Step 2 CK score"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence_keeps_its_names(label: str, expected: str) -> None:
    assert inside(label) == expected
