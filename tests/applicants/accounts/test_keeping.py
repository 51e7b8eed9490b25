"""Answers of a session and of an account: nobody's are lost, and no browser undoes what another one did."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from applicants.accounts.keeping import SET_ASIDE
from applicants.middleware import ReaderMiddleware
from applicants.models import Applicant
from tests.applicants.accounts.filled import PASSWORD, TOLD, applicant, user
from tests.applicants.accounts.test_signing_up import ADDRESS, remember, sign_in

pytestmark = pytest.mark.django_db
OTHER = {"visas": ["h1b"], "step2": 260}


def signed_in(**session: Any) -> Client:
    client = Client()
    remember(client, **session)
    assert sign_in(client)["Location"] == "/list/"
    return client


def test_answers_of_a_session_become_an_accounts_that_has_none() -> None:
    user(ADDRESS)
    client = signed_in(profile=TOLD)
    assert Applicant.objects.get().profile == client.session["profile"] == TOLD


def test_where_both_have_answers_the_accounts_stand_and_the_others_wait_to_be_chosen() -> None:
    applicant(user(ADDRESS), profile=OTHER)
    client = signed_in(profile=TOLD)
    assert client.session["profile"] == Applicant.objects.get().profile == OTHER
    assert client.session[SET_ASIDE] == TOLD
    page = client.get("/accounts/settings/").content.decode()
    assert "Two sets of answers" in page
    assert "Other answers, given here before you signed in" in page


@pytest.mark.parametrize(("use", "stand"), [("yes", TOLD), ("no", OTHER)])
def test_the_reader_chooses_between_them(use: str, stand: dict[str, Any]) -> None:
    applicant(user(ADDRESS), profile=OTHER)
    client = signed_in(profile=TOLD)
    assert client.post("/accounts/settings/answers/", {"use": use}).status_code == 303
    assert client.session["profile"] == Applicant.objects.get().profile == stand
    assert SET_ASIDE not in client.session


def test_notes_on_programs_asked_are_joined_program_by_program() -> None:
    asked = {"1-1": {"asked": "2026-11-01"}, "2-2": {"asked": "2026-11-02"}}
    applicant(user(ADDRESS), asked=asked)
    here = {"2-2": {"asked": "2026-10-01", "answered": "2026-11-03"}, "3-3": {"asked": "2026-11-04"}}
    signed_in(questions_asked=here)
    assert Applicant.objects.get().asked == {
        "1-1": {"asked": "2026-11-01"},
        "2-2": {"asked": "2026-11-02", "answered": "2026-11-03"},
        "3-3": {"asked": "2026-11-04"},
    }


def test_what_one_browser_changed_is_there_in_the_other_and_is_not_undone_by_it() -> None:
    user(ADDRESS)
    first, second = signed_in(profile=TOLD), signed_in()
    second.post("/match/", {"visas": ["h1b"]})
    # The first browser writes something else to its session.
    first.post("/accounts/settings/", {"language": "en", "time_zone": "UTC", "digest": "daily"})
    assert Applicant.objects.get().profile["visas"] == ["h1b"]
    assert first.session["profile"]["visas"] == ["h1b"]


def test_clearing_the_answers_clears_them_in_the_account_and_in_other_browsers() -> None:
    user(ADDRESS)
    first, second = signed_in(profile=TOLD), signed_in()
    first.post("/match/clear/")
    assert Applicant.objects.get().profile == {}
    second.get("/accounts/settings/")
    assert "profile" not in second.session


def test_two_accounts_in_one_browser_never_see_each_others() -> None:
    user(ADDRESS)
    user("bea@example.org")
    client = signed_in(profile=TOLD)
    client.post("/accounts/logout/")
    assert sign_in(client, "bea@example.org")["Location"] == "/list/"
    assert "profile" not in client.session
    assert Applicant.objects.get(user__email="bea@example.org").profile == {}


def test_another_readers_list_is_not_taken_by_naming_it() -> None:
    """The session alone says which; and once its account is in use, not even that."""
    owner = user("bea@example.org")
    theirs = applicant(owner)
    Client().force_login(owner)
    user(ADDRESS)
    signed_in(applicant=theirs.pk)
    theirs.refresh_from_db()
    assert theirs.user == owner


def test_signing_in_twice_at_once_makes_one_applicant() -> None:
    owner = user(ADDRESS)
    for _ in range(2):
        assert sign_in(Client())["Location"] == "/list/"
    assert Applicant.objects.filter(user=owner).count() == 1


def test_a_reader_without_a_session_costs_no_query_here() -> None:

    request = RequestFactory().get("/programs/")
    request.session = Client().session
    with CaptureQueriesContext(connection) as made:
        ReaderMiddleware(lambda _: HttpResponse())(request)
    assert len(made) == 0


def test_pages_of_accounts_are_kept_by_no_cache() -> None:
    user(ADDRESS)
    client = signed_in()
    for path in ("/accounts/email/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/settings/"):
        assert "no-store" in client.get(path)["Cache-Control"], path
    assert "no-store" in Client().get("/accounts/password/reset/")["Cache-Control"]


def test_the_password_of_these_tests_is_one_that_may_be_chosen() -> None:
    page = Client().post("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD})
    assert page.status_code == 302
