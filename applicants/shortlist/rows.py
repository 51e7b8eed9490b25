"""Entries as they are shown: what the program states for this reader, kept current, beside what the reader keeps."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from applicants.models import Applicant, ShortlistEntry
from programs.fields import SHOWN_FIELDS, TRACK_KINDS
from programs.models import Change, Program, ProgramDate
from programs.models.fact import StrengthClass
from programs.specialty_names import specialty_name
from search.changes.rows import quotable
from search.index import Index
from search.matched.matches import match_for
from search.matching import Match
from search.presenters.dates import is_old, short_words
from search.presenters.matching.headlines import Headline
from search.presenters.matching.results import headlines
from search.presenters.places import place_words
from search.presenters.words import field_label
from search.profile import ApplicantProfile


@dataclass(frozen=True, slots=True)
class Row:
    """`said` None: nothing was told of the reader, or the directory does not list the program now (`listed`).
    `changed`: names of fields that moved since the reader saved the program or last looked."""

    entry: ShortlistEntry
    id: str
    slug: str
    name: str
    specialty: str
    service: str
    place: str
    listed: bool
    said: Headline | None
    deadline: str
    tracks: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """A profile held against the directory; without one nothing is said."""

    held: Index
    match: Match | None

    def headlines(self, programs: Iterable[int]) -> dict[int, Headline]:
        """By primary key of those that the index holds. Two queries, none without a profile."""
        if self.match is None:
            return {}
        rows = {pk: row for pk in programs if (row := self.held.row_of(pk)) is not None}
        said = headlines(self.match, list(rows.values()))
        return {pk: said[row] for pk, row in rows.items()}

    def verdicts(self, programs: Iterable[int]) -> dict[int, int]:
        """By primary key. No query."""
        if self.match is None:
            return {}
        rows = {pk: row for pk in programs if (row := self.held.row_of(pk)) is not None}
        return {pk: int(self.match.verdict[row]) for pk, row in rows.items()}


def judge_for(profile: ApplicantProfile | None, held: Index, day: dt.date) -> Judge:
    return Judge(held, match_for(profile, held, day) if profile else None)


def entries_of(applicant: Applicant, pks: Collection[int]) -> dict[int, ShortlistEntry]:
    """By primary key, with programs, chosen tracks and stated deadlines. Two queries."""
    return {entry.pk: entry for entry in with_programs(applicant.entries.filter(pk__in=pks)).defer("notes")}


def with_programs(entries: QuerySet[ShortlistEntry]) -> QuerySet[ShortlistEntry]:
    deadlines = ProgramDate.objects.filter(event=ProgramDate.Event.DEADLINE)
    stated = deadlines.exclude(strength_class=StrengthClass.PREFERENCE).select_related("statement")
    chosen = ShortlistEntry.tracks.through.objects.filter(shortlistentry=OuterRef("pk")).order_by("track__nrmp_code")
    return (
        entries.select_related("program__institution", "program__specialty")
        .annotate(track_codes=ArraySubquery(chosen.values("track__nrmp_code")))
        .prefetch_related(Prefetch("program__dates", stated, to_attr="stated_deadlines"))
    )


def changed_fields(entries: Collection[ShortlistEntry]) -> dict[int, tuple[str, ...]]:
    """By entry, the fields of its program that moved since, by name. One query."""
    since = {entry.program_id: entry.looked_at or entry.added_at for entry in entries}
    if not since:
        return {}
    changes = quotable(
        Change.objects.filter(program__in=since, field__in=SHOWN_FIELDS, at__gt=min(since.values())).order_by("at")
    )
    moved: dict[int, dict[str, None]] = {}
    for program, field, at in changes.values_list("program", "field", "at"):
        if at > since[program]:
            moved.setdefault(program, {})[field_label(field)] = None
    return {entry.pk: tuple(moved.get(entry.program_id, ())) for entry in entries}


def row(
    entry: ShortlistEntry, said: Mapping[int, Headline], changed: Mapping[int, tuple[str, ...]], day: dt.date
) -> Row:
    """Needs the entry as `with_programs` gives it; makes no query."""
    program = entry.program
    return Row(
        entry=entry,
        id=program.public_id,
        slug=program.slug,
        name=program.place_name,
        specialty=specialty_name(program.specialty.common_name),
        service=program.specialty.application_service,
        place=place_words(program.city, program.state),
        listed=program.published,
        said=said.get(program.pk),
        deadline=deadline_words(program, day),
        tracks=tuple(track_words(code) for code in entry.track_codes),  # type: ignore[attr-defined]
        changed=changed.get(entry.pk, ()),
    )


def deadline_words(program: Program, day: dt.date) -> str:
    """The newest that is stated and no mere preference."""
    stated: Sequence[ProgramDate] = program.stated_deadlines  # type: ignore[attr-defined]
    if not stated:
        return _("not stated")
    newest = min(stated, key=lambda date: (is_old(date, day), -(date.match_year or 0), date.kind))
    return _("sources differ") if newest.agreement == "disputed" else short_words(newest, day)


def track_words(code: str) -> str:
    """An NRMP code names the kind of its track in its eighth character."""
    return f"{code} {TRACK_KINDS[code[7]]}"
