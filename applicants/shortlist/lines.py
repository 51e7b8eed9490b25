"""A season's list as plain lines: what filters, orders and counts need of each entry, and no more."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery

from applicants.judging import kinds_of
from applicants.models import Applicant, ShortlistEntry
from applicants.shortlist.signals import Allowed
from programs.models import SpecialtySignal

OWN, DEADLINE, VERDICT = "own", "deadline", "verdict"
ORDERS = (OWN, DEADLINE, VERDICT)
PER_PAGE = 20
AFTER_ALL = 99


@dataclass(frozen=True, slots=True)
class Line:
    """`program`: its primary key. `kinds`: of the tracks that are meant; none: any."""

    pk: int
    id: str
    program: int
    status: str
    signal: str
    tags: tuple[str, ...]
    position: int
    specialty: str
    allowed: Allowed
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a list is to be seen, and how. Empty: everything."""

    season: int
    status: str = ""
    tag: str = ""
    order: str = OWN
    page: int = 1

    @property
    def is_by_hand(self) -> bool:
        return self.order == OWN

    @property
    def is_filtered(self) -> bool:
        return bool(self.status or self.tag)


def lines_of(applicant: Applicant, season: int) -> tuple[Line, ...]:
    """In the reader's own order. One query."""
    signals = SpecialtySignal.objects.filter(specialty=OuterRef("program__specialty"), match_year=season)
    chosen = ShortlistEntry.tracks.through.objects.filter(shortlistentry=OuterRef("pk"))
    columns = ("pk", "program__public_id", "program", "status", "signal", "tags", "position")
    rows = (
        applicant.entries.filter(match_year=season)
        .annotate(gold=Subquery(signals.values("gold")), silver=Subquery(signals.values("silver")))
        .annotate(track_codes=ArraySubquery(chosen.values("track__nrmp_code")))
        .order_by("position")
        .values_list(*columns, "program__specialty__common_name", "gold", "silver", "track_codes")
    )
    return tuple(
        Line(
            *(pk, public_id, program, status, signal, tuple(tags), position, specialty),
            allowed=Allowed(gold, silver),
            kinds=kinds_of(codes),
        )
        for pk, public_id, program, status, signal, tags, position, specialty, gold, silver, codes in rows
    )


def seasons_of(applicant: Applicant) -> dict[int, int]:
    """How many entries each season has, the latest first."""
    counts = Counter(applicant.entries.order_by().values_list("match_year", flat=True))
    return dict(sorted(counts.items(), reverse=True))


def found(
    lines: Iterable[Line], asked: Asked, verdicts: Mapping[int, int], deadlines: Mapping[int, dt.date | None]
) -> list[Line]:
    """Filtered and in order. `verdicts` by program, `deadlines` by entry; one without stands after those with."""
    kept = [
        line
        for line in lines
        if (not asked.status or line.status == asked.status) and (not asked.tag or asked.tag in line.tags)
    ]
    if asked.order == DEADLINE:
        return sorted(kept, key=lambda line: (deadlines.get(line.pk) or dt.date.max, line.position))
    if asked.order == VERDICT:
        return sorted(kept, key=lambda line: (verdicts.get(line.program, AFTER_ALL), line.position))
    return kept


def page_of(lines: Sequence[Line], number: int) -> tuple[Sequence[Line], int]:
    """One page and its number, which is the last one's where there are not as many."""
    number = min(number, max(1, -(-len(lines) // PER_PAGE)))
    return lines[(number - 1) * PER_PAGE : number * PER_PAGE], number


def tag_counts(lines: Iterable[Line]) -> list[tuple[str, int]]:
    counts = Counter(tag for line in lines for tag in line.tags)
    return sorted(counts.items(), key=lambda one: one[0].casefold())


def status_counts(lines: Iterable[Line]) -> dict[str, int]:
    return dict(Counter(line.status for line in lines))
