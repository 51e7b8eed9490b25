"""What a screen reader is told: names, roles, headings, tables and what changes, by the browser's own tree."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.instant import settled
from tests.browser.own import Own, make
from tests.browser.spoken import Heard, heard
from tests.browser.test_match_form import make_mistakes
from tests.browser.visit import until, visiting
from tests.opening import connected_to

pytestmark = pytest.mark.browser

WIDTHS = [360, 1280]
PAGES = {
    "home": "/",
    "results": "/programs/?specialty=140&sort=fit",
    "program": "/programs/1080-140/",
    "match": "/match/",
    "what-if": "/match/what-if/",
    "list": "/list/",
    "plan": "/plan/",
}
CONTROLS = {
    "link",
    "button",
    "textbox",
    "searchbox",
    "spinbutton",
    "checkbox",
    "radio",
    "combobox",
    "DisclosureTriangle",
}
TALLY = {
    "nothing stated rules you out",
    "short of a preference",
    "ask first",
    "a page says no, to be checked",
    "state a limit you do not meet",
}


@pytest.fixture(scope="module")
def own(address: str, django_db_blocker: Any) -> Own:
    with django_db_blocker.unblock(), connected_to("openward_browser"):
        return make("listener@example.org")


@contextmanager
def hearing(
    browser: Browser, address: str, path: str, *, own: Own | None = None, width: int = 1280
) -> Iterator[tuple[Page, list[Heard]]]:
    with visiting(browser, address + path, width=width, scheme="light", cookies=own.cookies if own else None) as visit:
        yield visit.page, heard(visit.page)


def of(role: str, said: list[Heard]) -> list[Heard]:
    return [one for one in said if one.role == role]


def inside(within: tuple[str, str], said: list[Heard]) -> list[Heard]:
    return [one for one in said if within in one.within]


@pytest.mark.parametrize("name", PAGES)
def test_headings_have_one_top_and_skip_no_level_and_everything_to_work_with_has_a_name(
    browser: Browser, address: str, own: Own, name: str
) -> None:
    with hearing(browser, address, PAGES[name], own=own) as (page, said):
        headings = of("heading", said)
        assert [one.name for one in headings if one.level == 1] == [" ".join(page.locator("h1").inner_text().split())]
        assert [(one.name, two.name) for one, two in pairwise(headings) if two.level > one.level + 1] == []
        assert all(one.name for one in headings)
        worked = [one for one in said if one.role in CONTROLS]
        assert len(worked) > 20
        assert [one for one in worked if not one.name] == []
        assert {one.role for one in said} >= {"banner", "navigation", "main", "contentinfo"}


# Search


def test_each_option_of_a_filter_is_heard_with_its_group_and_its_count(browser: Browser, address: str) -> None:
    with hearing(browser, address, "/programs/?specialty=140") as (_, said):
        for group, option in (
            ("Specialty", "Internal medicine"),
            ("Visa", "J-1"),
            ("International graduates", "Takes international graduates"),
            ("Kind of track", "Categorical"),
        ):
            options = of("checkbox", inside(("group", group), said))
            assert options
            assert [one.name for one in options if not re.fullmatch(r".+ [\d,]+", one.name)] == []
            assert any(re.fullmatch(rf"{option} [\d,]+", one.name) for one in options)
        [chosen] = [
            one for one in of("checkbox", inside(("group", "Specialty"), said)) if one.state["checked"] == "true"
        ]
        assert chosen.name.startswith("Internal medicine ")
        assert [one.name for one in of("radio", inside(("group", "Programs that have not said"), said))] == [
            "Leave out",
            "Include, marked",
        ]


def test_what_a_filter_brought_is_told_in_a_region_that_was_there_before(browser: Browser, address: str) -> None:
    with hearing(browser, address, "/programs/?specialty=140") as (page, before):
        [region] = of("status", before)
        assert region.state["live"] == "polite"
        assert inside(("status", ""), before) == []
        until(page, "window.htmx")
        page.locator("#visa-h1b").check()
        page.wait_for_url("**visa=h1b**")
        settled(page)
        told = " ".join(one.name for one in of("StaticText", inside(("status", ""), heard(page))))
        assert re.fullmatch(r"[\d,]+ internal medicine programs state that they sponsor the H-1B", told)


def test_a_card_says_its_program_in_every_name_that_is_alike(browser: Browser, address: str) -> None:
    with hearing(browser, address, "/programs/?specialty=140") as (page, said):
        names = [name.strip() for name in page.locator(".program h2").all_inner_texts()]
        assert [one.name for one in of("heading", said) if one.level == 2][: len(names)] == names
        assert [one.name for one in of("link", said) if one.name.startswith("Save ") and one.name[5:] in names] == [
            f"Save {name}" for name in names
        ]
        ticks = [one.name for one in of("checkbox", said) if one.name.startswith("Compare ")]
        assert ticks == [f"Compare {name}, Internal medicine" for name in names]
        assert len(ticks) == 25


def test_a_verdict_is_heard_in_words_and_its_mark_is_not(browser: Browser, address: str, own: Own) -> None:
    with hearing(browser, address, "/programs/?specialty=140&sort=fit", own=own) as (page, said):
        tally = of("link", inside(("list", "What they state, held against your answers"), said))
        assert {re.sub(r"^[\d,]+ ", "", one.name) for one in tally} == TALLY
        assert all(re.match(r"[\d,]+ ", one.name) for one in tally)
        assert of("image", said) == of("img", said) == []
        words = [one.strip() for one in page.locator(".program .verdict p > b:first-child").all_inner_texts()]
        spoken = {one.name for one in of("StaticText", said)}
        assert len(words) == 25
        assert set(words) <= spoken


def test_an_error_of_the_search_is_an_alert_and_is_tied_to_its_field(browser: Browser, address: str) -> None:
    with hearing(browser, address, "/programs/?specialty=140&step2=2450") as (_, said):
        [alert] = of("alert", said)
        assert alert.state["live"] == "assertive"
        assert [one.name for one in of("link", said) if ("alert", "") in one.within] == ["Step 2 CK score"]
        [field] = [one for one in said if one.state.get("invalid") == "true"]
        assert (field.role, field.name) == ("spinbutton", "Step 2 CK score")
        assert "Give a whole number from 1 to 300." in field.description


# The profile


def test_each_question_is_heard_in_its_part_with_its_help(browser: Browser, address: str) -> None:
    with hearing(browser, address, "/match/") as (_, said):
        parts = [one for one in of("heading", said) if one.level == 2]
        groups = {one.name: one for one in of("group", said)}
        assert len(parts) == 5
        assert {one.name for one in parts} <= set(groups)
        assert groups["Work and visa"].description == "The visa decides more than any score."
        [status] = [one for one in of("combobox", said) if one.name == "Your status in the United States"]
        assert status.description == "What you hold today. If you live abroad: none of these."
        choices = of("checkbox", inside(("group", "Visas you would take"), said))
        assert [one.name for one in choices] == ["J-1", "H-1B"]


def test_mistakes_are_an_alert_of_links_and_each_field_says_its_own(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/match/", width=360, scheme="light") as visit:
        make_mistakes(visit.page)
        said = heard(visit.page)
        [alert] = of("alert", said)
        links = of("link", [one for one in said if ("alert", alert.name) in one.within])
        assert len(links) == 4
        assert links[0].name == "Step 2 CK score"
        wrong = {one.name: one for one in said if one.state.get("invalid") == "true" and one.role == "textbox"}
        assert "Error: Give a whole number from 1 to 300." in wrong["Step 2 CK score"].description
        assert visit.page.title().startswith("To put right:")


# Tables and pictures


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("name", "least"), [("program", 3), ("plan", 2)])
def test_tables_are_named_and_each_cell_has_its_headers(
    browser: Browser, address: str, own: Own, name: str, least: int, width: int
) -> None:
    with hearing(browser, address, PAGES[name], own=own, width=width) as (_, said):
        tables = of("table", said)
        assert len(tables) >= least
        assert [one for one in tables if not one.name] == []
        for table in tables:
            parts = inside(("table", table.name), said)
            columns, rows = of("columnheader", parts), of("row", parts)
            assert len(columns) > 1
            assert all(one.name for one in columns)
            assert len(of("rowheader", parts)) == len(rows) - 1 > 0
            assert all(one.name for one in of("rowheader", parts))


def test_pictures_are_told_in_words_and_stand_beside_a_table(browser: Browser, address: str, own: Own) -> None:
    with hearing(browser, address, "/plan/", own=own) as (page, said):
        pictures = of("image", said)
        assert pictures
        assert all(re.search(r"cost \$\d+|costs \$\d+", one.name) for one in pictures)
        assert page.locator("figure svg[role=img]").count() == page.locator("figure:has(table)").count()


def test_a_square_of_the_map_is_named_by_what_is_seen_on_it(browser: Browser, address: str) -> None:
    with hearing(browser, address, "/") as (page, said):
        squares = [one.name for one in of("link", said) if re.match(r"[A-Z]{2} \d+ programs?, ", one.name)]
        seen = [" ".join(words.split()) for words in page.locator(".tiles a").all_text_contents()]
        assert len(squares) > 40
        assert all(name.startswith(words) for name, words in zip(squares, seen, strict=True))
        rule = {"runOnly": ["label-content-name-mismatch"], "rules": {"label-content-name-mismatch": {"enabled": True}}}
        found = Axe().run(page, options=rule).response
        assert found["violations"] == []
        assert [one["id"] for one in found["passes"]] == ["label-content-name-mismatch"]
