"""One specialty in one state."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.models import Fact, Program, Specialty, Track
from programs.normalise import match_year_of
from search.by_state import ANSWERED, programs_by_state, tally
from search.neighbours import NEIGHBOURS
from search.presenters import crumbs, state_page
from search.presenters.places import state_name
from search.public_pages import directory_state, public_page
from search.states import code_of, slugs
from search.views.errors import not_found


@require_safe
@public_page(directory_state)
def specialty_state(request: HttpRequest, slug: str, state: str) -> HttpResponse:
    """Nine queries, however many programs there are. "nm" leads to "new-mexico"."""
    specialty = Specialty.objects.filter(slug=slug).first()
    code = code_of(state)
    if specialty is None or not code:
        return not_found(request)
    if state != slugs()[code]:
        return redirect("search:specialty-state", slug, slugs()[code], permanent=True)
    counts = programs_by_state(specialty)
    if not counts.get(code):
        return _none_there(request, specialty, code, counts)
    return render(request, "search/specialty_state.html", _context(specialty, code, counts, timezone.localdate()))


def _context(specialty: Specialty, code: str, counts: Mapping[str, int], day: dt.date) -> dict[str, Any]:
    rows = [state_page.row(program, day) for program in _programs(specialty, code)]
    near = state_page.near(specialty, NEIGHBOURS.get(code, ()), counts)
    return {
        "specialty": specialty,
        "code": code,
        "state": state_name(code),
        "season": match_year_of(day),
        "trail": crumbs.to_state(specialty, code),
        "there": state_page.state_page(specialty, code, tally(specialty, code), rows, near),
    }


def _programs(specialty: Specialty, code: str) -> Any:
    facts = Fact.objects.filter(field__in=(*ANSWERED, "h1b_step3_by")).select_related("statement__source")
    listed = Track.objects.filter(published=True).order_by("nrmp_code")
    return (
        Program.objects.published()
        .filter(specialty=specialty, state=code)
        .select_related("institution", "specialty")
        .prefetch_related(
            Prefetch("tracks", listed, to_attr="listed_tracks"),
            Prefetch("facts", facts.prefetch_related("statement__readings")),
        )
    )


def _none_there(request: HttpRequest, specialty: Specialty, code: str, counts: Mapping[str, int]) -> HttpResponse:
    context = {
        "specialty": specialty,
        "state": state_name(code),
        "code": code,
        "anywhere": sum(counts.values()),
        "near": state_page.near(specialty, NEIGHBOURS.get(code, ()), counts),
    }
    return render(request, "search/specialty_not_there.html", context, status=404)
