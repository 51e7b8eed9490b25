"""The pairs of programs for two profiles, on the index. No query but that of the distances, once an index."""

import numpy as np

from search.columns import Numbers
from search.couples.pairs import Pairs, Side, pairs
from search.index import Index
from search.matching import Match
from search.meanings import NOT_ONLY_PRELIMINARY_OR_RESTRICTED
from search.near.pairing_rows import TRANSITIONAL_YEAR
from search.near.reach import reach_of


def couple_pairs(held: Index, matches: tuple[Match, Match], specialties: tuple[str, str], *, within: int) -> Pairs:
    """`within`: miles, or couples.SAME_CITY."""
    one, other = (Side(rows_of(held, code), match.verdict) for code, match in zip(specialties, matches, strict=True))
    return pairs(reach_of(held), one, other, within=within, names=held.ranks["name"])


def rows_of(held: Index, specialty: str) -> Numbers:
    """As the search finds them: without programs that offer one-year or restricted positions alone, unless the
    specialty is the one year."""
    column = held.columns["specialty__code"]
    found = column.values == column.number_of(specialty)
    if specialty != TRANSITIONAL_YEAR:
        found &= held.matching(NOT_ONLY_PRELIMINARY_OR_RESTRICTED)
    return np.flatnonzero(found)
