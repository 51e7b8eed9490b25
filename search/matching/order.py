"""The order within a verdict: the applicant's wishes first, then how much is known. Never a guess at who would match.

In this order, each breaking the ties of the one before:
1. the verdict: open, short, confirm, doubtful, closed;
2. the specialties they wish for, in their order; others after them;
3. the states they wish for, then others; the kinds of position, likewise;
4. a current resident from their school on record;
5. what is found about the visa, a yes before a question, and how fresh that statement is (current, undated, older);
6. the same of the one that international graduates are taken;
7. resident-titled H-1B cases of the employer on file, for those who would take an H-1B;
8. how many of the stated rules are met;
9. the name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.matching.codes import Outcome
from search.matching.finding import Finding, Scattered
from search.matching.match import Match
from search.matching.registry import DECIDING
from search.matching.stated import Bools, Numbers

IMG, VISA = (next(place for place, rule in enumerate(DECIDING) if rule.name == name) for name in ("img", "visa"))


@dataclass(frozen=True, slots=True)
class Directory:
    """What the order looks at beside the verdict, by program. Texts are codes; -1 is a text that nobody has."""

    specialty: Numbers
    specialty_codes: Mapping[str, int]
    state: Numbers
    state_codes: Mapping[str, int]
    resident_filings: Bools
    from_school: Bools
    name: Numbers


def ranked(match: Match, directory: Directory) -> Numbers:
    """By program, its place in the order; 0 is the first."""
    order = np.lexsort(tuple(reversed(_keys(match, directory))))
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places


def _keys(match: Match, directory: Directory) -> list[NDArray[Any]]:
    """From the first to the last; less comes first."""
    profile = match.case.profile
    kinds = match.case.stated.offers.kind[match.offer]
    visa, img = _dense(match, VISA), _dense(match, IMG)
    wants_h1b = "h1b" in profile.visas_open
    return [
        match.verdict,
        _wished(directory.specialty, [directory.specialty_codes.get(code, -1) for code in profile.specialties]),
        _among(directory.state, [directory.state_codes.get(code, -1) for code in profile.states]),
        _among(kinds, profile.kinds),
        ~directory.from_school,
        visa.outcome[match.offer],
        visa.age[match.offer],
        img.outcome[match.offer],
        img.age[match.offer],
        ~directory.resident_filings if wants_h1b else np.zeros(len(match.verdict), np.bool_),
        -_met(match),
        directory.name,
    ]


def _dense(match: Match, place: int) -> Finding:
    found = match.findings[place]
    assert isinstance(found, Finding)  # noqa: S101 - these two speak about every program
    return found


def _wished(held: Numbers, wishes: Sequence[int]) -> Numbers:
    places = np.full(len(held), len(wishes), np.int64)
    for place, wish in reversed(list(enumerate(wishes))):
        places[held == wish] = place
    return places


def _among(held: NDArray[Any], wishes: Sequence[Any]) -> NDArray[Any]:
    """0 for what is wished, 1 for the rest; nothing wished, no difference."""
    if not wishes:
        return np.zeros(len(held), np.int64)
    return (~np.isin(held, list(wishes))).astype(np.int64)


def _met(match: Match) -> Numbers:
    """By program, how many rules its offer meets by what is stated."""
    offers = match.case.stated.count
    met = np.zeros(offers, np.int64)
    for found in match.findings:
        at = found.at if isinstance(found, Scattered) else slice(None)
        met[at] += (found.outcome == Outcome.MET) & (found.statement > 0)
    counted: Numbers = met[match.offer]
    return counted
