"""An application that takes its time, for tests of how gunicorn stops."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return slowly() if environ["PATH_INFO"] == "/slow" else [b"ok"]


def slowly() -> Iterator[bytes]:
    """A million letters, one part after the other."""
    for _ in range(10):
        time.sleep(float(os.environ["SLOW"]) / 10)
        yield b"x" * 100_000
