"""Sources as rows: made from the feeds' own words, due by schedule, and told what each run did."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from programs.feeds.record import Feed, Kept, Run
from programs.models import Fetch, RejectedRow, Source
from programs.models.source import RANKS, SourceKind

CLAIM = dt.timedelta(minutes=15)
"""Longer than any refresh takes; a killed worker's claim lapses after it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one refresh did. `failed` and `held_why` are sentences, empty when all went well."""

    source: str
    read: int = 0
    new_statements: int = 0
    changed_facts: int = 0
    held: int = 0
    rejected: int = 0
    held_why: str = ""
    failed: str = ""

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
    dry_run: bool = False,
) -> Report:
    """Writes the run's record and when the source is next due. Returns what the command prints."""
    fetch, held = run.fetch, outcome == Fetch.Outcome.HELD
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
    fetch.save()
    _keep_rejections(run)
    _plan_next(run.source, fetch)
    return Report(
        source=run.source.name,
        read=fetch.read,
        new_statements=fetch.new_statements,
        changed_facts=fetch.changed_facts,
        held=fetch.held,
        rejected=fetch.rejected,
        held_why=reason if held else "",
        failed=reason if outcome == Fetch.Outcome.FAILED else "",
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


def _plan_next(source: Source, fetch: Fetch) -> None:
    """The next run, counted from this one's start, and the claim given back."""
    due = fetch.started + dt.timedelta(hours=source.every_hours) if source.every_hours else None
    Source.objects.filter(pk=source.pk).update(next_due=due, claimed_until=None)


def claim_due(feeds: Iterable[Feed], now: dt.datetime) -> list[str]:
    """Claims the source of every feed whose time has come and returns their names; a feed never run is due at once.

    What another worker holds is left to it.
    """
    names = [of(feed, now).name for feed in feeds]
    due = Source.objects.due(now).filter(name__in=names).order_by("next_due", "pk")
    return [source.name for source in due if Source.objects.claim(source.pk, now=now, until=now + CLAIM)]
