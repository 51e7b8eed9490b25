"""The whole results page over HTTP beside a plain Django ListView and beside Datasette, on the same programs.

Both Django sites stand behind gunicorn as `make run` starts it, Datasette as it comes, and four readers ask at a time.
Each search is asked once of each site and never again, in short rounds that take turns so that a busy moment of the
machine strikes all alike; a figure is the median of the rounds. No response is kept anywhere: every site works each
answer out anew. What Openward keeps is the index and the cards of the programs that readers have met since the
directory last moved; so it is timed both before its cards are kept and after.

The same answer means the same facets, each with its own filter left out. Datasette counts what all filters find, so a
facet whose own filter is asked is asked of it once more, as JSON; what its page alone takes is told beside. Every timed
page is then read and held equal to those of the other sites: how many were found, and which stand on the page.
"""

import gzip
import statistics
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import rows, sites
from benchmarks.queries import Asked, distinct
from benchmarks.sites import Page, Reader, Site
from search.filters import PER_PAGE
from search.index import Index

TWICE_A_PAGE = 2 * PER_PAGE
READERS = 4


WARMING, ROUNDS, IN_A_ROUND = 20, 7, 16
"""Searches asked before the cards are kept; rounds after, and the searches of each. A round must be long enough for
every reader to ask several times: with two each, what starts and ends a round outweighs the answers."""


@dataclass(frozen=True)
class Figures:
    """Requests a second by site; `anew`: Openward's while it draws each card for the first time. `times`: how many as
    many Openward answered as the other site beside it."""

    speeds: Mapping[str, float]
    anew: float
    times: Mapping[str, float]


def measure(held: Index, folder: Path) -> Figures:
    """`folder` takes the SQLite file and the logs."""
    asked = distinct(1 + WARMING + ROUNDS * IN_A_ROUND, held)
    first, warming, timed = asked[0], asked[1 : 1 + WARMING], asked[1 + WARMING :]
    file = folder / "directory.db"
    rows.write(file)
    with ExitStack() as started:
        served = [
            started.enter_context(sites.openward(folder)),
            started.enter_context(sites.plain(folder)),
            *started.enter_context(sites.datasette(folder, file, suggests=True)),
            *started.enter_context(sites.datasette(folder, file, suggests=False)),
        ]
        _answers(served[0], [first])  # the one that waits for the index
        anew = [_round(served, [one])["openward"] for one in warming]
        _meet_the_cards(served[0], timed)
        rounds = [_round(served, timed[start : start + IN_A_ROUND]) for start in range(0, len(timed), IN_A_ROUND)]
    return _figures(rounds, statistics.median(anew))


def _meet_the_cards(site: Site, timed: Sequence[Asked]) -> None:
    """What is timed after this is read by readers whose day has begun: the cards that they will be shown have been met
    before, by other searches, in each worker. Only these are drawn: ten times the programs are drawn in minutes."""
    paths = [f"{site.path_of(one)}&per_page={TWICE_A_PAGE}" for one in timed]
    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(lambda _number: _read(site, paths), range(READERS)))


def _read(site: Site, paths: Sequence[str]) -> None:
    with Reader(site) as reader:
        for path in paths:
            reader.body_of(path)


def _round(served: Sequence[Site], asked: Sequence[Asked]) -> dict[str, float]:
    """Requests a second by site. The sites' answers are read when the clock has stopped."""
    speeds, pages = {}, {}
    for site in served:
        start = time.perf_counter()
        bodies = _answers(site, asked)
        speeds[site.name] = len(asked) / (time.perf_counter() - start)
        pages[site.name] = [site.read(_text(body)) for body in bodies]
    _hold_equal(pages, asked)
    return speeds


def _answers(site: Site, asked: Sequence[Asked]) -> list[bytes]:
    """The pages, in order. Readers share the searches between them, each with a connection of its own."""
    shares = [asked[first::READERS] for first in range(min(READERS, len(asked)))]
    with ThreadPoolExecutor(len(shares)) as readers:
        found = list(readers.map(lambda share: _read_all(site, share), shares))
    return [found[number % len(shares)][number // len(shares)] for number in range(len(asked))]


def _read_all(site: Site, asked: Sequence[Asked]) -> list[bytes]:
    pages = []
    with Reader(site) as reader:
        for one in asked:
            pages.append(reader.body_of(site.path_of(one)))
            for path in site.apart(one):
                reader.body_of(path)
    return pages


def _text(body: bytes) -> str:
    return (gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body).decode()


def _hold_equal(pages: Mapping[str, Sequence[Page]], asked: Sequence[Asked]) -> None:
    for one, answers in zip(asked, zip(*pages.values(), strict=True), strict=True):
        if len(set(answers)) != 1 or not answers[0].ids:
            told = dict(zip(pages, answers, strict=True))
            raise SystemExit(f"the sites' answers to {one.ours!r} differ: {told}")


def _figures(rounds: Sequence[Mapping[str, float]], anew: float) -> Figures:
    names = list(rounds[0])
    return Figures(
        speeds={name: statistics.median(one[name] for one in rounds) for name in names},
        anew=anew,
        times={name: statistics.median(one["openward"] / one[name] for one in rounds) for name in names[1:]},
    )
