"""A line of `make bench`: a figure, and the goal that it is held against where one is set."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """`goal`: what the figure must not fall short of, told as at most or at least; empty where none is set. `beside`:
    what else was measured with it."""

    name: str
    figure: float
    unit: str
    goal: str = ""
    met: bool | None = None
    beside: str = ""

    def __str__(self) -> str:
        verdict = "" if self.met is None else "met" if self.met else "MISSED"
        return f"{self.name:66}{self.figure:10.2f} {self.unit:6} {self.goal:14} {verdict}{self.beside}".rstrip()


def at_most(name: str, figure: float, limit: float, unit: str = "times") -> Line:
    return Line(name, figure, unit, f"at most {limit:g}", figure <= limit)


def at_least(name: str, figure: float, limit: float, unit: str = "times") -> Line:
    return Line(name, figure, unit, f"at least {limit:g}", figure >= limit)
