"""What one change would move: verdicts before and after, program by program. Pure, and never a chance of matching.

Only what an applicant can change is tried: no graduation year, no failed attempt, no school. A change that is already
true, or that rests on what was not told, is left out.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from search.columns import Column
from search.matching import Match, Outcome, Verdict, matched
from search.matching.due import by_when
from search.matching.stated import Bools, Numbers, Small
from search.profile import ApplicantProfile, Month

SCORES = (220, 230, 240, 250)
MOST_MONTHS = 120
MOST_LETTERS = 20
MOST_PLACES = 3
"""So many further states, and specialties, are tried: those that would bring the most."""
Change = Callable[[ApplicantProfile], ApplicantProfile | None]


@dataclass(frozen=True, slots=True)
class Moved:
    """One change. `before` and `after`: how many programs have each verdict. `rows`: programs whose verdict moved, by
    their place in the index, with the verdicts that they move from and to.

    A further state or specialty adds programs: `start` of these is None, for they were not looked at before.
    """

    change: str
    before: Mapping[Verdict, int]
    after: Mapping[Verdict, int]
    rows: Numbers
    start: Small | None
    end: Small


def scored(score: int) -> Change:
    def change(profile: ApplicantProfile) -> ApplicantProfile | None:
        if profile.step2 is not None:
            return None
        return replace(profile, step2=score, step2_expected=None)

    return change


def with_step3(profile: ApplicantProfile) -> ApplicantProfile | None:
    """Can be taken only once certified, and in the US alone."""
    certified = profile.ecfmg_certified or not profile.is_img
    return replace(profile, step3=True, step3_expected=None) if certified and not profile.step3 else None


def certified(day: dt.date) -> Change:
    """Needs a pass in Step 1, a diploma, and a Step 2 CK result that may be there by then."""

    def change(profile: ApplicantProfile) -> ApplicantProfile | None:
        still_studies = profile.graduated is not None and profile.graduated > Month.of(day)
        step2 = by_when("application", profile.season(day), profile.step2 is not None, profile.step2_expected, day)
        waits = profile.step2_expected is not None and step2 is Outcome.MISSED
        if profile.ecfmg_certified or not profile.is_img or profile.step1 == "fail" or still_studies or waits:
            return None
        return replace(profile, ecfmg_certified=True, ecfmg_expected=None)

    return change


def with_months(more: int) -> Change:
    def change(profile: ApplicantProfile) -> ApplicantProfile | None:
        told = profile.usce_hands_on_months
        if told is None or told + more > MOST_MONTHS:
            return None
        return replace(profile, usce_hands_on_months=told + more)

    return change


def with_us_letter(profile: ApplicantProfile) -> ApplicantProfile | None:
    told = profile.letters_us
    if told is None or told >= MOST_LETTERS:
        return None
    return replace(profile, letters_us=told + 1, letters=_at_least(profile.letters, told + 1))


def _at_least(letters: int | None, needed: int) -> int | None:
    return None if letters is None else max(letters, needed)


def accepting_j1(profile: ApplicantProfile) -> ApplicantProfile | None:
    """Only for those who told how they would work, and the J-1 is not among it."""
    told = profile.visas_open or profile.work_status == "ead"
    if not told or "j1" in profile.visas_open:
        return None
    return replace(profile, visas=(*profile.visas_open, "j1"))


def next_season(day: dt.date) -> Change:
    """A year later: the graduation year ages, and deadlines of this season do not count."""
    return lambda profile: replace(profile, match_year=profile.season(day) + 1)


def changes(day: dt.date) -> Mapping[str, Change]:
    """By name, in the order in which they are told."""
    return {
        **{f"step2_{score}": scored(score) for score in SCORES},
        "step3": with_step3,
        "certificate": certified(day),
        **{f"usce_{more}": with_months(more) for more in (1, 2, 3)},
        "letter_us": with_us_letter,
        "accept_j1": accepting_j1,
        "next_season": next_season(day),
    }


def what_if(base: Match, among: Bools) -> tuple[Moved, ...]:
    """Every change that can be tried, over the programs of `among`; those that move nothing too."""
    case = base.case
    found = []
    for name, change in changes(case.day).items():
        changed = change(case.profile)
        if changed is not None:
            found.append(moved(name, base, matched(changed, case.stated, case.day), among))
    return tuple(found)


def moved(name: str, base: Match, other: Match, among: Bools) -> Moved:
    rows = np.flatnonzero(among & (base.verdict != other.verdict))
    return Moved(name, base.counts(among), other.counts(among), rows, base.verdict[rows], other.verdict[rows])


def widened(name: str, base: Match, among: Bools, wider: Bools) -> Moved:
    """Looking at more programs: what they would add."""
    rows = np.flatnonzero(wider & ~among)
    return Moved(name, base.counts(among), base.counts(among | wider), rows, None, base.verdict[rows])


def further(base: Match, beyond: Bools, column: Column, known: Collection[str]) -> list[str]:
    """Of the codes of a column that are `known`, those that would add the most of the programs `beyond` where nothing
    stated rules them out, at most MOST_PLACES; none that adds no such program.

    Ties: more programs short of a preference alone, then the name. One count, however many codes there are.
    """
    codes = column.codes or {}
    looked_at = beyond & ~column.null
    pairs = column.values[looked_at] * len(Verdict) + base.verdict[looked_at]
    counts = np.bincount(pairs, minlength=len(codes) * len(Verdict)).reshape(-1, len(Verdict)).tolist()

    def worth(code: str) -> tuple[int, int, str]:
        of_code = counts[codes[code]]
        return -of_code[Verdict.OPEN], -of_code[Verdict.SHORT], code

    bringing = [code for code in known if code in codes and counts[codes[code]][Verdict.OPEN]]
    return sorted(bringing, key=worth)[:MOST_PLACES]
