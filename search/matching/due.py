"""Pure: whether something can be there in time, where a program says only "when applying" or "before ranking"."""

import datetime as dt
from collections.abc import Mapping

import numpy as np

from programs.vocabulary import BY
from search.matching.codes import Outcome
from search.matching.stated import Facts, Small
from search.profile import Month

# By what a program says: (the last month that is surely in time, the last that may be), counted from the match year.
# Programs begin to read in September and interview from October to January; NRMP wants ECFMG's confirmation by early
# March, and training begins on 1 July (facts, 1a and 1b).
WINDOWS: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "application": ((-1, 9), (-1, 12)),
    "interview": ((-1, 10), (0, 1)),
    "ranking": ((0, 2), (0, 2)),
    "start": ((0, 6), (0, 6)),
}


def by_when(by: str, match_year: int, done: bool | None, expected: Month | None, day: dt.date) -> Outcome:
    """`done` None and nothing expected: not told. Expected in a month that may be in time: unclear."""
    if done:
        return Outcome.MET
    sure, possible = (Month(match_year + year, month) for year, month in WINDOWS[by])
    if expected is not None:
        first, last = _span(expected)
        if last <= sure:
            return Outcome.TO_DO
        return Outcome.MISSED if first > possible else Outcome.UNCLEAR
    if done is None:
        return Outcome.NOT_TOLD
    # Whoever has not said when has still time while the door that closes first is open.
    until = sure if by == "application" else possible
    return Outcome.TO_DO if Month.of(day) <= until else Outcome.MISSED


def _span(expected: Month) -> tuple[Month, Month]:
    """A year without a month may mean any of its months."""
    if expected.month:
        return expected, expected
    return Month(expected.year, 1), Month(expected.year, 12)


def timed(facts: Facts, match_year: int, done: bool | None, expected: Month | None, day: dt.date) -> Small:
    """The same for facts whose value is one of BY."""
    each = [by_when(by, match_year, done, expected, day) for by in BY]
    return np.array(each, np.int8)[facts.value]
