"""The settings and .env.sample name the same variables, and a wrong one is told by its name."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READERS = [*ROOT.glob("config/**/*.py")]
READ_IN_PYTHON = re.compile(r"""(?:env\.(?:text|flag|number|words|choice|secret)|environ\.get)\(\s*"([A-Z][A-Z_]+)""")
READ_IN_SHELL = re.compile(r"\$[{(]([A-Z][A-Z_]+)[:})]")
# What is handed down to processes of our own, or comes with the system.
NOT_SET_BY_HAND = {
    "DJANGO_SETTINGS_MODULE",
    "PY",
    "PYTEST",
    "SHARED",
    "PARTS",
    "DEPLOYED",
    "FULL",
    "WHOLE",
    "FILE",
    "REPLACE",
}


def documented() -> set[str]:
    return set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.sample").read_text(), re.MULTILINE))


def read_in_python() -> set[str]:
    return {name for file in READERS for name in READ_IN_PYTHON.findall(file.read_text())}


def read_elsewhere() -> set[str]:
    files = ("Makefile", "config/setup.sh", "tests/find_chromium.sh", "docker-compose.yml", "docker-compose.scale.yml")
    return {name for file in files for name in READ_IN_SHELL.findall((ROOT / file).read_text())} - NOT_SET_BY_HAND


def test_the_sample_names_all_that_is_read_and_nothing_else() -> None:
    assert len(read_in_python()) >= 14
    assert documented() == read_in_python() | read_elsewhere()


def test_each_variable_of_the_sample_has_a_sentence() -> None:
    lines = (ROOT / ".env.sample").read_text().splitlines()
    bare = [line for above, line in pairwise(lines) if re.match(r"[A-Z_]+=", line) and not above.startswith("# ")]
    assert bare == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DEBUG", "perhaps", "DEBUG is 'perhaps'; it takes yes or no"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT is 'xml'; it takes text or json"),
        ("METRICS_TOKEN", "short", "METRICS_TOKEN is too short to be a secret; it takes 16 characters or more"),
        ("DATABASE_URL", "mysql://db/x", "DATABASE_URL must read postgres://"),
    ],
)
def test_a_wrong_value_is_one_line_with_the_variable(name: str, value: str, words: str, tmp_path: Path) -> None:
    ran = manage("check", VAR=str(tmp_path), **{name: value})
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert words in ran.stderr


def test_a_command_in_need_of_a_database_says_how_to_have_one(tmp_path: Path) -> None:
    ran = manage("migrate", VAR=str(tmp_path))
    assert ran.returncode == 1
    assert ran.stderr == (
        f"DATABASE_URL is not set and no `make run` is serving from {tmp_path}: start it, or set DATABASE_URL.\n"
    )


def test_a_database_that_is_away_is_one_line(tmp_path: Path) -> None:
    ran = manage("migrate", VAR=str(tmp_path), DATABASE_URL="postgres://ann:hush@127.0.0.1:1/openward")
    assert ran.returncode == 1
    assert ran.stderr.startswith("The database does not answer: connection to server")
    assert ran.stderr.count("\n") == 1
    assert "hush" not in ran.stderr


def test_commands_without_need_of_a_database_work_without_one(tmp_path: Path) -> None:
    assert manage("check", VAR=str(tmp_path)).returncode == 0


def manage(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """With nothing of this run's environment but where programs are."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "VENV": sys.prefix, **environ},
        capture_output=True,
        text=True,
    )
