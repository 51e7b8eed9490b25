"""A list to take away: as a file, or on paper for an adviser."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from applicants.exporting import files
from applicants.exporting.table import addresses, rows_of, table
from applicants.judging import judge_for
from applicants.reader import applicant_of, season_of
from applicants.shortlist.returning import list_address
from applicants.shortlist.rows import Row, kinds_meant, with_programs
from search.current import current_index
from search.questions.reader import profile_of


@never_cache
@require_safe
def shortlist_csv(request: HttpRequest) -> HttpResponse:
    return _file(request, files.as_csv(table(_rows(request), addresses(request))), files.CSV, "csv")


@never_cache
@require_safe
def shortlist_xlsx(request: HttpRequest) -> HttpResponse:
    return _file(request, files.as_xlsx(table(_rows(request), addresses(request))), files.XLSX, "xlsx")


@never_cache
@require_safe
def shortlist_print(request: HttpRequest) -> HttpResponse:
    """For an adviser: notes only where they are asked for, since they were written for nobody else."""
    season = season_of(request)
    context = {
        "place": "applicants:shortlist",
        "rows": _rows(request),
        "season": season,
        "day": timezone.localdate(),
        "with_notes": request.GET.get("notes") == "1",
        "has_profile": profile_of(request) is not None,
        "list": list_address(season),
    }
    return render(request, "applicants/shortlist/print.html", context)


def _rows(request: HttpRequest) -> list[Row]:
    """All of the season, with notes, in order; none where nothing is kept."""
    applicant = applicant_of(request)
    if applicant is None:
        return []
    day: dt.date = timezone.localdate()
    season = season_of(request)
    entries = list(with_programs(applicant.entries.filter(match_year=season)).order_by("position"))
    judge = judge_for(profile_of(request), season, current_index(day), day, kinds_meant(entries))
    return rows_of(entries, judge, day)


def _file(request: HttpRequest, content: bytes, kind: str, ending: str) -> HttpResponse:
    name = f"openward-list-{season_of(request)}.{ending}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
