"""A season's days: as a list, as a month, and as an address that other calendars read."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.calendar import EASTERN, month
from applicants.calendars import keeping
from applicants.calendars.forms import ZoneForm, month_of
from applicants.calendars.lines import by_month, line, month_table, zone_of, zone_words
from applicants.calendars.rows import OwnCalendar, calendar_of
from applicants.documents.fields import NOT_READABLE
from applicants.models import Applicant
from applicants.reader import applicant_of, applicant_to_keep, season_of

PLACE = "applicants:calendar"
NEXT = 3


@never_cache
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """At most fourteen queries, however long the list."""
    applicant, day, season = applicant_of(request), timezone.localdate(), season_of(request)
    zone = zone_of(applicant.time_zone) if applicant else EASTERN
    own = calendar_of(applicant, {season}, day, zone)
    context = {
        "place": PLACE,
        "season": season,
        # Kept in the links of the page where it was asked for.
        "of_season": f"season={season}&" if request.GET.get("season") == str(season) else "",
        "own": own,
        **_of_reader(request, applicant, zone),
    }
    if "month" not in request.GET:
        return render(request, "applicants/calendars/list.html", context | _as_list(own, zone, day))
    return render(request, "applicants/calendars/month.html", context | _as_month(own, request, zone, day))


def _of_reader(request: HttpRequest, applicant: Applicant | None, zone: ZoneInfo) -> dict[str, Any]:
    token = keeping.standing_token(applicant)
    path = reverse("applicants:calendar-feed", args=[token.token]) if token else ""
    address = request.build_absolute_uri(path) if path else ""
    return {
        "zone": zone.key,
        "zone_words": zone_words(zone),
        "is_eastern": zone.key == EASTERN.key,
        "address": address,
        "webcal": address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
        "without_account": applicant is not None and applicant.user_id is None,
    }


def _as_list(own: OwnCalendar, zone: ZoneInfo, day: dt.date) -> dict[str, Any]:
    coming = [event for event in own.events if not event.is_over(day)]
    return {
        "next": [line(event, zone, day) for event in coming if not event.done][:NEXT],
        "months": by_month(coming, zone, day),
        "passed": by_month((event for event in own.events if event.is_over(day)), zone, day),
    }


def _as_month(own: OwnCalendar, request: HttpRequest, zone: ZoneInfo, day: dt.date) -> dict[str, Any]:
    """A month that cannot be shown is said to be one, and the present one stands in its place. Its days are the
    reader's own, and so is today."""
    own_day = timezone.localdate(None, zone)
    asked = request.GET.get("month", "")
    first = month_of(asked) if asked else own_day.replace(day=1)
    first_weekday = (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7
    made = month(first or own_day.replace(day=1), own.events, zone, own_day, first_weekday)
    return {"table": month_table(made, zone, day), "no_such_month": first is None}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def time_zone(request: HttpRequest) -> HttpResponse:
    applicant = applicant_of(request)
    held = applicant.time_zone if applicant else EASTERN.key
    if request.method != "POST":
        return _zone_page(request, ZoneForm(held=held))
    form = ZoneForm(request.POST, held=held)
    if not form.is_valid():
        return _zone_page(request, form, NOT_READABLE)
    keeping.set_time_zone(applicant=applicant_to_keep(request), time_zone=form.cleaned_data["time_zone"])
    messages.success(request, _("Times are now told in your own time too."))
    return to_calendar()


def _zone_page(request: HttpRequest, form: ZoneForm, status: int = 200) -> HttpResponse:
    return render(request, "applicants/calendars/time_zone.html", {"place": PLACE, "form": form}, status=status)


@never_cache
@require_POST
def address(request: HttpRequest) -> HttpResponse:
    """Makes one, or a new one in place of that which stood."""
    keeping.new_token(applicant=applicant_to_keep(request), now=timezone.now())
    messages.success(request, _("Your calendar has a new address. One that stood before no longer works."))
    return to_calendar("#address")


@never_cache
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    if applicant := applicant_of(request):
        keeping.revoke_token(applicant=applicant, now=timezone.now())
    messages.success(request, _("The address of your calendar no longer works."))
    return to_calendar("#address")


def to_calendar(anchor: str = "") -> HttpResponseRedirect:
    response: HttpResponseRedirect = redirect(reverse(PLACE) + anchor)
    response.status_code = 303
    return response
