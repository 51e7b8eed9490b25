"""A held run shows what it would change; an administrator may take that content, and nobody takes another."""

from typing import Any

import pytest
from celery.exceptions import OperationalError
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from programs import tasks
from programs.models import Fetch
from tests.programs.admin.conftest import AT, Directory

HASH = "a" * 64


@pytest.fixture
def held(directory: Directory) -> Fetch:
    line = {"what": "TEST track <b>", "column": "name", "before": "Test old", "after": "Test new"}
    Fetch.objects.filter(pk=directory.run.pk).update(content_hash=HASH, diff=[line])
    return Fetch.objects.get(pk=directory.run.pk)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []
    monkeypatch.setattr(tasks, "refresh_now", lambda *, source, accept="": found.append((source, accept)))
    return found


def url(act: str, run: Fetch) -> str:
    return reverse(f"admin:programs_fetch_{act}", args=[run.pk])


def test_a_held_run_shows_what_it_would_change_as_a_table(held: Fetch, as_curator: Client) -> None:
    page = as_curator.get(url("change", held)).content.decode()
    cells = '<th scope="row">TEST track &lt;b&gt;</th><td>name</td><td>Test old</td><td>Test new</td>'
    assert cells in page


def test_an_administrator_is_asked_first_and_takes_that_content(
    held: Fetch, asked: list[Any], as_administrator: Client
) -> None:
    assert "Take it anyway" in as_administrator.get(url("change", held)).content.decode()
    assert "Test new" in as_administrator.get(url("take", held)).content.decode()
    assert asked == [], "looking asks for nothing"
    assert as_administrator.post(url("take", held)).status_code == 302
    assert asked == [(held.source, HASH)]
    assert LogEntry.objects.filter(object_id=str(held.pk)).count() == 1


def test_a_curator_may_not(held: Fetch, asked: list[Any], as_curator: Client) -> None:
    assert "Take it anyway" not in as_curator.get(url("change", held)).content.decode()
    assert as_curator.get(url("take", held)).status_code == 403
    assert as_curator.post(url("take", held)).status_code == 403
    assert asked == []


@pytest.mark.parametrize(
    "otherwise",
    [{"outcome": "ok"}, {"outcome": "failed"}, {"content_hash": ""}, {"address": "upload: x.csv"}, {"dry_run": True}],
    ids=lambda otherwise: next(iter(otherwise)),
)
def test_only_a_held_run_that_can_come_again_is_taken(
    otherwise: dict[str, Any], held: Fetch, asked: list[Any], as_administrator: Client
) -> None:
    Fetch.objects.filter(pk=held.pk).update(**otherwise)
    assert as_administrator.post(url("take", held)).status_code == 403
    assert asked == []


def test_a_run_whose_file_is_broken_says_what_to_do_instead(held: Fetch, as_administrator: Client) -> None:
    said = "It cannot be taken as it is"
    assert said not in as_administrator.get(url("change", held)).content.decode()
    Fetch.objects.filter(pk=held.pk).update(content_hash="")
    page = as_administrator.get(url("change", held)).content.decode()
    assert said in page
    assert "Take it anyway" not in page


def test_a_run_that_another_came_after_is_not_taken(held: Fetch, asked: list[Any], as_administrator: Client) -> None:
    Fetch.objects.create(source=held.source, started=AT.replace(hour=13), address="x", outcome="ok")
    assert as_administrator.post(url("take", held)).status_code == 403
    assert asked == []


@pytest.mark.parametrize("error", [OperationalError, RuntimeError])
def test_it_says_so_when_no_broker_answers(
    error: type[Exception], held: Fetch, as_administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**given: Any) -> None:
        raise error("connection refused")

    monkeypatch.setattr(tasks, "refresh_now", refused)
    page = as_administrator.post(url("take", held), follow=True).content.decode()
    assert "The queue of tasks does not answer" in page
    assert not LogEntry.objects.exists()
