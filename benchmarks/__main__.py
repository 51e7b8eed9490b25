"""`make bench`: each figure beside something run in the same command, as a table and in VAR/bench.json."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.directory import TIMES, loaded, repeat

if TYPE_CHECKING:
    from benchmarks.results_page import Figures


@dataclass(frozen=True)
class Line:
    """`goal`: what the figure must not fall short of, told as at most or at least; empty where none is set."""

    name: str
    figure: float
    unit: str
    goal: str = ""
    met: bool | None = None


def at_most(name: str, figure: float, limit: float, unit: str = "times") -> Line:
    return Line(name, figure, unit, f"at most {limit:g}", figure <= limit)


def at_least(name: str, figure: float, limit: float, unit: str = "times") -> Line:
    return Line(name, figure, unit, f"at least {limit:g}", figure >= limit)


def measured() -> list[Line]:
    """On the opening directory, then on the same repeated ten times."""
    from django.conf import settings
    from django.utils import timezone

    from benchmarks import extracting, linking, matching, relevance, results_page, search_step, shortlist, watching

    day = timezone.localdate()
    answers, _ = relevance.measure()
    links = linking.measure()
    employed = linking.measure_employers()
    once, index, built = search_step.measure(day)
    match = matching.measure(index, day)
    page = results_page.measure(index, settings.VAR)
    looks, claim = watching.measure()
    lists = shortlist.measure()
    repeat()
    tenfold, big_index, big_built = search_step.measure(day)
    big_page = results_page.measure(big_index, settings.VAR)
    return [
        *(
            at_least(f"words: hit@{n}", relevance.hit_rate(answers, n), goal, "share")
            for n, goal in relevance.WANTED.items()
        ),
        *(extraction_line(*told) for told in extracting.figures()),
        at_least("links by name: precision in the worst third", min(one.precision for one in links), 0.98, "share"),
        Line("links by name: recall in the worst third", min(one.recall for one in links), "share"),
        at_least("employers by name: precision", employed.precision, 0.98, "share"),
        Line("employers by name: recall", employed.recall, "share"),
        Line("search step, four searches", once.index * 1000, "ms"),
        at_most("search step against bare NumPy", once.index / once.bare, 3),
        at_least("search step against SQL grouping", once.sql / once.index, 30),
        at_most(f"{TIMES} times the rows: against bare NumPy", tenfold.index / tenfold.bare, 3),
        at_least(f"{TIMES} times the rows: against SQL grouping", tenfold.sql / tenfold.index, 30),
        at_most(f"{TIMES} times the rows: time against once", tenfold.index / once.index, 12),
        Line("match of the whole directory", match.match * 1000, "ms"),
        at_most("match against the NumPy floor", match.match / match.floor, 8),
        at_most(f"what-if, {match.changes} changes, against one match", match.what_if / match.match, 25),
        at_most("look at an unchanged page, against fetching and hashing", looks.unchanged / looks.alone, 3),
        Line("look at a changed page, against fetching and hashing", looks.changed / looks.alone, "times"),
        at_most("list of 200 programs against one of 10", lists.times, 2),
        at_most("list of 200 programs: queries", lists.queries, 12, "each"),
        Line("look at an unchanged page: queries", looks.queries_unchanged, "each"),
        Line("one sweep over 10,000 due pages: handed out", claim.taken, "pages"),
        Line("one sweep over 10,000 due pages", claim.seconds, "s"),
        *page_lines(page, "results page"),
        *page_lines(big_page, f"results page, {TIMES} times the rows"),
        Line("index: arrays", search_step.memory_of(index) / 1e6, "MB"),
        Line("index: build", built, "s"),
        Line(f"index, {TIMES} times the rows: arrays", search_step.memory_of(big_index) / 1e6, "MB"),
        Line(f"index, {TIMES} times the rows: build", big_built, "s"),
    ]


def extraction_line(name: str, figure: float, goal: float | None) -> Line:
    return Line(name, figure, "share") if goal is None else at_least(name, figure, goal, "share")


def page_lines(page: "Figures", name: str) -> list[Line]:
    """The goals stand for Datasette as it comes; how it does when spared what our page does not do is told beside."""
    return [
        Line(name, page.speeds["openward"], "req/s"),
        Line(f"{name}: each card drawn anew", page.anew, "req/s"),
        Line(f"{name}: plain ListView", page.speeds["plain"], "req/s"),
        Line(f"{name}: Datasette", page.speeds["datasette"], "req/s"),
        at_least(f"{name}: against plain ListView", page.times["plain"], 8),
        at_least(f"{name}: against Datasette", page.times["datasette"], 15),
        Line(f"{name}: Datasette, its page alone", page.times["datasette_page"], "times"),
        Line(f"{name}: Datasette suggesting no facets", page.times["datasette_not_suggesting"], "times"),
        Line(f"{name}: and its page alone", page.times["datasette_not_suggesting_page"], "times"),
    ]


def main() -> None:
    var = Path(os.environ.get("VAR", "var"))
    with loaded():
        lines = measured()
    for line in lines:
        verdict = "" if line.met is None else "met" if line.met else "MISSED"
        print(f"{line.name:66}{line.figure:10.2f} {line.unit:6} {line.goal:14} {verdict}")
    var.mkdir(parents=True, exist_ok=True)
    (var / "bench.json").write_text(json.dumps([vars(line) for line in lines], indent=1))


if __name__ == "__main__":
    main()
