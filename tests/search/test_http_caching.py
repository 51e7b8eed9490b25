"""What a proxy may keep: of each public page a copy that is known to stand or not; of a reader's own, nothing."""

import datetime as dt
import gzip
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from applicants.models import Guide
from programs.models import Fetch, Program, Season, SeasonEvent, Upkeep
from search.public_pages import VARIES_BY, public_page
from search.views.instant import VARIES_BY as BY_HTMX
from tests.applicants.guides.made_up import questions
from tests.applicants.guides.made_up import row as guide_row
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]

SHARED = "public, max-age=0, s-maxage=60, stale-if-error=3600"
OF_THE_DIRECTORY = {
    "search:program-list": "/programs/?state=NY",
    "search:program-detail": "/programs/{id}/{slug}/",
    "search:institution-detail": "/institutions/{code}/{name}/",
    "search:specialty-list": "/specialties/",
    "search:specialty-detail": "/specialties/test-140/",
    "search:specialty-state": "/specialties/test-140/new-york/",
    "search:change-list": "/changes/",
    "search:change-programs": "/changes/programs/",
}
"""A copy is known to stand before anything is drawn."""
BY_THEIR_WORDS = {
    "search:home": "/",
    "search:about": "/about/",
    "search:compare": "/compare/?id={id}",
    "search:accessibility": "/accessibility/",
    "search:source-list": "/sources/",
    "search:program-report-sent": "/programs/{id}/report/sent/",
    "search:program-coordinator-sent": "/programs/{id}/coordinator/sent/",
    "search:program-coordinator-thanks": "/programs/{id}/coordinator/thanks/",
    "applicants:guide-list": "/guides/",
    "applicants:guide": "/guides/test-guide/",
    "applicants:faq": "/faq/?q=test",
    "applicants:stories": "/stories/",
}
PAGES = OF_THE_DIRECTORY | BY_THEIR_WORDS
REDIRECTS = {"search:program-any", "search:institution-any"}
"""The same views as the pages that they lead to."""
COUNT = 22
OTHERS_THAT_MAY_BE_KEPT = {"robots", "sitemap", "search:change-feed"}
"""Of those without an argument; the API and the admin have tests of their own."""


@pytest.fixture
def program() -> Program:
    """With the texts, so that every page has something to say."""
    made = made_up.program("Test A", visa_j1="yes")
    made_up.fact(made, "visa_j1", "yes")
    made_up.version(7)
    guide_row()
    guide_row(questions())
    return made


def at(path: str, program: Program) -> str:
    sponsor = program.institution
    return path.format(id=program.public_id, slug=program.slug, code=sponsor.code, name=sponsor.slug)


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern.callback
        else:
            yield from routes(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


def test_every_public_page_is_here_and_nothing_else_is_one() -> None:
    public = {name for name, view in routes(get_resolver().url_patterns) if hasattr(view, "is_public_page")}
    assert public == set(PAGES) | REDIRECTS
    assert len(public) == COUNT


def test_what_is_no_public_page_lets_no_proxy_keep_it(client: Client, program: Program) -> None:
    asked = 0
    for name, view in routes(get_resolver().url_patterns):
        if hasattr(view, "is_public_page") or name.startswith(("api", "admin")) or name in OTHERS_THAT_MAY_BE_KEPT:
            continue
        try:
            path = reverse(name)
        except NoReverseMatch:
            continue
        answer: Any = client.get(path)
        asked += 1
        assert "public" not in answer.get("Cache-Control", ""), name
        if answer.streaming:
            list(answer)
    assert asked == 83


def names_in(header: str) -> set[str]:
    return {name.strip() for name in header.split(",")}


@pytest.mark.parametrize("name", sorted(PAGES))
@pytest.mark.parametrize("language", ["", "/es"])
def test_a_proxy_may_keep_it_and_is_told_when_its_copy_stands(name: str, language: str, program: Program) -> None:
    path = language + at(PAGES[name], program)
    page = Client().get(path, headers={"Accept-Language": "fr"})
    assert (page.status_code, page["Cache-Control"]) == (200, SHARED)
    assert not page.cookies
    assert b"csrfmiddlewaretoken" not in page.content
    assert names_in(page["Vary"]) == {*VARIES_BY, *(BY_HTMX if name == "search:program-list" else ())}
    again = Client().get(path, headers={"If-None-Match": page["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert [again[header] for header in ("ETag", "Cache-Control")] == [page["ETag"], SHARED]
    assert names_in(again["Vary"]) == names_in(page["Vary"])
    assert Client().get(path, headers={"If-None-Match": 'W/"another"'}).status_code == 200


@pytest.mark.parametrize("name", sorted(OF_THE_DIRECTORY))
def test_no_copy_stands_once_the_directory_has_moved(name: str, client: Client, program: Program) -> None:
    path = at(PAGES[name], program)
    before = client.get(path)["ETag"]
    made_up.version(8)
    after = client.get(path, headers={"If-None-Match": before})
    assert (after.status_code, after["ETag"] == before) == (200, False)


def test_no_copy_stands_once_what_it_says_has_moved(client: Client, program: Program) -> None:
    before = client.get("/guides/test-guide/")["ETag"]
    Guide.objects.update(summary="Another test summary.")
    after = client.get("/guides/test-guide/", headers={"If-None-Match": before})
    assert (after.status_code, after["ETag"] == before) == (200, False)


def read_anew(program: Program) -> None:
    made_up.statement(program, "visa_h1b", "no", live=timezone.localdate())


def run_anew(program: Program) -> None:
    Fetch.objects.create(source=made_up.source(), started=timezone.now())


def season_told(program: Program) -> None:
    season = Season.objects.create(match_year=2027)
    now = timezone.now()
    SeasonEvent.objects.create(season=season, event="test", starts_at=now, all_day=True, service="NRMP", grade="A")


def rechecked(program: Program) -> None:
    Upkeep.objects.create(name="calendar", done_on=dt.date(2026, 11, 1), good_until=dt.date(2027, 9, 1))


@pytest.mark.parametrize("moves", [read_anew, run_anew, season_told, rechecked])
def test_a_program_page_moves_with_what_no_version_tells(
    moves: Callable[[Program], None], client: Client, program: Program
) -> None:
    path = at(PAGES["search:program-detail"], program)
    before = client.get(path)["ETag"]
    moves(program)
    assert client.get(path, headers={"If-None-Match": before}).status_code == 200


def test_copies_differ_by_day_code_language_and_host(
    client: Client, program: Program, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    path = "/programs/"
    found = [client.get(path)["ETag"], client.get(path)["ETag"]]
    assert found[0] == found[1]
    found += [client.get(f"/es{path}")["ETag"], client.get(path, headers={"Host": "another.example"})["ETag"]]
    monkeypatch.setattr("search.public_pages.code_version", lambda: "another")
    found.append(client.get(path)["ETag"])
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2027, 1, 5))
    found.append(client.get(path)["ETag"])
    assert len(set(found)) == len(found) - 1


def test_a_copy_that_stands_costs_no_page(client: Client, program: Program, django_assert_max_num_queries: Any) -> None:
    path = at(PAGES["search:program-detail"], program)
    etag = client.get(path)["ETag"]
    with django_assert_max_num_queries(1):
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304


def test_a_compressed_copy_stands_like_a_plain_one(client: Client, program: Program) -> None:
    page = client.get("/programs/", headers={"Accept-Encoding": "gzip"})
    assert b"Test A" in gzip.decompress(page.content)
    assert client.get("/programs/", headers={"If-None-Match": page["ETag"]}).status_code == 304


# A reader's own


@pytest.mark.parametrize("name", sorted(PAGES))
def test_of_a_reader_who_has_told_something_nothing_is_kept(name: str, client: Client, program: Program) -> None:
    path = at(PAGES[name], program)
    public = Client().get(path)["ETag"]
    assert client.post("/match/", {"work_status": "none", "visas": ["j1"]}).status_code == 303
    mine = client.get(path, headers={"If-None-Match": public})
    assert mine.status_code == 200
    assert {"private", "no-store"} <= names_in(mine["Cache-Control"])
    assert "public" not in mine["Cache-Control"]
    assert "ETag" not in mine
    assert "Cookie" in mine["Vary"]


def test_nor_of_who_comes_with_an_old_session(client: Client, program: Program, settings: Any) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "of-long-ago"
    assert "no-store" in client.get("/guides/")["Cache-Control"]


def test_nor_of_who_is_to_be_told_something(client: Client, program: Program) -> None:
    request = RequestFactory().get("/")
    told, _left = CookieStorage(request)._encode([Message(constants.SUCCESS, "Test message")]), None
    client.cookies[CookieStorage.cookie_name] = told
    page = client.get(at(PAGES["search:program-report-sent"], program))
    assert "Test message" in page.content.decode()
    assert {"private", "no-store"} <= names_in(page["Cache-Control"])


def test_nor_of_what_a_script_is_sent(client: Client, program: Program) -> None:
    public = client.get("/programs/")["ETag"]
    answer = client.get("/programs/", headers={"HX-Request": "true", "If-None-Match": public})
    assert (answer.status_code, "ETag" in answer) == (200, False)
    assert "no-store" in answer["Cache-Control"]
    assert names_in(answer["Vary"]) >= set(BY_HTMX)


def test_errors_are_left_as_they_are(client: Client, program: Program) -> None:
    for path in ("/programs/zzz/x/", "/guides/nothing/", "/specialties/none/"):
        missing = client.get(path)
        assert (missing.status_code, "ETag" in missing, "Cache-Control" in missing) == (404, False, False)


def test_a_star_hides_nothing_that_is_missing(client: Client, program: Program) -> None:
    assert client.get("/programs/zzz/x/", headers={"If-None-Match": "*"}).status_code == 404


def test_a_redirect_may_be_kept_as_long_as_a_page(client: Client, program: Program) -> None:
    moved = client.get(f"/programs/{program.public_id}/")
    assert (moved.status_code, moved["Cache-Control"]) == (301, SHARED)


def sets_a_cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("test")
    response.set_cookie("test", "1")
    return response


def begins_a_session(request: HttpRequest) -> HttpResponse:
    request.session["test"] = 1
    return HttpResponse("test")


def holds_a_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


@pytest.mark.parametrize("view", [sets_a_cookie, begins_a_session, holds_a_form])
def test_a_page_that_leaves_a_cookie_is_kept_by_nobody(view: Callable[..., HttpResponse]) -> None:
    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), AnonymousUser()
    answer = public_page()(view)(request)
    assert answer.status_code == 200
    assert {"private", "no-store"} <= names_in(answer["Cache-Control"])
    assert "ETag" not in answer


def test_while_pages_are_worked_on_nothing_is_kept(client: Client, program: Program, settings: Any) -> None:
    settings.DEBUG = True
    page = client.get("/programs/")
    assert ("ETag" in page, "Cache-Control" in page) == (False, False)
