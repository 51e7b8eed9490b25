"""By when a paper is wanted: pure. From the season, from the deadlines of programs, and worked back from either.

Nothing here is a rule of anybody's but where `why` names a date that a source states. What is worked back says so.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.models import DocumentKind as Kind
from search.presenters.words import day_words

WEEKS_UNTIL_A_SCORE = 4
"""From an exam to its result, where nobody has said otherwise: our assumption. No source we hold states it."""
MOST_WEEKS = 26

APPLICATION_PAPERS = (
    Kind.EXPERIENCE,
    Kind.PERSONAL_STATEMENT,
    Kind.LETTER,
    Kind.TRANSCRIPT,
    Kind.PHOTO,
    Kind.SCORES,
)
EXAMS = (Kind.STEP1, Kind.STEP2, Kind.STEP3)
PATHWAY_PAPERS = (Kind.OET, Kind.PATHWAY)
CERTIFICATE_PAPERS = (Kind.CREDENTIALS, Kind.ECFMG_CERTIFICATE)
AFTER_MATCHING = (
    Kind.CONTRACT,
    Kind.STATEMENT_OF_NEED,
    Kind.DS2019,
    Kind.H1B_PETITION,
    Kind.CONSULATE,
    Kind.TRAINING_LICENCE,
    Kind.ORIENTATION,
)


class Basis(StrEnum):
    OWN = "own"
    SEASON = "season"
    PROGRAM = "program"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class SeasonDay:
    """A day of the season's calendar, with its name in words. `reported`: no official page was seen to say so."""

    day: dt.date
    name: str
    reported: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """One program's. `wants`: the exams and papers whose result it states that it wants with the application."""

    day: dt.date
    program: str
    pk: int
    wants: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What days are worked out from. `step3_by`: "ranking" and "start" where a program on the list wants Step 3 by
    then. `weeks`: from an exam to its result."""

    events: Mapping[str, SeasonDay] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()
    step3_by: frozenset[str] = frozenset()
    weeks: int = WEEKS_UNTIL_A_SCORE


@dataclass(frozen=True, slots=True)
class Due:
    day: dt.date
    basis: Basis
    why: str

    @property
    def is_estimate(self) -> bool:
        return self.basis is Basis.ESTIMATE


def due(kind: str, known: Known, day: dt.date, *, own: dt.date | None = None, entries: frozenset[int]) -> Due | None:
    """The day that counts: one's own where it is set, else the first that is still to come, else the last that was.

    `entries`: the programs that the paper goes to; none: to all. None: no day is known.
    """
    if own:
        return Due(own, Basis.OWN, "")
    found = worked_out(kind, known, entries)
    coming = [one for one in found if one.day >= day]
    return coming[0] if coming else found[-1] if found else None


def worked_out(kind: str, known: Known, entries: frozenset[int] = frozenset()) -> list[Due]:
    """Every day that bears on it, by day."""
    deadlines = [one for one in known.deadlines if not entries or one.pk in entries]
    return sorted(set(_of_kind(kind, known, deadlines)), key=lambda one: (one.day, one.basis, one.why))


def _of_kind(kind: str, known: Known, deadlines: list[Deadline]) -> Iterator[Due]:
    if kind == Kind.TOKEN:
        yield from _of_season(known, "eras_submission_opens")
        yield from _of_programs(deadlines)
    elif kind in APPLICATION_PAPERS:
        yield from _of_season(known, "programs_may_review")
        yield from _of_programs(deadlines)
    elif kind == Kind.MSPE:
        yield from _of_season(known, "mspe_released")
        yield from _of_programs(deadlines)
    elif kind in EXAMS:
        yield from _sittings(kind, known, deadlines)
    elif kind in PATHWAY_PAPERS:
        yield from _of_season(known, "ecfmg_pathways_deadline")
    elif kind in CERTIFICATE_PAPERS:
        yield from _of_season(known, "rank_list_deadline")
        yield from _of_programs(one for one in deadlines if kind in one.wants)
    elif kind in AFTER_MATCHING and kind != Kind.CONTRACT:
        yield from _of_season(known, "residency_starts")


def _of_season(known: Known, *names: str) -> Iterator[Due]:
    for name in names:
        if event := known.events.get(name):
            yield Due(event.day, Basis.SEASON, _season_words(event))


def _season_words(event: SeasonDay) -> str:
    return _("%(event)s (reported)") % {"event": event.name} if event.reported else event.name


def _of_programs(deadlines: Iterable[Deadline]) -> Iterator[Due]:
    for one in deadlines:
        yield Due(one.day, Basis.PROGRAM, _("Deadline: %(program)s") % {"program": one.program})


def _sittings(kind: str, known: Known, deadlines: list[Deadline]) -> Iterator[Due]:
    """The last day on which sitting an exam still makes sense: a day on which its result is wanted, less the weeks
    until a result is there. Step 3 has none but what programs ask for."""
    wanted = [Due(one.day, Basis.PROGRAM, one.program) for one in deadlines if kind in one.wants]
    if kind == Kind.STEP3:
        names = [name for by, name in STEP3_BY.items() if by in known.step3_by]
    else:
        names = ["programs_may_review", "rank_list_deadline"]
    for one in [*_of_season(known, *names), *wanted]:
        yield Due(one.day - dt.timedelta(weeks=known.weeks), Basis.ESTIMATE, _worked_back(one, known.weeks))


STEP3_BY = {"ranking": "rank_list_deadline", "start": "residency_starts"}


def _worked_back(target: Due, weeks: int) -> str:
    told = {"what": target.why, "day": day_words(target.day), "weeks": weeks}
    if target.basis is Basis.PROGRAM:
        words = ngettext(
            "The deadline of %(what)s, which wants the result with the application, %(day)s, "
            "less the %(weeks)d week that we assume until a result is there",
            "The deadline of %(what)s, which wants the result with the application, %(day)s, "
            "less the %(weeks)d weeks that we assume until a result is there",
            weeks,
        )
    else:
        words = ngettext(
            "%(what)s, %(day)s, less the %(weeks)d week that we assume until a result is there",
            "%(what)s, %(day)s, less the %(weeks)d weeks that we assume until a result is there",
            weeks,
        )
    return words % told
