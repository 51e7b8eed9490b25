"""`/match/`: what is typed is never lost, and never told to anyone but the session. Every answer is made up."""

import datetime as dt
import logging
import sys
from typing import Any

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.views.debug import ExceptionReporter

from applicants.middleware import ReaderMiddleware
from applicants.models import User
from search.presenters.profile_words import ProfileBar, profile_bar
from search.profile import ApplicantProfile, Failed, Month
from search.questions import session as profile_session
from search.views.match import match
from tests.search import made_up
from tests.search.garbage import GARBAGE
from tests.search.profiles import DAY

pytestmark = pytest.mark.django_db

SECRET = "Zzyzx Test School"
ANSWERS = {
    "work_status": "none",
    "visas": ["j1", "h1b"],
    "step2": "245",
    "graduated_year": "2019",
    "graduated_month": "06",
    "school": SECRET,
    "school_country": "PK",
}
KEPT = {
    "work_status": "none",
    "visas": ["j1", "h1b"],
    "step2": 245,
    "graduated": "2019-06",
    "school": SECRET,
    "school_country": "PK",
}
WRONG = {**ANSWERS, "step2": "999", "letters": "two"}
# A length, and headers drawn by chance, as a session's key is.
WITH_ANY_DIGITS = {"Content-Length", "X-Request-ID"}


@pytest.fixture(autouse=True)
def _today_and_plain_styles(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def page(client: Client, path: str = "/match/") -> str:
    return " ".join(client.get(path).content.decode().split())


def send(client: Client, answers: dict[str, Any], path: str = "/match/") -> Any:
    return client.post(path, answers)


# Telling


def test_answers_are_kept_in_the_session_and_lead_to_the_results(client: Client) -> None:
    response = send(client, ANSWERS)
    assert (response.status_code, response["Location"]) == (303, "/programs/?sort=fit")
    assert client.session["profile"] == KEPT
    assert "profile_typed" not in client.session


def test_the_results_are_in_the_language_of_the_form(client: Client) -> None:
    assert send(client, ANSWERS, "/es/match/")["Location"] == "/es/programs/?sort=fit"


def test_answers_stand_in_the_form_again(client: Client) -> None:
    made_up.specialty("140")
    send(client, {**ANSWERS, "specialties": ["140", "", ""], "states": ["NY"], "step3": "no", "failed_cs": "0"})
    shown = page(client)
    for part in (
        'name="step2" type="text" inputmode="numeric" value="245"',
        f'value="{SECRET}"',
        '<option value="PK" selected>Pakistan</option>',
        '<option value="06" selected>June</option>',
        'name="graduated_year" type="text" inputmode="numeric" value="2019"',
        'name="failed_cs" type="text" inputmode="numeric" value="0"',
        'name="failed_step1" type="text" inputmode="numeric" value=""',
        'name="step3" value="no" checked',
        '<option value="140" selected>Test Medicine</option>',
        'name="states" value="NY" checked',
        "1 chosen",
    ):
        assert part in shown
    # Two visas, a state, and one of each five that take yes, no or neither.
    assert shown.count(" checked") == 8


def test_blank_answers_are_asked_for_one(client: Client) -> None:
    response = send(client, {"step2": "", "match_year": "2027"})
    assert response.status_code == 422
    assert "Nothing is answered yet. One answer is enough to begin." in response.content.decode()
    assert "profile" not in client.session


# Nothing typed is lost


def test_what_is_wrong_is_told_beside_its_question_and_all_stays(client: Client) -> None:
    response = send(client, WRONG)
    shown = " ".join(response.content.decode().split())
    assert response.status_code == 422
    assert '<a href="#ask-step2">Step 2 CK score</a>: Give a whole number from 1 to 300.' in shown
    assert (
        '<a href="#ask-letters">Letters of recommendation: All together</a>: Give a whole number from 0 to 20.' in shown
    )
    assert 'value="999" aria-describedby="hint-step2 error-step2" aria-invalid="true"' in shown
    assert 'value="two" aria-describedby="error-letters" aria-invalid="true"' in shown
    assert 'id="error-step2"' in shown
    assert f'value="{SECRET}"' in shown
    assert "<title>To put right: Find where you can apply" in shown


def test_half_filled_answers_wait_in_the_session_until_they_are_right(client: Client) -> None:
    send(client, WRONG)
    assert "profile" not in client.session
    shown = page(client)
    assert 'value="999"' in shown
    assert 'value="two"' in shown
    assert "Some answers need another look" in shown
    send(client, ANSWERS)
    assert "profile_typed" not in client.session
    assert "Some answers need another look" not in page(client)


def test_the_profile_that_stands_holds_while_new_answers_wait(client: Client) -> None:
    send(client, ANSWERS)
    send(client, WRONG)
    assert client.session["profile"] == KEPT


@pytest.mark.parametrize("kind", sorted(GARBAGE))
def test_nothing_that_is_sent_breaks_the_page(client: Client, kind: str) -> None:
    names = (
        "match_year",
        "work_status",
        "visas",
        "step2",
        "graduated_year",
        "graduated_month",
        "specialties",
        "states",
    )
    body = "&".join(f"{name}={GARBAGE[kind]}" for name in (*names, "step3", "school_country", "kinds", "unknown"))
    response = client.post("/match/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 422
    response.content.decode()
    assert client.get("/match/").status_code == 200
    assert "unknown" not in client.session["profile_typed"]


def test_what_was_kept_and_no_longer_holds_is_left_out(client: Client) -> None:
    session = client.session
    session["profile"] = {**KEPT, "ecfmg_expected": "2020-01", "gone": 1, "visas": ["x"]}
    session.save()
    assert profile_session.told(client.session, DAY) == ApplicantProfile(
        work_status="none", step2=245, graduated=Month(2019, 6), school=SECRET, school_country="PK"
    )
    assert 'value="245"' in page(client)


# Clearing


def test_clearing_leaves_nothing_behind(client: Client) -> None:
    send(client, ANSWERS)
    assert "Clear my answers" in page(client)
    assert Session.objects.count() == 1
    response = client.post("/match/clear/")
    assert (response.status_code, response["Location"]) == (302, "/match/")
    assert Session.objects.count() == 0
    shown = page(client)
    assert "Your answers are gone." in shown
    assert SECRET not in shown
    assert "Clear my answers" not in shown
    assert "Your answers are gone." not in page(client)


def test_clearing_takes_the_answers_that_wait_too(client: Client) -> None:
    send(client, WRONG)
    client.post("/match/clear/")
    assert Session.objects.count() == 0


def test_clearing_signs_nobody_out(client: Client) -> None:
    client.force_login(User.objects.create_user("test@example.test"))
    send(client, ANSWERS)
    client.post("/match/clear/")
    assert "_auth_user_id" in client.session
    assert "profile" not in client.session


def test_a_link_clears_nothing(client: Client) -> None:
    assert client.get("/match/clear/").status_code == 405


# Privacy


def test_nothing_told_stands_in_an_address_a_header_or_a_cookie(client: Client) -> None:
    for answers in (ANSWERS, WRONG):
        response = send(client, answers)
        said = "".join(f"{name}: {value}\n" for name, value in response.items() if name not in WITH_ANY_DIGITS)
        assert set(response.cookies) <= {"sessionid", "csrftoken"}
        assert not any(told in said for told in ("245", "999", "Zzyzx", "PK", "h1b"))
        assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
        assert response["Referrer-Policy"] == "same-origin"


def test_answers_in_an_address_are_not_taken(client: Client) -> None:
    assert 'value="245"' not in page(client, "/match/?step2=245")
    assert "sessionid" not in client.cookies


def test_no_log_holds_what_was_told(client: Client, caplog: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    caplog.set_level(logging.DEBUG)
    send(client, ANSWERS)
    send(client, WRONG)
    client.get("/match/")
    monkeypatch.setattr("search.questions.session.keep", lambda *_: 1 / 0)
    client.raise_request_exception = False
    assert send(client, ANSWERS).status_code == 500
    assert "Internal Server Error: /match/" in caplog.text
    written = [record for record in caplog.records if record.name != "django.db.backends"]
    assert len(written) >= 2
    assert not any(SECRET in record.getMessage() + str(record.exc_text) for record in written)


def test_an_error_report_hides_what_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.questions.session.keep", lambda *_: 1 / 0)
    request = RequestFactory().post("/match/", ANSWERS)
    request.session = SessionStore()
    reporter = ExceptionReporter(request, *_raised(request))
    assert SECRET in str(request.POST)
    assert SECRET not in reporter.get_traceback_text() + reporter.get_traceback_html()


def _raised(request: HttpRequest) -> Any:
    try:
        match(request)
    except ZeroDivisionError:
        return sys.exc_info()
    raise AssertionError("nothing was raised")


def test_another_site_cannot_tell_or_clear_for_someone() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/match/", ANSWERS).status_code == 403
    assert client.post("/match/clear/").status_code == 403


def test_sessions_end_after_thirty_days(client: Client) -> None:
    cookie = send(client, ANSWERS).cookies["sessionid"]
    assert (cookie["max-age"], cookie["samesite"], cookie["httponly"]) == (30 * 24 * 3600, "Lax", True)
    ends = Session.objects.get().expire_date - timezone.now()
    assert dt.timedelta(days=29, hours=23) < ends <= dt.timedelta(days=30)


def test_whoever_tells_sweeps_out_what_has_expired(client: Client) -> None:
    long_ago = timezone.now() - dt.timedelta(days=1)
    Session.objects.create(session_key="old", session_data="", expire_date=long_ago)
    send(client, ANSWERS)
    assert not Session.objects.filter(session_key="old").exists()


# On the request


def looked_at(session: SessionBase, *, look: bool) -> tuple[Any, HttpResponse]:
    """Whether the profile on the request was empty, None where nobody looked; and the response."""
    seen: list[bool] = []

    def view(request: HttpRequest) -> HttpResponse:
        if look:
            seen.append(request.applicant_profile.is_empty)  # type: ignore[attr-defined]
        return HttpResponse()

    request = RequestFactory().get("/programs/")
    request.session = session
    response = ReaderMiddleware(view)(request)
    return (seen[0] if seen else None), response


def test_a_page_made_with_a_profile_is_kept_by_no_cache(client: Client) -> None:
    send(client, ANSWERS)
    empty, response = looked_at(client.session, look=True)
    assert empty is False
    assert "private" in response["Cache-Control"]
    assert "no-store" in response["Cache-Control"]
    assert response["Vary"] == "Cookie"


def test_without_a_session_nothing_is_asked_of_the_database() -> None:
    with CaptureQueriesContext(connection) as made:
        empty, response = looked_at(SessionStore(), look=True)
    assert (empty, len(made)) == (True, 0)
    assert "Cache-Control" not in response


def test_a_page_that_does_not_look_costs_nothing(client: Client) -> None:
    send(client, ANSWERS)
    session = client.session
    with CaptureQueriesContext(connection) as made:
        _empty, response = looked_at(session, look=False)
    assert len(made) == 0
    assert "Vary" not in response


def test_other_pages_do_not_hold_the_profile(client: Client) -> None:
    send(client, ANSWERS)
    assert SECRET not in client.get("/about/").content.decode()


# The bar on pages of results


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        (ApplicantProfile(visas=("j1",), graduated=Month(2019, 6), step2=245), "J-1, graduation 2019, Step 2 CK 245"),
        (ApplicantProfile(visas=("j1", "h1b"), step3=True), "J-1 or H-1B, Step 3 passed"),
        (ApplicantProfile(work_status="citizen", ecfmg_certified=True), "US citizen, ECFMG certified"),
        (ApplicantProfile(work_status="ead", visas=("j1",)), "Work permit (EAD)"),
        (ApplicantProfile(step2=230, failed=Failed(1, None, 0, 1)), "Step 2 CK 230, 2 failed attempts"),
        (ApplicantProfile(failed=Failed(0, 0), letters=3), "what you have told"),
        (ApplicantProfile(match_year=2027), ""),
    ],
)
def test_the_bar_says_whose_answers_count(profile: ApplicantProfile, words: str) -> None:
    assert profile_bar(profile).words == words


def test_the_bar_leads_to_the_form_and_clears() -> None:
    drawn = render_to_string("components/profile_bar.html", {"bar": ProfileBar(("J-1",))})
    assert "Matched to your answers:" in drawn
    assert 'href="/match/"' in drawn
    assert 'action="/match/clear/" method="post"' in drawn
    inviting = render_to_string("components/profile_bar.html", {"bar": ProfileBar()})
    assert "Answer a few questions" in inviting
    assert "Clear" not in inviting
