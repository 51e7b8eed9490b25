"""From the facts of one program to the rows of its "what they state" tables."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.fields import FIELDS, Group
from programs.models import Fact, Statement
from programs.models.fact import Agreement
from programs.vocabulary import Label
from search.presenters.evidence import Said, said
from search.presenters.words import field_label, joined

FULL_GROUPS = (Group.VISA, Group.REQUIREMENT)
"""Groups whose every field has a row: what nobody states about a visa or a requirement is told field by field."""

NOTED = ("min_step1", "state_letter")
"""Fields whose note in the registry is meant for readers too; the others are worded in full already."""

TITLES: dict[Group, Label] = {
    Group.VISA: gettext_lazy("Visas and work status"),
    Group.REQUIREMENT: gettext_lazy("Requirements and preferences"),
    Group.DOCUMENTS: gettext_lazy("Documents"),
    Group.ABOUT: gettext_lazy("About the program"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One value, the statement it is shown by, and the others that say the same."""

    said: Said
    agreeing: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact. One side, or each value that is stated with equal weight when the fact is disputed."""

    sides: tuple[Side, ...]
    disputed: bool
    differing: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One field. No lines: nobody has stated it."""

    field: str
    label: str
    note: str
    lines: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    title: str
    rows: tuple[Row, ...]
    not_stated: str


def tables(facts: Iterable[Fact], day: dt.date) -> tuple[Table, ...]:
    """One table a group, in the registry's order. Needs facts with statement, beside and readings prefetched."""
    by_field: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_field[fact.field].append(fact)
    return tuple(_table(group, by_field, day) for group in TITLES)


def _table(group: Group, by_field: dict[str, list[Fact]], day: dt.date) -> Table:
    names = [name for name, entry in FIELDS.items() if entry.group is group]
    shown = [name for name in names if name in by_field or group in FULL_GROUPS]
    silent = [field_label(name) for name in names if name not in by_field and group not in FULL_GROUPS]
    return Table(
        name=group.value,
        title=str(TITLES[group]),
        rows=tuple(_row(name, by_field[name], day) for name in shown),
        not_stated=_("Not stated: %(fields)s.") % {"fields": joined(silent)} if silent else "",
    )


def _row(name: str, facts: list[Fact], day: dt.date) -> Row:
    entry = FIELDS[name]
    return Row(
        field=name,
        label=str(entry.label),
        note=str(entry.note) if facts and name in NOTED else "",
        lines=tuple(fact_line(fact, day) for fact in facts),
    )


def fact_line(fact: Fact, day: dt.date) -> FactLine:
    beside = [(row.differs, row.statement) for row in fact.beside.all()]
    same = [other for differs, other in beside if not differs]
    return line_of(fact.statement, same, [other for differs, other in beside if differs], fact.agreement, day)


def line_of(
    stands: Statement, same: Iterable[Statement], others: Iterable[Statement], agreement: str, day: dt.date
) -> FactLine:
    first = said(stands, day)
    agreeing = tuple(said(other, day) for other in same)
    differing = tuple(said(other, day) for other in others)
    disputed = agreement == Agreement.DISPUTED
    against = equals(first, differing) if disputed else ()
    return FactLine(
        sides=(Side(first, agreeing), *_sides(against)),
        disputed=disputed,
        differing=tuple(other for other in differing if other not in against),
    )


def _sides(statements: tuple[Said, ...]) -> list[Side]:
    """One a value, in the order in which they came."""
    by_words: dict[str, list[Said]] = defaultdict(list)
    for statement in statements:
        by_words[statement.words].append(statement)
    return [Side(first, tuple(rest)) for first, *rest in by_words.values()]


def equals(first: Said, differing: tuple[Said, ...]) -> tuple[Said, ...]:
    """What disputes a fact is as fresh as the statement it stands on; what is older only stands beside it."""
    return tuple(other for other in differing if other.source.age is first.source.age) or differing


@dataclass(frozen=True, slots=True)
class Naming:
    """One voice that names the program by a code."""

    label: str
    codes: str
    said: Said


def namings(facts: Iterable[Fact], day: dt.date) -> tuple[Naming, ...]:
    """Who says that there is such a program: one line a field and page, with the codes it gives."""
    found: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if not is_shown(fact.field):
            found[fact.field, fact.statement.source.name, fact.statement.page_url].append(fact)
    return tuple(
        Naming(field_label(same[0].field), ", ".join(fact.value for fact in same), said(same[0].statement, day))
        for same in found.values()
    )


def is_shown(name: str) -> bool:
    return FIELDS[name].group is not Group.IDENTITY
