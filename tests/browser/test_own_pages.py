"""Every page of a reader's own, and of accounts: accessible, within the window, narrow and wide, light and dark."""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser

from tests.browser.own import Own, make
from tests.browser.visit import overflow, violations, visiting
from tests.opening import connected_to

pytestmark = pytest.mark.browser

EVERY_LOOK = [(360, "dark"), (1280, "light"), (360, "light"), (1280, "dark")]
LOOKS = EVERY_LOOK if os.environ.get("FULL") else EVERY_LOOK[:2]
PAGES = {
    "shortlist": "/list/",
    "entry": "/list/{program}/",
    "entry-save": "/list/save/?id=1801-140",
    "shortlist-print": "/list/print/",
    "plan": "/plan/",
    "plan-proposal": "/plan/proposal/",
    "plan-calculator": "/plan/calculator/",
    "documents": "/documents/",
    "document-new": "/documents/new/letter/",
    "document-edit": "/documents/{document}/",
    "document-program": "/documents/programs/{entry}/",
    "calendar": "/calendar/",
    "reminder-new": "/calendar/reminders/new/",
    "reminder-edit": "/calendar/reminders/{reminder}/",
    "interviews": "/interviews/",
    "interview-entry": "/interviews/{entry}/",
    "interview-edit": "/interviews/{entry}/{interview}/",
    "interview-questions": "/interviews/{entry}/questions/",
    "scorecard": "/interviews/scorecard/",
    "rank-list": "/rank-list/",
    "rank-print": "/rank-list/print/",
    "rank-couple": "/rank-list/couple/",
    "rank-supplemental": "/rank-list/{choice}/first-years/",
    "searches": "/searches/",
    "search-new": "/searches/new/?specialty=140",
    "search-name": "/searches/{search}/",
    "sharing": "/list/share/",
    "shared": "/shared/{share_token}/",
    "soap": "/soap/",
    "stories": "/stories/",
    "story-send": "/stories/send/",
    "story-mine": "/stories/mine/{story_token}/",
    "season-next": "/list/next-season/",
    "guide-list": "/guides/",
    "guide": "/guides/the-road/",
    "faq": "/faq/",
    "vacancies": "/list/vacancies/",
    "settings": "/accounts/settings/",
    "account-delete": "/accounts/delete/",
    "account-deleted": "/accounts/deleted/",
}
"""By name, without the namespace `applicants`. What stands in braces was made by tests.browser.own."""
SIGNED_OUT = {
    "account_login": "/accounts/login/",
    "account_signup": "/accounts/signup/",
    "account_reset_password": "/accounts/password/reset/",
}
SIGNED_IN = {
    "account_email": "/accounts/email/",
    "account_change_password": "/accounts/password/change/",
    "account_logout": "/accounts/logout/",
    "mfa_index": "/accounts/2fa/",
}
TAKE_POST_ALONE = {
    "answers-set-aside",
    "calendar-address",
    "calendar-revoke",
    "calendar-zone",
    "criteria-suggested",
    "criterion-add",
    "criterion-change",
    "criterion-remove",
    "document-due",
    "document-lay-out",
    "entry-change",
    "entry-looked",
    "entry-move",
    "entry-remove",
    "interview-add",
    "interview-go",
    "interview-held",
    "interview-score",
    "plan-add",
    "plan-figures",
    "plan-propose",
    "rank-add",
    "rank-certify",
    "rank-change",
    "rank-couple-set",
    "rank-fill",
    "rank-pair-add",
    "rank-pair-change",
    "rank-supplemental-add",
    "rank-supplemental-change",
    "search-delete",
    "search-seen",
    "share-comment-delete",
    "share-revoke",
    "shortlist-change",
    "shortlist-order",
    "shortlist-restore",
    "sign-out-elsewhere",
    "soap-delete",
    "soap-line",
    "vacancy-delete",
}
FILES = {
    "calendar-event",
    "calendar-feed",
    "download-csv",
    "download-json",
    "rank-codes",
    "shortlist-csv",
    "shortlist-xlsx",
}
ELSEWHERE = {
    "unsubscribe": "opens by a signed link alone: looked at in tests/applicants/mailing",
    "document-delete": "asks whether to delete, in the words of document-edit",
    "reminder-delete": "likewise",
    "interview-remove": "likewise",
}


@pytest.fixture(scope="module")
def own(address: str, django_db_blocker: Any) -> Own:
    with django_db_blocker.unblock(), connected_to("openward_browser"):
        return make()


def paths(own: Own) -> dict[str, str]:
    return {name: path.format(**own.ids) for name, path in (PAGES | SIGNED_IN).items()}


def own_names() -> set[str]:
    return set(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and pattern.namespace in (None, "applicants"):
            inside = pattern.namespace == "applicants" or None
            for one in pattern.url_patterns:
                if inside and isinstance(one, URLPattern):
                    yield str(one.name)
            if not inside:
                yield from _names(pattern.url_patterns)


def test_every_route_of_ones_own_is_a_page_or_says_why_not() -> None:
    assert own_names() == set(PAGES) | TAKE_POST_ALONE | FILES | set(ELSEWHERE)


@pytest.mark.parametrize("name", sorted(PAGES | SIGNED_IN))
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_own_page_is_accessible_and_keeps_to_itself(
    browser: Browser, address: str, own: Own, name: str, width: int, scheme: str
) -> None:
    url = address + paths(own)[name]
    with visiting(browser, url, width=width, scheme=scheme, cookies=own.cookies) as visit:
        assert visit.status == 200
        assert visit.page.locator("h1").count() == 1
        assert overflow(visit.page) == 0
        assert violations(visit.page) == []
        assert visit.complaints == []
        assert visit.hosts == {urlsplit(address).netloc}


@pytest.mark.parametrize("name", sorted(PAGES | SIGNED_IN))
def test_own_page_stands_in_spanish_and_fits_the_narrowest_window(
    browser: Browser, address: str, own: Own, name: str
) -> None:
    url = f"{address}/es{paths(own)[name]}"
    with visiting(browser, url, width=320, scheme="light", cookies=own.cookies) as visit:
        assert visit.page.locator("html").get_attribute("lang") == "es"
        assert visit.page.locator("h1").count() == 1
        assert overflow(visit.page) == 0
        assert violations(visit.page) == []
        assert visit.complaints == []


@pytest.mark.parametrize("language", ["", "/es"])
@pytest.mark.parametrize("name", sorted(SIGNED_OUT))
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_pages_of_accounts_are_accessible_signed_out(
    browser: Browser, address: str, own: Own, name: str, width: int, scheme: str, language: str
) -> None:
    with visiting(browser, address + language + SIGNED_OUT[name], width=width, scheme=scheme) as visit:
        assert visit.page.locator("h1").count() == 1
        assert overflow(visit.page) == 0
        assert violations(visit.page) == []
        assert visit.complaints == []


EMPTY = ("shortlist", "plan", "documents", "calendar", "interviews", "rank-list", "searches", "sharing", "settings")


@pytest.mark.parametrize("name", EMPTY)
def test_a_newcomer_without_anything_is_told_what_to_do_first(
    browser: Browser, address: str, own: Own, name: str
) -> None:
    with visiting(browser, address + PAGES[name], width=360, scheme="light", scripts=False) as visit:
        assert visit.status == 200
        assert visit.page.locator("main a, main button").count() > len(EMPTY) - 1
        assert "A made-up note" not in visit.page.content()
        assert overflow(visit.page) == 0
