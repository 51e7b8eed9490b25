"""The five main tasks by keyboard alone, and every stop of their pages: seen, large enough, in order, and no trap."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Browser, expect

from applicants.models import User
from tests.browser.instant import settled
from tests.browser.keyboard import Keys, backwards
from tests.browser.own import PASSWORD, Own, make
from tests.browser.test_search_by_hand import query
from tests.browser.visit import until, visiting
from tests.opening import connected_to

pytestmark = pytest.mark.browser

WIDTHS = [360, 1280]
WHO = "keys@example.org"
REFUSED = "422 (Unprocessable Entity)"
"""What a browser says of a form that came back to be put right."""


@pytest.fixture(scope="module")
def own(address: str, django_db_blocker: Any) -> Own:
    """A reader with a season, who has confirmed her address."""
    with django_db_blocker.unblock(), connected_to("openward_browser"):
        made = make(WHO)
        EmailAddress.objects.create(user=User.objects.get(email=WHO), email=WHO, verified=True, primary=True)
        return made


@contextmanager
def by_keys(browser: Browser, url: str, width: int, *, cookies: dict[str, str] | None = None) -> Iterator[Keys]:
    """Whatever stop is wrong on the way is told at the end."""
    with visiting(browser, url, width=width, scheme="light", cookies=cookies) as visit:
        keys = Keys(visit.page)
        yield keys
        assert len(keys.stops) > 1
        assert sorted(set(keys.wrong)) == []
        assert [said for said in visit.complaints if REFUSED not in said] == []


def skip(keys: Keys, words: str, landing: str) -> None:
    """By a link that nothing but its like comes before."""
    met = len(keys.stops)
    keys.jump(words, landing)
    assert all(stop.skip for stop in keys.stops[met:])


# The tasks


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_first_page_to_results_with_one_filter_less(browser: Browser, address: str, width: int) -> None:
    with by_keys(browser, address + "/", width) as keys:
        page = keys.page
        skip(keys, "Skip to the content", "main")
        assert keys.tab().name == "specialty="
        page.keyboard.type("Internal medicine")
        assert keys.tab().name == "visa=j1"
        page.keyboard.press("Space")
        keys.follow("Show programs")
        assert query(page) == {"specialty": ["140"], "visa": ["j1"]}
        until(page, "window.htmx")
        skip(keys, "Skip to the results", "results")
        keys.to("Remove: States it sponsors: J-1")
        page.keyboard.press("Enter")
        page.wait_for_url("**/programs/?specialty=140")
        settled(page)
        # What was pressed is gone: the focus is on the heading, and goes on from there.
        expect(page.locator("#results h1")).to_be_focused()
        assert keys.to("Remove: Internal medicine").landmark == "main"


@pytest.mark.parametrize("width", WIDTHS)
def test_from_a_program_to_its_sources_and_the_report_of_an_error(browser: Browser, address: str, width: int) -> None:
    with by_keys(browser, address + "/programs/?specialty=140&visa=j1", width) as keys:
        page = keys.page
        skip(keys, "Skip to the results", "results")
        keys.follow(page.locator(".program h2").first.inner_text())
        skip(keys, "Skip to the content", "main")
        assert 'href="http' in keys.to(page.locator(".stated .source a").first.inner_text()).html
        keys.follow("Report an error:")
        assert urlsplit(page.url).path.endswith("/report/")
        keys.follow("Send the report")
        keys.jump(page.get_by_role("alert").get_by_role("link").first.inner_text(), "ask-said")
        page.keyboard.type("A test, not sent.")
        expect(page.locator("#ask-said")).to_have_value("A test, not sent.")
        assert "Send the report" in [keys.tab().name, keys.tab().name]


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_questions_to_what_is_possible(browser: Browser, address: str, width: int) -> None:
    with by_keys(browser, address + "/match/", width) as keys:
        page = keys.page
        skip(keys, "Skip to the content", "main")
        keys.to("work_status=")
        page.keyboard.type("None of")
        keys.to("visas=j1")
        page.keyboard.press("Space")
        keys.to("step2=")
        page.keyboard.type("2450")
        keys.follow("Show where I can apply")
        keys.jump(page.get_by_role("alert").get_by_role("link").first.inner_text(), "ask-step2")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("245")
        keys.to("graduated_year=")
        page.keyboard.type("2019")
        keys.follow("Show where I can apply")
        assert page.url == address + "/programs/?sort=fit"
        until(page, "window.htmx")
        skip(keys, "Skip to the results", "results")
        for verdict in ("open", "short", "confirm", "doubtful", "closed"):
            assert f'class="{verdict}"' in keys.to(page.locator(f".tally a.{verdict} strong").inner_text()).html
        keys.to(page.locator(".tally a.confirm strong").inner_text(), back=True)
        page.keyboard.press("Enter")
        page.wait_for_url("**verdict=confirm**")
        settled(page)
        keys.follow(page.locator(".program h2").first.inner_text())
        expect(page.locator(".banner.verdict.confirm")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_from_a_card_to_the_list_its_order_and_the_plan(browser: Browser, address: str, width: int) -> None:
    with by_keys(browser, address + "/programs/?specialty=140&visa=j1", width) as keys:
        page = keys.page
        until(page, "window.htmx")
        skip(keys, "Skip to the results", "results")
        names = page.locator(".program h2").all_inner_texts()[:2]
        for number, name in enumerate(names, 1):
            keys.to(f"Save {name}")
            page.keyboard.press("Enter")
            expect(page.locator(".save.asking button")).to_be_focused()
            page.keyboard.press("Enter")
            expect(page.locator("#my-list")).to_have_text(f" ({number})")
            expect(page.locator(".save[role=status]").last).to_be_focused()
        keys.follow("My list")
        until(page, "window.htmx")
        status = page.locator(".quick select[name=status]").first
        keys.to(f"#{status.get_attribute('id')}")
        with page.expect_response(lambda answer: "/change/" in answer.url):
            page.keyboard.press("ArrowDown")
        expect(page.locator("#told")).not_to_be_empty()
        expect(status).to_be_focused()
        assert keys.look() is not None
        keys.to(f"#{page.locator('[id^=down-]').first.get_attribute('id')}")
        page.keyboard.press("Enter")
        expect(page.locator(".entry h2")).to_have_text(names[::-1])
        # It cannot go further down: the focus stays with the program that was moved.
        expect(page.locator(".entry", has_text=names[0]).locator(":focus")).to_have_count(1)
        assert keys.look() is not None
        expect(page.locator("#told")).to_have_text("Place on your list: 2")
        keys.follow("Plan")
        expect(page.locator("h1")).to_have_text("What your list costs")


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_footer_to_signing_in_and_the_account(browser: Browser, address: str, own: Own, width: int) -> None:
    with by_keys(browser, address + "/about/", width) as keys:
        page = keys.page
        keys.follow("Account")
        keys.follow("Sign in")
        keys.to("login=")
        page.keyboard.type(WHO)
        assert keys.tab().name == "password="
        page.keyboard.type(PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        keys.follow("Account")
        expect(page.locator(".lead")).to_have_text(f"You are signed in as {WHO}.")
        keys.to("Sign out everywhere else")
        keys.to("Delete my account")


# Every stop of a page

PAGES = {
    "home": "/",
    "results": "/programs/?specialty=140&visa=j1&sort=fit",
    "program": "/programs/1080-140/",
    "match": "/match/",
    "compare": "/compare/?id=1080-140&id=2805-140&id=1489-140&id=1009-140&id=1024-180",
    "what-if": "/match/what-if/",
    "list": "/list/",
    "entry": "/list/1080-140/",
    "plan": "/plan/",
    "account": "/accounts/settings/",
}
LANDMARKS = ["", "header", "main", "footer"]


@pytest.mark.parametrize("width", WIDTHS if os.environ.get("FULL") else WIDTHS[:1])
@pytest.mark.parametrize("name", PAGES)
def test_every_stop_is_seen_and_in_order_and_none_is_a_trap(
    browser: Browser, address: str, own: Own, name: str, width: int
) -> None:
    with by_keys(browser, address + PAGES[name], width, cookies=own.cookies) as keys:
        stops = keys.whole_page()
        places = [stop.landmark for stop in stops]
        assert stops[0].name == "Skip to the content"
        assert list(dict.fromkeys(places)) == LANDMARKS
        assert places == sorted(places, key=LANDMARKS.index)
        assert backwards([stop for stop in stops if stop.landmark == "main"]) == []
        assert "Account" in [stop.name for stop in stops[-6:]]


@pytest.mark.parametrize("name", ["results", "match", "compare"])
def test_going_back_meets_the_same_stops_and_none_under_what_sticks(
    browser: Browser, address: str, own: Own, name: str
) -> None:
    with by_keys(browser, address + PAGES[name], 1280, cookies=own.cookies) as keys:
        there = [stop.html for stop in keys.whole_page()]
        back = [stop.html for stop in keys.whole_page("Shift+Tab")]
        assert sorted(back[: len(there)]) == sorted(there)
        assert back[:5] == there[::-1][:5]


def test_the_walk_would_see_what_is_wrong(browser: Browser, address: str) -> None:
    spoil = """() => {
      const main = document.querySelector("main");
      main.innerHTML = '<button id="bare">a</button><button id="small">b</button><button id="under">c</button>';
      main.insertAdjacentHTML("beforeend", '<div id="lid"></div><p>Text <a href="/">and a link</a></p>');
      document.styleSheets[0].insertRule("#bare { outline: none !important; inline-size: 40px; block-size: 40px }");
      document.styleSheets[0].insertRule("#small { inline-size: 20px; block-size: 20px; padding: 0 }");
      document.styleSheets[0].insertRule("#under { position: fixed; inset: 300px auto auto 0; inline-size: 900px }");
      document.styleSheets[0].insertRule("#lid { position: fixed; inset: 280px 0 auto; block-size: 90px }");
    }"""
    with visiting(browser, address + "/about/", width=1280, scheme="light") as visit:
        visit.page.evaluate(spoil)
        keys = Keys(visit.page)
        stops = [stop for stop in keys.whole_page() if stop.landmark == "main"]
        assert [stop.name for stop in stops] == ["a", "b", "c", "and a link"]
        assert [one.split(":")[0] for one in keys.wrong] == [
            "has no ring",
            "is a target of 20.0 x 20.0",
            "is out of sight or covered",
        ]
        assert len(backwards(stops)) == 1
