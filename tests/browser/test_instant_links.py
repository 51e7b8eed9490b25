"""The search where scripts run: its links, its history, a failing network, and every way to work it."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.instant import (
    INTERNAL_MEDICINE,
    PLAIN,
    SPONSOR_EITHER,
    SPONSOR_H1B,
    heading,
    searching,
    settled,
)
from tests.browser.test_search_by_hand import focused, query, tab_to
from tests.browser.visit import overflow, until, violations, visiting

pytestmark = pytest.mark.browser


# Links and history


def test_a_chip_removes_its_filter_and_what_is_on_its_way_is_kept(browser: Browser, address: str) -> None:
    with searching(browser, address + "/programs/?specialty=140&visa=j1") as visit:
        page = visit.page
        page.locator("#words").fill("new")
        page.get_by_role("link", name="Remove: States it sponsors: J-1").click()
        page.wait_for_url("**/programs/?q=new&specialty=140")
        settled(page)
        assert not page.locator("#visa-j1").is_checked()
        assert page.locator("#words").input_value() == "new"
        assert page.evaluate("document.activeElement.tagName") == "H1"
        page.get_by_role("link", name="Remove all").click()
        heading(page, re.compile("^[0-9,]+ programs$"))
        assert urlsplit(page.url).query == ""
        assert page.locator("#filters input:checked").evaluate_all("all => all.map(one => one.value)") == ["only"]
        assert page.locator("#words").input_value() == ""


def test_those_that_have_not_said_come_and_go_by_a_link(browser: Browser, address: str) -> None:
    with searching(browser, address + "/programs/?specialty=140&visa=h1b") as visit:
        page = visit.page
        page.get_by_role("link", name="Show them too").click()
        heading(page, re.compile("or have not said$"))
        assert page.locator("#stated-include").is_checked()
        page.get_by_role("link", name="Leave them out").click()
        heading(page, SPONSOR_H1B)
        assert page.locator("#stated-only").is_checked()
        assert query(page) == {"specialty": ["140"], "visa": ["h1b"]}


def test_the_next_page_begins_at_its_heading(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        page = visit.page
        first = page.locator(".program h2").first.inner_text()
        page.get_by_role("link", name="Next").click()
        page.wait_for_url("**page=2**")
        expect(page.locator(".pages span")).to_contain_text("Page 2")
        assert page.locator(".program h2").first.inner_text() != first
        expect(page.locator("h1")).to_be_focused()
        top = "document.querySelector('#results').getBoundingClientRect().top"
        until(page, f"-2 < {top} && {top} < 400")
        page.get_by_role("link", name="Previous").click()
        expect(page.locator(".program h2").first).to_have_text(first)


def test_back_and_forward_show_the_older_search_in_results_and_form(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        page = visit.page
        page.locator("#fold-kind, #fold-days").first.locator("summary").click()
        page.locator("#visa-h1b").check()
        heading(page, SPONSOR_H1B)
        page.locator("#visa-j1").check()
        heading(page, SPONSOR_EITHER)
        page.go_back()
        heading(page, SPONSOR_H1B)
        settled(page)
        assert [page.locator(f"#visa-{visa}").is_checked() for visa in ("h1b", "j1")] == [True, False]
        expect(page.locator("#told")).to_have_text(SPONSOR_H1B)
        assert page.title().startswith(page.locator("h1").inner_text())
        assert page.locator("#fold-days").get_attribute("open") is not None
        page.go_back()
        heading(page, PLAIN)
        settled(page)
        assert not page.locator("#visa-h1b").is_checked()
        assert query(page) == {"specialty": ["140"]}
        page.go_forward()
        heading(page, SPONSOR_H1B)
        settled(page)
        assert page.locator("#visa-h1b").is_checked()
        assert "visa=h1b" in str(page.get_by_role("link", name="Español").get_attribute("href"))


def test_back_from_a_program_gives_the_whole_page_and_the_form_of_that_search(browser: Browser, address: str) -> None:
    with visiting(browser, address + INTERNAL_MEDICINE, width=1280, scheme="light") as visit:
        page = visit.page
        page.locator("#visa-h1b").check()
        heading(page, SPONSOR_H1B)
        page.locator(".program h2 a").first.click()
        expect(page.get_by_role("heading", name="What they state")).to_be_visible()
        page.go_back()
        heading(page, SPONSOR_H1B)
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
        assert page.locator("#visa-h1b").is_checked()
        page.go_back()
        heading(page, PLAIN)
        assert not page.locator("#visa-h1b").is_checked()
        assert page.locator("header.top").count() == 1


# When the network fails


FAILURES: dict[str, Callable[[Route], None]] = {
    "no connection": lambda route: route.abort(),
    "server error": lambda route: route.fulfill(status=500),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_told_and_the_button_still_works(browser: Browser, address: str, failure: str) -> None:
    with visiting(browser, address + INTERNAL_MEDICINE, width=1280, scheme="light") as visit:
        page = visit.page
        page.route("**/programs/?**", FAILURES[failure])
        page.locator("#visa-h1b").check()
        told = page.locator("#told")
        expect(told).to_contain_text("This search could not be loaded. What you chose is kept")
        expect(told).to_be_in_viewport()
        assert told.get_attribute("role") == "status"
        assert page.locator("[aria-busy]").count() == 0
        assert focused(page) == "visa=h1b"
        assert page.locator("#visa-h1b").is_checked()
        assert query(page) == {"specialty": ["140"]}
        assert violations(page) == []
        page.unroute_all()
        page.evaluate("window.loadedOnce = true")
        with page.expect_navigation():
            page.get_by_role("button", name="Show programs").click()
        heading(page, SPONSOR_H1B)
        assert page.evaluate("window.loadedOnce === undefined")


def test_the_next_change_after_a_failure_brings_everything(browser: Browser, address: str) -> None:
    with visiting(browser, address + INTERNAL_MEDICINE, width=1280, scheme="light") as visit:
        page = visit.page
        page.route("**/programs/?**", lambda route: route.abort(), times=1)
        page.locator("#visa-h1b").check()
        expect(page.locator("#told")).to_contain_text("could not be loaded")
        page.locator("#visa-j1").check()
        heading(page, SPONSOR_EITHER)
        expect(page.locator("#told")).to_have_class("unseen")


def test_without_htmx_the_form_and_the_links_are_plain(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/htmx*.js", lambda route: route.abort())
    page.goto(address + INTERNAL_MEDICINE)
    page.locator("#visa-h1b").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Show programs").click()
    heading(page, SPONSOR_H1B)
    with page.expect_navigation():
        page.get_by_role("link", name="Remove: States it sponsors: H-1B").click()
    heading(page, PLAIN)
    context.close()


# By keyboard, narrow, dark, in Spanish


@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_is_worked_by_keyboard_alone(browser: Browser, address: str, width: int) -> None:
    with searching(browser, address + INTERNAL_MEDICINE, width=width) as visit:
        page = visit.page
        if width == 360:
            tab_to(page, "Filters")
            page.keyboard.press("Enter")
        tab_to(page, "visa=h1b")
        page.keyboard.press("Space")
        heading(page, SPONSOR_H1B)
        tab_to(page, "accepts_img=yes")
        page.keyboard.press("Space")
        heading(page, re.compile("and take international graduates$"))
        tab_to(page, "Show programs")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_be_focused()
        tab_to(page, "Remove: States it sponsors: H-1B")
        page.keyboard.press("Enter")
        heading(page, re.compile("state that they take international graduates$"))
        expect(page.locator("h1")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
def test_the_page_is_accessible_after_a_change(browser: Browser, address: str, width: int, scheme: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE, width=width, scheme=scheme) as visit:
        page = visit.page
        if width == 360:
            page.get_by_text("Filters (1 on)").click()
        page.locator("#visa-h1b").check()
        heading(page, SPONSOR_H1B)
        settled(page)
        assert violations(page) == []
        assert overflow(page) == 0
        assert page.locator("h1").count() == 1
        ids = page.locator("[id]").evaluate_all("all => all.map(one => one.getAttribute('id'))")
        assert len(ids) == len(set(ids)) > 100


def test_on_a_small_screen_what_was_found_stays_in_sight(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE, width=360) as visit:
        page = visit.page
        page.get_by_text("Filters (1 on)").click()
        page.locator("#visa-h1b").check()
        expect(page.locator(".found")).to_have_text(SPONSOR_H1B)
        expect(page.locator(".found")).to_be_in_viewport()
        page.get_by_role("button", name="Show programs").click()
        expect(page.locator("h1")).to_be_in_viewport()


def test_spanish_stays_spanish(browser: Browser, address: str) -> None:
    with searching(browser, address + "/es" + INTERNAL_MEDICINE) as visit:
        visit.page.locator("#visa-h1b").check()
        visit.page.wait_for_url("**/es/programs/?specialty=140&visa=h1b")
        settled(visit.page)
        assert "programas" in visit.page.locator("h1").inner_text()
