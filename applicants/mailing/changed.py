"""What changed on the programs of many applicants at once."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.fields import DATE_FIELDS, SHOWN_FIELDS
from programs.models import Change, Program, Statement
from programs.normalise import match_year_of
from search.changes import rows
from search.presenters import changes as words

MOST_PROGRAMS, MOST_LINES = 40, 8


@dataclass(frozen=True, slots=True)
class News:
    """Changes by program, newest first; statements by primary key."""

    changes: Mapping[int, list[Change]]
    statements: Mapping[int, Statement]


def news(programs: Collection[int], after: dt.datetime, now: dt.datetime) -> News:
    """Four queries, one where no program is asked about. Of a fact that moved several times only the last stays."""
    if not programs:
        return News({}, {})
    every = rows.news(rows.every(), rows.taken_in())
    found = every.filter(program__in=programs, field__in=SHOWN_FIELDS, at__gt=after, at__lte=now)
    latest: dict[tuple[object, ...], Change] = {}
    for change in found.select_related("source").order_by("-at", "-pk"):
        of = (change.program_id, change.field, change.kind, change.strength_class, change.scope, change.member)
        latest.setdefault((*of, _season(change)), change)
    by_program: dict[int, list[Change]] = {}
    for change in latest.values():
        by_program.setdefault(change.program_id, []).append(change)
    return News(by_program, rows.statements_of(latest.values()))


def _season(change: Change) -> int:
    """Of a date: those of two seasons are two facts. 0: stated for every season, or no date."""
    value = (change.after or change.before or {}).get("value", "")
    if change.field not in DATE_FIELDS or value.startswith("--"):
        return 0
    return match_year_of(dt.date.fromisoformat(value))


def section(programs: Mapping[Program, dt.datetime], told: News, today: dt.date) -> dict[str, Any] | None:
    """`programs`: each with the moment after which its changes are news. None: nothing happened."""
    items = [(program, lines) for program, after in programs.items() if (lines := _lines(program, after, told, today))]
    if not items:
        return None
    more = len(items) - MOST_PROGRAMS
    many = ngettext("%(count)d more program changed.", "%(count)d more programs changed.", more) if more > 0 else ""
    return {
        "title": _("What changed on your programs"),
        "items": [item(program, lines) for program, lines in items[:MOST_PROGRAMS]],
        "more": many % {"count": more} if many else "",
        "path": reverse("search:change-list"),
        "count": sum(len(_since(program, after, told)) for program, after in programs.items()),
    }


def item(program: Program, lines: Iterable[str]) -> dict[str, Any]:
    path = reverse("search:program-detail", args=[program.public_id, program.slug])
    return {"name": program.name, "path": path, "lines": list(lines)}


def _since(program: Program, after: dt.datetime, told: News) -> list[Change]:
    return [change for change in told.changes.get(program.pk, ()) if change.at > after]


def _lines(program: Program, after: dt.datetime, told: News, today: dt.date) -> list[str]:
    changes = _since(program, after, told)
    moved = [words.moved(change, told.statements, today) for change in changes]
    lines = [". ".join([words.sentence(one), *one.notes]) for one in moved[:MOST_LINES]]
    more = len(changes) - MOST_LINES
    if more > 0:
        lines.append(ngettext("and %(count)d more change", "and %(count)d more changes", more) % {"count": more})
    return lines
