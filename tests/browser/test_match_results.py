"""Results with answers, one program and what-if: by eye, by keyboard, with scripts and without."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.instant import BROKEN_OFF, settled
from tests.browser.test_search_by_hand import query, tab_to
from tests.browser.visit import Visit, follow, overflow, violations, visiting

pytestmark = pytest.mark.browser

LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
VERDICTS = ("open", "short", "confirm", "doubtful", "closed")
RESULTS = "/programs/?sort=fit"
# The best of each verdict and what closes; one with much stated; every change, and what one of them moves.
PAGES = (
    RESULTS,
    "/programs/?verdict=closed&closed_by=visa&sort=fit",
    "/programs/?verdict=doubtful&sort=fit",
    "/programs/1080-140/",
    "/match/what-if/",
    "/match/what-if/?change=usce_1&from=doubtful&to=open",
)


@contextmanager
def told(
    browser: Browser, address: str, path: str = "", *, width: int = 1280, scheme: str = "light", scripts: bool = True
) -> Iterator[Visit]:
    """As an applicant who has answered; `path` empty: on the results, where the answers lead."""
    with visiting(browser, address + "/match/", width=width, scheme=scheme, scripts=scripts) as visit:
        page = visit.page
        page.get_by_label("Your status in the United States").select_option("none")
        page.locator("input[name=visas][value=j1]").check()
        page.locator("#field-ecfmg_certified").get_by_label("Yes", exact=True).check()
        page.locator("input[name=step2]").fill("205")
        page.locator("input[name=graduated_year]").fill("2010")
        page.locator("input[name=usce_hands_on_months]").fill("0")
        page.get_by_role("button", name="Show where I can apply").click()
        page.wait_for_url("**/programs/?sort=fit")
        if path:
            page.goto(address + path)
        yield visit


def figure(page: Page, verdict: str) -> str:
    return page.locator(f".tally a.{verdict} strong").inner_text()


def first_number(page: Page) -> str:
    found = re.match("[0-9,]+", page.locator("h1").inner_text())
    return found[0] if found else ""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_with_answers_the_page_is_accessible_and_within_the_window(
    browser: Browser, address: str, path: str, width: int, scheme: str
) -> None:
    with told(browser, address, path, width=width, scheme=scheme) as visit:
        page = visit.page
        assert page.locator("h1").count() == 1
        assert page.locator(".verdict, .verdict-key, ol.list .card").count() > 0
        assert overflow(page) == 0
        assert violations(page) == []
        assert visit.complaints == []
        assert visit.hosts == {urlsplit(address).netloc}


@pytest.mark.parametrize("path", PAGES)
def test_with_answers_the_page_stands_in_spanish_and_fits_the_narrowest_window(
    browser: Browser, address: str, path: str
) -> None:
    with told(browser, address, f"/es{path}", width=320) as visit:
        assert visit.page.locator("html").get_attribute("lang") == "es"
        assert overflow(visit.page) == 0
        assert violations(visit.page) == []


def test_every_fold_of_the_what_if_page_can_be_opened_and_its_table_read(browser: Browser, address: str) -> None:
    with told(browser, address, "/match/what-if/", width=360) as visit:
        page = visit.page
        folds = page.locator("details.figures, .change details")
        assert folds.count() > 1
        for place in range(folds.count()):
            folds.nth(place).locator("summary").click()
        assert page.locator(".change table").count() == folds.count()
        assert page.locator(".change table tbody tr").count() == 5 * folds.count()
        assert page.locator(".change table").first.is_visible()
        assert overflow(page) == 0
        assert violations(page) == []


# By keyboard


@pytest.mark.parametrize("width", [360, 1280])
def test_the_tally_and_the_limits_are_reached_and_worked_by_keyboard(
    browser: Browser, address: str, width: int
) -> None:
    with told(browser, address, width=width, scripts=False) as visit:
        page = visit.page
        for verdict in VERDICTS:
            tab_to(page, figure(page, verdict))
            assert page.evaluate("document.activeElement.className") == verdict
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        limit = page.locator(".limits a[href*=closed_by]").first
        address_of_limit = str(limit.get_attribute("href"))
        tab_to(page, limit.inner_text())
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert f"?{urlsplit(page.url).query}" == address_of_limit
        assert page.locator(".limits a[aria-current]").count() == 1


# With scripts: at once, and no new page


def test_a_card_of_the_tally_applies_at_once_and_its_chip_appears_and_goes(browser: Browser, address: str) -> None:
    with told(browser, address) as visit:
        page = visit.page
        page.evaluate("window.loadedOnce = true")
        everything, closed = first_number(page), figure(page, "closed")
        page.locator(".tally a.closed").click()
        page.wait_for_url("**verdict=closed**")
        settled(page)
        assert first_number(page) == closed != everything
        assert figure(page, "closed") == closed
        expect(page.locator(".tally a.closed")).to_have_attribute("aria-current", "true")
        expect(page.locator(".list .verdict:not(.closed)")).to_have_count(0)
        chip = page.get_by_role("link", name=re.compile("^Remove: .*state a limit you do not meet"))
        expect(chip).to_be_visible()
        chip.click()
        page.wait_for_url(re.compile("^((?!verdict).)*$"))
        settled(page)
        assert first_number(page) == everything
        assert page.evaluate("window.loadedOnce === true")
        assert {complaint.split(",")[0] for complaint in visit.complaints} <= BROKEN_OFF


def test_a_limit_applies_at_once_and_back_leads_back(browser: Browser, address: str) -> None:
    with told(browser, address) as visit:
        page = visit.page
        page.evaluate("window.loadedOnce = true")
        limit = page.locator(".limits a[href*='verdict=doubtful']").first
        many = limit.inner_text().rpartition(" ")[2]
        limit.click()
        page.wait_for_url("**closed_by=**")
        settled(page)
        assert first_number(page) == many
        assert set(query(page)) == {"sort", "verdict", "closed_by"}
        page.go_back()
        page.wait_for_url("**/programs/?sort=fit")
        expect(page.locator(".asked")).to_have_count(0)
        assert page.evaluate("window.loadedOnce === true")


def test_a_filter_moves_the_tally_with_it(browser: Browser, address: str) -> None:
    with told(browser, address) as visit:
        page = visit.page
        before = [figure(page, verdict) for verdict in VERDICTS]
        page.locator("#visa-j1").check()
        page.wait_for_url("**visa=j1**")
        settled(page)
        after = [figure(page, verdict) for verdict in VERDICTS]
        assert after != before
        assert sum(int(many.replace(",", "")) for many in after) == int(first_number(page).replace(",", ""))


# Without scripts


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_a_reader_gets_from_answers_to_what_would_open_more(
    browser: Browser, address: str, width: int
) -> None:
    with told(browser, address, width=width, scripts=False) as visit:
        page = visit.page
        many = figure(page, "doubtful")
        page.locator(".tally a.doubtful").click()
        page.wait_for_url("**verdict=doubtful**")
        assert first_number(page) == many
        assert page.get_by_role("link", name=re.compile("^Remove: .*a page says no")).is_visible()
        follow(page.locator(".program h2 a").first)
        expect(page.locator(".banner.verdict.doubtful")).to_be_visible()
        assert page.locator(".rules tbody tr").count() > 2
        page.goto(address + RESULTS)
        page.get_by_role("link", name="What would open more?").click()
        page.wait_for_url("**/match/what-if/")
        movement = page.locator(".movements a").first
        moved = movement.locator("b").inner_text()
        movement.click()
        page.wait_for_url("**change=**")
        assert page.locator(".title .lead").inner_text().startswith(f"{moved} program")
        assert page.locator(".list .program").count() == min(int(moved.replace(",", "")), 25)


def test_without_scripts_clearing_the_answers_takes_every_verdict_away(browser: Browser, address: str) -> None:
    with told(browser, address, scripts=False) as visit:
        page = visit.page
        follow(page.get_by_role("button", name="Clear your answers"))
        page.goto(address + "/programs/")
        assert page.locator(".tally, .verdict").count() == 0
        page.goto(address + "/match/what-if/")
        assert urlsplit(page.url).path == "/match/"
