"""Which of several stated days holds for a season, and until when a season's own days are told."""

import datetime as dt
from typing import Any

import pytest

from applicants.calendar import oldest_live, standing_dates
from applicants.calendars.rows import calendar_of, feed_seasons
from applicants.mailing import readers, reminders
from applicants.models import Applicant, Document, Mailing, ShortlistEntry
from applicants.shortlist.deadlines import deadline_day, deadline_words
from applicants.shortlist.rows import with_programs
from programs.models import Program, ProgramDate
from tests.applicants.calendars.made_up import EASTERN
from tests.applicants.mailing.conftest import NOW, entry, reader
from tests.search import made_up

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)
JUNE = dt.date(2027, 6, 13)


@pytest.mark.parametrize(
    ("day", "season"),
    [("2027-05-31", 2027), ("2027-06-01", 2027), ("2027-07-31", 2027), ("2027-08-01", 2028), ("2027-12-31", 2028)],
)
def test_a_season_is_over_with_the_month_in_which_training_starts(day: str, season: int) -> None:
    assert oldest_live(dt.date.fromisoformat(day)) == season


@pytest.fixture
def matched() -> Document:
    """A paper that a program wants on 20 June, before training starts there."""
    who = reader()
    entry(who, made_up.program(), status="matched")
    return Document.objects.create(
        applicant=who, match_year=2027, kind="personal_statement", title="Test paper", due_on=dt.date(2027, 6, 20)
    )


def test_a_matched_doctors_papers_stay_in_other_calendars_until_training_starts(matched: Document) -> None:
    seasons = feed_seasons(matched.applicant, JUNE)
    assert seasons == {2027, 2028}
    assert "Due: personal statement, Test paper" in {
        event.title for event in calendar_of(matched.applicant, seasons, JUNE, EASTERN).events
    }
    assert feed_seasons(matched.applicant, dt.date(2027, 8, 1)) == {2028}


def test_mail_reminds_a_matched_doctor_of_her_papers_in_june(matched: Document) -> None:
    assert ["Test paper" in str(one.content) for one in _told(dt.datetime(2027, 6, 13, 15, tzinfo=dt.UTC))] == [True]


def _told(now: dt.datetime) -> list[Mailing]:
    return list(Mailing.objects.filter(pk__in=reminders.write(readers.due("reminder", now, 100), now)))


def _dated(program: Program, value: str, **columns: Any) -> ProgramDate:
    made = made_up.deadline(program, value, kind=columns.get("kind", ""))
    ProgramDate.objects.filter(pk=made.pk).update(**columns)
    return made


def test_mail_tells_no_day_for_every_season_beside_this_seasons_own() -> None:
    program = made_up.program()
    _dated(program, "--11-29")
    _dated(program, "2026-12-15")
    entry(reader(), program)
    assert _told(NOW) == []


@pytest.mark.parametrize(
    ("dates", "standing"),
    [
        ([("--12-01", {}), ("2026-11-15", {})], {"2026-11-15"}),
        ([("--12-01", {"kind": "C"}), ("2026-11-15", {})], {"2026-11-15"}),
        ([("--12-01", {}), ("2026-11-15", {"kind": "C"})], {"2026-11-15", "--12-01"}),
        ([("--12-01", {"kind": "P"}), ("2026-11-15", {"kind": "C"})], {"2026-11-15", "--12-01"}),
        ([("--12-01", {"strength_class": "preference"}), ("2026-11-15", {})], {"2026-11-15", "--12-01"}),
        ([("--12-01", {}), ("2025-11-15", {})], {"--12-01"}),
    ],
)
def test_what_is_stated_for_every_season_gives_way(dates: list[tuple[str, dict[str, str]]], standing: set[str]) -> None:
    program = made_up.program(kinds="CP")
    for value, columns in dates:
        _dated(program, value, **columns)
    found = standing_dates(ProgramDate.objects.filter(program=program), 2027)
    assert {str(date.day or f"--{date.month_day}") for date in found} == standing


@pytest.fixture
def who() -> Applicant:
    return reader()


def _words(kept: ShortlistEntry) -> str:
    return deadline_words(with_programs(ShortlistEntry.objects.filter(pk=kept.pk)).get(), TODAY)


def test_the_list_tells_the_deadline_of_the_track_that_is_meant(who: Applicant) -> None:
    program = made_up.program(kinds="CP")
    _dated(program, "2026-12-01", kind="C")
    _dated(program, "2026-12-15", kind="P")
    kept = entry(who, program)
    both = "Categorical positions only: 1 December 2026; Preliminary positions only: 15 December 2026"
    assert _words(kept) == both
    kept.tracks.set(program.tracks.filter(kind="P"))
    assert _words(kept) == "Preliminary positions only: 15 December 2026"


def test_the_list_tells_the_deadline_of_its_own_season(who: Applicant) -> None:
    program = made_up.program()
    _dated(program, "2026-12-01")
    _dated(program, "2027-12-03")
    assert _words(entry(who, program)) == "1 December 2026"
    assert _words(entry(who, program, match_year=2028)) == "3 December 2027"


def test_the_list_says_that_its_season_has_no_deadline_stated(who: Applicant) -> None:
    program = made_up.program()
    _dated(program, "2026-12-01")
    assert _words(entry(who, program, match_year=2028)) == "not stated for 2028; stated for 2027: 1 December 2026"
    assert _words(entry(who, made_up.program())) == "not stated"


def test_the_list_tells_one_deadline_where_this_seasons_own_is_stated_besides(who: Applicant) -> None:
    program = made_up.program()
    _dated(program, "--12-01")
    _dated(program, "2026-11-15")
    assert _words(entry(who, program)) == "15 November 2026, passed"


def _day(kept: ShortlistEntry) -> dt.date | None:
    return deadline_day(with_programs(ShortlistEntry.objects.filter(pk=kept.pk)).get(), TODAY)


def test_the_list_is_ordered_by_the_day_that_it_tells(who: Applicant) -> None:
    program = made_up.program(kinds="CP")
    _dated(program, "--10-01")
    _dated(program, "2026-11-25", kind="C")
    _dated(program, "2026-12-01")
    kept = entry(who, program)
    assert _day(kept) == dt.date(2026, 11, 25)
    kept.tracks.set(program.tracks.filter(kind="P"))
    assert _day(kept) == dt.date(2026, 12, 1)
    assert _day(entry(who, program, match_year=2028)) == dt.date(2027, 10, 1)


def test_what_sources_differ_about_or_an_earlier_season_had_is_no_day_to_order_by(who: Applicant) -> None:
    differs, old = made_up.program(), made_up.program()
    _dated(differs, "2026-12-01", agreement="disputed")
    _dated(old, "2025-12-01")
    kept = entry(who, differs)
    assert (_day(kept), _words(kept)) == (None, "sources differ")
    assert _day(entry(who, old)) is None


def test_a_day_of_every_season_gives_way_where_each_meant_track_has_its_own(who: Applicant) -> None:
    program = made_up.program(kinds="CP")
    _dated(program, "--11-29")
    _dated(program, "2026-11-15", kind="C")
    kept = entry(who, program)
    assert len(_told(NOW)) == 1
    kept.tracks.set(program.tracks.filter(kind="C"))
    Mailing.objects.all().delete()
    assert _told(NOW) == []
    assert _words(kept) == "Categorical positions only: 15 November 2026, passed"
    kept.tracks.set(program.tracks.all())
    assert "29 November, as stated for every season" in _words(kept)
