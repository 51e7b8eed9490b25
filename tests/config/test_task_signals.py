"""A real worker and a real beat: their lines, their counts, their signs of life."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import OperationalError, connection

from config import celery, logs, task_counts, task_signals
from config.celery import app
from programs import heartbeats
from programs.models import Heartbeat

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
WORKER = ("worker", "--concurrency=1", "--hostname=celery@of-this-test")
BEAT = ("beat", "-S", "celery.beat:Scheduler", "--pidfile=")
PATIENCE = 120


class Process:
    """Celery on this test's database, its lines in a file of their own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        name = connection.settings_dict["NAME"]
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        self.log = folder / f"{arguments[0]}.log"
        with self.log.open("wb") as written:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "celery", "--quiet", "-A", "config", *arguments],
                cwd=settings.BASE_DIR,
                env={**os.environ, "DATABASE_URL": url, "LOG_FORMAT": "json", "LOG_LEVEL": "INFO"},
                stdout=written,
                stderr=written,
            )

    def lines(self) -> list[dict[str, Any]]:
        """Celery warns on standard error of being root before it logs anything."""
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]

    def wait_until(self, is_so: Callable[[], Any]) -> None:
        until = time.monotonic() + PATIENCE
        while not is_so():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.1)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    app.control.purge()
    started: list[Process] = []

    def begin(*arguments: str) -> Process:
        started.append(Process(tmp_path, *arguments))
        return started[-1]

    yield begin
    for process in started:
        process.stop()
    app.control.purge()


def test_lines_of_a_task_name_it_and_the_request_that_caused_it(start: Callable[..., Process]) -> None:
    with task_counts.broker() as broker:
        broker.delete(task_counts.KEY)
    worker = start(*WORKER)
    with logs.about(request_id="request-of-this-test"):
        caused = app.send_task("programs.reconcile_all")
    by_itself = app.send_task("programs.reconcile_all")
    worker.wait_until(lambda: len(ended(worker)) == 2)
    lines = {line["task_id"]: line for line in ended(worker)}
    assert set(lines) == {caused.id, by_itself.id}
    assert {line["task"] for line in lines.values()} == {"programs.reconcile_all"}
    assert lines[caused.id]["request_id"] == "request-of-this-test"
    assert "request_id" not in lines[by_itself.id]
    # Counted as each task ends, which is a moment after its line.
    worker.wait_until(lambda: counted("programs.reconcile_all") == 2)


def ended(worker: Process) -> list[dict[str, Any]]:
    return [line for line in worker.lines() if line["logger"] == "celery.app.trace"]


def counted(task: str) -> float:
    samples = [sample for family in task_counts.of_broker() for sample in family.samples]
    return sum(s.value for s in samples if s.name.endswith("_count") and s.labels["task"] == task)


def test_a_worker_lives_until_it_is_told_to_stop(start: Callable[..., Process]) -> None:
    worker = start(*WORKER)
    worker.wait_until(Heartbeat.objects.exists)
    row = Heartbeat.objects.get()
    assert (row.name, row.kind, row.version) == ("celery@of-this-test", "worker", settings.VERSION)
    worker.stop()
    assert not Heartbeat.objects.exists()


def test_a_worker_that_was_killed_leaves_its_last_sign(start: Callable[..., Process]) -> None:
    worker = start(*WORKER)
    worker.wait_until(Heartbeat.objects.exists)
    worker.process.kill()
    worker.process.wait()
    assert Heartbeat.objects.get().name == "celery@of-this-test"


def test_beat_lives_until_it_is_told_to_stop(start: Callable[..., Process]) -> None:
    beat = start(*BEAT)
    beat.wait_until(Heartbeat.objects.exists)
    assert Heartbeat.objects.get().kind == "beat"
    beat.stop()
    assert not Heartbeat.objects.exists()
    assert beat.lines()[0]["logger"] == "celery.beat"


def test_what_beat_sends_is_a_sign_of_life_and_only_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task_signals, "_last", {})
    written: list[str] = []
    monkeypatch.setattr(heartbeats, "write", lambda **given: written.append(given["name"]))
    for _ in range(5):
        task_signals.beat_lives()
    assert written == [task_signals.beat_name()]
    task_signals._last[task_signals.beat_name()] -= heartbeats.EVERY.total_seconds()
    task_signals.beat_lives()
    assert len(written) == 2


def test_a_database_that_is_away_stops_no_worker(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*given: object, **named: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(task_signals, "_last", {})
    monkeypatch.setattr(heartbeats, "write", refuse)
    monkeypatch.setattr(heartbeats, "forget", refuse)
    task_signals.lives("celery@one", "worker")
    task_signals.ends("celery@one")
    assert [record.getMessage() for record in caplog.records] == [
        "no sign of life could be written: the database did not answer",
        "a sign of life could not be taken away: the database did not answer",
    ]


def test_each_task_whose_first_argument_is_told_exists() -> None:
    app.loader.import_default_modules()
    assert celery.NAMED_BY_FIRST.keys() <= app.tasks.keys()
    refresh = app.tasks["programs.refresh_source"]
    assert celery.told_of(refresh, ["fees", "/some/folder"], {}) == {"source": "fees"}
    assert celery.told_of(refresh, [], {"name": "fees"}) == {"source": "fees"}
    assert celery.told_of(app.tasks["programs.sweep"], [], {}) == {}
