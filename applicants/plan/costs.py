"""What applying costs, program by program: tiers begin anew in each specialty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from applicants.plan.entries import ERAS, Entry, Stage
from applicants.plan.prices import NOTHING, Price, Prices

APPLICATION_FEES = {ERAS: "eras_application"}
"""By application service: the fee that it takes. No other service has a price that is known here."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry's place among the programs of its specialty, and what that place costs. None: not known."""

    entry: Entry
    number: int
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Stop:
    """What is saved by applying to no more than `at` programs of the specialty. What is sent already stays spent."""

    at: int
    lines: tuple[Line, ...]
    saves: Decimal


@dataclass(frozen=True, slots=True)
class SpecialtyCost:
    """The programs of one specialty that one service takes applications for. `price` None: not known to us."""

    code: str
    name: str
    service: str
    price: Price | None
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def sent(self) -> int:
        return sum(line.entry.paid for line in self.lines)

    def of(self, stage: Stage) -> Decimal:
        """What is known of it."""
        return total(line for line in self.lines if line.entry.stage is stage)

    @property
    def known(self) -> Decimal:
        return total(self.lines)

    @property
    def unpriced(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.amount is None)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Only where something would be saved."""
        found = [self._stop(at) for at in (self.price.rises_after if self.price else ())]
        return tuple(stop for stop in found if stop.lines)

    @property
    def curve(self) -> tuple[Decimal, ...]:
        """What the first, the first two and so on cost together, as far as prices are known."""
        sums, so_far = [], NOTHING
        for line in self.lines:
            if line.amount is None:
                break
            so_far += line.amount
            sums.append(so_far)
        return tuple(sums)

    def _stop(self, at: int) -> Stop:
        beyond = tuple(line for line in self.lines if line.number > at and not line.entry.paid)
        return Stop(at, beyond, total(beyond))


def costs(entries: Iterable[Entry], prices: Prices) -> tuple[SpecialtyCost, ...]:
    """In the order in which specialties first stand on the list. Entries are each of another program."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.specialty, entry.service), []).append(entry)
    return tuple(_cost(of_one, prices) for of_one in groups.values())


def application_price(service: str, prices: Prices) -> Price | None:
    """None: the service is not one whose price is known, or the season has no figure."""
    fee = APPLICATION_FEES.get(service)
    return prices.of(fee) if fee else None


def _cost(entries: Sequence[Entry], prices: Prices) -> SpecialtyCost:
    """What is sent took the first places, and what is seen comes before what is still to be checked: so a sum that is
    sure does not hang on one that is not. Within each the reader's own order stands."""
    first = entries[0]
    price = application_price(first.service, prices)
    ordered = [entry for stage in Stage for entry in entries if entry.stage is stage]
    lines = tuple(
        Line(entry, number, price.of(number) if price else None) for number, entry in enumerate(ordered, start=1)
    )
    return SpecialtyCost(first.specialty, first.specialty_name, first.service, price, lines)


def total(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines if line.amount is not None), NOTHING)
