"""Signals given and left by specialty. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from applicants.models import Signal


@dataclass(frozen=True, slots=True)
class Allowed:
    """`gold` None: no number is on record for the season. `silver` None: one kind alone, each told as gold."""

    gold: int | None
    silver: int | None


@dataclass(frozen=True, slots=True)
class Given:
    """Signals given in one specialty. Left ones are None where no number is on record; below nought: too many."""

    specialty: str
    allowed: Allowed
    gold: int
    silver: int

    @property
    def one_kind(self) -> bool:
        return self.allowed.gold is not None and self.allowed.silver is None

    @property
    def gold_left(self) -> int | None:
        if self.allowed.gold is None:
            return None
        return self.allowed.gold - self.gold - (self.silver if self.one_kind else 0)

    @property
    def silver_left(self) -> int | None:
        return None if self.allowed.silver is None else self.allowed.silver - self.silver

    @property
    def too_many(self) -> bool:
        return any(left is not None and left < 0 for left in (self.gold_left, self.silver_left))


def given(signals: Iterable[tuple[str, Allowed, str]]) -> tuple[Given, ...]:
    """From each entry's specialty, what that allows and the entry's signal: specialties with a signal, by name."""
    counts: dict[tuple[str, Allowed], list[int]] = {}
    for specialty, allowed, signal in signals:
        if signal != Signal.NONE:
            count = counts.setdefault((specialty, allowed), [0, 0])
            count[signal == Signal.SILVER] += 1
    return tuple(
        Given(specialty, allowed, gold, silver)
        for (specialty, allowed), (gold, silver) in sorted(counts.items(), key=lambda one: one[0][0])
    )
