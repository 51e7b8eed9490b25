"""What another season changes by time alone: the verdicts of a list, with the Match of a year later."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from search.index import Index
from search.matched.matches import match_for
from search.matching import DECIDING, Verdict
from search.profile import ApplicantProfile


@dataclass(frozen=True, slots=True)
class Aged:
    """A program (primary key) whose verdict is worse a season later, and the rule that makes it so."""

    program: int
    before: Verdict
    after: Verdict
    rule: str


def aged(
    programs: Iterable[int], profile: ApplicantProfile, held: Index, *, before: int, into: int, day: dt.date
) -> list[Aged]:
    """Two matches; in the order of `programs`. Nothing where no year lies between the two seasons."""
    if into <= before:
        return []
    now = match_for(replace(profile, match_year=before), held, day)
    then = match_for(replace(profile, match_year=into), held, day)
    found = []
    for program in programs:
        row = held.row_of(program)
        if row is None or then.verdict[row] <= now.verdict[row]:
            continue
        rule = DECIDING[int(then.decider[row])].name
        found.append(Aged(program, Verdict(int(now.verdict[row])), Verdict(int(then.verdict[row])), rule))
    return found
