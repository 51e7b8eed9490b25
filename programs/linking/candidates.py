"""What may be meant: sponsors with their names and places, and the programs they offer."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from programs.linking.likeness import NameIndex
from programs.linking.names import words_of
from programs.normalise import folded

Certainty = Literal["sure", "proposed", "none"]
Point = tuple[float, float]
KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Offer:
    """A program of a sponsor. `site` is empty where it is the only one in the specialty, or the main one. `codes`: the
    NRMP codes of its tracks and the ACGME ids that pages give it."""

    id: int
    public_id: str
    specialty: str
    site: str = ""
    site_city: str = ""
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sponsor:
    """`names`: plain, short, as listed, aliases, in this order. `place`: latitude and longitude; None: not known."""

    id: int
    code: str
    names: tuple[str, ...]
    city: str = ""
    state: str = ""
    place: Point | None = None
    offers: tuple[Offer, ...] = ()

    @property
    def unlisted(self) -> bool:
        """Made for one program that a page spoke of and no list held."""
        return self.code.startswith("x-")

    def offering(self, specialty: str) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.offers if offer.specialty == specialty)


@dataclass(frozen=True, slots=True)
class Near:
    """A sponsor that came near, and how near."""

    name: str
    score: float


@dataclass(frozen=True)
class Directory:
    """Every sponsor that may be meant. `cities`: where a city lies, by state and folded name."""

    sponsors: tuple[Sponsor, ...]
    cities: Mapping[tuple[str, str], Point] = field(default_factory=dict)

    @cached_property
    def index(self) -> NameIndex:
        """Some 0.2 s for 1,000 sponsors."""
        names = [tuple(_with_places(sponsor)) for sponsor in self.sponsors]
        beside = [tuple(_beside(sponsor)) for sponsor in self.sponsors]
        return NameIndex.build(names, beside, [sponsor.unlisted for sponsor in self.sponsors])

    @cached_property
    def states(self) -> npt.NDArray[np.str_]:
        return np.array([sponsor.state for sponsor in self.sponsors])

    @cached_property
    def coded(self) -> Mapping[str, tuple[Sponsor, Offer]]:
        """By NRMP code and ACGME id. What is said of two programs tells neither, so it is left out."""
        own = [(sponsor, offer, code) for sponsor in self.sponsors for offer in sponsor.offers for code in offer.codes]
        said = Counter(code for _, _, code in own)
        return {code: (sponsor, offer) for sponsor, offer, code in own if said[code] == 1}

    def without(self, codes: frozenset[str]) -> "Directory":
        """The same, as if it did not know these sponsors."""
        return Directory(tuple(sponsor for sponsor in self.sponsors if sponsor.code not in codes), self.cities)

    def place_of(self, city: str, state: str) -> Point | None:
        return self.cities.get((state, folded(city)))


def _with_places(sponsor: Sponsor) -> Iterable[str]:
    """The names, and each with the city or a site after it: pages tell places of one name apart that way."""
    yield from sponsor.names
    places = dict.fromkeys([sponsor.city, *(offer.site for offer in sponsor.offers)])
    for place in filter(None, places):
        held = set(words_of(place))
        yield from (f"{name} {place}" for name in sponsor.names if not held.issubset(words_of(name)))


def _beside(sponsor: Sponsor) -> Iterable[str]:
    yield sponsor.city
    for offer in sponsor.offers:
        yield offer.site
        yield offer.site_city


def kilometres(one: Point | None, other: Point | None) -> float | None:
    """As the crow flies, near enough for some hundred; None where a place is not known."""
    if one is None or other is None:
        return None
    north = one[0] - other[0]
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return KM_A_DEGREE * math.hypot(north, east)
