"""The whole database in one file, and back: `make backup FILE=…`, `make restore FILE=…`. By PostgreSQL's own programs.

A backup appears under its name when it is complete. A restore happens whole or not at all, in one transaction.
"""

import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from config.services import addresses, processes
from config.services.postgres import programs_folder
from config.services.processes import ServiceError

TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
PG = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
"""Their environment variables, by the name in a DATABASES entry."""
# What stands there goes in the transaction in which the other comes. Who holds a table for longer stops it.
ANEW = "SET lock_timeout = '60s';\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"


def back_up(url: str, file: Path) -> None:
    """Everything in the database at `url` as of one moment. Readable to its owner alone: it holds accounts."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))
    try:
        _run(url, "pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={part}"])
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def restore(url: str, file: Path, *, replace: bool = False) -> None:
    """Raises ServiceError, and changes nothing, for what is no backup, or a database in use without `replace`."""
    tables = int(_run(url, "psql", ["--tuples-only", "--no-align", f"--command={TABLES}"]))
    if tables and not replace:
        raise ServiceError(f"This database holds {tables} tables already. REPLACE=yes puts the backup in their place.")
    with tempfile.TemporaryDirectory(prefix="openward-restore-") as folder:
        script = Path(folder) / "restore.sql"
        # Read to its end first: a backup that breaks off must not be half of a restore.
        _run(None, "pg_restore", ["--no-owner", "--no-privileges", "--no-comments", f"--file={script}", str(file)])
        start = Path(folder) / "start.sql"
        start.write_text(ANEW if tables else "")
        once = ["--single-transaction", "--set=ON_ERROR_STOP=1", "--quiet", "--no-psqlrc", "--output=/dev/null"]
        _run(url, "psql", [*once, f"--file={start}", f"--file={script}"])


def _run(url: str | None, program: str, arguments: Sequence[str]) -> str:
    """What the program says. The password goes by the environment: others can read a command line."""
    answer = processes.run([programs_folder() / program, *arguments], env=_environment(url))
    if answer.returncode:
        raise ServiceError(f"{program}: {answer.stderr.strip() or 'failed without a word'}")
    return answer.stdout


def _environment(url: str | None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    if url is None:
        return kept
    entry = addresses.database(url)
    given = {name: str(entry.get(key, "")) for name, key in PG.items()}
    return kept | {name: value for name, value in given.items() if value} | {"PGCONNECT_TIMEOUT": "10"}


def database_url(environ: Mapping[str, str] = os.environ) -> str:
    var = Path(environ.get("VAR", "var"))
    url = environ.get("DATABASE_URL", "") or addresses.left_database_url(var)
    if not url:
        raise ServiceError(f"DATABASE_URL is not set and no `make run` is serving from {var}: start it, or set it.")
    return url


def asked(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="config.backups", description=__doc__)
    parser.add_argument("what", choices=["back-up", "restore"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--replace", action="store_true", help="put the backup in the place of what is there")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    told = asked(arguments)
    try:
        if told.what == "back-up":
            back_up(database_url(), told.file)
            print(f"{told.file}: {told.file.stat().st_size / 1e6:.1f} MB")
        else:
            restore(database_url(), told.file, replace=told.replace)
            print(f"{told.file} is restored. `make run` brings an older backup up to date as it starts.")
    except (ServiceError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
