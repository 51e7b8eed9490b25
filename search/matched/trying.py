"""Everything that a what-if tries among what a search finds: changes of the profile, further states and specialties."""

from collections.abc import Iterator

from search.answers import found_by
from search.columns import Bools
from search.filters import ProgramFilter
from search.index import CODE, Index
from search.matching import Match
from search.states import STATES
from search.whatif import Moved, further, what_if, widened

COLUMNS = {"state": "state", "specialty": CODE}
"""The column of each parameter that a search can be widened by."""


def tried(base: Match, search: ProgramFilter, held: Index) -> tuple[Moved, ...]:
    """Only for a valid search. Its states and specialties are widened one at a time, where it names any."""
    among = found_by(search, held)
    wider = [one for name in COLUMNS if search.is_asked(name) for one in _widened(name, base, among, search, held)]
    return (*what_if(base, among), *wider)


def _widened(name: str, base: Match, among: Bools, search: ProgramFilter, held: Index) -> Iterator[Moved]:
    column = held.columns[COLUMNS[name]]
    known = STATES if name == "state" else held.specialties
    beyond = found_by(search, held, leaving_out=name) & ~among
    for code in further(base, beyond, column, known):
        of_code = beyond & (column.values == column.number_of(code))
        yield widened(f"{name}_{code}", base, among, of_code)
