"""The Celery app as it is, but that beat asks for what is due every few seconds: an evening here lasts some minutes."""

from config.celery import app

app.conf.beat_schedule = {
    "sweep": {"task": "programs.sweep", "schedule": 2.0},
    "sweep-applicants": {"task": "applicants.sweep", "schedule": 2.0},
}

__all__ = ["app"]
