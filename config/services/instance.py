"""One instance for each VAR, told by a lock that the kernel drops with its holder, however that ends."""

import fcntl
import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "instance.lock"
LEFT = "services.json"
# A reader of services.json tries the lock for an instant; a launcher asks again for longer than that.
PATIENCE = 1.0


class AlreadyRunningError(Exception):
    """Another launcher holds this VAR; `address` is where it serves, None while it is still starting."""

    def __init__(self, address: str | None, pid: int | None) -> None:
        super().__init__(address, pid)
        self.address = address
        self.pid = pid


def is_running(var: Path) -> bool:
    try:
        file = os.open(var / LOCK, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(file)
    return False


@contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Hold VAR for this process. Raises AlreadyRunningError."""
    file = os.open(var / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(file, var)
        try:
            yield
        finally:
            (var / LEFT).unlink(missing_ok=True)
    finally:
        os.close(file)


def leave(var: Path, **addresses: str) -> None:
    """Tell manage.py, in other terminals, where the services of this instance are."""
    write_private(var / LEFT, json.dumps({"pid": os.getpid(), **addresses}, indent=1))


def secret_key(var: Path) -> str:
    return kept_secret(var / "secret_key", length=50)


def kept_secret(path: Path, *, length: int = 32) -> str:
    """What the file holds; made, for its owner only, when there is none."""
    kept = path.read_text().strip() if path.exists() else ""
    if kept:
        return kept
    write_private(path, secrets.token_urlsafe(length))
    return path.read_text()


def write_private(path: Path, text: str) -> None:
    """Whole or not at all, and readable by its owner only from the first byte."""
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    new.replace(path)


def _lock(file: int, var: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > until:
                raise _already_running(var) from None
            time.sleep(0.05)


def _already_running(var: Path) -> AlreadyRunningError:
    try:
        left = json.loads((var / LEFT).read_text())
    except (OSError, ValueError):
        left = {}
    return AlreadyRunningError(left.get("address"), left.get("pid"))
