"""What is installed is what is locked, by its hash, and never older than what the code was written for."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.audit import KNOWN, UNASKED, Audit, read

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-dev.lock": EXTRAS["dev"],
    "requirements-embedded.lock": EXTRAS["embedded"],
    "requirements-bench.lock": EXTRAS["bench"],
}
LOCKED = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)(.*)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def lines(name: str) -> list[str]:
    """One a package, with its hashes."""
    whole = (ROOT / name).read_text().replace("\\\n", " ").splitlines()
    return [line for line in whole if line.strip() and not line.lstrip().startswith("#")]


def locked(name: str) -> dict[str, list[tuple[Version, str]]]:
    """By the package's plain name: its versions, and what else stands there. Two only for different Pythons."""
    found: dict[str, list[tuple[Version, str]]] = {}
    for line in lines(name):
        parts = LOCKED.fullmatch(line)
        assert parts, line
        found.setdefault(canonicalize_name(parts[1]), []).append((Version(parts[2]), parts[3]))
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_locked_to_one_version_with_its_hashes(name: str) -> None:
    found = locked(name)
    assert len(found) >= len(LOCKS[name])
    assert [package for package, told in found.items() if not all(HASH.search(rest) for _, rest in told)] == []
    twice = [told for told in found.values() if len(told) > 1]
    assert all("; python_" in rest for told in twice for _, rest in told)


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_asked_for_has_a_lowest_version_and_the_lock_meets_it(name: str) -> None:
    found = locked(name)
    wanted = [Requirement(text) for text in LOCKS[name]]
    unmet = [
        str(one) for one in wanted for number, _ in found[canonicalize_name(one.name)] if number not in one.specifier
    ]
    boundless = [str(one) for one in wanted if not {">=", "=="} & {part.operator for part in one.specifier}]
    assert (unmet, boundless) == ([], [])


def test_what_runs_here_is_no_older_than_what_is_asked_for() -> None:
    wanted = [Requirement(text) for name in ("requirements.lock", "requirements-dev.lock") for text in LOCKS[name]]
    assert len(wanted) > 35
    assert [str(one) for one in wanted if Version(version(one.name)) not in one.specifier] == []


def test_both_locks_that_meet_on_one_machine_agree() -> None:
    server, developer = locked("requirements.lock"), locked("requirements-dev.lock")
    versions = [{name: [number for number, _ in told] for name, told in lock.items()} for lock in (server, developer)]
    apart = {name for name in server.keys() & developer.keys() if versions[0][name] != versions[1][name]}
    assert apart == set()


# What `make audit` says


def test_an_audit_that_could_not_ask_does_not_pass() -> None:
    told = read(
        {"dependencies": [{"name": "one", "skip_reason": "not found"}, {"name": "two", "version": "1", "vulns": []}]}
    )
    assert told == Audit(1, ["one"], [])
    assert told.code == UNASKED
    assert told.lines()[-1] == "NOT ASKED, so nothing is said of them: one."
    assert read({"dependencies": []}).code == UNASKED


def test_an_audit_names_what_is_known_and_passes_only_without() -> None:
    found = {"id": "PYSEC-0000-0", "fix_versions": ["1.1"]}
    told = read({"dependencies": [{"name": "one", "version": "1.0", "vulns": [found]}]})
    assert (told.code, told.lines()[0]) == (KNOWN, "one 1.0: PYSEC-0000-0, mended in 1.1")
    fine = read({"dependencies": [{"name": "one", "version": "1.0", "vulns": []}]})
    assert (fine.code, fine.lines()[-1]) == (0, "Nothing is known against any of them.")
