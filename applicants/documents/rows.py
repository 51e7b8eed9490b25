"""What the page of papers is made of: a fixed number of queries, however long the list."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from applicants.calendar import ALWAYS, services_of
from applicants.calendars.rows import dates_of, entries_of
from applicants.documents.due import WEEKS_UNTIL_A_SCORE, Known
from applicants.documents.known import known_of, wanted_by
from applicants.models import Applicant, Document, ShortlistEntry
from applicants.models.shortlist import OVER
from programs.models import Fact, SeasonEvent

DEMANDS = ("letters", "letters_us", "letters_specialty")


@dataclass(frozen=True, slots=True)
class Papers:
    """`entries`: of programs that something can still come of. `goes_to`: ids of entries by document."""

    documents: tuple[Document, ...]
    entries: tuple[ShortlistEntry, ...]
    goes_to: Mapping[int, frozenset[int]]
    demands: Mapping[int, tuple[Fact, ...]]
    known: Known


def papers_of(applicant: Applicant | None, match_year: int, day: dt.date, weeks: int = WEEKS_UNTIL_A_SCORE) -> Papers:
    """Eleven queries at most."""
    entries = [entry for entry in entries_of(applicant, {match_year}) if entry.status not in OVER]
    documents = list(applicant.documents.filter(match_year=match_year)) if applicant else []
    return Papers(
        documents=tuple(documents),
        entries=tuple(entries),
        goes_to=_goes_to(documents),
        demands=demands_of(entries),
        known=known(entries, match_year, day, weeks),
    )


def known(entries: Collection[ShortlistEntry], match_year: int, day: dt.date, weeks: int) -> Known:
    """Four queries at most."""
    services = services_of(entries)
    events = SeasonEvent.objects.filter(season=match_year)
    if services:
        events = events.filter(service__in={*services, ALWAYS})
    return known_of(entries, dates_of(entries), events, wanted_by(entries), day, weeks)


def demands_of(entries: Iterable[ShortlistEntry]) -> dict[int, tuple[Fact, ...]]:
    """What each program states of letters, by program, in the registry's order. Three queries at most."""
    programs = {entry.program_id for entry in entries}
    found: dict[int, list[Fact]] = defaultdict(list)
    if programs:
        facts = Fact.objects.filter(program__in=programs, field__in=DEMANDS)
        rows = facts.select_related("statement__source").prefetch_related("statement__readings")
        for fact in sorted(rows, key=lambda fact: DEMANDS.index(fact.field)):
            found[fact.program_id].append(fact)
    return {program: tuple(facts) for program, facts in found.items()}


def _goes_to(documents: Collection[Document]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    if documents:
        through = Document.entries.through.objects.filter(document__in=[one.pk for one in documents])
        for document, entry in through.values_list("document_id", "shortlistentry_id"):
            found[document].add(entry)
    return {document: frozenset(entries) for document, entries in found.items()}
