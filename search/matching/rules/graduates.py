"""Whether graduates of other countries' schools are taken."""

import numpy as np

from search.matching.case import Case
from search.matching.codes import Outcome, Verdict
from search.matching.finding import Finding, choose, is_older, is_one_of, picked, placed, weighed_over
from search.matching.stated import Bools, Facts, code_of


def takes_imgs(case: Case) -> Finding:
    """Sponsoring a J-1 or an H-1B implies it; `rarely` is a question; what nobody has said is one too."""
    if not case.profile.is_img:
        return case.everywhere(Outcome.NOT_NEEDED)
    silent = case.everywhere(Outcome.NOT_STATED, Verdict.CONFIRM)
    facts = case.facts("accepts_img")
    yes, no = (facts.value == code_of("accepts_img", value) for value in ("yes", "no"))
    outcome = choose((no, Outcome.MISSED), (yes & facts.sure, Outcome.MET), default=Outcome.UNCLEAR)
    own = weighed_over(silent, facts, outcome)
    implied = _implied(case, silent)
    # An old yes, like silence, gives way to a visa that is sponsored; a no, "rarely" and a dispute do not.
    only_old = yes & is_older(facts) & ~facts.disputed
    gives_way = np.ones(case.count, np.bool_)
    gives_way[facts.offer[~only_old]] = False
    return picked(gives_way & (implied.verdict == Verdict.OPEN), implied, own)


def _implied(case: Case, silent: Finding) -> Finding:
    found = silent
    for field in ("visa_h1b", "visa_j1"):
        facts = case.facts(field)
        sponsoring = facts.of(_sponsors(field, facts) & facts.sure)
        outcome = np.full(len(sponsoring.offer), Outcome.MET, np.int8)
        found = placed(found, sponsoring, outcome, np.zeros_like(outcome))
    return found


def _sponsors(field: str, facts: Facts) -> Bools:
    return is_one_of(facts.value, tuple(code_of(field, value) for value in ("yes", "case_by_case")))
