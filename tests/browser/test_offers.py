"""Filters that the words of a search may mean, where scripts run: a press takes words away and ticks filters."""

import pytest
from playwright.sync_api import Browser

from tests.browser.instant import searching, settled

pytestmark = pytest.mark.browser


def test_an_offer_takes_the_place_of_the_words_and_back_brings_them_again(browser: Browser, address: str) -> None:
    with searching(browser, address + "/programs/") as visit:
        page = visit.page
        page.locator("#words").fill("medicina interna nueva york")
        page.get_by_role("link", name="Internal medicine · New York (state) → show these").click()
        page.wait_for_url("**/programs/?specialty=140&state=NY")
        settled(page)
        assert page.locator("#words").input_value() == ""
        assert page.locator("#specialty-140").is_checked()
        assert page.locator("#state-NY").is_checked()
        assert page.locator(".offered").count() == 0
        assert page.evaluate("document.activeElement.tagName") == "H1"
        page.go_back()
        page.wait_for_url("**/programs/?q=medicina+interna+nueva+york")
        page.locator(".offered").wait_for()
        assert page.locator("#words").input_value() == "medicina interna nueva york"
        assert not page.locator("#specialty-140").is_checked()
