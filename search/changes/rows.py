"""Which changes are told, newest first.

A source that was taken down is not quoted: a change of which either side rests on one of its statements is left out
on pages, in feeds and in a program's history (`quotable`). Who keeps a copy must learn that it no longer stands, so
`GET changes` tells what ended or followed it, without it (`for_copies`, `quoted`).

What a source brings when it is first taken in is no news. It is told as one line a source (`taken_in`), and `news`
leaves it out: the changes that the source's first run with facts made, where no fact stood before. In the first day
of a directory, when its sources are read one after the other, also those where one did: nobody has seen the directory
between two of them. The API tells them all, since who keeps a copy needs them.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from programs.fields import FIELDS, SHOWN_FIELDS
from programs.models import Change, Fetch, Program, Statement
from search.changes.form import ChangesForm, Place

Changes = QuerySet[Change]
SIDES = ("before", "after")
REFRESH = "refresh of "
"""How the reason of a change begins that a source's run made (programs.refresh)."""
OPENING = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """Some changes, and the place where the next older ones begin; None at the end."""

    changes: tuple[Change, ...]
    rest: Place | None


def every() -> Changes:
    """All that may be told, of programs in the directory."""
    return quotable(_of_the_registry().filter(program__published=True))


def for_copies() -> Changes:
    """`every`, and those of which only what stood before rests on a source that was taken down (`quoted`). Of programs
    that have left the directory, with their only source perhaps, what ended."""
    told = _of_the_registry().filter(Q(program__published=True) | Q(after__isnull=True))
    return _resting_on_published(told, ("after",))


def _of_the_registry() -> Changes:
    return Change.objects.filter(field__in=FIELDS)


def quotable(changes: Changes) -> Changes:
    """Without those that quote a source that was taken down."""
    return _resting_on_published(changes, SIDES)


def quoted(changes: Iterable[Change]) -> set[int]:
    """The changes by primary key of which what stood before may be told. One query."""
    before = {change.pk: (change.before or {}).get("statement") for change in changes}
    told = Statement.objects.filter(pk__in=filter(None, before.values()), source__published=True)
    published = set(told.values_list("pk", flat=True))
    return {pk for pk, statement in before.items() if statement is None or statement in published}


def _resting_on_published(changes: Changes, sides: Iterable[str]) -> Changes:
    statements = {f"statement_{side}": Cast(KT(f"{side}__statement"), BigIntegerField()) for side in sides}
    return changes.alias(**statements).filter(*map(_published, statements))


def _published(name: str) -> Q:
    rests_on = Statement.objects.filter(pk=OuterRef(name), source__published=True)
    return Q(**{f"{name}__isnull": True}) | Q(Exists(rests_on))


def taken_in() -> list[Fetch]:
    """The first run of each source that brought facts, with its source. One query."""
    runs = Fetch.objects.filter(outcome=Fetch.Outcome.OK, dry_run=False, changed_facts__gt=0)
    return list(runs.order_by("source_id", "started", "pk").distinct("source_id").select_related("source"))


def news(changes: Changes, firsts: Collection[Fetch]) -> Changes:
    """Without what sources brought when they were first taken in."""
    opened = min((run.started for run in firsts), default=None)
    for run in firsts:
        made = Q(source=run.source_id, by=None, why__startswith=REFRESH, at__range=(run.started, run.finished))
        in_the_opening = opened is not None and run.started < opened + OPENING
        changes = changes.exclude(made if in_the_opening else made & Q(before__isnull=True))
    return changes


def asked(changes: Changes, form: ChangesForm, *, identifiers: bool) -> Changes:
    """Of a valid form. `identifiers`: whether NRMP codes and ACGME numbers are told where no field is asked for."""
    given = form.cleaned_data
    if given["specialty"] or given["state"]:
        changes = changes.filter(program__in=_programs(given["specialty"], given["state"]))
    if given["field"]:
        changes = changes.filter(field__in=given["field"])
    elif not identifiers:
        changes = changes.filter(field__in=SHOWN_FIELDS)
    return changes.filter(at__gte=given["since"]) if given["since"] else changes


def _programs(specialties: Sequence[str], states: Sequence[str]) -> list[int]:
    """Asked for apart: with their number the planner sees whether to walk the changes or to gather by program.

    Of those that left the directory too: which of their changes are told is settled by who asks.
    """
    found = Program.objects.all()
    if specialties:
        found = found.filter(specialty__code__in=specialties)
    if states:
        found = found.filter(state__in=states)
    return list(found.values_list("pk", flat=True))


def part(changes: Changes, start: Place | None, size: int) -> Part:
    """By key, so that the thousandth page costs what the first does. One query, with programs and sources."""
    if start is not None:
        changes = changes.filter(at__lte=start.at).exclude(at=start.at, pk__gte=start.pk)
    with_names = changes.select_related("program__institution", "program__specialty", "source")
    found = list(with_names.order_by("-at", "-pk")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return Part(tuple(found[:size]), Place(last.at, last.pk) if last else None)


MOST_OF_PROGRAM = 100


def of_program(program: Program) -> tuple[Change, ...]:
    """The news of one program, the latest hundred at most. Two queries."""
    return part(news(every().filter(program=program), taken_in()), None, MOST_OF_PROGRAM).changes


def statements_of(changes: Iterable[Change]) -> Mapping[int, Statement]:
    """What both sides of each rest on, by primary key, with sources and readings. Two queries, none for nothing."""
    wanted = {
        side["statement"]
        for change in changes
        for side in (change.before, change.after)
        if side and "statement" in side
    }
    if not wanted:
        return {}
    return Statement.objects.select_related("source").prefetch_related("readings").in_bulk(wanted)
