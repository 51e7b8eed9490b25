"""The season as a picture: its phases as bands, wide for a desk and tall for a phone, with the dates behind it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.models import SeasonEvent
from programs.normalise import match_year_of
from programs.phases import ENDS, Phase, phase_of
from search.presenters.dates import EventLine, event_line
from search.presenters.words import day_words

WIDTH, HEIGHT = 860, 440
"""How long the season is in each of the two drawings, in their units."""
CROWDED = 15
"""So close, two lines of words would touch."""
PAST, NOW, COMING = "past", "now", "coming"
OPENS = "eras_opens"
"""The season is drawn from this event on; where it is not held, from the first of July."""


@dataclass(frozen=True, slots=True)
class Band:
    """One phase. `at` and `length` are shares of the whole, 0 to 1. `ends`: the event with which it is over."""

    phase: str
    name: str
    state: str
    begins: str
    at: float
    length: float
    ends: EventLine
    low: bool

    @property
    def x(self) -> float:
        return round(self.at * WIDTH, 1)

    @property
    def width(self) -> float:
        return round(self.length * WIDTH, 1)

    @property
    def centre(self) -> float:
        return round((self.at + self.length / 2) * WIDTH, 1)

    @property
    def y(self) -> float:
        return round(self.at * HEIGHT, 1)

    @property
    def height(self) -> float:
        return round(self.length * HEIGHT, 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A month on the axis, or the present day."""

    words: str
    at: float

    @property
    def x(self) -> float:
        return round(self.at * WIDTH, 1)

    @property
    def y(self) -> float:
        return round(self.at * HEIGHT, 1)

    @property
    def late(self) -> bool:
        """Whether words beside it must stand before it, to stay in the drawing."""
        return self.at > 0.9


@dataclass(frozen=True, slots=True)
class SeasonTimeline:
    """`phase`: what `now` is in. `today` is None where the day is outside what is drawn."""

    season: int
    phase: Phase
    title: str
    spoken: str
    bands: tuple[Band, ...]
    months: tuple[Mark, ...]
    today: Mark | None
    events: Mapping[str, EventLine]

    @property
    def next(self) -> EventLine | None:
        """The event with which the present phase is over."""
        return next((band.ends for band in self.bands if band.state == NOW), None)

    @property
    def crowded(self) -> bool:
        """Whether the words of today would stand on those of a phase in the tall drawing."""
        return self.today is not None and any(abs(band.y - self.today.y) < CROWDED for band in self.bands)

    @property
    def reported(self) -> bool:
        return any(band.ends.reported for band in self.bands)


def season_timeline(now: dt.datetime) -> SeasonTimeline | None:
    """Of the season that `now` falls in. None where we do not hold all its dates. One query."""
    season = match_year_of(timezone.localdate(now))
    return timeline(SeasonEvent.objects.filter(season=season), season, now)


def timeline(rows: Iterable[SeasonEvent], season: int, now: dt.datetime) -> SeasonTimeline | None:
    """None where an event that ends a phase is missing, or where the phases do not follow each other."""
    held = {row.event: row for row in rows}
    phase = phase_of({name: row.starts_at for name, row in held.items()}, now)
    if not all(event in held for event in ENDS.values()):
        return None
    limits = [_start(held, season), *(held[event].starts_at for event in ENDS.values())]
    if phase is None or any(after <= before for before, after in pairwise(limits)):
        return None
    lines = {name: event_line(row, timezone.localdate(now)) for name, row in held.items()}
    bands = _bands(limits, phase, lines)
    return SeasonTimeline(
        season=season,
        phase=phase,
        title=_("The season of the %(year)s Match") % {"year": season},
        spoken=_spoken(bands, phase, now),
        bands=bands,
        months=_months(limits[0], limits[-1]),
        today=_today(limits[0], limits[-1], now),
        events=lines,
    )


def _start(held: Mapping[str, SeasonEvent], season: int) -> dt.datetime:
    if OPENS in held:
        return held[OPENS].starts_at
    return dt.datetime(season - 1, 7, 1, tzinfo=timezone.get_current_timezone())


def _bands(limits: list[dt.datetime], phase: Phase, lines: Mapping[str, EventLine]) -> tuple[Band, ...]:
    order = list(Phase)
    return tuple(
        Band(
            phase=one.value,
            name=str(one.label),
            state=_state(order.index(one), order.index(phase)),
            begins=_short(limits[number]),
            at=_share(limits[number], limits),
            length=_share(limits[number + 1], limits) - _share(limits[number], limits),
            ends=lines[event],
            low=number % 2 == 1,
        )
        for number, (one, event) in enumerate(ENDS.items())
    )


def _state(one: int, present: int) -> str:
    if one == present:
        return NOW
    return PAST if one < present else COMING


def _share(moment: dt.datetime, limits: list[dt.datetime]) -> float:
    return (moment - limits[0]) / (limits[-1] - limits[0])


def _today(start: dt.datetime, end: dt.datetime, now: dt.datetime) -> Mark | None:
    if not start <= now <= end:
        return None
    words = _("Today, %(day)s") % {"day": _short(now)}
    return Mark(words, _share(now, [start, end]))


def _months(start: dt.datetime, end: dt.datetime) -> tuple[Mark, ...]:
    """The first of each month between. January says its year, and so does the first of them."""
    found: list[Mark] = []
    first = timezone.localtime(start).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    for month in _following(first, end):
        with_year = not found or month.month == 1
        shape = pgettext("month and year on an axis", "M Y") if with_year else pgettext("month on an axis", "M")
        words = date_format(month, shape)
        found.append(Mark(words, _share(month, [start, end])))
    # At the very end there is no room for its name.
    return tuple(mark for mark in found if mark.at < 0.97)


def _following(first: dt.datetime, end: dt.datetime) -> Iterable[dt.datetime]:
    month = first
    while (month := (month + dt.timedelta(days=32)).replace(day=1)) <= end:
        yield month


def _short(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), pgettext("short date format", "j M"))


def _spoken(bands: Iterable[Band], phase: Phase, now: dt.datetime) -> str:
    """The drawing in words, for those who cannot see it."""
    parts = [_("%(phase)s, until %(day)s") % {"phase": band.name, "day": band.ends.when} for band in bands]
    told = {"day": day_words(timezone.localdate(now)), "phase": phase.label, "phases": "; ".join(parts)}
    return _("Today, %(day)s: %(phase)s. The phases in order: %(phases)s.") % told
