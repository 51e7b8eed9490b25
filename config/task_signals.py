"""What a worker and beat tell of themselves: counts of tasks, and signs of life.

Imported by both once Django is set up (`imports` in config/celery.py), and by no web process.
"""

import atexit
import logging
import socket
import time
from typing import Any

from celery import Task, signals
from celery.worker.heartbeat import Heart
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from config import task_counts
from programs import heartbeats
from programs.models import Heartbeat

logger = logging.getLogger(__name__)
_begun: dict[str, float] = {}
_last: dict[str, float] = {}
"""When each process of ours last wrote that it lives, by a clock that only goes forward."""


def begin(*, task_id: str, **_: Any) -> None:
    _begun[task_id] = time.monotonic()


def end(*, task_id: str, task: Task, state: str | None, **_: Any) -> None:
    began = _begun.pop(task_id, None)
    if began is not None:
        task_counts.count(task.name, (state or "unknown").lower(), time.monotonic() - began)


def worker_lives(*, sender: Heart, **_: Any) -> None:
    """Every two seconds, from the loop that takes messages, while it reaches the broker. Most of them write nothing."""
    lives(sender.eventer.hostname, Heartbeat.Kind.WORKER)


def worker_ends(*, sender: Any, **_: Any) -> None:
    ends(sender.hostname)


def beat_begins(**_: Any) -> None:
    """From here on this process is beat, and each message that it has sent is a sign of life."""
    beat_lives()
    signals.after_task_publish.connect(beat_lives, weak=False)
    atexit.register(ends, beat_name())


def beat_lives(**_: Any) -> None:
    lives(beat_name(), Heartbeat.Kind.BEAT)


def beat_name() -> str:
    return f"beat@{socket.gethostname()}"


def lives(name: str, kind: str) -> None:
    """Writes a row now and then. A database that is away is no reason to stop taking messages."""
    now = time.monotonic()
    if now - _last.get(name, -heartbeats.EVERY.total_seconds()) < heartbeats.EVERY.total_seconds():
        return
    _last[name] = now
    try:
        heartbeats.write(name=name, kind=kind, version=settings.VERSION, now=timezone.now())
    except DatabaseError:
        logger.warning("no sign of life could be written: the database did not answer")
    finally:
        # This process asks the database for nothing else, and its children must not inherit what is open.
        connection.close()


def ends(name: str) -> None:
    """One that was told to stop is not missed."""
    try:
        heartbeats.forget(name)
    except DatabaseError:
        logger.warning("a sign of life could not be taken away: the database did not answer")
    finally:
        connection.close()


signals.task_prerun.connect(begin)
signals.task_postrun.connect(end)
signals.heartbeat_sent.connect(worker_lives)
signals.worker_shutdown.connect(worker_ends)
signals.beat_init.connect(beat_begins)
