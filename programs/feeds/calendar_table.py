"""An iCalendar file (RFC 5545) as the rows of the season calendar.

One row an event. `event` is its summary in the names' form ("ERAS opens" is eras_opens), without a year; the season is
the one the day falls in, but for what ends one (`OF_THEIR_YEAR`). `application_service` comes from its categories,
`source` from its URL. A calendar says nothing of how official it is, so each row has the grade C: reported.
"""

import datetime as dt
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import icalendar

from programs.normalise import folded, match_year_of

HEADER = ("match_year", "event", "starts_at", "ends_at", "timezone", "application_service", "grade", "source")
EASTERN = "America/New_York"
SERVICES = {"eras": "ERAS", "nrmp": "NRMP", "residencycas": "ResidencyCAS", "sf match": "SF Match", "aua": "AUA"}
REPORTED = "C"
OF_THEIR_YEAR = {"residency_starts"}
"""Events that end a Match after the next one's season has begun: 1 July 2027 is of 2027."""
YEARS = range(2000, 2101)
Moment = dt.date | dt.datetime


def calendar_lines(content: bytes) -> list[tuple[int, Sequence[str]]]:
    """ValueError: not a calendar."""
    events = [event for calendar in icalendar.Calendar.from_ical(content, multiple=True) for event in calendar.events]
    return [(1, HEADER), *((number, _row(event)) for number, event in enumerate(events, start=1))]


def _row(event: icalendar.Event) -> Sequence[str]:
    begin, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
    if isinstance(begin, dt.date) and isinstance(end, dt.date) and not isinstance(begin, dt.datetime):
        end = end - dt.timedelta(days=1)  # RFC 5545: the end of an all-day event is the day after its last
    name = "_".join(re.sub(r"\b20\d\d\b", "", folded(str(event.get("SUMMARY", "")))).split())
    year = str(_match_year(name, _day(begin))) if isinstance(begin, dt.date) else ""
    url = str(event.get("URL", ""))
    same_day = end if end != begin else None
    return year, name, _said(begin), _said(same_day), EASTERN, _service(event), REPORTED, url


def _match_year(name: str, day: dt.date) -> int:
    return day.year if name in OF_THEIR_YEAR else match_year_of(day)


def _moment(event: icalendar.Event, name: str) -> Moment | str | None:
    """Words where it is not one day or time of our years: whoever reads the cell rejects its row with them."""
    told = event.get(name)
    if told is None:
        return None
    if isinstance(told, list):
        return "given more than once"
    try:
        moment = told.dt
    except (AttributeError, ValueError):
        return "unreadable"
    if not isinstance(moment, dt.date):
        return "unreadable"  # a span of time, or a clock time without a day
    return moment if moment.year in YEARS else moment.isoformat()[:16]


def _day(moment: Moment) -> dt.date:
    return _eastern(moment).date() if isinstance(moment, dt.datetime) else moment


def _eastern(moment: dt.datetime) -> dt.datetime:
    """A time without a zone is told in the Match's own."""
    zone = ZoneInfo(EASTERN)
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _said(moment: Moment | str | None) -> str:
    if moment is None or isinstance(moment, str):
        return moment or ""
    return f"{_eastern(moment):%Y-%m-%dT%H:%M}" if isinstance(moment, dt.datetime) else moment.isoformat()


def _service(event: icalendar.Event) -> str:
    words = folded(f"{' '.join(event.categories)} {event.get('SUMMARY', '')}")
    return next((service for word, service in SERVICES.items() if re.search(rf"\b{word}\b", words)), "NRMP")
