"""From a URL, or from what a running instance left, to where a service is."""

import os
from pathlib import Path
from typing import Any

import pytest

from config.services import AddressError, addresses, instance
from config.services.addresses import database, left_database_url, left_redis_url, left_secret


def test_it_reads_every_part_of_a_url() -> None:
    entry = database("postgres://ann:p%40ss%2Fword@db.example:6432/open%20ward?sslmode=require")
    assert entry == {
        "ENGINE": "config.database",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "USER": "ann",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example",
        "PORT": "6432",
        "NAME": "open ward",
        "OPTIONS": {"connect_timeout": "5", "tcp_user_timeout": "10000", "sslmode": "require"},
    }


def test_it_leaves_what_a_url_does_not_say_to_the_driver() -> None:
    entry = database("postgresql:///openward")
    assert {name: entry[name] for name in ("USER", "PASSWORD", "HOST", "PORT")} == dict.fromkeys(
        ("USER", "PASSWORD", "HOST", "PORT"), ""
    )


def test_it_takes_the_folder_of_a_unix_socket() -> None:
    entry = database("postgres://ann@/openward?host=/var/run/postgresql&port=5433")
    assert (entry["HOST"], entry["PORT"]) == ("/var/run/postgresql", "5433")
    assert entry["OPTIONS"] == {"connect_timeout": "5", "tcp_user_timeout": "10000"}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://ann:hush@db/openward", "must read postgres://"),
        ("openward", "must read postgres://"),
        ("postgres://ann:hush@db:5432/", "names no database"),
        ("postgres://ann:hush@db:port/openward", "port in DATABASE_URL must be a number"),
    ],
)
def test_it_says_what_is_wrong_with_a_url_and_not_its_password(url: str, words: str) -> None:
    with pytest.raises(AddressError, match=words) as caught:
        database(url)
    assert "hush" not in str(caught.value)


def test_no_url_gives_an_entry_that_fails_only_when_used() -> None:
    assert database("")["HOST"] == addresses.NO_DATABASE_HOST


def test_it_finds_what_a_running_instance_left(tmp_path: Path) -> None:
    with instance.only_one(tmp_path):
        instance.leave(tmp_path, address="http://x/", database_url="postgres://a/b", redis_url="redis://c")
        assert left_database_url(tmp_path) == "postgres://a/b"
        assert left_redis_url(tmp_path) == "redis://c"
        assert (tmp_path / "services.json").stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "services.json").exists()


def test_it_ignores_what_a_killed_instance_left(tmp_path: Path) -> None:
    with instance.only_one(tmp_path):
        instance.leave(tmp_path, database_url="postgres://a/b", redis_url="redis://c")
        kept = (tmp_path / "services.json").read_text()
    (tmp_path / "services.json").write_text(kept)
    assert left_database_url(tmp_path) is None
    assert left_redis_url(tmp_path) is None


@pytest.mark.parametrize("left", ["", "[]", "{}", '{"database_url": 5}'])
def test_it_ignores_a_file_that_tells_nothing(tmp_path: Path, left: str) -> None:
    with instance.only_one(tmp_path):
        (tmp_path / "services.json").write_text(left)
        assert left_database_url(tmp_path) is None


def test_it_knows_of_nothing_where_nothing_ever_ran(tmp_path: Path) -> None:
    assert left_database_url(tmp_path / "absent") is None
    assert left_secret(tmp_path / "absent") is None


def test_a_second_instance_is_told_where_the_first_serves(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(instance, "PATIENCE", 0.0)
    with instance.only_one(tmp_path):
        instance.leave(tmp_path, address="http://127.0.0.1:8000/")
        with pytest.raises(instance.AlreadyRunningError) as caught, instance.only_one(tmp_path):
            pass
    assert (caught.value.address, caught.value.pid) == ("http://127.0.0.1:8000/", os.getpid())


def test_a_second_instance_is_refused_while_the_first_still_starts(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(instance, "PATIENCE", 0.0)
    with (
        instance.only_one(tmp_path),
        pytest.raises(instance.AlreadyRunningError) as caught,
        instance.only_one(tmp_path),
    ):
        pass
    assert caught.value.address is None


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    made = instance.secret_key(tmp_path)
    assert instance.secret_key(tmp_path) == made == left_secret(tmp_path)
    assert len(made) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
