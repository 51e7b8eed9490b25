"""The Steps: scores, when a result must be there, failed attempts, and Step 3."""

import numpy as np

from search.matching.case import Case
from search.matching.codes import Hold, Outcome
from search.matching.due import timed
from search.matching.finding import Scattered, choose, scattered, weighed
from search.matching.stated import Bools, Facts, Numbers, Small
from search.profile import Failed


def step1_score(case: Case) -> Scattered:
    """Step 1 has been pass or fail since 2022: a pass cannot be held against a number, and a number never closes."""
    facts, own = case.facts("min_step1"), case.profile.step1
    if own is None:
        return everywhere_stated(facts, Outcome.NOT_TOLD)
    if own == "pass":
        return everywhere_stated(facts, Outcome.UNCLEAR)
    if own == "fail":
        return everywhere_stated(facts, Outcome.MISSED)
    return weighed(facts, choose((facts.value <= int(own), Outcome.MET), default=Outcome.MISSED))


def step2_score(case: Case) -> Scattered:
    facts, profile = case.facts("min_step2"), case.profile
    if profile.step2 is None:
        return everywhere_stated(facts, Outcome.NOT_TOLD if profile.step2_expected is None else Outcome.TO_DO)
    return weighed(facts, choose((facts.value <= profile.step2, Outcome.MET), default=Outcome.MISSED))


def step2_in_time(case: Case) -> Scattered:
    facts, profile = case.facts("step2_by"), case.profile
    done = True if profile.step2 is not None else None
    return weighed(facts, timed(facts, case.season, done, profile.step2_expected, case.day))


def failed_attempts(case: Case) -> Scattered:
    """A limit on any Step can be read by exam or in all. Held only where both readings miss it."""
    facts, failed = case.facts("max_failed_attempts"), case.profile.failed
    of_step1, of_step2 = facts.scope == "step1", facts.scope == "step2"
    outcome = _any_step(facts, failed)
    outcome[of_step1] = _one_exam(facts.value[of_step1], failed.step1)
    outcome[of_step2] = _one_exam(facts.value[of_step2], failed.step2)
    return weighed(facts, outcome)


def _any_step(facts: Facts, failed: Failed) -> Small:
    told = [count for count in failed.by_exam if count is not None]
    if not told:
        return np.full(len(facts.value), Outcome.NOT_TOLD, np.int8)
    rest = Outcome.UNCLEAR if len(told) == len(failed.by_exam) else Outcome.NOT_TOLD
    met = facts.value >= sum(told) if rest is Outcome.UNCLEAR else np.zeros(len(facts.value), np.bool_)
    return choose((facts.value < max(told), Outcome.MISSED), (met, Outcome.MET), default=rest)


def _one_exam(limits: Numbers, failed: int | None) -> Small:
    if failed is None:
        return np.full(len(limits), Outcome.NOT_TOLD, np.int8)
    allowed: Bools = limits >= failed
    return choose((allowed, Outcome.MET), default=Outcome.MISSED)


def step3_passed(case: Case) -> Scattered:
    """Can still be taken, once certified; where it is only preferred, not having it is short of a preference."""
    facts, passed = case.facts("step3"), case.profile.step3
    if passed is None and case.profile.step3_expected is None:
        return not_told_yet(facts)
    if passed:
        return everywhere_stated(facts, Outcome.MET)
    return weighed(facts, to_do_or_short(facts))


def to_do_or_short(facts: Facts) -> Small:
    """For what can still be got: a demand is a thing to do, a preference not met yet is missed."""
    return choose((facts.hold == Hold.PREFERS, Outcome.MISSED), default=Outcome.TO_DO)


def not_told_yet(facts: Facts) -> Scattered:
    """Not told, of what could be got in time whatever the answer: it leaves the verdict alone."""
    outcome = np.full(len(facts.value), Outcome.NOT_TOLD, np.int8)
    return scattered(facts, outcome, np.zeros_like(outcome))


def everywhere_stated(facts: Facts, outcome: Outcome) -> Scattered:
    return weighed(facts, np.full(len(facts.value), outcome, np.int8))
