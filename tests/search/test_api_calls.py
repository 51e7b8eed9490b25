"""How often one address may ask the API what takes work."""

import logging
import threading
from typing import Any

import pytest
from django.test import Client

from search.api import calls
from search.reporting import throttle
from tests.search import made_up

pytestmark = pytest.mark.django_db

SEARCH, MATCH, WHAT_IF = "/api/v1/programs", "/api/v1/match", "/api/v1/what-if"
EXPORTS = ("/api/v1/export/programs.csv", "/api/v1/export/statements.jsonl")
ANSWERED = {"errors": {"calls": ["Too many calls. Retry-After tells the seconds to wait."]}}


@pytest.fixture(autouse=True)
def _two_a_minute(
    settings: Any, _no_limit_of_the_api: None, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The broker serves the whole run: each test counts under a salt of its own."""
    settings.API_CALLS_A_MINUTE = 2
    monkeypatch.setattr(throttle, "SALT", f"test {request.node.name} {id(request)}")
    monkeypatch.setattr(calls.CALLS, "_left_alone_until", 0.0)
    monkeypatch.setattr(calls.CALLS, "_away", False)


def asked(path: str, client: Client, **more: Any) -> Any:
    if path in (MATCH, WHAT_IF):
        return client.post(path, {}, content_type="application/json", **more)
    return client.get(path, **more)


@pytest.mark.parametrize("path", [SEARCH, MATCH, WHAT_IF, *EXPORTS])
def test_the_third_call_of_a_minute_is_told_to_wait(path: str, client: Client) -> None:
    assert [asked(path, client).status_code for _ in range(2)] == [200, 200]
    late = asked(path, client)
    assert (late.status_code, late.json()) == (429, ANSWERED)
    assert 1 <= int(late["Retry-After"]) <= 60
    assert "Retry-After" in late["Access-Control-Expose-Headers"]
    assert late["Access-Control-Allow-Origin"] == "*"


def test_all_that_takes_work_is_counted_together_and_the_rest_is_not(client: Client) -> None:
    assert [asked(path, client).status_code for path in (SEARCH, MATCH, WHAT_IF)] == [200, 200, 429]
    rest = [client.get(f"/api/v1/{name}").status_code for name in ("sources", "seasons", "changes", "openapi.json")]
    assert rest == [200] * 4


def test_another_address_is_counted_apart(client: Client) -> None:
    for _ in range(3):
        asked(SEARCH, client)
    assert asked(SEARCH, client, REMOTE_ADDR="192.0.2.9").status_code == 200
    assert asked(SEARCH, client).status_code == 429


def test_who_holds_a_copy_that_still_stands_is_not_counted(client: Client) -> None:
    made_up.version(1)
    copy = asked(SEARCH, client)["ETag"]
    for _ in range(5):
        assert client.get(SEARCH, headers={"if-none-match": copy}).status_code == 304


def test_zero_sets_no_limit(client: Client, settings: Any) -> None:
    settings.API_CALLS_A_MINUTE = 0
    assert {asked(SEARCH, client).status_code for _ in range(5)} == {200}


def test_threads_of_a_process_count_together_and_each_is_told_of_its_own(rf: Any, settings: Any) -> None:
    settings.API_CALLS_A_MINUTE = 30
    told: list[tuple[bool, float | None]] = []

    def ask() -> None:
        for _ in range(10):
            told.append((calls.CALLS.allow_request(rf.get(SEARCH)), calls.CALLS.wait()))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [allowed for allowed, _ in told].count(True) == 30
    assert all(bool(wait) is not allowed for allowed, wait in told)


def test_without_the_broker_the_api_answers_without_a_limit_and_says_so_once(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.REDIS_URL, here = "redis://127.0.0.1:1/0", settings.REDIS_URL
    with caplog.at_level(logging.WARNING, logger="search.api.calls"):
        for _ in range(4):
            assert asked(SEARCH, client).status_code == 200
            monkeypatch.setattr(calls.CALLS, "_left_alone_until", 0.0)
    said = [record.getMessage() for record in caplog.records if record.name == "search.api.calls"]
    assert said == ["calls of the API are answered without a limit: the broker did not answer"]
    settings.REDIS_URL = here
    assert [asked(SEARCH, client).status_code for _ in range(3)] == [200, 200, 429]


def test_a_broker_that_is_away_is_left_alone_for_a_while(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    asked(SEARCH, client)
    monkeypatch.setattr(throttle, "counted", None)
    assert asked(SEARCH, client).status_code == 200


def test_the_description_tells_it(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    told = {path for path, methods in paths.items() for one in methods.values() if "429" in one["responses"]}
    assert told == {SEARCH, MATCH, WHAT_IF, *EXPORTS}
    limit = paths[SEARCH]["get"]["responses"]["429"]
    assert limit["headers"]["Retry-After"]["required"]
    assert limit["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Errors"}
