"""Values, ages and sources in words, as the curators' pages show them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import fields
from programs.admin.base import page_link
from programs.models import Fact, ProgramDate, Reading, Statement
from programs.normalise import match_year_of
from programs.reconcile import Age, age, cycle_of

AGES = {
    Age.CURRENT: gettext_lazy("current"),
    Age.UNDATED: gettext_lazy("undated"),
    Age.OLDER: gettext_lazy("older"),
}


def shown_value(field: str, value: str) -> str:
    """The value's label, with its unit."""
    entry = fields.FIELDS.get(field)
    if entry is None:
        return value
    text = str(entry.values.get(value, value))
    return f"{text} {entry.unit}" if entry.unit else text


def shown_field(field: str) -> str:
    entry = fields.FIELDS.get(field)
    return str(entry.label) if entry else field


def narrowed(*, kind: str, scope: str, strength: str) -> str:
    """What a statement or fact is about besides its field: "required, Step 1, Preliminary"."""
    parts = [fields.STRENGTH_LABELS[strength] if strength else "", fields.SCOPE_LABELS.get(scope, scope)]
    parts.append(fields.TRACK_KINDS.get(kind, kind))
    return ", ".join(str(part) for part in parts if part)


def age_of(statement: Statement, day: dt.date, match_year: int | None = None) -> Age:
    """A day carries its own season. Reads `readings`: prefetch them for lists."""
    live = [r.day for r in statement.readings.all() if r.read_from == Reading.ReadFrom.LIVE]
    year = match_year or cycle_of(statement)
    return age(fields.FIELDS[statement.field], year, max(live, default=None), day)


def last_read(statement: Statement) -> str:
    """The latest live reading; else that only a stored copy is known. A coordinator's reply stands on no page."""
    readings = list(statement.readings.all())
    live = [r.day for r in readings if r.read_from == Reading.ReadFrom.LIVE]
    if live and not statement.page_url:
        return _("received %(day)s") % {"day": max(live).isoformat()}
    if live:
        return _("live page, read %(day)s") % {"day": max(live).isoformat()}
    if readings:
        return _("stored copy of unknown date, read %(day)s") % {"day": max(r.day for r in readings).isoformat()}
    return _("no reading is on record")


@dataclass(frozen=True, slots=True)
class Stands:
    """One fact or date as a row of a table."""

    field: str
    value: str
    narrowed: str
    agreement: str
    disputed: bool
    age: str
    cycle: str
    read: str
    source: str
    page: SafeString | str
    statement_pk: int
    program: str


def fact_rows(facts: Iterable[Fact], day: dt.date) -> list[Stands]:
    """Facts need `program`, `statement__source` and `statement__readings` at hand."""
    order = {name: position for position, name in enumerate(fields.FIELDS)}
    return [_fact_row(fact, day) for fact in sorted(facts, key=lambda fact: order.get(fact.field, 99))]


def _fact_row(fact: Fact, day: dt.date) -> Stands:
    statement = fact.statement
    about = narrowed(kind=fact.kind, scope=fact.scope, strength=statement.strength)
    return _row(fact, statement, shown_value(fact.field, fact.value), fact.field, about, age_of(statement, day))


def date_rows(dates: Iterable[ProgramDate], day: dt.date) -> list[Stands]:
    return [_date_row(date, day) for date in dates]


def every_season(month_day: str) -> str:
    return _("%(day)s every season") % {"day": month_day}


def _date_row(date: ProgramDate, day: dt.date) -> Stands:
    season = match_year_of(date.day) if date.day else None
    value = date.day.isoformat() if date.day else every_season(date.month_day)
    about = narrowed(kind=date.kind, scope="", strength=date.statement.strength)
    return _row(date, date.statement, value, date.event, about, age_of(date.statement, day, season))


def _row(row: Fact | ProgramDate, statement: Statement, value: str, field: str, about: str, aged: Age) -> Stands:
    return Stands(
        field=shown_field(field),
        value=value,
        narrowed=about,
        agreement=row.get_agreement_display(),
        disputed=row.agreement == "disputed",
        age=str(AGES[aged]),
        cycle=statement.stated_cycle,
        read=last_read(statement),
        source=statement.source.title,
        page=page_link(statement.page_url),
        statement_pk=statement.pk,
        program=row.program.public_id,
    )
