"""A match of the whole directory beside the bare NumPy operations that score the same rows, and every what-if beside
one match.

The floor answers the same question (which verdict each program has, and which field decides it, counted) with one
comparison a fact: it looks up what a miss may say, keeps the worst by offer with the field that gave it, and takes the
best by program. It keeps no outcome and no statement, weighs no reading and combines no visas.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from search.filters import ProgramFilter
from search.index import Index
from search.matched.trying import COLUMNS, tried
from search.matching import Match, Stated, Verdict, matched
from search.matching.stated import NUMBER_FIELDS, Numbers
from search.profile import ApplicantProfile, Failed, Month, Training
from search.whatif import MOST_PLACES, Moved, changes

ROUNDS = 60
PROFILE = ApplicantProfile(
    work_status="none",
    visas=("j1", "h1b"),
    j1_years_used=0,
    ecfmg_certified=True,
    step1="pass",
    step2=None,
    step3=False,
    failed=Failed(0, 1, 0, 0),
    graduated=Month(2019, 6),
    usce_hands_on_months=2,
    observership_months=1,
    letters=3,
    letters_us=1,
    letters_specialty=1,
    us_training=Training(0, False),
)
"""Asks something of every rule, and leaves all changes open but the certificate."""
WISHES = {"specialty": ["140"], "state": ["NY", "NJ", "PA"]}
"""What a what-if looks at, and further than that in specialties and states."""
OWN = 3
"""The number that the floor holds everything against."""
SAYS = np.array([Verdict.OPEN, Verdict.SHORT, Verdict.DOUBTFUL, Verdict.CLOSED], np.int8)


@dataclass(frozen=True)
class Figures:
    """Median seconds. `changes`: how many a what-if tries, further states and specialties among them."""

    match: float
    floor: float
    what_if: float
    changes: int


def measure(held: Index, day: dt.date) -> Figures:
    stated, search = held.stated, ProgramFilter(WISHES, day=day)
    base = matched(PROFILE, stated, day)
    found = tried(base, search, held) if search.is_valid() else ()
    _hold_sane(base, found, day)
    # Taken in turns, so that what else the machine does falls on both.
    times: dict[str, list[float]] = {"match": [], "floor": [], "what_if": []}
    for number in range(ROUNDS):
        times["match"].append(_seconds(lambda: matched(PROFILE, stated, day)))
        times["floor"].append(_seconds(lambda: floor(stated)))
        if number % 4 == 0:
            times["what_if"].append(_seconds(lambda: tried(base, search, held)))
    median = {name: statistics.median(taken) for name, taken in times.items()}
    return Figures(**median, changes=len(found))


def floor(stated: Stated) -> tuple[Numbers, Numbers]:
    """How many programs have each verdict and are decided by each field, were every fact a number held against OWN."""
    worst = np.zeros(stated.count, np.int8)
    decider = np.full(stated.count, -1, np.int8)
    for place, facts in enumerate(stated.facts.values()):
        says = np.where(facts.value > OWN, SAYS[facts.hold], np.int8(0))
        before = worst[facts.offer]
        np.maximum.at(worst, facts.offer, says)
        decider[facts.offer[says > before]] = place
    best = np.minimum.reduceat(worst.astype(np.int64) * stated.count + np.arange(stated.count), stated.first)
    offer = best % stated.count
    return np.bincount(worst[offer], minlength=len(Verdict)), np.bincount(decider[offer] + 1)


def _hold_sane(base: Match, found: Sequence[Moved], day: dt.date) -> None:
    further = [one for one in found if one.start is None]
    few = len(found) - len(further) <= len(changes(day)) // 2 or len(further) != len(COLUMNS) * MOST_PLACES
    if sum(base.counts().values()) != len(base.verdict) or few:
        raise SystemExit("the match that is measured leaves programs or changes out")
    if not all(len(base.case.stated.facts[name].offer) for name in ("min_step2", "visa_j1", *NUMBER_FIELDS[3:5])):
        raise SystemExit("the match that is measured has no facts to look at")


def _seconds(run: Callable[[], Any]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
