"""A search whose page is never loaded anew, and what it is waited for."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.browser.visit import Visit, visiting

INTERNAL_MEDICINE = "/programs/?specialty=140"
SPONSOR_H1B = re.compile("internal medicine programs state that they sponsor the H-1B$")
SPONSOR_EITHER = re.compile("state that they sponsor the J-1 or the H-1B$")
BROKEN_OFF = {"error: htmx:afterRequest", "error: htmx:sendAbort"}
"""What htmx writes to the console when a newer search takes the place of one under way."""
PLAIN = re.compile("^[0-9,]+ internal medicine programs$")


@contextmanager
def searching(browser: Browser, url: str, *, width: int = 1280, scheme: str = "light") -> Iterator[Visit]:
    """A visit whose page is never loaded anew: what stands on its window must still stand there at the end."""
    with visiting(browser, url, width=width, scheme=scheme) as visit:
        visit.page.evaluate("window.loadedOnce = true")
        yield visit
        assert visit.page.evaluate("window.loadedOnce === true")
        assert {complaint.split(",")[0] for complaint in visit.complaints} <= BROKEN_OFF


def heading(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("h1")).to_have_text(words)


def settled(page: Page) -> None:
    """No search is waited for: the region is heard again."""
    expect(page.locator("#told")).not_to_be_empty()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
