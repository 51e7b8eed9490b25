"""What the benchmark of the results page asks, and how it reads the answers that it holds equal."""

import datetime as dt
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.http import QueryDict
from django.test import Client

from benchmarks import results_page, rows, sites
from benchmarks.plain.views import ProgramListView
from benchmarks.queries import distinct
from benchmarks.sites import Page
from search import index
from search.filters import ProgramFilter
from tests.search import made_up

DAY = dt.date(2026, 11, 21)
COUNTED = '<h3>2 rows where</h3><td class="col-id type-pk"><a href="/directory/programs/T-1">T-1</a></td>'
FACET = '<div class="facet-info facet-state">'


def fill() -> None:
    for number in range(12):
        made_up.program(f"Test {number}", state=("NY", "NJ", "CA")[number % 3], visa_j1="yes", kinds="C")


@pytest.mark.django_db
def test_no_search_is_like_another_and_each_finds_something() -> None:
    fill()
    asked = distinct(40, index.build(DAY))
    assert len({one.ours for one in asked}) == 40
    for one in asked:
        search = ProgramFilter(QueryDict(one.ours), page_default=True, day=DAY)
        assert search.is_valid()
        assert search.qs.exists()
    assert distinct(40, index.build(DAY)) == asked


@pytest.mark.django_db
def test_the_table_holds_the_published_programs_in_the_order_of_names(tmp_path: Path) -> None:
    made_up.program("Test B", kinds="CP", visa_j1="yes", visa_h1b="case_by_case")
    made_up.program("Test A", kinds="R")
    made_up.program("Hidden", published=False)
    file = tmp_path / "directory.db"
    assert rows.write(file) == 2
    with closing(sqlite3.connect(file)) as database:
        found = database.execute(
            "SELECT name, kinds, visas, by_default FROM programs ORDER BY place_in_order"
        ).fetchall()
    assert [(name, json.loads(kinds), json.loads(visas), shown) for name, kinds, visas, shown in found] == [
        ("Test A", ["R"], [], 0),
        ("Test B", ["C", "P"], ["j1", "h1b", "both"], 1),
    ]


@pytest.mark.django_db
def test_our_page_and_the_plain_one_are_read_as_the_same_answer(client: Client, rf: object) -> None:
    fill()
    ours = sites._read_ours(client.get("/programs/?state=NY").content.decode())
    plain = ProgramListView.as_view()(rf.get("/plain/?state=NY"))  # type: ignore[attr-defined]
    assert ours.count == 4
    assert len(ours.ids) == 4
    assert plain.context_data["paginator"].count == 4
    assert [card.id for card in plain.context_data["cards"]] == list(ours.ids)


def test_a_page_of_datasette_is_read_only_with_every_facet_counted() -> None:
    every = FACET * len(rows.FACETS + rows.LISTS)
    assert sites._read_datasette(COUNTED + every) == Page(2, ("T-1",))
    with pytest.raises(SystemExit, match="Datasette left facets out"):
        sites._read_datasette(COUNTED + FACET)
    with pytest.raises(SystemExit, match="Datasette left facets out"):
        sites._read_datasette(COUNTED + every + '<p class="facets-timed-out">')


@pytest.mark.django_db
def test_answers_that_differ_end_the_benchmark() -> None:
    fill()
    (one,) = distinct(1, index.build(DAY))
    pages = {"openward": [Page(1, ("T-1",))], "plain": [Page(1, ("T-1",))]}
    results_page._hold_equal(pages, [one])
    with pytest.raises(SystemExit, match="differ"):
        results_page._hold_equal({**pages, "datasette": [Page(1, ("T-2",))]}, [one])
