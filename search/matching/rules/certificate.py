"""The ECFMG certificate: when the program wants it, and when NRMP does."""

from search.matching.case import Case
from search.matching.codes import Outcome, Verdict
from search.matching.due import by_when, timed
from search.matching.finding import Finding, Found, weighed


def certified_in_time(case: Case) -> Found:
    """Graduates who are not international hold none and need none."""
    if not case.profile.is_img:
        return case.everywhere(Outcome.NOT_NEEDED)
    facts = case.facts("ecfmg_certificate_by")
    profile = case.profile
    outcome = timed(facts, case.season, profile.ecfmg_certified, profile.ecfmg_expected, case.day)
    return weighed(facts, outcome)


def confirmed_to_nrmp(case: Case) -> Finding:
    """NRMP's own rule, where it runs the match: ECFMG must confirm by early March that its requirements are met.

    No program states it, so it closes none: what will be late, or cannot be certified as it stands, is a question.
    """
    profile = case.profile
    if not profile.is_img:
        return case.everywhere(Outcome.NOT_NEEDED)
    outcome = by_when("ranking", case.season, profile.ecfmg_certified, profile.ecfmg_expected, case.day)
    late = outcome in (Outcome.MISSED, Outcome.UNCLEAR) or profile.step1 == "fail"
    found = (case.everywhere(Outcome.UNCLEAR, Verdict.CONFIRM) if late else case.everywhere(outcome)).copy()
    elsewhere = ~case.stated.offers.nrmp
    found.outcome[elsewhere], found.verdict[elsewhere] = Outcome.NOT_NEEDED, Verdict.OPEN
    return found
