"""One statement is of one age, and stands or not, wherever it is told: page, API, index and export."""

import datetime as dt
import json

import pytest
from django.test import Client

from programs import curation, facts, statements
from programs.models import DirectoryVersion, Reading, Statement
from search import index
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]
EXPORT = "/api/v1/export/statements.jsonl"
DAY = dt.date(2026, 11, 22)


def version() -> int:
    number: int = DirectoryVersion.objects.get(pk=1).number
    return number


@pytest.fixture
def counted() -> None:
    DirectoryVersion.objects.get_or_create(pk=1)


def exported(client: Client) -> list[dict[str, object]]:
    return [json.loads(line) for line in b"".join(client.get(EXPORT).streaming_content).splitlines()]  # type: ignore[attr-defined]


def test_the_export_knows_a_past_seasons_day_as_the_api_does(client: Client) -> None:
    about = made_up.program()
    made_up.deadline(about, "2025-11-30", live=DAY)
    told = client.get(f"/api/v1/programs/{about.public_id}").json()["facts"]["application_deadline"][0]
    (line,) = exported(client)
    assert (told["age"], line["age"]) == ("older", "older")


def test_a_first_live_reading_reaches_the_index_and_a_second_changes_nothing(counted: None) -> None:
    said = made_up.statement(made_up.program(), "min_step2", "220", strength="required", basis="explicit")
    numbers = []
    for day in (DAY, DAY + dt.timedelta(days=7)):
        before = version()
        statements.note_readings(statement_ids=[said.pk], day=day, read_from=Reading.ReadFrom.LIVE)
        numbers.append(version() - before)
    assert numbers == [1, 0]
    assert index.version_number() == version()


def test_a_rejected_statement_leaves_a_copy_of_the_export(client: Client, counted: None) -> None:
    about = made_up.program()
    said = made_up.statement(about, "min_step2", "230", applies_to="us", strength="required")
    made_up.statement(about, "nrmp_code", "T001140C0")
    facts.settle([about.pk], day=DAY, cause=facts.Cause("test"))
    kept = client.get(EXPORT)["ETag"]
    assert client.get(EXPORT, HTTP_IF_NONE_MATCH=kept).status_code == 304
    curation.decide(statement=said, verdict="rejected", by=None, day=DAY, why="wrong")
    assert client.get(EXPORT, HTTP_IF_NONE_MATCH=kept).status_code == 200
    assert Statement.objects.standing().filter(pk=said.pk).count() == 0
