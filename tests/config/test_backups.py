"""A backup of the real directory, restored beside it, is the same row by row; what is no backup changes nothing."""

import hashlib
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest

from config import backups
from config.services.processes import ServiceError
from tests.opening import copied, make_database

RESTORED = "openward_restored"


@pytest.fixture(scope="module")
def saved(opening_url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("backups") / "openward.backup"
    backups.back_up(opening_url, file)
    return file


@pytest.fixture
def empty(opening_url: str) -> str:
    """The address of a database without a table."""
    make_database(os.environ["DATABASE_URL"], RESTORED)
    return urlsplit(opening_url)._replace(path=f"/{RESTORED}").geturl()


def told(url: str) -> dict[str, tuple[int, str]]:
    """Every table's and sequence's rows: how many, and a hash of them in order."""
    found = {}
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')"
        )
        for (name,) in cursor.fetchall():
            column = "last_value" if name.endswith("_seq") else "t"
            cursor.execute(f'SELECT {column}::text FROM "{name}" t ORDER BY 1')
            rows = [row for (row,) in cursor]
            found[name] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
    return found


def constraints(url: str) -> list[tuple[str, str]]:
    """Tables with their constraints, indexes and triggers, by name: PostgreSQL writes the same one in several ways."""
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(
            """SELECT conrelid::regclass::text, conname FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"""
        )
        return cursor.fetchall()


def test_a_restored_backup_is_the_same_row_by_row(opening_url: str, empty: str, saved: Path) -> None:
    backups.restore(empty, saved)
    before, after = told(opening_url), told(empty)
    assert before == after
    assert len(before) > 100
    assert sum(rows for rows, _hash in before.values()) > 50_000
    assert constraints(opening_url) == constraints(empty)
    assert len(constraints(empty)) > 300
    assert saved.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in saved.parent.iterdir()] == ["openward.backup"]


def test_a_database_in_use_is_left_alone_unless_told(opening_url: str, saved: Path) -> None:
    with copied(RESTORED) as (_name, url):
        with psycopg2.connect(url) as connection, connection.cursor() as cursor:
            cursor.execute("UPDATE programs_institution SET city = 'Elsewhere'")
            cursor.execute("CREATE TABLE of_a_later_version (id int)")
        with pytest.raises(ServiceError, match=r"holds \d+ tables already"):
            backups.restore(url, saved)
        assert told(url) != told(opening_url)
        backups.restore(url, saved, replace=True)
        assert told(url) == told(opening_url)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda whole: b"", "pg_restore"),
        (lambda whole: b"<!doctype html><title>Sign in</title>", "pg_restore"),
        (lambda whole: whole[: len(whole) // 2], "pg_restore"),
    ],
    ids=["empty", "a page of HTML", "cut in half"],
)
def test_what_is_no_whole_backup_changes_nothing(
    opening_url: str, saved: Path, tmp_path: Path, content, said: str
) -> None:
    file = tmp_path / "openward.backup"
    file.write_bytes(content(saved.read_bytes()))
    with copied(RESTORED) as (_name, url):
        with pytest.raises(ServiceError, match=said):
            backups.restore(url, file, replace=True)
        assert told(url) == told(opening_url)


def test_the_commands_do_it_and_say_what_went_wrong(opening_url: str, empty: str, tmp_path: Path) -> None:
    file = tmp_path / "openward.backup"
    saved = command("back-up", file, opening_url)
    assert (saved.returncode, saved.stderr) == (0, "")
    assert "MB" in saved.stdout
    restored = command("restore", file, empty)
    assert (restored.returncode, restored.stderr) == (0, "")
    again = command("restore", file, empty)
    assert again.returncode == 1
    assert "REPLACE=yes" in again.stderr
    nowhere = command("back-up", tmp_path / "missing" / "file", opening_url)
    assert nowhere.returncode == 1
    assert "missing" in nowhere.stderr
    assert urlsplit(opening_url).password not in again.stderr + nowhere.stderr


def command(what: str, file: Path, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "config.backups", what, str(file)],
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=120,
    )
