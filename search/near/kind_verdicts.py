"""The verdict on one kind of position at a program: a match gives that of its most open kind."""

from collections.abc import Collection

import numpy as np

from search.matching import Match, Verdict


def verdict_on(match: Match, row: int, kinds: Collection[str]) -> Verdict:
    """The best of the program's positions of these kinds; where none is listed, that of the program."""
    offers = match.case.stated.offers
    mine = np.flatnonzero((offers.program == row) & np.isin(offers.kind, list(kinds)))
    if not len(mine):
        return Verdict(int(match.verdict[row]))
    return min(_verdict(match, int(offer)) for offer in mine)


def _verdict(match: Match, offer: int) -> Verdict:
    """The worst that a rule gives the position."""
    return max(verdict for _outcome, verdict, _statement in (found.here(offer) for found in match.findings))
