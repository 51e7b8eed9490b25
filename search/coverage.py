"""How much of the directory is stated, and how old that is. Read for the coverage page alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet

from programs.fields import DATE_FIELDS, FIELDS, SHOWN_FIELDS
from programs.models import (
    EmployerLink,
    Fact,
    Fetch,
    Institution,
    Program,
    ProgramDate,
    Reading,
    RejectedRow,
    Source,
    Specialty,
    Statement,
    Wording,
)
from programs.reconcile import AGE_ORDER, Age, age

LIVE_READING = Max("statement__readings__day", filter=Q(statement__readings__read_from=Reading.ReadFrom.LIVE))


@dataclass(frozen=True, slots=True)
class FieldCoverage:
    """How many published programs state a field, by the freshest fact that each has for it."""

    label: str
    stated: int
    current: int
    undated: int
    older: int


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    source: Source
    statements: int
    facts: int
    last_run: Fetch | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a curator."""

    names: int
    wordings: int
    employers: int
    statements: int
    rejected_rows: int


def by_field(day: dt.date) -> list[FieldCoverage]:
    """Two queries of one row a fact; a few tens of thousands at most."""
    freshest: dict[str, dict[int, Age]] = defaultdict(dict)
    for field, program, match_year, live in _facts():
        how_old = age(FIELDS[field], match_year, live, day)
        known = freshest[field].get(program, Age.OLDER)
        freshest[field][program] = min(how_old, known, key=AGE_ORDER.index)
    return [_coverage(name, freshest[name].values()) for name in SHOWN_FIELDS]


def _facts() -> Iterable[tuple[str, int, int | None, dt.date | None]]:
    shown = Fact.objects.filter(program__published=True).exclude(field__in=DATE_FIELDS)
    yield from (
        shown.values_list("field", "program_id", "statement__match_year")
        .annotate(live=LIVE_READING)
        .filter(field__in=SHOWN_FIELDS)
    )
    dates = ProgramDate.objects.filter(program__published=True)
    for event, program, season, stated, live in dates.annotate(
        live=LIVE_READING, stated=F("statement__match_year")
    ).values_list("event", "program_id", "match_year", "stated", "live"):
        yield event, program, season or stated, live


def _coverage(name: str, ages: Iterable[Age]) -> FieldCoverage:
    every = list(ages)
    counts = {how_old: every.count(how_old) for how_old in AGE_ORDER}
    return FieldCoverage(
        str(FIELDS[name].label), len(every), counts[Age.CURRENT], counts[Age.UNDATED], counts[Age.OLDER]
    )


def by_source() -> list[SourceCoverage]:
    """Published sources. Facts are counted where they rest on a statement of the source."""
    sources = list(Source.objects.filter(published=True))
    statements = dict(Statement.objects.values_list("source").annotate(n=Count("pk")))
    facts = dict(Fact.objects.values_list("statement__source").annotate(n=Count("pk")))
    dates = dict(ProgramDate.objects.values_list("statement__source").annotate(n=Count("pk")))
    runs = {run.source_id: run for run in _last_runs()}
    return [
        SourceCoverage(
            source,
            statements.get(source.pk, 0),
            facts.get(source.pk, 0) + dates.get(source.pk, 0),
            runs.get(source.pk),
        )
        for source in sources
    ]


def _last_runs() -> QuerySet[Fetch]:
    """Of each source; a dry run is somebody's try of a file, and none of a reader's business."""
    return Fetch.objects.filter(dry_run=False).order_by("source_id", "-started", "-pk").distinct("source_id")


def waiting() -> Waiting:
    return Waiting(
        names=Institution.objects.published().names_to_confirm().count(),
        wordings=Wording.objects.filter(confirmed__isnull=True).exclude(certainty="sure").count(),
        employers=EmployerLink.objects.to_confirm().count(),
        statements=Statement.objects.waiting().count(),
        rejected_rows=RejectedRow.objects.filter(fetch__in=_last_runs().values("pk")).count(),
    )


def by_specialty() -> QuerySet[Specialty]:
    """Specialties with published programs: how many, how many state anything, and each visa. One query."""
    shown = Q(programs__published=True)
    return (
        Specialty.objects.annotate(
            all_programs=Count("programs", filter=shown),
            anything=Count("programs", filter=shown & Q(programs__stated_fields__gt=0)),
            j1=Count("programs", filter=shown & Q(programs__visa_j1__isnull=False)),
            h1b=Count("programs", filter=shown & Q(programs__visa_h1b__isnull=False)),
            img=Count("programs", filter=shown & Q(programs__accepts_img__isnull=False)),
        )
        .filter(all_programs__gt=0)
        .order_by("common_name")
    )


@dataclass(frozen=True, slots=True)
class Numbers:
    programs: int
    with_anything_stated: int
    with_a_visa_stated: int
    statements: int
    pages: int


def numbers() -> Numbers:
    """The directory in five figures; two queries."""
    shown = Program.objects.published().aggregate(
        programs=Count("pk"),
        stated=Count("pk", filter=Q(stated_fields__gt=0)),
        visa=Count("pk", filter=Q(visa_j1__isnull=False) | Q(visa_h1b__isnull=False)),
    )
    said = (
        Statement.objects.filter(source__published=True)
        .exclude(field__in=("nrmp_code", "acgme_id"))
        .aggregate(statements=Count("pk"), pages=Count("page_url", distinct=True, filter=~Q(page_url="")))
    )
    return Numbers(shown["programs"], shown["stated"], shown["visa"], said["statements"], said["pages"])
