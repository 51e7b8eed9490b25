"""What things cost in a season: prices by tier, each with the grade of its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

NOTHING = Decimal(0)
EXTRA_RANK = "nrmp_extra_rank"
FIRST_INCLUDED = frozenset({EXTRA_RANK})
"""Fees of which the first ones are paid with another: registration covers twenty ranks. Of any other, what stands
before the first tier that is held is not known."""


@dataclass(frozen=True, slots=True)
class Tier:
    """One line of a price: from the `first` to the `last` (None: to any number), each costs `amount`.

    `grade`: of the source, as `programs.models.season.Grade`.
    """

    amount: Decimal
    first: int = 1
    last: int | None = None
    grade: str = ""
    source: str = ""

    def holds(self, number: int) -> bool:
        return self.first <= number and (self.last is None or number <= self.last)


@dataclass(frozen=True, slots=True)
class Price:
    """`season`: the one whose figures these are. `borrowed`: not the season that is planned, as the reader asked."""

    fee: str
    season: int
    tiers: tuple[Tier, ...]
    borrowed: bool = False

    def of(self, number: int) -> Decimal | None:
        """What the number-th costs, from 1. None: no tier speaks of it, so it is not known."""
        for tier in self.tiers:
            if tier.holds(number):
                return tier.amount
        return NOTHING if self.fee in FIRST_INCLUDED and number < self.tiers[0].first else None

    def between(self, done: int, count: int) -> Decimal | None:
        """What the next `count` cost together after `done`. None: one of them has no known price."""
        amounts = [self.of(number) for number in range(done + 1, done + count + 1)]
        return None if None in amounts else sum((one for one in amounts if one is not None), NOTHING)

    @property
    def rises_after(self) -> tuple[int, ...]:
        """The numbers after which the next one costs more."""
        ends = [tier.last for tier in self.tiers if tier.last is not None]
        return tuple(end for end in ends if (self.of(end + 1) or NOTHING) > (self.of(end) or NOTHING))


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One row of the table of fees."""

    season: int
    fee: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of one season. `as_in`: another season, whose figures fill what is missing because the reader asked
    for it; nothing is borrowed otherwise."""

    season: int
    lines: tuple[FeeLine, ...]
    as_in: int | None = None

    def of(self, fee: str) -> Price | None:
        """None: no figure is held for the season, which is not free."""
        own = self._in(fee, self.season)
        if own is None and self.as_in is not None and self.as_in != self.season:
            return self._in(fee, self.as_in)
        return own

    def seasons_of(self, fee: str) -> tuple[int, ...]:
        """The other seasons for which a figure is held, the nearest first and the later of two as near."""
        others = {line.season for line in self.lines if line.fee == fee} - {self.season}
        return tuple(sorted(others, key=lambda season: (abs(season - self.season), -season)))

    def _in(self, fee: str, season: int) -> Price | None:
        tiers = [line.tier for line in self.lines if line.fee == fee and line.season == season]
        if not tiers:
            return None
        return Price(fee, season, in_order(tiers), borrowed=season != self.season)


def in_order(tiers: Sequence[Tier]) -> tuple[Tier, ...]:
    return tuple(sorted(tiers, key=lambda tier: tier.first))
