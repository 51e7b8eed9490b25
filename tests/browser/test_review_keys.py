"""The review screen by keys: only while no field has the focus, never with a modifier, and they can be switched off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.admin_desk import Desk
from tests.browser.visit import overflow, violations, visiting

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    address = desk.address + "/admin/review/"
    with visiting(browser, address, width=1280, scheme="light", cookies=desk.cookies) as visit:
        yield visit.page


def waiting(page: Page) -> str:
    return page.locator("[name=item]").first.get_attribute("value") or ""


def settle(page: Page, key: str, before: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)
    expect(page.locator("[name=item]").first).not_to_have_value(before)


def test_j_and_k_go_on_and_back_and_s_puts_off(page: Page) -> None:
    first = waiting(page)
    settle(page, "j", first)
    second = waiting(page)
    settle(page, "k", second)
    assert waiting(page) == first
    settle(page, "s", first)
    assert waiting(page) == second


def test_a_accepts_and_leads_to_the_next(page: Page) -> None:
    settle(page, "a", waiting(page))
    assert "Accepted" in page.locator(".messagelist").inner_text()


def test_keys_rest_while_somebody_types_and_with_a_modifier(page: Page) -> None:
    before = waiting(page)
    page.keyboard.press("e")
    expect(page.locator("#edit_value")).to_be_focused()
    page.locator("#edit_unless").fill("")
    page.locator("#edit_unless").press_sequentially("asks jkr")
    assert page.locator("#edit_unless").input_value() == "asks jkr"
    page.locator("h1").click()
    for chord in ("Control+a", "Alt+s"):
        page.keyboard.press(chord)
    assert waiting(page) == before


def test_r_asks_for_a_reason_and_says_so_where_none_is_given(page: Page) -> None:
    before = waiting(page)
    page.keyboard.press("r")
    expect(page.locator("#reject_reason_0")).to_be_focused()
    page.locator("details[data-key=r] form button").click()
    expect(page.locator("#reject_reason_error")).to_contain_text("Choose a reason, or write one.")
    assert waiting(page) == before


def test_they_can_be_switched_off_and_stay_off(page: Page) -> None:
    page.locator("#keys").uncheck()
    page.locator("h1").click()
    page.reload()
    assert not page.locator("#keys").is_checked()
    assert not page.locator("kbd").first.is_visible()
    before = waiting(page)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert waiting(page) == before


def test_it_is_accessible_and_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("for (const part of document.querySelectorAll('.answers details')) part.open = true")
    assert violations(page) == []
    assert overflow(page) == 0
