"""A form that was opened before its reader signed in or out: nothing typed is lost, no other site's form is offered."""

import pytest
from django.test import Client

from applicants.models import Applicant, Vacancy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]

NOTE = {
    "title": "An opening <b>of a test</b>",
    "seen_on": "2026-11-01",
    "note": "two\nlines",
    "csrfmiddlewaretoken": "x" * 64,
}


@pytest.fixture
def strict() -> Client:
    """One for whom forms are checked, as for every browser."""
    client = Client(enforce_csrf_checks=True)
    client.get("/list/vacancies/")
    return client


def test_what_was_typed_can_be_sent_again(strict: Client) -> None:
    answer = strict.post("/list/vacancies/", NOTE, headers={"sec-fetch-site": "same-origin"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Nothing you wrote is lost" in page
    assert "An opening &lt;b&gt;of a test&lt;/b&gt;" in page
    assert 'action="/list/vacancies/"' in page
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = strict.post("/list/vacancies/", NOTE | {"csrfmiddlewaretoken": token})
    assert again.status_code == 303
    assert Vacancy.objects.get().note == "two\nlines"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_a_form_of_another_site_is_refused_without_repeating_it(strict: Client, site: str) -> None:
    answer = strict.post("/list/vacancies/", NOTE, headers={"sec-fetch-site": site})
    assert answer.status_code == 403
    assert "of a test" not in answer.content.decode()
    assert "Go back, open the page again" in answer.content.decode()
    assert not Applicant.objects.exists()


def test_passwords_are_not_repeated(strict: Client) -> None:
    told = {"login": "reader@example.org", "password": "hush hush hush", "csrfmiddlewaretoken": "x" * 64}
    page = strict.post("/accounts/login/", told, headers={"sec-fetch-site": "same-origin"}).content.decode()
    assert "hush" not in page
    assert "reader@example.org" in page


def test_no_cache_keeps_it(strict: Client) -> None:
    answer = strict.post("/list/vacancies/", NOTE, headers={"sec-fetch-site": "same-origin"})
    assert "no-store" in answer["Cache-Control"]
