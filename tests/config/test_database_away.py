"""While PostgreSQL is away: what is answered without it, and what says “back in a moment”.

The server that is asked instead is really not there: this machine refuses the connection.
"""

import logging
import socket
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import Client
from django.utils import timezone

from config import errors
from config.database import base
from config.services import processes
from search.current import HeldIndex
from search.database_away import is_away
from search.views.away import SECONDS
from tests.programs.instance import behind
from tests.search import made_up

pytestmark = pytest.mark.django_db(transaction=True)
BACK = "Back in a moment"
NEVER_KEPT = "max-age=0, no-cache, no-store, must-revalidate, private"
OURS = {"Sec-Fetch-Site": "same-origin"}


def away() -> AbstractContextManager[None]:
    return behind(f"postgres://nobody:none@127.0.0.1:{processes.free_port()}/none")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldIndex]:
    """As in a web process that has searched before: it holds the index of two programs, and looks at each request
    whether that still stands. No card is kept yet."""
    made_up.fact(made_up.program("Test A", state="NY", visa_j1="yes"), "visa_j1", "yes")
    made_up.program("Test B", state="NJ")
    made_up.version(7)
    one = HeldIndex(pause=0.0)
    monkeypatch.setattr("search.current._held", one)
    monkeypatch.setattr("search.presenters.kept_cards._kept", None)
    one.current(timezone.localdate())
    return one


@pytest.fixture
def reader(held: HeldIndex, client: Client) -> Client:
    """Has answered the questions, and holds a session."""
    assert client.post("/match/", {"step2": "245", "work_status": "none"}).status_code == 303
    assert Session.objects.count() == 1
    return client


def test_a_search_tells_which_programs_it_finds(held: HeldIndex, client: Client) -> None:
    with away():
        answer = client.get("/programs/?state=NY")
    said = answer.content.decode()
    assert answer.status_code == 200
    assert ["Test A" in said, "Test B" in said] == [True, False]
    assert "What this program states is back in a moment." in said
    assert "not stated" not in said.split('<ol class="list"')[1].split("</ol>")[0], "nothing is said of what it states"


def test_such_a_page_is_kept_by_nobody(held: HeldIndex, client: Client) -> None:
    with away():
        answer = client.get("/programs/?state=NY")
    assert (answer["Cache-Control"], answer.has_header("ETag")) == (NEVER_KEPT, False)
    whole = client.get("/programs/?state=NY")
    assert "back in a moment" not in whole.content.decode()
    assert whole["Cache-Control"].startswith("public")


def test_a_page_whose_cards_are_all_kept_is_as_ever(held: HeldIndex, client: Client) -> None:
    before = client.get("/programs/?state=NY")
    with away():
        answer = client.get("/programs/?state=NY")
    assert (answer.content, answer["ETag"]) == (before.content, before["ETag"])


def test_a_reader_searches_without_list_and_answers_and_is_told_so(reader: Client) -> None:
    with away():
        answer = reader.get("/programs/?state=NY&sort=fit&verdict=open")
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Your list and your answers cannot be read at this moment" in said
    assert "Test A" in said
    assert answer["Cache-Control"] == NEVER_KEPT
    assert answer.cookies.get("sessionid") is None, "who they are is not forgotten"
    after = reader.get("/programs/?state=NY&sort=fit").content.decode()
    assert "cannot be read at this moment" not in after


@pytest.mark.parametrize("path", ["/", "/match/", "/specialties/", "/sources/", "/programs/1022-140/", "/guides/"])
def test_a_page_that_needs_the_database_says_back_in_a_moment(held: HeldIndex, client: Client, path: str) -> None:
    with away():
        answer = client.get(path)
    said = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, str(SECONDS), NEVER_KEPT)
    assert f"<h1>{BACK}</h1>" in said
    assert f'<a class="button" href="{path}">Try again</a>' in said
    assert "css/components" in said


def test_a_readers_own_page_is_never_shown_as_empty(reader: Client) -> None:
    for path in ("/list/", "/match/", "/plan/"):
        with away():
            answer = reader.get(path)
        assert (answer.status_code, BACK in answer.content.decode()) == (503, True)


def test_it_is_said_in_the_language_of_the_address(held: HeldIndex, client: Client) -> None:
    with away():
        said = client.get("/es/sources/").content.decode()
    assert '<html lang="es">' in said
    assert 'href="/es/programs/"' in said


def test_what_was_typed_stands_on_the_page_and_can_be_sent_again(reader: Client) -> None:
    typed = {"school": "Test School <of> Medicine", "step2": "251", "password": "of-mine"}
    with away():
        answer = reader.post("/match/?from=here", typed, headers=OURS)
    said = answer.content.decode()
    assert answer.status_code == 503
    assert '<form method="post" action="/match/?from=here">' in said
    assert '<textarea name="step2" hidden>\n251</textarea>' in said
    assert said.count("Test School &lt;of&gt; Medicine") == 2, "to be sent, and to be read"
    assert "of-mine" not in said


def test_what_another_site_sent_is_not_offered_to_be_sent_again(reader: Client) -> None:
    with away():
        said = reader.post("/match/", {"school": "Test School"}, headers={"Sec-Fetch-Site": "cross-site"}).content
    assert b"Go back: what you typed" in said
    assert b"Test School" not in said


def test_the_api_says_so_in_json_and_when_to_ask_again(held: HeldIndex, client: Client) -> None:
    with away():
        answer = client.get("/api/v1/programs")
    assert (answer.status_code, answer["Retry-After"], answer["Access-Control-Allow-Origin"]) == (503, "10", "*")
    assert answer.json() == {
        "errors": {
            "database": ["The directory is back in a moment: its database does not answer. Try again in 10 seconds."]
        }
    }


def test_readyz_tells_and_healthz_stays_up(held: HeldIndex, client: Client) -> None:
    with away():
        ready, up = client.get("/readyz"), client.get("/healthz")
    assert (ready.status_code, ready.json()["database"]) == (503, "no answer")
    assert up.status_code == 200


def test_once_it_is_back_all_is_as_before(reader: Client) -> None:
    with away():
        assert reader.get("/sources/").status_code == 503
    assert reader.get("/sources/").status_code == 200
    assert 'value="245"' in reader.get("/match/").content.decode()


def test_it_is_a_line_of_the_log_and_no_error(
    held: HeldIndex, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with away(), caplog.at_level(logging.WARNING, "search"):
        client.get("/sources/")
    assert "the database did not answer" in caplog.text
    assert "Traceback" not in caplog.text


def test_it_is_not_reported_once_for_each_request() -> None:
    error = OperationalError("connection refused")
    assert errors.scrubbed({"level": "error"}, {"exc_info": (OperationalError, error, None)}) is None
    other = ValueError("another")
    assert errors.scrubbed({"level": "error"}, {"exc_info": (ValueError, other, None)}) == {
        "level": "error",
        "tags": {},
    }


def test_an_index_that_is_held_goes_on_answering_and_follows_once_the_database_is_back(held: HeldIndex) -> None:
    day = timezone.localdate()
    first = held.current(day)
    with away():
        assert held.current(day) is first
    assert first.version == (7, day)


def test_an_error_of_ours_is_not_taken_for_a_database_that_is_away(held: HeldIndex) -> None:
    with pytest.raises(DatabaseError) as caught, connection.cursor() as cursor:
        cursor.execute("SELECT no_such_column")
    assert not is_away(caught.value)
    with pytest.raises(OperationalError) as slow, connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 1; SELECT pg_sleep(1)")
    assert not is_away(slow.value), "a statement that was cut off"
    assert not is_away(DatabaseError("Save with update_fields did not affect any rows."))
    assert not is_away(ValueError("none of its own"))


def test_a_server_that_ends_a_connection_is_away(held: HeldIndex) -> None:
    try:
        with pytest.raises(DatabaseError) as caught, connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        assert is_away(caught.value)
        with pytest.raises(InterfaceError, match="already closed") as further, connection.cursor():
            pass
        assert is_away(further.value), "and whoever goes on with what is broken"
    finally:
        connection.close()


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that takes connections and never says a word, as one whose disk hangs."""
    monkeypatch.setattr(base, "_not_before", {})
    with socket.create_server(("127.0.0.1", 0)) as server:
        # The shortest that PostgreSQL's library knows.
        yield f"postgres://nobody:none@127.0.0.1:{server.getsockname()[1]}/none?connect_timeout=2"


def test_a_server_that_does_not_even_refuse_is_waited_for_once(held: HeldIndex, client: Client, silent: str) -> None:
    with behind(silent):
        began = time.monotonic()
        assert client.get("/sources/").status_code == 503
        first = time.monotonic() - began
        for path, status in (("/sources/", 503), ("/programs/?state=NY", 200), ("/readyz", 503)):
            assert client.get(path).status_code == status
        others = time.monotonic() - began - first
    assert first > 1.9
    assert others < first, "none of them waited"


def test_it_is_asked_again_after_a_pause_and_once_it_answers_by_all(
    held: HeldIndex, client: Client, silent: str
) -> None:
    server = (connection.settings_dict["HOST"], connection.settings_dict["PORT"])
    connection.close()
    base._not_before[server] = time.monotonic() + 60
    assert client.get("/sources/").status_code == 503
    base._not_before[server] = time.monotonic() - 1
    assert client.get("/sources/").status_code == 200
    assert base._not_before == {}
