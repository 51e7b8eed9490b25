"""Which programs the lists name anew, no longer or not at all, and whose accreditation is said to be in question.

A list is a source of kind "list of programs"; what it says is one statement for each code, for a match year. Years are
compared within a source: a partner's list of a few programs says nothing of the others. Of the sources that name it,

    new       one names it for its latest year, and none for a year before
    gone      none names it for its own latest year; nothing of them is deleted
    unlisted  there are none, only sources of another kind

Of a source with one year on record there is nothing to compare: it makes none new or gone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet

from programs.models import Fact, FactEvidence, Program, Statement
from programs.models.fact import Agreement
from programs.models.source import SourceKind
from search.changes.form import GONE, NEW, STATUS, UNLISTED

IN_QUESTION = ("closing", "probation", "warning")
"""The values of `accreditation_status` that an applicant should know of before paying, the gravest first."""


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last match year for which one source names one program, and the latest that it has."""

    first: int
    last: int
    latest: int
    compared: bool


@dataclass(frozen=True, slots=True)
class Listings:
    """`years`: the match years of lists on record, the latest first; only of sources with several where there are any
    (`compared`). `sections`: programs by primary key. By program: `last_year`, the latest for which a list names it,
    and `latest`, the latest for which the sources that name it have a list."""

    years: tuple[int, ...]
    compared: bool
    sections: Mapping[str, frozenset[int]]
    last_year: Mapping[int, int]
    latest: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Status:
    """Who says it, and whether another says otherwise."""

    said: Statement
    disputed: bool


def _by_lists() -> QuerySet[Statement]:
    said = Statement.objects.standing().filter(field="nrmp_code", source__kind=SourceKind.PROGRAM_LIST)
    return said.filter(program__published=True)


def list_year() -> int | None:
    """The latest match year of the list that names the most programs: the one that this directory is built on.

    One query. None: no list is here.
    """
    by_source = _by_lists().order_by().values("source").annotate(latest=Max("match_year"), named=Count("pk"))
    found: int | None = by_source.order_by("-named", "source").values_list("latest", flat=True).first()
    return found


def listings() -> Listings:
    """Four queries; the largest has a row for each listed program."""
    dated = _by_lists().filter(match_year__isnull=False).order_by()
    years: dict[int, set[int]] = defaultdict(set)
    for source, year in dated.values_list("source_id", "match_year").distinct():
        years[source].add(year or 0)
    spans: dict[int, dict[int, Span]] = defaultdict(dict)
    by_source = dated.values_list("program_id", "source_id").annotate(Min("match_year"), Max("match_year"))
    for program, source, first, last in by_source:
        spans[program or 0][source] = Span(first, last, max(years[source]), compared=len(years[source]) > 1)
    several = [found for found in years.values() if len(found) > 1]
    named = _by_lists().values("program")
    return Listings(
        years=tuple(sorted(set().union(*(several or years.values())), reverse=True)),
        compared=bool(several),
        sections={
            NEW: frozenset(pk for pk, found in spans.items() if _is_new(found.values())),
            GONE: frozenset(pk for pk, found in spans.items() if all(one.last < one.latest for one in found.values())),
            STATUS: frozenset(in_question().values_list("program", flat=True)),
            UNLISTED: frozenset(Program.objects.published().exclude(pk__in=named).values_list("pk", flat=True)),
        },
        last_year={pk: max(one.last for one in found.values()) for pk, found in spans.items()},
        latest={pk: max(one.latest for one in found.values()) for pk, found in spans.items()},
    )


def _is_new(spans: Collection[Span]) -> bool:
    first = min(one.first for one in spans)
    return any(one.compared and one.latest == first for one in spans)


def in_question() -> QuerySet[Fact]:
    """Where sources differ, also what one of them says that the fact does not rest on."""
    differs = FactEvidence.objects.filter(fact=OuterRef("pk"), differs=True, statement__value__in=IN_QUESTION)
    disputed = Q(Exists(differs), agreement=Agreement.DISPUTED)
    shown = Fact.objects.filter(program__published=True, field="accreditation_status")
    return shown.filter(Q(value__in=IN_QUESTION) | disputed).order_by()


def programs_of(pks: Collection[int], specialties: Collection[str], states: Collection[str]) -> QuerySet[Program]:
    """In the order of their names."""
    found = Program.objects.filter(pk__in=pks).select_related("institution", "specialty")
    if specialties:
        found = found.filter(specialty__code__in=specialties)
    if states:
        found = found.filter(state__in=states)
    names = ("institution__plain_name", "institution__listed_name", "specialty__common_name", "public_id")
    return found.order_by(*names)


def naming(programs: Iterable[Program], *, by_lists: bool) -> dict[int, Statement]:
    """By program, a statement that names it: the latest of a list's, or the first that is on record at all."""
    undated_first = F("match_year").asc(nulls_first=True)
    own = _by_lists().order_by(undated_first, "-pk") if by_lists else Statement.objects.standing().order_by("-pk")
    said = own.filter(program__in=[program.pk for program in programs])
    return _by_program(said)


def _by_program(said: QuerySet[Statement]) -> dict[int, Statement]:
    """The last one of each program stays."""
    found = said.select_related("source").prefetch_related("readings")
    return {statement.program_id: statement for statement in found if statement.program_id is not None}


def statuses(programs: Iterable[Program]) -> dict[int, Status]:
    """By program, the gravest that is stated. Four queries at most."""
    facts = in_question().filter(program__in=[program.pk for program in programs])
    differing = FactEvidence.objects.filter(differs=True).select_related("statement__source")
    beside = Prefetch("beside", differing, to_attr="differing")
    readings = ("statement__readings", beside, "differing__statement__readings")
    found: dict[int, Status] = {}
    for fact in facts.select_related("statement__source").prefetch_related(*readings):
        disputed = fact.agreement == Agreement.DISPUTED
        beside_it: list[FactEvidence] = vars(fact)["differing"] if disputed else []
        for said in (fact.statement, *(one.statement for one in beside_it)):
            known = found.get(fact.program_id)
            if said.value in IN_QUESTION and (known is None or _gravity(said) < _gravity(known.said)):
                found[fact.program_id] = Status(said, disputed)
    return found


def _gravity(said: Statement) -> int:
    return IN_QUESTION.index(said.value)
