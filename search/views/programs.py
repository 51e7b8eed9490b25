"""The search and the page of one program."""

import datetime as dt
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.models import FactEvidence, Program, SeasonEvent, Specialty, Statement
from programs.normalise import match_year_of
from search.filing_history import filings_of
from search.filters import ProgramFilter, unknown_parameters
from search.presenters import searching
from search.presenters.cards import card
from search.presenters.dates import date_lines, event_lines
from search.presenters.facts import is_shown, namings, tables
from search.presenters.places import place_words
from search.presenters.tracks import track_line, years_words
from search.views.errors import not_found


@require_safe
def program_list(request: HttpRequest) -> HttpResponse:
    """The search. A constant number of queries, but for an empty result: one more for each filter on."""
    filters = ProgramFilter(request.GET, page_default=True)
    specialties = dict(Specialty.objects.values_list("code", "common_name"))
    context: dict[str, Any] = {
        "typed_words": searching.shown(request.GET.get("q", "")),
        "unknown": [searching.shown(name) for name in unknown_parameters(request.GET)],
        "asked": searching.asked(request.GET, filters, specialties),
        "groups": searching.groups(request.GET, filters, specialties),
        "problems": searching.problems(request.GET, filters),
        "season": match_year_of(timezone.localdate()),
    }
    if filters.is_valid():
        context |= _results(request.GET, filters, specialties, context["asked"])
    return render(request, "search/program_list.html", context)


def _results(
    data: QueryDict, filters: ProgramFilter, specialties: dict[str, str], asked: tuple[searching.Asked, ...]
) -> dict[str, Any]:
    found = filters.qs
    count, page, per_page = found.count(), filters.asked("page"), filters.asked("per_page")
    first = (page - 1) * per_page
    shown = found.for_cards()[first : first + per_page]
    day = timezone.localdate()
    return {
        "count": count,
        "headline": searching.headline(count, filters, specialties),
        "silent": filters.not_stated_count(),
        "including": filters.asked("stated") == "include",
        "with_silent": searching.query_with(data, stated="include"),
        "without_silent": searching.query_with(data, stated=None),
        "cards": [card(program, day) for program in shown],
        "pages": searching.pages(data, page, count, per_page),
        "kinds_left_out": not filters.asked("kind"),
        "loosened": _loosened(asked) if count == 0 else [],
    }


def _loosened(asked: tuple[searching.Asked, ...]) -> list[tuple[searching.Asked, int]]:
    """The filters that bring something back when taken away alone, and how much."""
    counted = [
        (one, ProgramFilter(QueryDict(one.without[1:]), page_default=True).qs.count())
        for one in asked[: searching.MOST_LOOSENED]
    ]
    return [(one, count) for one, count in counted if count]


@require_safe
def program_detail(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """About twenty queries, whatever the program."""
    program = _with_everything().filter(public_id=public_id).first()
    if program is None:
        return not_found(request)
    if slug != program.slug:
        return redirect("search:program-detail", program.public_id, program.slug, permanent=True)
    return render(request, "search/program_detail.html", _program_context(program, timezone.localdate()))


def _with_everything() -> Any:
    beside = FactEvidence.objects.select_related("statement__source").prefetch_related("statement__readings")
    differing = Statement.objects.select_related("source").prefetch_related("readings")
    return (
        Program.objects.published()
        .for_cards()
        .prefetch_related(Prefetch("facts__beside", beside), Prefetch("dates__differing", differing))
    )


def _program_context(program: Program, day: dt.date) -> dict[str, Any]:
    season = match_year_of(day)
    specialty = program.specialty
    services = {specialty.application_service, specialty.match_service}
    events = event_lines(SeasonEvent.objects.filter(season=season), services, day)
    tracks = program.listed_tracks  # type: ignore[attr-defined]
    stated = [fact for fact in program.facts.all() if is_shown(fact.field)]
    return {
        "program": program,
        "season": season,
        "place": place_words(program.city, program.state),
        "years": years_words(specialty),
        "tracks": [track_line(track, day) for track in tracks],
        "card": card(program, day),
        "tables": tables(stated, day),
        "namings": namings(program.facts.all(), day),
        "anything_stated": bool(stated or program.dates.all()),
        "dates": date_lines(program.dates.all(), day),
        "coming": [event for event in events if not event.passed],
        "passed": [event for event in events if event.passed],
        "filings": filings_of(program.institution),
        "wait": program.institution.names_wait,
    }
