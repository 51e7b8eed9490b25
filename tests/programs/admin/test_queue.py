"""The queue shows what waits beside what stands, and takes one decision at a time."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applicants.models import User
from programs import curation
from programs.models import Fact, Program, Statement
from tests.programs.admin.conftest import DAY, PAGE, Directory, replied, signed_in, waiting_statement

QUEUE = "/admin/queue/"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["waiting", "reply", "linked"]),
        ("?reason=unclear", ["waiting"]),
        ("?reason=link", ["linked"]),
        ("?reason=reply", ["reply"]),
    ],
)
def test_it_shows_what_waits_by_reason(asked: str, found: list[str], directory: Directory, as_curator: Client) -> None:
    waits = {"waiting": directory.waiting, "linked": directory.linked, "reply": replied(directory)}
    rows = as_curator.get(QUEUE + asked).context["rows"]
    assert [row.statement for row in rows] == [waits[name] for name in found]


def test_it_shows_the_words_the_reason_and_what_stands_side_by_side(
    directory: Directory, as_curator: Client, curator: User
) -> None:
    curation.add_statement(
        source=directory.page, subject=directory.program, field="usce_months", value="3", strength="required",
        page_url="https://example.org/other", by=curator, day=DAY,
    )  # fmt: skip
    page = as_curator.get(QUEUE).content.decode()
    assert "12 months of experience" in page
    assert "Cedar Grove Med Ctr" in page
    assert f'href="{PAGE}"' in page
    assert "3 months" in page
    assert "Not stated" in page  # nothing stands on the H-1B of the other program


def test_an_office_is_shown_beside_all_its_programs(directory: Directory, as_curator: Client) -> None:
    statement = Statement.objects.create(
        source=directory.page, institution=directory.institution, field="visa_j1", value="no", needs_review=True
    )
    rows = {row.statement: row for row in as_curator.get(QUEUE).context["rows"]}
    assert rows[statement].office == [("Yes", 1)]
    assert rows[statement].stands == []


def test_accepting_makes_the_fact_and_keeps_who_and_why(
    directory: Directory, as_curator: Client, curator: User
) -> None:
    answer = as_curator.post(
        QUEUE + "?reason=unclear",
        {"statement": directory.waiting.pk, "verdict": "accepted", "why": "asked the office"},
    )
    assert answer.status_code == 302
    assert answer["Location"] == QUEUE + "?reason=unclear"
    assert Fact.objects.get(program=directory.program, field="usce_months").statement == directory.waiting
    decision = directory.waiting.decisions.get()
    assert (decision.by, decision.why) == (curator, "asked the office")
    assert LogEntry.objects.get(object_id=str(directory.waiting.pk)).user == curator


def test_rejecting_makes_no_fact_and_takes_it_out_of_the_queue(directory: Directory, as_curator: Client) -> None:
    as_curator.post(QUEUE, {"statement": directory.linked.pk, "verdict": "rejected"})
    assert not Fact.objects.filter(field="visa_h1b").exists()
    assert [row.statement for row in as_curator.get(QUEUE).context["rows"]] == [directory.waiting]


@pytest.mark.parametrize("statement", ["already", "nothing", "", "²"])
def test_what_does_not_wait_any_more_is_left_as_it_was_decided(
    statement: str, directory: Directory, as_curator: Client
) -> None:
    pk = str(directory.accepted.pk) if statement == "already" else statement
    answer = as_curator.post(QUEUE, {"statement": pk, "verdict": "rejected"}, follow=True)
    assert "does not wait any more" in answer.content.decode()
    assert Fact.objects.filter(statement=directory.accepted).exists()


def test_of_two_curators_one_comes_second(directory: Directory, as_curator: Client) -> None:
    """The directory is held before it is asked whether the statement waits: nobody else finds it waiting meanwhile."""
    with CaptureQueriesContext(connection) as ran:
        as_curator.post(QUEUE, {"statement": directory.waiting.pk, "verdict": "accepted"})
    asked = [query["sql"] for query in ran]
    held = next(at for at, sql in enumerate(asked) if "programs_directoryversion" in sql and "FOR UPDATE" in sql)
    looked = next(at for at, sql in enumerate(asked) if 'FROM "programs_statement"' in sql)
    assert held < looked
    assert directory.waiting.decisions.count() == 1


def test_an_unknown_decision_is_refused(directory: Directory, as_curator: Client) -> None:
    answer = as_curator.post(QUEUE, {"statement": directory.waiting.pk, "verdict": "perhaps"})
    assert answer.status_code == 403
    assert directory.waiting.decisions.count() == 0


def test_it_needs_the_token(directory: Directory, curator: User) -> None:
    client = signed_in(curator, enforce_csrf_checks=True)
    answer = client.post(QUEUE, {"statement": directory.waiting.pk, "verdict": "accepted"})
    assert answer.status_code == 403
    assert directory.waiting.decisions.count() == 0


def test_a_longer_queue_costs_no_more_queries_and_is_paged(directory: Directory, as_curator: Client) -> None:
    waiting_statement(directory.page, directory.program, field="visa_j1", value="no")  # beside a fact
    few = queries(as_curator)
    for number in range(25):
        program = Program.objects.create(
            public_id=f"1022-140-n{number}", institution=directory.institution, specialty=directory.program.specialty
        )
        waiting_statement(directory.page, program, field="visa_j1", value="no")
    assert queries(as_curator) == few
    assert len(as_curator.get(QUEUE).context["rows"]) == 20
    assert len(as_curator.get(QUEUE + "?p=2").context["rows"]) == 8


def queries(client: Client) -> int:
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(QUEUE).status_code == 200
    return len(caught)
