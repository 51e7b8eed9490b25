"""The look under strain: right to left, zoomed, in the system's colours, on paper, and while it loads."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import served
from tests.browser.own import Own, make
from tests.browser.visit import overflow, visiting
from tests.opening import connected_to, copied

pytestmark = pytest.mark.browser

PAGES = ("/", "/programs/?specialty=140&visa=h1b", "/programs/1080-140/", "/match/")
SHIFT = """() => new Promise((told) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
        .observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => setTimeout(() => told(sum), 300));
})"""
"""What moved by itself since the page began to load."""
STILL = 0.001
"""A hundredth of what readers notice (web.dev/cls). A parser that rests in the middle of a line, on a busy machine,
moves its words by a tenth of this."""


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return dict(found)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, path: str, width: int) -> None:
    with visiting(browser, address + path, width=width, scheme="light") as visit:
        assert visit.page.evaluate(SHIFT) < STILL


def test_it_would_see_what_moves(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/about/", width=360, scheme="light") as visit:
        visit.page.evaluate("document.querySelector('main').style.paddingTop = '300px'")
        assert visit.page.evaluate(SHIFT) > STILL


@pytest.mark.parametrize("width", [320, 360, 640, 768, 1280])
@pytest.mark.parametrize("language", ["", "/es"])
def test_the_places_of_the_header_stand_on_one_line(browser: Browser, address: str, language: str, width: int) -> None:
    with visiting(browser, f"{address}{language}/", width=width, scheme="light") as visit:
        tops = """all => all.filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().top)"""
        found = visit.page.locator(".top nav li:not(.language) a").evaluate_all(tops)
        assert len(found) >= 4
        assert len({round(float(top)) for top in found}) == 1


@pytest.mark.parametrize("path", PAGES)
def test_at_200_percent_of_a_desk_nothing_is_cut_off(browser: Browser, address: str, path: str) -> None:
    with visiting(browser, address + path, width=640, scheme="light") as visit:
        assert overflow(visit.page) == 0


@pytest.mark.parametrize("path", PAGES)
def test_who_wants_less_motion_gets_none(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + path)
    moving = """() => [...document.querySelectorAll("*")].filter((one) => {
        const style = getComputedStyle(one);
        return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => time !== "0s");
    }).length"""
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


def test_marks_stay_visible_in_the_colours_of_the_system(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, forced_colors="active")
    page = context.new_page()
    page.goto(address + "/programs/1080-140/")
    marks = """(which) => [...document.querySelectorAll(which)].map((one) => {
        const style = getComputedStyle(one, "::before");
        const ground = getComputedStyle(document.body).backgroundColor;
        return [parseFloat(style.borderTopWidth), style.borderTopColor === ground];
    })"""
    said = page.evaluate(marks, ".said:is(.yes, .maybe, .no, .unsaid)")
    assert len(said) > 5
    assert all(width > 0 and not lost for width, lost in said)
    assert page.locator(".button, .save > a").first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_paper_has_no_navigation_and_fits(browser: Browser, address: str, path: str) -> None:
    with visiting(browser, address + path, width=794, scheme="dark") as visit:
        visit.page.emulate_media(media="print")
        assert not visit.page.locator(".top nav").is_visible()
        assert not visit.page.locator("footer.end ul").is_visible()
        assert visit.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        assert overflow(visit.page) == 0


def test_paper_says_where_a_source_is(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/programs/1080-140/", width=794, scheme="light") as visit:
        visit.page.emulate_media(media="print")
        link = visit.page.locator('.stated .source a[href^="http"]').first
        after = link.evaluate("one => getComputedStyle(one, '::after').content")
        assert str(link.get_attribute("href")) in after


# A language that runs from right to left. There is no catalogue of it here: English words, laid out the other way.

RTL_SETTINGS = "tests.browser.right_to_left"


@pytest.fixture(scope="module")
def mirrored(
    opening_url: str, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[tuple[str, Own]]:
    log = tmp_path_factory.mktemp("mirrored") / "server.log"
    with copied("openward_mirrored") as (name, url):
        with django_db_blocker.unblock(), connected_to(name):
            own = make()
        env = {**os.environ, "DATABASE_URL": url, "DEBUG": "no", "LOG_LEVEL": "WARNING"}
        with served({**env, "DJANGO_SETTINGS_MODULE": RTL_SETTINGS}, log) as server:
            yield server, own


@pytest.mark.parametrize("path", [*PAGES, "/plan/", "/guides/"])
def test_a_page_from_right_to_left_fits_and_begins_at_the_right(
    browser: Browser, mirrored: tuple[str, Own], path: str
) -> None:
    address, own = mirrored
    for width in (360, 1280):
        with visiting(browser, f"{address}/ar{path}", width=width, scheme="light", cookies=own.cookies) as visit:
            page = visit.page
            assert visit.status == 200
            assert page.locator("html").get_attribute("dir") == "rtl"
            assert overflow(page) == 0
            brand, heading = box(page, ".brand"), box(page, "h1")
            assert brand["x"] + brand["width"] > width / 2
            assert page.locator("h1").evaluate("one => getComputedStyle(one).textAlign") == "start"
            assert heading["x"] >= 0


def test_pictures_keep_their_direction(browser: Browser, mirrored: tuple[str, Own]) -> None:
    address, _own = mirrored
    with visiting(browser, f"{address}/ar/", width=1280, scheme="light") as visit:
        months = visit.page.locator(".timeline .wide text.start")
        assert months.count() > 8
        places = [
            float(box["x"]) for box in months.evaluate_all("all => all.map((one) => one.getBoundingClientRect())")
        ]
        assert places == sorted(places)
