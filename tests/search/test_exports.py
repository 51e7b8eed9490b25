"""What can be taken away: which rows, whose terms, and that it is sent as it is read."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from programs.models import Decision, Program, Source
from search.api.export_rows import ABOUT, HEADER, STATED, guarded
from tests.search import made_up

pytestmark = pytest.mark.django_db

PROGRAMS, STATEMENTS = "/api/v1/export/programs.csv", "/api/v1/export/statements.jsonl"


def body(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response.streaming_content).decode()


def programs(client: Client) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(body(client, PROGRAMS), newline="")))


def statements(client: Client) -> list[dict[str, Any]]:
    return [json.loads(line) for line in body(client, STATEMENTS).splitlines()]


def named(name: str = "Test Hospital", **more: Any) -> Program:
    """A program that the list names, as every published one is named by some source."""
    program = made_up.program(name, **more)
    listed = made_up.source("test-list", kind="program_list")
    made_up.fact(program, "nrmp_code", program.tracks.get().nrmp_code, source=listed, match_year=2023)
    return program


# The spreadsheet of programs


def test_a_program_is_one_row_with_answers_ages_sources_and_terms(client: Client) -> None:
    program = named()
    made_up.fact(program, "visa_j1", "yes", stated_cycle="2015-2016", match_year=2016)
    made_up.fact(program, "min_step2", "220", strength="required", kind="C")
    made_up.fact(program, "min_step2", "240", strength="preferred")
    (row,) = programs(client)
    assert tuple(row) == HEADER
    assert len(HEADER) == len(set(HEADER)) == len(ABOUT) + 5 * len(STATED) + 2
    assert row["id"] == program.public_id
    assert row["url"] == f"http://testserver/programs/{program.public_id}/{program.slug}/"
    assert (row["nrmp_codes"], row["listed_for"], row["state"]) == (program.tracks.get().nrmp_code, "2023", "NY")
    assert (row["visa_j1"], row["visa_j1_age"], row["visa_j1_cycle"]) == ("yes", "older", "2015-2016")
    assert (row["visa_j1_source"], row["visa_j1_page"]) == ("test-pages", "https://example.test/page")
    assert row["min_step2"] == "220 [C, required]; 240 [preferred]"
    assert row["min_step2_age"] == "undated; undated"
    assert row["visa_h1b"] == row["visa_h1b_age"] == ""
    assert (row["sources"], row["terms"]) == ("test-list; test-pages", "Test; Test")


def test_sources_that_differ_are_neither_yes_nor_no(client: Client) -> None:
    program = named()
    other = made_up.statement(program, "visa_j1", "no", page_url="https://example.test/other")
    made_up.fact(program, "visa_j1", "yes", differing=(other,))
    assert programs(client)[0]["visa_j1"] == "disputed"


def test_what_begins_like_a_formula_is_made_text(client: Client) -> None:
    for risky in ("=1+1", "+1", "-1", "@x", "\tx", "\rx"):
        assert guarded(risky) == "'" + risky
    assert [guarded(plain) for plain in ("", "a=b", "1-2", "'x")] == ["", "a=b", "1-2", "'x"]
    program = named('=HYPERLINK("https://example.test")')
    made_up.deadline(program, "--12-01")
    (row,) = programs(client)
    assert row["institution"] == '\'=HYPERLINK("https://example.test")'
    assert row["application_deadline"] == "'--12-01"


def test_a_program_that_only_a_closed_source_names_is_left_out_and_counted(client: Client) -> None:
    named("Test open")
    closed = made_up.source("test-closed")
    Source.objects.filter(pk=closed.pk).update(redistributable=False)
    made_up.fact(made_up.program("Test closed"), "visa_j1", "yes", source=closed)
    assert client.get(PROGRAMS)["X-Rows-Left-Out"] == "1"
    assert [row["institution"] for row in programs(client)] == ["Test open"]


def test_a_closed_answer_is_withheld_and_not_told_as_silence(client: Client) -> None:
    program = named()
    closed = made_up.source("test-closed")
    Source.objects.filter(pk=closed.pk).update(redistributable=False)
    made_up.fact(program, "visa_j1", "yes", source=closed)
    (row,) = programs(client)
    assert (row["visa_j1"], row["visa_j1_source"], row["visa_j1_page"]) == ("withheld", "", "")
    assert row["sources"] == "test-list"


# The statements


def test_a_statement_is_one_line_with_its_subject_source_and_terms(client: Client) -> None:
    program = named()
    made_up.fact(program, "min_step2", "220", strength="required")
    office = made_up.source("test-office", kind="gme_office")
    made_up.statement(None, "visa_j1", "yes", institution=program.institution, source=office)  # type: ignore[arg-type]
    _listed, line, policy = statements(client)
    assert (line["program"], line["institution"]) == (program.public_id, None)
    assert (line["field"], line["value"], line["strength"]) == ("min_step2", 220, "required")
    assert line["source"] == {"name": "test-pages", "kind": "program_page"}
    assert (line["terms"], line["read_from"], line["read_on"]) == ("Test", "stored_copy", None)
    assert (policy["program"], policy["institution"]) == (None, program.institution.code)


def test_what_waits_was_rejected_is_unpublished_or_closed_is_not_there(client: Client) -> None:
    program = named()
    made_up.statement(program, "letters", "1")
    made_up.statement(program, "letters", "2", needs_review=True)
    rejected = made_up.statement(program, "letters", "3")
    Decision.objects.create(statement=rejected, verdict="rejected")
    accepted = made_up.statement(program, "letters", "4", needs_review=True)
    Decision.objects.create(statement=accepted, verdict="accepted")
    made_up.statement(program, "letters", "5", source=made_up.source("test-hidden", published=False))
    closed = made_up.source("test-closed")
    Source.objects.filter(pk=closed.pk).update(redistributable=False)
    made_up.statement(program, "letters", "6", source=closed)
    made_up.statement(made_up.program("Test unpublished", published=False), "letters", "7")
    assert [line["value"] for line in statements(client) if line["field"] == "letters"] == [1, 4]
    assert client.get(STATEMENTS)["X-Rows-Left-Out"] == "1"


# Both


@pytest.mark.parametrize("path", [PROGRAMS, STATEMENTS])
def test_it_is_a_file_that_caches_keep_by_version(client: Client, path: str) -> None:
    made_up.version(3)
    response = client.get(path)
    assert response["Content-Disposition"] == f'attachment; filename="openward-{path.rsplit("/")[-1]}"'
    assert response["Content-Type"] == ("text/csv" if path == PROGRAMS else "application/jsonl") + "; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=60"
    assert "X-Rows-Left-Out" in response["Access-Control-Expose-Headers"]
    assert client.get(path, headers={"if-none-match": response["ETag"]}).status_code == 304
    made_up.version(4)
    assert client.get(path, headers={"if-none-match": response["ETag"]}).status_code == 200
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", [PROGRAMS, STATEMENTS])
def test_an_unknown_parameter_is_refused(client: Client, path: str) -> None:
    response = client.get(path, {"state": "NY"})
    assert (response.status_code, response.json()) == (400, {"errors": {"state": ["There is no such parameter."]}})


def test_both_are_described(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()["paths"]
    for path, kind in ((PROGRAMS, "text/csv"), (STATEMENTS, "application/jsonl")):
        answer = described[path]["get"]["responses"]["200"]
        assert list(answer["content"]) == [kind]
        assert "X-Rows-Left-Out" in answer["headers"]
    assert "apostrophe" in described[PROGRAMS]["get"]["responses"]["200"]["description"]
