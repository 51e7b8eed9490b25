"""One specialty in one state: what its page counts, says and leads to. Every row is made up."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from programs.models import Program
from search.neighbours import NEIGHBOURS
from search.states import STATES, code_of, slugs
from tests.search import made_up
from tests.search.test_pages import address, queries, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]

HERE = "/specialties/test-140/new-mexico/"


def there(name: str, **more: Any) -> Program:
    return made_up.program(name, **{"state": "NM", **more})


def test_the_words_are_made_from_what_is_counted(client: Client) -> None:
    for number in range(3):
        there(f"Test yes {number}", visa_j1="yes", stated_fields=1)
    there("Test case", visa_j1="case_by_case", visa_h1b="transfer_only", stated_fields=2)
    there("Test no", visa_j1="no", visa_h1b="no", accepts_img="rarely", stated_fields=3)
    there("Test disputed", visa_j1="disputed", stated_fields=1)
    there("Test silent")
    there("Test hidden", visa_j1="yes", published=False)
    made_up.program("Test elsewhere", visa_j1="yes", state="TX")
    page = text(client, HERE)
    assert (
        "7 test medicine programs in New Mexico are in the directory. 6 state anything in the sources we hold." in page
    )
    assert (
        "<dt>J-1 visa</dt><dd>3 state that they sponsor it; 1 does case by case; 1 states that it does not; "
        "the sources differ about 1; 1 has not said.</dd>" in page
    )
    assert "1 only takes over one obtained elsewhere; 1 states that it does not; 5 have not said." in page
    assert "1 rarely does; 6 have not said." in page
    assert "Test elsewhere" not in page
    assert "Test hidden" not in page


def test_one_program_that_says_nothing_is_told_so(client: Client) -> None:
    made = there("Test silent", kinds="P")
    page = text(client, HERE)
    assert "1 test medicine program in New Mexico is in the directory." in page
    assert "None states anything in the sources we hold." in page
    assert "1 lists only one-year positions, after which you must match again." in page
    assert "1 program that has not said</h2>" in page
    assert f'<a href="{address(made)}">Test silent</a>' in page
    assert "facts are current" not in page


def test_a_program_shows_its_answers_their_age_and_who_says_so(client: Client) -> None:
    made = there("Test old", visa_j1="yes", visa_h1b="yes", stated_fields=2)
    made_up.fact(made, "visa_j1", "yes", stated_cycle="2015-2016", match_year=2016)
    made_up.fact(made, "visa_h1b", "yes", live=dt.date(2026, 11, 3))
    made_up.fact(made, "h1b_step3_by", "ranking")
    page = text(client, HERE)
    assert '<li class="yes old"><span>J-1</span> <b>Yes</b> <em>2015-2016</em></li>' in page
    assert "<b>Yes, Step 3 before ranking</b>" in page
    assert '<li class="unsaid"><span>International graduates</span> <b>not stated</b></li>' in page
    assert "Stated by: Program&#x27;s own page; read on 3 November 2026; stored copy, date unknown" in page
    assert "1 of 3 facts is current." in page


def test_it_leads_to_the_search_and_to_neighbours_that_have_such_programs(client: Client) -> None:
    there("Test here")
    made_up.program("Test Texas", state="TX")
    made_up.program("Test other specialty", state="AZ", code="141")
    page = text(client, HERE)
    assert 'href="/programs/?specialty=140&amp;state=NM"' in page
    assert 'href="/programs/?specialty=140&amp;state=NM&amp;visa=h1b"' in page
    assert '<a href="/specialties/test-140/texas/">Texas</a> <span class="soft">1</span>' in page
    assert "Arizona" not in page
    assert "Colorado" not in page


def test_a_postal_code_leads_to_the_name(client: Client) -> None:
    there("Test here")
    for written in ("nm", "NM", "New-Mexico"):
        response = client.get(f"/specialties/test-140/{written}/")
        assert (response.status_code, response["Location"]) == (301, HERE)


@pytest.mark.parametrize("path", ["/specialties/test-140/narnia/", "/specialties/none/new-mexico/"])
def test_what_is_no_state_or_no_specialty_offers_a_search(client: Client, path: str) -> None:
    there("Test here")
    page = text(client, path, status=404)
    assert 'action="/programs/" method="get" role="search"' in page


def test_a_state_without_such_a_program_says_where_there_are_some(client: Client) -> None:
    made_up.program("Test Texas", state="TX")
    page = text(client, HERE, status=404)
    assert "Test Medicine in New Mexico: no program in the directory" in page
    assert 'action="/programs/" method="get" role="search"' in page
    assert '<a href="/specialties/test-140/">Test Medicine in other states</a> <span class="soft">1</span>' in page
    assert '<a href="/specialties/test-140/texas/">Texas</a>' in page
    assert "canonical" not in page


def test_it_makes_nine_queries_however_many_programs_there_are(client: Client) -> None:
    def add(name: str) -> None:
        made = there(name, visa_j1="yes", stated_fields=1)
        made_up.fact(made, "visa_j1", "yes", live=dt.date(2026, 11, 1))
        made_up.fact(made, "accepts_img", "yes")

    add("Test 0")
    one = queries(client, HERE)
    for number in range(1, 6):
        add(f"Test {number}")
    assert queries(client, HERE) == one == 9


def test_borders_are_shared_by_both_sides() -> None:
    assert len(NEIGHBOURS) == 49  # without Alaska and Hawaii, with the federal district
    assert set(NEIGHBOURS) < set(STATES)
    assert all(state in NEIGHBOURS[other] for state, others in NEIGHBOURS.items() for other in others)
    assert sum(map(len, NEIGHBOURS.values())) == 2 * 107
    assert NEIGHBOURS["TN"] == ("AL", "AR", "GA", "KY", "MO", "MS", "NC", "VA")
    assert NEIGHBOURS["ME"] == ("NH",)


def test_every_state_has_an_address_of_its_own() -> None:
    assert len(set(slugs().values())) == len(STATES)
    assert all(
        re.fullmatch("[a-z-]+", slug) and code_of(slug) == code_of(code) == code for code, slug in slugs().items()
    )
    assert code_of("narnia") == code_of("") == code_of("zz") == ""
