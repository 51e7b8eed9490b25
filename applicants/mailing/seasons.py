"""Days of the season and of programs, as reminders tell them. Pure: rows in, with what they rest on."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from applicants.calendar import standing_dates
from applicants.mailing.coming import DEADLINE, THE_DAY_BEFORE, Coming
from applicants.mailing.periods import EASTERN, zone_of
from applicants.models import ShortlistEntry
from programs.fields import FIELDS
from programs.models import ProgramDate, SeasonEvent
from programs.models.fact import Agreement, StrengthClass
from programs.normalise import season_day
from search.presenters.dates import event_line
from search.presenters.evidence import kind_words
from search.presenters.words import day_words

EVENTS: Mapping[str, tuple[int, ...]] = {
    "eras_submission_opens": (7, 1),
    "nrmp_registration_opens": THE_DAY_BEFORE,
    "nrmp_standard_registration_deadline": DEADLINE,
    "ecfmg_pathways_deadline": DEADLINE,
    "ranking_opens": THE_DAY_BEFORE,
    "rank_list_deadline": DEADLINE,
    "match_status_and_soap_opens": THE_DAY_BEFORE,
    "match_day": THE_DAY_BEFORE,
}
"""The season's events at which an applicant has something to do or to learn, and how long before they are told."""
EVERYBODYS = "ECFMG"


def deadlines(entry: ShortlistEntry, dates: Collection[ProgramDate]) -> Iterator[Coming]:
    """Of the entry's season and the tracks that are meant. Needs the entry's program with its names, its tracks, and
    the dates with their statements. A day that was stated for an earlier season is no day of this one, and one for
    every season gives way to the season's own."""
    kinds = {track.kind for track in entry.tracks.all()}
    for date in standing_dates(dates, entry.match_year, kinds):
        day = day_in_season(date, entry.match_year)
        if day is not None and (not date.kind or not kinds or date.kind in kinds):
            yield Coming(day, entry.program.name, (_deadline_words(date),), _path(entry), DEADLINE)


def _path(entry: ShortlistEntry) -> str:
    return reverse("search:program-detail", args=[entry.program.public_id, entry.program.slug])


def day_in_season(date: ProgramDate, match_year: int) -> dt.date | None:
    """None: it says nothing of that season."""
    if date.match_year is not None:
        return date.day if date.match_year == match_year else None
    said_for = date.statement.match_year
    return None if said_for is not None and said_for < match_year else season_day(date.month_day, match_year)


def _deadline_words(date: ProgramDate) -> str:
    notes = [str(FIELDS[date.event].label)]
    if date.kind:
        notes.append(kind_words(date.kind))
    if date.strength_class == StrengthClass.PREFERENCE:
        notes.append(_("preferred"))
    if date.month_day:
        notes.append(_("as stated for every season"))
    if date.agreement == Agreement.DISPUTED:
        notes.append(_("sources differ"))
    return "; ".join(notes)


def events(
    of_season: Iterable[SeasonEvent], services: set[str], zone: str, path: str, day: dt.date
) -> Iterator[Coming]:
    """Of the services that the list's programs use, on the applicant's own days."""
    for event in of_season:
        if event.event in EVENTS and event.service in {*services, EVERYBODYS}:
            line = event_line(event, day)
            words = [line.when, _own_clock(event.starts_at, zone) if not event.all_day else ""]
            words.append(_("Reported, not confirmed by an official page that we hold.") if line.reported else "")
            yield Coming(own_day(event, zone), line.name, tuple(filter(None, words)), path, EVENTS[event.event])


def own_day(event: SeasonEvent, zone: str) -> dt.date:
    """A whole day is the same day everywhere; a moment falls on the applicant's own day."""
    return event.starts_at.astimezone(zone_of(EASTERN if event.all_day else zone)).date()


def moment_words(moment: dt.datetime, zone: str) -> str:
    own = moment.astimezone(zone_of(zone))
    return _("%(day)s, %(clock)s your time") % {"day": day_words(own.date()), "clock": date_format(own, "H:i")}


def _own_clock(moment: dt.datetime, zone: str) -> str:
    """Empty where it is the Match's own clock."""
    same = moment.astimezone(zone_of(zone)).utcoffset() == timezone.localtime(moment).utcoffset()
    return "" if same else moment_words(moment, zone)
