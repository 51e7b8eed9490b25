"""Told to stop, nothing is cut short: a web server answers what it was asked, a worker ends its task or hands it back.

With real processes over a real PostgreSQL and Valkey.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from redis import Redis

from config.services import processes, valkey
from tests.config.asking import status_of

pytestmark = pytest.mark.worker
ROOT = Path(__file__).resolve().parents[2]
WAIT = 60
SLOW = 6.0
"""Seconds that a slow task of the test's own takes."""


def until(happened: Callable[[], object], what: Callable[[], str]) -> None:
    end = time.monotonic() + WAIT
    while not happened():
        assert time.monotonic() < end, f"waited in vain: {what()}"
        time.sleep(0.02)


class Web:
    """gunicorn as it serves, with an application of the test's own that takes its time."""

    def __init__(self, folder: Path) -> None:
        self.port, self.folder, self.log = processes.free_port(), folder, folder / "web.log"
        command = [sys.executable, "-m", "gunicorn", "tests.config.slow_app:application", "--no-control-socket"]
        more = ["--config", "python:config.serving", "--workers", "1", "--threads", "2"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, *more, "--bind", f"127.0.0.1:{self.port}"],
                cwd=ROOT,
                env={**os.environ, "VAR": str(folder)},
                stdout=log,
                stderr=log,
            )

    def until_begun(self, many: int) -> None:
        until(lambda: len(list(self.folder.glob("begun-*"))) == many, self.log.read_text)

    def go_on(self) -> None:
        (self.folder / "go-on").touch()

    def ask(self, path: str) -> str:
        """The whole answer, and nothing less."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return f"{answer.status} {len(answer.read())}"
        finally:
            connection.close()


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    server = Web(tmp_path)
    try:
        until(lambda: status_of(server.port, "/quick") == 200, server.log.read_text)
        yield server
    finally:
        server.process.kill()
        server.process.wait()


def test_each_request_that_was_begun_is_answered_whole(web: Web) -> None:
    """Two are being answered, four have connected and wait for a thread, when the server is told to stop."""
    with ThreadPoolExecutor(6) as readers:
        asked = [readers.submit(web.ask, "/slow") for _ in range(6)]
        web.until_begun(2)
        time.sleep(1)
        web.process.terminate()
        until(lambda: is_refused(web.port), web.log.read_text)
        web.go_on()
        answers = [one.result() for one in asked]
    assert answers == ["200 1000000"] * 6
    assert web.process.wait(WAIT) == 0


def test_what_comes_later_is_refused_at_once_so_that_a_proxy_goes_to_the_next(web: Web) -> None:
    with ThreadPoolExecutor(1) as readers:
        slow = readers.submit(web.ask, "/slow")
        web.until_begun(1)
        web.process.terminate()
        until(lambda: is_refused(web.port), web.log.read_text)
        assert not slow.done(), "the answer under way goes on meanwhile"
        web.go_on()
        assert slow.result() == "200 1000000"


def is_refused(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=WAIT).close()
    except ConnectionRefusedError:
        return True
    return False


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Redis]:
    tmp_path.chmod(0o755)
    with valkey.serving(tmp_path, tmp_path / "valkey.log") as running, Redis.from_url(running.url) as client:
        client.url = running.url  # type: ignore[attr-defined]
        yield client


@contextmanager
def worker(broker: Redis, folder: Path, name: str) -> Iterator[subprocess.Popen[bytes]]:
    """With the settings of ours, and tasks that say in the broker when they begin and when they are done."""
    log = folder / f"{name}.log"
    command = ["celery", "--quiet", "-A", "tests.config.slow_tasks", "worker", "--concurrency", "1", "-n", f"{name}@%h"]
    with log.open("ab") as written:
        process = processes.start(
            [sys.executable, "-m", *command, "--without-gossip", "--without-mingle", "--loglevel", "INFO"],
            account=processes.Account(),
            on_parent_death=signal.SIGKILL,
            log=written,
            cwd=ROOT,
            env=environ_of(broker),
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def environ_of(broker: Redis) -> dict[str, str]:
    url: str = broker.url  # type: ignore[attr-defined]
    return {**os.environ, "REDIS_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}


def send(broker: Redis, seconds: float, count: int) -> None:
    script = f"from tests.config.slow_tasks import work\nfor n in range({count}): work.delay(n, {seconds})"
    subprocess.run([sys.executable, "-c", script], cwd=settings.BASE_DIR, env=environ_of(broker), check=True)


def counts(broker: Redis, what: str) -> list[int]:
    return [int(one) for one in broker.lrange(what, 0, -1)]  # type: ignore[union-attr]


def test_a_worker_that_is_told_to_stop_ends_its_task_and_leaves_the_others_to_the_next(
    broker: Redis, tmp_path: Path
) -> None:
    send(broker, SLOW, 3)
    with worker(broker, tmp_path, "first") as first:
        until(lambda: counts(broker, "begun"), lambda: (tmp_path / "first.log").read_text())
        first.terminate()
        first.wait(WAIT)
    assert (counts(broker, "begun"), counts(broker, "done")) == ([0], [0])
    broker.set("hurry", 1)
    with worker(broker, tmp_path, "second"):
        until(lambda: len(counts(broker, "done")) == 3, lambda: (tmp_path / "second.log").read_text())
    assert (counts(broker, "begun"), counts(broker, "done")) == ([0, 1, 2], [0, 1, 2]), "each once"


def test_a_task_that_takes_too_long_is_handed_back_and_done_once_by_the_next(broker: Redis, tmp_path: Path) -> None:
    """As `make run` stops a worker: told to stop, and after its grace to hand back."""
    send(broker, 600, 1)
    with worker(broker, tmp_path, "first") as first:
        until(lambda: counts(broker, "begun"), lambda: (tmp_path / "first.log").read_text())
        first.terminate()
        time.sleep(1)
        assert first.poll() is None, "it waits for its task"
        first.send_signal(signal.SIGQUIT)
        first.wait(WAIT)
    assert counts(broker, "done") == []
    broker.set("hurry", 1)
    with worker(broker, tmp_path, "second"):
        until(lambda: counts(broker, "done"), lambda: (tmp_path / "second.log").read_text())
    assert (counts(broker, "begun"), counts(broker, "done")) == ([0, 0], [0])
