"""The right to work: by status, and by each visa the applicant would take.

`visa` is the whole of it, and decides. The others are its parts, each shown beside it.
"""

from collections.abc import Callable

import numpy as np

from search.matching.case import Case
from search.matching.codes import Outcome, Verdict
from search.matching.due import timed
from search.matching.finding import Finding, better, choose, is_one_of, picked, placed, weighed_over, worse
from search.matching.stated import Facts, code_of

J1_YEARS = 7
"""The J-1 allows seven years of training in all (facts, 4a)."""
ALTOGETHER = ("none_sponsored", "citizens_or_residents_only")
"""What refuses every visa."""
ONE_YEAR = 1
"""A preliminary position is one year long, whatever its specialty."""


def right_to_work(case: Case) -> Finding:
    """The best of what would let them work. Nothing told: settled only where every way leads to the same answer."""
    if case.profile.needs_no_visa:
        return case.everywhere(Outcome.NOT_NEEDED)
    told = [WAYS[name](case) for name in _ways(case)]
    if told:
        return _best(told)
    ways = [WAYS[name](case) for name in ("j1", "h1b")]
    settled = [] if case.profile.work_status else [case.everywhere(Outcome.NOT_NEEDED)]
    return _only_if_settled(case, _best([*settled, *ways]), _worst(ways))


def _ways(case: Case) -> tuple[str, ...]:
    status = case.profile.work_status
    return (("ead",) if status == "ead" else ()) + case.profile.visas_open


def _best(ways: list[Finding]) -> Finding:
    found = ways[0]
    for way in ways[1:]:
        found = better(found, way)
    return found


def _worst(ways: list[Finding]) -> Finding:
    found = ways[0]
    for way in ways[1:]:
        found = worse(found, way)
    return found


def _only_if_settled(case: Case, best: Finding, worst: Finding) -> Finding:
    """Every visa refused, or every visa sponsored; anything between depends on what was not told."""
    refused = best.verdict >= Verdict.DOUBTFUL
    granted = worst.verdict == Verdict.OPEN
    unknown = case.everywhere(Outcome.NOT_TOLD, Verdict.CONFIRM)
    return picked(refused, best, picked(granted, worst, unknown))


def by_j1(case: Case) -> Finding:
    return worse(sponsors_j1(case), j1_years(case))


def by_h1b(case: Case) -> Finding:
    return worse(sponsors_h1b(case), step3_for_h1b(case))


def sponsors_j1(case: Case) -> Finding:
    return _sponsors(case, "visa_j1", ("yes",))


def sponsors_h1b(case: Case) -> Finding:
    """Taking over a petition (transfer only) serves those who hold an H-1B already."""
    good = ("yes", "transfer_only") if case.profile.work_status == "h1b" else ("yes",)
    return _sponsors(case, "visa_h1b", good)


def _sponsors(case: Case, field: str, good: tuple[str, ...]) -> Finding:
    facts = case.facts(field)
    granted = is_one_of(facts.value, tuple(code_of(field, value) for value in good))
    asked = facts.value == code_of(field, "case_by_case")
    refused = ~(granted | asked)
    outcome = choose((refused, Outcome.MISSED), (granted & facts.sure, Outcome.MET), default=Outcome.UNCLEAR)
    refusals = _refusals(case, *ALTOGETHER)
    refused = _refused_altogether(case, refusals)
    own = weighed_over(refused, facts, outcome)
    # Two refusals are no weaker than the firmer of them.
    own = picked((own.outcome == Outcome.MISSED) & (refused.verdict > own.verdict), refused, own)
    return _contradicted(case, own, refusals)


def _refusals(case: Case, *values: str) -> Facts:
    facts = case.facts("visa_other")
    return facts.of(is_one_of(facts.value, tuple(code_of("visa_other", value) for value in values)))


def _refused_altogether(case: Case, refusals: Facts) -> Finding:
    """Where nothing is said of a visa itself: a program that sponsors none, or takes residents only, refuses it."""
    missed = np.full(len(refusals.offer), Outcome.MISSED, np.int8)
    return weighed_over(case.everywhere(Outcome.NOT_STATED, Verdict.CONFIRM), refusals, missed)


def _contradicted(case: Case, found: Finding, refusals: Facts) -> Finding:
    """A visa said to be sponsored where a page no older says that none is: a question, not a yes."""
    missed = np.full(len(refusals.offer), Outcome.MISSED, np.int8)
    freshest = placed(case.everywhere(Outcome.NOT_STATED), refusals, missed, np.zeros_like(missed))
    against = (found.outcome == Outcome.MET) & (freshest.age <= found.age)
    question = case.everywhere(Outcome.UNCLEAR, Verdict.CONFIRM)
    return picked(against, Finding(question.outcome, question.verdict, freshest.statement, freshest.age), found)


def j1_years(case: Case) -> Finding:
    """The length of the training and the J-1 years used, against the seven that the visa allows."""
    used = case.profile.j1_years_used
    if used is None:
        # Whoever holds a J-1 now has used some of it.
        holds = case.profile.work_status == "j1"
        return case.everywhere(Outcome.NOT_TOLD, Verdict.CONFIRM if holds else Verdict.OPEN)
    offers = case.stated.offers
    # Whatever its length, a training takes a year at least.
    years = np.where(offers.of_kind["P"], ONE_YEAR, np.maximum(offers.years, ONE_YEAR))
    beyond = years + used > J1_YEARS
    found = case.everywhere(Outcome.MET).copy()
    found.outcome[(offers.years == 0) & ~offers.of_kind["P"]] = Outcome.NOT_STATED
    found.outcome[beyond], found.verdict[beyond] = Outcome.MISSED, Verdict.CLOSED
    return found


def step3_for_h1b(case: Case) -> Finding:
    """The petition needs Step 3: without it an H-1B is a question at best. A program may want it on an earlier day."""
    profile = case.profile
    if profile.step3:
        return case.everywhere(Outcome.MET)
    told = profile.step3 is not None or profile.step3_expected is not None
    start = case.everywhere(Outcome.TO_DO if told else Outcome.NOT_TOLD, Verdict.CONFIRM)
    facts = case.facts("h1b_step3_by")
    outcome = timed(facts, case.season, profile.step3, profile.step3_expected, case.day)
    found = weighed_over(start, facts, outcome)
    # "Considered without it" is the program's word on its day; the petition still needs Step 3.
    outcome = np.where(found.outcome == Outcome.MET, start.outcome, found.outcome)
    at_best = np.maximum(found.verdict, np.int8(Verdict.CONFIRM))
    return Finding(outcome, at_best, found.statement, found.age)


def _nothing_told(case: Case) -> bool:
    return not case.profile.needs_no_visa and not _ways(case)


def by_work_permit(case: Case) -> Finding:
    """An EAD needs no sponsor, so "we sponsor none" says nothing of it; being accepted has to be said."""
    silent = case.everywhere(Outcome.NOT_STATED, Verdict.CONFIRM)
    accepted = _refusals(case, "ead_accepted")
    taken = np.where(accepted.sure, Outcome.MET, Outcome.UNCLEAR).astype(np.int8)
    only = _refusals(case, "citizens_or_residents_only")
    missed = np.full(len(only.offer), Outcome.MISSED, np.int8)
    found = weighed_over(weighed_over(silent, only, missed), accepted, taken)
    return worse(found, weighed_over(case.everywhere(Outcome.NOT_STATED), only, missed))


def shown(way: str, part: Callable[[Case], Finding]) -> Callable[[Case], Finding]:
    """A part as it is shown: only where its way is one that they would go."""

    def judge(case: Case) -> Finding:
        used = way in _ways(case) or (way != "ead" and _nothing_told(case))
        return part(case) if used else case.everywhere(Outcome.NOT_NEEDED)

    return judge


WAYS = {"ead": by_work_permit, "j1": by_j1, "h1b": by_h1b}
"""Each way to the right to work."""
