"""The real statements of pages, from their file to their facts, and what the curators' certainty does to them."""

import csv
import re

import pytest
from django.conf import settings
from django.db import connection

from programs.feeds import FEEDS, gme_pages, program_pages
from programs.models import DirectoryVersion, Fact, Fetch, Program, ProgramDate, RejectedRow, Statement, Track, Wording
from programs.refresh import refresh
from tests.programs.rows import DAY

CORRECTIONS = (*gme_pages.CORRECTIONS, *program_pages.CORRECTIONS)
STATED = ("program_pages", "gme_pages", "tracker")


def file_rows(feed, name):
    with open(settings.FEEDS_DIR / feed / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_opening_statements_are_taken_whole(opening):
    runs = {fetch.source.name: fetch for fetch in Fetch.objects.select_related("source")}
    assert {name: (run.outcome, run.rejected) for name, run in runs.items()} == dict.fromkeys(FEEDS, ("ok", 0))
    assert sum(len(file_rows(name, "statements.csv")) for name in STATED) == 3448
    assert sum(runs[name].read for name in STATED) == 3448 + 25
    assert Program.objects.filter(public_id__regex="^[0-9]").count() == 4799
    assert Program.objects.filter(public_id__startswith="x-").count() == 124
    assert Track.objects.filter(published=True, listed_for=2023).count() >= 6200


def test_a_second_run_adds_and_changes_nothing(opening):
    before = DirectoryVersion.objects.get().number
    with connection.execute_wrapper(refuse_new_rows):
        again = [refresh(feed, day=DAY) for feed in FEEDS.values()]
    assert [r for r in again if r.new_statements or r.changed_facts or r.rejected or r.held or r.failed] == []
    assert len(again) == 16
    assert DirectoryVersion.objects.get().number == before


def refuse_new_rows(execute, sql, params, many, context):
    """A second run writes its own record and the next due time, and nothing else."""
    written = re.match(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', sql)
    assert not written or written.group(1) in {"programs_fetch", "programs_source"}, sql
    return execute(sql, params, many, context)


def test_every_row_is_on_record_as_it_stands_in_the_file_or_as_it_was_put_right(opening):
    wordings = {
        (w.institution_wording, w.city, w.state, w.specialty_code): w
        for w in Wording.objects.prefetch_related("programs")
    }
    said = {
        (s.page_url, s.wording_id, s.field, s.value, s.strength, s.scope, s.stated_cycle, s.where_on_page, s.how_read)
        for s in Statement.objects.filter(source__name__in=STATED)
    }
    rows = [row for name in STATED for row in file_rows(name, "statements.csv")]
    put_right = {(one.page_url, one.where_on_page, one.said): one.means for one in CORRECTIONS}
    assert len(put_right) == 3
    for row in rows:
        wording = wordings[row["institution"], row["city"], row["state"], row["acgme_specialty_code"]]
        named = ("page_url", "field", "value", "strength", "scope", "stated_cycle", "where_on_page", "how_read")
        page, field, value, *rest = (row[name] for name in named)
        value = put_right.get((page, row["where_on_page"], value), value)
        assert (page, wording.pk, field, value, *rest) in said
    assert len(rows) == 3448


def test_unclear_readings_wait_in_the_queue(opening):
    unclear = Statement.objects.waiting().filter(review_reason__startswith="unclear reading")
    assert unclear.values("page_url", "wording", "field").distinct().count() == 25
    assert unclear.count() == 27, "one of the pages speaks for three sites"
    assert not Fact.objects.filter(statement__in=unclear).exists()


def test_statements_under_likely_links_wait(opening):
    likely = Statement.objects.filter(wording__certainty="likely").exclude(field="usce_months", value="12")
    assert likely.exists()
    assert all(statement.needs_review for statement in likely)
    assert not Fact.objects.filter(statement__in=likely).exists()


def test_every_opening_statement_is_a_stored_copy_read_once(opening):
    assert Statement.objects.exclude(readings__read_from="stored_copy").count() == 0
    assert Statement.objects.filter(readings__read_from="live").count() == 0


def test_a_list_of_visas_without_the_h1b_is_not_taken_for_words(opening):
    no = Statement.objects.filter(field="visa_h1b", value="no")
    assert set(no.values_list("basis", flat=True)) == {"unknown"}
    yes = Statement.objects.filter(field="visa_h1b", value="yes")
    assert set(yes.values_list("basis", flat=True)) == {"explicit"}


def test_a_page_of_one_program_does_not_speak_for_another_site(opening):
    jacobi = Program.objects.get(public_id="3172-140")
    north = Program.objects.get(public_id="3172-140-north-central-bronx")
    assert jacobi.statements.filter(source__name="program_pages").exists()
    assert not north.statements.filter(source__name="program_pages").exists()


def test_a_page_of_all_sites_speaks_for_each(opening):
    sites = Program.objects.filter(public_id__startswith="3099-120")
    assert sites.count() == 3
    pages = [set(site.statements.filter(source__name="program_pages").values_list("field", "value")) for site in sites]
    assert pages[0] == pages[1] == pages[2] != set()


def test_recurring_and_dated_deadlines_are_told_apart(opening):
    recurring = ProgramDate.objects.filter(month_day__gt="")
    assert recurring.filter(match_year__isnull=False).count() == 0
    assert recurring.exists()
    dated = ProgramDate.objects.filter(day__isnull=False)
    assert all(date.match_year == date.day.year + (date.day.month >= 6) for date in dated)


def replaced(tmp_path, feed, change):
    """The feed's folder with its statements changed by `change(lines)`."""
    for path in (settings.FEEDS_DIR / feed).iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    target = tmp_path / "statements.csv"
    target.write_bytes(b"".join(change(target.read_bytes().splitlines(keepends=True))))
    return tmp_path


NEW_ROW = (
    "https://page.example/test,Alaska Family Medicine Residency,Anchorage,AK,120,Family Medicine,"
    "letters,3,required,,,,test data,read\n"
)


@pytest.mark.parametrize(
    ("old", "new", "column", "reason"),
    [
        (b",visa_j1,", b",visa_j9,", "field", "is not a field of the registry"),
        (b",visa_j1,yes,", b",visa_j1,perhaps,", "value", "'perhaps' is not one of yes, case_by_case, no"),
        (b",letters,3,", b",letters,three,", "value", "'three' is not a whole number"),
        (b",2023,", b",soonish,", "stated_cycle", "is not a cycle"),
        (b",140,", b",149,", "institution", "no program or office is linked to this wording"),
        (b",required,", b",demanded,", "strength", "is not a strength of"),
        (b"https://", "https://例え.example/".encode(), "page_url", "is not a web address in ASCII"),
        (b"https://", b"ftp://", "page_url", "is not a web address in ASCII"),
    ],
)
def test_a_broken_row_is_kept_with_its_place_and_reason(opening, tmp_path, old, new, column, reason):
    added = NEW_ROW.encode()

    def break_one(lines):
        at = next(n for n, line in enumerate(lines) if old in line)
        lines[at] = lines[at].replace(old, new, 1)
        break_one.line = at + 1
        return lines

    place = replaced(tmp_path, "program_pages", lambda lines: [*break_one(lines), added])
    report = refresh(FEEDS["program_pages"], day=DAY, place=place)
    assert (report.rejected, report.held, report.failed) == (1, 0, "")
    assert report.new_statements == 1, "the rows after the broken one are taken"
    rejected = RejectedRow.objects.get()
    assert (rejected.file, rejected.line, rejected.field) == ("statements.csv", break_one.line, column)
    assert reason in rejected.reason
    assert rejected.excerpt
