"""The search as a person works it: by keyboard alone, and without scripts."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visit import follow, until, visiting

pytestmark = pytest.mark.browser

MOST_TABS = 400


def focused(page: Page) -> str:
    """The text, or the name and value, of what has the focus."""
    script = "(e => e.name ? `${e.name}=${e.value}` : e.textContent.trim())(document.activeElement)"
    return str(page.evaluate(script))


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if focused(page).startswith(wanted):
            return
    pytest.fail(f"{wanted!r} is not reached by Tab")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_skip_link_comes_first_and_leads_to_the_content(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/", width=360, scheme="light") as visit:
        visit.page.keyboard.press("Tab")
        assert focused(visit.page) == "Skip to the content"
        box = visit.page.locator(":focus").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        visit.page.keyboard.press("Enter")
        until(visit.page, "document.activeElement.id === 'main'")


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_filters_are_worked_by_keyboard(browser: Browser, address: str, width: int) -> None:
    url = address + "/programs/?specialty=140"
    with visiting(browser, url, width=width, scheme="light", scripts=False) as visit:
        page = visit.page
        if width == 360:
            tab_to(page, "Filters")
            page.keyboard.press("Enter")
        tab_to(page, "visa=h1b")
        page.keyboard.press("Space")
        tab_to(page, "Show programs")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert query(page)["visa"] == ["h1b"]
        assert query(page)["specialty"] == ["140"]
        assert "internal medicine programs state that they sponsor the H-1B" in page.locator("h1").inner_text()


def test_the_focus_can_be_seen(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/", width=1280, scheme="dark") as visit:
        tab_to(visit.page, "Programs")
        assert visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        assert visit.page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_without_scripts_the_search_works_from_the_first_page_to_a_program(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/", width=360, scheme="light", scripts=False) as visit:
        page = visit.page
        page.get_by_label("Your specialty").select_option("140")
        page.get_by_label("J-1").check()
        follow(page.get_by_role("button", name="Show programs"))
        assert "sponsor the J-1" in page.locator("h1").inner_text()
        follow(page.get_by_role("link", name="Remove: States it sponsors: J-1"))
        assert "visa" not in query(page)
        follow(page.get_by_role("link", name="Next"))
        assert query(page)["page"] == ["2"]
        follow(page.locator(".program h2 a").first)
        assert page.get_by_role("heading", name="What they state").is_visible()


def test_without_scripts_the_filters_open_and_narrow_the_search(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/programs/", width=360, scheme="light", scripts=False) as visit:
        page = visit.page
        page.get_by_text("Filters", exact=True).click()
        page.locator("#field-accepts_img").get_by_label("Takes international graduates").check()
        follow(page.get_by_role("button", name="Show programs"))
        assert "take international graduates" in page.locator("h1").inner_text()


def test_the_language_switch_keeps_the_search(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/programs/?specialty=140&visa=j1", width=1280, scheme="light") as visit:
        follow(visit.page.get_by_role("link", name="Español"))
        assert urlsplit(visit.page.url).path == "/es/programs/"
        assert query(visit.page) == {"specialty": ["140"], "visa": ["j1"]}
