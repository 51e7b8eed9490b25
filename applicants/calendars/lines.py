"""Events in words: days, and clocks in Eastern and in the reader's own time where they differ."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from applicants.calendar import EASTERN, KINDS, Day, Event, Kind, Month, in_order
from search.presenters.places import host
from search.presenters.words import day_words

MOST_IN_A_CELL = 4


@dataclass(frozen=True, slots=True)
class Line:
    """`own`: the same moment by the reader's own clock; empty where it shows the same."""

    event: Event
    when: str
    own: str
    clock: str
    kind: str
    over: bool

    @property
    def host(self) -> str:
        return host(self.event.page)

    @property
    def is_reminder(self) -> bool:
        return self.event.kind is Kind.REMINDER


@dataclass(frozen=True, slots=True)
class MonthOfLines:
    title: str
    lines: tuple[Line, ...]


def zone_of(name: str) -> ZoneInfo:
    """Eastern for a name that this machine does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return EASTERN


def differs(moment: dt.datetime, zone: ZoneInfo) -> bool:
    return moment.astimezone(zone).utcoffset() != moment.astimezone(EASTERN).utcoffset()


def zone_words(zone: ZoneInfo) -> str:
    """ "Karachi" of "Asia/Karachi"."""
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")


def line(event: Event, zone: ZoneInfo, day: dt.date) -> Line:
    return Line(
        event=event,
        when=_eastern(event),
        own=_own(event, zone),
        clock=_clock(event, zone),
        kind=str(KINDS[event.kind]),
        over=event.is_over(day),
    )


def _eastern(event: Event) -> str:
    if event.starts_at is None:
        if event.first == event.last:
            return _weekday_and_day(event.first)
        return _("%(first)s to %(last)s") % {"first": day_words(event.first), "last": day_words(event.last)}
    told = {"day": _weekday_and_day(event.first), "clock": _span(event, event.starts_at, EASTERN)}
    return _("%(day)s, %(clock)s Eastern") % told


def _own(event: Event, zone: ZoneInfo) -> str:
    if event.starts_at is None or not differs(event.starts_at, zone):
        return ""
    told = {
        "day": _weekday_and_day(event.starts_at.astimezone(zone).date()),
        "clock": _span(event, event.starts_at, zone),
        "place": zone_words(zone),
    }
    return _("%(day)s, %(clock)s in %(place)s") % told


def _clock(event: Event, zone: ZoneInfo) -> str:
    """For the cell of a day, which is a day of the reader's own."""
    if event.starts_at is None:
        return ""
    eastern = date_format(event.starts_at.astimezone(EASTERN), "H:i")
    if not differs(event.starts_at, zone):
        return _("%(clock)s Eastern") % {"clock": eastern}
    own = date_format(event.starts_at.astimezone(zone), "H:i")
    return _("%(own)s (%(eastern)s Eastern)") % {"own": own, "eastern": eastern}


def _span(event: Event, starts_at: dt.datetime, zone: ZoneInfo) -> str:
    clock = date_format(starts_at.astimezone(zone), "H:i")
    if event.ends_at is None or event.ends_at == starts_at:
        return clock
    last = date_format(event.ends_at.astimezone(zone), "H:i")
    return _("%(first)s to %(last)s") % {"first": clock, "last": last}


def _weekday_and_day(day: dt.date) -> str:
    return date_format(day, pgettext("date format", "D j F Y"))


def month_words(day: dt.date) -> str:
    return date_format(day, pgettext("date format", "F Y"))


def by_month(events: Iterable[Event], zone: ZoneInfo, day: dt.date) -> tuple[MonthOfLines, ...]:
    ordered = in_order(events, zone)
    return tuple(
        MonthOfLines(month_words(dt.date(year, number, 1)), tuple(line(event, zone, day) for event in of_month))
        for (year, number), of_month in groupby(ordered, key=lambda event: _month_of(event, zone))
    )


def _month_of(event: Event, zone: ZoneInfo) -> tuple[int, int]:
    first, _last = event.days_in(zone)
    return first.year, first.month


@dataclass(frozen=True, slots=True)
class Cell:
    """What is more than a cell holds well is folded away."""

    day: Day
    name: str
    lines: tuple[Line, ...]

    @property
    def first_lines(self) -> tuple[Line, ...]:
        return self.lines if len(self.lines) <= MOST_IN_A_CELL else self.lines[: MOST_IN_A_CELL - 1]

    @property
    def further_lines(self) -> tuple[Line, ...]:
        return self.lines[len(self.first_lines) :]


@dataclass(frozen=True, slots=True)
class MonthTable:
    """`weekdays`: short and whole."""

    title: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Cell, ...], ...]
    previous: str
    previous_title: str
    next: str
    next_title: str
    count: int


def month_table(month: Month, zone: ZoneInfo, day: dt.date) -> MonthTable:
    first_week = month.weeks[0]
    weeks = tuple(
        tuple(
            Cell(one, _weekday_and_day(one.day), tuple(line(event, zone, day) for event in one.events)) for one in week
        )
        for week in month.weeks
    )
    shown = {line.event.key for week in weeks for cell in week if cell.day.inside for line in cell.lines}
    return MonthTable(
        title=month_words(month.first),
        weekdays=tuple((date_format(one.day, "D"), date_format(one.day, "l")) for one in first_week),
        weeks=weeks,
        previous=f"{month.previous:%Y-%m}",
        previous_title=month_words(month.previous),
        next=f"{month.next:%Y-%m}",
        next_title=month_words(month.next),
        count=len(shown),
    )
