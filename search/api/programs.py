"""GET programs and GET programs/<id>."""

import re
from dataclasses import asdict
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Router

from programs.models import FactEvidence, Program, Statement, Track
from programs.models.directory import ProgramQuerySet
from search.answers import answered, rows_of
from search.api.calls import CALLS
from search.api.description import WELL_FORMED_ID
from search.api.facts import Shape, facts_by_field
from search.api.filings import filings
from search.api.history import history
from search.api.parameters import read_search, take_no_parameters
from search.api.schemas import Errors, ProgramDetail, ProgramList
from search.api.service import UnknownError, etag
from search.current import current_index
from search.facets import Facet
from search.filters import ProgramFilter

router = Router(tags=["programs"])


@router.get("", response={200: ProgramList, 400: Errors, 429: Errors}, throttle=CALLS)
def programs(request: HttpRequest, response: HttpResponse) -> Any:
    """Programs that answer a search, with their tracks, facts and sources. No parameter: all of them."""
    search = read_search(request)
    held = current_index(timezone.localdate())
    answer = answered(search, held)
    number, _day = held.version
    # A process may answer from the index before the newest for a moment, and its copies must not pass for newer ones.
    response["ETag"] = etag(request, number)
    return {
        "count": answer.count,
        "tracks": answer.tracks,
        "facets": {name: facet_shape(facet) for name, facet in answer.facets.items()},
        "results": [program_shape(row, request) for row in rows_of(answer, with_evidence(Program.objects.all()))],
        **_neighbours(request, search, answer.count),
        "directory_version": number,
    }


@router.get("/{id}", response={200: ProgramDetail, 404: Errors, 400: Errors})
def program(request: HttpRequest, id: str) -> Any:
    """One program, with how its facts came to change and the H-1B filings of its institution."""
    take_no_parameters(request)
    # Only well-formed ids are asked for: the database refuses some characters.
    well_formed = re.fullmatch(WELL_FORMED_ID, id)
    found = with_evidence(Program.objects.published()).filter(public_id=id).first() if well_formed else None
    if found is None:
        raise UnknownError
    return {
        **program_shape(found, request),
        "history": history(found),
        "filings": filings(found.institution),
    }


def facet_shape(facet: Facet) -> Shape:
    return {"options": [asdict(option) for option in facet.options], "not_stated": facet.not_stated}


def with_evidence(found: ProgramQuerySet) -> ProgramQuerySet:
    """With all that the shapes read: the number of queries does not depend on how many programs there are."""
    differing = FactEvidence.objects.filter(differs=True, statement__source__published=True).order_by("pk")
    differing_dates = Statement.objects.filter(source__published=True).order_by("pk")
    return found.for_cards().prefetch_related(
        Prefetch("facts__beside", differing),
        "facts__beside__statement__source",
        "facts__beside__statement__readings",
        Prefetch("dates__differing", differing_dates),
        "dates__differing__source",
        "dates__differing__readings",
    )


def program_shape(row: Program, request: HttpRequest) -> Shape:
    """Needs `with_evidence`."""
    facts = facts_by_field(row, timezone.localdate())
    return {
        "id": row.public_id,
        "name": row.name,
        "institution": {"code": row.institution.code, "name": row.institution.name},
        "city": row.city or None,
        "state": row.state or None,
        "specialty": {"code": row.specialty.code, "name": row.specialty.name},
        "acgme_id": facts["acgme_id"][0]["value"] if "acgme_id" in facts else None,
        "url": request.build_absolute_uri(reverse("search:program-detail", args=[row.public_id, row.slug])),
        "tracks": [track_shape(track) for track in row.listed_tracks],  # type: ignore[attr-defined]
        "facts": facts,
    }


def track_shape(track: Track) -> Shape:
    return {
        "nrmp_code": track.nrmp_code,
        "kind": track.kind,
        "name": track.name,
        "restricted_to": track.restricted_to or None,
        "listed": track.listed_for,
    }


def _neighbours(request: HttpRequest, search: ProgramFilter, count: int) -> Shape:
    """Addresses of the pages before and after. Past the end, the page before is the last that has results."""
    page, per_page = search.asked("page"), search.asked("per_page")
    last = -(-count // per_page)
    return {
        "next": _address(request, page + 1) if page < last else None,
        "previous": _address(request, min(page - 1, last)) if page > 1 and last else None,
    }


def _address(request: HttpRequest, page: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(page)
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
