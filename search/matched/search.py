"""The search of a reader who has told about themselves."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.answers import Answer, answered, found_by
from search.columns import Bools
from search.index import Index
from search.matched.filters import FIT, MatchedFilter
from search.matched.matches import decided_by, match_for, order_by_fit, wished, with_verdict
from search.matching import Match, Verdict
from search.presenters.matching.verdicts import NAMES
from search.profile import ApplicantProfile


@dataclass(frozen=True)
class Matched:
    """A match and what the search finds among it. `among`: by program, verdicts left out."""

    match: Match
    among: Bools

    @cached_property
    def verdicts(self) -> dict[Verdict, int]:
        return self.match.counts(self.among)

    @cached_property
    def closed_by(self) -> Mapping[str, int]:
        return self.match.decided_by(Verdict.CLOSED, self.among)

    @cached_property
    def doubted_by(self) -> Mapping[str, int]:
        return self.match.decided_by(Verdict.DOUBTFUL, self.among)


def answered_for(profile: ApplicantProfile, search: MatchedFilter, held: Index, day: dt.date) -> tuple[Answer, Matched]:
    """Only for a valid search."""
    match = match_for(profile, held, day)
    order = order_by_fit(match, held) if search.asked("sort") == FIT else None
    answer = answered(search, held, _further(search, match, held), order)
    among = found_by(search, held)
    return answer, Matched(match, among & wished(profile, held) if search.asked("wishes") else among)


def counted_for(profile: ApplicantProfile, search: MatchedFilter, held: Index, day: dt.date) -> int:
    """How many programs a valid search finds."""
    return int(np.count_nonzero(found_for(match_for(profile, held, day), search, held)))


def found_for(match: Match, search: MatchedFilter, held: Index) -> Bools:
    """By program, whether a valid search finds it."""
    found = found_by(search, held)
    for mask in _further(search, match, held).values():
        found = found & mask
    return found


def _further(search: MatchedFilter, match: Match, held: Index) -> dict[str, Bools]:
    """A rule that decides closes, unless verdicts are asked for beside it."""
    further: dict[str, Bools] = {}
    verdicts, rules = search.asked("verdict"), search.asked("closed_by")
    if verdicts:
        further["verdict"] = with_verdict(match, verdicts)
    if rules:
        further["closed_by"] = decided_by(match, rules, verdicts or [NAMES[Verdict.CLOSED]])
    if search.asked("wishes"):
        further["wishes"] = wished(match.case.profile, held)
    return further
