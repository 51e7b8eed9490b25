"""Any directory, any applicant, any day: what hypothesis draws, around the numbers at which rules turn.

A line, a program and a part of a profile are each one whole number that says which of all that are possible. Few
numbers that hypothesis chooses (`small_cases`) shrink to a plain case; many by chance (`large_cases`) leave little
untried.
"""

import datetime as dt
import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from programs.fields import FIELDS, SCOPES, TRACK_KINDS
from programs.normalise import match_year_of
from programs.reconcile import Age
from programs.vocabulary import Kind
from search.matching.stated import MATCH_FIELDS, RECURS, Line, Listed
from search.profile import ApplicantProfile, Failed, Month, Training

UNPUBLISHED = 99
DAYS = (
    *(dt.date(2026, month, 1) for month in (6, 9, 10, 11, 12)),
    *(dt.date(2026, month, 30) for month in (5, 6, 9, 10, 11, 12)),
    *(dt.date(2027, month, 1) for month in (1, 2, 3, 6, 7)),
    *(dt.date(2027, month, 28) for month in (1, 2, 5)),
)
NUMBERS = {
    "min_step1": (1, 219, 220, 221),
    "min_step2": (1, 219, 220, 221),
    "max_failed_attempts": (0, 1, 2, 3),
    "max_years_since_graduation": (0, 1, 2, 3, 5, 6),
    "usce_months": (0, 1, 2, 3, 6),
    "usce_recency": (0, 1, 3),
    "clinical_recency": (0, 1, 2, 3, 5),
    "prior_us_training_months": (0, 12, 13, 24),
    "letters": (0, 1, 3, 4),
    "letters_us": (0, 1, 2),
    "letters_specialty": (0, 1, 2),
}
DAYS_FROM_NOW = (-365, -30, -1, 0, 1, 30, 365)
"""Of a deadline; its value until the day is known."""
STRENGTHS = ("required", "required", "required", "preferred", "", "considered_without")
MONTHS = (
    None,
    *(Month(year) for year in (2025, 2026, 2027)),
    *(Month(2026, month) for month in (5, 9, 10, 11, 12)),
    *(Month(2027, month) for month in (1, 2, 3, 6, 7)),
    *(Month(2028, month) for month in (2, 6)),
)
GRADUATED = (
    *(None, Month(1950), Month(2020), Month(2021, 5), Month(2022), Month(2023, 7), Month(2024, 12)),
    *(Month(2025), Month(2025, 6), Month(2025, 7), Month(2026, 5), Month(2028)),
)


@dataclass(frozen=True)
class Made:
    """A directory and the day on which it is looked at."""

    day: dt.date
    programs: tuple[Listed, ...]
    lines: tuple[Line, ...]

    def of(self, program: Listed) -> list[Line]:
        return [line for line in self.lines if line.program == program.program]


def _values(field: str) -> Sequence[int]:
    if FIELDS[field].kind is Kind.CHOICE:
        return range(len(FIELDS[field].values))
    return DAYS_FROM_NOW if field == "application_deadline" else NUMBERS.get(field, (0,))


def _scopes(field: str) -> Sequence[str]:
    if field == "application_deadline":
        return "", RECURS
    return SCOPES if FIELDS[field].has_scope else ("",)


def _asked() -> list[dict[str, Any]]:
    """Each field as often as another: many values must not crowd out few.

    Strengths are given to fields that have them, as `programs.checking.checked` allows no others.
    """
    drawn: list[tuple[str, int, str, str]] = []
    for field in MATCH_FIELDS:
        strengths = STRENGTHS if FIELDS[field].has_strength else ("",)
        each = list(itertools.product([field], _values(field), strengths, _scopes(field)))
        drawn += (each * (100 // len(each) + 1))[:100]
    return [dict(zip(("field", "value", "strength", "scope"), one, strict=True)) for one in drawn]


def _standings() -> list[dict[str, Any]]:
    """How firmly a thing is said; one in three as firmly as can be."""
    flags = (False, True)
    bases = ((True, False), (False, True), (False, False))
    every = [
        {"age": age, "explicit": said[0], "inferred": said[1], "conditional": unless, "disputed": two, "img_only": img}
        for age, said, unless, two, img in itertools.product(Age, bases, flags, flags, flags)
    ]
    return [every[0]] * 36 + every


LINES = (_asked(), _standings(), ("", "", "", *TRACK_KINDS))
FIRM = LINES[1][0]
WELCOME = ("accepts_img", "visa_j1", "visa_h1b")
AGE_OR_UNLISTED = (None, *Age)
PROGRAMS = (*[AGE_OR_UNLISTED] * len(TRACK_KINDS), (3, 1, 4, 5, 7, 0), (True, False), (False, True))
YES_NO, COUNTS, FEW = (None, False, True), (None, 0, 1, 2, 3), (None, 0, 1, 2)
PROFILE: tuple[dict[str, Sequence[Any]], ...] = (
    {
        "match_year": (None, 2026, 2027, 2028),
        "work_status": (None, "citizen", "permanent_resident", "ead", "h1b", "j1", "f1", "none"),
        "visas": (None, (), ("j1",), ("h1b",), ("j1", "h1b"), ("h1b", "j1")),
        "j1_years_used": (None, 0, 3, 4, 6, 7, 8),
        "school_country": (None, "PK", "CA", "US"),
        "graduated": GRADUATED,
    },
    {
        "ecfmg_certified": YES_NO,
        "ecfmg_expected": MONTHS,
        "step3": YES_NO,
        "step3_expected": MONTHS,
        "step1": (None, "pass", "fail", 219, 220, 240),
    },
    {
        "step2": (None, 219, 220, 221),
        "step2_expected": MONTHS,
        "failed": [Failed(*each) for each in itertools.product(FEW, FEW, FEW, FEW)],
    },
    {
        "usce_hands_on_months": COUNTS,
        "observership_months": COUNTS,
        "letters": COUNTS,
        "letters_us": COUNTS,
        "letters_specialty": COUNTS,
        "us_training": [Training(*each) for each in itertools.product((None, 0, 1, 2), YES_NO)],
    },
)
SETTLED: tuple[dict[str, Any], ...] = (
    {},
    {"work_status": "citizen", "ecfmg_certified": True, "step1": "pass"},
    {"work_status": "f1", "visas": ("j1",), "j1_years_used": 0, "ecfmg_certified": True, "step1": 240},
    {"work_status": "citizen", "school_country": "PK"},
    {"work_status": "ead", "ecfmg_certified": True, "step1": "pass"},
    {"work_status": "none", "visas": ("h1b",), "step3": True, "ecfmg_certified": True, "step1": "pass"},
)
"""Laid over a profile, so that not every verdict turns on a visa or a certificate."""


PROGRAMS_IN_LARGE = 12
Below = Callable[[int], int]
"""A whole number from zero that is below the one given."""


def _pick(below: Below, choices: Sequence[Sequence[Any]]) -> list[Any]:
    """One of each, by a single number."""
    number = below(math.prod(len(each) for each in choices))
    read = []
    for each in choices:
        number, place = divmod(number, len(each))
        read.append(each[place])
    return read


def _line(below: Below, program: int, day: dt.date) -> Line:
    asked, standing, kind = _pick(below, LINES)
    made = Line(program=program, kind=kind, statement=0, **asked, **standing)
    if made.field != "application_deadline":
        return made
    last = day + dt.timedelta(days=made.value)
    # One that recurs is offered for the present season, on whichever side of the day it falls.
    return replace(made, value=last.toordinal(), season=match_year_of(day if made.scope else last))


def _welcome(program: int) -> list[Line]:
    firm = {**FIRM, "program": program, "kind": "", "scope": "", "strength": "", "statement": 0}
    return [Line(field=field, value=0, **firm) for field in WELCOME]


def _directory(below: Below, programs: int, most: int) -> Made:
    """Half of the programs take everyone, so that the other lines decide."""
    day = DAYS[below(len(DAYS))]
    listed, lines = [], []
    # Public numbers need not rise with the rows.
    for number in range(programs, 0, -1):
        *ages, years, nrmp, welcome = _pick(below, PROGRAMS)
        kinds = {kind: age for kind, age in zip(TRACK_KINDS, ages, strict=True) if age}
        listed.append(Listed(number, years, nrmp, kinds))
        lines += [*(_welcome(number) if welcome else []), *(_line(below, number, day) for _ in range(below(most + 1)))]
    lines.append(_line(below, UNPUBLISHED, day))
    return Made(day, tuple(listed), tuple(_numbered(lines, newest_first=below(2) == 1)))


def _numbered(lines: list[Line], newest_first: bool) -> list[Line]:
    """Each rests on a statement of its own; newer ones may stand before older ones."""
    numbers = range(len(lines), 0, -1) if newest_first else range(1, len(lines) + 1)
    return [replace(line, statement=number) for line, number in zip(lines, numbers, strict=True)]


def _profile(below: Below) -> ApplicantProfile:
    """Every member told or not, contradictory ones too."""
    told: dict[str, Any] = {}
    for part in PROFILE:
        told |= dict(zip(part, _pick(below, list(part.values())), strict=True))
    return ApplicantProfile(**{**told, **SETTLED[below(len(SETTLED))]})


@st.composite
def small_cases(draw: st.DrawFn) -> tuple[Made, ApplicantProfile]:
    """Two programs of up to three lines each."""

    def below(size: int) -> int:
        return draw(st.integers(0, size - 1))

    return _directory(below, programs=2, most=3), _profile(below)


@st.composite
def large_cases(draw: st.DrawFn) -> tuple[Made, ApplicantProfile]:
    """A dozen programs of up to a dozen lines each."""
    below = draw(st.randoms(use_true_random=True)).randrange
    return _directory(below, programs=PROGRAMS_IN_LARGE, most=12), _profile(below)
