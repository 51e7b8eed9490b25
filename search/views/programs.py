"""The search."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.normalise import match_year_of
from programs.specialty_names import specialty_names
from search.answers import Answer, answered, counted
from search.current import current_index
from search.facets import Facet
from search.filters import unknown_parameters
from search.index import Index
from search.matched.filters import MatchedFilter
from search.matched.search import Matched, answered_for, counted_for
from search.matching import Verdict
from search.presenters import searching
from search.presenters.filter_fields import DAYS, NUMBERS, entries, groups, label_of, shown, stated
from search.presenters.kept_cards import cards_of
from search.presenters.matching.results import cards, facets_of, limits, tally
from search.presenters.offered import Asker, offered
from search.presenters.profile_words import profile_bar
from search.profile import ApplicantProfile
from search.public_pages import index_state, public_page, tell_state
from search.questions.asked import noted
from search.questions.reader import profile_of, saved_of
from search.views.instant import VARIES_BY, HtmxRequest, page_or_answer


@require_safe
@public_page(index_state, view_tells=True, varies_by=VARIES_BY)
def program_list(request: HtmxRequest) -> HttpResponse:
    """The search, answered by the index: its queries load the programs whose cards are not kept yet."""
    day = timezone.localdate()
    profile = profile_of(request)
    held = current_index(day)
    tell_state(request, held.version)
    filters = MatchedFilter(
        request.GET, profile=profile, page_default=True, day=day, specialties=held.specialties.keys()
    )
    answer, matched = _answered(filters, held, day) if filters.is_valid() else (None, None)
    specialties = specialty_names(held.specialties)
    asked = searching.asked(request.GET, filters, specialties)
    context: dict[str, Any] = {
        "unknown": [shown(name) for name in unknown_parameters(request.GET, MatchedFilter)],
        "asked": asked,
        **_fields(request.GET, filters, specialties, facets_of(answer, matched)),
        "problems": searching.problems(request.GET, filters),
        "headline": _("Search programs"),
        "season": match_year_of(day),
        "bar": profile_bar(profile or ApplicantProfile()),
    }
    if answer:
        context |= _results(request, filters, answer, matched)
        context["loosened"] = [] if answer.count else _loosened(asked, held, profile, day)
        context["offered"] = offered(Asker(request.GET, held, day, profile))
    return page_or_answer(request, context)


def _answered(filters: MatchedFilter, held: Index, day: dt.date) -> tuple[Answer, Matched | None]:
    """Only for a valid search."""
    if filters.profile is None:
        return answered(filters, held), None
    return answered_for(filters.profile, filters, held, day)


def _fields(
    data: QueryDict, filters: MatchedFilter, specialties: Mapping[str, str], found: Mapping[str, Facet]
) -> dict[str, Any]:
    return {
        "groups": groups(data, filters, specialties, found),
        "words": entries(data, filters, ("q",))[0],
        "numbers": [(entry, stated(entry.label, found.get(entry.name))) for entry in entries(data, filters, NUMBERS)],
        "filings_min": entries(data, filters, ("filings_min",))[0],
        "days": entries(data, filters, DAYS),
        "on": {
            "numbers": any(data.get(name) for name in (*NUMBERS, "ecfmg")),
            "days": any(data.get(name) for name in DAYS),
            "filings": any(data.get(name) for name in ("filings_min", "resident_filings")),
        },
        "certificate": stated(label_of("ecfmg"), found.get("ecfmg")),
        "services": stated(_("Application service"), found.get("application_service")),
    }


def _results(request: HttpRequest, filters: MatchedFilter, answer: Answer, matched: Matched | None) -> dict[str, Any]:
    data, (_number, day), saved = request.GET, answer.held.version, saved_of(request)
    return {
        "count": answer.count,
        "headline": searching.headline(answer.count, filters, specialty_names(answer.held.specialties)),
        "silent": answer.silent,
        "including": filters.includes_silent,
        "with_silent": searching.query_with(data, stated="include"),
        "without_silent": searching.query_with(data, stated=None),
        "cards": cards(answer, matched.match, noted(request.session), saved)
        if matched
        else cards_of(answer, day, saved),
        "tally": tally(data, matched) if matched else (),
        "closed": limits(data, matched.closed_by, Verdict.CLOSED) if matched else (),
        "doubted": limits(data, matched.doubted_by, Verdict.DOUBTFUL) if matched else (),
        "pages": searching.pages(data, filters.asked("page"), answer.count, filters.asked("per_page")),
        "kinds_left_out": not filters.asked("kind"),
    }


def _loosened(
    asked: tuple[searching.Asked, ...], held: Index, profile: ApplicantProfile | None, day: dt.date
) -> list[tuple[searching.Asked, int]]:
    """The filters that bring something back when taken away alone, and how much."""
    searches = [
        (one, MatchedFilter(QueryDict(one.without[1:]), profile=profile, page_default=True, day=day))
        for one in asked[: searching.MOST_LOOSENED]
    ]
    found = [
        (one, counted_for(profile, search, held, day) if profile else counted(search, held))
        for one, search in searches
        if search.is_valid()
    ]
    return [(one, count) for one, count in found if count]
