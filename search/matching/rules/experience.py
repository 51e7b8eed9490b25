"""Years since graduating, work in the United States, accredited training, letters, and the school."""

import numpy as np

from search.matching.case import Case
from search.matching.codes import Outcome
from search.matching.finding import Scattered, choose, weighed
from search.matching.rules.exams import everywhere_stated, not_told_yet, to_do_or_short
from search.matching.stated import Bools, Facts, code_of


def years_since_graduating(case: Case) -> Scattered:
    """Counted to the application and to the start, which for an advanced position is a year later.

    Missed only if both counts miss; where one does, it depends on how the program counts.
    """
    facts = case.facts("max_years_since_graduation")
    if case.profile.graduated is None:
        return everywhere_stated(facts, Outcome.NOT_TOLD)
    applying = case.season - 1 - case.profile.graduated.year
    starting = applying + 1 + case.stated.offers.of_kind["A"][facts.offer]
    outcome = choose(
        (facts.value >= starting, Outcome.MET), (facts.value < applying, Outcome.MISSED), default=Outcome.UNCLEAR
    )
    return weighed(facts, outcome)


def us_months(case: Case) -> Scattered:
    """Months of US experience. Whether observerships count is for the program to say: unsaid, the lesser is sure."""
    facts = case.facts("usce_months")
    least, most = _months_that_count(case, facts)
    unsettled = np.where(_is_told(case, facts), Outcome.UNCLEAR, Outcome.NOT_TOLD)
    outcome = choose((facts.value <= least, Outcome.MET), (facts.value > most, Outcome.MISSED), default=Outcome.UNCLEAR)
    outcome = np.where(outcome == Outcome.UNCLEAR, unsettled, outcome).astype(np.int8)
    return weighed(facts, outcome)


ENDLESS = 10_000
"""More months than anyone has: where a number was not told, no limit is surely missed."""


def _months_that_count(case: Case, facts: Facts) -> tuple[np.ndarray, np.ndarray]:
    """By fact: the months that surely count and those that may."""
    hands_on, watched = case.profile.usce_hands_on_months, case.profile.observership_months
    counts, only = _counts_said(case, facts), _only_said(case, facts)
    least = (hands_on or 0) + np.where(counts, watched or 0, 0)
    most_hands = ENDLESS if hands_on is None else hands_on
    most_watched = ENDLESS if watched is None else watched
    return least, most_hands + np.where(only, 0, most_watched)


def _is_told(case: Case, facts: Facts) -> Bools:
    """By fact: whether both numbers it may turn on were told."""
    hands_on, watched = case.profile.usce_hands_on_months, case.profile.observership_months
    only = _only_said(case, facts)
    told = only if watched is None else np.ones(len(only), np.bool_)
    return told & (hands_on is not None)


def _only_said(case: Case, facts: Facts) -> Bools:
    """By fact, whether hands-on months alone count: said without dispute, and no weaker than the months themselves are.
    A preference for them, or an old page, makes no limit of this season firmer than it is."""
    kinds = case.facts("usce_kind")
    only = kinds.of((kinds.value == code_of("usce_kind", "hands_on_only")) & ~kinds.disputed)
    firmest = np.full(case.count, -1, np.int8)
    np.maximum.at(firmest, only.offer, only.hold)
    said: Bools = firmest[facts.offer] >= facts.hold
    return said


def _counts_said(case: Case, facts: Facts) -> Bools:
    """By fact, whether observerships count: said, and nothing else beside it."""
    kinds = case.facts("usce_kind")
    counts = (kinds.value == code_of("usce_kind", "observership_counts")) & ~kinds.disputed
    said = np.zeros(case.count, np.bool_)
    said[kinds.offer[counts]] = True
    said[kinds.offer[~counts]] = False
    found: Bools = said[facts.offer]
    return found


def us_kind(case: Case) -> Scattered:
    """Whether there is any experience of the kind that is asked for."""
    facts = case.facts("usce_kind")
    hands_on, watched = case.profile.usce_hands_on_months, case.profile.observership_months
    outcomes = {
        "hands_on_only": _some(hands_on),
        "observership_counts": _either(_some(hands_on), _some(watched)),
        "us_experience_unspecified": _either(_some(hands_on), _unsure(_some(watched))),
    }
    each = np.array([outcomes[value] for value in KINDS_ASKED], np.int8)
    return weighed(facts, each[facts.value])


KINDS_ASKED = ("hands_on_only", "observership_counts", "us_experience_unspecified")


def _some(months: int | None) -> Outcome:
    if months is None:
        return Outcome.NOT_TOLD
    return Outcome.MET if months else Outcome.MISSED


def _unsure(outcome: Outcome) -> Outcome:
    """Observerships where the page says only "US experience"."""
    return Outcome.UNCLEAR if outcome is Outcome.MET else outcome


def _either(one: Outcome, other: Outcome) -> Outcome:
    """The better of two: met, then unclear, then not told, then missed."""
    return min(one, other, key=(Outcome.MET, Outcome.UNCLEAR, Outcome.NOT_TOLD, Outcome.MISSED).index)


def recent_us_experience(case: Case) -> Scattered:
    """Profiles do not say when experience was. Only that there is none can be told from them."""
    facts = case.facts("usce_recency")
    months = (case.profile.usce_hands_on_months, case.profile.observership_months)
    none = all(number == 0 for number in months)
    return everywhere_stated(facts, Outcome.MISSED if none else Outcome.NOT_TOLD)


def recent_clinical_work(case: Case) -> Scattered:
    """Whoever graduated within that time has worked with patients within it."""
    facts = case.facts("clinical_recency")
    if case.profile.graduated is None:
        return everywhere_stated(facts, Outcome.NOT_TOLD)
    years = case.season - case.profile.graduated.year
    return weighed(facts, choose((facts.value >= years, Outcome.MET), default=Outcome.NOT_TOLD))


def accredited_training(case: Case) -> Scattered:
    """Training in the United States or Canada. A residency at home does not count."""
    facts, years = case.facts("prior_us_training_months"), case.profile.us_training.years
    if years is None:
        return everywhere_stated(facts, Outcome.NOT_TOLD)
    return weighed(facts, choose((facts.value <= years * 12, Outcome.MET), default=Outcome.MISSED))


def letters(case: Case) -> Scattered:
    return _letters(case, "letters", case.profile.letters)


def letters_us(case: Case) -> Scattered:
    return _letters(case, "letters_us", case.profile.letters_us)


def letters_specialty(case: Case) -> Scattered:
    return _letters(case, "letters_specialty", case.profile.letters_specialty)


def _letters(case: Case, field: str, own: int | None) -> Scattered:
    """A letter can still be asked for; where it is only preferred, not having it is short of a preference."""
    facts = case.facts(field)
    if own is None:
        return not_told_yet(facts)
    outcome = to_do_or_short(facts)
    outcome[facts.value <= own] = Outcome.MET
    return weighed(facts, outcome)


def school(case: Case) -> Scattered:
    """Schools are named in ways that no table knows: the page has to be read."""
    return everywhere_stated(case.facts("school_requirement"), Outcome.UNCLEAR)
