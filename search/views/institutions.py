"""The page of one institution: its names, programs, office statements and filings."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs import facts
from programs.models import Institution, Program, Statement
from search.filing_history import filings_of
from search.presenters.facts import Row, line_of
from search.presenters.places import place_words
from search.presenters.words import field_label
from search.public_pages import directory_state, public_page
from search.views.errors import not_found


@require_safe
@public_page(directory_state)
def institution_detail(request: HttpRequest, code: str, slug: str = "") -> HttpResponse:
    institution = Institution.objects.published().prefetch_related("aliases").filter(code=code).first()
    if institution is None:
        return not_found(request)
    if slug != institution.slug:
        return redirect("search:institution-detail", institution.code, institution.slug, permanent=True)
    return render(request, "search/institution_detail.html", _context(institution, timezone.localdate()))


def _context(institution: Institution, day: dt.date) -> dict[str, Any]:
    programs = (
        Program.objects.published()
        .filter(institution=institution)
        .select_related("institution", "specialty")
        .order_by("specialty__common_name", "site", "public_id")
    )
    return {
        "institution": institution,
        "place": place_words(institution.shown_city, institution.state),
        "aliases": _aliases(institution),
        "programs": programs,
        "office": _office(institution, day),
        "filings": filings_of(institution),
    }


def _aliases(institution: Institution) -> list[str]:
    """Other names; the listed one among them when a plainer name is shown."""
    names = [alias.name for alias in institution.aliases.all()]
    names.append(institution.listed_name)
    return [name for name in dict.fromkeys(names) if name != institution.name]


def _office(institution: Institution, day: dt.date) -> list[Row]:
    """Reconciled as a program's are: what a page has said before is no longer what it says."""
    stands = facts.of_office_alone(institution.pk, day)
    rows = Statement.objects.filter(institution=institution).select_related("source").prefetch_related("readings")
    by_pk = {row.pk: row for row in rows}
    told = []
    for key, one in sorted(stands.items(), key=lambda item: item[0].field):
        same, others = ([by_pk[pk] for pk in pks] for pks in (one.same, one.differing))
        line = line_of(by_pk[one.statement], same, others, one.agreement, day)
        told.append(Row(key.field, field_label(key.field), "", (line,)))
    return told
