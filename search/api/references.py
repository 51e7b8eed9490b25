"""GET specialties, GET sources, GET seasons: what the directory rests on. Small, so each is told whole."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Max
from django.http import HttpRequest
from ninja import Router

from programs.models import Fee, Reading, SeasonEvent, Specialty
from search import coverage
from search.api.facts import Shape
from search.api.parameters import take_no_parameters
from search.api.schemas import Errors, SeasonOut, SourceOut, SpecialtyOut
from search.coverage import SourceCoverage

router = Router(tags=["references"])

STORED_COPIES = (
    "Read in stored copies of its pages whose dates are unknown, so its facts carry read_from stored_copy until a page "
    "is read again where it stands."
)


@router.get("specialties", response={200: list[SpecialtyOut], 400: Errors})
def specialties(request: HttpRequest) -> Any:
    """Every specialty, with the number of its programs in the directory. Two queries."""
    take_no_parameters(request)
    return [_specialty(row) for row in Specialty.objects.with_program_counts().prefetch_related("signals")]


@router.get("sources", response={200: list[SourceOut], 400: Errors})
def sources(request: HttpRequest) -> Any:
    """Published sources: what each says, under which terms, and how much rests on it."""
    take_no_parameters(request)
    live = _last_read_live()
    return [_source(row, live.get(row.source.pk)) for row in coverage.by_source()]


@router.get("seasons", response={200: list[SeasonOut], 400: Errors})
def seasons(request: HttpRequest) -> Any:
    """National events and fees by match year, newest first. Two queries."""
    take_no_parameters(request)
    events, fees = defaultdict(list), defaultdict(list)
    for event in SeasonEvent.objects.all():
        events[event.season_id].append(_event(event))
    for fee in Fee.objects.all():
        fees[fee.match_year].append(_fee(fee))
    years = sorted({*events, *fees}, reverse=True)
    return [{"match_year": year, "events": events[year], "fees": fees[year]} for year in years]


def _last_read_live() -> dict[int, dt.date]:
    """By source. Most sources were never read live yet, so the table of readings stays small to look through."""
    live = Reading.objects.filter(read_from=Reading.ReadFrom.LIVE)
    return dict(live.order_by().values_list("statement__source").annotate(Max("day")))


def _specialty(row: Any) -> Shape:
    return {
        "code": row.code,
        "name": row.name,
        "common_name": row.common_name,
        "slug": row.slug,
        "years": row.years,
        "years_grade": row.years_grade,
        "application_service": row.application_service,
        "match_service": row.match_service,
        "programs": row.published_programs,
        "signals": [
            {"match_year": one.match_year, "gold": one.gold, "silver": one.silver, "grade": one.grade}
            for one in row.signals.all()
        ],
    }


def _source(row: SourceCoverage, last_read: dt.date | None) -> Shape:
    source = row.source
    return {
        "name": source.name,
        "title": source.title,
        "kind": source.kind,
        "rank": source.rank,
        "about": source.about,
        "terms": source.terms,
        "address": source.address or None,
        "redistributable": source.redistributable,
        "published": source.published,
        "statements": row.statements,
        "facts": row.facts,
        "last_read": last_read,
        "note": STORED_COPIES if row.statements and last_read is None else None,
    }


def _event(row: SeasonEvent) -> Shape:
    return {
        "event": row.event,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "all_day": row.all_day,
        "service": row.service,
        "grade": row.grade,
        "source_url": row.source_url or None,
    }


def _fee(row: Fee) -> Shape:
    return {
        "fee": row.fee,
        "amount_usd": float(row.amount_usd),
        "unit": row.unit,
        "from_count": row.from_count,
        "to_count": row.to_count,
        "per": row.per,
        "grade": row.grade,
        "source_url": row.source_url or None,
    }
