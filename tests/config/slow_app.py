"""An application that takes its time, for tests of how gunicorn stops."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return slowly() if environ["PATH_INFO"] == "/slow" else [b"ok"]


def slowly() -> Iterator[bytes]:
    """A million letters, one part after the other: the first at once, the others when the test says so. That it has
    begun, and that it may go on, are files."""
    var = Path(os.environ["VAR"])
    (var / f"begun-{threading.get_ident()}").touch()
    for _ in range(10):
        yield b"x" * 100_000
        while not (var / "go-on").exists():
            time.sleep(0.02)
