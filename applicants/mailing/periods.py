"""Whose day it is: a reminder's day, and a digest's, are those of the applicant's own clock. Pure."""

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from applicants.models import HowOften

EASTERN = "America/New_York"
MORNING = dt.time(7)
"""Mail of a day goes out from this hour on, where the applicant is."""
FURTHEST_BACK = dt.timedelta(days=7)
"""So far back a day is made up for on which nothing could be sent."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def zone_of(name: str) -> ZoneInfo:
    """Eastern, the clock of the Match, for what names no time zone."""
    return ZoneInfo(name if name in _zones() else EASTERN)


def day_in(zone: str, now: dt.datetime) -> dt.date:
    return now.astimezone(zone_of(zone)).date()


def is_day(zone: str, now: dt.datetime) -> bool:
    """Whether the day's mail may go out. No local time is made up here, so none can be skipped or come twice."""
    return now.astimezone(zone_of(zone)).time() >= MORNING


def period(often: str, zone: str, now: dt.datetime) -> str:
    """ "daily 2026-11-22", or "weekly 2026-W47" from Monday to Sunday: the key of a mail, one for each."""
    day = day_in(zone, now)
    if often == HowOften.WEEKLY:
        year, week, _weekday = day.isocalendar()
        return f"{often} {year}-W{week:02}"
    return f"{HowOften.DAILY} {day.isoformat()}"


def day_of(key: str) -> dt.date:
    """Of a daily key."""
    return dt.date.fromisoformat(key.split()[1])


def since(last: dt.date, today: dt.date) -> dt.date:
    """The day after which all must still be told. `last`: the last day that was told, or the one before the first."""
    return max(last, today - FURTHEST_BACK)


def crossed(on: dt.date, leads: tuple[int, ...], after: dt.date, today: dt.date, *, late: bool = False) -> bool:
    """Whether one of the days so long before `on` has come since `after`. `late`: told even where `on` has passed."""
    if on < today and not late:
        return False
    return any(after < on - dt.timedelta(days=lead) <= today for lead in leads if on.toordinal() > lead)
