"""Changes for tests of what tells them. Every row is made up and says so."""

import datetime as dt
import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.models import Change, Fetch, Program, Source, Statement
from tests.search import made_up
from tests.search.test_pages import text

NOON = dt.datetime(2026, 11, 21, 17, tzinfo=dt.UTC)
"""Noon in the site's zone, on the tests' day."""


def side(said: Statement, agreement: str = "single") -> dict[str, Any]:
    return {"value": said.value, "agreement": agreement, "statement": said.pk}


def change(about: Program, now: Statement | None, stood: Statement | None = None, **more: Any) -> Change:
    said = now or stood
    assert said is not None
    row = {
        "field": said.field,
        "kind": said.kind,
        "scope": said.scope,
        "strength_class": "limit",
        "at": NOON,
        "why": f"refresh of {said.source.name}",
        "source": said.source,
        "before": side(stood) if stood else None,
        "after": side(now) if now else None,
    }
    return Change.objects.create(program=about, **{**row, **more})


def moved(name: str = "Test Hospital", field: str = "visa_j1", value: str = "yes", **more: Any) -> Program:
    """A program of which one change is on record."""
    about = made_up.program(name)
    change(about, made_up.statement(about, field, value), **more)
    return about


def first_run(source: Source, facts: int = 1, at: dt.datetime = NOON, minutes: int = 5) -> Fetch:
    finished = at + dt.timedelta(minutes=minutes)
    return Fetch.objects.create(source=source, started=at, finished=finished, outcome="ok", changed_facts=facts)


def plain(page: str) -> str:
    """The words alone."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


def says(number: int, page: str) -> bool:
    """Whether the page says this number. Within a word or an address any digits may stand: keys are counted on."""
    return re.search(rf"(?<![\w/]){number}(?!\w)", page) is not None


def told(client: Client, query: str = "") -> str:
    return plain(text(client, f"/changes/{query}"))


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as made:
        assert client.get(path).status_code == 200
    return len(made)
