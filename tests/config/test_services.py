"""The embedded servers, for real: what they let in, and what outlives a kill."""

import importlib.util
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg2
import pytest
import redis

from config.services import postgres, processes, valkey
from config.services.processes import Account, ServiceError


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def database(var: Path) -> Iterator[postgres.Running]:
    with postgres.serving(var, var / "postgres.log") as running:
        yield running


@pytest.fixture(scope="module")
def broker(var: Path) -> Iterator[valkey.Running]:
    with valkey.serving(var, var / "valkey.log") as running:
        yield running


def ask(url: str, *statements: str) -> list[tuple[Any, ...]]:
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        for statement in statements:
            cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


def address(url: str, **changed: str) -> dict[str, Any]:
    parts = urlsplit(url)
    given = {"host": parts.hostname, "port": parts.port, "user": parts.username, "password": parts.password}
    return {**given, "dbname": "openward", **changed}


def test_its_role_owns_the_database_and_is_no_superuser(database: postgres.Running) -> None:
    asked = (
        "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, pg_get_userbyid(datdba) = rolname"
        " FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()"
    )
    assert ask(database.url, asked) == [("openward", False, False, False, True)]


def test_its_role_can_create_the_extensions_that_search_needs(database: postgres.Running) -> None:
    created = [f"CREATE EXTENSION IF NOT EXISTS {name}" for name in ("pg_trgm", "unaccent")]
    assert ask(database.url, *created, "SELECT unaccent('Bogotá'), similarity('Lahore', 'Lahor') > 0.6") == [
        ("Bogota", True)
    ]


def test_it_keeps_accents_and_case_apart_in_utf8(database: postgres.Running) -> None:
    assert ask(database.url, "SHOW server_encoding", "SELECT upper('é'), 'é' ~ '[[:alpha:]]'") == [("É", True)]


def test_data_of_make_run_is_written_safely(database: postgres.Running) -> None:
    asked = (
        "SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')"
    )
    assert ask(database.url, asked) == [("on", "on", "on")]


@pytest.mark.parametrize(
    "changed", [{"password": "wrong"}, {"user": "postgres"}, {"user": "postgres", "password": "postgres"}]
)
def test_it_lets_nobody_in_without_the_password(database: postgres.Running, changed: dict[str, str]) -> None:
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(**address(database.url, **changed))


def test_it_listens_on_this_machine_only(database: postgres.Running) -> None:
    assert ask(database.url, "SHOW listen_addresses") == [("127.0.0.1",)]


@pytest.mark.usefixtures("database", "broker")
def test_passwords_are_for_their_owner_only(var: Path) -> None:
    files = sorted(var.glob("*.password"))
    assert [file.name.split(".")[0].split("-")[0] for file in files] == ["postgres", "valkey"]
    assert [file.stat().st_mode & 0o777 for file in files] == [0o600, 0o600]
    assert [folder.stat().st_mode & 0o077 for folder in (var / "valkey", *var.glob("postgres-[0-9][0-9]"))] == [0, 0]


def test_rows_outlive_a_kill_of_the_server(tmp_path: Path) -> None:
    log = tmp_path / "postgres.log"
    with postgres.serving(tmp_path, log) as first:
        ask(first.url, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('still here')")
        first.process.kill()
        first.process.wait()
        assert list(tmp_path.glob("postgres-*/postmaster.pid"))
    with postgres.serving(tmp_path, log) as second:
        assert ask(second.url, "SELECT word FROM kept") == [("still here",)]


def test_a_pid_file_with_a_strangers_number_stops_nothing(tmp_path: Path) -> None:
    with postgres.serving(tmp_path, tmp_path / "postgres.log"):
        pass
    (data,) = tmp_path.glob("postgres-[0-9][0-9]")
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n")
    with postgres.serving(tmp_path, tmp_path / "postgres.log") as again:
        assert ask(again.url, "SELECT 1") == [(1,)]


def test_a_server_left_over_is_ended_by_the_next_start(tmp_path: Path) -> None:
    with (
        postgres.serving(tmp_path, tmp_path / "postgres.log") as left_over,
        valkey.serving(tmp_path, tmp_path / "valkey.log") as left_broker,
        postgres.serving(tmp_path, tmp_path / "postgres.log") as database,
        valkey.serving(tmp_path, tmp_path / "valkey.log") as broker,
    ):
        assert left_over.process.wait(10) == 0
        assert left_broker.process.wait(10) == 0
        assert ask(database.url, "SELECT 1") == [(1,)]
        assert redis.Redis.from_url(broker.url).ping()


def test_a_lost_password_file_is_replaced(tmp_path: Path) -> None:
    log = tmp_path / "postgres.log"
    with postgres.serving(tmp_path, log) as first:
        old = first.url
    next(tmp_path.glob("postgres-*.password")).unlink()
    with postgres.serving(tmp_path, log) as second:
        assert urlsplit(second.url).password != urlsplit(old).password
        assert ask(second.url, "SELECT 1") == [(1,)]


def test_a_start_cut_short_is_begun_anew(tmp_path: Path) -> None:
    cluster = postgres.find(tmp_path)
    unfinished = tmp_path / f"{cluster.data.name}.new"
    (unfinished / "base").mkdir(parents=True)
    with postgres.serving(tmp_path, tmp_path / "postgres.log") as running:
        assert ask(running.url, "SELECT 1") == [(1,)]
    assert not unfinished.exists()


def test_the_role_of_the_tests_can_make_databases(tmp_path: Path) -> None:
    with postgres.serving(tmp_path, tmp_path / "postgres.log", for_tests=True) as running:
        assert ask(running.url, "SELECT rolcreatedb, rolsuper FROM pg_roles WHERE rolname = current_user") == [
            (True, False)
        ]
        assert ask(running.url, "SHOW fsync") == [("off",)]


def test_it_retries_and_then_says_where_the_reason_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "PAUSES", (0.0, 0.0))
    monkeypatch.setitem(postgres.SETTINGS, "shared_buffers", "nonsense")
    log = tmp_path / "postgres.log"
    with pytest.raises(ServiceError, match="ends while starting"), postgres.serving(tmp_path, log):
        pass
    assert log.read_text().count("shared_buffers") >= 2


def test_a_data_directory_that_cannot_be_made_is_told_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "_locale", lambda major: ["--no-such-option"])
    with pytest.raises(ServiceError, match="could not make") as caught:
        postgres.prepare(postgres.find(tmp_path), for_tests=True)
    assert "DATABASE_URL" in str(caught.value)


def test_a_statement_that_fails_in_single_user_mode_is_told(tmp_path: Path) -> None:
    cluster = postgres.find(tmp_path)
    postgres.prepare(cluster, for_tests=True)
    with pytest.raises(ServiceError, match='syntax error at or near "NONSENSE"'):
        postgres._sql(cluster, cluster.data, "NONSENSE")


def test_a_broker_that_ends_while_starting_is_told_with_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(valkey, "configuration", lambda *given: "no-such-setting yes\n")
    log = tmp_path / "valkey.log"
    with pytest.raises(ServiceError, match="ended while starting"), valkey.serving(tmp_path, log):
        pass
    assert "no-such-setting" in log.read_text()


def test_a_folder_is_given_to_the_account_with_all_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[str, int, int]] = []
    (tmp_path / "base").mkdir()
    monkeypatch.setattr(os, "chown", lambda path, uid, gid, **more: given.append((path.name, uid, gid)))
    Account(54321, 54322).own(tmp_path)
    assert given == [(tmp_path.name, 54321, 54322), ("base", 54321, 54322)]


def test_a_folder_that_is_its_own_already_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "chown", lambda *given, **more: pytest.fail("nothing was to be changed"))
    Account(tmp_path.stat().st_uid, tmp_path.stat().st_gid).own(tmp_path)
    Account().own(tmp_path)


def test_without_a_wheel_it_says_which_variables_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ServiceError, match=r"DATABASE_URL=postgres://.*PG_BIN="):
        postgres.find(tmp_path)
    with pytest.raises(ServiceError, match="REDIS_URL=redis://"):
        valkey.find()


def test_a_wheel_for_another_machine_is_told_by_its_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "postgres"
    program.write_bytes(b"\x7fELF of another machine")
    program.chmod(0o755)
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(ServiceError, match=r"does not run here.*DATABASE_URL"):
        postgres.find(tmp_path)


def test_pg_bin_stands_in_for_the_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BIN", raising=False)
    embedded = postgres.find(tmp_path).programs
    monkeypatch.setenv("PG_BIN", str(embedded))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert postgres.find(tmp_path).programs == embedded


@pytest.mark.parametrize(
    ("major", "provider"), [(15, []), (18, ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"])]
)
def test_the_locale_is_built_in_where_the_server_has_one(major: int, provider: list[str]) -> None:
    assert postgres._locale(major)[2:] == provider


def test_the_broker_demands_its_password(broker: valkey.Running) -> None:
    port = urlsplit(broker.url).port or 0
    with socket.create_connection(("127.0.0.1", port)) as stranger:
        stranger.sendall(b"PING\r\n")
        assert stranger.recv(100).startswith(b"-NOAUTH")


def test_the_broker_writes_all_down_and_drops_nothing(broker: valkey.Running) -> None:
    with redis.Redis.from_url(broker.url, decode_responses=True) as client:
        told = client.config_get("appendonly", "maxmemory-policy", "bind")
    assert told == {"appendonly": "yes", "maxmemory-policy": "noeviction", "bind": "127.0.0.1"}


def test_keys_outlive_a_kill_of_the_broker(tmp_path: Path) -> None:
    with valkey.serving(tmp_path, tmp_path / "valkey.log") as first:
        with redis.Redis.from_url(first.url) as client:
            client.set("kept", "still here")
        first.process.kill()
        first.process.wait()
    with valkey.serving(tmp_path, tmp_path / "valkey.log") as second, redis.Redis.from_url(second.url) as client:
        assert client.get("kept") == b"still here"


def test_a_folder_with_spaces_and_quotes_is_no_trouble(tmp_path: Path) -> None:
    folder = tmp_path / 'my "own" place'
    folder.mkdir()
    with (
        postgres.serving(folder, folder / "postgres.log") as database,
        valkey.serving(folder, folder / "valkey.log") as broker,
        redis.Redis.from_url(broker.url) as client,
    ):
        assert ask(database.url, "SELECT 1") == [(1,)]
        assert client.ping()


@pytest.mark.parametrize(("reached", "expected"), [(True, False), (False, True)])
def test_root_takes_a_namespace_only_where_nobody_cannot_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reached: bool, expected: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(processes, "_reaches", lambda *given: reached)
    account = processes.account_for(tmp_path / "postgres", tmp_path / "absent")
    assert account.uid not in {None, 0}
    assert account.namespace is expected


def test_root_goes_on_as_the_user_who_began(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(processes, "_owner", lambda folder: (54321, 54321))
    monkeypatch.setattr(processes, "_reaches", lambda *given: True)
    assert processes.account_for(tmp_path / "postgres", tmp_path) == Account(54321, 54321)


def test_anyone_else_stays_who_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert processes.account_for(tmp_path / "postgres", tmp_path) == Account()


def test_what_does_not_heed_the_signal_is_killed(tmp_path: Path) -> None:
    deaf = ["/bin/sh", "-c", "trap '' INT; echo ready; while :; do sleep 0.1; done"]
    with (tmp_path / "log").open("ab") as log:
        process = processes.start(deaf, account=Account(), on_parent_death=signal.SIGKILL, log=log)
    while "ready" not in (tmp_path / "log").read_text():
        assert process.poll() is None
    processes.stop(process, by=signal.SIGINT, grace=0.2)
    assert process.returncode == -signal.SIGKILL


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with (tmp_path / "log").open("ab") as log, pytest.raises(ServiceError, match="no-such-program"):
        processes.start(["/no-such-program"], account=Account(), on_parent_death=signal.SIGKILL, log=log)


def test_it_gives_a_port_that_is_free() -> None:
    with socket.socket() as used:
        used.bind(("127.0.0.1", processes.free_port()))
