"""The real opening directory, loaded once for the whole run into a database of its own.

`opening` gives a test that directory and undoes what the test does to it. `opening_url` is its address, for servers
that tests start. Tests that use neither see an empty database, as pytest-django makes it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection, transaction

NAME = "openward_opening"


@pytest.fixture(scope="session")
def opening_url(django_db_setup, django_db_blocker) -> str:
    """The DATABASE_URL of the loaded directory."""
    url = os.environ["DATABASE_URL"]
    make_database(url)
    with django_db_blocker.unblock(), connected_to(NAME):
        call_command("migrate", verbosity=0)
        call_command("refresh", "--quiet")
        call_command("load_guides", stdout=StringIO())
    return urlsplit(url)._replace(path=f"/{NAME}").geturl()


@pytest.fixture
def opening(opening_url, django_db_blocker) -> Iterator[None]:
    """The opening directory behind the default connection, for reading and for changes that are undone."""
    with django_db_blocker.unblock(), connected_to(NAME), transaction.atomic():
        yield
        transaction.set_rollback(True)


def make_database(url: str, name: str = NAME, template: str = "template1") -> None:
    """Makes the database anew: a run that was killed may have left one behind on a server of one's own."""
    server = psycopg2.connect(url)
    server.autocommit = True
    with server.cursor() as cursor:
        drop_database(cursor, name)
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    server.close()


def drop_database(cursor, name: str) -> None:
    """Drops it whoever is at work in it.

    `WITH (FORCE)` refuses a role that is no superuser while autovacuum is at work there; a plain DROP ends autovacuum
    and waits five seconds for all others to be gone.
    """
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user", [name]
    )
    cursor.execute(f"DROP DATABASE IF EXISTS {name}")


@contextmanager
def copied(name: str) -> Iterator[tuple[str, str]]:
    """A copy of the opening directory to write to: its name and its address."""
    url = os.environ["DATABASE_URL"]
    make_database(url, name, template=NAME)
    yield name, urlsplit(url)._replace(path=f"/{name}").geturl()


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """The default connection on another database of the same server."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
