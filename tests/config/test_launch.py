"""`make run` up to the point where it serves: each thing in its way is told in words that help."""

import os
import signal
import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from config import launch, manage_steps, supervisor
from config.launch import Plan
from config.manage_steps import LaunchError
from config.services import instance, processes


@pytest.fixture(autouse=True)
def own_var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """And signals as they were: main() takes them over."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    var = tmp_path / "var"
    monkeypatch.setenv("VAR", str(var))
    monkeypatch.setenv("PORT", str(processes.free_port()))
    monkeypatch.setattr(instance, "PATIENCE", 0.0)
    yield var  # type: ignore[misc]
    for number, handler in kept.items():
        signal.signal(number, handler)


def plan(**changed: object) -> Plan:
    given = {"var": Path("/x"), "host": "127.0.0.1", "port": 8000, "web_workers": 2, "worker_concurrency": 2}
    return Plan(**{**given, **changed})  # type: ignore[arg-type]


def test_a_taken_port_is_named_with_one_that_may_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        assert launch.main() == 1
    said = capsys.readouterr().err
    assert f"Port {port} on 127.0.0.1 cannot be had (Address already in use)" in said
    assert f"PORT={port + 1} make run" in said


def test_a_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PORT", "http")
    assert launch.main() == 1
    assert capsys.readouterr().err == "PORT is 'http'; it takes a whole number\n"


def test_a_host_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*given: object, **named: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(LaunchError, match="HOST is 'nowhere', which is no address"):
        launch.check_port(plan(host="nowhere"))


def test_a_var_that_cannot_be_written_is_named(own_var: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_var.write_text("a file where the folder should be")
    assert launch.main() == 1
    said = capsys.readouterr().err
    assert f"{own_var} cannot be written (" in said
    assert "VAR=/some/folder make run" in said


def test_a_second_instance_is_told_where_the_first_serves(own_var: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_var.mkdir()
    with instance.only_one(own_var):
        instance.leave(own_var, address="http://127.0.0.1:8000/")
        assert launch.main() == 1
    said = capsys.readouterr().err
    assert said == f"Openward already runs from this folder, at http://127.0.0.1:8000/ (process {os.getpid()}).\n"


def test_a_second_instance_is_told_that_the_first_is_starting(
    own_var: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_var.mkdir()
    with instance.only_one(own_var):
        assert launch.main() == 1
    assert "already being started" in capsys.readouterr().err


def test_a_database_url_that_cannot_be_read_stops_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://db/openward")
    assert launch.main() == 1
    assert "DATABASE_URL must read postgres://" in capsys.readouterr().err


def test_a_server_that_is_away_is_told_in_words_of_the_migration(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgres://ann:pw@127.0.0.1:{processes.free_port()}/openward")
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    assert launch.main() == 1
    said = capsys.readouterr().err
    assert "`manage.py migrate` failed" in said
    assert "The database does not answer: " in said
    assert "Traceback" not in said


def test_it_starts_all_says_where_and_stops_all(
    own_var: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With servers of its own; the loading of the directory is left to the test of `make run`."""
    seen: list[supervisor.Child] = []

    def watch(children: list[supervisor.Child], environ: dict[str, str], folder: Path) -> None:
        seen.extend(children)
        assert instance.is_running(own_var)
        raise launch.Stopped

    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(launch, "fill", lambda environ: None)
    monkeypatch.setattr(supervisor, "watch", watch)
    assert launch.main() == 0
    said = capsys.readouterr().out
    assert f"Openward is at http://127.0.0.1:{os.environ['PORT']}/ (Ctrl-C stops it)" in said
    assert said.endswith("Openward is stopped.\n")
    assert [child.name for child in seen] == [
        *("PostgreSQL server", "Valkey server", "web process", "worker", "beat"),
    ]
    assert all(child.ended() is not None for child in seen)
    assert not (own_var / "services.json").exists()


def test_the_end_of_the_web_process_while_starting_is_told_with_its_last_words(tmp_path: Path) -> None:
    own = plan(var=tmp_path, port=processes.free_port())
    own.log("web").parent.mkdir()
    child = supervisor.Child("web process", ("no_such_module",), own.log("web"), essential=True)
    with ExitStack() as started:
        started.callback(supervisor.stop, [child])
        child.start(dict(os.environ), tmp_path)
        with pytest.raises(supervisor.EssentialEndedError) as caught:
            launch.wait_until_healthy(own, [child])
    assert "No module named no_such_module" in launch.last_lines(caught.value.log)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_stops_it_and_further_ones_do_not_cut_that_short(number: signal.Signals) -> None:
    launch.stop_on_signals()
    with pytest.raises(launch.Stopped):
        signal.raise_signal(number)
    signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN


@pytest.mark.parametrize(
    ("host", "bind", "address"),
    [
        ("127.0.0.1", "127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "0.0.0.0:8000", "http://127.0.0.1:8000/"),  # noqa: S104
        ("::1", "[::1]:8000", "http://[::1]:8000/"),
    ],
)
def test_it_tells_an_address_that_a_browser_can_open(host: str, bind: str, address: str) -> None:
    assert (plan(host=host).bind, plan(host=host).address) == (bind, address)


def test_a_log_that_grew_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "LOG_LIMIT", 10)
    (tmp_path / "web.log").write_text("more than ten letters")
    (tmp_path / "beat.log").write_text("few")
    launch.turn_over_logs(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beat.log", "web.log.old"]


@pytest.mark.parametrize(("code", "words"), [(0, ""), (2, "held or rejected")])
def test_loading_goes_on_when_rows_were_held(
    code: int, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(manage_steps, "_manage", lambda arguments, environ: code)
    manage_steps.fill({})
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(("code", "words"), [(0, ""), (2, "left out; ")])
def test_a_guide_that_is_wrong_stops_no_start(
    code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(manage_steps, "_manage", lambda arguments, environ, output: code)
    manage_steps.load_guides({}, tmp_path / "guides.log")
    assert words in capsys.readouterr().out


def test_guides_that_cannot_be_loaded_at_all_stop_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def manage(arguments: list[str], environ: object, output: object) -> int:
        (tmp_path / "guides.log").write_text("no such table")
        return 1

    monkeypatch.setattr(manage_steps, "_manage", manage)
    with pytest.raises(LaunchError, match=r"`manage.py load_guides` failed. .*\nno such table"):
        manage_steps.load_guides({}, tmp_path / "guides.log")


def test_loading_that_fails_whole_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manage_steps, "_manage", lambda arguments, environ: 1)
    with pytest.raises(LaunchError, match="could not be loaded"):
        manage_steps.fill({})


def test_static_files_are_collected_only_when_they_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[str] = []

    def manage(arguments: list[str], environ: object, output: object) -> int:
        collected.append(arguments[0])
        (tmp_path / "static").mkdir(exist_ok=True)
        return 0

    monkeypatch.setattr(manage_steps, "_manage", manage)
    for _ in range(2):
        manage_steps.collect_static({}, tmp_path, tmp_path / "log")
    assert collected == ["collectstatic"]
    monkeypatch.setattr(manage_steps, "_static_fingerprint", lambda: "changed")
    manage_steps.collect_static({}, tmp_path, tmp_path / "log")
    assert collected == ["collectstatic", "collectstatic"]
