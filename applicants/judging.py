"""A reader's answers held against the programs that they keep: in the season of the list, and for the tracks meant."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from search.index import Index
from search.matched.matches import match_for
from search.matching import Match, Verdict
from search.matching.match import NOTHING_DECIDES
from search.presenters.matching.headlines import Headline
from search.presenters.matching.results import headlines
from search.profile import ApplicantProfile

KINDS_AT = 7
"""Where an NRMP code names the kind of its track: in its eighth character."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A profile held against the directory; without one nothing is said."""

    held: Index
    match: Match | None

    def headlines(self, programs: Iterable[int]) -> dict[int, Headline]:
        """By primary key of those that the index holds. Two queries, none without a profile."""
        if self.match is None:
            return {}
        rows = {pk: row for pk in programs if (row := self.held.row_of(pk)) is not None}
        said = headlines(self.match, list(rows.values()))
        return {pk: said[row] for pk, row in rows.items()}

    def verdicts(self, programs: Iterable[int]) -> dict[int, int]:
        """By primary key. No query."""
        if self.match is None:
            return {}
        rows = {pk: row for pk in programs if (row := self.held.row_of(pk)) is not None}
        return {pk: int(self.match.verdict[row]) for pk, row in rows.items()}


def judge_for(
    profile: ApplicantProfile | None,
    season: int,
    held: Index,
    day: dt.date,
    kinds: Mapping[int, Collection[str]],
) -> Judge:
    """`kinds`: by primary key of the program, of the tracks that are meant there; none: any."""
    match = match_in(profile, season, held, day)
    if match is None:
        return Judge(held, None)
    meant = {row: some for pk, some in kinds.items() if some and (row := held.row_of(pk)) is not None}
    return Judge(held, for_kinds(match, meant) if meant else match)


def match_in(profile: ApplicantProfile | None, season: int, held: Index, day: dt.date) -> Match | None:
    """As if the reader applied in that season, whichever they told last."""
    if profile is None:
        return None
    return match_for(profile if profile.season(day) == season else replace(profile, match_year=season), held, day)


def kinds_of(codes: Iterable[str]) -> frozenset[str]:
    """Of these tracks, by their NRMP codes."""
    return frozenset(code[KINDS_AT] for code in codes)


def for_kinds(match: Match, kinds: Mapping[int, Collection[str]]) -> Match:
    """The same match, but with the best of the positions that are meant at these programs, by place in the index.

    Where no kind is told, or none of them is listed, the program's most open position stands.
    """
    offers = match.case.stated.offers
    offer, verdict, decider = match.offer.copy(), match.verdict.copy(), match.decider.copy()
    for row, wanted in kinds.items():
        mine = np.flatnonzero((offers.program == row) & np.isin(offers.kind, list(wanted)))
        if len(mine):
            judged_offers = [(*_judge(match, int(one)), int(one)) for one in mine]
            worst, place, best = min(judged_offers, key=lambda one: (one[0], one[2]))
            offer[row], verdict[row], decider[row] = best, worst, place
    return replace(match, offer=offer, verdict=verdict, decider=decider)


def _judge(match: Match, offer: int) -> tuple[Verdict, int]:
    """The worst that a rule gives the position, and the first rule that does."""
    verdicts = [found.here(offer)[1] for found in match.findings]
    worst = max(verdicts)
    return worst, verdicts.index(worst) if worst else NOTHING_DECIDES
