"""How many tasks ran, how they ended and how long they took, counted in the broker.

Workers answer no requests and may run on other machines than the web server; the broker is what they all reach. One
hash holds everything: `task|outcome|bound` counts the runs that took at most so long (and longer than the bound before
it), `task|outcome|sum` adds up their seconds.
"""

import bisect
import logging
from collections import defaultdict
from collections.abc import Iterator

import redis
from django.conf import settings
from prometheus_client.core import GaugeMetricFamily, HistogramMetricFamily, Metric

SECONDS = 2
KEY = "openward:tasks"
QUEUE = "celery"
BOUNDS = (0.1, 0.5, 1, 5, 15, 60, 300, 900)
LONGER, SUM = "+Inf", "sum"
NAMES = (*map(str, BOUNDS), LONGER)
logger = logging.getLogger(__name__)


def broker() -> redis.Redis:
    """With timeouts, so that whoever asks is not held up by a broker that is away."""
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=SECONDS, socket_timeout=SECONDS, decode_responses=True
    )


def count(task: str, outcome: str, seconds: float) -> None:
    """A broker that is away costs a count, not a task."""
    bound = NAMES[bisect.bisect_left(BOUNDS, seconds)]
    try:
        with broker() as client, client.pipeline() as pipeline:
            pipeline.hincrby(KEY, f"{task}|{outcome}|{bound}", 1)
            pipeline.hincrbyfloat(KEY, f"{task}|{outcome}|{SUM}", round(seconds, 4))
            pipeline.execute()
    except redis.RedisError:
        logger.warning("a task was not counted: the broker did not answer")


def of_broker() -> Iterator[Metric]:
    with broker() as client:
        held, waiting = client.hgetall(KEY), client.llen(QUEUE)
    yield GaugeMetricFamily("openward_tasks_queued", "Tasks that no worker has taken yet.", waiting)
    yield histogram(held)


def histogram(held: dict[str, str]) -> Metric:
    tasks: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for name, value in held.items():
        task, outcome, part = name.rsplit("|", 2)
        tasks[task, outcome][part] = float(value)
    family = HistogramMetricFamily("openward_task_seconds", "Time that tasks took.", labels=["task", "outcome"])
    for labels, parts in sorted(tasks.items()):
        so_far, buckets = 0.0, []
        for name in NAMES:
            so_far += parts.get(name, 0)
            buckets.append((name, so_far))
        family.add_metric(labels, buckets, parts.get(SUM, 0))
    return family
