"""Moments as an applicant types and reads them: in a zone of the United States, in Eastern, and in their own."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.vocabulary import Label
from search.presenters.words import day_words

EASTERN = ZoneInfo("America/New_York")
ZONES: Mapping[str, Label] = MappingProxyType(
    {
        "America/New_York": gettext_lazy("Eastern"),
        "America/Chicago": gettext_lazy("Central"),
        "America/Denver": gettext_lazy("Mountain"),
        "America/Phoenix": gettext_lazy("Arizona"),
        "America/Los_Angeles": gettext_lazy("Pacific"),
        "America/Anchorage": gettext_lazy("Alaska"),
        "Pacific/Honolulu": gettext_lazy("Hawaii"),
        "America/Puerto_Rico": gettext_lazy("Puerto Rico"),
    }
)
"""In which programs name their times."""
STEADY = "America/Phoenix"
"""Of ZONES, one whose clocks are never put forward or back."""


@dataclass(frozen=True, slots=True)
class Told:
    """One moment in words. `own` is empty where it is Eastern time too."""

    eastern: str
    own: str


@cache
def zone_of(name: str) -> ZoneInfo:
    """Eastern for a name that is no zone's."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # not found, a folder of zones, no key
        return EASTERN


def zone_words(name: str) -> str:
    """ "Central", or the city of a zone elsewhere."""
    return str(ZONES[name]) if name in ZONES else name.split("/")[-1].replace("_", " ")


def moment(day: dt.date, clock: dt.time, zone: str) -> dt.datetime:
    """ValueError: clocks in that zone were put forward over it. Of a time that came twice it is the first."""
    local = dt.datetime.combine(day, clock, tzinfo=zone_of(zone))
    found = local.astimezone(dt.UTC)
    if found.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueError(f"{local:%Y-%m-%d %H:%M} does not exist in {zone}")
    return found


def told(at: dt.datetime, own_zone: str) -> Told:
    here = at.astimezone(EASTERN)
    eastern = _("%(day)s, %(clock)s Eastern") % {"day": day_words(here.date()), "clock": date_format(here, "H:i")}
    there = at.astimezone(zone_of(own_zone))
    if there.utcoffset() == here.utcoffset():
        return Told(eastern, "")
    words = {"day": day_words(there.date()), "clock": date_format(there, "H:i"), "zone": zone_words(own_zone)}
    return Told(eastern, _("%(day)s, %(clock)s your time (%(zone)s)") % words)
