"""Enter in the box for a reason presses no button: it does not accept what a curator is about to reject."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.admin_desk import Desk
from tests.browser.visit import visiting

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with visiting(browser, f"{desk.address}/admin/queue/", width=1280, scheme="light", cookies=desk.cookies) as visit:
        yield visit.page


def enter(page: Page) -> None:
    """Types a reason and presses Enter; nothing is sent."""
    posted: list[str] = []
    page.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    page.locator("[name=why]").first.fill("The page does not say this")
    page.locator("[name=why]").first.press("Enter")
    page.wait_for_timeout(300)
    assert posted == []
    expect(page.locator("[name=why]").first).to_have_value("The page does not say this")


def test_in_the_queue(page: Page) -> None:
    enter(page)


def test_on_the_page_of_a_statement(page: Page) -> None:
    page.locator(".waiting h2 a").first.click()
    page.wait_for_url("**/change/")
    enter(page)


def test_on_the_page_of_a_report(page: Page, desk: Desk) -> None:
    program = page.locator(".waiting header small").first.inner_text()
    page.goto(f"{desk.address}/programs/{program}/report/")
    page.locator("[name=said]").fill("test report")
    page.locator("[name=page_url]").fill("https://example.org/test")
    page.locator("form:has([name=page_url]) [type=submit]").click()
    page.goto(f"{desk.address}/admin/programs/report/")
    page.locator("#result_list tbody th a").first.click()
    enter(page)
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".messagelist")).to_contain_text("The report is settled.")
