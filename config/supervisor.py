"""Keeping Openward's own processes going: what is essential ends the rest, what is not is started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.services import processes

LOOK_EVERY = 0.25
STOP_LOOK_EVERY = 0.02
GRACE = 5.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
# A process that has run for this long and then ends begins again with the first pause.
STEADY_AFTER = 60.0


class EssentialEndedError(Exception):
    """Carries the name of what ended and the log that says why."""

    def __init__(self, name: str, code: int, log: Path) -> None:
        super().__init__(name, code, log)
        self.name, self.code, self.log = name, code, log


@dataclass
class Child:
    """A process of ours. `essential`: without it the rest is of no use. `grace`: seconds to end by itself once it is
    told to. `hands_back`: what it is sent after them, for as long again, if that makes it let go of its work."""

    name: str
    module: Sequence[str]
    log: Path
    essential: bool = False
    on_parent_death: signal.Signals = signal.SIGTERM
    grace: float | None = None
    hands_back: signal.Signals | None = None
    process: subprocess.Popen[bytes] | None = None
    started: float = field(default=0.0, init=False)
    pause: float = field(default=FIRST_PAUSE, init=False)
    due: float | None = field(default=None, init=False)

    def start(self, environ: Mapping[str, str], folder: Path) -> None:
        self.started, self.due = time.monotonic(), None
        with self.log.open("ab") as log:
            self.process = processes.start(
                [sys.executable, "-m", *self.module],
                account=processes.Account(),
                on_parent_death=self.on_parent_death,
                log=log,
                cwd=folder,
                env=dict(environ),
            )

    @property
    def seconds_to_end(self) -> float:
        return GRACE if self.grace is None else self.grace

    @property
    def longest(self) -> float:
        return self.seconds_to_end * (2 if self.hands_back else 1)

    def ended(self) -> int | None:
        """Its exit code; None while it runs."""
        return self.process.poll() if self.process else None

    def plan_restart(self, now: float) -> None:
        if now - self.started > STEADY_AFTER:
            self.pause = FIRST_PAUSE
        self.due = now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)


def watch(children: Sequence[Child], environ: Mapping[str, str], folder: Path) -> None:
    """Look at each child for ever. Raises EssentialEndedError."""
    while True:
        for child in children:
            look_after(child, environ, folder, now=time.monotonic())
        time.sleep(LOOK_EVERY)


def look_after(child: Child, environ: Mapping[str, str], folder: Path, *, now: float) -> None:
    code = child.ended()
    if code is None:
        return
    if child.essential:
        raise EssentialEndedError(child.name, code, child.log)
    if child.due is None:
        child.plan_restart(now)
        print(f"The {child.name} ended ({code}; see {child.log}). It is started again.", flush=True)
    elif now >= child.due:
        child.start(environ, folder)


def stop(children: Sequence[Child]) -> None:
    """All at once, then whatever is left of their process groups."""
    running = [(child, child.process) for child in children if child.process]
    began, handing_back = time.monotonic(), list[str]()
    for _child, process in running:
        _signal(process, signal.SIGTERM)
    while left := [(child, process) for child, process in running if process.poll() is None]:
        passed = time.monotonic() - began
        for child, process in left:
            if child.hands_back and passed > child.seconds_to_end and child.name not in handing_back:
                handing_back.append(child.name)
                _signal(process, child.hands_back)
        if all(passed > child.longest for child, _process in left):
            break
        time.sleep(STOP_LOOK_EVERY)
    for _child, process in running:
        _signal_group(process.pid)
        process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    if process.poll() is None:
        process.send_signal(number)


def _signal_group(leader: int) -> None:
    """Each child leads a session of its own, so its group holds its own workers and nobody else."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
