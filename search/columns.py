"""The published directory as NumPy columns, read in one pass, and a `Q` walked over them as the database would.

Text is kept as integer codes, days as ordinals, yes and no as 1 and 0; what is NULL in the database is marked in a mask
of its own. `matching` answers with SQL's three-valued logic and with Django's one addition to it: below an odd number
of negations a comparison with NULL is false and not unknown (the ORM writes `AND column IS NOT NULL` there).
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Truth:
    """By program: whether a condition is true, and whether it is unknown. Never both."""

    true: Bools
    unknown: Bools

    def __invert__(self) -> "Truth":
        return Truth(~(self.true | self.unknown), self.unknown)

    def __and__(self, other: "Truth") -> "Truth":
        possible = (self.true | self.unknown) & (other.true | other.unknown)
        both = self.true & other.true
        return Truth(both, possible & ~both)

    def __or__(self, other: "Truth") -> "Truth":
        either = self.true | other.true
        return Truth(either, (self.unknown | other.unknown) & ~either)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `values` by program, `null` where there is none, `codes` of its texts (None: numbers and days)."""

    values: Numbers
    null: Bools
    codes: Mapping[str, int] | None = None

    def __post_init__(self) -> None:
        self.values.flags.writeable = self.null.flags.writeable = False

    def number_of(self, value: Any) -> int:
        """What stands in `values` for the value; a text that no program has is -1, which none equals."""
        if self.codes is not None:
            return self.codes.get(value, -1)
        return _plain_number(value)


def _plain_number(value: Any) -> int:
    return value.toordinal() if isinstance(value, dt.date) else int(value)


def text_column(values: Sequence[str | None]) -> Column:
    """None for NULL."""
    codes = {text: code for code, text in enumerate(sorted({value for value in values if value is not None}))}
    return Column(_numbers(values, codes.__getitem__), _nulls(values), codes)


def number_column(values: Sequence[Any]) -> Column:
    """Of whole numbers, days or booleans, None for NULL."""
    return Column(_numbers(values, _plain_number), _nulls(values))


def _nulls(values: Sequence[Any]) -> Bools:
    return np.fromiter((value is None for value in values), np.bool_, len(values))


def _numbers(values: Sequence[Any], number_of: Callable[[Any], int]) -> Numbers:
    return np.fromiter((-1 if value is None else number_of(value) for value in values), np.int64, len(values))


def matching(condition: Q, columns: Mapping[str, Column], count: int) -> Bools:
    """Which of the `count` programs satisfy it. KeyError for a column that is not held, or another lookup."""
    return _walk(condition, columns, count, negated=False).true


def _walk(node: Q, columns: Mapping[str, Column], count: int, *, negated: bool) -> Truth:
    inside = negated ^ node.negated
    answers = [
        _walk(child, columns, count, negated=inside) if isinstance(child, Q) else _compared(child, columns, inside)
        for child in node.children
        if child  # an empty Q asks nothing, wherever it stands
    ]
    if not answers:
        return _everything(count)
    together = answers[0]
    for answer in answers[1:]:
        together = JOINED[node.connector](together, answer)
    return ~together if node.negated else together


JOINED: Mapping[str, Callable[[Truth, Truth], Truth]] = {Q.AND: Truth.__and__, Q.OR: Truth.__or__}


def _everything(count: int) -> Truth:
    return Truth(np.ones(count, np.bool_), np.zeros(count, np.bool_))


def _compared(comparison: Any, columns: Mapping[str, Column], negated: bool) -> Truth:
    """`comparison` is a leaf of a `Q`: a name, with a lookup or without, and what it is held against."""
    name, value = comparison
    path, _, last = name.rpartition("__")
    known = last in LOOKUPS
    held, lookup = columns[path if known else name], LOOKUPS[last if known else "exact"]
    true = lookup(held, value)
    if lookup is _is_null:
        return Truth(true, np.zeros_like(true))
    true = true & ~held.null
    return Truth(true, np.zeros_like(true) if negated else held.null)


def _is_null(held: Column, asked: bool) -> Bools:
    return held.null if asked else ~held.null


def _equals(held: Column, value: Any) -> Bools:
    equal: Bools = held.values == held.number_of(value)
    return equal


def _is_in(held: Column, values: Sequence[Any]) -> Bools:
    """Few values are asked for at a time: comparing with each is quicker than `np.isin`."""
    found = np.zeros(len(held.values), np.bool_)
    for value in values:
        found |= _equals(held, value)
    return found


def _at_most(held: Column, value: Any) -> Bools:
    least: Bools = held.values <= held.number_of(value)
    return least


def _at_least(held: Column, value: Any) -> Bools:
    most: Bools = held.values >= held.number_of(value)
    return most


LOOKUPS: Mapping[str, Callable[[Column, Any], Bools]] = {
    "exact": _equals,
    "in": _is_in,
    "isnull": _is_null,
    "lte": _at_most,
    "gte": _at_least,
}
