"""A database of each tagged version, brought to the newest: every row is still there, and the site answers from it.

Its backups are in tests/upgrades, made by each version's own code (CONTRIBUTING, "Tag a version").
"""

import gzip
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from applicants.models import Applicant, User
from config import backups
from programs.models import Change, Decision, Fact, Institution, Program, Statement
from tests.opening import connected_to, make_database

BACKUPS = sorted((Path(__file__).resolve().parents[1] / "upgrades").glob("*.backup.gz"))
NAME = "openward_upgraded"
PASSWORD = "only-for-an-upgrade-1"
SAYS_SO = "Test data, written for upgrades: ñ, 日本, “quotes”, 'one', \\N."
# What migrations write themselves: their own record, and the rights that come with models and roles.
GROWING = {"django_migrations", "django_content_type", "auth_permission", "auth_group", "auth_group_permissions"}
LARGEST = 300_000

Rows = dict[str, tuple[list[str], int, str]]
"""By table: its columns, how many rows, and a hash of them."""


@dataclass(frozen=True)
class Upgraded:
    version: str
    before: Rows
    after: Rows


@pytest.fixture(scope="module", params=BACKUPS, ids=lambda path: path.name.removesuffix(".backup.gz"))
def upgraded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_setup, django_db_blocker
) -> Iterator[Upgraded]:
    """The version's database, restored and migrated, behind the default connection."""
    file = tmp_path_factory.mktemp("upgrade") / "of-then.backup"
    file.write_bytes(gzip.decompress(request.param.read_bytes()))
    make_database(os.environ["DATABASE_URL"], NAME)
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{NAME}").geturl()
    backups.restore(url, file)
    before = rows_of(url)
    with django_db_blocker.unblock(), connected_to(NAME):
        call_command("migrate", verbosity=0)
        columns = {table: columns for table, (columns, _count, _hash) in before.items()}
        yield Upgraded(request.param.name.removesuffix(".backup.gz"), before, rows_of(url, columns))


def rows_of(url: str, columns: dict[str, list[str]] | None = None) -> Rows:
    """Of all tables, or of those told and by those columns alone."""
    with psycopg2.connect(url) as server, server.cursor() as cursor:
        wanted = columns or columns_of(cursor)
        return {table: (names, *rows_of_table(cursor, table, names)) for table, names in wanted.items()}


def columns_of(cursor) -> dict[str, list[str]]:
    cursor.execute(
        """SELECT table_name, array_agg(column_name::text ORDER BY column_name)
            FROM information_schema.columns WHERE table_schema = 'public' GROUP BY 1 ORDER BY 1"""
    )
    return dict(cursor.fetchall())


def rows_of_table(cursor, table: str, columns: list[str]) -> tuple[int, str]:
    named = ", ".join(f'"{column}"' for column in columns)
    cursor.execute(f'SELECT ROW({named})::text FROM "{table}" ORDER BY 1')
    rows = [row for (row,) in cursor]
    return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()


def test_there_is_a_backup_of_each_tagged_version_and_it_is_small() -> None:
    changelog = (Path(__file__).resolve().parents[2] / "CHANGELOG.md").read_text()
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", changelog, re.MULTILINE)
    kept = [path.name.removesuffix(".backup.gz") for path in BACKUPS]
    assert {f"v{version}" for version in released} <= {*kept, newest()}
    assert len(kept) >= 3
    assert max(path.stat().st_size for path in BACKUPS) < LARGEST


def newest() -> str:
    """What is being worked on has no backup yet: it gets one when it is tagged."""
    pyproject = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text()
    return "v" + re.findall(r'^version = "(.+)"$', pyproject, re.MULTILINE)[0]


def test_every_row_of_then_is_still_there_as_it_was(upgraded: Upgraded) -> None:
    assert sum(count for _columns, count, _hash in upgraded.before.values()) > 2_000
    moved = {table for table, told in upgraded.before.items() if upgraded.after[table] != told}
    assert moved <= GROWING
    for table in moved:
        assert upgraded.after[table][1] >= upgraded.before[table][1], table


def test_nothing_is_left_to_migrate_and_the_checks_are_clean(upgraded: Upgraded) -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    said = StringIO()
    call_command("check", databases=["default"], stdout=said, stderr=said)
    assert "no issues" in said.getvalue()
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


def test_what_people_wrote_reads_as_they_wrote_it(upgraded: Upgraded) -> None:
    assert Program.objects.published().count() > 100
    assert Institution.objects.get(code="1848").plain_name.startswith("University of Kentucky")
    fact = Fact.objects.get(program__public_id="1187-110", field="min_step2")
    assert (fact.value, fact.statement.page_url) == ("231", "https://test-data.invalid/upgrades")
    decision = Decision.objects.get(verdict="rejected")
    assert (decision.why, decision.by.email) == (SAYS_SO, "curator@test-data.invalid")
    assert Change.objects.count() > 100
    assert Statement.objects.count() > 400
    assert {user.email: user.check_password(PASSWORD) for user in User.objects.all()} == {
        "curator@test-data.invalid": True,
        "reader@test-data.invalid": True,
    }


def test_the_site_answers_from_it(upgraded: Upgraded) -> None:
    client = Client(headers={"host": "127.0.0.1"})
    found = client.get("/programs/", {"state": "KY"})
    assert found.status_code == 200
    assert "University of Kentucky" in found.content.decode()
    page = client.get("/programs/1187-110/", follow=True)
    assert page.status_code == 200
    assert "231" in page.content.decode()
    assert client.get("/api/v1/programs/1187-110").json()["facts"]
    assert client.get("/readyz").json()["database"] == "ok"


def test_a_reader_of_then_signs_in_and_finds_the_list(upgraded: Upgraded) -> None:
    if "applicants_shortlistentry" not in upgraded.before:
        assert upgraded.version in {"v0.1.0", "v0.2.0"}, "later versions have lists"
        return
    applicant = Applicant.objects.get(user__email="reader@test-data.invalid")
    assert (applicant.language, applicant.profile) == ("es", {"step2": "240"})
    entries = list(applicant.entries.all())
    assert [(entry.position, entry.notes, entry.tags) for entry in entries] == [
        (place, SAYS_SO, ["test data"]) for place in (1, 2, 3, 4)
    ]
    assert entries[0].interviews.get().minutes == 30
    assert entries[0].scores.get().points == 7
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(applicant.user)
    listed = client.get("/list/", {"match_year": 2027})
    assert listed.status_code == 200
    assert listed.content.decode().count(entries[0].program.institution.plain_name) >= 1
