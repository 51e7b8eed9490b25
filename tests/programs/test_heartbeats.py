"""Signs of life: who was last heard of when, and whether that is late."""

import datetime as dt

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation

from programs import heartbeats
from programs.models import Heartbeat

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def row(name: str, kind: str, ago: dt.timedelta) -> Heartbeat:
    return Heartbeat(name=name, kind=kind, at=NOW - ago, version="1")


@pytest.mark.parametrize(
    ("ago", "late"),
    [(0 * MINUTE, False), (-1 * MINUTE, False), (3 * MINUTE, False), (3 * MINUTE + dt.timedelta(seconds=1), True)],
)
def test_a_process_is_late_after_three_minutes(ago, late):
    sign = heartbeats.signs([row("celery@one", "worker", ago)], NOW)[0]
    assert (sign.name, sign.is_late) == ("celery@one", late)
    assert sign.age == max(ago, dt.timedelta())


def test_each_process_is_told_workers_first_and_by_name():
    rows = [row("beat@b", "beat", MINUTE), row("celery@z", "worker", MINUTE), row("celery@a", "worker", 9 * MINUTE)]
    signs = heartbeats.signs(rows, NOW)
    assert [(sign.kind, sign.name, sign.is_late) for sign in signs] == [
        ("worker", "celery@a", True),
        ("worker", "celery@z", False),
        ("beat", "beat@b", False),
    ]


def test_a_kind_that_nobody_was_heard_of_is_told_as_late():
    signs = heartbeats.signs([row("celery@one", "worker", dt.timedelta(days=1))], NOW)
    assert [(sign.kind, sign.name, sign.age, sign.is_late) for sign in signs] == [
        ("worker", "", None, True),
        ("beat", "", None, True),
    ]


@pytest.mark.django_db
def test_a_process_has_one_row_and_those_long_silent_are_swept():
    heartbeats.write(name="celery@old", kind="worker", version="1", now=NOW - dt.timedelta(days=1, seconds=1))
    for ago in (2, 1, 0):
        heartbeats.write(name="celery@one", kind="worker", version=f"v{ago}", now=NOW - ago * MINUTE)
    assert list(Heartbeat.objects.values_list("name", "at", "version")) == [("celery@one", NOW, "v0")]
    heartbeats.forget("celery@one")
    assert not Heartbeat.objects.exists()


@pytest.mark.django_db
def test_the_admin_tells_who_is_late(django_assert_num_queries):
    now = timezone.now()
    Heartbeat.objects.create(name="celery@one", kind="worker", at=now - 5 * MINUTE)
    with django_assert_num_queries(1):
        shown = render_to_string("admin/_heartbeats.html", heartbeats.admin_context(now))
    words = " ".join(shown.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "<strong>worker</strong>" in words
    assert "heard of 5 minutes ago: <strong>late</strong>" in words
    assert "not heard of for a day" in words
    assert words.count("<li") == 2


@pytest.mark.django_db
def test_the_label_of_a_kind_is_in_the_readers_language():
    with translation.override("es"):
        assert heartbeats.signs([], NOW)[1].label == "reloj de tareas"
