"""The sweep hands due pages to workers, and one page to one of them."""

import datetime as dt

import pytest
from django.test import override_settings
from django.utils import timezone

from programs import tasks
from programs.models import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed(monkeypatch):
    """What the sweep sends to the queue, in place of the queue; nothing else of it runs."""
    pages: list[int] = []
    monkeypatch.setattr(tasks.look_at_page, "delay", pages.append)
    monkeypatch.setattr(tasks.sources, "claim_due", lambda *_: [])
    monkeypatch.setattr(tasks.facts, "is_settled", lambda _day: True)
    return pages


def due(number):
    an_hour_ago = timezone.now() - dt.timedelta(hours=1)
    return Page.objects.create(url=f"https://host{number}.example/", host=f"host{number}.example", next_due=an_hour_ago)


@override_settings(WATCH_PAGES=True)
def test_due_pages_are_handed_out_once(handed):
    pages = {due(number).pk for number in range(3)}
    Page.objects.create(url="https://later.example/", host="later.example", next_due=None)
    tasks.sweep()
    tasks.sweep()
    assert sorted(handed) == sorted(pages)


@override_settings(WATCH_PAGES=False)
def test_no_page_is_read_where_the_watch_is_off(handed):
    due(1)
    tasks.sweep()
    assert handed == []
