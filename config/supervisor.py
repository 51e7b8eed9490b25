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
    """A process of ours. `essential`: without it the rest is of no use."""

    name: str
    module: Sequence[str]
    log: Path
    essential: bool = False
    on_parent_death: signal.Signals = signal.SIGTERM
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
    running = [child.process for child in children if child.process]
    for process in running:
        _signal(process, signal.SIGTERM)
    until = time.monotonic() + GRACE
    for process in running:
        try:
            process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            continue
    for process in running:
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
