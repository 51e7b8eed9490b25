"""The position itself: its kind, its deadline, and what a state asks for."""

import numpy as np

from search.matching.case import Case
from search.matching.codes import AgeCode, Hold, Outcome, Verdict
from search.matching.finding import Finding, Scattered, choose, scattered, weighed
from search.matching.stated import RECURS


def kind_of_position(case: Case) -> Finding:
    """Positions for physicians want accredited training in the US or Canada; advanced ones a first year elsewhere.

    That a program has no other kind is known from a list, so its age decides how much a miss may say.
    """
    offers, training = case.stated.offers, case.profile.us_training
    found = case.everywhere(Outcome.NOT_NEEDED).copy()
    found.outcome[offers.of_kind["P"]] = Outcome.MET
    found.outcome[offers.of_kind["A"]] = Outcome.MET if training.pgy1_complete else Outcome.TO_DO
    restricted = offers.of_kind["R"]
    outcome = _trained(training.years, training.pgy1_complete)
    found.outcome[restricted] = outcome
    if outcome is Outcome.NOT_TOLD:
        found.verdict[restricted] = Verdict.CONFIRM
    if outcome is Outcome.MISSED:
        current = offers.listed == AgeCode.CURRENT
        found.verdict[restricted] = Verdict.DOUBTFUL
        found.verdict[restricted & current] = Verdict.CLOSED
    found.age[restricted] = offers.listed[restricted]
    return found


def _trained(years: int | None, pgy1_complete: bool | None) -> Outcome:
    if years or pgy1_complete:
        return Outcome.MET
    return Outcome.NOT_TOLD if years is None else Outcome.MISSED


def before_the_deadline(case: Case) -> Scattered:
    """A dated deadline of the season asked about may close; one that recurs has passed in some season not said."""
    facts = case.facts("application_deadline")
    facts = facts.of(facts.season == case.season)
    recurs = facts.scope == RECURS
    # Days for every kind and days for one kind meet here: the season's own stands before one of every season.
    place = facts.offer * 2 + (facts.hold == Hold.PREFERS)
    facts = facts.of(~(recurs & np.isin(place, place[~recurs])))
    passed = facts.value < case.day.toordinal()
    outcome = choose(
        (passed & (facts.scope == RECURS), Outcome.UNCLEAR), (passed, Outcome.MISSED), default=Outcome.TO_DO
    )
    return weighed(facts, outcome)


def state_letter(case: Case) -> Scattered:
    """For information: some states have ended these letters, so it never counts against anyone."""
    facts = case.facts("state_letter")
    outcome = np.full(len(facts.value), Outcome.TO_DO, np.int8)
    return scattered(facts, outcome, np.zeros_like(outcome))
