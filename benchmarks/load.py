"""Search, program, match and plan pages as many clients meet them: how many a second, and how long each one waits.

The server is gunicorn as `make run` starts it, the clients are another process. Pages take turns in short rounds, so
that a busy moment of the machine strikes all alike: a ratio is the median of the rounds' own. Every reader of the match
page has answers of their own, of the plan a list too. No copy is offered (no If-None-Match): each page is sent whole.
"""

import dataclasses
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from applicants.models import Applicant, ShortlistEntry
from applicants.reader import KEY
from benchmarks import sites
from benchmarks.lines import Line, at_least, at_most
from benchmarks.matching import PROFILE
from benchmarks.queries import distinct
from config.launch import BASE_DIR
from programs.models import Program
from programs.normalise import match_year_of
from search.index import Index
from search.profile import ApplicantProfile, Month
from search.questions import session as profile_session

CLIENTS = (1, 8, 32)
ROUNDS, SECONDS, WARMING = 3, 1.5, 6.0
"""Of each page and count of clients; seconds of a round, and of each page before anything is timed."""
ADDRESSES, ON_A_LIST, SEED = 60, 20, 2026
OF_SEARCH = 0.6
TENFOLD = 2.0
Readers = Sequence[Mapping[str, Any]]
"""Each with `paths` and `cookie`."""


@dataclass(frozen=True)
class Rounds:
    """`rates`: requests a second, by round. `taken`: the milliseconds of all requests, in order of size."""

    rates: tuple[float, ...]
    taken: tuple[float, ...]

    @property
    def rate(self) -> float:
        return statistics.median(self.rates)

    def within(self, share: float) -> float:
        return self.taken[min(int(share * len(self.taken)), len(self.taken) - 1)]


@dataclass(frozen=True)
class Load:
    """By page and count of clients. `starts`: seconds until any answer, and until the first search. `memory`: megabytes
    of one worker: its share (PSS), and what it holds with what all share (RSS)."""

    workers: int
    found: Mapping[tuple[str, int], Rounds]
    starts: tuple[float, float]
    memory: tuple[float, float]


def prepare(held: Index) -> Mapping[str, Readers]:
    """By page, who asks for what. Writes the readers' sessions and lists."""
    searches = [f"/programs/?{one.ours}" for one in distinct(ADDRESSES, held)]
    told = [_cookie(number, {}) for number in range(max(CLIENTS))]
    keeping = [_cookie(number, {KEY: _with_list(number)}) for number in range(max(CLIENTS))]
    return {
        "search": [{"paths": searches, "cookie": ""}],
        "program": [{"paths": _program_pages(), "cookie": ""}],
        "match": [{"paths": [f"{path}&sort=fit" for path in searches], "cookie": cookie} for cookie in told],
        "plan": [{"paths": ["/plan/"], "cookie": cookie} for cookie in keeping],
    }


def _program_pages() -> list[str]:
    """As they come: of most, little is stated."""
    programs = list(Program.objects.published().select_related("institution", "specialty").order_by("public_id"))
    chosen = random.Random(SEED).sample(programs, min(ADDRESSES, len(programs)))  # noqa: S311 - the same ones each time
    return [f"/programs/{one.public_id}/{one.slug}/" for one in chosen]


def _with_list(number: int) -> int:
    """Primary key of an applicant with a list of much-stated programs, unlike the others'."""
    applicant, now = Applicant.objects.create(seen_at=timezone.now()), timezone.now()
    row = {"applicant": applicant, "match_year": match_year_of(timezone.localdate()), "added_at": now}
    programs = Program.objects.published().order_by("-stated_fields", "pk")[number : number + ON_A_LIST]
    ShortlistEntry.objects.bulk_create(
        ShortlistEntry(program=one, position=place, changed_at=now, **row) for place, one in enumerate(programs, 1)
    )
    return applicant.pk


def _cookie(number: int, holding: Mapping[str, Any]) -> str:
    """Of somebody whose answers are unlike the others'."""
    session = SessionStore()
    session.update(dict(holding))
    profile_session.keep(session, _profile(number))
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _profile(number: int) -> ApplicantProfile:
    return dataclasses.replace(PROFILE, step2=215 + number, graduated=Month(2010 + number % 14, 6))


def measure(folder: Path, pages: Mapping[str, Readers], *, workers: int, clients: Sequence[int] = CLIENTS) -> Load:
    start = time.perf_counter()
    with sites.openward(folder, workers=workers) as site:
        answers = time.perf_counter() - start
        with sites.Reader(site) as reader:
            reader.body_of("/programs/")
        searches = time.perf_counter() - start
        _asked([_round(site, readers, 8, WARMING) for readers in pages.values()])
        found = {at: rounds for count in clients for at, rounds in _in_turns(site, pages, count)}
        return Load(workers, found, (answers, searches), _memory(site))


def _in_turns(site: sites.Site, pages: Mapping[str, Readers], clients: int) -> Iterator[tuple[tuple[str, int], Rounds]]:
    rounds = [_round(site, readers, clients, SECONDS) for _ in range(ROUNDS) for readers in pages.values()]
    taken = _asked(rounds)
    for place, name in enumerate(pages):
        own = taken[place :: len(pages)]
        yield (name, clients), Rounds(tuple(len(one) / SECONDS for one in own), tuple(sorted(chain(*own))))


def _round(site: sites.Site, readers: Readers, clients: int, seconds: float) -> dict[str, Any]:
    return {"port": site.port, "clients": clients, "seconds": seconds, "readers": readers}


def _asked(rounds: list[dict[str, Any]]) -> list[list[float]]:
    """By round, milliseconds."""
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.clients"],
        input=json.dumps(rounds).encode(),
        capture_output=True,
        check=False,
        cwd=BASE_DIR,
    )
    if told.returncode:
        raise SystemExit(told.stderr.decode(errors="replace")[-2000:])
    found: list[list[float]] = json.loads(told.stdout)
    return found


def _memory(site: sites.Site) -> tuple[float, float]:
    """Where the system tells it; elsewhere zero."""
    told = [_of_process(pid) for pid in site.workers()]
    shares = [(one["Pss"] / 1e3, one["Rss"] / 1e3) for one in told if one]
    if not shares:
        return 0.0, 0.0
    return statistics.mean(one for one, _ in shares), statistics.mean(one for _, one in shares)


def _of_process(pid: int) -> dict[str, int]:
    """In kB, by name."""
    file = Path(f"/proc/{pid}/smaps_rollup")
    lines = file.read_text().splitlines()[1:] if file.exists() else []
    return {line.split(":")[0]: int(line.split()[1]) for line in lines}


# In lines


def rate_lines(load: Load) -> list[Line]:
    return [
        Line(
            f"{page} page, {_counted(load.workers, 'worker')}, {_counted(clients, 'client')}",
            rounds.rate,
            "req/s",
            beside="p50 {:.0f}, p95 {:.0f}, p99 {:.0f} ms".format(*map(rounds.within, (0.5, 0.95, 0.99))),
        )
        for (page, clients), rounds in load.found.items()
    ]


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def match_lines(loads: Sequence[Load]) -> list[Line]:
    """The goal stands for eight clients on two workers; the others are told beside."""
    told = []
    for load in loads:
        for clients in CLIENTS:
            match, search = load.found["match", clients], load.found["search", clients]
            times = statistics.median(one / other for one, other in zip(match.rates, search.rates, strict=True))
            name = f"match page against search page, {load.workers} on {_counted(clients, 'client')}"
            told.append(
                at_least(name, times, OF_SEARCH) if (load.workers, clients) == (2, 8) else Line(name, times, "times")
            )
    return told


def cost_lines(one: Load, two: Load) -> list[Line]:
    return [
        Line("start: until any answer", one.starts[0], "s"),
        Line("start: until the first search, the index built", one.starts[1], "s"),
        Line("memory of one of two workers: its own and its share (PSS)", two.memory[0], "MB"),
        Line("memory of one of two workers: with all it shares (RSS)", two.memory[1], "MB"),
    ]


def growth_lines(once: Load, tenfold: Load) -> list[Line]:
    """The median page of one client, who waits for nobody else."""
    pages = [page for page, clients in tenfold.found if clients == 1]
    return [
        *(
            at_most(
                f"{page} page, ten times the rows: time against once",
                tenfold.found[page, 1].within(0.5) / once.found[page, 1].within(0.5),
                TENFOLD,
            )
            for page in pages
        ),
        Line("start, ten times the rows: until the first search", tenfold.starts[1], "s"),
        Line("memory of one of two workers, ten times the rows (PSS)", tenfold.memory[0], "MB"),
    ]
