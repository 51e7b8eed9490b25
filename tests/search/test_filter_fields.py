"""The fields of the search form: what they hold, what they count, and where their errors stand."""

import datetime as dt

import pytest
from django.test import Client

from search.facets import NAMES
from search.filters import ProgramFilter
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/programs/{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_every_parameter_has_its_field_on_the_page(client: Client) -> None:
    made_up.program("Test A")
    shown = page(client)
    for name in set(ProgramFilter.base_filters) - {"page", "per_page"}:
        assert f'id="field-{name}"' in shown
        assert f'name="{name}"' in shown


def test_an_entry_keeps_what_was_typed_and_its_part_of_the_form_stands_open(client: Client) -> None:
    made_up.program("Test A")
    shown = page(client, "?graduated=2019&deadline_after=2026-12-01")
    assert 'name="graduated" type="number" value="2019" min="1950" max="2027"' in shown
    assert 'name="deadline_after" type="date" value="2026-12-01"' in shown
    assert '<details class="fold" id="fold-numbers" open> <summary>What you bring</summary>' in shown
    assert '<details class="fold" id="fold-days" open> <summary>Dates of this season</summary>' in shown
    assert '<details class="fold" id="fold-filings"> <summary>H-1B filings of the employer</summary>' in shown


def test_an_error_stands_beside_its_entry(client: Client) -> None:
    made_up.program("Test A")
    shown = page(client, "?step2=<b>&open_on=soon")
    for name in ("step2", "open_on"):
        assert f'<a href="#field-{name}">' in shown
        assert f'aria-describedby="hint-{name} error-{name}" aria-invalid="true"' in shown
    assert "<b>&open" not in shown
    assert "Test A" not in shown


def test_what_programs_state_is_told_beside_what_one_brings(client: Client) -> None:
    made_up.program("Test A", required_step2=225, ecfmg_by="interview")
    made_up.program("Test B", resident_filings=True)
    shown = page(client)
    assert "<summary>What programs state: Step 2 CK score</summary> <ul> <li>Under 200: 0</li>" in shown
    assert "<li>220 to 229: 1</li>" in shown
    assert "<li>before the interview: 1</li>" in shown
    assert "<summary>What programs state: Application service</summary> <ul> <li>ERAS: 2</li>" in shown
    assert 'name="resident_filings" value="yes"' in shown
    assert len(NAMES) == 12


@pytest.mark.parametrize(
    ("query", "chip"),
    [
        ("?step2=230", "Step 2 CK score: 230"),
        ("?attempts=0", "Failed attempts: 0"),
        ("?open_on=2026-11-21", "Open on: 21 November 2026"),
        ("?has=visa_j1", "States something about: J-1 visa"),
        ("?ecfmg=no", "ECFMG certificate: Not yet certified"),
        ("?resident_filings=yes", "A case with a resident&#x27;s job title is on file"),
    ],
)
def test_a_chip_says_what_is_asked(client: Client, query: str, chip: str) -> None:
    made_up.program("Test A")
    assert f'<span class="unseen">Remove:</span> {chip} <span' in page(client, query)


def test_dates_tell_how_many_more_have_not_said(client: Client) -> None:
    made_up.program("Test A", deadline_on=dt.date(2026, 12, 1))
    made_up.program("Test B")
    shown = page(client, "?deadline_after=2026-11-21")
    assert "1 more has not said, or its sources differ." in shown
    assert "Test B" not in shown


def test_an_empty_result_offers_a_number_to_take_away(client: Client) -> None:
    made_up.program("Test A", required_step2=240)
    shown = page(client, "?step2=200")
    assert 'href="?">Without “Step 2 CK score: 200”</a>: 1 program' in shown
