"""A reader without a mouse: keys alone, and after each key what WCAG asks of the place where the focus stands."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.visit import until

MOST_KEYS = 400
SMALLEST_TARGET = 24

STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;

  // A square of the map wears the ring on its drawing.
  const worn = [at, ...at.querySelectorAll("rect")].map((one) => getComputedStyle(one));
  const ring = worn.some((one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2);

  const inside = (x, y) => x > 0 && y > 0 && x < innerWidth && y < innerHeight;
  const met = (x, y) => at.contains(document.elementFromPoint(x, y));
  const pieces = [...at.getClientRects()];
  const seen = pieces.some((one) => {
    const [x, y] = [one.left + one.width / 2, one.top + one.height / 2];
    return [[x, y], [x, one.top + 2], [x, one.bottom - 2]].some(([left, top]) => inside(left, top) && met(left, top));
  });

  // Pressing on a label is pressing on what it names.
  const boxes = [at, ...(at.labels || [])].map((one) => one.getBoundingClientRect());
  const wide = Math.max(...boxes.map((one) => one.width));
  const high = Math.max(...boxes.map((one) => one.height));
  // What stands in a line of text is as high as the line: WCAG 2.5.8 leaves it out.
  const line = at.parentElement.closest("p, li, dd, td, th, h1, h2, h3, legend, label, summary, figcaption");
  const flows = getComputedStyle(at).display === "inline";
  const inText = flows && line !== null && line.textContent.trim().length > at.textContent.trim().length;

  // Where it stands in the page, and in what scrolls inside the page.
  const box = at.getBoundingClientRect();
  let [x, y] = [scrollX, scrollY];
  for (let one = at.parentElement; one && one !== document.documentElement; one = one.parentElement) {
    x += one.scrollLeft;
    y += one.scrollTop;
  }
  const landmark = at.closest("header.top, main, footer.end");
  window.stops = window.stops || [];
  const before = window.stops.at(-1);
  const again = window.stops.includes(at);
  window.stops.push(at);
  return {
    id: at.id,
    name: at.name ? `${at.name}=${at.value}` : at.textContent.trim().replace(/\\s+/g, " "),
    html: at.outerHTML.slice(0, 160),
    ring, seen, inText, wide, high,
    left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y,
    skip: at.matches(".skip"), again,
    landmark: landmark ? landmark.tagName.toLowerCase() : "",
    after: !before?.isConnected || Boolean(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus stands. Pixels of the page. `again`: it stood there before; `after`: it comes after the stop
    before it in the document."""

    id: str
    name: str
    html: str
    ring: bool
    seen: bool
    inText: bool  # noqa: N815 - as the browser names it
    wide: float
    high: float
    left: float
    right: float
    top: float
    bottom: float
    skip: bool
    again: bool
    landmark: str
    after: bool

    def wrong(self) -> list[str]:
        found = []
        if not self.ring:
            found.append("has no ring")
        if not self.seen:
            found.append("is out of sight or covered")
        if not self.inText and min(self.wide, self.high) < SMALLEST_TARGET:
            found.append(f"is a target of {self.wide:.1f} x {self.high:.1f}")
        return [f"{one}: {self.html}" for one in found]


@dataclass
class Keys:
    """Presses keys on a page, remembers each stop, and what was wrong with any of them."""

    page: Page
    stops: list[Stop] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Scrolling then ends before the next key, and what is measured is where things stay.
        self.page.emulate_media(reduced_motion="reduce")

    def press(self, key: str) -> Stop | None:
        """None where the focus left the page."""
        self.page.keyboard.press(key)
        return self.look()

    def look(self) -> Stop | None:
        found: dict[str, Any] | None = self.page.evaluate(STOP)
        if found is None:
            return None
        stop = Stop(**found)
        self.stops.append(stop)
        self.wrong.extend(stop.wrong())
        return stop

    def tab(self, *, back: bool = False) -> Stop:
        stop = self.press("Shift+Tab" if back else "Tab")
        assert stop is not None, "the focus left the page"
        return stop

    def to(self, wanted: str, *, back: bool = False) -> Stop:
        """By Tab to "#its-id", or to what begins so: its text, or its name and value."""
        for _ in range(MOST_KEYS):
            stop = self.press("Shift+Tab" if back else "Tab")
            if stop and (f"#{stop.id}" == wanted or stop.name.startswith(wanted)):
                return stop
        pytest.fail(f"{wanted!r} is not reached")

    def follow(self, wanted: str) -> None:
        """To a link or a button, and through it to another page."""
        self.to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def jump(self, wanted: str, landing: str) -> None:
        """By a link to another place of the same page, which takes the focus there."""
        self.to(wanted)
        self.page.keyboard.press("Enter")
        until(self.page, f"document.activeElement.id === '{landing}'")

    def whole_page(self, key: str = "Tab") -> list[Stop]:
        """Every stop once, from where the focus stands to the end of the page."""
        self.page.evaluate("window.stops = []")
        reached: list[Stop] = []
        for _ in range(MOST_KEYS):
            stop = self.press(key)
            # After the last stop the focus leaves the page, or begins anew.
            if stop is None or stop.again:
                return reached
            reached.append(stop)
        pytest.fail(f"after {MOST_KEYS} keys the focus is still in the page: {reached[-1].html}")


def backwards(stops: list[Stop]) -> list[str]:
    """Steps to a stop that stands higher in the same column, or comes earlier in the document."""
    found = []
    for before, stop in pairwise(stops):
        above = stop.bottom <= before.top and stop.left < before.right and before.left < stop.right
        if above or not stop.after:
            found.append(f"{before.html} -> {stop.html}")
    return found
