"""Guesses are counted, for an address and for who asks; what counts or sends may be down, and says so plainly."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client

from applicants.models import User
from tests.applicants.accounts.conftest import free_port
from tests.applicants.accounts.filled import PASSWORD, TOLD, user
from tests.applicants.accounts.test_signing_up import ADDRESS, anonymous, notes, sign_in, sign_up
from tests.programs.admin.conftest import make_user

pytestmark = pytest.mark.django_db
TOO_MANY = "Too many failed login attempts"


def test_the_sixth_wrong_password_is_not_looked_at_nor_is_the_right_one() -> None:
    user(ADDRESS)
    said = [TOO_MANY in sign_in(Client(), password=f"wrong {n}").content.decode() for n in range(6)]
    assert said == [False] * 5 + [True]
    page = sign_in(Client())
    assert TOO_MANY in page.content.decode()
    assert page.context["form"]["login"].value() == ADDRESS


def test_an_address_without_an_account_is_counted_alike() -> None:
    said = [sign_in(Client(), "nobody@example.org", f"wrong {n}").content.decode() for n in range(6)]
    assert [TOO_MANY in page for page in said] == [False] * 5 + [True]


def test_other_accounts_of_one_place_are_guessed_at_ten_times_a_minute_at_most() -> None:
    pages = [sign_in(Client(), f"reader{n}@example.org", "wrong").content.decode() for n in range(11)]
    assert [TOO_MANY in page for page in pages] == [False] * 10 + [True]


def test_signing_in_at_the_admin_is_counted_with_the_same_count() -> None:
    make_user("curator@example.org", "Curator")
    for n in range(3):
        sign_in(Client(), "curator@example.org", f"wrong {n}")
    form = {"username": "Curator@example.org", "password": "wrong"}
    pages = [Client().post("/admin/login/", form).content.decode() for _ in range(3)]
    assert [TOO_MANY in page for page in pages] == [False, False, True]


def test_a_password_asked_for_again_is_counted_too() -> None:
    owner = user(ADDRESS)
    client = Client()
    client.force_login(owner)
    form = {"sure": "on", "password": "wrong"}
    pages = [client.post("/accounts/delete/", form).content.decode() for _ in range(6)]
    assert [TOO_MANY in page for page in pages] == [False] * 5 + [True]
    assert User.objects.filter(pk=owner.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_moment_are_counted_one_by_one() -> None:
    user(ADDRESS)

    def guess(number: int) -> bool:
        try:
            answer = sign_in(Client(), password=f"wrong {number}")
        finally:
            connections.close_all()
        # 429: who waited too long for the count is refused uncounted.
        return answer.status_code == 429 or TOO_MANY in answer.content.decode()

    with ThreadPoolExecutor(8) as pool:
        refused = list(pool.map(guess, range(8)))
    assert refused.count(True) >= 3


def test_no_network_address_and_no_mail_address_stands_in_the_broker() -> None:
    form = {"login": ADDRESS, "password": "wrong"}
    Client().post("/accounts/login/", form, REMOTE_ADDR="203.0.113.9")
    keys = [key.decode() for key in cache._cache.get_client().scan_iter(f"{cache.key_prefix}*")]
    assert len(keys) == 3
    assert not [key for key in keys if "203.0.113.9" in key or "ann" in key]


def test_too_many_sign_ups_are_answered_with_a_page(mailbox: list[Any]) -> None:
    page = [Client().post("/accounts/signup/", {"email": "none"}) for _ in range(21)][-1]
    assert page.status_code == 429
    assert "Wait a few minutes" in page.content.decode()


@pytest.fixture
def broker_down(settings: Any) -> None:
    default = {**settings.CACHES["default"], "LOCATION": f"redis://127.0.0.1:{free_port()}/0"}
    settings.CACHES = {**settings.CACHES, "default": default}


PAGES = {
    "/accounts/login/": {"login": ADDRESS, "password": PASSWORD},
    "/accounts/signup/": {"email": "new@example.org", "password1": PASSWORD},
    "/accounts/password/reset/": {"email": ADDRESS},
    "/admin/login/": {"username": "curator@example.org", "password": PASSWORD},
}


@pytest.mark.usefixtures("broker_down")
@pytest.mark.parametrize("path", PAGES)
def test_nobody_signs_in_uncounted_and_a_page_says_so(path: str) -> None:
    user(ADDRESS)
    make_user("curator@example.org", "Curator")
    page = Client().post(path, PAGES[path])
    assert page.status_code == 503
    assert "Try again in a few minutes" in page.content.decode()
    assert page["Retry-After"] == "180"
    assert "Traceback" not in page.content.decode()


@pytest.mark.usefixtures("broker_down")
def test_pages_themselves_open_without_the_broker() -> None:
    assert [Client().get(path).status_code for path in PAGES] == [200] * 4


@pytest.fixture
def mail_down(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", free_port(), False


@pytest.mark.usefixtures("mail_down")
def test_a_mail_server_that_is_down_loses_neither_account_nor_list(caplog: pytest.LogCaptureFixture) -> None:
    client = anonymous(profile=TOLD)
    page = sign_up(client)
    assert page.status_code == 503
    assert "The letter could not be sent" in page.content.decode()
    assert User.objects.get().email == ADDRESS
    assert client.session["profile"] == TOLD
    assert ADDRESS not in caplog.text
    assert "1 program on your lists" in client.get("/accounts/delete/").content.decode()


def test_the_letter_goes_out_at_the_next_sign_in(mailbox: list[Any], settings: Any) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    client = anonymous()
    sign_up(client)
    settings.EMAIL_PORT = port
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": None}
    sign_in(client)
    assert [letter["To"] for letter in mailbox] == [ADDRESS]
    assert notes(client) == []


@pytest.mark.usefixtures("mail_down")
def test_a_known_and_a_new_address_are_answered_alike_without_a_mail_server() -> None:
    user(ADDRESS)
    answers = [sign_up(Client(), one) for one in (ADDRESS, "new@example.org")]
    assert {one.status_code for one in answers} == {503}
    reset = [Client().post("/accounts/password/reset/", {"email": one}) for one in (ADDRESS, "no@example.org")]
    assert {one.status_code for one in reset} == {503}


@pytest.mark.usefixtures("mail_down")
def test_a_changed_password_stays_changed_where_nobody_can_be_told() -> None:
    owner = user(ADDRESS)
    client = Client()
    client.force_login(owner)
    form = {"oldpassword": PASSWORD, "password1": "another long secret", "password2": "another long secret"}
    assert client.post("/accounts/password/change/", form)["Location"] == "/accounts/settings/"
    owner.refresh_from_db()
    assert owner.check_password("another long secret")
