"""Program dates between rows and `Standing`. Used by programs.facts alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

from programs.fact_rows import BATCH, At
from programs.models import ProgramDate
from programs.reconcile import Key, Standing


def load(program_ids: Collection[int]) -> dict[At, Standing]:
    """What stands now, in two queries. Pages that agree are not kept beside a date; those that differ are."""
    differing: dict[int, tuple[int, ...]] = defaultdict(tuple)
    beside = ProgramDate.differing.through.objects.filter(programdate__program__in=program_ids).order_by("pk")
    for date, statement in beside.values_list("programdate_id", "statement_id"):
        differing[date] += (statement,)
    return {
        _at(date): Standing(
            _at(date)[1], _value(date), date.statement_id, date.agreement, same=(), differing=differing[date.pk]
        )
        for date in ProgramDate.objects.filter(program__in=program_ids)
    }


def write(program_ids: Collection[int], stale: Collection[At], fresh: Mapping[At, Standing]) -> None:
    """Replaces the dates at `stale` by those of `fresh`."""
    dates = ProgramDate.objects.filter(program__in=program_ids)
    replaced = {*stale, *fresh}
    ProgramDate.objects.filter(pk__in=[date.pk for date in dates if _at(date) in replaced]).delete()
    rows = ProgramDate.objects.bulk_create([_row(at, standing) for at, standing in fresh.items()], batch_size=BATCH)
    through = ProgramDate.differing.through
    through.objects.bulk_create(
        [
            through(programdate_id=row.pk, statement_id=statement)
            for row, standing in zip(rows, fresh.values(), strict=True)
            for statement in standing.differing
        ],
        batch_size=BATCH,
    )


def _at(date: ProgramDate) -> At:
    key = Key(date.event, date.kind, date.strength_class, "", season=date.match_year or 0)
    return date.program_id, key


def _value(date: ProgramDate) -> str:
    return date.day.isoformat() if date.day else f"--{date.month_day}"


def _row(at: At, standing: Standing) -> ProgramDate:
    program, key = at
    recurring = standing.value.startswith("--")
    return ProgramDate(
        program_id=program,
        kind=key.kind,
        event=key.field,
        strength_class=key.strength_class,
        match_year=None if recurring else key.season,
        day=None if recurring else dt.date.fromisoformat(standing.value),
        month_day=standing.value[2:] if recurring else "",
        statement_id=standing.statement,
        agreement=standing.agreement,
    )
