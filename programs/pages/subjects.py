"""Whom a page speaks of: the programs and offices under whose statements it is cited."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from programs.checking import StatementError, checked
from programs.models import Program, Source, Statement
from programs.pages.comparing import US_GRADUATES, Cited, Said, Subject
from programs.pages.extract import Extracted

OFFICE = "*"


@dataclass(frozen=True, slots=True)
class Cites:
    """The standing statements of one page, the source under which it speaks for each subject, and their programs.

    Of several sources that cite it the best by rank: a program's own words are not a tracker's. Statements about US
    graduates are left out, as readings of that kind are: neither makes a fact.

    `specialties`: the ids of the subject programs, and of an office's programs, by ACGME code.
    """

    statements: Sequence[Cited]
    sources: Mapping[Subject, Source]
    specialties: Mapping[str, frozenset[int]]


def cites_of(url: str, read_before: Iterable[int]) -> Cites:
    """`read_before`: ids of statements that an earlier look found in the page. Three queries."""
    found = set(read_before)
    rows = list(Statement.objects.standing().filter(page_url=url).select_related("source").prefetch_related("facts"))
    by_rank = sorted(rows, key=lambda row: (-row.source.rank, row.pk))  # the best comes last, and stays
    sources = {subject_of(row): row.source for row in by_rank}
    cited = [_cited(row, row.pk in found) for row in rows if row.applies_to != US_GRADUATES]
    return Cites(cited, sources, _specialties(sources))


def subject_of(row: Statement) -> Subject:
    return ("program", row.program_id) if row.program_id is not None else ("institution", row.institution_id or 0)


def _cited(row: Statement, found_before: bool) -> Cited:
    return Cited(
        id=row.pk,
        subject=subject_of(row),
        field=row.field,
        value=row.value,
        kind=row.kind,
        strength=row.strength,
        scope=row.scope,
        unless=row.unless,
        match_year=row.match_year,
        found_before=found_before,
        leads=bool(row.facts.all()),
    )


def _specialties(sources: Mapping[Subject, Source]) -> Mapping[str, frozenset[int]]:
    programs = [pk for kind, pk in sources if kind == "program"]
    offices = [pk for kind, pk in sources if kind == "institution"]
    rows = Program.objects.filter(pk__in=programs) | Program.objects.filter(institution__in=offices)
    by_code: dict[str, set[int]] = {}
    for code, pk in rows.values_list("specialty__code", "pk"):
        by_code.setdefault(code, set()).add(pk)
    return {code: frozenset(ids) for code, ids in by_code.items()}


def said_by(readings: Iterable[Extracted], cites: Cites) -> list[Said]:
    """Each reading once for each subject it is about; one about a program that the page is not cited for is left."""
    return [
        Said(subject, match_year, one)
        for one in readings
        for match_year in _season(one)
        for subject in _subjects(one, cites)
    ]


def _season(one: Extracted) -> list[int | None]:
    """Nothing when the reading is not a statement that could be recorded."""
    try:
        value, match_year = checked(
            name=one.field, value=one.value, strength=one.strength, scope=one.scope, kind=one.kind, cycle=one.cycle
        )
    except StatementError:
        return []
    return [match_year] if value == one.value else []


def _subjects(one: Extracted, cites: Cites) -> list[Subject]:
    if one.subject in {"", OFFICE}:
        return list(cites.sources)
    named = cites.specialties.get(one.subject, frozenset())
    own = [("program", pk) for pk in sorted(named) if ("program", pk) in cites.sources]
    # An office's page that speaks of one specialty: of the office's one program in it, or of none that we can tell.
    return own or [("program", pk) for pk in named if len(named) == 1]


def source_for(subject: Subject, cites: Cites) -> Source:
    """The source of a new statement: that of the subject, or of the office whose page it is."""
    return cites.sources.get(subject) or next(iter(cites.sources.values()))
