"""The cost of a specialty by number of programs: drawn, told in a sentence, and as a table."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.plan import Price
from applicants.plan.costs import SpecialtyCost
from applicants.plan.prices import NOTHING
from applicants.planning.money import dollars

WIDTH, HEIGHT = 360, 190
LEFT, RIGHT, TOP, BASE = 46, 350, 16, 160
BEYOND, STEP = 10, 10
"""How far past the list and past the last rise the line goes on; a row of the table for each so many."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on an axis. `at`: in the units of the drawing."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    count: int
    amount: str
    here: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """`listed` and `beyond` are points of lines; `x`, `y`: where the list stands today, `anchor` its label's side."""

    listed: str
    beyond: str
    x: float
    y: float
    words: str
    anchor: str
    rises: tuple[Mark, ...]
    counts: tuple[Mark, ...]
    amounts: tuple[Mark, ...]
    spoken: str
    rows: tuple[Row, ...]


def curve(cost: SpecialtyCost) -> Curve | None:
    """None where the price is not known."""
    if cost.price is None or cost.unpriced:
        return None
    most = max(cost.count, *cost.price.rises_after, 0) + BEYOND
    sums = _sums(cost.price, most)
    spots = [_spot(count, amount, most, sums[-1]) for count, amount in enumerate(sums)]
    x, y = spots[cost.count]
    return Curve(
        listed=_points(spots[: cost.count + 1]),
        beyond=_points(spots[cost.count :]),
        x=x,
        y=y,
        words=dollars(sums[cost.count]),
        anchor="end" if x > (LEFT + RIGHT) / 2 else "start",
        rises=tuple(Mark(spots[at][0], str(at)) for at in cost.price.rises_after),
        counts=tuple(Mark(spots[count][0], str(count)) for count in range(0, len(sums), _spacing(len(sums)))),
        amounts=_amounts(sums[-1]),
        spoken=_spoken(cost, sums),
        rows=_rows(cost.count, sums),
    )


def _sums(price: Price, most: int) -> list[Decimal]:
    """What none, one, two and so on cost together, as far as prices are known."""
    sums = [NOTHING]
    for number in range(1, most + 1):
        amount = price.of(number)
        if amount is None:
            break
        sums.append(sums[-1] + amount)
    return sums


def _spot(count: int, amount: Decimal, most: int, highest: Decimal) -> tuple[float, float]:
    share = float(amount / highest) if highest else 0.0
    return round(LEFT + (RIGHT - LEFT) * count / most, 1), round(BASE - (BASE - TOP) * share, 1)


def _points(spots: list[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in spots)


def _spacing(count: int) -> int:
    """So that no more than some seven figures stand on the axis."""
    return next(step for step in (10, 20, 50, 100, 200, 500, 1000) if count / step <= 7 or step == 1000)


def _amounts(highest: Decimal) -> tuple[Mark, ...]:
    if not highest:
        return ()
    half = (highest / 2).quantize(Decimal(1))
    return tuple(
        Mark(round(BASE - (BASE - TOP) * float(amount / highest), 1), dollars(amount)) for amount in (NOTHING, half)
    )


def _spoken(cost: SpecialtyCost, sums: list[Decimal]) -> str:
    words = ngettext(
        "%(specialty)s: %(count)s program costs %(amount)s.",
        "%(specialty)s: %(count)s programs cost %(amount)s.",
        cost.count,
    )
    parts = [words % {"specialty": cost.name, "count": cost.count, "amount": dollars(sums[cost.count])}]
    assert cost.price is not None  # noqa: S101 - drawn only where there is a price
    parts += [
        _("Up to number %(at)s the next one costs %(before)s, after it %(after)s.")
        % {
            "at": at,
            "before": dollars(cost.price.of(at) or NOTHING),
            "after": dollars(cost.price.of(at + 1) or NOTHING),
        }
        for at in cost.price.rises_after
    ]
    return " ".join(parts)


def _rows(here: int, sums: list[Decimal]) -> tuple[Row, ...]:
    counts = sorted({*range(STEP, len(sums), STEP * max(1, len(sums) // (STEP * 20))), here})
    return tuple(Row(count, dollars(sums[count]), count == here) for count in counts)
