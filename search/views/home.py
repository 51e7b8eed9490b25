"""The first page: the two questions that decide most, and what this directory is."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.models import Source, Specialty
from programs.normalise import match_year_of
from programs.specialty_names import in_spoken_order
from search import coverage
from search.by_state import programs_by_state
from search.presenters.season_deeds import DEEDS
from search.presenters.season_timeline import season_timeline
from search.presenters.tile_map import TileMap, tile_map
from search.public_pages import public_page


@require_safe
@public_page()
def home(request: HttpRequest) -> HttpResponse:
    timeline = season_timeline(timezone.now())
    context = {
        "specialties": in_spoken_order(Specialty.objects.with_program_counts().order_by("common_name")),
        "numbers": coverage.numbers(),
        "sources": Source.objects.filter(published=True).count(),
        "season": match_year_of(timezone.localdate()),
        "map": _map(timezone.localdate()),
        "timeline": timeline,
        "deeds": DEEDS[timeline.phase] if timeline else (),
    }
    return render(request, "search/home.html", context)


def _map(day: dt.date) -> TileMap:
    search = reverse("search:program-list")
    return tile_map(_("Programs by state"), programs_by_state(), lambda code: f"{search}?state={code}", day)


@require_safe
@public_page()
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "search/about.html", {"season": match_year_of(timezone.localdate())})
