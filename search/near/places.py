"""Where a program is, as far as that is known. Nothing is guessed: a place that waits for a curator is no place yet."""

from dataclasses import dataclass

from programs.models import Program
from programs.normalise import folded
from search.near.distance import miles_between


@dataclass(frozen=True, slots=True)
class Place:
    """`city` is folded, with its state; empty: not known. Both coordinates are None where they are not known.

    `site` "": at the sponsor itself. A site elsewhere has not the sponsor's city or coordinates.
    """

    institution: int
    site: str = ""
    city: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def miles_to(self, other: "Place") -> float | None:
        """None where either is not known to the map. A place is nowhere but at itself."""
        if (self.institution, self.site) == (other.institution, other.site):
            return 0.0
        ends = self.latitude, self.longitude, other.latitude, other.longitude
        return None if None in ends else float(miles_between(*ends))  # type: ignore[arg-type]  # none of them is None

    def is_in_the_city_of(self, other: "Place") -> bool:
        return bool(self.city) and self.city == other.city


def place_of(program: Program) -> Place:
    """No query where the institution is loaded."""
    sponsor = program.institution
    placed = not program.site and not sponsor.names_wait
    return Place(
        institution=program.institution_id,
        site=program.site,
        city=f"{folded(program.city)}, {program.state}" if program.city else "",
        latitude=sponsor.latitude if placed else None,
        longitude=sponsor.longitude if placed else None,
    )
