"""The Celery app and its timetable.

A message is only a hint: what is due stands in the database, and a sweep each minute asks for it again.
So beat keeps its clock in memory and no file of its own, and a lost message or worker loses nothing.
"""

import os
from typing import Any

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

TIMETABLE: dict[str, dict[str, Any]] = {
    "sweep": {"task": "programs.sweep", "schedule": 60.0},
}


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
        # Lines in the format of settings.LOGGING, like those of the web process.
        "worker_hijack_root_logger": False,
        "beat_schedule": TIMETABLE,
    }


app = Celery("openward")
# As a function: the settings are read when the app is first used, not when `config` is imported.
app.add_defaults(configuration)
app.autodiscover_tasks()
