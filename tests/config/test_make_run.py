"""`make run` for real: one process that holds all the others, ends them, and finds its data again."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.services import processes

pytestmark = pytest.mark.worker
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 900
LONGEST = 60
"""Seconds until what ends has ended, on a machine with much else to do."""
KEEP = "from django.contrib.auth.models import Group; Group.objects.get_or_create(name='kept')"
RECALL = "from django.contrib.auth.models import Group; print(Group.objects.get(name='kept').name)"


class Launch:
    """A launcher of its own, in a VAR of its own; its output goes to a file, as a pipe might fill."""

    def __init__(self, var: Path) -> None:
        self.var, self.port = var, processes.free_port()
        self.said = var.parent / f"said-{self.port}"
        own = {"VAR": str(var), "PORT": str(self.port), "WEB_WORKERS": "1", "WORKER_CONCURRENCY": "1"}
        dropped = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY"}
        environ = {name: value for name, value in os.environ.items() if name not in dropped}
        with self.said.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.launch"],
                cwd=ROOT,
                env=environ | own,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def wait_until_it_serves(self) -> None:
        until = time.monotonic() + PATIENCE
        while "Openward is at" not in self.said.read_text():
            assert self.process.poll() is None, self.said.read_text()
            assert time.monotonic() < until, self.said.read_text()
            time.sleep(0.1)

    def get(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def family(self) -> set[int]:
        """Every process below the launcher, by its parents; the launcher itself is left out."""
        listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
        parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.stdout.splitlines())}
        family = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in family} - family:
            family |= more
        return family - {self.process.pid}

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """From another terminal: it knows VAR and nothing else."""
        environ = {"PATH": os.environ["PATH"], "VAR": str(self.var), "VENV": sys.prefix}
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all: the opening directory is loaded by the first start alone."""
    return tmp_path_factory.mktemp("make-run") / "var"


@pytest.fixture
def started() -> Iterator[list[Launch]]:
    launches: list[Launch] = []
    yield launches
    for launch in launches:
        if launch.process.poll() is None:
            launch.process.terminate()
        launch.process.wait(LONGEST)


def start(started: list[Launch], var: Path) -> Launch:
    launch = Launch(var)
    started.append(launch)
    launch.wait_until_it_serves()
    return launch


def wait_until_gone(family: set[int]) -> None:
    until = time.monotonic() + LONGEST
    while left := {pid for pid in family if processes.command_line(pid)}:
        assert time.monotonic() < until, [processes.command_line(pid) for pid in left]
        time.sleep(0.1)


def test_it_serves_ends_cleanly_and_starts_again_on_its_data(started: list[Launch], var: Path) -> None:
    first = start(started, var)
    assert first.get("/healthz") == (200, "ok")
    status, ready = first.get("/readyz")
    assert (status, json.loads(ready)["database"], json.loads(ready)["broker"]) == (200, "ok", "ok")
    made = first.manage("shell", "-v0", "-c", KEEP)
    assert made.returncode == 0, made.stderr
    family = first.family()
    assert len(family) >= 8  # PostgreSQL and its helpers, Valkey, web and its worker, worker and its pool, beat

    first.process.send_signal(signal.SIGTERM)
    assert first.process.wait(LONGEST) == 0
    wait_until_gone(family)
    assert first.said.read_text().endswith("Openward is stopped.\n")

    second = start(started, var)
    asked = second.manage("shell", "-v0", "-c", RECALL)
    assert asked.stdout == "kept\n", asked.stderr


def test_nothing_outlives_a_kill_and_the_next_start_works(started: list[Launch], var: Path) -> None:
    first = start(started, var)
    family = first.family()
    first.process.kill()
    first.process.wait()
    wait_until_gone(family)
    second = start(started, var)
    assert second.get("/healthz") == (200, "ok")


def test_a_worker_that_is_killed_is_started_again(started: list[Launch], var: Path) -> None:
    launch = start(started, var)
    (worker,) = [pid for pid in launch.family() if is_main(pid, " worker ", launch.process.pid)]
    os.kill(worker, signal.SIGKILL)
    until = time.monotonic() + LONGEST
    while launch.said.read_text().count("The worker ended") == 0 or not [
        pid for pid in launch.family() - {worker} if is_main(pid, " worker ", launch.process.pid)
    ]:
        assert time.monotonic() < until, launch.said.read_text()
        time.sleep(0.1)
    assert launch.get("/healthz") == (200, "ok")


def test_the_end_of_the_web_process_ends_all(started: list[Launch], var: Path) -> None:
    launch = start(started, var)
    family = launch.family()
    (web,) = [pid for pid in family if is_main(pid, " gunicorn ", launch.process.pid)]
    os.kill(web, signal.SIGKILL)
    assert launch.process.wait(LONGEST) == 1
    wait_until_gone(family)
    assert "The web process ended" in launch.said.read_text()


def is_main(pid: int, word: str, launcher: int) -> bool:
    """Started by the launcher itself, not one of its pool."""
    asked = subprocess.run(["ps", "-p", str(pid), "-o", "ppid="], capture_output=True, text=True)
    return word in f"{processes.command_line(pid)} " and asked.stdout.strip() == str(launcher)
