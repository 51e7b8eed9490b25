"""Every address that somebody can type in: which of them are ever asked for, and that these go through one client.

`test_refusals` shows where that client does not go. Here: which columns hold addresses, and that each of those that is
asked for is refused before a connection is opened.
"""

import ast
import socket
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from programs import sources
from programs.feeds import FEEDS
from programs.models import Page, Source
from programs.pages import watch
from programs.refresh import refresh
from programs.web import Client
from tests.programs.rows import DAY

ASKED = {"programs.Source.address": "a feed reads it", "programs.Page.url": "workers look at it again"}
"""A statement's page becomes a Page of its own; every other column is shown as a link, and never asked for."""
SHOWN = {
    "programs.Statement.page_url",
    "programs.Report.page_url",
    "programs.ResidentSchool.page_url",
    "programs.Hospital.website",
    "programs.SeasonEvent.source_url",
    "programs.Fee.source_url",
    "applicants.Vacancy.url",
    "applicants.Reference.url",
    "applicants.Reference.check_url",
    "programs.Page.moved_to",
}
NO_ADDRESS_OF_THE_WEB = {
    "programs.Fetch.address": "where a run read from, as it is told",
    "programs.Hospital.address": "a street",
    "programs.Statement.where_on_page": "words",
}
HOSTILE = [
    "http://127.0.0.1/",
    "https://localhost/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fe80::1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://127.1/",
    "http://①②⑦.⓪.⓪.①/",
    "https://user:word@8.8.8.8/",
    "https://8.8.8.8:5432/",
    "https://8.8.8.8:6379/",
    "file:///etc/passwd",
    "ftp://8.8.8.8/",
    "gopher://8.8.8.8/",
    "unix:///run/redis.sock",
    "data:text/csv,code",
    "javascript:alert(1)",
]
OPENERS = {
    "urlopen", "urlretrieve", "Request", "HTTPConnection", "HTTPSConnection", "create_connection", "build_opener",
    "FTP", "open_connection",
}  # fmt: skip
"""Names under which Python's own library, and those that we use, go out."""
ROOMS = {"programs/web/exchange.py", "config/launch.py"}
"""The client itself, and `make run`, which asks the server that it has just started."""


def columns() -> set[str]:
    """By type, and by name: most addresses are plain text to the database."""
    found = set()
    for model in apps.get_models(include_auto_created=False):
        if model._meta.app_label not in {"programs", "applicants"} or model.__name__.startswith("Historical"):
            continue
        for field in model._meta.get_fields():
            told = any(word in field.name for word in ("url", "address", "link", "website", "page", "moved_to"))
            if isinstance(field, models.URLField) or (told and isinstance(field, models.CharField | models.TextField)):
                found.add(f"{model._meta.label}.{field.name}")
    return found


def test_it_is_known_of_every_column_whether_its_address_is_asked_for() -> None:
    assert columns() == set(ASKED) | SHOWN | set(NO_ADDRESS_OF_THE_WEB)
    assert (len(ASKED), len(SHOWN), len(NO_ADDRESS_OF_THE_WEB)) == (2, 10, 3)


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Whom a socket was opened to, but for our own broker, by which hosts are given their pauses."""
    opened: list[Any] = []
    broker = settings.REDIS_URL.rpartition(":")[2].partition("/")[0]
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if str(address[1]) != broker:
            opened.append(address)
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    return opened


@pytest.mark.django_db
def test_a_sources_address_is_refused_before_a_connection(connections: list[Any]) -> None:
    feed = FEEDS["specialties"]
    for url in HOSTILE:
        source = sources.of(feed, timezone.now())
        Source.objects.filter(pk=source.pk).update(address=url)
        report = refresh(feed, day=DAY, source=Source.objects.get(pk=source.pk))
        assert report.failed, url
        assert report.read == 0, url
    assert connections == []
    assert len(HOSTILE) == 23


@pytest.mark.django_db
def test_a_page_that_a_statement_cites_is_refused_before_a_connection(connections: list[Any]) -> None:
    of_the_web = [url for url in HOSTILE if url.startswith("http")]
    for url in of_the_web:
        page = Page.objects.create(url=url, host="test")
        with Client() as client:
            check = watch.look_at(page, now=timezone.now(), client=client)
        assert check.outcome == "refused", url
    assert (len(of_the_web), connections) == (17, [])


@pytest.mark.django_db
def test_a_page_of_another_kind_of_address_cannot_be() -> None:
    others = [url for url in HOSTILE if not url.startswith("http")]
    for url in others:
        with pytest.raises(IntegrityError, match="page_has_a_web_address"), transaction.atomic():
            Page.objects.create(url=url, host="test")
    assert len(others) == 6


@pytest.mark.django_db
def test_a_page_that_somebody_reads_by_hand_is_refused_before_a_connection(connections: list[Any]) -> None:
    for url in HOSTILE:
        with pytest.raises(CommandError):
            call_command("read_page", url)
    assert connections == []


def sources_of_code() -> list[Path]:
    root = Path(settings.BASE_DIR)
    files = [file for name in ("programs", "search", "applicants", "config") for file in (root / name).rglob("*.py")]
    return sorted(file for file in files if "migrations" not in file.parts)


def names_called(file: Path) -> set[str]:
    called = [node.func for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    return {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in called}


def test_nothing_else_opens_an_address() -> None:
    """By the names of what is called; `test_layers` holds the same of what is imported."""
    files = sources_of_code()
    assert len(files) > 300
    found = {str(file.relative_to(settings.BASE_DIR)) for file in files if names_called(file) & OPENERS}
    assert found <= ROOMS, found - ROOMS


def test_every_client_of_the_site_is_the_guarded_one() -> None:
    """Nobody hands it other rules than its own of whom it may ask, but for tests."""
    made = {}
    for file in sources_of_code():
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Client":
                made[str(file.relative_to(settings.BASE_DIR))] = {word.arg for word in node.keywords}
    assert set(made) == {"programs/refresh.py", "programs/tasks.py", "programs/management/commands/read_page.py"}
    assert set().union(*made.values()) <= {"limits"}
