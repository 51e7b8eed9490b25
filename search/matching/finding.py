"""From what a rule finds about each fact to what it finds for each offer."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from search.matching.codes import AgeCode, Hold, Outcome, Verdict
from search.matching.stated import Bools, Facts, Numbers, Small

NO_AGE = 3
"""Where no statement decides."""


def _weighing() -> tuple[Small, Small]:
    """By outcome, hold, and whether sources differ: the outcome as it is told, and the verdict that it gives.

    A disputed limit is not held against anyone: missing it is unclear. A missed preference is "short". What is
    considered without being met is met.
    """
    told = np.broadcast_to(np.arange(len(Outcome), dtype=np.int8)[:, None, None], (len(Outcome), len(Hold), 2)).copy()
    told[Outcome.MISSED, Hold.PREFERS, 0] = Outcome.SHORT
    told[Outcome.MISSED, Hold.NOTHING, 0] = Outcome.MET
    told[Outcome.MISSED, :, 1] = Outcome.UNCLEAR
    gives = np.zeros((len(Outcome), len(Hold)), np.int8)
    gives[Outcome.MISSED] = [Verdict.OPEN, Verdict.SHORT, Verdict.DOUBTFUL, Verdict.CLOSED]
    gives[Outcome.UNCLEAR] = [Verdict.OPEN, Verdict.OPEN, Verdict.CONFIRM, Verdict.CONFIRM]
    gives[Outcome.NOT_TOLD] = gives[Outcome.UNCLEAR]
    verdict = np.stack([gives, gives], axis=2)
    verdict[Outcome.MISSED, :, 1] = gives[Outcome.UNCLEAR]
    return told, verdict


_TOLD, _VERDICT = _weighing()

Here = tuple[Outcome, Verdict, int]
"""What is found for one offer: outcome, verdict and the primary key of the deciding statement, 0 where none decides."""
SILENT: Here = Outcome.NOT_STATED, Verdict.OPEN, 0
OUTCOMES, VERDICTS = tuple(Outcome), tuple(Verdict)
"""Each at the place of its number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule finds, by offer. `statement` is that of the deciding fact; 0 where none decides."""

    outcome: Small
    verdict: Small
    statement: Numbers
    age: Small

    def copy(self) -> "Finding":
        """One that may be written to."""
        return Finding(self.outcome.copy(), self.verdict.copy(), self.statement.copy(), self.age.copy())

    def here(self, offer: int) -> Here:
        return Outcome(int(self.outcome[offer])), Verdict(int(self.verdict[offer])), int(self.statement[offer])

    def at_each(self, offers: Numbers) -> list[Here]:
        """The same of several, in their order."""
        return _in_words(self.outcome[offers], self.verdict[offers], self.statement[offers])


@dataclass(frozen=True, slots=True)
class Scattered:
    """The same of a rule that most programs say nothing about: a row for each offer that a fact speaks about. All
    others are not stated, and open. `at`: the offers, each once."""

    at: Numbers
    outcome: Small
    verdict: Small
    statement: Numbers

    def here(self, offer: int) -> Here:
        row = np.flatnonzero(self.at == offer)
        if not len(row):
            return SILENT
        return Outcome(int(self.outcome[row[0]])), Verdict(int(self.verdict[row[0]])), int(self.statement[row[0]])

    def at_each(self, offers: Numbers) -> list[Here]:
        rows = np.flatnonzero(np.isin(self.at, offers))
        told = _in_words(self.outcome[rows], self.verdict[rows], self.statement[rows])
        found = dict(zip(self.at[rows].tolist(), told, strict=True))
        return [found.get(offer, SILENT) for offer in offers.tolist()]


def _in_words(outcomes: Small, verdicts: Small, statements: Numbers) -> list[Here]:
    told = zip(outcomes.tolist(), verdicts.tolist(), statements.tolist(), strict=True)
    return [(OUTCOMES[outcome], VERDICTS[verdict], statement) for outcome, verdict, statement in told]


NOWHERE = Scattered(np.zeros(0, np.int64), np.zeros(0, np.int8), np.zeros(0, np.int8), np.zeros(0, np.int64))
Found = Finding | Scattered


@lru_cache(maxsize=128)
def everywhere(count: int, outcome: Outcome, verdict: Verdict = Verdict.OPEN) -> Finding:
    """The same for every offer, resting on no statement. Kept, and not to be written to: most rules begin with one."""
    made = Finding(
        np.full(count, outcome, np.int8),
        np.full(count, verdict, np.int8),
        np.zeros(count, np.int64),
        np.full(count, NO_AGE, np.int8),
    )
    for name in Finding.__slots__:
        getattr(made, name).flags.writeable = False
    return made


def choose(*cases: tuple[Bools, Outcome], default: Outcome) -> Small:
    """By row: the outcome of the first case that holds."""
    outcome = np.full(len(cases[0][0]), default, np.int8)
    for holds, one in reversed(cases):
        outcome[holds] = one
    return outcome


def is_one_of(values: Numbers, codes: tuple[int, ...]) -> Bools:
    """For a few codes, quicker than `np.isin`."""
    found = np.zeros(len(values), np.bool_)
    for code in codes:
        found |= values == code
    return found


def weighed(facts: Facts, outcome: Small) -> Scattered:
    """By offer, the worst of its facts, each as far as its statement may be held against anyone."""
    if not len(facts.offer):
        return NOWHERE
    return scattered(facts, *_weights(facts, outcome))


def weighed_over(start: Finding, facts: Facts, outcome: Small) -> Finding:
    """The same; `start` stands where no fact speaks."""
    return placed(start, facts, *_weights(facts, outcome))


def _weights(facts: Facts, outcome: Small) -> tuple[Small, Small]:
    disputed = facts.disputed.view(np.int8)
    return _TOLD[outcome, facts.hold, disputed], _VERDICT[outcome, facts.hold, disputed]


def placed(start: Finding, facts: Facts, outcome: Small, verdict: Small) -> Finding:
    """By offer, the row with the worst verdict; `start` where there is none."""
    rows = _worst_rows(facts, outcome, verdict)
    at = facts.offer[rows]
    made = start.copy()
    made.outcome[at], made.verdict[at] = outcome[rows], verdict[rows]
    made.statement[at], made.age[at] = facts.statement[rows], facts.age[rows]
    return made


def scattered(facts: Facts, outcome: Small, verdict: Small) -> Scattered:
    if facts.alone:
        return Scattered(facts.offer, outcome, verdict, facts.statement)
    rows = _worst_rows(facts, outcome, verdict)
    return Scattered(facts.offer[rows], outcome[rows], verdict[rows], facts.statement[rows])


def _worst_rows(facts: Facts, outcome: Small, verdict: Small) -> NDArray[np.intp] | slice:
    """One row an offer: the worst verdict; of equal ones the worst outcome, then the freshest, then the newest."""
    if facts.alone:
        return slice(None)
    order = np.lexsort((facts.statement, -facts.age, outcome, verdict, facts.offer))
    offers = facts.offer[order]
    last = np.ones(len(offers), np.bool_)
    last[:-1] = offers[1:] != offers[:-1]
    return order[last]


def worse(one: Finding, other: Finding) -> Finding:
    """By offer, whichever has the worse verdict; the first of equals."""
    return picked(other.verdict > one.verdict, other, one)


def better(one: Finding, other: Finding) -> Finding:
    """By offer, whichever has the better verdict; the first of equals."""
    return picked(other.verdict < one.verdict, other, one)


def picked(chosen: Bools, if_so: Finding, otherwise: Finding) -> Finding:
    return Finding(*(np.where(chosen, getattr(if_so, n), getattr(otherwise, n)) for n in Finding.__slots__))


def is_older(facts: Facts) -> Bools:
    older: Bools = facts.age == AgeCode.OLDER
    return older
