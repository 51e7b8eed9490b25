"""A reader without an account, and made-up programs on her list. No such hospital exists."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from applicants.models import Applicant, ShortlistEntry
from applicants.reader import KEY
from programs.models import Program
from tests.search import made_up

SEASON = 2027
DAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 15, 0, tzinfo=dt.UTC)

Saves = Callable[..., ShortlistEntry]


@pytest.fixture(autouse=True)
def _day_and_plain_styles(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def keeper(client: Client) -> Applicant:
    """An applicant whom this client's session holds."""
    applicant = Applicant.objects.create(seen_at=timezone.now())
    session = client.session
    session[KEY] = applicant.pk
    session.save()
    client.cookies["sessionid"] = session.session_key
    return applicant


def entry(applicant: Applicant, program: Program, **more: Any) -> ShortlistEntry:
    position = applicant.entries.filter(match_year=SEASON).count() + 1
    row = {"match_year": SEASON, "position": position, "added_at": NOW, "changed_at": NOW}
    return ShortlistEntry.objects.create(applicant=applicant, program=program, **{**row, **more})


@pytest.fixture
def applicant(client: Client, db: None) -> Applicant:
    return keeper(client)


@pytest.fixture
def saved(applicant: Applicant) -> Saves:
    def save(name: str = "Test Hospital", **more: Any) -> ShortlistEntry:
        return entry(applicant, made_up.program(name), **more)

    return save


def order_of(applicant: Applicant) -> list[tuple[int, str]]:
    rows = applicant.entries.filter(match_year=SEASON).order_by("position")
    return list(rows.values_list("position", "program__institution__plain_name"))
