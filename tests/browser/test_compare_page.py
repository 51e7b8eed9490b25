"""Programs side by side on a phone, on a wide window and on paper, with and without a profile."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visit import follow, overflow, until, violations, visiting

pytestmark = pytest.mark.browser

TWO = "/compare/?id=1080-140&id=2805-140"
FIVE = f"{TWO}&id=1489-140&id=1009-140&id=1024-180"
PAPER = 1039
"""The width of A4 on its side within its margins, in CSS pixels."""

LOOKS = [
    (320, TWO, "light"),
    (360, FIVE, "light"),
    (360, TWO, "dark"),
    (820, FIVE, "light"),
    (1280, FIVE, "dark"),
    (1280, TWO, "light"),
]

CUT_OFF = """() => [...document.querySelectorAll('.compared li, .side-by-side th, .side-by-side td > *')]
    .filter(one => !one.closest('thead') || getComputedStyle(one.closest('thead')).clipPath === 'none')
    .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
                || one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.textContent.trim().slice(0, 60))"""
"""What is wider than its own box or than the window."""


@contextmanager
def telling(browser: Browser, address: str, path: str, *, width: int, scheme: str = "light") -> Iterator[Page]:
    """As an applicant who has told some of what they have."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/match/")
    page.locator("select[name=work_status]").select_option("none")
    page.locator("input[name=visas][value=j1]").check()
    page.locator("input[name=step2]").fill("230")
    page.locator("input[name=graduated_year]").fill("2017")
    follow(page.locator("main form button[type=submit]").first)
    page.goto(address + path)
    yield page
    context.close()


@pytest.mark.parametrize(("width", "path", "scheme"), LOOKS)
def test_with_a_profile_the_page_is_accessible_and_within_the_window(
    browser: Browser, address: str, path: str, width: int, scheme: str
) -> None:
    with telling(browser, address, path, width=width, scheme=scheme) as page:
        assert page.locator("thead th", has_text="You").count() == 1
        assert page.locator(".compared .for-you").count() == path.count("id=")
        assert page.locator(".side-by-side .finding").count() > 10
        assert overflow(page) == 0
        assert violations(page) == []


def test_on_a_phone_the_requirements_are_stacked_and_each_value_names_its_program(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address + FIVE, width=360, scheme="light") as visit:
        page = visit.page
        row = page.locator(".side-by-side tr", has_text=re.compile("J-1 visa")).first
        cells = row.locator("td")
        tops = [cells.nth(place).bounding_box()["y"] for place in range(cells.count())]  # type: ignore[index]
        assert len(tops) == 5
        assert tops == sorted(set(tops))
        assert page.locator(".side-by-side .whose").first.is_visible()
        assert page.evaluate(CUT_OFF) == []


def test_between_phone_and_wide_the_table_is_scrolled_with_the_keyboard_and_keeps_its_first_column(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address + FIVE, width=820, scheme="light") as visit:
        page = visit.page
        region = page.get_by_role("region", name="What each program states, one row a requirement")
        label = page.locator(".side-by-side tbody tr:not(.section) th").first
        before = label.bounding_box()
        region.focus()
        for _press in range(8):
            page.keyboard.press("ArrowRight")
        until(page, "document.querySelector('.side-by-side').scrollLeft > 100")
        assert label.bounding_box()["x"] == pytest.approx(before["x"], abs=1)  # type: ignore[index]


def test_on_a_wide_window_the_names_stay_in_sight(browser: Browser, address: str) -> None:
    with visiting(browser, address + FIVE, width=1280, scheme="light") as visit:
        page = visit.page
        page.evaluate("document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, 1600)")
        head = page.locator(".side-by-side thead th").last
        assert head.bounding_box()["y"] == pytest.approx(0, abs=1)  # type: ignore[index]
        assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize(("path", "scheme"), [(TWO, "light"), (FIVE, "light"), (FIVE, "dark")])
def test_on_paper_nothing_is_cut_off_and_nothing_is_there_to_press(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    with telling(browser, address, path, width=PAPER, scheme=scheme) as page:
        page.emulate_media(media="print")
        assert overflow(page) == 0
        assert page.evaluate(CUT_OFF) == []
        for left_out in (".top", "footer.end", ".remove", ".compare-more"):
            assert not any(one.is_visible() for one in page.locator(left_out).all()), left_out
        assert page.locator(".side-by-side thead th").last.is_visible()
        colours = page.evaluate(
            "[...new Set([...document.querySelectorAll('.said:not(.unsaid), .finding, .side-by-side th')]"
            ".map(one => getComputedStyle(one).color))]"
        )
        assert colours == ["rgb(0, 0, 0)"]


def test_paper_is_a4_on_its_side(browser: Browser, address: str) -> None:
    with visiting(browser, address + FIVE, width=1280, scheme="light") as visit:
        printed = visit.page.pdf(prefer_css_page_size=True)
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
        assert 1 <= len(boxes) <= 6
        assert all(float(width) > float(height) for width, height in boxes)


def test_the_table_would_be_seen_to_be_cut_off(browser: Browser, address: str) -> None:
    with visiting(browser, address + TWO, width=360, scheme="light") as visit:
        visit.page.evaluate("document.querySelector('.side-by-side td .said').style.width = '900px'")
        assert len(visit.page.evaluate(CUT_OFF)) > 0
