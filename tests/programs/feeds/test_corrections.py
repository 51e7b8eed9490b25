"""Readings by hand that were wrong: put right as they come in, and withdrawn where they were kept before."""

from dataclasses import replace

import pytest
from django.db import connection
from django.db.models import Q

from programs.curation import decide
from programs.feeds import gme_pages, program_pages, stated
from programs.feeds.corrections import WHY, put_right
from programs.models import Decision, Fact, Statement
from programs.refresh import refresh
from tests.programs.feeds.runs import opening as opening_texts
from tests.programs.feeds.runs import rows_of
from tests.programs.feeds.test_stated import refuse_new_rows
from tests.programs.rows import DAY

TABLES = {gme_pages.FEED: gme_pages.CORRECTIONS, program_pages.FEED: program_pages.CORRECTIONS}
AS_BEFORE = replace(gme_pages.FEED, keep=stated.keep_files("statements.csv"))
"""The feed as it was before its readings were put right."""
DARTMOUTH = gme_pages.CORRECTIONS[0]


def of_dartmouth(value):
    page = Statement.objects.filter(page_url=DARTMOUTH.page_url, field="visa_h1b")
    return page.get(value=value)


def rest_on(statement):
    """How many facts rest on the statement or show it beside another."""
    return Fact.objects.filter(Q(statement=statement) | Q(beside__statement=statement)).distinct().count()


def test_each_correction_meets_one_row_and_changes_its_value_alone():
    met = []
    for feed, table in TABLES.items():
        for row in rows_of(feed, opening_texts(feed)):
            mended = put_right(row, table)
            if mended != row:
                met.append({one.page_url for one in table if one.meets(row)})
                assert {**mended.cells, "value": row["value"]} == row.cells
                assert (mended.file, mended.line) == (row.file, row.line)
                assert (row["value"], mended["value"]) == ("case_by_case", "transfer_only")
    assert len(met) == 3
    assert set.union(*met) == {one.page_url for table in TABLES.values() for one in table}


@pytest.mark.parametrize("column", ["page_url", "field", "where_on_page", "value"])
def test_a_row_that_differs_in_any_cell_is_left_alone(column):
    rows = rows_of(gme_pages.FEED, opening_texts(gme_pages.FEED))
    row = next(one for one in rows if DARTMOUTH.meets(one))
    other = replace(row, cells={**row.cells, column: "test data"})
    assert put_right(other, gme_pages.CORRECTIONS) is other


def test_the_opening_directory_holds_the_corrected_readings_alone(opening):
    for feed, table in TABLES.items():
        for one in table:
            said = Statement.objects.filter(source__name=feed.name, page_url=one.page_url, field=one.field)
            assert {statement.value for statement in said} == {"transfer_only"}
    assert not Decision.objects.exists()
    umass = Fact.objects.get(program__public_id="3050-140", field="visa_h1b")
    assert (umass.value, umass.agreement) == ("transfer_only", "single")


def test_what_was_kept_of_a_wrong_reading_stops_standing_once_and_says_why(opening):
    assert refresh(AS_BEFORE, day=DAY).new_statements == 2
    assert rest_on(of_dartmouth("case_by_case")) == rest_on(of_dartmouth("transfer_only")) > 10
    report = refresh(gme_pages.FEED, day=DAY)
    assert report.changed_facts > 0
    assert (report.new_statements, report.rejected, report.failed) == (0, 0, "")
    assert {decision.verdict for decision in Decision.objects.all()} == {"rejected"}
    assert Decision.objects.count() == 2
    assert of_dartmouth("case_by_case").decisions.get().why == (
        "corrected reading of 2026-11-22: “transfers only” means transfer_only, not case_by_case"
    )
    assert rest_on(of_dartmouth("case_by_case")) == 0
    assert rest_on(of_dartmouth("transfer_only")) > 10


def test_a_second_run_withdraws_nothing_again(opening):
    refresh(AS_BEFORE, day=DAY)
    refresh(gme_pages.FEED, day=DAY)
    with connection.execute_wrapper(refuse_new_rows):
        again = refresh(gme_pages.FEED, day=DAY)
    assert (again.new_statements, again.changed_facts, again.failed) == (0, 0, "")


def test_what_a_curator_rejected_is_not_rejected_again_and_what_one_accepts_after_stays(opening):
    refresh(AS_BEFORE, day=DAY)
    wrong = of_dartmouth("case_by_case")
    decide(statement=wrong, verdict="rejected", by=None, day=DAY, why="test data")
    refresh(gme_pages.FEED, day=DAY)
    assert [decision.why for decision in wrong.decisions.all()] == ["test data"]
    other = Statement.objects.get(decisions__why__startswith=WHY)
    decide(statement=other, verdict="accepted", by=None, day=DAY, why="test data")
    refresh(gme_pages.FEED, day=DAY)
    assert other in Statement.objects.standing()
    assert other.decisions.count() == 2


def test_a_dry_run_withdraws_nothing(opening):
    refresh(AS_BEFORE, day=DAY)
    assert refresh(gme_pages.FEED, day=DAY, dry_run=True).changed_facts > 0
    assert not Decision.objects.exists()
