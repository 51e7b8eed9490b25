"""The sweep hands due pages to workers, and one page to one of them."""

import datetime as dt
from contextlib import closing

import pytest
from django.test import override_settings
from django.utils import timezone

from config.celery import app
from programs import tasks
from programs.models import Page, PageCheck

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed(monkeypatch):
    """What the sweep sends to the queue, in place of the queue; nothing else of it runs."""
    pages: list[int] = []
    monkeypatch.setattr(tasks.look_at_page, "apply_async", lambda args, _, **__: pages.append(*args))
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


def test_a_look_whose_claim_has_lapsed_is_left_to_the_next_sweep(monkeypatch):
    looked = []
    monkeypatch.setattr(tasks.watch, "look_at", lambda page, **_: looked.append(page.pk) or PageCheck(outcome="first"))
    page, now = due(1), timezone.now()
    for claimed_until in (None, now - dt.timedelta(seconds=1)):
        Page.objects.update(claimed_until=claimed_until)
        assert tasks.look_at_page(page.pk, if_claimed=True) == ""
    assert looked == []
    assert tasks.look_at_page(page.pk) == "first", "a person asked for it"
    Page.objects.update(claimed_until=now + dt.timedelta(minutes=5))
    assert tasks.look_at_page(page.pk, if_claimed=True) == "first"
    assert looked == [page.pk, page.pk]


@override_settings(WATCH_PAGES=True)
def test_looks_wait_in_the_queue_until_all_else_is_taken(monkeypatch):
    monkeypatch.setattr(tasks.sources, "claim_due", lambda *_: [])
    monkeypatch.setattr(tasks.facts, "is_settled", lambda _day: True)
    app.control.purge()
    page = due(1)
    tasks.sweep()
    tasks.refresh_source.delay("test")
    with app.connection_for_read() as connection, closing(connection.SimpleQueue("celery")) as queue:
        sent = [queue.get(timeout=10) for _ in range(2)]
        assert [message.headers["task"] for message in sent] == ["programs.refresh_source", "programs.look_at_page"]
        assert sent[1].payload[:2] == [[page.pk], {"if_claimed": True}]
        for message in sent:
            message.ack()
