"""The order of a list: moves that keep every item, and runs of one specialty. Pure.

Items are told by number (primary keys). Every function answers with the same items, each once, so positions are
always 1 to n.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

UP, DOWN, TOP, BOTTOM = "up", "down", "top", "bottom"
STEPS: dict[str, Callable[[int, int], int]] = {
    UP: lambda place, _: place - 1,
    DOWN: lambda place, _: place + 1,
    TOP: lambda _, __: 1,
    BOTTOM: lambda _, count: count,
}
"""By name: the new position, from the present one and how many there are."""


class WrongOrderError(Exception):
    """An order that is not one of the list. Each tells how many items it is about."""

    def __init__(self, *, missing: int, foreign: int, doubled: int) -> None:
        super().__init__(f"{missing} missing, {foreign} foreign, {doubled} doubled")
        self.missing, self.foreign, self.doubled = missing, foreign, doubled


def moved(items: Sequence[int], item: int, to: int) -> list[int]:
    """`item` at position `to`, counted from 1; before the first is the first, past the last is the last.

    WrongOrderError: the item is none of the list.
    """
    if item not in items:
        raise WrongOrderError(missing=0, foreign=1, doubled=0)
    others = [one for one in items if one != item]
    at = max(1, min(to, len(items))) - 1
    return [*others[:at], item, *others[at:]]


def stepped(items: Sequence[int], item: int, step: str) -> list[int]:
    """`step`: one of STEPS."""
    if item not in items:
        raise WrongOrderError(missing=0, foreign=1, doubled=0)
    return moved(items, item, STEPS[step](items.index(item) + 1, len(items)))


def reordered(items: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """`wanted`, if it holds each item once and nothing else. WrongOrderError otherwise."""
    have, asked = set(items), set(wanted)
    missing, foreign, doubled = len(have - asked), len(asked - have), len(wanted) - len(asked)
    if missing or foreign or doubled:
        raise WrongOrderError(missing=missing, foreign=foreign, doubled=doubled)
    return list(wanted)


def numbered(items: Sequence[int], wanted: Mapping[int, int]) -> list[int]:
    """Those of `wanted` at the positions given, the others around them as they stood. Two given one position follow
    each other; past the last is the last. WrongOrderError: one of them is none of the list.
    """
    foreign = set(wanted) - set(items)
    if foreign:
        raise WrongOrderError(missing=0, foreign=len(foreign), doubled=0)
    found = [one for one in items if one not in wanted]
    for item in sorted(wanted, key=lambda one: (wanted[one], items.index(one))):
        found.insert(max(1, wanted[item]) - 1, item)
    return found


def by_score(items: Iterable[tuple[int, Fraction | None]]) -> list[int]:
    """The highest first; equal ones as they stood; those without a score after all others, as they stood."""
    return [item for item, _ in sorted(items, key=lambda one: (one[1] is None, -(one[1] or 0)))]


@dataclass(frozen=True, slots=True)
class Run:
    """Ranks that follow each other in one specialty: positions `first` to `last`."""

    of: Hashable
    first: int
    last: int

    @property
    def count(self) -> int:
        return self.last - self.first + 1


def runs(kinds: Iterable[Hashable]) -> list[Run]:
    """`kinds`: of each rank its specialty, from the top of the list."""
    found: list[Run] = []
    for kind, same in groupby(kinds):
        first = found[-1].last + 1 if found else 1
        found.append(Run(kind, first, first + sum(1 for _ in same) - 1))
    return found
