"""An account from sign-up to the list, in a real browser, over a real mail server, with two web processes."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page

from tests.applicants.accounts.conftest import Kept, free_port, link_in
from tests.browser.conftest import served
from tests.browser.visit import follow, overflow, violations, visiting
from tests.opening import copied

pytestmark = pytest.mark.browser

PASSWORD = "several words of mine"


@pytest.fixture(scope="module")
def letters() -> Iterator[tuple[list[Any], int]]:
    kept: list[Any] = []
    server = Controller(Kept(kept), hostname="127.0.0.1", port=free_port())
    server.start()
    yield kept, server.port
    server.stop()


@pytest.fixture(scope="module")
def site(opening_url: str, letters: tuple[list[Any], int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """With a copy of the directory to write to."""
    log: Path = tmp_path_factory.mktemp("accounts") / "server.log"
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(letters[1]), "EMAIL_USE_TLS": "no"}
    with copied("openward_accounts") as (_, url):
        with served({**os.environ, "DATABASE_URL": url, "DEBUG": "no", **mail}, log) as address:
            yield address
        assert PASSWORD not in log.read_text()
        assert "@example.org" not in log.read_text()


def new_address() -> str:
    """The broker's counts outlive a test."""
    return f"{uuid4().hex[:12]}@example.org"


def sign_up(page: Page, site: str, address: str, language: str = "") -> None:
    page.goto(f"{site}{language}/accounts/signup/")
    page.fill("#id_email", address)
    page.fill("#id_password1", PASSWORD)
    with page.expect_navigation():
        page.locator("main form button").click()


def sign_in(page: Page, site: str, address: str, password: str = PASSWORD) -> None:
    page.goto(f"{site}/accounts/login/")
    page.fill("#id_login", address)
    page.fill("#id_password", password)
    with page.expect_navigation():
        page.locator("main form button").click()


def test_a_list_kept_without_an_account_is_there_after_confirming_on_another_device(
    browser: Browser, site: str, letters: tuple[list[Any], int]
) -> None:
    address, (kept, _) = new_address(), letters
    with visiting(browser, f"{site}/programs/1080-140/", width=1280, scheme="light") as visit:
        visit.page.goto(f"{site}/list/save/?id=1080-140")
        with visit.page.expect_navigation():
            visit.page.locator("main form button").first.click()
        visit.page.goto(f"{site}/list/")
        assert visit.page.locator("a[href*='1080-140']").count() > 0
        sign_up(visit.page, site, address)
        visit.page.get_by_role("heading", name="Look into your mailbox").wait_for()
        assert violations(visit.page) == []
    [letter] = [one for one in kept if one["To"] == address]
    with visiting(browser, link_in(letter), width=360, scheme="dark", scripts=False) as phone:
        assert overflow(phone.page) == 0
        with phone.page.expect_navigation():
            phone.page.get_by_role("button", name="Yes, it is mine").click()
        sign_in(phone.page, site, address)
        assert phone.page.url == f"{site}/list/"
        assert phone.page.locator("a[href*='1080-140']").count() > 0
        phone.page.goto(f"{site}/accounts/settings/")
        with phone.page.expect_navigation():
            phone.page.get_by_role("button", name="Sign out", exact=True).click()
        assert "Nothing of yours is left in this browser" in phone.page.locator("main").inner_text()


PAGES = [
    *("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/password/reset/done/"),
    *("/accounts/confirm-email/", "/accounts/confirm-email/nothing/", "/accounts/inactive/"),
    *("/accounts/password/reset/key/1-nothing/", "/accounts/password/reset/key/done/"),
    *("/accounts/settings/", "/accounts/delete/", "/accounts/deleted/"),
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("", 360, "dark"), ("", 1280, "light"), ("/es", 320, "light")]
)
def test_pages_on_the_way_in_are_accessible_and_fit(
    browser: Browser, site: str, path: str, language: str, width: int, scheme: str
) -> None:
    with visiting(browser, f"{site}{language}{path}", width=width, scheme=scheme) as visit:
        assert visit.status == 200
        assert visit.page.locator("h1").count() == 1
        assert overflow(visit.page) == 0
        assert violations(visit.page) == []
        assert visit.complaints == []


OF_AN_ACCOUNT = [
    *("/accounts/email/", "/accounts/password/change/", "/accounts/logout/", "/accounts/2fa/"),
    *("/accounts/2fa/totp/activate/", "/accounts/settings/", "/accounts/delete/"),
]


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("", 360, "dark"), ("", 1280, "light"), ("/es", 320, "light")]
)
def test_pages_of_an_account_are_accessible_and_fit(
    browser: Browser, site: str, letters: tuple[list[Any], int], language: str, width: int, scheme: str
) -> None:
    address = new_address()
    with visiting(browser, site, width=width, scheme=scheme) as visit:
        sign_up(visit.page, site, address)
        [letter] = [one for one in letters[0] if one["To"] == address]
        visit.page.goto(link_in(letter))
        follow(visit.page.locator("main form button"))
        visit.page.goto(f"{site}{language}/accounts/reauthenticate/?next={language}/accounts/2fa/")
        visit.page.fill("#id_password", PASSWORD)
        follow(visit.page.locator("main form button"))
        for path in OF_AN_ACCOUNT:
            visit.page.goto(f"{site}{language}{path}")
            assert visit.page.url.endswith(path)
            assert visit.page.locator("h1").count() == 1, path
            assert overflow(visit.page) == 0, path
            assert violations(visit.page) == [], path
        assert visit.complaints == []


def test_two_web_processes_count_guesses_together(browser: Browser, site: str) -> None:
    address, said = new_address(), []
    with visiting(browser, site, width=1280, scheme="light") as visit:
        for number in range(6):
            sign_in(visit.page, site, address, f"wrong {number}")
            said.append(visit.page.get_by_text("Too many failed login attempts").count())
    assert said == [0, 0, 0, 0, 0, 1]
