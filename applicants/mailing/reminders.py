"""Reminders of one day, for many applicants at once: what is due on their programs, in the season and by their own
notes, gathered into one mail each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from applicants.calendar import oldest_live
from applicants.mailing import coming, owed, periods, readers, seasons
from applicants.mailing.addresses import place
from applicants.mailing.coming import Coming
from applicants.mailing.languages import language_of
from applicants.models import (
    Applicant,
    Document,
    DocumentStatus,
    Interview,
    Mailing,
    Reminder,
    ShortlistEntry,
    Status,
)
from programs.models import ProgramDate, SeasonEvent

KIND = Mailing.Kind.REMINDER
BEFORE_APPLYING = (Status.INTERESTED, Status.APPLYING)
"""A program's deadline is told while the application has not been sent."""
SETTLED = (DocumentStatus.DONE, DocumentStatus.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Kept:
    """What applicants keep that has a day, by applicant; dates by program, events by season."""

    entries: dict[int, list[ShortlistEntry]]
    dates: dict[int, list[ProgramDate]]
    events: dict[int, list[SeasonEvent]]
    reminders: dict[int, list[Reminder]]
    interviews: dict[int, list[Interview]]
    documents: dict[int, list[Document]]


def write(applicants: Collection[int], now: dt.datetime) -> list[int]:
    """Writes down one mail a day for each who still wants it, quiet where nothing is due. Returns the ones to send.
    Thirteen queries, however many applicants."""
    wanting = list(readers.wanting(KIND).filter(pk__in=applicants))
    last = owed.last_told(KIND, [one.pk for one in wanting])
    kept = _kept(wanting, oldest_live(timezone.localdate(now)))
    return owed.write_down([_row(one, last.get(one.pk), kept, now) for one in wanting])


def _row(applicant: Applicant, last: Mailing | None, kept: Kept, now: dt.datetime) -> Mailing:
    key = periods.period(readers.often_of(KIND, applicant), applicant.time_zone, now)
    today = periods.day_of(key)
    joined = periods.day_in(applicant.time_zone, applicant.created_at) - dt.timedelta(days=1)
    after = periods.since(periods.day_of(last.key) if last else joined, today)
    language = language_of(applicant)
    with translation.override(language):
        told = coming.told_today(_all(applicant, kept, today), after, today)
        content: dict[str, Any] = coming.content(told, today, language) if told else {owed.QUIET: True}
    return owed.row(applicant, KIND, key, content, now)


def _all(applicant: Applicant, kept: Kept, today: dt.date) -> Iterator[Coming]:
    entries = kept.entries.get(applicant.pk, [])
    for entry in entries:
        if entry.status in BEFORE_APPLYING:
            yield from seasons.deadlines(entry, kept.dates.get(entry.program_id, []))
    zone, path = applicant.time_zone, place("calendar")
    for year, services in _services(entries).items():
        yield from seasons.events(kept.events.get(year, []), services, zone, path, today)
    for reminder in kept.reminders.get(applicant.pk, []):
        of = (reminder.entry.program.name,) if reminder.entry else ()
        yield Coming(reminder.day, reminder.text, of, path, coming.ON_THE_DAY, late=True)
    for interview in kept.interviews.get(applicant.pk, []):
        yield from _of_interview(interview, zone)
    for document in kept.documents.get(applicant.pk, []):
        if document.due_on:
            yield Coming(document.due_on, str(document), (_("Due"),), place("documents"), coming.DEADLINE)


def _of_interview(interview: Interview, zone: str) -> Iterator[Coming]:
    name, path = interview.entry.program.name, place("interviews")
    if interview.reply_by:
        yield Coming(interview.reply_by, name, (_("Reply to the interview offer"),), path, coming.REPLY)
    if interview.starts_at:
        day = periods.day_in(zone, interview.starts_at)
        words = _("Interview: %(moment)s") % {"moment": seasons.moment_words(interview.starts_at, zone)}
        yield Coming(day, name, (words,), path, coming.THE_DAY_BEFORE)


def _services(entries: Iterable[ShortlistEntry]) -> dict[int, set[str]]:
    """By season, the services that the list's programs are applied to and matched through."""
    found: dict[int, set[str]] = defaultdict(set)
    for entry in entries:
        specialty = entry.program.specialty
        found[entry.match_year] |= {specialty.application_service, specialty.match_service}
    return found


def _kept(applicants: Collection[Applicant], season: int) -> Kept:
    """Of that season and later ones. Nine queries."""
    mine = {"applicant__in": applicants}
    entries = list(readers.live_entries(applicants, season).prefetch_related("tracks"))
    dates = ProgramDate.objects.filter(
        program__in={one.program_id for one in entries}, event=ProgramDate.Event.DEADLINE
    )
    events = SeasonEvent.objects.filter(season__gte=season, event__in=seasons.EVENTS)
    of_entry = ("entry__program__institution", "entry__program__specialty")
    notes = Reminder.objects.filter(**mine, done=False).select_related(*of_entry)
    offers = Interview.objects.filter(entry__in=[one.pk for one in entries]).select_related(*of_entry)
    papers = Document.objects.filter(**mine, match_year__gte=season, due_on__isnull=False).exclude(status__in=SETTLED)
    return Kept(
        entries=_by(entries, lambda one: one.applicant_id),
        dates=_by(dates.select_related("statement"), lambda one: one.program_id),
        events=_by(events, lambda one: one.season_id),
        reminders=_by(notes, lambda one: one.applicant_id),
        interviews=_by(offers, lambda one: one.entry.applicant_id),
        documents=_by(papers, lambda one: one.applicant_id),
    )


def _by(rows: Iterable[Any], key: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)
