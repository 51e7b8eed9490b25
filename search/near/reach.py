"""How far programs are from each other: kept beside the index, worked out once each time the index is built anew."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from programs.models import Program
from search.columns import Bools, Numbers
from search.index import Index
from search.near.distance import miles_among
from search.near.places import Place, place_of

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Reach:
    """By program, in the order of the index: `place`, its row in `miles`; `city`, a code (NOWHERE: not known).

    `miles` is NaN where a place is not known to the map, but for the way from a place to itself: 0.
    """

    place: Numbers
    city: Numbers
    miles: NDArray[np.float32]

    def between(self, rows: Numbers, others: Numbers) -> NDArray[np.float32]:
        found: NDArray[np.float32] = self.miles[np.ix_(self.place[rows], self.place[others])]
        return found

    def same_city(self, rows: Numbers, others: Numbers) -> Bools:
        """One place is in one city, whichever that is."""
        cities, places = self.city[rows][:, None], self.place[rows][:, None]
        known = (cities == self.city[others][None, :]) & (cities != NOWHERE)
        found: Bools = known | (places == self.place[others][None, :])
        return found


def build(held: Index) -> Reach:
    """One query. A program that was published since the index was built is left out."""
    programs = Program.objects.filter(pk__in=held.pks.tolist()).select_related("institution", "specialty")
    places = {program.pk: place_of(program) for program in programs}
    unknown = Place(institution=0)
    return arranged([places.get(pk, unknown) for pk in held.pks.tolist()])


def arranged(places: list[Place]) -> Reach:
    """`places` by program."""
    rows = {(one.institution, one.site): one for one in places}
    numbers = {key: number for number, key in enumerate(rows)}
    cities = {city: number for number, city in enumerate(sorted({one.city for one in places if one.city}))}
    latitude, longitude = (
        np.array([np.nan if (value := getattr(one, name)) is None else value for one in rows.values()], np.float64)
        for name in ("latitude", "longitude")
    )
    miles = miles_among(latitude, longitude)
    np.fill_diagonal(miles, 0)
    return Reach(
        place=np.array([numbers[one.institution, one.site] for one in places], np.int64),
        city=np.array([cities.get(one.city, NOWHERE) for one in places], np.int64),
        miles=miles,
    )


_kept: tuple[Index, Reach] | None = None


def reach_of(held: Index) -> Reach:
    """Swapped in a single assignment: a request that still answers from the index before works out its own."""
    global _kept
    kept = _kept
    if kept is None or kept[0] is not held:
        _kept = kept = held, build(held)
    return kept[1]
