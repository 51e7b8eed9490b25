"""`/plan/calculator/`: counts alone, and nothing kept."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from applicants.models import Applicant
from tests.applicants.planning.conftest import page

pytestmark = pytest.mark.usefixtures("held_opening", "today", "plain_styles")

AAMC = "/plan/calculator/?specialty=140&count=43&specialty=420&count=7&season=2026"


def test_aamcs_own_example_comes_out(client: Client) -> None:
    shown = page(client, AAMC)
    assert "<dt>Applications</dt><dd>$797</dd>" in shown
    assert ">$720</b> 43 programs" in shown
    assert ">$77</b> 7 programs" in shown
    assert "If you stop at 30 here you save $390: 13 programs fewer." in shown
    assert ">official</a>" in shown
    assert "Program by program" not in shown


def test_nothing_is_kept(client: Client) -> None:
    page(client, AAMC)
    assert (Applicant.objects.count(), Session.objects.count(), len(client.cookies)) == (0, 0, 0)


def test_what_is_asked_stands_in_the_form_again_with_room_for_more(client: Client) -> None:
    shown = page(client, AAMC)
    assert '<option value="140" selected>Internal medicine</option>' in shown
    assert 'value="43"' in shown
    assert shown.count('<select name="specialty"') == 4
    many = "&".join(f"specialty=140&count={number}" for number in range(1, 8))
    assert page(client, f"/plan/calculator/?{many}").count('<select name="specialty"') == 8


def test_the_same_specialty_twice_is_one_specialty(client: Client) -> None:
    shown = page(client, "/plan/calculator/?specialty=140&count=20&specialty=140&count=23&season=2026")
    assert ">$720</b> 43 programs" in shown


def test_a_service_without_a_price_is_said(client: Client) -> None:
    shown = page(client, "/plan/calculator/?specialty=110&count=5")
    assert "Through ResidencyCAS, not ERAS: its price is not known to us" in shown
    assert "<dt>Applications</dt><dd>$0</dd>" in shown


def test_a_season_without_fees_offers_another_with_the_same_counts(client: Client) -> None:
    shown = page(client, "/plan/calculator/?specialty=140&count=5&season=2028")
    address = re.search(r'<a href="([^"]+)">Count as in 2027</a>', shown)
    assert address
    assert address[1] == "/plan/calculator/?specialty=140&count=5&season=2028&fees=2027"
    assert "<dt>Applications</dt><dd>$55</dd>" in page(client, address[1])


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("specialty=140&count=501", "Give a whole number from 0 to 500."),
        ("specialty=140&count=many", "Give a whole number from 0 to 500."),
        ("specialty=&count=4", "Choose the specialty of these programs."),
        ("count=4", "Choose the specialty of these programs."),
        ("specialty=ZZZ&count=4", "A value here is not one of the choices."),
        ("specialty=140&count=%00", "Give a whole number from 0 to 500."),
        ("specialty=140&count=%ed%a0%80", "Give a whole number from 0 to 500."),
        ("specialty=%3Cb%3E&count=3", "A value here is not one of the choices."),
        ("specialty=140&count=" + "9" * 5000, "Give a whole number from 0 to 500."),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(client: Client, query: str, sentence: str) -> None:
    response = client.get(f"/plan/calculator/?{query}")
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "<dt>Applications</dt>" not in response.content.decode()


@pytest.mark.parametrize("query", ["", "specialty=140", "specialty=140&count=0", "specialty=&count=", "x=1"])
def test_nothing_counted_is_no_sum(client: Client, query: str) -> None:
    assert "<dt>Applications</dt>" not in page(client, f"/plan/calculator/?{query}")


def test_no_more_rows_than_twenty_are_read(client: Client) -> None:
    many = "&".join("specialty=140&count=500" for _row in range(400))
    shown = page(client, f"/plan/calculator/?{many}&season=2026")
    assert "10000 programs" in shown or "10,000 programs" in shown
