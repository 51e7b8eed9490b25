"""The Celery app and its timetable.

A message is only a hint: what is due stands in the database, and a sweep each minute asks for it again.
So beat keeps its clock in memory and no file of its own, and a lost message or worker loses nothing.
"""

import logging.config
import os
from contextvars import Token
from typing import Any

from celery import Celery, Task, signals
from django.conf import settings

from config import logs, secret_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

TIMETABLE: dict[str, dict[str, Any]] = {
    "sweep": {"task": "programs.sweep", "schedule": 60.0},
    "sweep-applicants": {"task": "applicants.sweep", "schedule": 300.0},
}
NAMED_BY_FIRST = {"programs.refresh_source": "source", "programs.look_at_page": "page"}
"""What the first argument of a task is called in its lines. Other arguments are in none."""
_lines_of: dict[str, Token[dict[str, str] | None]] = {}


def configuration() -> dict[str, Any]:
    return {
        "broker_url": settings.REDIS_URL,
        "accept_content": ["json"],
        "task_serializer": "json",
        "timezone": settings.TIME_ZONE,
        # Acknowledged when done: a killed worker's task is taken by the next one.
        "task_acks_late": True,
        # What a task did stands in the database (Fetch, Change); nobody asks the broker for it.
        "task_ignore_result": True,
        "worker_prefetch_multiplier": 1,
        "broker_connection_retry_on_startup": True,
        # Signs of life and counts of tasks: of workers and beat alone.
        "imports": ["config.task_signals"],
        "beat_schedule": TIMETABLE,
    }


app = Celery("openward")
# As a function: the settings are read when the app is first used, not when `config` is imported.
app.add_defaults(configuration)
app.autodiscover_tasks()


def log_as_the_settings_say(**_: Any) -> None:
    """Celery would set up lines of its own, in each worker and beat."""
    logging.config.dictConfig(settings.LOGGING)


def hand_on(*, headers: dict[str, Any], **_: Any) -> None:
    """The request (or task) that causes a task is named in what that task logs."""
    headers["request_id"] = headers.get("request_id") or logs.current("request_id")


def begin_lines(*, task_id: str, task: Task, args: list[Any], kwargs: dict[str, Any], **_: Any) -> None:
    request_id = getattr(task.request, "request_id", None)
    _lines_of[task_id] = logs.begin(
        request_id=request_id if isinstance(request_id, str) else None,
        task_id=task_id,
        task=task.name,
        **told_of(task, args, kwargs),
    )


def end_lines(*, task_id: str, **_: Any) -> None:
    token = _lines_of.pop(task_id, None)
    if token:
        logs.end(token)


def told_of(task: Task, args: list[Any], kwargs: dict[str, Any]) -> dict[str, str]:
    name = NAMED_BY_FIRST.get(task.name)
    given = [*args, *kwargs.values()]
    return {name: str(given[0])} if name and given else {}


def refuse_to_start_without_key(**_: Any) -> None:
    """The links in the letters that a worker sends are signed."""
    secret_key.demand_or_exit(settings.VAR)


signals.celeryd_init.connect(refuse_to_start_without_key)
signals.beat_init.connect(refuse_to_start_without_key)
signals.setup_logging.connect(log_as_the_settings_say)
signals.before_task_publish.connect(hand_on)
signals.task_prerun.connect(begin_lines)
signals.task_postrun.connect(end_lines)
