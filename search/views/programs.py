"""The search and the page of one program."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.models import FactEvidence, Program, SeasonEvent, Specialty, Statement
from programs.normalise import match_year_of
from search.answers import Answer, answered, counted, rows_of
from search.current import current_index
from search.facets import Facet
from search.filing_history import filings_of
from search.filters import ProgramFilter, unknown_parameters
from search.presenters import searching
from search.presenters.cards import card
from search.presenters.dates import date_lines, event_lines
from search.presenters.facts import is_shown, namings, tables
from search.presenters.filter_fields import DAYS, NUMBERS, entries, groups, shown, stated
from search.presenters.places import place_words
from search.presenters.tracks import track_line, years_words
from search.views.errors import not_found


@require_safe
def program_list(request: HttpRequest) -> HttpResponse:
    """The search, answered by the index: its queries load the rows of one page, the specialties and words asked for."""
    day = timezone.localdate()
    filters = ProgramFilter(request.GET, page_default=True, day=day)
    specialties = dict(Specialty.objects.values_list("code", "common_name"))
    answer = answered(filters, current_index(day)) if filters.is_valid() else None
    context: dict[str, Any] = {
        "typed_words": shown(request.GET.get("q", "")),
        "unknown": [shown(name) for name in unknown_parameters(request.GET)],
        "asked": searching.asked(request.GET, filters, specialties),
        **_fields(request.GET, filters, specialties, answer.facets if answer else {}),
        "problems": searching.problems(request.GET, filters),
        "season": match_year_of(day),
    }
    if answer:
        context |= _results(request.GET, filters, answer, specialties, day)
        context["loosened"] = [] if answer.count else _loosened(context["asked"], day)
    return render(request, "search/program_list.html", context)


def _fields(
    data: QueryDict, filters: ProgramFilter, specialties: dict[str, str], found: Mapping[str, Facet]
) -> dict[str, Any]:
    return {
        "groups": groups(data, filters, specialties, found),
        "numbers": entries(data, filters, NUMBERS, found),
        "filings_min": entries(data, filters, ("filings_min",))[0],
        "days": entries(data, filters, DAYS),
        "on": {
            "numbers": any(data.get(name) for name in (*NUMBERS, "ecfmg")),
            "days": any(data.get(name) for name in DAYS),
            "filings": any(data.get(name) for name in ("filings_min", "resident_filings")),
        },
        "certificate": stated(str(filters.form.fields["ecfmg"].label), found["ecfmg"]) if found else None,
        "services": stated(str(_("Application service")), found["application_service"]) if found else None,
    }


def _results(
    data: QueryDict, filters: ProgramFilter, answer: Answer, specialties: dict[str, str], day: dt.date
) -> dict[str, Any]:
    return {
        "count": answer.count,
        "headline": searching.headline(answer.count, filters, specialties),
        "silent": answer.silent,
        "including": filters.includes_silent,
        "with_silent": searching.query_with(data, stated="include"),
        "without_silent": searching.query_with(data, stated=None),
        "cards": [card(program, day) for program in rows_of(answer, Program.objects.for_cards())],
        "pages": searching.pages(data, filters.asked("page"), answer.count, filters.asked("per_page")),
        "kinds_left_out": not filters.asked("kind"),
    }


def _loosened(asked: tuple[searching.Asked, ...], day: dt.date) -> list[tuple[searching.Asked, int]]:
    """The filters that bring something back when taken away alone, and how much."""
    held = current_index(day)
    searches = [
        (one, ProgramFilter(QueryDict(one.without[1:]), page_default=True, day=day))
        for one in asked[: searching.MOST_LOOSENED]
    ]
    found = [(one, counted(search, held)) for one, search in searches if search.is_valid()]
    return [(one, count) for one, count in found if count]


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
