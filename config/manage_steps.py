"""The commands that `make run` runs before it serves."""

import hashlib
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from config.services.processes import Account

BASE_DIR = Path(__file__).resolve().parent.parent
HELD = 2


class LaunchError(Exception):
    """The message is for the person at the terminal."""


def migrate(environ: Mapping[str, str], log: Path) -> None:
    _quietly("Bringing the database up to date", ["migrate", "--noinput"], environ, log)


def fill(environ: Mapping[str, str]) -> None:
    """Load the opening directory into an empty database, its progress shown as it comes."""
    code = _manage(["refresh", "--if-empty"], environ)
    if code == HELD:
        print("Some rows were held or rejected; /admin/ shows them.", flush=True)
    elif code:
        raise LaunchError("The opening directory could not be loaded; the lines above say why. `make run` tries again.")


def load_guides(environ: Mapping[str, str], log: Path) -> None:
    """From their files, at each start: one that is wrong is left out, which is no reason not to serve."""
    print("Loading guides", flush=True)
    with log.open("w") as output:
        code = _manage(["load_guides"], environ, output)
    if code == HELD:
        print(f"Some guides are wrong and were left out; {log} says why.", flush=True)
    elif code:
        raise LaunchError(f"`manage.py load_guides` failed. {log} says:\n{_last_lines(log)}")


def collect_static(environ: Mapping[str, str], var: Path, log: Path) -> None:
    """Only when something changed: it takes a second or two of every start otherwise."""
    mark = var / "static.mark"
    now = _static_fingerprint()
    if mark.exists() and mark.read_text() == now and (var / "static").is_dir():
        return
    _quietly("Collecting static files", ["collectstatic", "--noinput", "--clear"], environ, log)
    mark.write_text(now)


def _static_fingerprint() -> str:
    """Our own files by name, size and time; those of packages by the lock file."""
    found = hashlib.sha256((BASE_DIR / "requirements.lock").read_bytes())
    for path in _static_files():
        seen = path.stat()
        found.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _static_files() -> Iterator[Path]:
    apps = sorted(app.parent / "static" for app in BASE_DIR.glob("*/apps.py"))
    for folder in (BASE_DIR / "static", *apps):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _quietly(words: str, arguments: list[str], environ: Mapping[str, str], log: Path) -> None:
    print(words, flush=True)
    with log.open("w") as output:
        code = _manage(arguments, environ, output)
    if code:
        raise LaunchError(f"`manage.py {arguments[0]}` failed. {log} says:\n{_last_lines(log)}")


def _last_lines(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-12:])


def _manage(arguments: list[str], environ: Mapping[str, str], output: IO[str] | None = None) -> int:
    """Its exit code. What it says goes to the terminal unless `output` is given."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        **Account().popen(on_parent_death=signal.SIGKILL),
    ).returncode
