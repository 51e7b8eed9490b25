"""Which first years are in reach of an advanced position, and which advanced positions of a first year. Pure.

In reach is: at the same institution, in the same city, or within fifty miles. In this order, each breaking the ties of
the one before: the same institution; a first year listed for the specialty; the same city; the distance; the name.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from search.near.places import Place

MOST = 8
REACH_MILES = 50


@dataclass(frozen=True, slots=True)
class Paired:
    """One side of a pair. Of a first year, `listed_for` are the specialties (primary keys) that its tracks name, and
    `for_all` tells whether one of them names none. An advanced position has neither."""

    id: int
    name: str
    specialty: int
    place: Place
    listed_for: frozenset[int] = frozenset()
    for_all: bool = False

    def is_open_to(self, specialty: int) -> bool:
        """A first year that is listed for other specialties alone is none for this one."""
        return self.for_all or specialty in self.listed_for


@dataclass(frozen=True, slots=True)
class InReach:
    """`miles` None: not known. `listed_for_it`: the first year is listed for the advanced position's specialty."""

    id: int
    same_institution: bool
    listed_for_it: bool
    same_city: bool
    miles: float | None


def first_years(advanced: Paired, years: Iterable[Paired]) -> list[InReach]:
    """Those in reach, the nearest kin first; all of them, for the caller to cut at MOST."""
    open_to_it = [one for one in years if one.is_open_to(advanced.specialty)]
    return _ranked(advanced, open_to_it, {one.id for one in open_to_it if advanced.specialty in one.listed_for})


def advanced_positions(year: Paired, advanced: Iterable[Paired]) -> list[InReach]:
    """As `first_years`, from the other end."""
    fitting = [one for one in advanced if year.is_open_to(one.specialty)]
    return _ranked(year, fitting, {one.id for one in fitting if one.specialty in year.listed_for})


def _ranked(subject: Paired, others: Iterable[Paired], listed: set[int]) -> list[InReach]:
    names = {one.id: one.name for one in others}
    found = [one for other in others if other.id != subject.id and (one := _reach(subject, other, listed))]
    return sorted(found, key=lambda one: (*_rank(one), names[one.id], one.id))


def _rank(one: InReach) -> tuple[bool, bool, bool, float]:
    distance = float("inf") if one.miles is None else one.miles
    return not one.same_institution, not one.listed_for_it, not one.same_city, distance


def _reach(subject: Paired, other: Paired, listed: set[int]) -> InReach | None:
    same_institution = subject.place.institution == other.place.institution
    same_city = subject.place.is_in_the_city_of(other.place)
    miles = subject.place.miles_to(other.place)
    if not (same_institution or same_city or (miles is not None and miles <= REACH_MILES)):
        return None
    return InReach(other.id, same_institution, other.id in listed, same_city, miles)
