"""The Celery app as it is, but that beat asks for a sweep each second, and pages are those that a test serves.

Started by tests/programs/test_faults.py with `-A`, in processes that it kills.
"""

from importlib import import_module
from typing import Any

from celery import signals
from django.utils.module_loading import import_string

from config.celery import app

app.conf.beat_schedule = {"sweep": {"task": "programs.sweep", "schedule": 1.0}}


def ask_this_machine_only(**_: Any) -> None:
    """Without pauses, and never beyond 127.0.0.1. Not before Django is set up, which a worker does by itself."""
    tasks: Any = import_module("programs.tasks")
    tasks.Client = import_string("tests.programs.web.source_server.near_client")


signals.worker_process_init.connect(ask_this_machine_only)

__all__ = ["app"]
