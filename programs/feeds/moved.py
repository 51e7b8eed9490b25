"""How many rows of which table a run moved, and what the first of them said before: for its record, and to hold it."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_LINES = 200
FEW, SHARE = 10, 0.2
"""A run that rewrites more rows of a table than both of these (so many, and such a share of what stood) is held."""


@dataclass(frozen=True, slots=True)
class Line:
    """One cell that a run rewrites, in words."""

    what: str
    column: str
    before: str
    after: str

    def as_json(self) -> dict[str, str]:
        return {"what": self.what, "column": self.column, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Table:
    """`stood`: rows before the run. `new` ones disturb nothing; `rewritten` said something else before.

    `shortened`: what those of its cells say now that have lost the end of what they said; of all rows, unlike `lines`.
    """

    name: str
    stood: int
    new: int
    rewritten: int
    lines: tuple[Line, ...] = ()
    shortened: frozenset[str] = frozenset()

    @property
    def too_many(self) -> bool:
        return self.rewritten > max(FEW, SHARE * self.stood)

    def sentence(self) -> str:
        return f"{self.rewritten} of {self.stood} rows of {self.name} would change"


@dataclass(frozen=True, slots=True)
class Moved:
    """What a run moved, table by table. Adds up; false when nothing moved."""

    tables: tuple[Table, ...] = ()

    @classmethod
    def of(
        cls,
        name: str,
        *,
        stood: int,
        new: int,
        rewritten: int,
        lines: Iterable[Line] = (),
        shortened: Iterable[str] = (),
    ) -> "Moved":
        return cls((Table(name, stood, new, rewritten, tuple(lines)[:MOST_LINES], frozenset(shortened)),))

    def __add__(self, other: "Moved") -> "Moved":
        return Moved(self.tables + other.tables)

    def __bool__(self) -> bool:
        return self.rows > 0

    @property
    def rows(self) -> int:
        return sum(table.new + table.rewritten for table in self.tables)

    @property
    def lines(self) -> list[Line]:
        return [line for table in self.tables for line in table.lines][:MOST_LINES]

    @property
    def shortened(self) -> set[str]:
        return {text for table in self.tables for text in table.shortened}


def is_shorter(before: str, after: str) -> bool:
    """Whether `after` is `before` without its end."""
    return before != after and before.startswith(after)
