"""Sources as rows: made from the feeds' own words, due by schedule, and told what each run did."""

import datetime as dt
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from programs.feeds.moved import Line
from programs.feeds.origin import Contents
from programs.feeds.record import Feed, Kept, Run, printable
from programs.models import Fetch, RejectedRow, Source
from programs.models.source import RANKS, SourceKind

CLAIM = dt.timedelta(minutes=15)
"""Longer than any refresh takes; a killed worker's claim lapses after it."""
FIRST_WAIT = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Report:
    """What one refresh did. `failed` and `held_why` are sentences, empty when all went well.

    `diff`: what a dry or held run would have changed.
    """

    source: str
    read: int = 0
    new_statements: int = 0
    changed_facts: int = 0
    held: int = 0
    rejected: int = 0
    held_why: str = ""
    failed: str = ""
    diff: tuple[Line, ...] = ()

    def line(self) -> dict[str, str | int]:
        """The six members of the command's last line."""
        return {name: getattr(self, name) for name in LINE}


LINE = ("source", "read", "new_statements", "changed_facts", "held", "rejected")


def of(feed: Feed, now: dt.datetime) -> Source:
    """The feed's source, made and due on first use. What a curator edits later (terms, schedule, published) stands."""
    kind = SourceKind(feed.kind)
    source, _made = Source.objects.get_or_create(
        name=feed.name,
        defaults={
            "title": feed.title,
            "kind": kind,
            "rank": RANKS[kind],
            "about": feed.about,
            "terms": feed.terms,
            "address": feed.address,
            "redistributable": feed.redistributable,
            "every_hours": feed.every_hours,
            "next_due": now,
        },
    )
    return source


def close_interrupted(source: Source, now: dt.datetime) -> None:
    """A run that never came to its end was killed; it wrote nothing, and its record says so."""
    dead = source.fetches.filter(outcome=Fetch.Outcome.RUNNING, started__lt=now - CLAIM)
    dead.update(outcome=Fetch.Outcome.FAILED, finished=now, reason="the run was ended before it finished")


def last_good_count(source: Source, file: str) -> int | None:
    """How many rows the file had in the last run that was taken whole; None before the first."""
    last = source.fetches.filter(outcome=Fetch.Outcome.OK, dry_run=False).values_list("rows_by_file", flat=True).first()
    return (last or {}).get(file)


@transaction.atomic
def announce(
    run: Run,
    *,
    outcome: str,
    reason: str = "",
    kept: Kept | None = None,
    changed_facts: int = 0,
    contents: Contents | None = None,
    error: OSError | None = None,
    dry_run: bool = False,
) -> Report:
    """Writes the run's record and when the source is next due. Returns what the command prints."""
    fetch, held = run.fetch, outcome == Fetch.Outcome.HELD
    reason = printable(reason)
    read = sum(run.rows_by_file.values())
    fetch.finished = timezone.now()
    fetch.outcome, fetch.reason, fetch.dry_run = outcome, reason, dry_run
    fetch.rows_by_file = run.rows_by_file
    fetch.read = read
    fetch.new_statements = kept.new_statements if kept else 0
    fetch.changed_rows = kept.changed_rows if kept else 0
    fetch.changed_facts = changed_facts
    fetch.held = max(read, 1) if held else 0
    fetch.rejected = len(run.rejections)
    fetch.diff = [line.as_json() for line in run.diff]
    fetch.status = contents.status if contents else getattr(error, "status", None)
    fetch.size = contents.size if contents else None
    fetch.save()
    _keep_rejections(run)
    if not dry_run:
        _plan_next(run.source, fetch, getattr(error, "retry_after", None))
        _keep_validators(run.source, outcome, contents)
    return Report(
        source=run.source.name,
        read=fetch.read,
        new_statements=fetch.new_statements,
        changed_facts=fetch.changed_facts,
        held=fetch.held,
        rejected=fetch.rejected,
        held_why=reason if held else "",
        failed=reason if outcome == Fetch.Outcome.FAILED else "",
        diff=tuple(run.diff) if held or dry_run else (),
    )


def _keep_rejections(run: Run) -> None:
    RejectedRow.objects.bulk_create(
        [
            RejectedRow(
                fetch=run.fetch,
                file=rejection.file,
                line=rejection.line,
                field=rejection.column[:60],
                reason=rejection.reason,
                excerpt=rejection.excerpt,
            )
            for rejection in run.rejections
        ],
        batch_size=2000,
    )


def _plan_next(source: Source, fetch: Fetch, retry_after: float | None) -> None:
    """The next run, counted from this one's start, and the claim given back. After failures, sooner and then later.

    What is refreshed by hand alone stays so, whatever its server asks. The timetable is that of now: an administrator
    may have changed it while the source was asked.
    """
    source.refresh_from_db(fields=["every_hours"])
    failed = fetch.outcome == Fetch.Outcome.FAILED
    failures = source.failures + 1 if failed else 0
    wait = dt.timedelta(hours=source.every_hours) if source.every_hours else None
    if failed and wait:
        wait = min(wait, _back_off(failures))
    if retry_after is not None and wait:
        wait = max(wait, dt.timedelta(seconds=retry_after))
    due = fetch.started + wait if wait else None
    if not failed:
        due = _asked_for_since(source, fetch) or due
    Source.objects.filter(pk=source.pk).update(next_due=due, claimed_until=None, failures=failures)
    source.failures = failures


def _asked_for_since(source: Source, fetch: Fetch) -> dt.datetime | None:
    """When it was made due while the run was under way, as by a corrected link that the run may not have known of."""
    anew = Source.objects.filter(pk=source.pk, next_due__gt=fetch.started).exclude(next_due=source.next_due)
    return anew.values_list("next_due", flat=True).first()


def _back_off(failures: int) -> dt.timedelta:
    """Doubling from a quarter of an hour, a fifth more or less, so that what failed together does not return so."""
    times: int = 2 ** min(failures - 1, 12)
    return FIRST_WAIT * times * random.uniform(0.8, 1.2)  # noqa: S311 - nothing secret


def _keep_validators(source: Source, outcome: str, contents: Contents | None) -> None:
    """Only of a run that was taken: what was held must come whole again.

    What came from a file has none: the address must not confirm what somebody else's hand brought. Nor does another
    address, which the source was given while this one was asked, confirm what this one brought.
    """
    if contents is not None and outcome == Fetch.Outcome.OK:
        told = contents.validators
        asked = Source.objects.filter(pk=source.pk, address=source.address)
        asked.update(etag=told.etag[:300], last_modified=told.last_modified[:100])


NO_FEEDS: Mapping[str, Feed] = MappingProxyType({})


def claim_due(feeds: Iterable[Feed], now: dt.datetime, shared: Mapping[str, Feed] = NO_FEEDS) -> list[str]:
    """Claims every source whose time has come and returns their names; a feed never run is due at once.

    `shared`: feeds by name that run for each source that names them. What another worker holds is left to it, and what
    stands on a feed that was never taken waits for that.
    """
    own = {of(feed, now).name: feed for feed in feeds}
    _call_back(own, shared, now)
    due = Source.objects.due(now).filter(_read_by(own, shared)).order_by("next_due", "pk")
    taken = set(_taken().values_list("source__name", flat=True).distinct()) if due else set()
    ready = [source for source in due if taken.issuperset(_feed_of(source, own, shared).stands_on)]
    return [source.name for source in ready if Source.objects.claim(source.pk, now=now, until=now + CLAIM)]


def _read_by(own: Mapping[str, Feed], shared: Mapping[str, Feed]) -> Q:
    return Q(name__in=list(own)) | Q(feed__in=list(shared))


def _feed_of(source: Source, own: Mapping[str, Feed], shared: Mapping[str, Feed]) -> Feed:
    return shared.get(source.feed) or own[source.name]


def _taken() -> QuerySet[Fetch]:
    """The runs whose rows were kept."""
    return Fetch.objects.filter(outcome=Fetch.Outcome.OK, dry_run=False).order_by()


def _call_back(own: Mapping[str, Feed], shared: Mapping[str, Feed], now: dt.datetime) -> None:
    """Makes due at once what left rows out, where a feed that it stands on has brought something since.

    A row that names a program of tomorrow's list is left out today. The address is asked anew for its rows: it would
    say that nothing changed. One that did not answer keeps its pause.
    """
    brought = dict(_taken().filter(changed_rows__gt=0).values_list("source__name").annotate(Max("finished")))
    not_due = Source.objects.filter(_read_by(own, shared), next_due__gt=now, failures=0)
    called = [
        run.source_id
        for run in _last_read(not_due)
        if run.left_rows_out
        and any(name in brought and brought[name] > run.started for name in _feed_of(run.source, own, shared).stands_on)
    ]
    if called:
        Source.objects.filter(pk__in=called).update(next_due=now, etag="", last_modified="")


def _last_read(of_these: QuerySet[Source]) -> Iterable[Fetch]:
    """Of each source the last run that read its rows."""
    runs = Fetch.objects.filter(outcome__in=(Fetch.Outcome.OK, Fetch.Outcome.HELD), dry_run=False)
    last = runs.filter(source__in=of_these).order_by("source_id", "-started", "-pk").distinct("source_id")
    return last.select_related("source")
