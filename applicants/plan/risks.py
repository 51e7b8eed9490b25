"""Where money may be lost, and what programs ask that the applicant lacks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from applicants.plan.costs import Line, SpecialtyCost, total
from applicants.plan.entries import Entry, Lack
from applicants.plan.prices import NOTHING

LACKS = (Lack.MISSED, Lack.TO_DO, Lack.PREFERRED, Lack.NOT_TOLD)


@dataclass(frozen=True, slots=True)
class Risk:
    """Programs whose verdict is the same. `amount`: their fees, as they stand in the list. `saves`: how much less the
    whole list costs without those of them that are not yet applied to: the others move to cheaper places, so it is
    more than their own fees where the list is long."""

    lines: tuple[Line, ...]
    amount: Decimal
    spent: Decimal
    saves: Decimal

    @property
    def unpriced(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.amount is None)


def risk(costs: Sequence[SpecialtyCost], verdict: str) -> Risk:
    lines = tuple(line for cost in costs for line in cost.lines if line.entry.verdict == verdict)
    return Risk(
        lines=lines,
        amount=total(lines),
        spent=total(line for line in lines if line.entry.paid),
        saves=sum((_saved(cost, verdict) for cost in costs), NOTHING),
    )


def _saved(cost: SpecialtyCost, verdict: str) -> Decimal:
    """Places are filled from the first: whatever is left out, the last places become free."""
    dropped = sum(line.entry.verdict == verdict and not line.entry.paid for line in cost.lines)
    return total(cost.lines[len(cost.lines) - dropped :])


@dataclass(frozen=True, slots=True)
class Asked:
    """One rule: at how many programs the applicant stands how."""

    rule: str
    missed: int
    to_do: int
    preferred: int
    not_told: int

    @property
    def programs(self) -> int:
        return self.missed + self.to_do + self.preferred + self.not_told


def asked(entries: Iterable[Entry]) -> tuple[Asked, ...]:
    """Most programs first. Programs that are done with do not count. A program counts once a rule."""
    counts: dict[str, Counter[Lack]] = {}
    for entry in entries:
        if not entry.over:
            for rule, lack in {ask.rule: ask.lack for ask in entry.asks}.items():
                counts.setdefault(rule, Counter())[lack] += 1
    found = [Asked(rule, *(counted[lack] for lack in LACKS)) for rule, counted in counts.items()]
    return tuple(sorted(found, key=lambda one: (-one.programs, one.rule)))
