"""No migration breaks the version that is still running while it is applied: what it reads and writes stays.

Old and new code serve side by side while servers are replaced one by one. docs/runbook.md, "An upgrade", tells how to
change a table in two versions instead.
"""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import modify_settings
from django_migration_linter import MigrationLinter

OURS = ("programs", "applicants")
# Applied before anything was served from more than one process at a time. Nothing is added here.
BASELINE = {
    ("applicants", "0001_initial"),
    ("applicants", "0002_the_season"),
    ("applicants", "0003_guides_and_stories"),
    ("applicants", "0004_roles_of_guides"),
    ("programs", "0001_initial"),
    ("programs", "0002_statements_stand"),
    ("programs", "0003_roles"),
    ("programs", "0004_filter_columns"),
    ("programs", "0005_resident_schools"),
    ("programs", "0006_pages_and_upkeep"),
    ("programs", "0007_roles_of_upkeep"),
    ("programs", "0008_proposals_that_confirm"),
    ("programs", "0009_indexes_of_changes_and_pages"),
}
# The second half of a change in two versions: the migration, and the version since which nothing reads what it drops.
SECOND_HALVES: dict[tuple[str, str], str] = {}
REFUSED = {
    "0002_a_column_that_must_be_given": "NOT NULL constraint on columns",
    "0003_a_column_dropped": "DROPPING columns",
    "0004_a_table_renamed": "RENAMING tables",
    "0005_a_column_renamed": "RENAMING columns",
    "0006_a_table_dropped": "DROPPING table",
}


@pytest.fixture(autouse=True)
def _a_database(django_db_setup, django_db_blocker):
    """Without a transaction around it: an index that is built concurrently wants none, even where it is only told."""
    with django_db_blocker.unblock():
        yield


def linted(label: str, name: str) -> bool:
    """Whether it is refused. What is wrong is printed."""
    # The engine is PostgreSQL's in a package of our own, whose name the linter does not know.
    linter = MigrationLinter(no_cache=True, analyser_string="postgresql")
    linter.lint_migration(linter.migration_loader.get_migration(label, name))
    return linter.has_errors


def test_what_was_accepted_once_is_all_there() -> None:
    on_disk = MigrationLoader(connection).disk_migrations
    assert set(on_disk) >= BASELINE | set(SECOND_HALVES)


def test_no_new_migration_breaks_what_is_still_running(capsys: pytest.CaptureFixture[str]) -> None:
    accepted = BASELINE | set(SECOND_HALVES)
    new = sorted(key for key in MigrationLoader(connection).disk_migrations if key[0] in OURS and key not in accepted)
    refused = [key for key in new if linted(*key)]
    assert refused == [], capsys.readouterr().out


@pytest.mark.parametrize("name", REFUSED)
def test_what_breaks_it_is_refused_and_says_why(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with modify_settings(INSTALLED_APPS={"append": "tests.config.unsafe"}):
        assert linted("unsafe", name)
    assert REFUSED[name] in capsys.readouterr().out


def test_what_breaks_nothing_is_let_pass(capsys: pytest.CaptureFixture[str]) -> None:
    with modify_settings(INSTALLED_APPS={"append": "tests.config.unsafe"}):
        assert not linted("unsafe", "0007_what_is_safe"), capsys.readouterr().out
