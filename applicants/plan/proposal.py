"""From a budget and wishes to a list: which programs to add, one at a time, and why each.

Greedy, deterministic, and never a guess at who would match. The next one is, of those that can still be paid,
1. of the best verdict: open, short, confirm; doubtful only where it is asked for; closed never;
2. of the best evidence: what decides is stated for this season, undated, for an earlier one, not stated;
3. the cheapest at this point: its place among the programs of its specialty says what it costs;
4. the first by fit (search.matching.order), which begins with the applicant's wishes; then by id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from applicants.plan.costs import SpecialtyCost, application_price
from applicants.plan.entries import DOUBTFUL
from applicants.plan.prices import NOTHING, Prices

VERDICTS = ("open", "short", "confirm", DOUBTFUL)
"""That may be proposed, the best first."""


class Evidence(Enum):
    """How what decides is known; the values rise from the best."""

    CURRENT = 0
    UNDATED = 1
    OLDER = 2
    NOT_STATED = 3


class Stopped(Enum):
    """Why nothing more is proposed."""

    ENOUGH = "enough"
    BUDGET = "budget"
    NO_MORE = "no_more"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program that is wished for and not on the list. `place`: its place by fit, 0 the first."""

    program: str
    specialty: str
    specialty_name: str
    service: str
    verdict: str
    evidence: Evidence
    place: int


@dataclass(frozen=True, slots=True)
class Choice:
    """`number`: its place in its specialty, counted on from the list. `left`: of the money after it; None: no limit."""

    candidate: Candidate
    number: int
    amount: Decimal
    left: Decimal | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """`not_priced`: candidates whose application has no known price, which are never proposed."""

    choices: tuple[Choice, ...]
    stopped: Stopped
    left: Decimal | None
    not_priced: int

    @property
    def amount(self) -> Decimal:
        return sum((choice.amount for choice in self.choices), NOTHING)


Group = tuple[str, str]
"""A specialty and its application service: what tiers run over."""


def counts_of(costs: Iterable[SpecialtyCost]) -> dict[Group, int]:
    return {(cost.code, cost.service): cost.count for cost in costs}


def propose(
    candidates: Iterable[Candidate],
    listed: Mapping[Group, int],
    prices: Prices,
    *,
    money: Decimal | None,
    most: int,
    with_doubtful: bool = False,
) -> Proposal:
    """`listed`: how many programs of each group stand on the list. `money`: what may be spent; None: no limit."""
    wanted = VERDICTS if with_doubtful else VERDICTS[:-1]
    fit = [one for one in candidates if one.verdict in wanted]
    priced = [one for one in fit if application_price(one.service, prices)]
    waiting = _by_group(priced)
    numbers = {group: listed.get(group, 0) for group in waiting}
    choices: list[Choice] = []
    while len(choices) < most:
        best = _next(waiting, numbers, prices, money)
        if best is None:
            break
        group, amount = best
        numbers[group] += 1
        money = None if money is None else money - amount
        choices.append(Choice(waiting[group].pop(0), numbers[group], amount, money))
    stopped = _why(len(choices), most, [group for group, some in waiting.items() if some], numbers, prices)
    return Proposal(tuple(choices), stopped, money, len(fit) - len(priced))


def _why(chosen: int, most: int, waiting: Sequence[Group], numbers: Mapping[Group, int], prices: Prices) -> Stopped:
    if chosen >= most:
        return Stopped.ENOUGH
    can_be_priced = [group for group in waiting if _amount(group, numbers[group] + 1, prices) is not None]
    return Stopped.BUDGET if can_be_priced else Stopped.NO_MORE


def _by_group(candidates: Sequence[Candidate]) -> dict[Group, list[Candidate]]:
    """Within a group all cost the same at any one time, so that the first by all else is the best of it."""
    groups: dict[Group, list[Candidate]] = {}
    for one in sorted(candidates, key=_worth):
        groups.setdefault((one.specialty, one.service), []).append(one)
    return groups


def _worth(one: Candidate) -> tuple[int, int, int, str]:
    return VERDICTS.index(one.verdict), one.evidence.value, one.place, one.program


def _next(
    waiting: Mapping[Group, Sequence[Candidate]],
    numbers: Mapping[Group, int],
    prices: Prices,
    money: Decimal | None,
) -> tuple[Group, Decimal] | None:
    """The group whose first is the best that can be paid, and what it costs."""
    found = []
    for group, candidates in waiting.items():
        amount = _amount(group, numbers[group] + 1, prices)
        if candidates and amount is not None and (money is None or amount <= money):
            verdict, evidence, place, program = _worth(candidates[0])
            found.append(((verdict, evidence, amount, place, program), group, amount))
    if not found:
        return None
    _key, group, amount = min(found)
    return group, amount


def _amount(group: Group, number: int, prices: Prices) -> Decimal | None:
    price = application_price(group[1], prices)
    return price.of(number) if price else None
