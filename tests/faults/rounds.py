"""The evening itself: readers in a process of their own, and faults at moments drawn from a seed."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from programs.models import Program
from tests.faults import tally
from tests.faults.machines import BEAT, WEB, WORKERS, Machines, start_all
from tests.faults.owing import PASSWORD, PROGRAMS, Debts, accounts
from tests.faults.tally import Asked, Figure, Kept, Span

WARM_UP = 4.0
"""Seconds of the evening before its first fault."""
DUE_EVERY = 1.5
SETTLE_WITHIN = 120
LONGEST = 10
"""Times the seconds of a form: after them readers end by themselves, whoever forgot them."""


@dataclass(frozen=True)
class Form:
    """`pace`: requests a second of each reader. Each fault comes in a slot of its own, at a random moment of it."""

    seconds: int
    readers: int
    pace: float
    faults: tuple[str, ...]


@dataclass
class Evening:
    asked: list[Asked] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)
    beside: list[Figure] = field(default_factory=list)

    @property
    def down(self) -> list[Span]:
        return [span for span in self.spans if span.what == "restart PostgreSQL"]

    @property
    def story(self) -> str:
        start = min(one.began for one in self.asked)
        return "\n".join(f"{span.began - start:6.1f} s  {span.what}, {span.seconds:.1f} s" for span in self.spans)


class Faults:
    """Each returns when what it took away is there again."""

    def __init__(self, machines: Machines, debts: Debts, pick: random.Random) -> None:
        self.machines, self.debts, self.pick = machines, debts, pick
        self.webs, self.workers = cycle(WEB), cycle(WORKERS)
        self.does: dict[str, Callable[[], None]] = {
            "kill web": lambda: self.kill(next(self.webs)),
            "replace web": lambda: self.replace(next(self.webs)),
            "kill worker": self.kill_worker,
            "replace worker": lambda: self.replace(next(self.workers)),
            "restart Valkey": lambda: self.restart("valkey", self.pick.uniform(0, 1)),
            "restart PostgreSQL": self.restart_postgres,
        }

    def restart_postgres(self) -> None:
        """What a worker was just sending cannot be told as sent: whether it went, a curator looks."""
        self.debts.may_be_cut += len(WORKERS)
        self.restart("postgres", self.pick.uniform(2, 4))

    def kill(self, name: str) -> None:
        self.machines.kill(name)
        time.sleep(self.pick.uniform(0.5, 2))
        self.machines.start(name)
        if name in WEB:
            self.machines.wait_until_it_serves(name)

    def kill_worker(self) -> None:
        self.debts.may_be_cut += 1
        self.kill(next(self.workers))

    def replace(self, name: str) -> None:
        """Told to stop, as by whoever brings a new version."""
        self.machines.stop(name)
        self.machines.start(name)
        if name in WEB:
            self.machines.wait_until_it_serves(name)

    def restart(self, server: str, away: float) -> None:
        self.machines.services.servers[server].close()
        time.sleep(away)
        self.machines.services.start_server(server)


def spent(form: Form, machines: Machines, debts: Debts, seed: str, folder: Path) -> Evening:
    pick = random.Random(seed)  # noqa: S311 - nothing secret
    evening, faults = Evening(), Faults(machines, debts, pick)
    start_all(machines)
    with readers(form, machines, seed, folder) as lines:
        began, before = time.monotonic(), ticks()
        for fault, moment in moments(form, pick):
            debts_until(began + moment, debts)
            start = time.monotonic()
            faults.does[fault]()
            evening.spans.append(Span(fault, start, time.monotonic()))
        debts_until(began + form.seconds, debts)
        evening.beside = [Figure("the machine was busy", f"{busy_since(before):.0%}", "told, not held to: about half")]
    evening.asked = tally.read(lines)
    pay(debts, machines)
    evening.kept = debts.kept(evening.asked)
    evening.kept.left = [name for name, process in machines.running.items() if process.poll() is not None]
    return evening


def moments(form: Form, pick: random.Random) -> list[tuple[str, float]]:
    """In an order that changes with the seed; each in the first half of its slot, so that the next finds all well."""
    order = pick.sample(form.faults, len(form.faults))
    slot = (form.seconds - WARM_UP) / len(order)
    return [(fault, WARM_UP + slot * number + pick.uniform(0, slot / 2)) for number, fault in enumerate(order)]


@contextmanager
def readers(form: Form, machines: Machines, seed: str, folder: Path) -> Iterator[Path]:
    """Gives where they write down what they are answered. They ask until the block ends: on a busy machine what was
    taken away is back later, and the evening lasts longer."""
    plan, lines = folder / "plan.json", folder / "asked.jsonl"
    plan.write_text(json.dumps(plan_of(form, seed)))
    # What failed is told by the lines: its exit code would be 1 for any answer of 503.
    how = ["--headless", "--only-summary", "--exit-code-on-error", "0", "--host", machines.address]
    # Who has asked is answered before all is over.
    how += ["--stop-timeout", "60"]
    many = ["--users", str(form.readers), "--spawn-rate", str(form.readers), "--run-time", f"{form.seconds * LONGEST}s"]
    told = folder / "locust.log"
    with told.open("wb") as log:
        crowd = subprocess.Popen(
            [sys.executable, "-m", "locust", "-f", "tests/faults/evening.py", *how, *many],
            cwd=settings.BASE_DIR,
            env={**os.environ, "EVENING_PLAN": str(plan), "EVENING_LINES": str(lines)},
            stdout=log,
            stderr=log,
        )
        try:
            wait_for_the_first(lines, crowd, told)
            yield lines
            crowd.terminate()
            assert crowd.wait(90) == 0, told.read_text()[-2000:]
            assert "Traceback" not in told.read_text(), told.read_text()[-2000:]
        finally:
            crowd.kill()
            crowd.wait()


def wait_for_the_first(lines: Path, crowd: subprocess.Popen[bytes], told: Path) -> None:
    until = time.monotonic() + 60
    while not lines.exists() or not lines.stat().st_size:
        assert crowd.poll() is None, told.read_text()[-2000:]
        assert time.monotonic() < until, told.read_text()[-2000:]
        time.sleep(0.1)


def plan_of(form: Form, seed: str) -> dict[str, object]:
    programs = Program.objects.published().select_related("institution", "specialty").order_by("pk")[:PROGRAMS]
    return {
        "seed": seed,
        "pace": form.pace,
        "readers": form.readers,
        "programs": [(program.public_id, program.slug) for program in programs],
        "accounts": accounts(),
        "password": PASSWORD,
    }


def debts_until(moment: float, debts: Debts) -> None:
    """What falls due goes on falling due; not while the database is away."""
    while (left := moment - time.monotonic()) > 0:
        try:
            debts.add()
        except (DatabaseError, InterfaceError):
            connection.close()
        time.sleep(min(DUE_EVERY, left))


def pay(debts: Debts, machines: Machines) -> None:
    until = time.monotonic() + SETTLE_WITHIN
    debts.settle()
    while not debts.are_paid():
        assert time.monotonic() < until, [machines.said_by(name) for name in (*WORKERS, BEAT)]
        time.sleep(0.3)


def ticks() -> tuple[int, int]:
    """Of all cores since the machine was started: idle, and all."""
    stat = Path("/proc/stat")
    found = [int(word) for word in stat.read_text().split("\n", 1)[0].split()[1:9]] if stat.exists() else [0] * 8
    return found[3] + found[4], sum(found)


def busy_since(before: tuple[int, int]) -> float:
    idle, every = (now - then for now, then in zip(ticks(), before, strict=True))
    return 1 - idle / every if every else 0.0
