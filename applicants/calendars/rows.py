"""What a reader's calendar is made of: a fixed number of queries, however long the list."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value

from applicants import calendar
from applicants.calendar import ALWAYS, Event
from applicants.calendars.papers import DueDocument, documents_due
from applicants.documents.due import Basis, Known, due
from applicants.documents.known import known_of, wanted_by
from applicants.models import Applicant, Document, DocumentStatus, Interview, Reminder, ShortlistEntry
from applicants.models.shortlist import OVER
from programs.models import ProgramDate, SeasonEvent
from programs.normalise import match_year_of

NOTHING_TO_DO = (DocumentStatus.DONE, DocumentStatus.NOT_NEEDED)
UNCONFIRMED = "unconfirmed"
"""Stands where it is not known which service a specialty uses."""


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """`silent`: services that programs on the list use, and of which no date is held. `undated`: how many programs on
    the list state no date for the season. `left_out`: how many programs are, for nothing is to come of them."""

    events: tuple[Event, ...]
    entries: tuple[ShortlistEntry, ...]
    silent: tuple[str, ...]
    undated: int
    left_out: int


def calendar_of(applicant: Applicant | None, match_years: Collection[int], day: dt.date, zone: ZoneInfo) -> OwnCalendar:
    """Of these seasons. Without an applicant: what everybody's calendar holds."""
    entries = entries_of(applicant, match_years)
    going = [entry for entry in entries if entry.status not in OVER]
    dates = dates_of(going)
    season_rows = list(SeasonEvent.objects.filter(season__in=match_years))
    services = calendar.services_of(going)
    of_programs = list(calendar.program_dates(going, dates, day))
    events = [*calendar.season_events(season_rows, services), *of_programs]
    if applicant:
        shown = [row for row in season_rows if not services or row.service in {*services, ALWAYS}]
        events += calendar.interviews(_interviews(applicant, match_years))
        events += calendar.reminders(_reminders(applicant, match_years, day))
        events += documents_due(_due(applicant, match_years, going, dates, shown, day))
    return OwnCalendar(
        events=tuple(calendar.in_order(events, zone)),
        entries=tuple(entries),
        silent=tuple(sorted(services - {row.service for row in season_rows} - {UNCONFIRMED})),
        undated=len(going) - len({event.page for event in of_programs}),
        left_out=len(entries) - len(going),
    )


def entries_of(applicant: Applicant | None, match_years: Collection[int]) -> list[ShortlistEntry]:
    """Two queries: with the program's names and the chosen tracks."""
    if applicant is None:
        return []
    rows = applicant.entries.filter(match_year__in=match_years).defer("notes")
    return list(rows.select_related("program__institution", "program__specialty").prefetch_related("tracks"))


def dates_of(entries: Iterable[ShortlistEntry]) -> list[ProgramDate]:
    """Two queries, and none for no program."""
    programs = {entry.program_id for entry in entries}
    if not programs:
        return []
    rows = ProgramDate.objects.filter(program__in=programs).select_related("statement")
    return list(rows.prefetch_related("differing"))


def feed_seasons(applicant: Applicant, day: dt.date) -> set[int]:
    """Those that are not over, and those to come that something is kept for."""
    running = match_year_of(day)
    return {
        calendar.oldest_live(day),
        running,
        *applicant.entries.filter(match_year__gt=running).values_list("match_year", flat=True),
        *applicant.documents.filter(match_year__gt=running).values_list("match_year", flat=True),
    }


def _interviews(applicant: Applicant, match_years: Collection[int]) -> Iterable[Interview]:
    rows = Interview.objects.filter(entry__applicant=applicant, entry__match_year__in=match_years).defer("notes")
    return rows.exclude(entry__status__in=OVER).select_related(
        "entry__program__institution", "entry__program__specialty"
    )


def _reminders(applicant: Applicant, match_years: Collection[int], day: dt.date) -> Iterable[Reminder]:
    """Of the season's programs; of none, from the season's first day on, however far ahead. For one to come that is
    the running one's first day: who applies later has things to do now."""
    of_season = Q(entry=None, day__gte=calendar.first_day(min(*match_years, match_year_of(day))))
    rows = applicant.own_reminders.filter(of_season | Q(entry__match_year__in=match_years))
    return rows.select_related("entry__program__institution", "entry__program__specialty")


def _due(
    applicant: Applicant,
    match_years: Collection[int],
    entries: list[ShortlistEntry],
    dates: list[ProgramDate],
    events: list[SeasonEvent],
    day: dt.date,
) -> Iterator[DueDocument]:
    """A day that was worked out is told until it has passed; one's own always."""
    documents = open_documents(applicant, match_years)
    wanted = wanted_by(entries) if documents else {}
    known = {
        year: known_of(
            [entry for entry in entries if entry.match_year == year],
            dates,
            [event for event in events if event.season_id == year],
            wanted,
            day,
        )
        for year in match_years
    }
    for document in documents:
        if found := _due_of(document, known[document.match_year], day):
            yield found


def _due_of(document: Document, known: Known, day: dt.date) -> DueDocument | None:
    entries = frozenset(document.goes_to)  # type: ignore[attr-defined]
    found = due(document.kind, known, day, own=document.due_on, entries=entries)
    if found is None or (document.due_on is None and found.day < day):
        return None
    together = found.basis in (Basis.SEASON, Basis.PROGRAM)
    return DueDocument(document, found.day, found.why, together)


def open_documents(applicant: Applicant, match_years: Collection[int]) -> list[Document]:
    """One query; with `goes_to`, the ids of the entries that each goes to."""
    rows = applicant.documents.filter(match_year__in=match_years).exclude(status__in=NOTHING_TO_DO)
    goes_to = ArrayAgg("entries", filter=Q(entries__isnull=False), default=Value([]))
    return list(rows.defer("text", "note").annotate(goes_to=goes_to))
