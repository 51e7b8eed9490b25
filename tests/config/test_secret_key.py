"""No server starts with a key that others know or could guess, and each says in one line what would do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import secret_key
from config.env import SettingError
from config.services import instance
from tests.config.test_settings import ROOT, manage

GOOD = "4c0ZpYbN9vHq-2sTnR7xWmE1uLkJdA6fGhVtQyBoIiPzCsDrXe"
GUESSABLE = ["changeme", "short but secret", "a" * 80, "abcd" * 20, "django-insecure-" + GOOD]
WEB = ("gunicorn", "config.wsgi:application", "--bind", "127.0.0.1:0", "--no-control-socket")
SERVERS = {
    "web": (*WEB, "--config", "python:config.serving"),
    "worker": ("celery", "--quiet", "-A", "config", "worker", "--concurrency", "1"),
    "beat": ("celery", "--quiet", "-A", "config", "beat", "-S", "celery.beat:Scheduler", "--pidfile="),
}
UNSET = "SECRET_KEY is not set, and a server must be given one that stays the same"


def started(*command: str, var: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """It must end by itself."""
    env = {"PATH": "/usr/bin:/bin", "VAR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings", **environ}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("name", SERVERS)
@pytest.mark.parametrize(("key", "words"), [("", UNSET), ("changeme", "SECRET_KEY could be guessed")])
def test_no_server_starts_without_one_or_with_one_that_could_be_guessed(
    name: str, key: str, words: str, tmp_path: Path
) -> None:
    ran = started(*SERVERS[name], var=tmp_path, **({"SECRET_KEY": key} if key else {}))
    assert ran.returncode == 1
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr


def test_no_other_web_server_starts_without_one(tmp_path: Path) -> None:
    ran = started(*WEB, var=tmp_path)
    assert ran.returncode == 3
    assert UNSET in ran.stderr


def test_a_key_that_could_be_guessed_is_refused_by_every_command_of_an_open_site_and_not_repeated(
    tmp_path: Path,
) -> None:
    ran = manage("check", VAR=str(tmp_path), SECRET_KEY="changeme", HTTPS="yes")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert ran.stderr.startswith("SECRET_KEY could be guessed; it takes 50 random characters or more")
    assert "changeme" not in ran.stderr


@pytest.mark.parametrize("key", GUESSABLE)
def test_what_could_be_guessed(key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "SECRET_KEY", key)
    with pytest.raises(SettingError, match="could be guessed") as refused:
        secret_key.demand(tmp_path)
    assert key not in str(refused.value)


def test_what_is_demanded_is_given_by_the_environment_or_by_a_launcher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECRET_KEY")
    with pytest.raises(SettingError, match=UNSET):
        secret_key.demand(tmp_path)
    instance.secret_key(tmp_path)
    secret_key.demand(tmp_path)
    assert secret_key.given(tmp_path) == instance.secret_key(tmp_path)
    monkeypatch.setitem(os.environ, "SECRET_KEY", GOOD)
    assert secret_key.given(tmp_path) == GOOD


def test_a_developer_needs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.setitem(os.environ, "DEBUG", "yes")
    secret_key.demand(tmp_path)
    assert secret_key.for_this_process_alone() != secret_key.for_this_process_alone()


def test_what_shows_errors_to_everyone_is_no_server_of_https(tmp_path: Path) -> None:
    ran = manage("check", VAR=str(tmp_path), SECRET_KEY=GOOD, HTTPS="yes", DEBUG="yes")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert ran.stderr.startswith("HTTPS and DEBUG are both yes")
