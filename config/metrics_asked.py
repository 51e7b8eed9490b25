"""What is told at a scrape by asking: the database with a handful of small queries, and the broker.

A scrape does not fail with them: what cannot be asked is left out, and `openward_database_up` or
`openward_broker_up` is 0.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator

import redis
from django.db import DatabaseError, connection, transaction
from django.db.models import Count, Max, Q
from django.utils import timezone
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from config import task_counts
from programs import heartbeats
from programs.models import DirectoryVersion, Fetch, Heartbeat, Page, Proposal, Source, Statement

STATEMENT_MILLISECONDS = 2000
LATE = dt.timedelta(days=1)
"""A page that has been due for so long is late: workers do not keep up, or there are none."""
RAN_WELL = (Fetch.Outcome.OK, Fetch.Outcome.UNCHANGED)
logger = logging.getLogger(__name__)


class Asked(Collector):
    def collect(self) -> Iterator[Metric]:
        yield from _asked_of("database", DatabaseError, of_database)
        yield from _asked_of("broker", redis.RedisError, task_counts.of_broker)

    def describe(self) -> Iterable[Metric]:
        """Nothing, so that registering asks nobody."""
        return []


def _asked_of(part: str, error: type[Exception], ask: Callable[[], Iterator[Metric]]) -> Iterator[Metric]:
    found: list[Metric] = []
    try:
        found = list(ask())
        is_up = True
    except error:
        logger.warning("the %s did not answer a scrape", part)
        is_up = False
    yield GaugeMetricFamily(f"openward_{part}_up", f"1 while the {part} answers.", float(is_up))
    yield from found


def of_database() -> Iterator[Metric]:
    """Eight queries, in a transaction whose statements are cut off after two seconds."""
    now = timezone.now()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(STATEMENT_MILLISECONDS)])
        yield from of_directory()
        yield from of_feeds(now)
        yield from of_pages(now)
        yield gauge("statements_waiting", "Statements that wait for a curator.", Statement.objects.waiting().count())
        open_proposals = Proposal.objects.filter(settled_at__isnull=True).count()
        yield gauge("proposals_open", "Changes proposed by readings that wait for a curator.", open_proposals)
        yield from of_processes(now)


def of_directory() -> Iterator[Metric]:
    version = DirectoryVersion.objects.first()
    yield gauge("directory_version", "Number of the directory's present state.", version.number if version else 0)
    if version and version.moved_at:
        moved = version.moved_at.timestamp()
        yield gauge("directory_moved_timestamp_seconds", "When the directory last changed.", moved)


def of_feeds(now: dt.datetime) -> Iterator[Metric]:
    runs = CounterMetricFamily("openward_feed_runs", "Runs of feeds by how they ended.", labels=["source", "outcome"])
    latest = GaugeMetricFamily(
        "openward_feed_last_success_timestamp_seconds", "When a feed last ran well.", labels=["source"]
    )
    counted = Fetch.objects.filter(dry_run=False).order_by().values_list("source__name", "outcome")
    well: dict[str, float] = {}
    for source, outcome, count, finished in counted.annotate(Count("pk"), Max("finished")):
        runs.add_metric([source, outcome], count)
        if outcome in RAN_WELL and finished:
            well[source] = max(well.get(source, 0), finished.timestamp())
    for source, at in well.items():
        latest.add_metric([source], at)
    yield runs
    yield latest
    yield gauge(
        "sources_due", "Sources whose time has come and that nobody refreshes.", Source.objects.due(now).count()
    )


def of_pages(now: dt.datetime) -> Iterator[Metric]:
    counted = (
        Page.objects.filter(watched=True)
        .order_by()
        .values("state")
        .annotate(
            count=Count("pk"),
            due=Count("pk", filter=Q(next_due__lte=now)),
            late=Count("pk", filter=Q(next_due__lte=now - LATE)),
        )
    )
    pages = GaugeMetricFamily("openward_pages", "Pages watched, by what the last look found.", labels=["state"])
    due = late = 0
    for row in counted:
        pages.add_metric([row["state"]], row["count"])
        due, late = due + row["due"], late + row["late"]
    yield pages
    yield gauge("pages_due", "Pages watched whose time has come.", due)
    yield gauge("pages_late", "Pages watched that have been due for more than a day.", late)


def of_processes(now: dt.datetime) -> Iterator[Metric]:
    ages = GaugeMetricFamily(
        "openward_heartbeat_age_seconds", "Since a worker or beat was last heard of.", labels=["kind", "name"]
    )
    late = GaugeMetricFamily(
        "openward_heartbeat_late", "1 while no process of this kind has been heard of lately.", labels=["kind"]
    )
    signs = heartbeats.signs(Heartbeat.objects.all(), now)
    for sign in signs:
        if sign.age is not None:
            ages.add_metric([sign.kind, sign.name], sign.age.total_seconds())
    for kind in Heartbeat.Kind.values:
        late.add_metric([kind], float(all(sign.is_late for sign in signs if sign.kind == kind)))
    yield ages
    yield late


def gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"openward_{name}", about, value)
