"""Reminders: gathered into one mail a day, on the applicant's own day."""

import datetime as dt
from typing import Any

import pytest

from applicants.mailing import owed, readers, reminders
from applicants.models import Document, Interview, Mailing, Reminder
from programs.models import Season, SeasonEvent
from tests.applicants.mailing.conftest import NOW, entry, reader
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]
DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 11, 22)


def told(now: dt.datetime = NOW) -> list[Mailing]:
    return list(Mailing.objects.filter(pk__in=reminders.write(readers.due("reminder", now, 100), now)).order_by("pk"))


def said(mailing: Mailing) -> list[list[str]]:
    return [
        [section["title"], one["name"], *one["lines"]]
        for section in mailing.content["sections"]
        for one in section["items"]
    ]


def within(days: int) -> str:
    return (TODAY + dt.timedelta(days=days)).isoformat()


@pytest.mark.parametrize("days", range(-1, 16))
def test_a_programs_deadline_is_told_fourteen_seven_and_one_days_before(days: int) -> None:
    program = made_up.program()
    made_up.deadline(program, within(days))
    who = reader()
    Mailing.objects.create(
        applicant=who, kind="reminder", key="daily 2026-11-21", content={"quiet": True}, due_at=NOW, sent_at=NOW
    )
    entry(who, program)
    assert bool(told()) == (days in {14, 7, 1})


def test_its_words_say_when_and_where_and_how_sure() -> None:
    program = made_up.program("Test Hospital of Days")
    made_up.deadline(program, "--11-29")
    entry(reader(), program)
    (mailing,) = told()
    name = "Test Hospital of Days, Test Medicine"
    assert said(mailing) == [["In 7 days: 29 November 2026", name, "Application deadline; as stated for every season"]]
    assert mailing.content["subject"] == "1 thing is coming up, first 29 November 2026"
    assert mailing.key == "daily 2026-11-22"


def test_a_day_that_was_stated_for_an_earlier_season_is_no_day_of_this_one() -> None:
    program = made_up.program()
    made_up.deadline(program, "--11-29", match_year=2024)
    made_up.deadline(made_up.program(), "2025-11-29")
    entry(reader(), program)
    assert told() == []


def test_the_deadline_of_a_track_that_is_not_meant_is_not_told() -> None:
    who = reader()
    for kind, name in (("C", "Test Hospital of C"), ("P", "Test Hospital of P")):
        program = made_up.program(name, kinds="CP")
        date = made_up.deadline(program, within(7))
        date.kind = kind
        date.save()
        entry(who, program).tracks.set(program.tracks.filter(kind="C"))
    (mailing,) = told()
    assert [line[1:] for line in said(mailing)] == [
        ["Test Hospital of C, Test Medicine", "Application deadline; Categorical positions only"]
    ]


@pytest.mark.parametrize("status", ["applied", "rejected", "withdrawn", "matched"])
def test_once_applied_its_deadline_is_not_told(status: str) -> None:
    program = made_up.program()
    made_up.deadline(program, within(7))
    entry(reader(), program, status=status)
    assert told() == []


def event(name: str, starts: str, service: str = "NRMP", *, all_day: bool = False) -> None:
    season, _ = Season.objects.get_or_create(match_year=2027)
    SeasonEvent.objects.create(
        season=season,
        event=name,
        starts_at=dt.datetime.fromisoformat(starts),
        all_day=all_day,
        service=service,
        grade="C2",
    )


@pytest.mark.parametrize(
    ("zone", "moment", "title"),
    [
        # Nine in the evening Eastern on 3 March is the next morning in Karachi.
        ("America/New_York", "2027-03-02T15:00+00:00", "Tomorrow, 3 March 2027"),
        ("Asia/Karachi", "2027-03-03T15:00+00:00", "Tomorrow, 4 March 2027"),
    ],
)
def test_a_moment_of_the_season_falls_on_ones_own_day(zone: str, moment: str, title: str) -> None:
    event("rank_list_deadline", "2027-03-03T21:00-05:00")
    entry(reader(time_zone=zone), made_up.program())
    (mailing,) = told(dt.datetime.fromisoformat(moment))
    (line,) = said(mailing)
    assert line[:3] == [title, "Rank lists close", "3 March 2027, 21:00 Eastern"]
    own = ["4 March 2027, 07:00 your time"] if zone == "Asia/Karachi" else []
    assert line[3:-1] == own
    assert line[-1].startswith("Reported")


def test_a_whole_day_of_the_season_is_the_same_day_everywhere() -> None:
    event("ecfmg_pathways_deadline", "2027-01-31T00:00-05:00", "ECFMG", all_day=True)
    entry(reader(time_zone="Pacific/Auckland"), made_up.program())
    (mailing,) = told(dt.datetime.fromisoformat("2027-01-30T00:00+13:00") + dt.timedelta(hours=9))
    assert said(mailing)[0][0] == "Tomorrow, 31 January 2027"


def test_another_match_service_is_not_ones_own() -> None:
    event("rank_list_deadline", within(7) + "T21:00-05:00")
    program = made_up.program()
    program.specialty.match_service = "SF Match"
    program.specialty.save()
    entry(reader(), program)
    assert told() == []


def test_ones_own_notes_interviews_and_papers_are_told_in_one_mail() -> None:
    who = reader(time_zone="Asia/Karachi")
    kept = entry(who, made_up.program("Test Hospital of Talks"), status="interview_offered")
    Reminder.objects.create(applicant=who, day=TODAY, text="Test: ask for the letter")
    Reminder.objects.create(applicant=who, day=TODAY, text="Test: done", done=True)
    Interview.objects.create(entry=kept, reply_by=TODAY)
    Interview.objects.create(entry=kept, starts_at=dt.datetime.fromisoformat("2026-11-22T20:00+00:00"))
    Document.objects.create(applicant=who, match_year=2027, kind="photo", due_on=TODAY + 7 * DAY)
    Document.objects.create(applicant=who, match_year=2027, kind="mspe", due_on=TODAY + 7 * DAY, status="done")
    (mailing,) = told(NOW - dt.timedelta(hours=5))
    name = "Test Hospital of Talks, Test Medicine"
    assert said(mailing) == [
        ["Today, 22 November 2026", name, "Reply to the interview offer"],
        ["Today, 22 November 2026", "Test: ask for the letter"],
        ["Tomorrow, 23 November 2026", name, "Interview: 23 November 2026, 01:00 your time"],
        ["In 7 days: 29 November 2026", "photo", "Due"],
    ]


def test_a_quiet_day_is_written_down_and_a_day_on_which_nothing_ran_is_made_up_for() -> None:
    who = reader()
    program = made_up.program()
    made_up.deadline(program, within(15))
    entry(who, program)
    assert told() == []
    assert readers.due("reminder", NOW, 100) == []
    (late,) = told(NOW + 3 * DAY)
    assert said(late)[0][0] == "In 12 days: 7 December 2026"


def test_a_day_whose_mail_was_given_up_is_made_up_for_and_one_that_may_have_gone_is_not() -> None:
    program = made_up.program()
    made_up.deadline(program, within(7))
    entry(reader(), program)
    assert len(told()) == 1
    Mailing.objects.update(failed_at=NOW, error="SMTPDataError 550")
    (again,) = told(NOW + DAY)
    assert said(again)[0][0] == "In 6 days: 29 November 2026"
    again.delete()
    Mailing.objects.update(sending_since=NOW, error=owed.UNSURE)
    assert told(NOW + DAY) == []


def test_who_wants_no_reminders_gets_none() -> None:
    program = made_up.program()
    made_up.deadline(program, within(7))
    entry(reader(reminders=False), program)
    assert readers.due("reminder", NOW, 100) == []


def test_a_mail_is_bounded_and_says_how_much_more_there_is() -> None:
    who = reader()
    Reminder.objects.bulk_create(Reminder(applicant=who, day=TODAY, text=f"Test {n:03}") for n in range(120))
    (mailing,) = told()
    assert len(said(mailing)) == 100
    assert mailing.content["sections"][-1]["more"] == "20 more are in your calendar."


def test_many_applicants_cost_as_many_queries_as_few(django_assert_max_num_queries: Any) -> None:
    programs = [made_up.program(f"Test Hospital {number}") for number in range(3)]
    for program in programs:
        made_up.deadline(program, within(7))
    for _ in range(12):
        who = reader()
        for program in programs:
            kept = entry(who, program)
            Interview.objects.create(entry=kept, reply_by=TODAY + DAY)
            Reminder.objects.create(applicant=who, entry=kept, day=TODAY, text="Test")
    due = readers.due("reminder", NOW, 100)
    with django_assert_max_num_queries(13):
        assert len(reminders.write(due, NOW)) == 12
