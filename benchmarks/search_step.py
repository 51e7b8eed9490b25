"""The search step (filter, twelve facets, order, one page of ids) beside the bare NumPy operations and beside SQL.

Every search is written twice: as its query string, and as the plain array comparisons that it comes to. Each answer is
held equal to the others before anything is timed.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.http import QueryDict

from search.answers import answered
from search.columns import Bools, Column
from search.facets import facets
from search.filters import ProgramFilter
from search.index import Index, build

ROUNDS = 30
SQL_ROUNDS = 3
Columns = Mapping[str, Column]
Bare = dict[str, Bools]


def same(columns: Columns, name: str, *values: Any) -> Bools:
    held = columns[name]
    found: Bools = np.zeros(len(held.values), np.bool_)
    for value in values:
        found |= held.values == held.number_of(value)
    return found & ~held.null


def sponsors(columns: Columns, visa: str) -> Bools:
    return same(columns, visa, "yes", "case_by_case")


SEARCHES: Mapping[str, Callable[[Columns], Bare]] = {
    "": lambda _: {},
    "specialty=140": lambda c: {"specialty": same(c, "specialty__code", "140")},
    "specialty=140&visa=h1b&state=NY&state=NJ": lambda c: {
        "specialty": same(c, "specialty__code", "140"),
        "visa": sponsors(c, "visa_h1b"),
        "state": same(c, "state", "NY", "NJ"),
    },
    "visa=j1&accepts_img=yes": lambda c: {
        "visa": sponsors(c, "visa_j1"),
        "accepts_img": same(c, "accepts_img", "yes"),
    },
}


@dataclass(frozen=True)
class Figures:
    """Median seconds of the whole set of searches, by way of answering."""

    index: float
    bare: float
    sql: float


def measure(day: dt.date) -> tuple[Figures, Index, float]:
    """The figures, the index they were taken on, and how many seconds it took to build."""
    start = time.perf_counter()
    index = build(day)
    built = time.perf_counter() - start
    searches = [(_search(text), bare) for text, bare in SEARCHES.items()]
    for search, bare in searches:
        _hold_equal(search, index, bare)
    return (
        Figures(
            index=_median(lambda: [answered(search, index) for search, _ in searches], ROUNDS),
            bare=_median(lambda: [_bare(bare(index.columns), index) for _, bare in searches], ROUNDS),
            sql=_median(lambda: [_by_sql(search) for search, _ in searches], SQL_ROUNDS),
        ),
        index,
        built,
    )


def _search(text: str) -> ProgramFilter:
    search = ProgramFilter(QueryDict(text))
    assert search.is_valid(), search.errors  # noqa: S101 - a benchmark of an error measures nothing
    return search


def _bare(masks: Bare, index: Index) -> tuple[int, list[Any], Any]:
    """What cannot be left out: the comparisons, one count a facet, the order of one page."""
    found = _all(masks.values(), index)
    counts = []
    for name, counter in index.counters.items():
        others = (mask for other, mask in masks.items() if other != name)
        among = _all(others, index) if name in masks else found
        counts.append(np.bincount(counter.groups[among], minlength=len(counter.held)) @ counter.held)
    rows = np.flatnonzero(found)
    ranks = index.ranks["name"][rows]
    if len(rows) > 25:
        first = np.argpartition(ranks, 25)[:25]
        rows, ranks = rows[first], ranks[first]
    return int(np.count_nonzero(found)), counts, index.pks[rows[np.argsort(ranks)]]


def _all(masks: Iterable[Bools], index: Index) -> Bools:
    found: Bools = np.ones(len(index.pks), np.bool_)
    for mask in masks:
        found &= mask
    return found


def _by_sql(search: ProgramFilter) -> tuple[int, Mapping[str, Any], list[int]]:
    found = search.qs
    return found.count(), facets(search), list(found.values_list("pk", flat=True)[:25])


def _hold_equal(search: ProgramFilter, index: Index, bare: Callable[[Columns], Bare]) -> None:
    answer = answered(search, index)
    count, _, page = _bare(bare(index.columns), index)
    sql_count, sql_facets, sql_page = _by_sql(search)
    if not (answer.count == count == sql_count and answer.page == list(page) == sql_page):
        raise SystemExit(f"the three answers to {search.data.urlencode()!r} differ")
    if dict(answer.facets) != dict(sql_facets):
        raise SystemExit(f"the facets of {search.data.urlencode()!r} differ")


def _median(run: Callable[[], Any], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def memory_of(index: Index) -> int:
    """Bytes in the index's arrays."""
    columns = sum(column.values.nbytes + column.null.nbytes for column in index.columns.values())
    ranks = sum(rank.nbytes for rank in index.ranks.values())
    counters = sum(counter.groups.nbytes + counter.held.nbytes for counter in index.counters.values())
    return index.pks.nbytes + index.tracks.nbytes + columns + ranks + counters
