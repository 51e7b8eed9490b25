"""The search where scripts run: a change applies at once, and the reader's place in the page is kept."""

import re
from urllib.parse import parse_qs, urlsplit

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
from tests.browser.test_search_by_hand import focused, query
from tests.browser.visit import until, until_any, violations, visiting

pytestmark = pytest.mark.browser


def holds(route: Route, name: str, value: str) -> bool:
    return value in parse_qs(urlsplit(route.request.url).query).get(name, [])


# A change applies at once


def test_a_filter_applies_without_a_new_page_and_everything_follows(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        page = visit.page
        counted = page.locator("#field-state .count").first.text_content()
        page.get_by_label("H-1B", exact=False).first.check()
        heading(page, SPONSOR_H1B)
        assert query(page) == {"specialty": ["140"], "visa": ["h1b"]}
        assert page.title().startswith(page.locator("h1").inner_text())
        expect(page.locator("#told")).to_have_text(page.locator("h1").inner_text())
        assert page.get_by_role("link", name="Remove: States it sponsors: H-1B").is_visible()
        assert page.locator("#field-state .count").first.text_content() != counted
        assert "visa=h1b" in str(page.get_by_role("link", name="Next").get_attribute("href"))
        assert "visa=h1b" in str(page.get_by_role("link", name="Español").get_attribute("href"))


def test_the_address_leads_others_to_the_same_page(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        visit.page.locator("#visa-h1b").check()
        heading(visit.page, SPONSOR_H1B)
        visit.page.get_by_label("Sort by").select_option("state")
        visit.page.wait_for_url("**sort=state**")
        settled(visit.page)
        found = visit.page.locator("#search").inner_text()
        url = visit.page.url
    assert urlsplit(url).query == "sort=state&specialty=140&visa=h1b"
    with visiting(browser, url, width=1280, scheme="light") as other:
        assert other.page.locator("#search").inner_text() == found


def test_words_apply_as_they_are_typed_and_a_pause_is_no_step_in_history(browser: Browser, address: str) -> None:
    with searching(browser, address + "/programs/") as visit:
        page = visit.page
        steps = page.evaluate("history.length")
        page.locator("#words").focus()
        for letters in ("may", "o", " clinic"):
            page.keyboard.type(letters)
            until(page, "new URLSearchParams(location.search).get('q') === document.activeElement.value")
        settled(page)
        assert page.locator("#words").input_value() == "mayo clinic"
        assert focused(page) == "q=mayo clinic"
        assert "Mayo" in page.locator(".program h2").first.inner_text()
        assert page.evaluate("history.length") == steps + 1
        page.go_back()
        expect(page.locator("#words")).to_have_value("")


def test_enter_applies_words_at_once_and_keeps_the_focus_in_them(browser: Browser, address: str) -> None:
    with searching(browser, address + "/programs/") as visit:
        page = visit.page
        page.locator("#words").fill("mayo")
        page.keyboard.press("Enter")
        page.wait_for_url("**q=mayo")
        settled(page)
        assert focused(page) == "q=mayo"


def test_numbers_and_days_apply_when_they_are_left(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        page = visit.page
        page.get_by_text("What you bring").click()
        page.locator("#entry-step2").fill("205")
        page.keyboard.press("Tab")
        page.wait_for_url("**step2=205")
        page.get_by_text("Dates of this season").click()
        page.get_by_label("Deadline on or after").fill("2026-10-01")
        page.wait_for_url("**deadline_after=2026-10-01**")
        settled(page)
        assert query(page) == {"specialty": ["140"], "step2": ["205"], "deadline_after": ["2026-10-01"]}


def test_a_wrong_value_is_told_beside_its_field_and_putting_it_right_brings_the_programs(
    browser: Browser, address: str
) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        page = visit.page
        page.get_by_text("What you bring").click()
        entry = page.locator("#entry-step2")
        entry.fill("999")
        entry.press("Tab")
        expect(entry).to_have_attribute("aria-invalid", "true")
        expect(entry).to_have_attribute("aria-describedby", re.compile("error-step2"))
        expect(page.locator("#error-step2")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text("Step 2 CK score")
        assert page.locator(".program").count() == 0
        assert violations(page) == []
        entry.fill("210")
        entry.press("Tab")
        heading(page, PLAIN)
        assert page.locator("#error-step2, [role=alert]").count() == 0
        assert page.locator("#field-state .count").first.text_content()


def test_what_is_no_number_is_told_by_the_browser_and_not_asked_for(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        page = visit.page
        page.get_by_text("What you bring").click()
        page.locator("#entry-step2").focus()
        page.keyboard.type("2e")
        page.locator("#visa-h1b").check()
        expect(page.locator("#entry-step2")).to_be_focused()
        assert query(page) == {"specialty": ["140"]}
        page.locator("#entry-step2").fill("")
        page.locator("#visa-j1").check()
        heading(page, SPONSOR_EITHER)


# The reader's place is kept


def test_focus_folds_and_scrolling_are_kept(browser: Browser, address: str) -> None:
    with searching(browser, address + "/programs/") as visit:
        page = visit.page
        # Scrolling is then over when it is measured.
        page.emulate_media(reduced_motion="reduce")
        page.locator("#fold-state summary").click()
        page.locator("#fold-days summary").click()
        page.evaluate("document.querySelector('#field-state .options').scrollTop = 200")
        page.locator("#state-NY").focus()
        listed = page.evaluate("document.querySelector('#field-state .options').scrollTop")
        window = page.evaluate("window.scrollY")
        page.keyboard.press("Space")
        page.wait_for_url("**state=NY")
        settled(page)
        assert focused(page) == "state=NY"
        assert page.locator("#state-NY").is_checked()
        assert page.locator("#fold-state, #fold-days").evaluate_all("folds => folds.every(fold => fold.open)")
        assert page.locator("#fold-state summary").inner_text() == "State (1 chosen)"
        assert page.evaluate("document.querySelector('#field-state .options').scrollTop") == listed > 0
        assert page.evaluate("window.scrollY") == window


def test_a_fold_that_is_closed_stays_closed(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        visit.page.locator("#fold-specialty summary").click()
        visit.page.locator("#visa-j1").check()
        visit.page.wait_for_url("**visa=j1")
        settled(visit.page)
        assert visit.page.locator("#fold-specialty").get_attribute("open") is None


def test_an_option_that_nothing_answers_comes_back_when_it_is_answered_again(browser: Browser, address: str) -> None:
    with searching(browser, address + "/programs/") as visit:
        page = visit.page
        page.locator("#fold-state summary").click()
        options = page.locator("#field-specialty input")
        order = options.evaluate_all("all => all.map(one => one.value)")
        page.locator("#state-AK").check()
        page.wait_for_url("**state=AK")
        settled(page)
        assert 0 < options.count() < len(order)
        page.locator("#state-AK").uncheck()
        page.wait_for_url("**/programs/")
        settled(page)
        assert options.evaluate_all("all => all.map(one => one.value)") == order


def test_what_is_typed_while_an_answer_arrives_is_not_overwritten(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        page = visit.page
        waiting: list[Route] = []
        page.route("**/programs/?**visa=h1b**", lambda route: waiting.append(route), times=1)
        page.route(re.compile("q=new(&|$)"), lambda _route: None)
        page.locator("#visa-h1b").check()
        until_any(page, waiting)
        # Words are sent when nothing was typed for a moment, in which this answer has to arrive: so it is at hand.
        answer = waiting[0].fetch()
        expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
        page.locator("#words").focus()
        page.keyboard.type("new")
        waiting[0].fulfill(response=answer)
        heading(page, SPONSOR_H1B)
        page.keyboard.type(" york")
        page.wait_for_url("**q=new+york**")
        settled(page)
        assert focused(page) == "q=new york"
        assert query(page) == {"specialty": ["140"], "visa": ["h1b"], "q": ["new york"]}


def test_the_last_request_wins(browser: Browser, address: str) -> None:
    with searching(browser, address + INTERNAL_MEDICINE) as visit:
        page = visit.page
        slow: list[Route] = []

        def hold_back(route: Route) -> None:
            if holds(route, "visa", "h1b"):
                route.continue_()
            else:
                slow.append(route)

        page.route("**/programs/?**", hold_back)
        page.locator("#visa-j1").check()
        until_any(page, slow)
        expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
        page.locator("#visa-h1b").check()
        heading(page, SPONSOR_EITHER)
        assert len(slow) == 1
        slow[0].continue_()
        page.wait_for_timeout(500)
        heading(page, SPONSOR_EITHER)
        assert query(page)["visa"] == ["h1b", "j1"]
