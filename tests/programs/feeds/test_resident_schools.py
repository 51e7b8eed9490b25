"""Schools of residents by feed: an empty file today, and rows that curators may gather. No school here exists."""

import datetime as dt

import pytest
from django.conf import settings

from programs.feeds import FEEDS
from programs.feeds.record import HeldError, check_count
from programs.feeds.resident_school_rows import FILE
from programs.feeds.resident_schools import FEED
from programs.models import DirectoryVersion, ResidentSchool, Source
from programs.refresh import refresh
from tests.programs import rows
from tests.programs.feeds.runs import opening, run_again, run_of, table

pytestmark = pytest.mark.django_db
ROW = {
    "program": "9001-140",
    "school": "Test University of Somewhere",
    "country": "PK",
    "count": "3",
    "stated_for": "2025-2026",
    "page_url": "https://page.example/residents",
    "read_on": "2026-11-20",
}


@pytest.fixture(autouse=True)
def program():
    return rows.program()


def test_the_opening_file_holds_its_header_and_nothing_else():
    header = "program,school,country,count,stated_for,page_url,read_on\n"
    assert opening(FEED) == {"resident_schools.csv": header}


def test_it_runs_over_no_rows_and_changes_nothing():
    report = refresh(FEEDS["resident_schools"], day=rows.DAY)
    assert (report.read, report.rejected, report.held, report.held_why, report.failed) == (0, 0, 0, "", "")
    assert refresh(FEEDS["resident_schools"], day=rows.DAY).failed == ""
    assert not ResidentSchool.objects.exists()
    assert Source.objects.get(name="resident_schools").published


def test_it_keeps_what_a_row_says_and_a_second_run_writes_nothing(program):
    done = run_of(FEED, table(FEED, ROW))
    assert (done.rejections, done.kept.changed_rows) == ([], 1)
    kept = ResidentSchool.objects.get()
    assert (kept.program, kept.school, kept.country, kept.count) == (program, ROW["school"], "PK", 3)
    assert (kept.stated_for, kept.match_year, kept.read_on) == ("2025-2026", 2026, dt.date(2026, 11, 20))
    assert kept.school_key == "test university of somewhere"
    assert run_again(FEED, table(FEED, ROW)).kept.changed_rows == 0


def test_what_is_not_stated_is_none_and_no_number_is_made_up():
    run_of(FEED, table(FEED, ROW | {"country": "", "count": "", "stated_for": "", "read_on": ""}))
    kept = ResidentSchool.objects.get()
    assert (kept.country, kept.count, kept.stated_for, kept.match_year, kept.read_on) == ("", None, "", None, None)


def test_spellings_of_one_school_are_one_row_and_the_later_counts():
    twice = table(FEED, ROW, ROW | {"school": "TEST Univérsity of somewhere", "count": "5"})
    assert run_of(FEED, twice).kept.changed_rows == 1
    assert ResidentSchool.objects.values_list("school", "count").get() == ("TEST Univérsity of somewhere", 5)
    assert run_again(FEED, twice).kept.changed_rows == 0, "the first of the two does not come back"


def test_another_year_or_country_is_a_row_of_its_own():
    run_of(FEED, table(FEED, ROW, ROW | {"stated_for": "2024"}, ROW | {"country": "IN"}, ROW | {"country": ""}))
    assert set(ResidentSchool.objects.values_list("country", "match_year")) == {
        ("PK", 2026),
        ("PK", 2024),
        ("IN", 2026),
        ("", 2026),
    }


def test_a_row_that_is_gone_from_the_file_stays():
    run_of(FEED, table(FEED, ROW, ROW | {"stated_for": "2024"}))
    assert run_of(FEED, table(FEED, ROW)).kept.changed_rows == 0
    assert ResidentSchool.objects.count() == 2


def test_an_older_reading_does_not_undo_a_later_one():
    run_of(FEED, table(FEED, ROW))
    for earlier in ("2026-11-19", ""):
        assert run_of(FEED, table(FEED, ROW | {"count": "9", "read_on": earlier})).kept.changed_rows == 0
    assert run_of(FEED, table(FEED, ROW | {"count": "4", "read_on": "2026-11-21"})).kept.changed_rows == 1
    assert ResidentSchool.objects.get().count == 4


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("program", "9999-140", "no program '9999-140' in the directory"),
        ("school", "", "nothing is given"),
        ("school", "T" * 201, "201 characters, more than 200"),
        ("school", "=SUM(A1)", "'=SUM(A1)' is not a school's name"),
        ("school", "東京", "'東京' has no letters that can be compared"),
        ("country", "Pakistan", "'Pakistan' is not a country's two letters"),
        ("count", "0", "'0' is not a whole number from 1 to 2000"),
        ("count", "some", "'some' is not a whole number from 1 to 2000"),
        ("stated_for", "soonish", "'soonish' is not a cycle (a year, 2022-2023, 2022-23 or a date)"),
        ("stated_for", "=2026", "'=2026' is not a year, or two that follow each other"),
        ("page_url", "", "'' is not the address of a page"),
        ("page_url", "javascript:alert(1)", "'javascript:alert(1)' is not the address of a page"),
        ("read_on", "yesterday", "'yesterday' is not a date"),
        ("read_on", "2999-01-01", "2999-01-01 is yet to come"),
    ],
)
def test_a_broken_cell_is_told_by_its_place_and_the_rest_is_kept(column, cell, reason):
    done = run_of(FEED, table(FEED, ROW | {column: cell}, ROW))
    assert done.refusals == [("resident_schools.csv", 2, column, reason)]
    assert ResidentSchool.objects.count() == 1


def test_the_first_rows_are_not_held_and_a_file_that_shrinks_is():
    for count, last_good in ((0, None), (40, None), (40, 0), (400, 40)):
        check_count(FILE, count, last_good)
    with pytest.raises(HeldError, match="20 rows where 40 are expected"):
        check_count(FILE, 20, 40)


def test_new_rows_move_the_directorys_version_and_none_do_not(tmp_path):
    empty = (settings.FEEDS_DIR / "resident_schools" / "resident_schools.csv").read_text()
    before = DirectoryVersion.objects.get().number
    refresh(FEED, day=rows.DAY)
    assert DirectoryVersion.objects.get().number == before
    place = tmp_path / "resident_schools.csv"
    place.write_text(empty + ",".join(ROW.values()) + "\n")
    refresh(FEED, day=rows.DAY, place=place)
    assert DirectoryVersion.objects.get().number == before + 1
