"""Openward's own processes on servers of their own, for tests that kill them: each can be killed and started again."""

import os
import random
import secrets
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

from config.services import addresses, postgres, processes, valkey
from config.supervisor import Child
from tests.opening import drop_database

APP = "tests.programs.quick_app"
WAIT = 300
BASE = "base"


@dataclass
class Instance:
    """PostgreSQL and Valkey at ports that they keep, and a worker and a beat over them.

    The servers write as safely as in the field: what a test loses, a reader would have lost.
    """

    var: Path
    environ: dict[str, str] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)
    servers: dict[str, ExitStack] = field(default_factory=dict)
    running: dict[str, postgres.Running | valkey.Running] = field(default_factory=dict)
    children: dict[str, Child] = field(default_factory=dict)

    def start_server(self, name: str) -> None:
        serving = postgres.serving if name == "postgres" else valkey.serving
        given = {"for_tests": True} if name == "postgres" else {}
        port = self.ports.setdefault(name, processes.free_port())
        stack = self.servers[name] = ExitStack()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(processes, "free_port", lambda: port)
            patched.setattr(postgres, "UNSAFE_SETTINGS", {})
            self.running[name] = stack.enter_context(serving(self.var, self.var / f"{name}.log", **given))

    def start_child(self, name: str) -> None:
        module = ["celery", "--quiet", "-A", APP, name, "--loglevel", "INFO"]
        own = {
            "worker": ["--concurrency", "1", "--without-gossip", "--without-mingle"],
            "beat": ["-S", "celery.beat:Scheduler", "--pidfile="],
        }
        child = self.children[name] = Child(name, [*module, *own[name]], self.var / f"{name}.log")
        child.start(self.environ, settings.BASE_DIR)

    def kill(self, name: str) -> None:
        """Kill -9, and in the same moment of all that it started."""
        process = self.children[name].process if name in self.children else self.running[name].process
        assert process is not None
        assert process.poll() is None, f"{name} had ended by itself: {self.log(name)}"
        os.killpg(process.pid, signal.SIGKILL) if name in self.children else process.kill()
        process.wait()

    def start_again(self, name: str) -> None:
        if name in self.children:
            self.start_child(name)
        else:
            self.servers[name].close()
            self.start_server(name)

    def end_children(self) -> None:
        for child in self.children.values():
            if child.process and child.process.poll() is None:
                os.killpg(child.process.pid, signal.SIGKILL)
                child.process.wait()
        self.children.clear()

    def end(self) -> None:
        self.end_children()
        for stack in self.servers.values():
            stack.close()

    def url(self, database: str) -> str:
        return urlsplit(self.running["postgres"].url)._replace(path=f"/{database}").geturl()

    def copy(self, database: str, template: str) -> None:
        server = psycopg2.connect(self.running["postgres"].url)
        server.autocommit = True
        with server.cursor() as cursor:
            drop_database(cursor, database)
            # A copy by way of the log has sequences that a crash takes back, for want of a checkpoint.
            by_files = " STRATEGY FILE_COPY" if server.server_version >= 150_000 else ""
            cursor.execute(f"CREATE DATABASE {database} TEMPLATE {template}{by_files}")
        server.close()

    def run(self, database: str, **more: str) -> None:
        """A worker and a beat over that database, with nothing waiting at the broker."""
        broker = self.running["valkey"].url
        valkey.redis.Redis.from_url(broker).flushall()
        own = {"DATABASE_URL": self.url(database), "REDIS_URL": broker, "VAR": str(self.var)}
        self.environ = {**os.environ, **own, "SECRET_KEY": secrets.token_urlsafe(50), "WATCH_PAGES": "no", **more}
        for name in ("worker", "beat"):
            self.start_child(name)

    def log(self, name: str) -> str:
        return (self.var / f"{name}.log").read_text(errors="replace")[-1500:]


@contextmanager
def own_instance(var: Path) -> Iterator[Instance]:
    one = Instance(var)
    try:
        for name in ("postgres", "valkey"):
            one.start_server(name)
        yield one
    finally:
        one.end()


@contextmanager
def behind(url: str) -> Iterator[None]:
    """The default connection on a database of another server."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(addresses.database(url))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.clear()
        connection.settings_dict.update(before)


def until(happened: Callable[[], object], what: Callable[[], str]) -> None:
    """Waits for it: a task on a busy machine takes the time it takes."""
    end = time.monotonic() + WAIT
    while not happened():
        assert time.monotonic() < end, f"waited in vain: {what()}"
        time.sleep(0.2)


def moment(seed: str, within: float) -> float:
    """Seconds from the start of the work, the same for the same seed."""
    return random.Random(seed).uniform(0, within)  # noqa: S311 - nothing secret
