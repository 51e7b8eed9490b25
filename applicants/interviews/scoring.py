"""What a scorecard comes to: the mean of the points given, each by its weight. Pure.

A criterion that was not scored is left out, not taken for nought; one with a weight of 0 is kept and does not count.
It says what its owner thinks of a program, and nothing of what the program thinks of anyone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion. `points` None: not scored."""

    weight: int
    points: int | None


@dataclass(frozen=True, slots=True)
class Total:
    """`mean` None: nothing that counts is scored. The weights are those of what is scored, and of all criteria."""

    mean: Fraction | None
    scored_weight: int
    total_weight: int

    @property
    def is_whole(self) -> bool:
        """Whether everything that counts is scored."""
        return 0 < self.total_weight == self.scored_weight


def total(lines: Iterable[Line]) -> Total:
    known = list(lines)
    scored = [(line.weight, line.points) for line in known if line.points is not None]
    weight = sum(one for one, _ in scored)
    mean = Fraction(sum(one * points for one, points in scored), weight) if weight else None
    return Total(mean, weight, sum(line.weight for line in known))
