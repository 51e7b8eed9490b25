"""A season's list."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from applicants.judging import judge_for
from applicants.models import Applicant, Signal, Status
from applicants.reader import applicant_of
from applicants.shortlist import taken_off
from applicants.shortlist.asked import asked_of, choices, filters, orders, pages_of, query
from applicants.shortlist.deadlines import deadline_day
from applicants.shortlist.lines import DEADLINE, Asked, Line, found, lines_of, page_of, seasons_of
from applicants.shortlist.returning import list_address
from applicants.shortlist.rows import Row, changed_fields, entries_of, row
from applicants.shortlist.saved import own_season
from applicants.shortlist.signals import given
from programs.normalise import match_year_of
from search.current import current_index
from search.questions.reader import profile_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A row, and the ids of those shown before and after it, on whichever page; empty at the ends."""

    row: Row
    before: str
    after: str


@never_cache
@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """At most eleven queries, however long the list."""
    day, asked = timezone.localdate(), asked_of(request)
    applicant = applicant_of(request)
    lines = lines_of(applicant, asked.season) if applicant else ()
    context: dict[str, Any] = {
        "place": "applicants:shortlist",
        "season": asked.season,
        "seasons": choices(seasons_of(applicant) if applicant else {}, asked.season, match_year_of(day)),
        "asked": asked,
        "count": len(lines),
        "removed": taken_off.kept(request.session, timezone.now()),
        "here": query(asked),
        "list": list_address(asked.season),
    }
    if applicant and lines:
        _save_a_query(request, lines, asked.season)
        context |= _shown(request, applicant, lines, asked, day)
    return render(request, "applicants/shortlist/list.html", context)


def _save_a_query(request: Any, lines: tuple[Line, ...], season: int) -> None:
    """The layout tells how many are saved: of the reader's own season it is known already."""
    if season == own_season(request):
        request.saved = frozenset(line.id for line in lines)


def _shown(
    request: HttpRequest, applicant: Applicant, lines: tuple[Line, ...], asked: Asked, day: dt.date
) -> dict[str, Any]:
    profile = profile_of(request)
    kinds = {line.program: line.kinds for line in lines}
    judge = judge_for(profile, asked.season, current_index(day), day, kinds)
    programs = [line.program for line in lines]
    entries = entries_of(applicant, [line.pk for line in lines]) if asked.order == DEADLINE else {}
    deadlines = {pk: deadline_day(entry, day) for pk, entry in entries.items()}
    kept = found(lines, asked, judge.verdicts(programs), deadlines)
    page, number = page_of(kept, asked.page)
    neighbours = _neighbours(kept)
    shown = [line.pk for line in page]
    entries = {pk: entries[pk] for pk in shown if pk in entries} if entries else entries_of(applicant, shown)
    said = judge.headlines(entry.program_id for entry in entries.values())
    changed = changed_fields(list(entries.values()))
    return {
        "rows": [
            Shown(row(entries[line.pk], said, changed, day), *neighbours[line.pk])
            for line in page
            if line.pk in entries
        ],
        "found": len(kept),
        "has_profile": profile is not None,
        "signals": given((line.specialty, line.allowed, line.signal) for line in lines),
        "statuses": Status.choices,
        "signal_choices": Signal.choices,
        "filters": filters(lines, asked),
        "orders": orders(asked),
        "pages": pages_of(asked, len(kept), number),
    }


def _neighbours(kept: list[Line]) -> dict[int, tuple[str, str]]:
    ids = ["", *(line.id for line in kept), ""]
    return {line.pk: (ids[at], ids[at + 2]) for at, line in enumerate(kept)}
