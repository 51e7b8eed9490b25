"""Putting a program on the list, from wherever it was found."""

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from applicants.models.shortlist import MOST_ENTRIES
from applicants.reader import applicant_of, applicant_to_keep, season_of
from applicants.shortlist.entries import ListFullError, save_program
from applicants.shortlist.forms import SaveForm, readable
from applicants.shortlist.returning import asked_from, back, safe
from programs.models import Program, Track
from search.matched.compared import PUBLIC_ID
from search.presenters.tracks import track_line
from search.views.instant import HtmxRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entry_save(request: HtmxRequest) -> HttpResponse:
    """Asks which tracks are meant. For htmx it answers with what takes the place of the link, not with a page."""
    program = _program(request.GET.get("id", ""))
    tracks = list(program.tracks.filter(published=True).order_by("nrmp_code"))
    if request.method != "POST":
        return _asks(request, program, tracks, SaveForm(tracks=tracks))
    form = SaveForm(readable(request.POST), tracks=tracks)
    if not form.is_valid():
        return _asks(request, program, tracks, form, status=422)
    chosen = [track for track in tracks if track.nrmp_code in form.cleaned_data["tracks"]]
    season = season_of(request)
    try:
        save_program(
            applicant=applicant_to_keep(request), program=program, match_year=season, tracks=chosen, now=timezone.now()
        )
    except ListFullError:
        form.add_error(None, _("A list holds at most %(most)d programs. Remove one first.") % {"most": MOST_ENTRIES})
        return _asks(request, program, tracks, form, status=422)
    if request.htmx:
        count = applicant_to_keep(request).entries.filter(match_year=season).count()
        return render(request, "applicants/shortlist/_saved.html", {"program": program, "count": count})
    messages.success(request, _("On your list: %(program)s.") % {"program": program.name})
    return back(request, season)


def _program(public_id: str) -> Program:
    """Http404 for what the directory does not list."""
    if not re.fullmatch(PUBLIC_ID, public_id):
        raise Http404
    found = Program.objects.published().select_related("institution", "specialty").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _asks(
    request: HtmxRequest, program: Program, tracks: list[Track], form: SaveForm, *, status: int = 200
) -> HttpResponse:
    day, season = timezone.localdate(), season_of(request)
    applicant = applicant_of(request)
    typed = form["tracks"].value() or []
    context: dict[str, Any] = {
        "place": "applicants:shortlist",
        "program": program,
        "season": season,
        "form": form,
        "tracks": [(track_line(track, day), track.nrmp_code in typed) for track in tracks],
        "saved": bool(applicant and applicant.entries.filter(match_year=season, program=program).exists()),
        "next": safe(request, request.POST.get("next", "")) or _from(request, program),
    }
    # What htmx swaps in has to come with a status of success.
    if request.htmx:
        return render(request, "applicants/shortlist/_save.html", context)
    return render(request, "applicants/shortlist/save.html", context, status=status)


def _from(request: HttpRequest, program: Program) -> str:
    """Where the link stood; else the program's own page."""
    address = asked_from(request)
    if address and address.partition("?")[0] != request.path:
        return address
    return reverse("search:program-detail", args=[program.public_id, program.slug])
