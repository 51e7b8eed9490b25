"""`make audit`: asks PyPI what is known against the packages that a server installs, and never takes silence for good.

Exit 0: each was asked about, and nothing is known. 1: something is known. 2: not all could be asked about.
pip-audit by itself ends well where it could ask about none.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements.lock"
KNOWN, UNASKED = 1, 2
SHOWN = 5


@dataclass(frozen=True)
class Audit:
    """`known`: what is known, as (package, version, its number, the versions that mend it)."""

    asked: int
    unasked: list[str]
    known: list[tuple[str, str, str, str]]

    @property
    def code(self) -> int:
        return KNOWN if self.known else UNASKED if self.unasked or not self.asked else 0

    def lines(self) -> list[str]:
        told = [
            f"{name} {version}: {number}, mended in {mended or 'no release yet'}"
            for name, version, number, mended in self.known
        ]
        told.append(f"{self.asked} of {self.asked + len(self.unasked)} packages in {LOCK} were asked about.")
        if self.unasked:
            more = " and others" if len(self.unasked) > SHOWN else ""
            told.append(f"NOT ASKED, so nothing is said of them: {', '.join(self.unasked[:SHOWN])}{more}.")
        elif not self.known and self.asked:
            told.append("Nothing is known against any of them.")
        return told


def read(report: dict[str, Any]) -> Audit:
    """What pip-audit tells as JSON."""
    every = report["dependencies"]
    known = [
        (one["name"], one["version"], found["id"], ", ".join(found["fix_versions"]))
        for one in every
        for found in one.get("vulns", ())
    ]
    unasked = [one["name"] for one in every if "skip_reason" in one]
    return Audit(len(every) - len(unasked), unasked, known)


def main() -> int:
    command = [sys.executable, "-m", "pip_audit", "--requirement", LOCK, "--require-hashes", "--disable-pip"]
    ended = subprocess.run([*command, "--format", "json"], cwd=ROOT, capture_output=True, text=True)
    try:
        audit = read(json.loads(ended.stdout))
    except (ValueError, KeyError):
        print(f"NOT ASKED: {ended.stderr.strip()[-2000:] or 'pip-audit told nothing'}", file=sys.stderr)
        return UNASKED
    print("\n".join(audit.lines()))
    return audit.code


if __name__ == "__main__":
    sys.exit(main())
