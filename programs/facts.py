"""The sole writer of facts, dates, changes and the fact columns on programs. One transaction a call."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from programs import date_rows, fact_columns, fact_rows, fields
from programs.fact_rows import BATCH, At
from programs.models import Change, DirectoryVersion, Program, Reading, Source, Statement
from programs.reconcile import OFFICE_RANK, Key, Said, Standing, reconcile

AT_ONCE = 600
"""So many programs are settled together: queries stay few and memory small."""
WAIT_FOR_A_RUN = "3s"
DAY_MOVED = "the day has moved"
LONGEST_WHY = 300
"""So much of a cause is told in each Change. The whole of a curator's words is in the decision."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why facts move: told in every Change."""

    why: str
    source: Source | None = None
    by: Any = None


def settle(program_ids: Collection[int], *, day: dt.date, cause: Cause) -> int:
    """Reconciles these programs and writes what differs. Returns the number of facts and dates that changed.

    The version of the directory moves when anything that a reader could see has moved, and only then.
    """
    ordered, changed, seen = sorted(program_ids), 0, False
    with transaction.atomic():
        one_writer()
        for start in range(0, len(ordered), AT_ONCE):
            facts_moved, columns_moved = _settle(ordered[start : start + AT_ONCE], day, cause)
            changed += facts_moved
            seen = seen or columns_moved
        if changed or seen:
            move_version()
    return changed


def catch_up(day: dt.date) -> None:
    """What turns with the calendar alone, before a run's own changes are counted. Leaves the day to be settled still.

    Nothing where it is settled, or none ever was: then nothing can have turned.
    """
    if DirectoryVersion.objects.filter(pk=1, settled_on__lt=day).exists():
        settle(_every_program(), day=day, cause=Cause(DAY_MOVED))


@transaction.atomic
def settle_all(*, day: dt.date, cause: Cause) -> int:
    """Every program: ages move with the calendar, and with them which statement wins."""
    one_writer()
    changed = settle(_every_program(), day=day, cause=cause)
    DirectoryVersion.objects.filter(pk=1).update(settled_on=day)
    return changed


def _every_program() -> list[int]:
    return list(Program.objects.values_list("pk", flat=True))


def is_settled(day: dt.date) -> bool:
    """Whether every program has been reconciled for this day."""
    return DirectoryVersion.objects.filter(pk=1, settled_on__gte=day).exists()


def one_writer() -> None:
    """Holds the directory until the transaction ends: two refreshes, or a refresh and a curator, go one by one."""
    DirectoryVersion.objects.select_for_update().get(pk=1)


def do_not_wait_long() -> None:
    """A reader of a page should not wait for a refresh of minutes: OperationalError instead. Holds until the
    transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{WAIT_FOR_A_RUN}'")


def move_version() -> None:
    """Tells every process that what readers see has changed."""
    DirectoryVersion.objects.filter(pk=1).update(number=F("number") + 1, moved_at=timezone.now())


def _settle(ids: list[int], day: dt.date, cause: Cause) -> tuple[int, bool]:
    said = _said_by_program(ids)
    want = {(pk, key): standing for pk in ids for key, standing in reconcile(said[pk], day).items()}
    dates = {at: replace(s, same=()) for at, s in want.items() if at[1].field in fields.DATE_FIELDS}
    facts = {at: s for at, s in want.items() if at not in dates}
    had = fact_rows.load(ids), date_rows.load(ids)
    before = {**had[0], **had[1]}
    moved = _write(ids, had[0], facts, fact_rows) | _write(ids, had[1], dates, date_rows)
    changes = _changes(before, {**facts, **dates}, cause)
    Change.objects.bulk_create(changes, batch_size=BATCH)
    return len(changes), fact_columns.write(ids, want, _by_statement(said), day) or moved


def _write(ids: list[int], have: Mapping[At, Standing], want: Mapping[At, Standing], rows: Any) -> bool:
    """Hands the rows module what differs. True when anything was written."""
    stale = {at for at, standing in have.items() if want.get(at) != standing}
    fresh = {at: standing for at, standing in want.items() if have.get(at) != standing}
    if stale or fresh:
        rows.write(ids, stale, fresh)
    return bool(stale or fresh)


def _by_statement(said: Mapping[int, list[Said]]) -> dict[int, Said]:
    return {one.id: one for group in said.values() for one in group}


def _said_by_program(ids: list[int]) -> Mapping[int, list[Said]]:
    """The standing statements about each program, those of its GME office included. Two queries."""
    institutions = dict(Program.objects.filter(pk__in=ids).values_list("pk", "institution_id"))
    of_program: dict[int, list[Said]] = defaultdict(list)
    of_office: dict[int, list[Said]] = defaultdict(list)
    live = Q(readings__read_from=Reading.ReadFrom.LIVE)
    rows = Statement.objects.standing().annotate(read_live_on=Max("readings__day", filter=live))
    about = Q(program__in=ids) | Q(institution__in=set(institutions.values()))
    for row in rows.filter(about).select_related("source"):
        if row.program_id:
            of_program[row.program_id].append(_said(row))
        elif row.institution_id:
            of_office[row.institution_id].append(_said(row))
    return {pk: of_program[pk] + of_office[institutions[pk]] for pk in ids}


def of_office_alone(institution_id: int, day: dt.date) -> dict[Key, Standing]:
    """What stands of an office's own words, whatever its programs say. Writes nothing. One query."""
    live = Q(readings__read_from=Reading.ReadFrom.LIVE)
    rows = Statement.objects.standing().annotate(read_live_on=Max("readings__day", filter=live))
    return reconcile(map(_said, rows.filter(institution=institution_id).select_related("source")), day)


def _said(row: Any) -> Said:
    """A statement row annotated with `read_live_on`."""
    return Said(
        id=row.pk,
        field=row.field,
        value=row.value,
        kind=row.kind,
        strength=row.strength,
        scope=row.scope,
        match_year=row.match_year,
        read_live_on=row.read_live_on,
        rank=max(row.source.rank, OFFICE_RANK) if row.institution_id else row.source.rank,
        office=row.institution_id is not None,
        inferred=row.basis == "inferred",
        applies_to=row.applies_to,
        page=row.page_url or row.source.name,
        unless=row.unless,
    )


def _changes(before: Mapping[At, Standing], after: Mapping[At, Standing], cause: Cause) -> list[Change]:
    """What readers would call a change: value, agreement, or the statement it rests on."""
    now = timezone.now()
    keys = dict.fromkeys((*before, *after))  # ordered, each once
    moved = [at for at in keys if _told(before.get(at)) != _told(after.get(at))]
    return [
        Change(
            program_id=program,
            field=key.field,
            kind=key.kind,
            strength_class=key.strength_class,
            scope=key.scope,
            member=key.member,
            before=_told(before.get((program, key))),
            after=_told(after.get((program, key))),
            at=now,
            why=cause.why[:LONGEST_WHY],
            source=cause.source,
            by=cause.by,
        )
        for program, key in moved
    ]


def _told(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {"value": standing.value, "agreement": standing.agreement, "statement": standing.statement}
