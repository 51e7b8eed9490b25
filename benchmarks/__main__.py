"""`make bench`: each figure beside something run in the same command, as a table and in VAR/bench.json."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from benchmarks.directory import TIMES, loaded, repeat


@dataclass(frozen=True)
class Line:
    """`goal`: what the figure must not fall short of, told as at most or at least; empty where none is set."""

    name: str
    figure: float
    unit: str
    goal: str = ""
    met: bool | None = None


def at_most(name: str, figure: float, limit: float) -> Line:
    return Line(name, figure, "times", f"at most {limit:g}", figure <= limit)


def at_least(name: str, figure: float, limit: float, unit: str = "times") -> Line:
    return Line(name, figure, unit, f"at least {limit:g}", figure >= limit)


def measured() -> list[Line]:
    """On the opening directory, then on the same repeated ten times."""
    from django.utils import timezone

    from benchmarks import relevance, search_step

    day = timezone.localdate()
    answers, _ = relevance.measure()
    once, index, built = search_step.measure(day)
    repeat()
    tenfold, big_index, big_built = search_step.measure(day)
    return [
        *(
            at_least(f"words: hit@{n}", relevance.hit_rate(answers, n), goal, "share")
            for n, goal in relevance.WANTED.items()
        ),
        Line("search step, four searches", once.index * 1000, "ms"),
        at_most("search step against bare NumPy", once.index / once.bare, 3),
        at_least("search step against SQL grouping", once.sql / once.index, 30),
        at_most(f"{TIMES} times the rows: against bare NumPy", tenfold.index / tenfold.bare, 3),
        at_least(f"{TIMES} times the rows: against SQL grouping", tenfold.sql / tenfold.index, 30),
        at_most(f"{TIMES} times the rows: time against once", tenfold.index / once.index, 12),
        Line("index: arrays", search_step.memory_of(index) / 1e6, "MB"),
        Line("index: build", built, "s"),
        Line(f"index, {TIMES} times the rows: arrays", search_step.memory_of(big_index) / 1e6, "MB"),
        Line(f"index, {TIMES} times the rows: build", big_built, "s"),
    ]


def main() -> None:
    var = Path(os.environ.get("VAR", "var"))
    with loaded():
        lines = measured()
    for line in lines:
        verdict = "" if line.met is None else "met" if line.met else "MISSED"
        print(f"{line.name:48}{line.figure:10.2f} {line.unit:6} {line.goal:14} {verdict}")
    var.mkdir(parents=True, exist_ok=True)
    (var / "bench.json").write_text(json.dumps([vars(line) for line in lines], indent=1))


if __name__ == "__main__":
    main()
