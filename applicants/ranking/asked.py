"""What was asked of a list: a button's word, numbers typed, or an order dragged. Nothing here touches the database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from applicants.ranking.order import STEPS, by_score, numbered, reordered, stepped

REMOVE, REMOVE_WHOLE, NUMBERS, ORDER, SCORE = "remove", "remove-whole", "numbers", "order", "score"
OF_ONE = (*STEPS, REMOVE, REMOVE_WHOLE)
OF_ALL = (NUMBERS, ORDER, SCORE)
MOST_DIGITS = 18
MOST_CHARACTERS = 40_000
Order = Callable[[Sequence[int]], list[int]]


class NumberError(Exception):
    """A position that is not a whole number. `items`: whose."""

    def __init__(self, items: list[int]) -> None:
        super().__init__("not a position")
        self.items = items


@dataclass(frozen=True, slots=True)
class Asked:
    """`item` is 0 where the whole list is meant."""

    verb: str
    item: int = 0


def asked(data: Mapping[str, Any]) -> Asked | None:
    """Of `do`: "up:12", "numbers". None: nothing that can be done."""
    verb, _, item = str(data.get("do", "")).partition(":")
    if verb in OF_ALL and not item:
        return Asked(verb)
    return Asked(verb, number(item)) if verb in OF_ONE and number(item) else None


def number(text: str) -> int:
    """0 for anything but plain digits."""
    plain = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if plain else 0


def order_asked(what: Asked, data: Mapping[str, Any], means: Mapping[int, Fraction | None]) -> Order:
    """Makes the new order from the present one. WrongOrderError, and NumberError for numbers that are none."""
    if what.verb == NUMBERS:
        return lambda items: numbered(items, _typed(items, data))
    if what.verb == ORDER:
        return lambda items: reordered(items, _sent(data))
    if what.verb == SCORE:
        return lambda items: by_score((item, means.get(item)) for item in items)
    return lambda items: stepped(items, what.item, what.verb)


def typed_numbers(data: Mapping[str, Any]) -> dict[int, str]:
    """As they were typed, to be shown again. Of each no more than a number has."""
    found = {number(name[3:]): str(value)[:20] for name, value in data.items() if name.startswith("to_")}
    return {item: text for item, text in found.items() if item}


def _typed(items: Sequence[int], data: Mapping[str, Any]) -> dict[int, int]:
    """Those that differ from the position at which the item stood when they were typed; an empty one does not. `was`:
    the items as the page showed them; other ones since, where this is done once more after another window's change."""
    given = {item: text.strip() for item, text in typed_numbers(data).items() if text.strip() and item in items}
    wrong = [item for item, text in given.items() if not number(text)]
    if wrong:
        raise NumberError(wrong)
    places = {item: place for place, item in enumerate(items, start=1)}
    places |= {item: place for place, item in enumerate(_numbers(data, "was"), start=1) if item}
    return {item: number(text) for item, text in given.items() if number(text) != places[item]}


def _sent(data: Mapping[str, Any]) -> list[int]:
    """ "12,7,9". What is no number is foreign to any list."""
    return _numbers(data, "order")


def _numbers(data: Mapping[str, Any], name: str) -> list[int]:
    sent = str(data.get(name, ""))[:MOST_CHARACTERS]
    return [number(part.strip()) for part in sent.split(",")]
