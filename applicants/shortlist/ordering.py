"""Where programs stand on a list. Pure: ids in order go in, ids in order come out, each once and none lost."""

from collections.abc import Iterable, Sequence
from enum import StrEnum


class Wrong(StrEnum):
    """Why an order cannot be taken. Nothing has moved then."""

    NOT_ON_LIST = "not_on_list"
    TWICE = "twice"
    MISSING = "missing"
    MOVED_SINCE = "moved_since"


class OrderError(ValueError):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


def placed(order: Sequence[str], one: str, place: int) -> list[str]:
    """`one` at `place`, counted from 1; past the end is the end."""
    others = _others(order, one)
    at = max(place - 1, 0)
    return [*others[:at], one, *others[at:]]


def beside(order: Sequence[str], one: str, neighbour: str, *, after: bool) -> list[str]:
    """`one` right before or after a neighbour, which need not have been one before."""
    if one == neighbour:
        raise OrderError(Wrong.TWICE)
    others = _others(order, one)
    if neighbour not in others:
        raise OrderError(Wrong.NOT_ON_LIST)
    at = others.index(neighbour) + after
    return [*others[:at], one, *others[at:]]


def arranged(order: Sequence[str], was: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Those that a page showed, in another order, in the places that they had between them. All others keep theirs.

    `was`: the order in which they were shown. Where the list has another one by now, in another tab say, nobody can
    tell what is meant.
    """
    if len(set(wanted)) < len(wanted):
        raise OrderError(Wrong.TWICE)
    if not set(wanted) <= set(order) or not set(was) <= set(order):
        raise OrderError(Wrong.NOT_ON_LIST)
    if set(wanted) != set(was):
        raise OrderError(Wrong.MISSING)
    shown = set(was)
    if [one for one in order if one in shown] != list(was):
        raise OrderError(Wrong.MOVED_SINCE)
    coming = iter(wanted)
    return [next(coming) if one in shown else one for one in order]


def joined_by(order: Sequence[str], back: Iterable[tuple[int, str]]) -> list[str]:
    """With those that come back, each as near to the place it had as there is one. Who is there already stays."""
    found = list(order)
    for place, one in sorted(back):
        if one not in found:
            found.insert(max(place - 1, 0), one)
    return found


def _others(order: Sequence[str], one: str) -> list[str]:
    if one not in order:
        raise OrderError(Wrong.NOT_ON_LIST)
    return [other for other in order if other != one]
