"""Pairs of programs for two people who want to train near each other: within a distance, closed to neither. Pure.

In this order, each breaking the ties of the one before: the worse of the two verdicts; the better one; the distance
(what is in one city and not on the map last); the names. Never a guess at who would match.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.columns import Numbers
from search.matching import Verdict
from search.matching.stated import Small
from search.near.reach import Reach

SAME_CITY = 0
"""As a number of miles: what is in one city, however large that is."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the rows of the programs they look at, and by program of the index the verdict on it."""

    rows: Numbers
    verdict: Small

    def possible(self) -> Numbers:
        """Those that state no limit which they do not meet."""
        found: Numbers = self.rows[self.verdict[self.rows] != Verdict.CLOSED]
        return found


@dataclass(frozen=True, slots=True)
class Pairs:
    """In order. `one` and `other` are rows of the index; `miles` is NaN where only the city is known.

    `counts`: how many pairs have each two verdicts, by the one's and then the other's.
    """

    one: Numbers
    other: Numbers
    miles: NDArray[np.float32]
    counts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.one)


def pairs(reach: Reach, one: Side, other: Side, *, within: int, names: Numbers) -> Pairs:
    """`within`: miles, or SAME_CITY. `names`: by program, its place in the order of names."""
    rows, others = one.possible(), other.possible()
    miles = reach.between(rows, others)
    near = reach.same_city(rows, others)
    if within != SAME_CITY:
        near |= miles <= within  # what is not on the map is NaN, which is within nothing
    at, beside = np.nonzero(near)
    found = rows[at], others[beside]
    verdicts = one.verdict[found[0]], other.verdict[found[1]]
    order = np.lexsort(_keys(miles[at, beside], verdicts, (names[found[0]], names[found[1]])))
    return Pairs(found[0][order], found[1][order], miles[at, beside][order], _counted(*verdicts))


def _keys(
    miles: NDArray[np.float32], verdicts: tuple[Small, Small], names: tuple[Numbers, Numbers]
) -> tuple[NDArray[np.generic], ...]:
    """From the last to the first, as `lexsort` takes them."""
    distance = np.nan_to_num(miles, nan=np.inf)
    return names[1], names[0], distance, np.minimum(*verdicts), np.maximum(*verdicts)


def _counted(verdicts: Small, others: Small) -> NDArray[np.int64]:
    both = verdicts.astype(np.int64) * len(Verdict) + others
    return np.bincount(both, minlength=len(Verdict) ** 2).reshape(len(Verdict), len(Verdict))
