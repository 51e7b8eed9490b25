"""From a list without an account to one with: over a real mail server, in this browser or in another."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client

from applicants.models import Applicant, ShortlistEntry, User
from applicants.reader import KEY
from tests.applicants.accounts.conftest import link_in
from tests.applicants.accounts.filled import PASSWORD, TOLD, applicant, entry, user
from tests.search import made_up

pytestmark = pytest.mark.django_db

ADDRESS = "ann@example.org"


def anonymous(**session: Any) -> Client:
    """A browser whose reader keeps one program without an account."""
    client = Client()
    kept = applicant()
    entry(kept, made_up.program(), notes="asked in March")
    remember(client, **{KEY: kept.pk, **session})
    return client


def remember(client: Client, **values: Any) -> None:
    session = client.session
    session.update(values)
    session.save()
    client.cookies["sessionid"] = session.session_key


def sign_up(client: Client, email: str = ADDRESS, language: str = "", **more: Any) -> Any:
    return client.post(f"{language}/accounts/signup/", {"email": email, "password1": PASSWORD}, **more)


def sign_in(client: Client, email: str = ADDRESS, password: str = PASSWORD, **more: Any) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": password, **more})


def confirm(client: Client, letter: Any) -> Any:
    return client.post(urlsplit(link_in(letter)).path)


def notes(client: Client) -> list[str]:
    """As the account or session of this browser has them."""
    session = client.session
    kept = Applicant.objects.filter(user_id=session.get("_auth_user_id") or 0).first()
    return list(ShortlistEntry.objects.filter(applicant=kept).values_list("notes", flat=True))


def test_the_list_is_there_once_the_address_is_confirmed_in_this_browser(mailbox: list[Any]) -> None:
    client = anonymous(profile=TOLD)
    assert sign_up(client)["Location"] == "/accounts/confirm-email/"
    answer = confirm(client, mailbox[0])
    assert (answer.status_code, answer["Location"]) == (302, "/list/")
    assert notes(client) == ["asked in March"]
    assert Applicant.objects.get().profile == TOLD


def test_the_list_is_there_when_the_address_is_confirmed_in_another_browser(mailbox: list[Any]) -> None:
    sign_up(anonymous(profile=TOLD, questions_asked={"1080-140": {"asked": "2026-11-01"}}))
    other = Client()
    assert confirm(other, mailbox[0])["Location"] == "/accounts/login/"
    assert sign_in(other)["Location"] == "/list/"
    assert notes(other) == ["asked in March"]
    assert other.session["profile"] == TOLD
    assert other.session["questions_asked"] == {"1080-140": {"asked": "2026-11-01"}}


def test_until_the_address_is_confirmed_the_list_goes_on_in_the_first_browser(mailbox: list[Any]) -> None:
    client = anonymous()
    sign_up(client)
    assert "Forget all of this" in client.get("/accounts/settings/").content.decode()
    assert "1 program on your lists" in client.get("/accounts/delete/").content.decode()


def test_what_is_answered_before_confirming_comes_along_too(mailbox: list[Any]) -> None:
    client = anonymous()
    sign_up(client)
    client.post("/match/", {"visas": ["j1"]})
    other = Client()
    confirm(other, mailbox[0])
    sign_in(other)
    assert other.session["profile"]["visas"] == ["j1"]


def test_from_the_first_sign_in_on_the_list_is_reached_through_the_account_alone(mailbox: list[Any]) -> None:
    client = anonymous()
    sign_up(client)
    other = Client()
    confirm(other, mailbox[0])
    sign_in(other)
    assert "on your lists" not in client.get("/accounts/delete/").content.decode()


def test_a_slip_in_the_address_loses_nothing(mailbox: list[Any]) -> None:
    client = anonymous()
    sign_up(client, "an@example.org")
    sign_up(client, ADDRESS)
    other = Client()
    confirm(other, mailbox[1])
    sign_in(other)
    assert notes(other) == ["asked in March"]


def test_a_reader_who_has_an_account_already_keeps_the_list_until_signing_in(mailbox: list[Any]) -> None:
    user(ADDRESS)
    client = anonymous()
    sign_up(client)
    assert "already" in mailbox[0]["Subject"]
    assert sign_in(client)["Location"] == "/list/"
    assert notes(client) == ["asked in March"]


def test_a_known_address_and_a_new_one_are_answered_alike(mailbox: list[Any]) -> None:
    user("known@example.org")
    answers = [sign_up(Client(), email) for email in ("known@example.org", "new@example.org")]
    pages = [Client().get(answer["Location"]).content for answer in answers]
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, "/accounts/confirm-email/")}
    assert len(set(pages)) == 1
    assert len(mailbox) == 2


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(mailbox: list[Any]) -> None:
    user("known@example.org")
    asked = [Client().post("/accounts/password/reset/", {"email": one}) for one in ("known@example.org", ADDRESS)]
    assert {(one.status_code, one["Location"]) for one in asked} == {(302, "/accounts/password/reset/done/")}
    assert [letter["To"] for letter in mailbox] == ["known@example.org", ADDRESS]


def test_nobody_signs_in_before_the_address_is_confirmed(mailbox: list[Any]) -> None:
    sign_up(anonymous())
    other = Client()
    assert sign_in(other)["Location"] == "/accounts/confirm-email/"
    assert "_auth_user_id" not in other.session


def test_a_link_is_confirmed_by_a_yes_and_not_by_looking(mailbox: list[Any]) -> None:
    sign_up(anonymous())
    page = Client().get(urlsplit(link_in(mailbox[0])).path)
    assert "Is ann@example.org yours" in page.content.decode()
    assert not EmailAddress.objects.get().verified


def test_signing_out_leaves_nothing_in_the_browser_and_all_in_the_account(mailbox: list[Any]) -> None:
    client = anonymous(profile=TOLD)
    sign_up(client)
    confirm(client, mailbox[0])
    key = client.session.session_key
    client.post("/accounts/logout/")
    assert not Session.objects.filter(session_key=key).exists()
    assert {"profile", KEY} & set(client.session.keys()) == set()
    sign_in(client)
    assert client.session["profile"] == TOLD
    assert notes(client) == ["asked in March"]


def test_the_letter_is_in_the_language_of_the_page_and_its_link_is_where_the_page_was(mailbox: list[Any]) -> None:
    sign_up(Client(), language="/es", HTTP_HOST="localhost")
    link = link_in(mailbox[0])
    assert link.startswith("http://localhost/es/accounts/confirm-email/")
    assert mailbox[0].get_body(("html",)).get_content().count('<html lang="es">') == 1
    assert mailbox[0]["Auto-Submitted"] == "auto-generated"


def test_behind_a_proxy_links_in_letters_are_https(mailbox: list[Any], settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = ["openward.example"]
    sign_up(Client(), HTTP_HOST="openward.example", HTTP_X_FORWARDED_PROTO="https")
    assert link_in(mailbox[0]).startswith("https://openward.example/accounts/confirm-email/")


def test_passwords_are_kept_by_argon2(mailbox: list[Any]) -> None:
    sign_up(Client())
    assert User.objects.get().password.startswith("argon2$argon2id$")


def test_a_new_address_takes_it_from_an_account_that_nobody_ever_used(mailbox: list[Any], settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": None}
    sign_up(anonymous(), "new@example.org")
    owner = user(ADDRESS)
    client = Client()
    client.force_login(owner)
    client.post("/accounts/email/", {"email": "new@example.org", "action_add": ""})
    client.post("/accounts/reauthenticate/?next=/accounts/email/", {"password": PASSWORD})
    assert confirm(client, mailbox[-1]).status_code == 302
    owner.refresh_from_db()
    assert owner.email == "new@example.org"
    assert Applicant.objects.filter(user=None).count() == 1


@pytest.mark.parametrize("address", ["no address", "x" * 400 + "@example.org", "a\x00@example.org", "<b>@example.org"])
def test_an_address_that_is_none_is_said_beside_its_box_and_stays_there(address: str) -> None:
    page = sign_up(Client(), address)
    assert page.status_code == 200
    assert page.context["form"].errors["email"]
    assert 'aria-invalid="true"' in page.content.decode()


@pytest.mark.parametrize(("password", "says"), [("password", "too common"), ("x" * 2000, "at most 1000")])
def test_a_password_that_will_not_do_is_said(password: str, says: str) -> None:
    page = Client().post("/accounts/signup/", {"email": ADDRESS, "password1": password})
    assert says in str(page.context["form"].errors["password1"])
    assert not User.objects.exists()
