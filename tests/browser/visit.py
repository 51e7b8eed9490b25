"""One cold visit to one page: what the browser saw, fetched and complained of."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

AXE_OPTIONS = {"rules": {"target-size": {"enabled": True}}}
"""Targets of 24 px belong to WCAG 2.2 AA; axe leaves them out unless asked."""


@dataclass
class Visit:
    page: Page
    status: int = 0
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
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
        context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
    visit = Visit(context.new_page())
    watch(visit)
    response = visit.page.goto(url, wait_until="load")
    visit.status = response.status if response else 0
    yield visit
    context.close()


def watch(visit: Visit) -> None:
    visit.page.on("console", lambda message: complain(visit, message.type, message.text))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).netloc))
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
