"""From what a rule finds about each fact to what it finds for each offer."""

from dataclasses import dataclass

import numpy as np

from search.matching.codes import AgeCode, Hold, Outcome, Verdict
from search.matching.stated import Bools, Facts, Numbers, Small

NO_AGE = 3
"""Where no statement decides."""

_WEIGHED = np.zeros((len(Outcome), len(Hold)), np.int8)
_WEIGHED[Outcome.MISSED] = [Verdict.OPEN, Verdict.SHORT, Verdict.DOUBTFUL, Verdict.CLOSED]
_WEIGHED[Outcome.UNCLEAR] = [Verdict.OPEN, Verdict.OPEN, Verdict.CONFIRM, Verdict.CONFIRM]
_WEIGHED[Outcome.NOT_TOLD] = _WEIGHED[Outcome.UNCLEAR]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule finds, by offer. `statement` is that of the deciding fact; 0 where none decides."""

    outcome: Small
    verdict: Small
    statement: Numbers
    age: Small


def everywhere(count: int, outcome: Outcome, verdict: Verdict = Verdict.OPEN) -> Finding:
    """The same for every offer, resting on no statement."""
    return Finding(
        np.full(count, outcome, np.int8),
        np.full(count, verdict, np.int8),
        np.zeros(count, np.int64),
        np.full(count, NO_AGE, np.int8),
    )


def choose(*cases: tuple[Bools, Outcome], default: Outcome) -> Small:
    """By row: the outcome of the first case that holds."""
    outcome = np.full(len(cases[0][0]), default, np.int8)
    for holds, one in reversed(cases):
        outcome[holds] = one
    return outcome


def weighed(facts: Facts, outcome: Small, count: int, start: Finding | None = None) -> Finding:
    """By offer, the worst of its facts; `start` stands where no fact speaks.

    A disputed limit is not held against anyone: it makes the outcome unclear. A missed preference is "short". What is
    considered without being met is met.
    """
    missed = outcome == Outcome.MISSED
    outcome = outcome.copy()
    outcome[missed & facts.disputed] = Outcome.UNCLEAR
    verdict = _WEIGHED[outcome, facts.hold]
    plainly = missed & ~facts.disputed
    outcome[plainly & (facts.hold == Hold.PREFERS)] = Outcome.SHORT
    outcome[plainly & (facts.hold == Hold.NOTHING)] = Outcome.MET
    return placed(facts, outcome, verdict, count, start)


def placed(facts: Facts, outcome: Small, verdict: Small, count: int, start: Finding | None = None) -> Finding:
    """By offer, the row with the worst verdict; of equal ones the worst outcome, then the freshest, then the newest."""
    found = start or everywhere(count, Outcome.NOT_STATED)
    order = np.lexsort((facts.statement, -facts.age, outcome, verdict))
    at = facts.offer[order]
    made = Finding(found.outcome.copy(), found.verdict.copy(), found.statement.copy(), found.age.copy())
    made.outcome[at], made.verdict[at] = outcome[order], verdict[order]
    made.statement[at], made.age[at] = facts.statement[order], facts.age[order]
    return made


def worse(one: Finding, other: Finding) -> Finding:
    """By offer, whichever has the worse verdict; the first of equals."""
    return _picked(other.verdict > one.verdict, other, one)


def better(one: Finding, other: Finding) -> Finding:
    """By offer, whichever has the better verdict; the first of equals."""
    return _picked(other.verdict < one.verdict, other, one)


def _picked(chosen: Bools, if_so: Finding, otherwise: Finding) -> Finding:
    return Finding(*(np.where(chosen, getattr(if_so, n), getattr(otherwise, n)) for n in Finding.__slots__))


def is_older(facts: Facts) -> Bools:
    older: Bools = facts.age == AgeCode.OLDER
    return older
