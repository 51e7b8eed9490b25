"""From the facts and dates of a program to the shapes of the API. Makes no query; the day is an argument."""

import datetime as dt
from collections import defaultdict
from typing import Any

from programs import fields
from programs.models import Fact, Program, ProgramDate, Source, Statement
from programs.models.fact import StrengthClass
from programs.reconcile import AGE_ORDER, age, cycle_of
from search.presenters.evidence import read_live_on

Shape = dict[str, Any]


def facts_by_field(program: Program, day: dt.date) -> dict[str, list[Shape]]:
    """In the registry's order; within a field the freshest first, limits before preferences."""
    found: dict[str, list[tuple[Any, Shape]]] = defaultdict(list)
    for fact in program.facts.all():
        found[fact.field].append((_order(fact), fact_shape(fact, day)))
    for date in program.dates.all():
        found[date.event].append((_order(date), date_shape(date, day)))
    return {name: _best_first(found[name]) for name in fields.FIELDS if name in found}


def fact_shape(fact: Fact, day: dt.date) -> Shape:
    return {
        **statement_shape(fact.statement, day),
        "value": typed(fact.field, fact.value),
        "agreement": fact.agreement,
        "differing": [statement_shape(row.statement, day) for row in fact.beside.all()],
    }


def date_shape(date: ProgramDate, day: dt.date) -> Shape:
    """A date carries its own season, whatever the page says around it; so do those that differ from it."""
    season = date.match_year
    return {
        **statement_shape(date.statement, day, season=season),
        "value": date.day.isoformat() if date.day else f"--{date.month_day}",
        "agreement": date.agreement,
        "differing": [statement_shape(other, day, season=season) for other in date.differing.all()],
    }


def statement_shape(statement: Statement, day: dt.date, *, season: int | None = None) -> Shape:
    live = read_live_on(statement)
    return {
        "value": typed(statement.field, statement.value),
        "strength": statement.strength or None,
        "scope": statement.scope or None,
        "kind": statement.kind or None,
        "age": age(fields.FIELDS[statement.field], season or cycle_of(statement), live, day).value,
        "stated_cycle": statement.stated_cycle or None,
        "read_on": live,
        "read_from": "live" if live else "stored_copy",
        "basis": statement.basis,
        "applies_to": statement.applies_to,
        "unless": statement.unless or None,
        "source": source_shape(statement.source),
        "page_url": statement.page_url or None,
    }


def source_shape(source: Source) -> Shape:
    return {"name": source.name, "kind": source.kind}


def typed(field: str, value: str) -> int | str:
    """JSON numbers for number fields; everything else is text."""
    return int(value) if fields.FIELDS[field].kind is fields.Kind.NUMBER else value


def _order(row: Fact | ProgramDate) -> tuple[Any, ...]:
    season = (row.match_year or 0) if isinstance(row, ProgramDate) else 0
    return row.strength_class == StrengthClass.PREFERENCE, -season, row.kind, row.pk


def _best_first(found: list[tuple[Any, Shape]]) -> list[Shape]:
    return [shape for _, shape in sorted(found, key=lambda pair: (AGE_ORDER.index(pair[1]["age"]), pair[0]))]
