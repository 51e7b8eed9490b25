"""What pages and the API take from the index, and what they still ask of the database."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from programs.models import Program
from search import index
from search.answers import answered, counted, rows_of
from search.filters import ProgramFilter
from tests.search import made_up

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 21)


def hold(monkeypatch: pytest.MonkeyPatch) -> index.Index:
    """The index of the moment, held from here on."""
    held = index.build(DAY)
    monkeypatch.setattr("search.current._held", SimpleNamespace(current=lambda _day: held))
    return held


def test_an_answer_costs_no_query(django_assert_num_queries: Any) -> None:
    made_up.program("Test A", visa_j1="yes")
    held = index.build(DAY)
    with django_assert_num_queries(0):
        search = ProgramFilter(QueryDict("visa=j1&state=NY&has=visa_j1&step2=220&sort=deadline"), day=DAY)
        assert search.is_valid()
        assert (answered(search, held).count, counted(search, held)) == (0, 0)
    search = ProgramFilter(QueryDict("q=test&visa=j1"), day=DAY)
    assert search.is_valid()
    with django_assert_num_queries(0):
        assert (answered(search, held).count, counted(search, held)) == (1, 1)


def test_rows_come_in_the_order_of_the_answer_without_what_was_unpublished_since() -> None:
    for name in ("C", "A", "B"):
        made_up.program(name)
    held = index.build(DAY)
    Program.objects.filter(institution__plain_name="B").update(published=False)
    search = ProgramFilter(QueryDict(""), day=DAY)
    assert search.is_valid()
    answer = answered(search, held)
    assert answer.count == 3
    assert [row.institution.plain_name for row in rows_of(answer, Program.objects.for_cards())] == ["A", "C"]


@pytest.mark.parametrize(("path", "queries"), [("/programs/?visa=j1", 10), ("/api/v1/programs?visa=j1", 20)])
def test_a_search_costs_the_rows_of_its_page(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any, path: str, queries: int
) -> None:
    def add() -> None:
        program = made_up.program("Test A", visa_j1="yes")
        other = made_up.statement(program, "visa_j1", "no", page_url="https://example.test/other")
        made_up.fact(program, "visa_j1", "yes", differing=(other,))
        made_up.deadline(program, "--12-01").differing.add(
            made_up.statement(program, "application_deadline", "--11-01")
        )

    for more in (1, 7):
        for _ in range(more):
            add()
        hold(monkeypatch)
        with django_assert_num_queries(queries):
            assert client.get(path).status_code == 200


def test_the_api_tells_the_version_of_what_it_answers_and_no_copy_of_it_passes_for_newer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up.version(1)
    made_up.program("Test A")
    hold(monkeypatch)
    made_up.program("Test B")
    made_up.version(2)
    before = client.get("/api/v1/programs")
    assert (before.json()["directory_version"], before.json()["count"]) == (1, 1)
    hold(monkeypatch)
    after = client.get("/api/v1/programs", headers={"If-None-Match": before["ETag"]})
    assert (after.status_code, after.json()["directory_version"], after.json()["count"]) == (200, 2, 2)
    assert client.get("/api/v1/programs", headers={"If-None-Match": after["ETag"]}).status_code == 304


def test_words_find_in_spite_of_typos_and_the_best_match_comes_first() -> None:
    for name in ("Zeta of Alphaville", "Alphaville", "Alphaville Annex"):
        made_up.program(f"Test {name}", state="NY")
    held = index.build(DAY)
    for query, first in (("q=test+alphaville", "Test Alphaville"), ("q=test+alphavile&sort=name", "Test Alphaville")):
        search = ProgramFilter(QueryDict(query), day=DAY)
        assert search.is_valid()
        answer = answered(search, held)
        assert answer.count == 3
        assert rows_of(answer, Program.objects.all())[0].institution.plain_name == first
        assert answer.page == list(search.qs.values_list("pk", flat=True))
