"""Which programs are to be compared, their rows, and what an applicant's profile says of them."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import Prefetch

from programs.models import FactEvidence, Program, Statement
from search.index import Index
from search.matched.matches import match_for
from search.presenters.matching.headlines import Headline, headline
from search.presenters.matching.lines import RuleLine, lines, statements_of
from search.profile import ApplicantProfile

MOST = 5
PUBLIC_ID = r"[0-9A-Z]{4}-[0-9]{3}(?:-[a-z0-9-]{1,50})?|x-[0-9a-f]{8}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """At most MOST programs, in the order asked for. `unknown`: ids that are not in the directory; `left_out`: programs
    past the limit."""

    programs: tuple[Program, ...]
    unknown: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What a profile says of one program. `lines` by the name of their rule, without those that do not concern it."""

    headline: Headline
    lines: Mapping[str, RuleLine]


def chosen(given: Iterable[str]) -> Chosen:
    """A fixed number of queries, whatever is given; none where nothing is."""
    asked = dict.fromkeys(_id_in(value.strip()) for value in given if value.strip())
    ids = [one for one in asked if re.fullmatch(PUBLIC_ID, one)]
    if not ids:
        return Chosen((), len(asked), 0)
    known = set(Program.objects.published().filter(public_id__in=ids).values_list("public_id", flat=True))
    listed = [one for one in ids if one in known]
    return Chosen(_rows(listed[:MOST]), len(asked) - len(listed), len(listed[MOST:]))


def _id_in(value: str) -> str:
    """The id in the address of a program's page; what is no such address stays as it is."""
    found = re.search(rf"/programs/({PUBLIC_ID})/", value)
    return found[1] if found else value


def _rows(ids: Sequence[str]) -> tuple[Program, ...]:
    beside = FactEvidence.objects.select_related("statement__source").prefetch_related("statement__readings")
    differing = Statement.objects.select_related("source").prefetch_related("readings")
    rows = Program.objects.for_cards().prefetch_related(
        Prefetch("facts__beside", beside), Prefetch("dates__differing", differing)
    )
    by_id = {program.public_id: program for program in rows.filter(public_id__in=ids)}
    return tuple(by_id[one] for one in ids if one in by_id)


def judged(
    profile: ApplicantProfile, programs: Sequence[Program], held: Index, day: dt.date
) -> tuple[Judged | None, ...]:
    """Two queries. None for a program that the index does not hold yet."""
    match = match_for(profile, held, day)
    rows = [_row(program, held) for program in programs]
    told = {row: match.of_program(row) for row in rows if row is not None}
    statements = statements_of(one for every in told.values() for one in every)
    found: list[Judged | None] = []
    for row in rows:
        if row is None:
            found.append(None)
            continue
        shown = lines(told[row], statements, match)
        found.append(Judged(headline(match, row, shown), {one.rule: one for one in shown}))
    return tuple(found)


def _row(program: Program, held: Index) -> int | None:
    place = int(np.searchsorted(held.pks, program.pk))
    return place if place < len(held.pks) and int(held.pks[place]) == program.pk else None
