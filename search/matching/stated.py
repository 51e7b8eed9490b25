"""What programs state, as columns a rule can look at: one row for each offer that a fact speaks about. No database.

An offer is one kind of position at one program: limits differ between categorical and preliminary positions, and an
advanced one starts a year later. A program whose tracks nobody names has one offer of no kind.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from programs import fields
from programs.reconcile import Age, age
from search.matching.codes import AgeCode, Hold

Small = NDArray[np.int8]
Numbers = NDArray[np.int64]
Bools = NDArray[np.bool_]

AGES: Mapping[Age, AgeCode] = {
    Age.CURRENT: AgeCode.CURRENT,
    Age.UNDATED: AgeCode.UNDATED,
    Age.OLDER: AgeCode.OLDER,
}
NUMBER_FIELDS = (
    *("min_step1", "min_step2", "max_failed_attempts", "max_years_since_graduation", "usce_months", "usce_recency"),
    *("clinical_recency", "prior_us_training_months", "letters", "letters_us", "letters_specialty"),
)
CHOICE_FIELDS = (
    *("accepts_img", "visa_j1", "visa_h1b", "visa_other", "h1b_step3_by", "step2_by", "ecfmg_certificate_by"),
    *("usce_kind", "step3", "state_letter"),
)
OTHER_FIELDS = ("school_requirement", "application_deadline")
MATCH_FIELDS = (*NUMBER_FIELDS, *CHOICE_FIELDS, *OTHER_FIELDS)
KINDS = ("", *fields.TRACK_KINDS)
RECURS = "recurs"
"""The scope of a deadline that is stated for every season."""


def code_of(field: str, value: str) -> int:
    """The number that stands for a choice: its place among the field's values."""
    return list(fields.FIELDS[field].values).index(value)


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as it is read for matching. `kind` "" speaks for all kinds; a deadline's `value` is its day's ordinal.

    `season` is the season in which that day lies, 0 for what is no date.
    """

    program: int
    field: str
    kind: str
    scope: str
    value: int
    strength: str
    age: Age
    explicit: bool
    inferred: bool
    conditional: bool
    disputed: bool
    img_only: bool
    statement: int
    season: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one field. Arrays of one length; `statement` is the primary key each rests on.

    `sure`: a yes may rest on it, being current or undated, undisputed, unconditional and not a reader's conclusion.
    `alone`: no offer has two of them.
    """

    offer: Numbers
    value: Numbers
    scope: NDArray[np.str_]
    hold: Small
    age: Small
    sure: Bools
    disputed: Bools
    img_only: Bools
    season: Numbers
    statement: Numbers
    alone: bool

    def of(self, chosen: Bools) -> "Facts":
        """Those that are chosen. Of facts that stand alone, each part does."""
        return replace(self, **{name: getattr(self, name)[chosen] for name in self.__slots__ if name != "alone"})


@dataclass(frozen=True, slots=True)
class Offers:
    """`program`: its row in the index, rising. `of_kind`: which are of a kind. `years`: how long the training takes, 0
    when not known.

    `listed`: an AgeCode of the list that names such a track.
    """

    program: Numbers
    kind: NDArray[np.str_]
    of_kind: Mapping[str, Bools]
    years: Numbers
    nrmp: Bools
    listed: Small


@dataclass(frozen=True, slots=True)
class Stated:
    """Everything that the rules look at. Immutable, as the index that holds it."""

    offers: Offers
    facts: Mapping[str, Facts]
    first: Numbers
    """By program: its first offer. Every program has at least one."""

    @property
    def count(self) -> int:
        return len(self.offers.program)


@dataclass(frozen=True, slots=True)
class Listed:
    """A program as it is read for matching: `kinds` maps each kind of its listed tracks to the list's age."""

    program: int
    years: int
    nrmp: bool
    kinds: Mapping[str, Age]


def hold_of(line: Line) -> Hold:
    """What the limit may do to someone who misses it (the table in `docs/matching.md`)."""
    if line.strength == fields.CONSIDERED_WITHOUT:
        return Hold.NOTHING
    if line.strength == fields.PREFERRED:
        return Hold.PREFERS
    unsaid = fields.FIELDS[line.field].has_strength and line.strength != fields.REQUIRED
    never_closes = line.field == "min_step1" or line.scope == RECURS
    firm = line.age is Age.CURRENT and line.explicit and not line.conditional
    return Hold.CLOSES if firm and not (unsaid or never_closes) else Hold.DOUBTS


def stated(programs: Sequence[Listed], lines: Iterable[Line]) -> Stated:
    """`programs` in the order of the index; lines about others are left out."""
    offers = [(row, kind, one) for row, one in enumerate(programs) for kind in (sorted(one.kinds) or [""])]
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, (_row, kind, one) in enumerate(offers):
        places[one.program, ""].append(number)
        if kind:
            places[one.program, kind].append(number)
    by_field: dict[str, list[tuple[int, Line]]] = {name: [] for name in MATCH_FIELDS}
    for line in lines:
        by_field[line.field] += [(offer, line) for offer in places[line.program, line.kind]]
    rows = np.array([row for row, _kind, _one in offers], np.int64)
    return Stated(
        offers=_offers(rows, offers),
        facts={name: _facts(found) for name, found in by_field.items()},
        first=np.searchsorted(rows, np.arange(len(programs))),
    )


def _offers(rows: Numbers, offers: Sequence[tuple[int, str, Listed]]) -> Offers:
    kinds = np.array([kind for _row, kind, _one in offers], "U1")
    return Offers(
        program=rows,
        kind=kinds,
        of_kind={kind: kinds == kind for kind in fields.TRACK_KINDS},
        years=np.array([one.years for _row, _kind, one in offers], np.int64),
        nrmp=np.array([one.nrmp for _row, _kind, one in offers], np.bool_),
        listed=np.array([AGES[one.kinds.get(kind, Age.OLDER)] for _row, kind, one in offers], np.int8),
    )


def _facts(found: Sequence[tuple[int, Line]]) -> Facts:
    lines = [line for _offer, line in found]
    return Facts(
        offer=np.array([offer for offer, _line in found], np.int64),
        value=np.array([line.value for line in lines], np.int64),
        scope=np.array([line.scope for line in lines], "U6"),
        hold=np.array([hold_of(line) for line in lines], np.int8),
        age=np.array([AGES[line.age] for line in lines], np.int8),
        sure=np.array([_is_sure(line) for line in lines], np.bool_),
        disputed=np.array([line.disputed for line in lines], np.bool_),
        img_only=np.array([line.img_only for line in lines], np.bool_),
        season=np.array([line.season for line in lines], np.int64),
        statement=np.array([line.statement for line in lines], np.int64),
        alone=len({offer for offer, _line in found}) == len(found),
    )


def _is_sure(line: Line) -> bool:
    return line.age is not Age.OLDER and not (line.disputed or line.conditional or line.inferred)


def age_on(day: dt.date, field: str, match_year: int | None, read_live_on: dt.date | None) -> Age:
    return age(fields.FIELDS[field], match_year, read_live_on, day)
