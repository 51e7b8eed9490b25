"""Runs schemathesis against a server that runs.

Its plugin for pytest reaches into parts of pytest that version 9.2 no longer has, so its own command is run; it goes
through gunicorn then, as every caller does. All checks are on, those to come too.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

FULL = bool(os.environ.get("FULL"))
EXPORTS = "/export/"
"""They take no parameters, their rows are text to the description, and the real ones take seconds each."""
SLOWEST = 10
"""Seconds, on a machine that does much else: what goes wrong here takes minutes."""

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
