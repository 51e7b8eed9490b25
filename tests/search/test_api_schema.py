"""Schemathesis asks a running server all that the description of the API allows, and much that it forbids.

Its plugin for pytest reaches into parts of pytest that version 9.2 no longer has, so its own command is run; it goes
through gunicorn then, as every caller does. All checks are on, those to come too. Exports are asked of an empty
directory: they take no parameters, their rows are text to the description, and the real ones take seconds each.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.db import connection

from config.services.processes import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
FULL = bool(os.environ.get("FULL"))
READY_WITHIN = 60.0
EXPORTS = "/export/"
SLOWEST = 10
"""Seconds, on a machine that does much else: what goes wrong here takes minutes."""
SERVER = ("-m", "gunicorn", "config.wsgi", "--threads", "4", "--no-control-socket", "--limit-request-line", "8190")

REFUSALS = [400, 404, 405, 414, 431]
POSTED = ("/api/v1/match", "/api/v1/what-if")
SETTINGS = f"""
[checks]
negative_data_rejection.expected-statuses = {[str(status) for status in REFUSALS]}
""" + "".join(
    f"""
[[operations]]
include-path = "{path}"
include-method = "POST"
checks.positive_data_acceptance.expected-statuses = ["2xx", "400"]
"""
    for path in POSTED
)
"""414 and 431 are refusals too, the web server's own; left to itself, schemathesis takes them for acceptance.

A profile whose answers contradict each other is refused, though each member is what the description allows: that a
score and a month in which it is expected cannot both be told is nothing a schema of this size could say.
"""


@contextmanager
def served(database: str, log: Path) -> Iterator[str]:
    """The address of a server, once it says that it is ready."""
    address = f"127.0.0.1:{free_port()}"
    environ = {**os.environ, "DATABASE_URL": database, "DEBUG": "no", "LOG_LEVEL": "ERROR"}
    with log.open("wb") as said:
        command = [sys.executable, *SERVER, "--bind", address]
        server = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=said, stderr=said)
        try:
            wait_for(f"http://{address}/readyz", log)
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address: str, log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the server did not become ready:\n{log.read_text()}")


def asked(server: str, folder: Path, *more: str, cases: int) -> dict[str, Any]:
    """The report of a run. `cases` of random ones for each operation, beside those for every rule of a schema.

    The gate asks the same ones each time; the long run asks new ones.
    """
    report = folder / "report.json"
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{server}/api/v1/openapi.json", "--no-color"),
        *("--checks", "all", "--max-response-time", str(SLOWEST), "--continue-on-failure"),
        *("--max-examples", str(cases), "--report-json-path", str(report), *more),
        *(() if FULL else ("--generation-deterministic",)),
    ]
    # In a folder of its own: it keeps what it learns beside itself, and reads its settings from there.
    (folder / "schemathesis.toml").write_text(SETTINGS)
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout[-8000:] + ended.stderr[-2000:]
    told: dict[str, Any] = json.loads(report.read_text())
    assert told["complete"]
    assert told["failures"] == told["errors"] == []
    return told


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
