"""How often the program one means stands first, and among the first five, for searches as people type them.

`python -m benchmarks.relevance` prints the table; it needs a loaded database. The searches stand in relevance.csv:
`expected` holds public ids of programs and codes of institutions, any of which answers. What is tuned is tuned on the
half called so; the other half is only ever counted.
"""

import csv
import os
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import django

QUERIES = Path(__file__).with_name("relevance.csv")
LOOKED_AT = 5
WANTED = {1: 0.85, 5: 0.97}
"""Rank to the share of searches whose answer stands there or before."""

Search = Callable[[str], list[int]]
"""From text to primary keys of programs, best first."""


@dataclass(frozen=True)
class Asked:
    query: str
    expected: frozenset[str]
    kind: str
    half: str


@dataclass(frozen=True)
class Answer:
    """`rank`: of the first right program, from 1; None when it is not among the first five. `seconds` of the search."""

    asked: Asked
    rank: int | None
    seconds: float


def read_queries() -> list[Asked]:
    with QUERIES.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return [Asked(row["query"], frozenset(row["expected"].split()), row["kind"], row["half"]) for row in rows]


def answers(search: Search, names: Mapping[int, frozenset[str]]) -> list[Answer]:
    """`names`: primary key of a program to its public id and the code of its institution."""
    return [_answer(asked, search, names) for asked in read_queries()]


def _answer(asked: Asked, search: Search, names: Mapping[int, frozenset[str]]) -> Answer:
    start = time.perf_counter()
    found = search(asked.query)
    seconds = time.perf_counter() - start
    ranks = (rank for rank, program in enumerate(found[:LOOKED_AT], 1) if names[program] & asked.expected)
    return Answer(asked, next(ranks, None), seconds)


def hit_rate(told: Iterable[Answer], at: int) -> float:
    """Share of the searches with a right program among the first `at`."""
    return statistics.fmean(answer.rank is not None and answer.rank <= at for answer in told)


def table(told: list[Answer]) -> list[str]:
    """A line for all, for each half and for each kind; then the searches whose answer does not stand first."""
    groups = {"all": told}
    for answer in told:
        for group in (f"half: {answer.asked.half}", f"kind: {answer.asked.kind}"):
            groups.setdefault(group, []).append(answer)
    lines = [f"{'':22}{'n':>4}{'hit@1':>8}{'hit@5':>8}{'median ms':>11}{'most ms':>9}"]
    lines += [_line(name, groups[name]) for name in sorted(groups)]
    missed = [answer for answer in told if answer.rank != 1]
    return lines + [f"  {answer.rank or 'none':>4}  {answer.asked.query} ({answer.asked.half})" for answer in missed]


def _line(name: str, told: list[Answer]) -> str:
    times = [answer.seconds * 1000 for answer in told]
    rates = f"{hit_rate(told, 1):8.3f}{hit_rate(told, 5):8.3f}"
    return f"{name:22}{len(told):4}{rates}{statistics.median(times):11.2f}{max(times):9.2f}"


def measure() -> tuple[list[Answer], dict[str, float]]:
    """The answers of the directory in the database; seconds to read its entries and to build its index."""
    # Models can be imported only once Django is set up.
    from programs.models import Program
    from search.words import WordIndex
    from search.words.entries import entries

    start = time.perf_counter()
    rows = list(entries())
    read = time.perf_counter()
    index = WordIndex.build(rows)
    built = time.perf_counter()
    codes = Program.objects.published().values_list("pk", "public_id", "institution__code")
    names = {pk: frozenset({public_id, code}) for pk, public_id, code in codes}
    told = answers(lambda text: index.search(text).ids.tolist(), names)
    return told, {"read": read - start, "build": built - read}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    told, seconds = measure()
    print("\n".join(table(told)))
    print(f"{seconds['read']:.2f} s to read the entries, {seconds['build']:.2f} s to build the index")
    for rank, wanted in WANTED.items():
        print(f"hit@{rank} {hit_rate(told, rank):.3f}, wanted at least {wanted}")


if __name__ == "__main__":
    main()
