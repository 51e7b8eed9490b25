"""One cold visit to one page: what the browser saw, fetched and complained of."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

AXE_OPTIONS = {"rules": {"target-size": {"enabled": True}}}
"""Targets of 24 px belong to WCAG 2.2 AA; axe leaves them out unless asked."""

TELL_REFUSED = """
document.addEventListener("securitypolicyviolation", (event) => {
  window.tellRefused(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


@dataclass
class Visit:
    page: Page
    status: int = 0
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    """What the page did that its content security policy forbids."""
    bytes_over_the_wire: int = 0


@contextmanager
def visiting(
    browser: Browser,
    url: str,
    *,
    width: int,
    scheme: str,
    scripts: bool = True,
    cookies: Mapping[str, str] | None = None,
) -> Iterator[Visit]:
    """A fresh context each time, so that nothing is in a cache."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=scripts,
    )
    if cookies:
        site = urljoin(url, "/")
        context.add_cookies([{"name": name, "value": value, "url": site} for name, value in cookies.items()])
    visit = Visit(context.new_page())
    watch(visit)
    response = visit.page.goto(url, wait_until="load")
    visit.status = response.status if response else 0
    yield visit
    assert visit.refused == []
    context.close()


def until(page: Page, condition: str) -> None:
    """Asked from here: Playwright's own way compiles text within the page, which the policy of our pages forbids."""
    latest = time.monotonic() + 30
    while not page.evaluate(f"Boolean({condition})"):
        assert time.monotonic() < latest, f"it never came to be: {condition}"
        page.wait_for_timeout(50)


def until_any(page: Page, told: Sequence[object]) -> None:
    """Until the browser has told something: what it tells comes in while something is waited for."""
    latest = time.monotonic() + 30
    while not told:
        assert time.monotonic() < latest, "nothing was told"
        page.wait_for_timeout(20)


def follow(what: Locator) -> None:
    """Presses what leads to another page, and waits until that is loaded: asked before, half a page would answer."""
    with what.page.expect_navigation():
        what.click()


def watch(visit: Visit) -> None:
    visit.page.on("console", lambda message: complain(visit, message.type, message.text))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).netloc))
    visit.page.expose_function("tellRefused", lambda words: visit.refused.append(words))
    visit.page.add_init_script(TELL_REFUSED)
    wire = visit.page.context.new_cdp_session(visit.page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: weigh(visit, event))


def complain(visit: Visit, kind: str, text: str) -> None:
    # A page that is not found makes the browser say so: that is no complaint about the page.
    if kind in {"error", "warning"} and "404 (Not Found)" not in text:
        visit.complaints.append(f"{kind}: {text}")


def weigh(visit: Visit, event: dict[str, Any]) -> None:
    visit.bytes_over_the_wire += int(event["encodedDataLength"])


def violations(page: Page) -> list[str]:
    """What axe finds, each with the elements it means."""
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("Math.max(0, document.scrollingElement.scrollWidth - window.innerWidth)"))
