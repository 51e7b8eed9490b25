"""Schemathesis asks a running server all that the description of the API allows, and much that it forbids.

Exports are asked of an empty directory.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.db import connection

from config.services.processes import free_port
from tests.schemathesis_run import EXPORTS, FULL, POSTED, asked

ROOT = Path(__file__).resolve().parent.parent.parent
READY_WITHIN = 60.0
SERVER = ("-m", "gunicorn", "config.wsgi", "--threads", "4", "--no-control-socket", "--limit-request-line", "8190")


@contextmanager
def served(database: str, log: Path) -> Iterator[str]:
    """The address of a server, once it says that it is ready."""
    address = f"127.0.0.1:{free_port()}"
    environ = {**os.environ, "DATABASE_URL": database, "DEBUG": "no", "LOG_LEVEL": "ERROR", "API_CALLS_A_MINUTE": "0"}
    with log.open("wb") as said:
        command = [sys.executable, *SERVER, "--bind", address]
        server = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=said, stderr=said)
        try:
            wait_for(f"http://{address}/readyz", log)
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait(timeout=60)


def wait_for(address: str, log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the server did not become ready:\n{log.read_text()}")


def test_schemathesis_finds_nothing_in_the_real_directory(opening_url: str, tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    with served(opening_url, log) as server:
        told = asked(server, tmp_path, "--exclude-path-regex", EXPORTS, cases=1000 if FULL else 15)
    assert told["operations"] == {**told["operations"], "total": 10, "tested": 8, "skipped": 0}
    assert {name: phase["status"] for name, phase in told["phases"].items()} == dict.fromkeys(
        ("examples", "coverage", "fuzzing", "stateful"), "success"
    )
    assert told["test_cases"]["generated"] > 500
    assert told["test_cases"]["without_checks"] == 0
    searches = told["valid_rates"]["GET /api/v1/programs"]["coverage"]
    assert (searches["accepted"] > 100, searches["rejected"]) == (True, 0)
    for path in POSTED:
        matches = told["valid_rates"][f"POST {path}"]["coverage"]
        assert matches["accepted"] > 50, "an example, and what leaves most members out; others contradict each other"
    assert "Traceback" not in log.read_text()


def test_schemathesis_finds_nothing_in_an_empty_directory_and_its_exports(db: None, tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    with served(address_of_the_empty_directory(), log) as server:
        told = asked(server, tmp_path, cases=200 if FULL else 5)
    assert told["operations"] == {**told["operations"], "total": 10, "tested": 10, "skipped": 0}
    assert told["test_cases"]["generated"] > 500
    assert "Traceback" not in log.read_text()


def address_of_the_empty_directory() -> str:
    """That of the tests themselves, in which nothing is ever committed."""
    before, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    return f"{before}/{connection.settings_dict['NAME']}"
