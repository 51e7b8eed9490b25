"""The whole plan of one season's list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from applicants.plan.costs import SpecialtyCost, costs
from applicants.plan.entries import CLOSED, DOUBTFUL, Entry, Stage, each_once
from applicants.plan.prices import NOTHING, Prices
from applicants.plan.risks import Asked, Risk, asked, risk
from applicants.plan.season_fees import Due, Ranks, Registration, SeasonFee, season_fees
from applicants.plan.signals import Allowance, Signals, signals


@dataclass(frozen=True, slots=True)
class Plan:
    """Sums are of what is known; `unpriced` and `unknown_fees` tell what is left out of them.

    `wasted`: programs that state a current limit the applicant does not meet; `doubtful`: an undated, older or
    conditional one.
    """

    season: int
    costs: tuple[SpecialtyCost, ...]
    fees: tuple[SeasonFee, ...]
    wasted: Risk
    doubtful: Risk
    asked: tuple[Asked, ...]
    signals: tuple[Signals, ...]
    budget: Decimal | None

    @property
    def programs(self) -> int:
        return sum(cost.count for cost in self.costs)

    @property
    def spent(self) -> Decimal:
        return self._applications(Stage.SPENT) + self._fees(Due.SPENT)

    @property
    def planned(self) -> Decimal:
        return self._applications(Stage.PLANNED) + self._fees(Due.PLANNED)

    @property
    def to_check(self) -> Decimal:
        """Of programs that nobody has seen in the application service yet."""
        return self._applications(Stage.TO_CHECK)

    @property
    def whole(self) -> Decimal:
        return self.spent + self.planned + self.to_check

    @property
    def left(self) -> Decimal | None:
        """Of the budget after what is spent and planned; below zero: over it. None: no budget was told."""
        return None if self.budget is None else self.budget - self.spent - self.planned

    @property
    def left_with_all(self) -> Decimal | None:
        """The same if what is still to be checked is applied to as well."""
        return None if self.budget is None else self.budget - self.whole

    @property
    def unpriced(self) -> tuple[SpecialtyCost, ...]:
        """Specialties with programs whose application has no known price."""
        return tuple(cost for cost in self.costs if cost.unpriced)

    @property
    def unknown_fees(self) -> tuple[SeasonFee, ...]:
        return tuple(fee for fee in self.fees if fee.is_unknown)

    def _applications(self, stage: Stage) -> Decimal:
        return sum((cost.of(stage) for cost in self.costs), NOTHING)

    def _fees(self, due: Due) -> Decimal:
        return sum((fee.counted for fee in self.fees if fee.due is due), NOTHING)


def plan(
    entries: Iterable[Entry],
    prices: Prices,
    allowances: Mapping[str, Allowance],
    *,
    budget: Decimal | None = None,
    ranks: Ranks = Ranks(),  # noqa: B008 - frozen
    registration: Registration = Registration(),  # noqa: B008 - frozen
) -> Plan:
    """`entries` in the reader's own order; `allowances` by specialty code. The same program twice counts once."""
    listed = each_once(entries)
    by_specialty = costs(listed, prices)
    return Plan(
        season=prices.season,
        costs=by_specialty,
        fees=season_fees(listed, prices, ranks, registration),
        wasted=risk(by_specialty, CLOSED),
        doubtful=risk(by_specialty, DOUBTFUL),
        asked=asked(listed),
        signals=signals(listed, allowances),
        budget=budget,
    )
