"""The interviews of a season, in words: what needs an answer first, then by date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from applicants.interviews.overlaps import Slot, overlapping
from applicants.interviews.times import Told, told
from applicants.models import Applicant, Interview, ShortlistEntry, Status
from programs.specialty_names import specialty_name
from search.presenters.places import linkable, place_words
from search.presenters.words import day_words

ASKS_FOR_ONE = (Status.INTERVIEW_OFFERED, Status.INTERVIEWED)
MORE_PRECISELY = (*ASKS_FOR_ONE, Status.APPLYING, Status.APPLIED, Status.WAITLISTED, Status.INTERESTED)
"""Entries that an interview may be noted for, from the list's page."""


MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One interview. `reply_by` is empty where none is noted; `overlaps` names the programs of those at the same time:
    the first few, and how many more.

    `link` is empty where the place is none that a browser may follow. `mark`: its entry could be marked interviewed.
    """

    id: int
    entry: int
    revision: int
    program: str
    specialty: str
    city: str
    status: str
    offered_on: str
    reply_by: str
    reply_passed: bool
    starts: Told | None
    minutes: int | None
    format: str
    place: str
    link: str
    notes: str
    thanked: bool
    held: bool
    mark: bool
    overlaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeasonInterviews:
    """`to_answer`: no time yet and a day to reply by. `silent`: entries said to be invited, with no interview noted."""

    to_answer: tuple[InterviewRow, ...]
    coming: tuple[InterviewRow, ...]
    undated: tuple[InterviewRow, ...]
    held: tuple[InterviewRow, ...]
    silent: tuple[ShortlistEntry, ...]

    @property
    def count(self) -> int:
        return len(self.to_answer) + len(self.coming) + len(self.undated) + len(self.held)


def of_season(applicant: Applicant, season: int, now: dt.datetime) -> SeasonInterviews:
    """Two queries, however many there are."""
    kept = _with_programs(Interview.objects.filter(entry__applicant=applicant, entry__match_year=season))
    rows = interview_rows(kept, applicant.time_zone, now)
    by_id = {one.pk: one for one in kept}
    open_ = [row for row in rows if not row.starts]
    to_answer = sorted((row for row in open_ if row.reply_by), key=lambda row: (by_id[row.id].reply_by, row.id))
    held = [row for row in rows if row.held]
    return SeasonInterviews(
        to_answer=tuple(to_answer),
        coming=tuple(row for row in rows if row.starts and not row.held),
        undated=tuple(row for row in open_ if not row.reply_by),
        held=tuple(reversed(held)),
        silent=tuple(_silent(applicant, season)),
    )


def of_entry(entry: ShortlistEntry, now: dt.datetime) -> tuple[InterviewRow, ...]:
    """With overlaps over the whole season. One query."""
    season = Interview.objects.filter(entry__applicant=entry.applicant_id, entry__match_year=entry.match_year)
    rows = interview_rows(_with_programs(season), entry.applicant.time_zone, now)
    return tuple(row for row in rows if row.entry == entry.pk)


def interview_rows(interviews: Iterable[Interview], zone: str, now: dt.datetime) -> tuple[InterviewRow, ...]:
    """In order of their time. Wants `entry.program` with institution and specialty loaded."""
    known = list(interviews)
    names = {one.pk: one.entry.program.place_name for one in known}
    at_once = overlapping(Slot(one.pk, one.starts_at, one.minutes) for one in known if one.starts_at)
    return tuple(_row(one, zone, now, _named([names[other] for other in at_once.get(one.pk, ())])) for one in known)


def _named(programs: list[str]) -> tuple[str, ...]:
    more = len(programs) - MOST_NAMED
    if more <= 0:
        return tuple(programs)
    return *programs[:MOST_NAMED], ngettext("%(count)d more", "%(count)d more", more) % {"count": more}


def is_held(interview: Interview, now: dt.datetime) -> bool:
    return bool(interview.starts_at) and interview.starts_at + dt.timedelta(minutes=interview.minutes or 0) < now  # type: ignore[operator]


def _row(interview: Interview, zone: str, now: dt.datetime, overlaps: tuple[str, ...]) -> InterviewRow:
    entry, reply = interview.entry, interview.reply_by
    program = entry.program
    held = is_held(interview, now)
    return InterviewRow(
        id=interview.pk,
        entry=entry.pk,
        revision=interview.revision,
        program=program.place_name,
        specialty=specialty_name(program.specialty.common_name),
        city=place_words(program.city, program.state),
        status=entry.get_status_display(),
        offered_on=day_words(interview.offered_on) if interview.offered_on else "",
        reply_by=day_words(reply) if reply else "",
        reply_passed=bool(reply and reply < timezone.localtime(now).date()),
        starts=told(interview.starts_at, zone) if interview.starts_at else None,
        minutes=interview.minutes,
        format=interview.get_format_display(),
        place=interview.place,
        link=linkable(interview.place),
        notes=interview.notes,
        thanked=interview.thanked,
        held=held,
        mark=held and entry.status == Status.INTERVIEW_OFFERED,
        overlaps=overlaps,
    )


def _with_programs(interviews: Iterable[Interview]) -> list[Interview]:
    rows = interviews.select_related("entry__program__institution", "entry__program__specialty")  # type: ignore[attr-defined]
    return list(rows.order_by("starts_at", "pk"))


def _silent(applicant: Applicant, season: int) -> Iterable[ShortlistEntry]:
    noted = Interview.objects.filter(entry=OuterRef("pk"))
    said = applicant.entries.filter(match_year=season, status__in=ASKS_FOR_ONE)
    return said.exclude(Exists(noted)).select_related("program__institution", "program__specialty")


def entries_to_add(applicant: Applicant, season: int) -> list[tuple[str, str]]:
    """Address and name of each entry that an interview may be noted for. One query."""
    entries = applicant.entries.filter(match_year=season, status__in=MORE_PRECISELY)
    named = entries.select_related("program__institution", "program__specialty")
    return sorted(
        ((reverse("applicants:interview-entry", args=[one.pk]), one.program.name) for one in named), key=_name
    )


def _name(one: tuple[str, str]) -> str:
    return one[1]
