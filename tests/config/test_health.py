"""/healthz says that the process is up; /readyz what it cannot reach."""

import datetime as dt
import logging
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from config import health
from search import index
from search.current import HeldIndex
from tests.search import made_up

READY = {"database": "ok", "broker": "ok", "index": "ok"}


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[dt.date]:
    """The real holder, with nothing in it yet; the days for which it has built."""
    days: list[dt.date] = []

    def make(day: dt.date) -> index.Index:
        days.append(day)
        return index.build(day)

    monkeypatch.setattr("search.current._held", HeldIndex(make))
    return days


def test_healthz_asks_nothing_of_the_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, b"ok", "text/plain")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_readyz_is_ready_when_all_three_are_and_tells_the_version(client: Client, built: list[dt.date]) -> None:
    made_up.version(7)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {**READY, "index_version": 7})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_directory_with_nothing_in_it_is_ready_too(client: Client, built: list[dt.date]) -> None:
    assert client.get("/readyz").json() == {**READY, "index_version": 0}


@pytest.mark.django_db
def test_only_the_first_probe_builds(client: Client, built: list[dt.date], django_assert_max_num_queries: Any) -> None:
    client.get("/readyz")
    with django_assert_max_num_queries(2):
        assert client.get("/readyz").status_code == 200
    for _ in range(20):
        client.get("/readyz")
    assert len(built) == 1


@pytest.mark.django_db
def test_readyz_names_a_broker_that_is_away(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {**READY, "broker": "no answer", "index_version": 0}


def test_readyz_names_a_database_that_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch, built: list[dt.date]
) -> None:
    def cursor() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(health.connection, "cursor", cursor)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {**READY, "database": "no answer", "index": "not looked at", "index_version": None}
    assert built == []


@pytest.mark.django_db
def test_readyz_says_that_no_index_could_be_built(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(day: dt.date) -> index.Index:
        raise ValueError("a row that cannot be")

    monkeypatch.setattr("search.current._held", HeldIndex(fail))
    with caplog.at_level(logging.ERROR):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {**READY, "index": "none could be built", "index_version": None}
    assert "a row that cannot be" in caplog.text
