"""The calendar without a database: rows in, events out."""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants import calendar
from applicants.calendar import Event, Kind
from applicants.calendars.lines import by_month, line, zone_of
from applicants.calendars.papers import DueDocument, documents_due
from applicants.models import Document, Interview, Reminder, ShortlistEntry
from programs.models import Institution, Program, ProgramDate, SeasonEvent, Specialty, Statement
from tests.applicants.calendars.made_up import DAY, EASTERN, KARACHI, YEAR, moment

SUNDAY = 6


def entry(*, tracks=(), application="ERAS", match="NRMP", pk=1, **more):
    specialty = Specialty(pk=1, common_name="Test medicine", application_service=application, match_service=match)
    program = Program(
        pk=pk, public_id=f"TEST-{pk}", specialty=specialty, institution=Institution(listed_name="Test Hospital")
    )
    made = ShortlistEntry(pk=pk, program=program, match_year=YEAR, **more)
    made._prefetched_objects_cache = {"tracks": [SimpleNamespace(kind=kind) for kind in tracks]}
    return made


def date(*, day=None, month_day="", event="application_deadline", kind="", year=None, program=1, **more):
    statement = Statement(field=event, value=day.isoformat() if day else f"--{month_day}", match_year=year)
    differing = [Statement(value=value) for value in more.pop("differing", ())]
    row = {"strength_class": "limit", "agreement": "disputed" if differing else "single", "pk": 1}
    row["match_year"] = YEAR if day else None
    made = ProgramDate(
        program_id=program,
        event=event,
        kind=kind,
        day=day,
        month_day=month_day,
        statement=statement,
        **{**row, **more},
    )
    made._prefetched_objects_cache = {"differing": differing}
    return made


def dates_of(entries, dates, day=DAY):
    return list(calendar.program_dates(entries, dates, day))


def event_row(name="rank_list_deadline", starts=None, **more):
    row = {"all_day": False, "service": "NRMP", "grade": "C2", "season_id": YEAR}
    return SeasonEvent(event=name, starts_at=starts or moment(2027, 3, 3, 21), **{**row, **more})


def test_a_day_stated_for_every_season_says_so():
    (event,) = dates_of([entry()], [date(month_day="12-01")])
    assert event.first == dt.date(2026, 12, 1)
    assert event.note == "1 December, as stated for every season"
    assert event.title == "Application deadline: Test Hospital, Test medicine"


def test_a_day_stated_for_earlier_seasons_names_the_season():
    (event,) = dates_of([entry()], [date(month_day="12-01", year=2023)])
    assert event.note == "1 December, as stated for earlier seasons (2023 Match)"


def test_a_day_of_the_season_itself_stands_before_one_of_every_season():
    own, every = date(day=dt.date(2026, 12, 15)), date(month_day="12-01")
    for order in ([own, every], [every, own]):
        (event,) = dates_of([entry()], order)
        assert (event.first, event.note) == (dt.date(2026, 12, 15), "")


def test_a_day_of_another_season_is_none_of_this_one():
    assert dates_of([entry()], [date(day=dt.date(2025, 12, 15), match_year=2026)]) == []


def test_sources_that_differ_are_told_with_what_else_they_say():
    (event,) = dates_of([entry()], [date(month_day="12-01", differing=["--12-15", "2026-12-20"])])
    assert event.disputed
    assert "Sources differ; also stated: 15 December and 20 December 2026" in event.note


def test_of_a_program_with_chosen_tracks_only_their_dates_stand():
    dates = [date(month_day="12-01", kind="C"), date(month_day="12-02", kind="P"), date(month_day="12-03")]
    assert [event.first.day for event in dates_of([entry(tracks="C")], dates)] == [1, 3]
    assert [event.first.day for event in dates_of([entry()], dates)] == [1, 2, 3]


def test_a_preferred_day_is_called_that():
    (event,) = dates_of([entry()], [date(month_day="12-01", strength_class="preference")])
    assert event.title.startswith("Application deadline (preferred): ")


def test_opening_and_closing_are_different_events():
    opens, closes = dates_of([entry()], [date(month_day="09-02", event="application_opens"), date(month_day="12-01")])
    assert (opens.kind, closes.kind) == (Kind.OPENS, Kind.DEADLINE)
    assert opens.key != closes.key


def test_keys_do_not_hang_on_rows_that_are_written_anew():
    before, after = (dates_of([entry()], [date(month_day="12-01", pk=pk)])[0].key for pk in (1, 2))
    assert before == after == "program-test-1-2027-application-deadline-limit"


@pytest.mark.parametrize(("application", "match"), [("SF Match", "SF Match"), ("ERAS", "AUA")])
def test_a_list_of_another_match_alone_has_no_day_of_the_nrmp(application, match):
    services = calendar.services_of([entry(application=application, match=match)])
    rows = [event_row(), event_row("eras_opens", service="ERAS"), event_row("ecfmg_pathways_deadline", service="ECFMG")]
    shown = [event.title for event in calendar.season_events(rows, services)]
    assert "Rank lists close" not in shown
    assert "ECFMG Pathways applications close" in shown
    assert ("ERAS opens" in shown) is (application == "ERAS")


def test_an_empty_list_has_the_days_of_all_services():
    assert len(list(calendar.season_events([event_row(), event_row("eras_opens", service="ERAS")], set()))) == 2


def test_whole_days_of_the_season_are_eastern_days_wherever_the_server_stands():
    starts, ends = moment(2027, 3, 15).astimezone(dt.UTC), moment(2027, 3, 19).astimezone(dt.UTC)
    (event,) = calendar.season_events([event_row("match_week", starts, ends_at=ends, all_day=True)], set())
    assert (event.first, event.last) == (dt.date(2027, 3, 15), dt.date(2027, 3, 19))
    assert event.days_in(KARACHI) == (event.first, event.last)


def test_a_moment_is_told_in_both_zones_where_they_differ():
    (event,) = calendar.season_events([event_row()], set())
    told = line(event, KARACHI, DAY)
    assert told.when == "Wed 3 March 2027, 21:00 Eastern"
    assert told.own == "Thu 4 March 2027, 07:00 in Karachi"
    assert told.clock == "07:00 (21:00 Eastern)"


@pytest.mark.parametrize("zone", ["America/New_York", "America/Toronto", "America/Detroit"])
def test_a_zone_whose_clocks_show_the_same_is_not_told_twice(zone):
    (event,) = calendar.season_events([event_row()], set())
    told = line(event, ZoneInfo(zone), DAY)
    assert (told.own, told.clock) == ("", "21:00 Eastern")


def test_bogota_differs_in_summer_alone():
    """Colombia keeps winter time all year."""
    bogota = ZoneInfo("America/Bogota")
    winter, summer = (
        next(calendar.season_events([event_row(starts=moment(2027, month, 1, 12))], set())) for month in (2, 6)
    )
    assert line(winter, bogota, DAY).own == ""
    assert line(summer, bogota, DAY).own == "Tue 1 June 2027, 11:00 in Bogota"


def test_a_zone_that_no_machine_knows_is_eastern():
    assert zone_of("Nowhere/None") == zone_of("") == zone_of("../etc/passwd") == EASTERN


def test_an_interview_and_its_answer_are_two_events():
    row = Interview(
        pk=7, entry=entry(), starts_at=moment(2026, 12, 3, 9), minutes=90, reply_by=DAY, format="virtual", revision=3
    )
    meeting, reply = calendar.interviews([row])
    assert meeting.ends_at == moment(2026, 12, 3, 10, 30)
    assert (meeting.note, meeting.sequence) == ("virtual", 2)
    assert (reply.first, reply.starts_at) == (DAY, None)
    assert {meeting.key, reply.key} == {"interview-7", "reply-7"}


def test_notes_of_an_interview_stand_nowhere():
    row = Interview(pk=7, entry=entry(notes="secret-entry"), starts_at=moment(2026, 12, 3, 9), notes="secret-note")
    assert "secret" not in repr(list(calendar.interviews([row])))


def test_an_interview_without_a_time_has_no_event():
    assert list(calendar.interviews([Interview(pk=7, entry=entry())])) == []


def test_papers_with_one_worked_out_day_stand_together_and_others_alone():
    rows = [
        DueDocument(Document(pk=pk, kind=kind, title=title, revision=1), DAY, "test reason", together)
        for pk, kind, title, together in [
            (1, "photo", "", True),
            (2, "letter", "Dr Test", True),
            (3, "letter", "Dr Other", False),
        ]
    ]
    alone, together = documents_due(rows)
    assert (alone.key, alone.title) == ("document-3", "Due: letter of recommendation, Dr Other")
    assert (together.key, together.title) == ("papers-2026-11-22", "2 papers due: photo, Dr Test")


def test_reminders_keep_their_words():
    (event,) = calendar.reminders([Reminder(pk=5, day=DAY, text="Test call", done=True)])
    assert (event.title, event.done, event.pk, event.key) == ("Test call", True, 5, "reminder-5")


def test_a_season_is_told_from_the_day_within_it():
    assert calendar.as_of(DAY, YEAR) == DAY
    assert calendar.as_of(DAY, YEAR + 1) == dt.date(2027, 6, 1)
    assert calendar.as_of(DAY, YEAR - 1) == dt.date(2026, 5, 31)


def whole(first, last=None, key="season-test", **more):
    return Event(key=key, kind=Kind.SEASON, title="Test", first=first, last=last or first, **more)


def test_a_month_has_whole_weeks_and_what_lasts_stands_on_each_of_its_days():
    event = whole(dt.date(2027, 3, 15), dt.date(2027, 3, 19))
    made = calendar.month(dt.date(2027, 3, 1), [event], EASTERN, DAY, SUNDAY)
    assert {len(week) for week in made.weeks} == {7}
    assert made.weeks[0][0].day == dt.date(2027, 2, 28)
    marked = [cell.day.day for week in made.weeks for cell in week if cell.events]
    assert marked == [15, 16, 17, 18, 19]


def test_a_moment_stands_on_the_readers_own_day():
    (event,) = calendar.season_events([event_row()], set())
    made = calendar.month(dt.date(2027, 3, 1), [event], KARACHI, DAY, 0)
    assert [cell.day.day for week in made.weeks for cell in week if cell.events] == [4]


MONTHS = [((2026, 1, 1), "2025-12", "2026-02"), ((2026, 12, 1), "2026-11", "2027-01")]


@pytest.mark.parametrize(("first", "before", "after"), MONTHS)
def test_months_follow_each_other_over_the_year(first, before, after):
    made = calendar.month(dt.date(*first), [], EASTERN, DAY, 0)
    assert (f"{made.previous:%Y-%m}", f"{made.next:%Y-%m}") == (before, after)


BEGIN = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 424 * 24 * 60).map(lambda minutes: BEGIN + dt.timedelta(minutes=minutes))
EVENTS = st.builds(
    whole,
    st.dates(dt.date(2026, 6, 1), dt.date(2027, 7, 31)),
    starts_at=st.none() | MOMENTS,
    key=st.integers().map(str),
)


@given(st.lists(EVENTS, max_size=20), st.sampled_from(["Asia/Karachi", "America/New_York", "Pacific/Kiritimati"]))
def test_months_hold_every_event_once_and_in_order(events, name):
    zone = ZoneInfo(name)
    months = by_month(events, zone, DAY)
    told = [one.event for month in months for one in month.lines]
    assert sorted(event.key for event in told) == sorted(event.key for event in events)
    days = [event.days_in(zone)[0] for event in told]
    assert days == sorted(days)
    assert len({month.title for month in months}) == len(months)
