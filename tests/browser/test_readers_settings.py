"""What readers set for themselves: zoom, spacing, narrow windows, stillness, and colours of their own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.own import Own, make
from tests.browser.visit import overflow
from tests.opening import connected_to

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "results": "/programs/?specialty=140&visa=j1&sort=fit",
    "program": "/programs/1080-140/",
    "match": "/match/",
    "plan": "/plan/",
    "list": "/list/",
}
MORE = {
    "what-if": "/match/what-if/",
    "compare": "/compare/?id=1080-140&id=2805-140&id=1489-140&id=1009-140&id=1024-180",
    "entry": "/list/1080-140/",
    "calendar": "/calendar/",
    "documents": "/documents/",
    "interviews": "/interviews/",
    "rank-list": "/rank-list/",
    "account": "/accounts/settings/",
    "sources": "/sources/",
    "changes": "/changes/",
    "specialty": "/specialties/internal-medicine/",
    "guides": "/guides/",
    "faq": "/faq/",
    "report": "/programs/1080-140/report/?field=visa_j1",
}
SWEPT = sorted(PAGES | MORE if os.environ.get("FULL") else PAGES)
LANGUAGES = ["", "/es"] if os.environ.get("FULL") else [""]

SPACED = """*, *::before, *::after {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
}
p { margin-block-end: 2em !important; }"""
"""WCAG 1.4.12."""

CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  if (!one.checkVisibility() || one.closest("svg, .unseen, option") || !one.textContent.trim()) return false;
  const unseen = style.clipPath !== "none" || one.clientWidth <= 1;
  const inline = style.display === "inline" || one.matches("table, thead, tbody, tr");
  const cuts = style.overflowX !== "visible" || style.overflowY !== "visible" || style.textOverflow === "ellipsis";
  const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
  const spills = one.scrollHeight > one.clientHeight + 4 || one.scrollWidth > one.clientWidth + 4;
  if (unseen || inline || scrolls || !spills) return false;
  // A select shows the beginning of a long choice, and all of it when it is opened.
  return !one.matches("select") && (cuts || one.matches("button, .button, label, summary, li"));
}).map((one) => one.outerHTML.slice(0, 140))"""

RUNNING = """() => {
  const still = (style) => [...style.transitionDuration.split(","), ...style.animationDuration.split(",")]
    .every((one) => parseFloat(one) === 0);
  const moving = [...document.querySelectorAll("*")].filter((one) =>
    [null, "::before", "::after"].some((part) => !still(getComputedStyle(one, part))));
  const smooth = [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).scrollBehavior === "smooth");
  return [...moving, ...smooth].map((one) => one.outerHTML.slice(0, 100))
    .concat(document.getAnimations().map((one) => one.animationName || one.transitionProperty));
}"""

UNMARKED = """() => {
  const edged = (one, part = null) => {
    const style = getComputedStyle(one, part);
    return ["Top", "Right", "Bottom", "Left"].some((side) =>
      style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
  };
  const shown = (one) => one.checkVisibility();
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const drawn = (shape) => {
    const style = getComputedStyle(shape);
    const told = (ink) => ink !== "none" && ink !== ground && !/^rgba.*, 0\\)$/.test(ink);
    return told(style.stroke) || told(style.fill);
  };
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const bare = [
    ...all(".button, button:not(.as-link), .card, .notice, .verdict, .tally a").filter((one) => !edged(one)),
    ...all("select, input[type=text], input[type=number], input[type=search]").filter((one) => !edged(one)),
    ...all("input[type=checkbox], input[type=radio]").filter((one) =>
      getComputedStyle(one).appearance === "none" || getComputedStyle(one).forcedColorAdjust === "none"),
    ...all(".said:is(.yes, .maybe, .no, .unsaid)").filter((one) => !edged(one, "::before")),
    ...all(":is(.facts, .glance) li:is(.yes, .maybe, .no, .unsaid, .disputed) b")
      .filter((one) => !edged(one, "::before")),
    ...all("svg.mark").filter((one) => ![...one.children].some(drawn)),
    ...all("svg.picture :is(rect, polyline, line, text)").filter((one) => !drawn(one)),
  ];
  return bare.map((one) => one.outerHTML.slice(0, 140));
}"""


@pytest.fixture(scope="module")
def own(address: str, django_db_blocker: Any) -> Own:
    with django_db_blocker.unblock(), connected_to("openward_browser"):
        return make("settings@example.org")


@contextmanager
def read(browser: Browser, address: str, own: Own, path: str, *, width: int, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in own.cookies.items()])
    page = context.new_page()
    response = page.goto(address + path)
    assert response is not None
    assert response.ok
    yield page
    context.close()


def with_everything_open(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SWEPT)
def test_at_two_hundred_percent_and_at_320_pixels_nothing_is_lost(
    browser: Browser, address: str, own: Own, name: str, language: str
) -> None:
    path = language + (PAGES | MORE)[name]
    with read(browser, address, own, path, width=640, device_scale_factor=2) as page:
        with_everything_open(page)
        assert overflow(page) == 0
        assert page.evaluate(CUT_OFF) == []
        page.set_viewport_size({"width": 320, "height": 640})
        assert overflow(page) == 0
        assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SWEPT)
def test_with_wider_spacing_no_text_is_cut_off(
    browser: Browser, address: str, own: Own, name: str, language: str
) -> None:
    with read(browser, address, own, language + (PAGES | MORE)[name], width=1280, bypass_csp=True) as page:
        with_everything_open(page)
        page.add_style_tag(content=SPACED)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") != "normal"
            assert overflow(page) == 0
            assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("name", SWEPT)
def test_who_wants_no_motion_sees_none(browser: Browser, address: str, own: Own, name: str) -> None:
    with read(browser, address, own, (PAGES | MORE)[name], width=1280, reduced_motion="reduce") as page:
        with_everything_open(page)
        page.evaluate("document.querySelector('#results')?.setAttribute('aria-busy', 'true')")
        assert page.evaluate(RUNNING) == []


@pytest.mark.parametrize("name", SWEPT)
def test_with_colours_of_the_system_marks_and_controls_keep_their_shape(
    browser: Browser, address: str, own: Own, name: str
) -> None:
    path = (PAGES | MORE)[name]
    with read(browser, address, own, path, width=1280, forced_colors="active", color_scheme="dark") as page:
        with_everything_open(page)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(UNMARKED) == []
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        assert overflow(page) == 0


def test_the_checks_would_see_what_is_wrong(browser: Browser, address: str, own: Own) -> None:
    with read(browser, address, own, "/about/", width=320, forced_colors="active") as page:
        assert page.evaluate(RUNNING) != []
        page.evaluate(
            "document.querySelector('main').innerHTML = '<p id=low>Much text, and more.</p><a class=button>A</a>'"
        )
        for name, value in (("block-size", "12px"), ("overflow", "hidden")):
            page.evaluate(
                "([name, value]) => document.getElementById('low').style.setProperty(name, value)", [name, value]
            )
        page.evaluate("document.querySelector('.button').style.border = 'none'")
        assert [one[:9] for one in page.evaluate(CUT_OFF)] == ['<p id="lo']
        assert [one[:16] for one in page.evaluate(UNMARKED)] == ['<a class="button']
