"""Programs side by side. Every row is made up and says so."""

import datetime as dt
import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from programs.fields import DATE_FIELDS, FIELDS, SHOWN_FIELDS
from programs.models import Program
from search import index
from search.matching import RULES, RULES_BY_NAME
from search.presenters.comparing import BEYOND, RULE_OF
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]

DAY = dt.date(2026, 11, 21)
TOLD = {"match_year": 2027, "work_status": "none", "visas": ["j1"], "step2": 230, "graduated": "2020-06"}


@pytest.fixture
def applicant(client: Client) -> Client:
    """Who has told TOLD."""
    session = client.session
    session["profile"] = TOLD
    session.save()
    return client


def address(*programs: Program | str) -> str:
    ids = [one if isinstance(one, str) else one.public_id for one in programs]
    return "/compare/?" + "&".join(f"id={one}" for one in ids)


def page(client: Client, *programs: Program | str) -> str:
    response = client.get(address(*programs))
    assert response.status_code == 200
    return folded(response.content.decode())


def folded(html: str) -> str:
    return " ".join(html.split())


def plain(html: str) -> str:
    """What is to be read: tags are taken away, and what stands for something else is written out."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def rows(html: str) -> dict[str, list[str]]:
    """The cells of each row by its label, the applicant's first where there is one; names of programs left out."""
    found = {}
    for row in re.findall(r'<tr role="row">(.*?)</tr>', html):
        if cells := re.findall(r"<td[^>]*>(.*?)</td>", row):
            label = re.search(r"<th[^>]*>(.*?)(?:<span class=\"hint\">.*)?</th>", row)
            assert label is not None
            found[plain(label[1])] = [plain(re.sub(r'<b class="whose">.*?</b>', "", cell)) for cell in cells]
    return found


def heads(html: str) -> list[str]:
    head = re.search(r"<thead.*?</thead>", html)
    assert head is not None
    return [plain(one) for one in re.findall(r"<th[^>]*>(.*?)</th>", head[0])]


# Which programs


def test_programs_stand_in_the_order_of_the_address_once_each(client: Client) -> None:
    one, other = made_up.program("Test A"), made_up.program("Test B", state="CA")
    html = page(client, other, one, other)
    assert heads(html) == ["About", "Test B", "Test A"]
    assert "<h1>2 programs side by side</h1>" in html
    assert "Test Medicine · California · Categorical</p>" in html
    assert f'<a href="/programs/{one.public_id}/{one.slug}/">Test A</a>' in html


def test_each_can_be_removed_and_the_others_stay(client: Client) -> None:
    one, other = made_up.program("Test A"), made_up.program("Test B")
    assert f'<a href="/compare/?id={other.public_id}">Remove<span class="unseen"> Test A</span></a>' in page(
        client, one, other
    )
    assert '<a href="/compare/">Remove<span class="unseen"> Test A</span></a>' in page(client, one)


def test_more_than_five_show_the_first_five_and_name_the_limit(client: Client) -> None:
    made = [made_up.program(f"Test {number}") for number in range(7)]
    html = page(client, "9999-999", *made)
    assert heads(html) == ["About", *(f"Test {number}" for number in range(5))]
    assert "At most 5 programs fit side by side: these are the first 5. 2 more were left out." in html
    assert "Add a program" not in html


GARBAGE = ["%00", "%F0%9F%92%A9", "1" * 5000, "9999-999", "<script>", "1710-400'--", "/programs/", "x-zzzzzzzz"]


def test_what_is_not_in_the_directory_is_counted_and_left_out(client: Client) -> None:
    known, hidden = made_up.program("Test A"), made_up.program("Test Hidden", published=False)
    html = page(client, known, hidden, *GARBAGE)
    assert heads(html) == ["About", "Test A"]
    assert f"{len(GARBAGE) + 1} ids in this address are not in the directory. They were left out." in html
    assert "Test Hidden" not in html
    assert "script>" not in html.replace("</script>", "")


def test_thousands_of_ids_are_answered_in_two_looks(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):
        html = page(client, *(f"9{number:03}-{number % 900 + 100}" for number in range(1000)))
    assert "1000 ids in this address are not in the directory." in html


@pytest.mark.parametrize("query", ["", "?id=", "?id=&id=%20", "?other=1"])
def test_none_explains_how_to_choose(client: Client, query: str) -> None:
    html = folded(client.get(f"/compare/{query}").content.decode())
    assert "<h1>Compare programs</h1>" in html
    assert "Put up to 5 programs side by side" in html
    assert 'href="/programs/">Search programs</a>' in html
    assert "not in the directory" not in html


def test_the_address_of_a_page_will_do_for_an_id(client: Client) -> None:
    program = made_up.program("Test A")
    for told in (
        f"https://openward.example/es/programs/{program.public_id}/test-a/",
        f"/programs/{program.public_id}/",
    ):
        assert heads(page(client, told)) == ["About", "Test A"]


def test_a_further_program_is_added_to_those_that_are_there(client: Client) -> None:
    program = made_up.program("Test A")
    html = page(client, program)
    assert f'<input type="hidden" name="id" value="{program.public_id}">' in html
    assert '<label for="add-id">' in html


def test_programs_of_one_institution_are_told_apart(client: Client) -> None:
    sponsor = made_up.institution("Test Hospital", short_name="Test H")
    made = [made_up.program(code=code, institution=sponsor) for code in ("140", "160")]
    made[1].specialty.common_name = "Test Surgery"
    made[1].specialty.save()
    other = made_up.program(institution=made_up.institution("Test Other", short_name="Test O"))
    assert heads(page(client, *made, other)) == ["About", "Test H, Test Medicine", "Test H, Test Surgery", "Test O"]


def test_a_short_name_waits_for_the_curator_with_the_name(client: Client) -> None:
    sponsor = made_up.institution("Test Hospital", short_name="Test Guess", name_certainty="likely")
    html = page(client, made_up.program(institution=sponsor))
    assert heads(html) == ["About", "Test Hospital listed"]
    assert "Test Guess" not in html


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/compare/").status_code == 405
    assert client.head("/compare/").status_code == 200


def test_the_program_page_leads_to_the_comparison(client: Client) -> None:
    program = made_up.program("Test A")
    html = folded(client.get(f"/programs/{program.public_id}/", follow=True).content.decode())
    assert f'<a href="/compare/?id={program.public_id}">Compare</a>' in html


# What they state


def test_values_stand_in_words_side_by_side_and_silence_is_told(client: Client) -> None:
    one, other = made_up.program("Test A"), made_up.program("Test B")
    made_up.fact(one, "visa_j1", "yes", basis="explicit")
    made_up.fact(one, "min_step2", "220", strength="required", basis="explicit")
    made_up.fact(one, "min_step2", "240", strength="preferred", basis="explicit")
    made_up.fact(other, "max_years_since_graduation", "5", strength="required", basis="explicit")
    made_up.deadline(other, "--12-01")
    found = rows(page(client, one, other))
    assert found["J-1 visa"] == ["Yes", "Not stated"]
    assert found["Step 2 CK score"] == ["220 required 240 preferred", "Not stated"]
    assert found["Years since graduation"] == ["Not stated", "Within 5 years, required"]
    assert found["Application deadline"][1].startswith("1 December, as stated for every season")


def test_sources_that_differ_are_shown_side_by_side(client: Client) -> None:
    program = made_up.program("Test A")
    other = made_up.statement(program, "visa_h1b", "no", page_url="https://example.test/other")
    made_up.fact(program, "visa_h1b", "yes", differing=(other,))
    cell = rows(page(client, program))["H-1B visa"][0]
    assert cell.startswith("Sources differ Yes")
    assert " No " in cell
    assert '<td role="cell" class="disputed">' in page(client, program)


def test_older_and_current_values_are_marked_and_undated_ones_are_not(client: Client) -> None:
    program = made_up.program("Test A")
    made_up.fact(program, "visa_j1", "yes", match_year=2016, stated_cycle="2015-2016", basis="explicit")
    made_up.fact(program, "visa_h1b", "no", match_year=2027, stated_cycle="2027", basis="explicit")
    made_up.fact(program, "accepts_img", "yes", basis="explicit")
    found = rows(page(client, program))
    assert found["J-1 visa"] == ["Yes Older: for the 2016 Match"]
    assert found["H-1B visa"] == ["No Current"]
    assert found["Takes international graduates"] == ["Yes"]


def test_what_none_states_is_folded_into_one_sentence(client: Client) -> None:
    one, other = made_up.program("Test A"), made_up.program("Test B")
    for name in set(SHOWN_FIELDS) - {"visa_j1", "letters", *DATE_FIELDS}:
        made_up.fact(one, name, example(name))
    html = page(client, one, other)
    sentence = "J-1 visa, Letters of recommendation, Applications open and Application deadline."
    assert f"None of them states: {sentence}" in html
    assert "J-1 visa" not in rows(html)
    assert f"Not stated: {sentence}" in page(client, one)


def example(name: str) -> str:
    known = {"img_residents": "1/3", "website": "https://example.test/", "school_requirement": "test_code"}
    values = list(FIELDS[name].values)
    return known.get(name) or (values[0] if values else "test" if name == "signal_policy" else "3")


def test_every_field_has_a_row_or_a_place_in_the_sentence(client: Client) -> None:
    one, other = made_up.program("Test A"), made_up.program("Test B")
    for name in set(SHOWN_FIELDS) - set(DATE_FIELDS):
        made_up.fact(one, name, example(name))
    made_up.deadline(one, "--12-01")
    html = page(client, one, other)
    labels = {str(FIELDS[name].label) for name in SHOWN_FIELDS}
    assert len(labels) == 31
    assert labels - set(rows(html)) == {"Applications open"}
    assert "None of them states: Applications open." in html


def test_no_cell_is_empty(applicant: Client) -> None:
    one, other = made_up.program("Test A"), made_up.program("Test B")
    for name in ("visa_j1", "min_step2", "interview_format"):
        made_up.fact(one, name, example(name))
    found = rows(page(applicant, one, other))
    assert len(found) >= 8
    for label, cells in found.items():
        assert len(cells) == 3, label
        assert all(cells), label


def test_training_service_and_filings_are_compared_too(client: Client) -> None:
    one = made_up.program("Test A", filings_latest=1234, resident_filings=True)
    other = made_up.program("Test B")
    found = rows(page(client, one, other))
    none = "None on file, which is not a no"
    assert found["Length of training"] == ["3 years (general knowledge, not yet sourced)"] * 2
    assert found["Application service"] == ["ERAS", "ERAS"]
    assert found["H-1B positions, fiscal 2025"] == ["1,234", none]
    assert found["Cases with a resident's job title"] == ["At least one on file", none]
    assert "Stated pay in resident-titled cases" not in found


# With a profile


def test_without_a_profile_nothing_is_said_of_the_reader(client: Client) -> None:
    program = made_up.program("Test A")
    made_up.fact(program, "visa_j1", "yes")
    html = page(client, program)
    assert "You" not in heads(html)
    assert 'class="for-you' not in html
    assert 'class="finding' not in html
    assert '<a href="/match/">Tell what you have</a>' in html


def test_with_a_profile_each_line_says_what_it_means_for_the_reader(applicant: Client) -> None:
    fits, closes, silent = made_up.program("Test A"), made_up.program("Test B"), made_up.program("Test C")
    made_up.fact(fits, "visa_j1", "yes", match_year=2027, stated_cycle="2027", basis="explicit")
    made_up.fact(fits, "min_step2", "220", strength="required", match_year=2027, basis="explicit")
    made_up.fact(closes, "visa_j1", "no", match_year=2027, stated_cycle="2027", basis="explicit")
    html = page(applicant, fits, closes, silent)
    assert heads(html) == ["About", "You", "Test A", "Test B", "Test C"]
    found = rows(html)
    assert found["J-1 visa"] == [
        "No US status; would take the J-1",
        "Yes Current For you: Met",
        "No Current For you: Not met",
        "Not stated",
    ]
    assert found["Step 2 CK score"][:2] == ["230", "220 required Current For you: Met"]
    assert found["Takes international graduates"][1] == "Not stated J-1 visa: Yes, which implies it For you: Met"
    assert '<p class="for-you open"><b>Nothing they state rules you out</b>' in html
    assert '<p class="for-you closed"><b>They state a limit you do not meet</b>' in html
    assert '<p class="for-you confirm"><b>Ask first</b>' in html
    assert "Tell what you have" not in html


def test_what_a_finding_rests_on_is_softened_as_its_statement_is(applicant: Client) -> None:
    doubted, plain = made_up.program("Test A"), made_up.program("Test B")
    for program, basis in ((doubted, "unknown"), (plain, "explicit")):
        made_up.fact(program, "visa_j1", "yes", match_year=2027, basis=basis)
    html = page(applicant, doubted, plain)
    unsure = "Not known whether the page says this in words"
    assert rows(html)["Takes international graduates"][1:] == [
        f"Not stated J-1 visa: Yes, which implies it {unsure}. For you: Met",
        "Not stated J-1 visa: Yes, which implies it For you: Met",
    ]
    assert rows(html)["J-1 visa"][1:] == [f"Yes {unsure}. Current For you: Met", "Yes Current For you: Met"]
    assert html.count("rules you out</b> <span>J-1 visa: Yes") == 2
    assert html.count(f"rules you out</b> <span>J-1 visa: Yes. {unsure}. Also not stated: ") == 1


def test_a_rule_that_rests_on_no_statement_has_a_row_where_it_concerns_the_reader(applicant: Client) -> None:
    session = applicant.session
    session["profile"] = {**TOLD, "j1_years_used": 6}
    session.save()
    program = made_up.program("Test A")
    made_up.fact(program, "visa_j1", "yes", match_year=2027, basis="explicit")
    found = rows(page(applicant, program))
    assert found["Seven years on a J-1"] == [
        "6 years used",
        "A J-1 allows seven years of training in all For you: Not met",
    ]


def test_every_rule_has_its_place_and_stands_beside_a_field_that_it_looks_at() -> None:
    assert {*RULE_OF.values(), *BEYOND, "visa"} == set(RULES_BY_NAME)
    assert len(RULE_OF) + len(BEYOND) + 1 == len(RULES)
    for field, rule in RULE_OF.items():
        assert field in RULES_BY_NAME[rule].fields, rule
    assert not any(RULES_BY_NAME[rule].fields for rule in BEYOND)


def test_a_program_that_the_index_does_not_hold_yet_is_shown_without_a_verdict(
    applicant: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = made_up.program("Test A")
    hold(monkeypatch)
    new = made_up.program("Test B")
    html = page(applicant, old, new)
    assert heads(html) == ["About", "You", "Test A", "Test B"]
    assert html.count('class="for-you') == 1


# Queries


def hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is held, as in a process of the site, and is not built for each request."""
    held = index.build(DAY)
    monkeypatch.setattr("search.current._held", SimpleNamespace(current=lambda _day: held))


def filled(name: str, fields: int) -> Program:
    program = made_up.program(name, kinds="CP")
    for field in SHOWN_FIELDS[:fields]:
        other = made_up.statement(program, field, example(field), page_url=f"https://example.test/{field}")
        made_up.fact(program, field, example(field), differing=(other,))
    made_up.deadline(program, "--12-01")
    return program


def test_five_programs_take_no_more_queries_than_one(
    applicant: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    made = [filled(f"Test {number}", fields) for number, fields in enumerate((3, 20, 10, 5, 1))]
    hold(monkeypatch)
    with django_assert_max_num_queries(24) as one:
        page(applicant, made[0])
    with django_assert_max_num_queries(24) as five:
        page(applicant, *made)
    assert len(five) == len(one)
