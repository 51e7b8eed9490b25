"""From the database to what the rules look at: facts, deadlines and kinds of positions. Four queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Max

from programs.fields import FIELDS
from programs.models import Fact, Program, ProgramDate, Reading, Track
from programs.models.statement import AppliesTo, Basis
from programs.normalise import match_year_of, season_day
from programs.reconcile import Age
from programs.vocabulary import Kind
from search.matching.stated import MATCH_FIELDS, RECURS, Line, Listed, Stated, age_on, code_of, stated

STATEMENT = ("match_year", "strength", "basis", "unless", "applies_to")
DEADLINE = "application_deadline"
DISPUTED = "disputed"
Lived = Mapping[int, dt.date]
"""By statement: the last day on which the live page was read."""


def build(day: dt.date) -> Stated:
    """For the published programs, in the order of their primary keys."""
    lived = dict(
        Reading.objects.filter(read_from=Reading.ReadFrom.LIVE).order_by().values_list("statement").annotate(Max("day"))
    )
    return stated(list(_programs(day)), [*_facts(day, lived), *_deadlines(day, lived)])


def _programs(day: dt.date) -> Iterator[Listed]:
    """A track that is kept for a few (one school's students, surgeons of the mouth and jaw) is no offer to others,
    unless it is all that the program has. R is kept for doctors with prior training: a rule looks at that."""
    kinds: dict[int, dict[str, Age]] = defaultdict(dict)
    kept: dict[int, dict[str, Age]] = defaultdict(dict)
    season = match_year_of(day)
    tracks = Track.objects.filter(published=True).order_by()
    for program, kind, year, restricted_to in tracks.values_list("program", "kind", "listed_for", "restricted_to"):
        of = (kept if restricted_to and kind != "R" else kinds)[program]
        of[kind] = min(of.get(kind, Age.OLDER), _listing_age(year, season), key=_freshness)
    rows = Program.objects.published().order_by("pk")
    for pk, years, service in rows.values_list("pk", "specialty__years", "specialty__match_service"):
        yield Listed(pk, years or 0, service == "NRMP", kinds.get(pk) or kept.get(pk, {}))


def _listing_age(listed_for: int | None, season: int) -> Age:
    """A list is made for one Match: last year's list is an older one."""
    if listed_for is None:
        return Age.UNDATED
    return Age.CURRENT if listed_for >= season else Age.OLDER


def _freshness(age: Age) -> int:
    return list(Age).index(age)


def _facts(day: dt.date, lived: Lived) -> Iterator[Line]:
    names = [name for name in MATCH_FIELDS if name != DEADLINE]
    rows = Fact.objects.filter(field__in=names, program__published=True).order_by()
    own = ("program", "field", "kind", "scope", "value", "agreement", "statement")
    for row in rows.values_list(*own, *(f"statement__{name}" for name in STATEMENT)):
        program, field, kind, scope, value, agreement, statement, *said = row
        yield _line(
            said,
            program=program,
            field=field,
            kind=kind,
            scope=scope,
            value=_number(field, value),
            age=age_on(day, field, said[0], lived.get(statement)),
            disputed=agreement == DISPUTED,
            statement=statement,
        )


def _number(field: str, value: str) -> int:
    """Codes that no table knows (a school requirement) have no number: that one is stated is all a rule can use."""
    kind = FIELDS[field].kind
    if kind is Kind.NUMBER:
        return int(value)
    return code_of(field, value) if kind is Kind.CHOICE else 0


def _deadlines(day: dt.date, lived: Lived) -> Iterator[Line]:
    """A day for every season gives way to the running season's own, for the same kind of positions or for all."""
    rows = ProgramDate.objects.filter(event=DEADLINE, program__published=True).order_by()
    running = match_year_of(day)
    columns = ("program", "kind", "strength_class", "match_year", "day", "month_day", "agreement", "statement")
    found = list(rows.values_list(*columns, *(f"statement__{name}" for name in STATEMENT)))
    own = {(program, kind, class_) for program, kind, class_, match_year, *_ in found if match_year == running}
    for program, kind, class_, match_year, dated, month_day, agreement, statement, *said in found:
        if match_year is None and own & {(program, kind, class_), (program, "", class_)}:
            continue
        season = match_year or running
        yield _line(
            said,
            program=program,
            field=DEADLINE,
            kind=kind,
            scope="" if dated else RECURS,
            value=(dated or season_day(month_day, season)).toordinal(),
            age=age_on(day, DEADLINE, match_year or said[0], lived.get(statement)),
            disputed=agreement == DISPUTED,
            statement=statement,
            season=season,
        )


def _line(said: Sequence[Any], **known: Any) -> Line:
    _match_year, strength, basis, unless, applies_to = said
    return Line(
        **known,
        strength=strength,
        explicit=basis == Basis.EXPLICIT,
        inferred=basis == Basis.INFERRED,
        conditional=bool(unless),
        img_only=applies_to == AppliesTo.IMG,
    )
