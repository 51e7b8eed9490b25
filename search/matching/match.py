"""The verdict on every program for one applicant, and the rule that decides it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.matching.case import Case
from search.matching.codes import Outcome, Verdict
from search.matching.finding import Found, Scattered
from search.matching.registry import DECIDING, RULES, Rule
from search.matching.stated import Numbers, Small, Stated
from search.profile import ApplicantProfile

NOTHING_DECIDES = -1


@dataclass(frozen=True, slots=True)
class Match:
    """By program, in the order of the index: `verdict`; `offer`, the one that is the most open; `decider`, the place in
    DECIDING of the first rule whose finding makes the verdict (NOTHING_DECIDES where it is open).

    `findings`: by rule of DECIDING, over offers. `each`: the verdict of every offer.
    """

    case: Case
    verdict: Small
    offer: Numbers
    decider: Small
    findings: tuple[Found, ...]
    each: Small

    def counts(self, among: np.ndarray | None = None) -> dict[Verdict, int]:
        """How many programs have each verdict."""
        verdicts = self.verdict if among is None else self.verdict[among]
        counted = np.bincount(verdicts, minlength=len(Verdict)).tolist()
        return dict(zip(Verdict, counted, strict=True))

    def decided_by(self, verdict: Verdict, among: np.ndarray | None = None) -> dict[str, int]:
        """How many programs each rule gives this verdict, those that give it to none left out; most first.

        Every program counts once, so the numbers add up.
        """
        chosen = self.verdict == verdict
        deciders = self.decider[chosen if among is None else chosen & among]
        counted = np.bincount(deciders[deciders >= 0], minlength=len(DECIDING)).tolist()
        found = [(rule.name, count) for rule, count in zip(DECIDING, counted, strict=True) if count]
        return dict(sorted(found, key=lambda one: -one[1]))

    def kinds_at_best(self, row: int) -> tuple[str, ...]:
        """The kinds of the program's positions that its verdict is true of, where it is better than that of another.
        Those for doctors with prior training are not looked at: they are for few, and say so."""
        offers = self.case.stated.offers
        mine = np.flatnonzero((offers.program == row) & ~offers.of_kind["R"])
        at_best = self.each[mine] <= self.verdict[row]
        return tuple(offers.kind[mine[at_best]].tolist()) if at_best.any() and not at_best.all() else ()

    def of_program(self, row: int) -> tuple["Told", ...]:
        """Every rule, parts too, for the program's offer that is the most open."""
        return self.of_programs([row])[row]

    def of_programs(self, rows: Sequence[int], rules: Sequence[Rule] = RULES) -> dict[int, tuple["Told", ...]]:
        """The same of several, by row. A rule is held against the whole directory, so each is asked once for all."""
        offers = self.offer[list(rows)]
        by_name = {rule.name: found for rule, found in zip(DECIDING, self.findings, strict=True)}
        told = []
        for rule in rules:
            found = by_name.get(rule.name) or rule.judge(self.case)
            told.append([Told(rule.name, *one) for one in found.at_each(offers)])
        return dict(zip(rows, zip(*told, strict=True), strict=True)) if told else dict.fromkeys(rows, ())


@dataclass(frozen=True, slots=True)
class Told:
    """What one rule finds for one program. `statement`: primary key of the deciding one, 0 where none decides."""

    rule: str
    outcome: Outcome
    verdict: Verdict
    statement: int


def matched(profile: ApplicantProfile, stated: Stated, day: dt.date) -> Match:
    """About a hundred array operations, whatever the profile; no query."""
    case = Case(profile, stated, day)
    findings = tuple(rule.judge(case) for rule in DECIDING)
    by_offer, decider = _worst(findings, stated.count)
    offer = _most_open(by_offer, stated)
    return Match(case, by_offer[offer], offer, decider[offer], findings, by_offer)


def _worst(findings: tuple[Found, ...], count: int) -> tuple[Small, Small]:
    worst = np.zeros(count, np.int8)
    decider = np.full(count, NOTHING_DECIDES, np.int8)
    for place, found in enumerate(findings):
        at = found.at if isinstance(found, Scattered) else slice(None)
        decider[at] = np.where(found.verdict > worst[at], np.int8(place), decider[at])
        worst[at] = np.maximum(worst[at], found.verdict)
    return worst, decider


def _most_open(by_offer: Small, stated: Stated) -> Numbers:
    """By program: the offer with the best verdict, the first of equals."""
    if not len(stated.first):
        return np.zeros(0, np.int64)
    # Verdict first, place second, in one number: the least of each program's stretch.
    ranked = by_offer.astype(np.int64) * stated.count + np.arange(stated.count)
    best: Numbers = np.minimum.reduceat(ranked, stated.first) % stated.count
    return best
