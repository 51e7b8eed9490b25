"""`make run`: what Openward needs, started in order, watched, and stopped together."""

import http.client
import os
import signal
import socket
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from config import env, metrics_folder, supervisor
from config.manage_steps import LaunchError, collect_static, fill, load_guides, migrate
from config.services import AddressError, addresses, instance, postgres, valkey
from config.services.processes import ServiceError
from config.supervisor import Child, EssentialEndedError
from config.web_worker import SECONDS_TO_STOP

BASE_DIR = Path(__file__).resolve().parent.parent
LOG_LIMIT = 5_000_000
READY_WITHIN = 90.0


class Stopped(BaseException):
    """Ctrl-C, or a signal that means the same."""


@dataclass(frozen=True)
class Plan:
    var: Path
    host: str
    port: int
    web_workers: int
    worker_concurrency: int

    @classmethod
    def from_environment(cls) -> "Plan":
        return cls(
            var=Path(env.text("VAR", str(BASE_DIR / "var"))).resolve(),
            host=env.text("HOST", "127.0.0.1"),
            port=env.number("PORT", 8000, at_least=1, at_most=65535),
            web_workers=env.number("WEB_WORKERS", 2, at_least=1, at_most=64),
            worker_concurrency=env.number("WORKER_CONCURRENCY", 2, at_least=1, at_most=64),
        )

    @property
    def bind(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def near(self) -> str:
        """Where this machine reaches it: what listens on all addresses is asked on one."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104

    @property
    def address(self) -> str:
        near = f"[{self.near}]" if ":" in self.near else self.near
        return f"http://{near}:{self.port}/"

    def log(self, name: str) -> Path:
        return self.var / "logs" / f"{name}.log"


def main() -> int:
    stop_on_signals()
    try:
        run(Plan.from_environment())
    except Stopped:
        say("Openward is stopped.")
        return 0
    except EssentialEndedError as end:
        return refuse(f"The {end.name} ended ({end.code}), so all is stopped. {end.log} says:\n{last_lines(end.log)}")
    except instance.AlreadyRunningError as other:
        return refuse(already_running(other))
    except (LaunchError, ServiceError, env.SettingError, AddressError) as problem:
        return refuse(str(problem))
    return 0


def run(plan: Plan) -> None:
    make_writable(plan.var)
    with instance.only_one(plan.var), ExitStack() as started:
        check_port(plan)
        turn_over_logs(plan.var / "logs")
        metrics_folder.clear_left(plan.var)
        environ, services = start_services(plan, started)
        migrate(environ, plan.log("migrate"))
        fill(environ)
        load_guides(environ, plan.log("guides"))
        collect_static(environ, plan.var, plan.log("static"))
        children = start_children(plan, environ, started)
        wait_until_healthy(plan, children)
        say(f"Openward is at {plan.address} (Ctrl-C stops it)")
        supervisor.watch([*services, *children], environ, BASE_DIR)


def make_writable(var: Path) -> None:
    try:
        (var / "logs").mkdir(parents=True, exist_ok=True)
        probe = var / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as problem:
        raise LaunchError(
            f"{var} cannot be written ({problem.strerror}). Openward keeps its state there; "
            "another place will do: VAR=/some/folder make run"
        ) from problem


def check_port(plan: Plan) -> None:
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(plan.host, plan.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except socket.gaierror as problem:
        raise LaunchError(f"HOST is {plan.host!r}, which is no address of this machine.") from problem
    except OSError as problem:
        raise LaunchError(
            f"Port {plan.port} on {plan.host} cannot be had ({problem.strerror}). "
            f"Another one will do: PORT={plan.port + 1 if plan.port < 65535 else 8000} make run"
        ) from problem


def start_services(plan: Plan, started: ExitStack) -> tuple[dict[str, str], list[Child]]:
    """The environment of our own processes, and the servers that are ours to watch."""
    urls = {name: os.environ.get(name, "").strip() for name in ("DATABASE_URL", "REDIS_URL")}
    addresses.database(urls["DATABASE_URL"])
    watched = []
    if not urls["DATABASE_URL"]:
        say("Starting PostgreSQL")
        database = started.enter_context(postgres.serving(plan.var, plan.log("postgres")))
        urls["DATABASE_URL"] = database.url
        watched.append(Child("PostgreSQL server", (), plan.log("postgres"), essential=True, process=database.process))
    if not urls["REDIS_URL"]:
        say("Starting Valkey")
        broker = started.enter_context(valkey.serving(plan.var, plan.log("valkey")))
        urls["REDIS_URL"] = broker.url
        watched.append(Child("Valkey server", (), plan.log("valkey"), essential=True, process=broker.process))
    instance.leave(plan.var, address=plan.address, database_url=urls["DATABASE_URL"], redis_url=urls["REDIS_URL"])
    return environment(plan, urls), watched


def environment(plan: Plan, urls: dict[str, str]) -> dict[str, str]:
    return {
        **os.environ,
        **urls,
        "SECRET_KEY": os.environ.get("SECRET_KEY", "").strip() or instance.secret_key(plan.var),
        "VAR": str(plan.var),
        # manage.py goes on in this very environment, whichever of them `make` was told to use.
        "VENV": sys.prefix,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONUNBUFFERED": "1",
    }


def start_children(plan: Plan, environ: dict[str, str], started: ExitStack) -> list[Child]:
    children = [
        Child("web process", web(plan), plan.log("web"), essential=True, grace=SECONDS_TO_STOP + 5),
        # Told to stop, it waits a little for the task it is at, and then hands it back. Where the launcher was killed
        # there may be no broker to hand it back to, for which it would wait: it is killed too. What its task was
        # about stands in the database and is taken up again, here or there.
        Child("worker", worker(plan), plan.log("worker"), on_parent_death=signal.SIGKILL, hands_back=signal.SIGQUIT),
        Child("beat", beat(), plan.log("beat")),
    ]
    started.callback(supervisor.stop, children)
    for child in children:
        child.start(environ, BASE_DIR)
    return children


def web(plan: Plan) -> list[str]:
    return [
        *("gunicorn", "config.wsgi:application", "--config", "python:config.serving"),
        *("--bind", plan.bind, "--no-control-socket"),
        *("--workers", str(plan.web_workers), "--threads", "4", "--timeout", "60"),
        # A search for every specialty and state, with words in another script, comes near the 4,094 of its default.
        *("--limit-request-line", "8190"),
    ]


def worker(plan: Plan) -> list[str]:
    return [
        *("celery", "--quiet", "-A", "config", "worker", "--concurrency", str(plan.worker_concurrency)),
        *("--loglevel", "INFO", "--without-gossip", "--without-mingle"),
    ]


def beat() -> list[str]:
    """With its clock in memory: the file of the usual one would be state that two beats fight over."""
    return [
        *("celery", "--quiet", "-A", "config", "beat", "-S", "celery.beat:Scheduler"),
        *("--pidfile=", "--loglevel", "INFO"),
    ]


def wait_until_healthy(plan: Plan, children: list[Child]) -> None:
    until = time.monotonic() + READY_WITHIN
    while not answers(plan):
        for child in children:
            code = child.ended()
            if child.essential and code is not None:
                raise EssentialEndedError(child.name, code, child.log)
        if time.monotonic() > until:
            log = plan.log("web")
            raise LaunchError(f"The web process does not answer. {log} says:\n{last_lines(log)}")
        time.sleep(0.1)


def answers(plan: Plan) -> bool:
    """Any answer will do but an error of the server: ALLOWED_HOSTS may well refuse this machine's own name."""
    connection = http.client.HTTPConnection(plan.near, plan.port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def turn_over_logs(folder: Path) -> None:
    for log in folder.glob("*.log"):
        if log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(".log.old"))


def last_lines(log: Path, count: int = 12) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-count:]) if log.exists() else ""


def already_running(other: instance.AlreadyRunningError) -> str:
    if other.address:
        return f"Openward already runs from this folder, at {other.address} (process {other.pid})."
    return "Openward is already being started from this folder, in another terminal."


def stop_on_signals() -> None:
    """The first one unwinds what was started; further ones must not cut that short."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(number: int, frame: FrameType | None) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for number in numbers:
        signal.signal(number, stop)


def say(words: str) -> None:
    print(words, flush=True)


def refuse(words: str) -> int:
    print(words, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
