"""Pure: which of the things that wait a curator should see first. No database, no clock.

A thing's urgency is the sum over the programs it speaks for of

    (1 + how many saved the program) x nearness of its deadline x verdicts that it could flip

The last is a weight by field, not a count: docs/decisions/0014-ranking-of-curation.md says why.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from programs import fields

HORIZON_DAYS, ON_THE_DAY, PASSED = 90, 4.0, 0.5
"""A deadline so many days off adds nothing; on its day the thing counts fourfold; once it has passed, half."""

CLOSES_MANY, CLOSES_SOME, DATES, ASKS, TELLS = 10.0, 6.0, 5.0, 3.0, 1.0
OF_FIELD: Mapping[str, float] = MappingProxyType(
    {
        "accepts_img": CLOSES_MANY,
        "visa_j1": CLOSES_MANY,
        "visa_h1b": CLOSES_MANY,
        "visa_other": CLOSES_SOME,
        "max_years_since_graduation": CLOSES_SOME,
        "max_failed_attempts": CLOSES_SOME,
        "min_step2": CLOSES_SOME,
        "min_step1": CLOSES_SOME,
        "ecfmg_certificate_by": CLOSES_SOME,
        "h1b_step3_by": CLOSES_SOME,
        "usce_months": CLOSES_SOME,
    }
)
OF_GROUP: Mapping[fields.Group, float] = MappingProxyType(
    {
        fields.Group.VISA: CLOSES_SOME,
        fields.Group.REQUIREMENT: ASKS,
        fields.Group.DOCUMENTS: TELLS,
        fields.Group.DATES: DATES,
        fields.Group.ABOUT: TELLS,
        fields.Group.IDENTITY: TELLS,
    }
)
A_PREFERENCE, ONLY_CONFIRMS = 0.25, 0.5
"""A preference closes no program. What only confirms makes an undated fact current: it can settle a "confirm", not
turn a yes into a no."""


@dataclass(frozen=True, slots=True)
class About:
    """A program that a thing speaks for. `deadline` None: none is stated."""

    saved_by: int = 0
    deadline: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Urgency:
    """`days`: to the nearest deadline still to come (None: none is). `saves`: of all its programs together."""

    score: float
    programs: int
    saves: int
    days: int | None


def weight(field: str, strength: str = "", *, confirms: bool = False) -> float:
    """How much deciding on a statement about the field moves verdicts, for one program and one applicant."""
    entry = fields.FIELDS[field]
    base = OF_FIELD.get(field, OF_GROUP[entry.group])
    return base * (A_PREFERENCE if strength == fields.PREFERRED else 1) * (ONLY_CONFIRMS if confirms else 1)


def nearness(deadline: dt.date | None, day: dt.date) -> float:
    """1 where no deadline is stated or it is far off; growing evenly to its day."""
    if deadline is None:
        return 1.0
    days = (deadline - day).days
    if days < 0:
        return PASSED
    return 1 + (ON_THE_DAY - 1) * max(0, HORIZON_DAYS - days) / HORIZON_DAYS


def urgency(about: Iterable[About], weighs: float, day: dt.date) -> Urgency:
    """`weighs`: of `weight`. Nothing it speaks for: no urgency."""
    programs = list(about)
    ahead = [(one.deadline - day).days for one in programs if one.deadline is not None and one.deadline >= day]
    return Urgency(
        score=weighs * sum((1 + one.saved_by) * nearness(one.deadline, day) for one in programs),
        programs=len(programs),
        saves=sum(one.saved_by for one in programs),
        days=min(ahead, default=None),
    )
