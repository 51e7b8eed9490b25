"""The calendar for other programs: whole, by an address that whoever holds it may read, or one event of one's own."""

import datetime as dt
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from applicants.calendar import Event
from applicants.calendars import ics
from applicants.calendars.lines import zone_of
from applicants.calendars.rows import calendar_of, feed_seasons
from applicants.models import CalendarToken
from applicants.reader import applicant_of, season_of
from search.views.errors import not_found

ASK_AGAIN_AFTER = 15 * 60


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """Asks for no cookie and sets none. One that was taken back is answered as one that never was."""
    held = CalendarToken.objects.select_related("applicant").filter(token=token, revoked_at=None).first()
    if held is None:
        return _guarded(not_found(request))
    day, zone = timezone.localdate(), zone_of(held.applicant.time_zone)
    events = calendar_of(held.applicant, feed_seasons(held.applicant, day), day, zone).events
    name = _("My residency season")
    etag = ics.etag(events, name, request.build_absolute_uri("/"))
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or _calendar(request, events, name, timezone.now())
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"private, max-age={ASK_AGAIN_AFTER}"
    return _guarded(response)


@never_cache
@require_safe
def event(request: HttpRequest, key: str) -> HttpResponseBase:
    """One event of the reader's own season, to be taken into another calendar."""
    applicant, day = applicant_of(request), timezone.localdate()
    zone = zone_of(applicant.time_zone if applicant else "")
    events = calendar_of(applicant, {season_of(request)}, day, zone).events
    found = next((one for one in events if one.key == key), None)
    if found is None:
        return _guarded(not_found(request))
    response = _calendar(request, [found], found.title, timezone.now())
    response.headers["Content-Disposition"] = f'attachment; filename="{key}.ics"'
    return _guarded(response)


def _calendar(request: HttpRequest, events: Sequence[Event], name: str, now: dt.datetime) -> HttpResponse:
    content = ics.written(events, name=name, now=now, absolute=request.build_absolute_uri)
    return HttpResponse(content, content_type=ics.CONTENT_TYPE)


def _guarded(response: HttpResponseBase) -> HttpResponseBase:
    """Found by no search engine, and the address goes nowhere else."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
