"""The Celery app as it is, with a task that takes its time and tells the broker when it begins and when it is done.

Started by test_graceful_stop.py with `-A`, in processes that it stops.
"""

import time

from django.conf import settings
from redis import Redis

from config.celery import app


@app.task(name="tests.work")
def work(number: int, seconds: float) -> None:
    """At once where the broker holds `hurry`."""
    with Redis.from_url(settings.REDIS_URL) as broker:
        broker.rpush("begun", number)
        time.sleep(0 if broker.exists("hurry") else seconds)
        broker.rpush("done", number)


__all__ = ["app", "work"]
