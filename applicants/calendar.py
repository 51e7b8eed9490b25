"""A season in days. Pure: rows in; events out, in order, and the months they stand in. No query is made here.

Entries need their program with institution and specialty, and `tracks` prefetched; dates need `statement` and
`differing`; interviews and reminders need `entry`.
"""

import calendar as months_of_years
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.models import Interview, Reminder, ShortlistEntry
from programs.fields import FIELDS
from programs.models import ProgramDate, SeasonEvent
from programs.models.fact import Agreement, StrengthClass
from programs.normalise import SEASON_STARTS, match_year_of, season_day
from programs.vocabulary import Label
from search.presenters.dates import EVENTS, GRADES, date_words
from search.presenters.evidence import kind_words
from search.presenters.places import linkable
from search.presenters.words import date_value_words, joined

EASTERN = ZoneInfo("America/New_York")
ALWAYS = "ECFMG"
"""Whose events concern every reader, whatever service a specialty uses."""
LAST_DAY = (7, 31)
"""Of the Match year: what belongs to a season ends with the month in which training starts."""
DAY = dt.timedelta(days=1)


class Kind(StrEnum):
    SEASON = "season"
    OPENS = "opens"
    DEADLINE = "deadline"
    INTERVIEW = "interview"
    REPLY = "reply"
    REMINDER = "reminder"
    DOCUMENT = "document"


KINDS: Mapping[Kind, Label] = {
    Kind.SEASON: gettext_lazy("The season"),
    Kind.OPENS: gettext_lazy("Applications open"),
    Kind.DEADLINE: gettext_lazy("Program deadline"),
    Kind.INTERVIEW: gettext_lazy("Interview"),
    Kind.REPLY: gettext_lazy("Reply by"),
    Kind.REMINDER: gettext_lazy("Your reminder"),
    Kind.DOCUMENT: gettext_lazy("Document due"),
}
_OF_DATES = {ProgramDate.Event.OPENS: Kind.OPENS, ProgramDate.Event.DEADLINE: Kind.DEADLINE}


@dataclass(frozen=True, slots=True)
class Event:
    """`key` is the same whenever the calendar is made anew, and differs from that of every other event of the reader.

    Either whole days, `first` to `last`, or a moment `starts_at`, in which case these are its days in Eastern time.
    `page`: what it is about, within the site or elsewhere; empty: nothing. `pk`: of a reader's own row, to change it.
    """

    key: str
    kind: Kind
    title: str
    first: dt.date
    last: dt.date
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    note: str = ""
    place: str = ""
    page: str = ""
    disputed: bool = False
    done: bool = False
    pk: int | None = None
    sequence: int = 0

    def days_in(self, zone: ZoneInfo) -> tuple[dt.date, dt.date]:
        if self.starts_at is None:
            return self.first, self.last
        begins = self.starts_at.astimezone(zone).date()
        return begins, max(begins, self.ends_at.astimezone(zone).date()) if self.ends_at else begins

    def is_over(self, day: dt.date) -> bool:
        return self.last < day


def first_day(match_year: int) -> dt.date:
    return dt.date(match_year - 1, *SEASON_STARTS)


def last_day(match_year: int) -> dt.date:
    return dt.date(match_year, *LAST_DAY)


def oldest_live(day: dt.date) -> int:
    """The earliest season that is not over: in June and July the one whose training starts then, beside the new one."""
    running = match_year_of(day)
    return running - 1 if day <= last_day(running - 1) else running


def as_of(day: dt.date, match_year: int) -> dt.date:
    """The day from which a season is told: today within it, else the end of it that is nearer."""
    if match_year_of(day) == match_year:
        return day
    return first_day(match_year) if match_year_of(day) < match_year else first_day(match_year + 1) - DAY


def in_order(events: Iterable[Event], zone: ZoneInfo) -> list[Event]:
    """By the reader's own days; on one day, what lasts all of it comes first."""
    return sorted(events, key=lambda event: (event.days_in(zone)[0], _clock(event), event.title, event.key))


def _clock(event: Event) -> float:
    return event.starts_at.timestamp() if event.starts_at else 0.0


def services_of(entries: Iterable[ShortlistEntry]) -> set[str]:
    """The application and match services that the programs of a list use."""
    specialties = {entry.program.specialty for entry in entries}
    return {service for one in specialties for service in (one.application_service, one.match_service)}


def season_events(rows: Iterable[SeasonEvent], services: set[str]) -> Iterator[Event]:
    """Of these services and ECFMG alone; no services: all of them."""
    for row in rows:
        if not services or row.service in {*services, ALWAYS}:
            yield _season_event(row)


def _season_event(row: SeasonEvent) -> Event:
    starts, ends = row.starts_at.astimezone(EASTERN), (row.ends_at or row.starts_at).astimezone(EASTERN)
    return Event(
        key=f"season-{row.season_id}-{row.event.lower().replace('_', '-')}",
        kind=Kind.SEASON,
        title=str(EVENTS.get(row.event, row.event.replace("_", " "))),
        first=starts.date(),
        last=ends.date(),
        starts_at=None if row.all_day else row.starts_at,
        ends_at=None if row.all_day else row.ends_at,
        note=str(GRADES.get(row.grade, row.grade)),
        page=linkable(row.source_url),
    )


def program_dates(entries: Iterable[ShortlistEntry], dates: Iterable[ProgramDate], day: dt.date) -> Iterator[Event]:
    """The days that programs state for the season of their entry, and those stated for every season where a season's
    own is not. Of a program with chosen tracks, only what is stated for their kinds or for all."""
    of_program: dict[int, list[ProgramDate]] = defaultdict(list)
    for date in dates:
        of_program[date.program_id].append(date)
    for entry in entries:
        kinds = {track.kind for track in entry.tracks.all()}
        for date in standing_dates(of_program[entry.program_id], entry.match_year, kinds):
            if not date.kind or not kinds or date.kind in kinds:
                yield _program_date(entry, date, day)


def standing_dates(dates: Collection[ProgramDate], match_year: int, kinds: Collection[str] = ()) -> list[ProgramDate]:
    """One for each thing that is dated: the season's own day before one stated for every season. A season's own day
    for all kinds of positions stands before the other for each of them, and so do its days for each of `kinds`, those
    of the tracks that are meant."""
    of_season = [date for date in dates if date.match_year == match_year]
    own = {(date.event, date.kind, date.strength_class) for date in of_season}

    def gives_way(date: ProgramDate) -> bool:
        if own & {(date.event, kind, date.strength_class) for kind in (date.kind, "")}:
            return True
        meant = {(date.event, kind, date.strength_class) for kind in kinds}
        return not date.kind and bool(meant) and meant <= own

    return of_season + [date for date in dates if date.match_year is None and not gives_way(date)]


def _program_date(entry: ShortlistEntry, date: ProgramDate, day: dt.date) -> Event:
    on = day_of(date, entry.match_year)
    label = str(FIELDS[date.event].label)
    if date.strength_class == StrengthClass.PREFERENCE:
        label = _("%(date)s (preferred)") % {"date": label}
    disputed = date.agreement == Agreement.DISPUTED
    parts = ["program", entry.program.public_id, str(entry.match_year), date.event, date.strength_class, date.kind]
    return Event(
        key="-".join(part.lower().replace("_", "-") for part in parts if part),
        kind=_OF_DATES[ProgramDate.Event(date.event)],
        title=_("%(what)s: %(program)s") % {"what": label, "program": entry.program.name},
        first=on,
        last=on,
        note=". ".join(_notes(entry, date, as_of(day, entry.match_year), disputed=disputed)),
        page=_page_of(entry),
        disputed=disputed,
    )


def _page_of(entry: ShortlistEntry) -> str:
    return reverse("search:program-detail", args=[entry.program.public_id, entry.program.slug])


def day_of(date: ProgramDate, match_year: int) -> dt.date:
    return date.day or season_day(date.month_day, match_year)


def _notes(entry: ShortlistEntry, date: ProgramDate, day: dt.date, *, disputed: bool) -> list[str]:
    found = [] if date.day else [date_words(date, day)]
    if date.kind:
        found.append(kind_words(date.kind))
    others = sorted({date_value_words(other.value) for other in date.differing.all()} if disputed else ())
    if others:
        found.append(_("Sources differ; also stated: %(dates)s") % {"dates": joined(others)})
    elif disputed:
        found.append(_("Sources differ"))
    return found


def interviews(rows: Iterable[Interview]) -> Iterator[Event]:
    """The interview, where its time is known, and the day by which the offer wants an answer."""
    for row in rows:
        told = {"program": row.entry.program.name}
        common = {"page": _page_of(row.entry), "sequence": row.revision - 1}
        if row.starts_at:
            ends_at = row.starts_at + dt.timedelta(minutes=row.minutes) if row.minutes else None
            yield Event(
                key=f"interview-{row.pk}",
                kind=Kind.INTERVIEW,
                title=_("Interview: %(program)s") % told,
                first=row.starts_at.astimezone(EASTERN).date(),
                last=(ends_at or row.starts_at).astimezone(EASTERN).date(),
                starts_at=row.starts_at,
                ends_at=ends_at,
                note=str(row.get_format_display()) if row.format else "",
                place=row.place,
                **common,  # type: ignore[arg-type]
            )
        if row.reply_by:
            title = _("Reply to the interview offer: %(program)s") % told
            yield whole_day(f"reply-{row.pk}", Kind.REPLY, title, row.reply_by, **common)


def reminders(rows: Iterable[Reminder]) -> Iterator[Event]:
    for row in rows:
        page = _page_of(row.entry) if row.entry else ""
        note = row.entry.program.name if row.entry else ""
        yield whole_day(
            f"reminder-{row.pk}", Kind.REMINDER, row.text, row.day, note=note, page=page, done=row.done, pk=row.pk
        )


def whole_day(key: str, kind: Kind, title: str, day: dt.date, **more: object) -> Event:
    return Event(key, kind, title, day, day, **more)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Day:
    """One cell of a month. `inside`: of the month itself, not of the one before or after it."""

    day: dt.date
    inside: bool
    is_today: bool
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Month:
    first: dt.date
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def previous(self) -> dt.date:
        return (self.first - DAY).replace(day=1)

    @property
    def next(self) -> dt.date:
        return (self.first + 31 * DAY).replace(day=1)


def month(first: dt.date, events: Iterable[Event], zone: ZoneInfo, today: dt.date, first_weekday: int) -> Month:
    """The weeks of the month that begins on `first`. `first_weekday`: 0 is Monday, 6 Sunday."""
    by_day: dict[dt.date, list[Event]] = defaultdict(list)
    for event in in_order(events, zone):
        begins, ends = event.days_in(zone)
        for number in range(min((ends - begins).days, 366) + 1):
            by_day[begins + number * DAY].append(event)
    weeks = months_of_years.Calendar(first_weekday).monthdatescalendar(first.year, first.month)
    return Month(
        first,
        tuple(
            tuple(Day(day, day.month == first.month, day == today, tuple(by_day[day])) for day in week)
            for week in weeks
        ),
    )
