"""The parts of `make bench`, each by its name: what it tells of the opening directory, then of ten times its rows.

A part is a generator: it is asked on, where it has more to tell, when the directory has grown.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from django.conf import settings

from benchmarks import extracting, linking, load, matching, relevance, results_page, search_step, shortlist, watching
from benchmarks.directory import TIMES, repeat
from benchmarks.lines import Line, at_least, at_most
from search import index
from search.index import Index

Part = Iterator[list[Line]]


class Directory:
    """What is measured on."""

    def __init__(self, day: dt.date) -> None:
        self.day = day

    @cached_property
    def index(self) -> Index:
        return index.build(self.day)

    def grow(self) -> None:
        repeat()
        self.__dict__.pop("index", None)


def words(_on: Directory) -> Part:
    answers, _ = relevance.measure()
    goals = relevance.WANTED.items()
    yield [at_least(f"words: hit@{n}", relevance.hit_rate(answers, n), goal, "share") for n, goal in goals]


def extraction(_on: Directory) -> Part:
    yield [
        Line(name, figure, "share") if goal is None else at_least(name, figure, goal, "share")
        for name, figure, goal in extracting.figures()
    ]


def links(_on: Directory) -> Part:
    by_name, employed = linking.measure(), linking.measure_employers()
    yield [
        at_least("links by name: precision in the worst third", min(one.precision for one in by_name), 0.98, "share"),
        Line("links by name: recall in the worst third", min(one.recall for one in by_name), "share"),
        at_least("employers by name: precision", employed.precision, 0.98, "share"),
        Line("employers by name: recall", employed.recall, "share"),
    ]


def search(on: Directory) -> Part:
    once, held, built = search_step.measure(on.day)
    yield [
        Line("search step, four searches", once.index * 1000, "ms"),
        at_most("search step against bare NumPy", once.index / once.bare, 3),
        at_least("search step against SQL grouping", once.sql / once.index, 30),
        Line("index: arrays", search_step.memory_of(held) / 1e6, "MB"),
        Line("index: build", built, "s"),
    ]
    tenfold, held, built = search_step.measure(on.day)
    yield [
        at_most(f"{TIMES} times the rows: against bare NumPy", tenfold.index / tenfold.bare, 3),
        at_least(f"{TIMES} times the rows: against SQL grouping", tenfold.sql / tenfold.index, 30),
        at_most(f"{TIMES} times the rows: time against once", tenfold.index / once.index, 12),
        Line(f"index, {TIMES} times the rows: arrays", search_step.memory_of(held) / 1e6, "MB"),
        Line(f"index, {TIMES} times the rows: build", built, "s"),
    ]


def match(on: Directory) -> Part:
    found = matching.measure(on.index, on.day)
    yield [
        Line("match of the whole directory", found.match * 1000, "ms"),
        at_most("match against the NumPy floor", found.match / found.floor, 8),
        at_most(f"what-if, {found.changes} changes, against one match", found.what_if / found.match, 25),
    ]


def watch(_on: Directory) -> Part:
    looks, claim = watching.measure()
    yield [
        at_most("look at an unchanged page, against fetching and hashing", looks.unchanged / looks.alone, 3),
        Line("look at a changed page, against fetching and hashing", looks.changed / looks.alone, "times"),
        Line("look at an unchanged page: queries", looks.queries_unchanged, "each"),
        Line("one sweep over 10,000 due pages: handed out", claim.taken, "pages"),
        Line("one sweep over 10,000 due pages", claim.seconds, "s"),
    ]


def own_list(_on: Directory) -> Part:
    lists = shortlist.measure()
    yield [
        at_most("list of 200 programs against one of 10", lists.times, 2),
        at_most("list of 200 programs: queries", lists.queries, 12, "each"),
    ]


def results(on: Directory) -> Part:
    yield page_lines(results_page.measure(on.index, settings.VAR), "results page")
    yield page_lines(results_page.measure(on.index, settings.VAR), f"results page, {TIMES} times the rows")


def page_lines(page: results_page.Figures, name: str) -> list[Line]:
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


def under_load(on: Directory) -> Part:
    """Pages as clients meet them, on one worker and on two; then on two with ten times the rows."""
    paths = load.prepare(on.index)
    one, two = (load.measure(settings.VAR, paths, workers=workers) for workers in (1, 2))
    yield [*load.rate_lines(one), *load.rate_lines(two), *load.match_lines([one, two]), *load.cost_lines(one, two)]
    paths = load.prepare(on.index)
    big = load.measure(settings.VAR, paths, workers=2, clients=(1,))
    yield load.growth_lines(two, big)


PARTS: Mapping[str, Callable[[Directory], Part]] = {
    "words": words,
    "extraction": extraction,
    "links": links,
    "search": search,
    "match": match,
    "watching": watch,
    "list": own_list,
    "results": results,
    "load": under_load,
}
TWICE = ("search", "results", "load")
"""Those that are asked on when the directory has grown."""


def measured(day: dt.date, names: list[str]) -> Iterator[Line]:
    """On the opening directory, then on the same repeated ten times."""
    on = Directory(day)
    parts = {name: PARTS[name](on) for name in names}
    for part in parts.values():
        yield from next(part)
    again = [part for name, part in parts.items() if name in TWICE]
    if again:
        on.grow()
    for part in again:
        yield from next(part)
