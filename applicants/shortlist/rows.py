"""Entries as they are shown: what the program states for this reader, kept current, beside what the reader keeps."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet

from applicants.judging import KINDS_AT, kinds_of
from applicants.models import Applicant, ShortlistEntry
from applicants.shortlist.deadlines import deadline_words
from programs.fields import SHOWN_FIELDS, TRACK_KINDS
from programs.models import Change, ProgramDate
from programs.models.fact import StrengthClass
from programs.specialty_names import specialty_name
from search.changes.rows import quotable
from search.presenters.matching.headlines import Headline
from search.presenters.places import place_words
from search.presenters.words import field_label


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


def kinds_meant(entries: Iterable[ShortlistEntry]) -> dict[int, frozenset[str]]:
    """By primary key of the program; of entries as `with_programs` gives them."""
    return {entry.program_id: kinds_of(entry.track_codes) for entry in entries}  # type: ignore[attr-defined]


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
        deadline=deadline_words(entry, day),
        tracks=tuple(track_words(code) for code in entry.track_codes),  # type: ignore[attr-defined]
        changed=changed.get(entry.pk, ()),
    )


def track_words(code: str) -> str:
    return f"{code} {TRACK_KINDS[code[KINDS_AT]]}"
