"""One program on a list: all that is kept of it."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from applicants.judging import judge_for
from applicants.models import ShortlistEntry
from applicants.shortlist.earlier import earlier_of
from applicants.shortlist.entries import StaleError, change_entry, look_at
from applicants.shortlist.forms import EntryForm, QuickForm, readable
from applicants.shortlist.found import entry_of
from applicants.shortlist.lines import lines_of
from applicants.shortlist.returning import asked_from, back, list_address, safe, see_other
from applicants.shortlist.rows import changed_fields, kinds_meant, row
from applicants.shortlist.signals import given
from applicants.shortlist.standing import Difference, differences
from programs.models import Track
from search.changes.rows import every, statements_of
from search.current import current_index
from search.presenters.changes import Moved, moved
from search.presenters.tracks import track_line
from search.questions.reader import profile_of

MOST_CHANGES = 50


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, public_id: str) -> HttpResponse:
    found = entry_of(request, public_id)
    tracks = tracks_of(found)
    if request.method != "POST":
        return _page(request, found, EntryForm(initial=as_typed(found), tracks=tracks), tracks)
    form = EntryForm(readable(request.POST), tracks=tracks)
    if not form.is_valid():
        return _page(request, found, form, tracks, status=422)
    try:
        _write(found, form.cleaned_data, tracks)
    except StaleError:
        return _conflict(request, public_id, form)
    messages.success(request, _("Saved."))
    return see_other(request.get_full_path())


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def entry_change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Status, signal and the tick, beside the program on the list."""
    found = entry_of(request, public_id)
    form = QuickForm(readable(request.POST))
    if not form.is_valid():
        return _conflict(request, public_id, _whole_form(found, form), stale=False)
    told = form.cleaned_data
    try:
        _write(found, told, [])
    except StaleError:
        return _conflict(request, public_id, _whole_form(found, form))
    messages.success(request, _("Saved: %(program)s.") % {"program": found.program.name})
    return back(request, found.match_year, f"entry-{public_id}")


@never_cache
@require_POST
def entry_looked(request: HttpRequest, public_id: str) -> HttpResponse:
    found = entry_of(request, public_id)
    look_at(applicant=found.applicant, match_year=found.match_year, ids=[public_id], now=timezone.now())
    return back(request, found.match_year)


def tracks_of(found: ShortlistEntry) -> list[Track]:
    """Those on a list now, and those that were chosen and are on none any more."""
    tracks = Track.objects.filter(program=found.program_id).order_by("nrmp_code")
    chosen = {track.pk for track in found.tracks.all()}
    return [track for track in tracks if track.published or track.pk in chosen]


def as_typed(found: ShortlistEntry) -> dict[str, Any]:
    return {
        "status": found.status,
        "signal": found.signal,
        "seen_in_eras": found.seen_in_eras,
        "tracks": [track.nrmp_code for track in found.tracks.all()],
        "tags": found.tags,
        "notes": found.notes,
        "revision": found.revision,
    }


def _write(found: ShortlistEntry, told: dict[str, Any], tracks: list[Track]) -> None:
    columns = {name: told[name] for name in ("status", "signal", "seen_in_eras", "tags", "notes") if name in told}
    chosen = [track for track in tracks if track.nrmp_code in told["tracks"]] if "tracks" in told else None
    change_entry(entry=found, revision=told["revision"], now=timezone.now(), tracks=chosen, **columns)


def _whole_form(found: ShortlistEntry, form: QuickForm) -> EntryForm:
    """What was chosen on the list, with all else as it stands."""
    typed = as_typed(found) | {name: form.data.get(name, "") for name in ("status", "signal", "revision")}
    typed["seen_in_eras"] = "seen_in_eras" in form.data
    whole = EntryForm(typed, tracks=tracks_of(found))
    whole.full_clean()
    return whole


def _conflict(request: HttpRequest, public_id: str, form: EntryForm, *, stale: bool = True) -> HttpResponse:
    """What was typed stays in the form, which from now on holds the revision that stands: sent again, it is meant."""
    stands = entry_of(request, public_id)
    tracks = tracks_of(stands)
    typed: Any = form.data.copy()  # type: ignore[attr-defined]
    typed["revision"] = stands.revision
    again = EntryForm(typed, tracks=tracks)
    other = differences(again, as_typed(stands)) if stale else ()
    return _page(request, stands, again, tracks, stale=stale, differs=other, status=409 if stale else 422)


def _page(
    request: HttpRequest,
    found: ShortlistEntry,
    form: EntryForm,
    tracks: list[Track],
    *,
    stale: bool = False,
    differs: tuple[Difference, ...] = (),
    status: int = 200,
) -> HttpResponse:
    day = timezone.localdate()
    judge = judge_for(profile_of(request), found.match_year, current_index(day), day, kinds_meant([found]))
    lines = lines_of(found.applicant, found.match_year)
    signals = given((line.specialty, line.allowed, line.signal) for line in lines)
    typed = form["tracks"].value() or []
    context = {
        "place": "applicants:shortlist",
        "row": row(found, judge.headlines([found.program_id]), changed_fields([found]), day),
        "has_profile": judge.match is not None,
        "form": form,
        "tracks": [(track_line(track, day), track.nrmp_code in typed) for track in tracks],
        "stale": stale,
        "differs": differs,
        "signals": [one for one in signals if one.specialty == found.program.specialty.common_name],
        "changes": _changes(found, day),
        "earlier": earlier_of(found),
        "list": safe(request, request.POST.get("next", "")) or _from_list(request) or list_address(found.match_year),
    }
    return render(request, "applicants/shortlist/entry.html", context, status=status)


def _from_list(request: HttpRequest) -> str:
    """The view of the list that the reader came from."""
    address = asked_from(request)
    return address if address.partition("?")[0] == list_address(0).partition("?")[0] else ""


def _changes(found: ShortlistEntry, day: dt.date) -> list[Moved]:
    """At the program since the reader last looked, newest first. Three queries."""
    since = found.looked_at or found.added_at
    changes = every().filter(program=found.program_id, at__gt=since).select_related("source").order_by("-at", "-pk")
    newest = list(changes[:MOST_CHANGES])
    statements = statements_of(newest)
    return [moved(change, statements, day) for change in newest]
