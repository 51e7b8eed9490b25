"""A connection kept from request to request: the server is asked whether it lives only where there is reason."""

import time
from collections.abc import Iterator

import psycopg2
import pytest
from django.db import connection

from config.database.base import has_come_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """How often the server was asked whether it lives, at the begin of what would be requests."""
    asked: list[str] = []
    lives = connection.is_usable
    monkeypatch.setattr(connection, "is_usable", lambda: asked.append("SELECT 1") or lives())
    monkeypatch.setattr(connection, "health_check_enabled", True)
    yield asked
    connection.close()


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def next_request() -> None:
    connection.health_check_done = False


def test_a_quiet_connection_is_used_without_asking(asked: list[str]) -> None:
    first = backend()
    next_request()
    assert backend() == first
    assert asked == []


def test_a_connection_that_the_server_ended_is_made_anew(asked: list[str]) -> None:
    first = backend()
    other = psycopg2.connect(**connection.get_connection_params())
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [first])
    finally:
        other.close()
    latest = time.monotonic() + 60
    while not has_come_in(connection.connection.fileno()):
        assert time.monotonic() < latest, "the server never said that it goes"
        time.sleep(0.01)
    next_request()
    assert backend() != first
    assert asked == ["SELECT 1"]


def test_after_an_error_the_server_is_asked_all_the_same(asked: list[str]) -> None:
    first = backend()
    connection.errors_occurred = True
    connection.close_if_unusable_or_obsolete()
    assert backend() == first
    assert asked == ["SELECT 1"]
