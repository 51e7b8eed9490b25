"""Which programs the lists name anew, no longer or not at all, and whose accreditation is said to be in question.

A list is a source of kind "list of programs"; what it says is one statement for each code, for a match year. With two
match years on record, the latest list year and those before it:

    new       named for the latest year, and for none before
    gone      named for a year before, and not for the latest; nothing of them is deleted
    unlisted  named by no list, only by other sources

With one year on record there is nothing to compare: none is new or gone.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Min, QuerySet

from programs.models import Fact, Program, Statement
from programs.models.source import SourceKind
from search.changes.form import GONE, NEW, STATUS, UNLISTED

IN_QUESTION = ("closing", "probation", "warning")
"""The values of `accreditation_status` that an applicant should know of before paying, the gravest first."""


@dataclass(frozen=True, slots=True)
class Listings:
    """`years`: the match years that lists on record are for, the latest first. `sections`: programs by primary key.
    `last_year`: by program, the latest year for which a list names it."""

    years: tuple[int, ...]
    sections: Mapping[str, frozenset[int]]
    last_year: Mapping[int, int]


def _by_lists() -> QuerySet[Statement]:
    said = Statement.objects.standing().filter(field="nrmp_code", source__kind=SourceKind.PROGRAM_LIST)
    return said.filter(program__published=True)


def listings() -> Listings:
    """Four queries; the largest has a row for each listed program."""
    dated = _by_lists().filter(match_year__isnull=False).order_by()
    years = tuple(sorted({year or 0 for year in dated.values_list("match_year", flat=True).distinct()}, reverse=True))
    spans = {
        program: (first, last)
        for program, first, last in dated.values_list("program_id").annotate(Min("match_year"), Max("match_year"))
    }
    compared = len(years) > 1
    latest = years[0] if years else 0
    named = _by_lists().values("program")
    return Listings(
        years=years,
        sections={
            NEW: frozenset(pk for pk, (first, _last) in spans.items() if compared and first == latest),
            GONE: frozenset(pk for pk, (_first, last) in spans.items() if compared and last < latest),
            STATUS: frozenset(in_question().values_list("program", flat=True)),
            UNLISTED: frozenset(Program.objects.published().exclude(pk__in=named).values_list("pk", flat=True)),
        },
        last_year={pk: last for pk, (_first, last) in spans.items()},
    )


def in_question() -> QuerySet[Fact]:
    shown = Fact.objects.filter(program__published=True)
    return shown.filter(field="accreditation_status", value__in=IN_QUESTION).order_by()


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
    own = _by_lists().order_by("match_year", "-pk") if by_lists else Statement.objects.standing().order_by("-pk")
    said = own.filter(program__in=[program.pk for program in programs])
    return _by_program(said)


def _by_program(said: QuerySet[Statement]) -> dict[int, Statement]:
    """The last one of each program stays."""
    found = said.select_related("source").prefetch_related("readings")
    return {statement.program_id: statement for statement in found if statement.program_id is not None}


def statuses(programs: Iterable[Program]) -> dict[int, Fact]:
    """By program, the gravest that stands."""
    facts = in_question().filter(program__in=[program.pk for program in programs])
    found = list(facts.select_related("statement__source").prefetch_related("statement__readings"))
    found.sort(key=lambda fact: IN_QUESTION.index(fact.value), reverse=True)
    return {fact.program_id: fact for fact in found}
