"""The admin answers to nobody whose session did not take the second step, and leads each to it."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.core.management import call_command
from django.http import HttpRequest
from django.test import Client

from applicants.models import User
from programs.models import Season
from tests.applicants.accounts.test_second_step import at_the_admin, code, with_second_step
from tests.programs.admin.conftest import make_user, signed_in
from tests.programs.admin.test_every_page import REGISTERED, address

pytestmark = pytest.mark.django_db

EMAIL, PASSWORD = "root@example.org", "a long enough secret"
SET_UP, ASK = "/accounts/2fa/totp/activate/", "/accounts/2fa/reauthenticate/"
ADD_SEASON = "/admin/programs/season/add/"
OWN = ["/admin/", "/admin/queue/", "/admin/review/", "/admin/review/agreeing/", "/admin/import/", "/admin/jsi18n/"]


@pytest.fixture
def root(db: None, monkeypatch: pytest.MonkeyPatch) -> User:
    """As README says to make the first administrator."""
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", interactive=False, email=EMAIL, verbosity=0)
    return User.objects.get(email=EMAIL)


def by_password(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def led_to(client: Client, path: str) -> Any:
    """The first address outside the admin."""
    chain = client.get(path, follow=True).redirect_chain
    return next((place for place, _ in chain if not place.startswith("/admin/")), chain[-1][0])


def test_the_first_administrator_is_led_to_set_it_up_and_back(root: User) -> None:
    client = Client()
    page = client.post("/admin/login/?next=/admin/queue/", {"username": EMAIL, "password": PASSWORD}, follow=True)
    assert page.redirect_chain[-1][0] == f"{SET_UP}?next=%2Fadmin%2Fqueue%2F"
    words = page.content.decode()
    assert "The admin opens only with a second step at sign-in." in words
    [secret] = re.findall(r'<code class="key">(\w+)</code>', words)
    answer = client.post(SET_UP, {"code": code(secret)}, follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/2fa/recovery-codes/"
    assert '<a class="button" href="/admin/">Go on to the admin</a>' in answer.content.decode()


def test_who_has_just_turned_it_on_is_not_asked_for_another_code(root: User) -> None:
    """What allauth says once the row is committed, which no test's transaction ever is."""
    client = by_password(root)
    request = HttpRequest()
    request.session, request.user = client.session, root
    row = with_second_step(root).authenticator_set.get(type="totp")
    authenticator_added.send(Authenticator, request=request, user=root, authenticator=row)
    request.session.save()
    assert client.get("/admin/").status_code == 200


def test_an_address_that_waits_to_be_confirmed_keeps_no_administrator_out(root: User) -> None:
    """Who tried the page for everyone first; without a mail server no letter would ever come."""
    EmailAddress.objects.create(user=root, email=EMAIL, primary=True, verified=False)
    client = Client()
    at_the_admin(client, EMAIL, PASSWORD)
    page = client.get(SET_UP)
    assert (page.status_code, 'name="code"' in page.content.decode()) == (200, True)


def test_no_page_of_the_admin_answers_before(root: User) -> None:
    without, with_it_elsewhere = by_password(root), by_password(with_second_step(make_user("second@example.org")))
    User.objects.filter(email="second@example.org").update(is_superuser=True)
    lists = [address(model, page) for model in REGISTERED for page in ("changelist", "add")]
    rows = [f"{address(model, 'changelist')}1/{page}/" for model in REGISTERED for page in ("change", "history")]
    paths = [*OWN, *lists, *rows]
    for path in paths:
        for client in (without, with_it_elsewhere):
            answers = client.get(path), client.post(path, {"username": EMAIL})
            assert [answer.status_code for answer in answers] == [302, 302], path
            asked, signs_in = f"{ASK}?{urlencode({'next': path})}", f"/admin/login/?next={path}"
            kept = asked if client is with_it_elsewhere else signs_in
            assert [answer["Location"] for answer in answers] == [signs_in, kept], path
    assert len(paths) == len(OWN) + 4 * 34


def test_who_has_it_is_asked_for_a_code_and_goes_on(root: User) -> None:
    client = by_password(with_second_step(root))
    assert led_to(client, "/admin/queue/") == f"{ASK}?next=%2Fadmin%2Fqueue%2F"
    page = client.get(f"{ASK}?next=/admin/queue/").content.decode()
    assert "The admin asks for the second step of your sign-in." in page
    assert "Give your password instead" not in page
    assert client.post(ASK, {"code": "000000", "next": "/admin/queue/"}).status_code == 200
    assert client.get("/admin/queue/").status_code == 302
    assert client.post(ASK, {"code": code(), "next": "/admin/queue/"})["Location"] == "/admin/queue/"
    assert client.get("/admin/queue/").status_code == 200


def test_the_password_once_more_opens_nothing(root: User) -> None:
    client = by_password(with_second_step(root))
    client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": "/admin/"})
    assert led_to(client, "/admin/") == f"{ASK}?next=%2Fadmin%2F"


def test_a_wrong_password_does_not_let_an_open_session_set_it_up(root: User) -> None:
    client = by_password(root)
    for wrong in ("wrong", ""):
        assert at_the_admin(client, EMAIL, wrong).status_code == 200
        assert client.get(SET_UP)["Location"].startswith("/accounts/reauthenticate/")


def test_a_session_ends_with_the_second_step_that_opened_it(root: User) -> None:
    client = signed_in(root)
    assert client.get("/admin/").status_code == 200
    Authenticator.objects.filter(user=root).delete()
    assert led_to(client, "/admin/") == f"{SET_UP}?next=%2Fadmin%2F"
    with_second_step(root)
    assert led_to(client, "/admin/") == f"{ASK}?next=%2Fadmin%2F"


def hours_ago(hours: int, client: Client) -> Client:
    """Its second step was taken then."""
    session = client.session
    [record] = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**record, "at": record["at"] - hours * 60 * 60}]
    session.save()
    return client


@pytest.mark.parametrize(("hours", "opens"), [(11, True), (13, False)])
def test_it_is_asked_for_again_after_a_working_day(root: User, hours: int, opens: bool) -> None:
    client = hours_ago(hours, signed_in(root))
    assert (client.get("/admin/queue/").status_code == 200) is opens
    if not opens:
        assert led_to(client, "/admin/queue/") == f"{ASK}?next=%2Fadmin%2Fqueue%2F"
        assert client.post(ASK, {"code": code(), "next": "/admin/queue/"})["Location"] == "/admin/queue/"
        assert client.get("/admin/queue/").status_code == 200


def season_form(match_year: int) -> dict[str, Any]:
    """The admin's page for a new season, filled in."""
    none = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    return {"match_year": match_year, **{f"events-{name}": number for name, number in none.items()}}


def test_a_form_sent_after_that_is_kept_over_the_code(root: User) -> None:
    client = hours_ago(13, signed_in(with_second_step(root)))
    sent = client.post(f"{ADD_SEASON}?_changelist_filters=o%3D1", season_form(2031))
    assert sent["Location"] == f"{ASK}?{urlencode({'next': ADD_SEASON})}"
    page = client.get(sent["Location"]).content.decode()
    assert "The form that you sent is kept. It goes on once you give a code." in page
    assert client.post(ASK, {"code": "000000", "next": ADD_SEASON}).status_code == 200
    assert not Season.objects.filter(match_year=2031).exists()
    answer = client.post(ASK, {"code": code(), "next": ADD_SEASON})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/programs/season/?o=1")
    assert Season.objects.filter(match_year=2031).exists()


def test_it_goes_on_in_its_own_language_whichever_the_code_is_given_in(root: User) -> None:
    client = hours_ago(13, signed_in(with_second_step(root)))
    client.post(f"/es{ADD_SEASON}", season_form(2031))
    answer = client.post(ASK, {"code": code(), "next": f"/es{ADD_SEASON}"})
    assert answer["Location"] == "/es/admin/programs/season/"
    assert Season.objects.filter(match_year=2031).exists()


def test_it_waits_for_a_code_given_for_itself(root: User) -> None:
    client = hours_ago(13, signed_in(with_second_step(root)))
    client.post(ADD_SEASON, season_form(2031))
    assert client.post(ASK, {"code": code(), "next": "/admin/queue/"})["Location"] == "/admin/queue/"
    assert not Season.objects.filter(match_year=2031).exists()


def test_a_form_with_a_mistake_comes_back_filled_in(root: User) -> None:
    client = hours_ago(13, signed_in(with_second_step(root)))
    client.post(ADD_SEASON, {**season_form(2031), "match_year": "next year"})
    page = client.post(ASK, {"code": code(), "next": ADD_SEASON}).content.decode()
    assert 'value="next year"' in page
    assert "Enter a whole number." in page


def test_a_form_that_was_left_is_never_sent_later(root: User) -> None:
    client = hours_ago(13, signed_in(with_second_step(root)))
    client.post(ADD_SEASON, season_form(2031))
    assert led_to(client, ADD_SEASON) == f"{ASK}?{urlencode({'next': ADD_SEASON})}"
    assert client.post(ASK, {"code": code(), "next": ADD_SEASON})["Location"] == ADD_SEASON
    assert not Season.objects.filter(match_year=2031).exists()


def test_a_password_is_not_written_into_a_session(root: User) -> None:
    client = hours_ago(13, signed_in(with_second_step(root)))
    path = f"/admin/applicants/user/{root.pk}/password/"
    sent = client.post(path, {"password1": "a secret of now", "password2": "a secret of now"})
    assert sent["Location"] == f"/admin/login/?next={path}"
    assert "a secret of now" not in str(dict(client.session))


def test_a_form_of_nobody_is_not_kept(root: User) -> None:
    sent = Client().post(ADD_SEASON, season_form(2031))
    assert sent["Location"] == f"/admin/login/?next={ADD_SEASON}"


def test_it_is_nobody_elses(root: User) -> None:
    """The row of another account, written into one's session, opens nothing."""
    other = signed_in(make_user("curator@example.org", "Curator"))
    session = other.session
    [record] = session["account_authentication_methods"]
    client = signed_in(root)
    mine = client.session
    mine["account_authentication_methods"] = [record]
    mine.save()
    assert client.get("/admin/").status_code == 302


def test_it_lets_in_nobody_who_is_not_staff() -> None:
    reader = User.objects.create_user(email="reader@example.org", password=PASSWORD)
    assert signed_in(reader).get("/admin/").status_code == 302
    assert led_to(signed_in(reader), "/admin/") == "/admin/login/?next=/admin/"


def test_nobody_is_led_to_another_site(root: User) -> None:
    client = by_password(with_second_step(root))
    assert client.get("/admin/login/?next=https://evil.example/")["Location"].startswith(f"{ASK}?next=https%3A")
    assert client.post(ASK, {"code": code(), "next": "https://evil.example/"})["Location"] == "/list/"
