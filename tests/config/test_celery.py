"""The promises of the queue: nothing is lost with a worker, nothing but JSON is read."""

from django.conf import settings

from config import celery_app
from config.celery import TIMETABLE


def test_the_app_takes_its_broker_from_the_settings() -> None:
    assert celery_app.main == "openward"
    assert celery_app.conf.broker_url == settings.REDIS_URL


def test_only_json_is_written_and_read() -> None:
    conf = celery_app.conf
    assert (conf.accept_content, conf.task_serializer, conf.result_serializer) == (["json"], "json", "json")


def test_a_task_is_given_back_when_its_worker_dies() -> None:
    assert celery_app.conf.task_acks_late is True
    assert celery_app.conf.worker_prefetch_multiplier == 1


def test_no_result_is_kept_that_nobody_reads() -> None:
    assert celery_app.conf.task_ignore_result is True
    assert celery_app.conf.result_backend is None


def test_what_is_due_is_looked_for_each_minute() -> None:
    assert TIMETABLE["sweep"] == {"task": "programs.sweep", "schedule": 60.0}


def test_beat_asks_for_the_sweeps_alone_and_due_rows_decide_the_rest() -> None:
    assert set(TIMETABLE) == {"sweep", "sweep-applicants"}
    assert celery_app.conf.beat_schedule == TIMETABLE
    assert celery_app.conf.timezone == "America/New_York"


def test_each_task_of_the_timetable_exists() -> None:
    celery_app.loader.import_default_modules()
    assert {entry["task"] for entry in TIMETABLE.values()} - set(celery_app.tasks) == set()
