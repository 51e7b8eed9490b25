"""Program signals: how many a specialty gives, how many are placed, how many are left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from applicants.plan.entries import Entry

GOLD, SILVER = "gold", "silver"


@dataclass(frozen=True, slots=True)
class Allowance:
    """`silver` None: the specialty has one kind of signal alone, counted as gold."""

    gold: int
    silver: int | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Signals:
    """Of one specialty. `allowed` None: how many there are is not known for the season, so none are said to be left."""

    code: str
    name: str
    allowed: Allowance | None
    gold: int
    silver: int

    @property
    def of_one_kind(self) -> bool:
        return self.allowed is not None and self.allowed.silver is None

    @property
    def placed(self) -> int:
        return self.gold + self.silver

    @property
    def gold_left(self) -> int | None:
        """Below zero: more are placed than there are. Where there is one kind alone, both marks count."""
        if self.allowed is None:
            return None
        return self.allowed.gold - (self.placed if self.of_one_kind else self.gold)

    @property
    def silver_left(self) -> int | None:
        """None also where there is one kind alone."""
        if self.allowed is None or self.allowed.silver is None:
            return None
        return self.allowed.silver - self.silver


def signals(entries: Iterable[Entry], allowances: Mapping[str, Allowance]) -> tuple[Signals, ...]:
    """By specialty, as they first stand on the list."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.specialty, []).append(entry)
    return tuple(
        Signals(
            code=code,
            name=of_one[0].specialty_name,
            allowed=allowances.get(code),
            gold=sum(entry.signal == GOLD for entry in of_one),
            silver=sum(entry.signal == SILVER for entry in of_one),
        )
        for code, of_one in groups.items()
    )
