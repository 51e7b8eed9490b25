"""Whose day it is, where clocks are put forward and back, and on both sides of the date line."""

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.mailing import periods

MOMENTS = st.integers(1_577_836_800, 1_893_456_000).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC))
"""Of the years 2020 to 2029."""
ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "moment", "key"),
    [
        # The same moment is two days.
        ("America/New_York", "2026-11-22T15:00+00:00", "daily 2026-11-22"),
        ("Pacific/Kiritimati", "2026-11-22T15:00+00:00", "daily 2026-11-23"),
        ("Asia/Karachi", "2026-11-22T19:00+00:00", "daily 2026-11-23"),
        # The nights on which clocks are put forward and back.
        ("America/New_York", "2027-03-14T06:59+00:00", "daily 2027-03-14"),
        ("America/New_York", "2027-03-15T03:59+00:00", "daily 2027-03-14"),
        ("America/New_York", "2026-11-01T04:01+00:00", "daily 2026-11-01"),
        ("America/New_York", "2026-11-02T04:59+00:00", "daily 2026-11-01"),
        ("not/a-zone", "2026-11-22T04:59+00:00", "daily 2026-11-21"),
        ("", "2026-11-22T05:00+00:00", "daily 2026-11-22"),
    ],
)
def test_a_day_is_the_applicants_own(zone: str, moment: str, key: str) -> None:
    assert periods.period("daily", zone, at(moment)) == key


def test_a_week_begins_on_monday_where_the_applicant_is_and_belongs_to_one_year() -> None:
    sunday_night = at("2027-01-04T04:59+00:00")
    assert periods.period("weekly", "America/New_York", sunday_night) == "weekly 2026-W53"
    assert periods.period("weekly", "Asia/Karachi", sunday_night) == "weekly 2027-W01"


@given(MOMENTS, ZONES)
def test_it_is_day_exactly_from_seven_on_the_clock_on_the_wall(moment: dt.datetime, zone: str) -> None:
    wall = moment.astimezone(ZoneInfo(zone))
    assert periods.is_day(zone, moment) == (wall.hour >= 7)
    assert periods.day_of(periods.period("daily", zone, moment)) == wall.date()


@given(ZONES, st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31)))
def test_every_day_has_a_morning_and_one_key(zone: str, day: dt.date) -> None:
    hours = [dt.datetime.combine(day, dt.time(), dt.UTC) + dt.timedelta(minutes=30 * n) for n in range(-28, 76)]
    keys = {periods.period("daily", zone, hour) for hour in hours if periods.is_day(zone, hour)}
    assert f"daily {day.isoformat()}" in keys


@given(
    on=st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    asked=st.lists(st.integers(-30, 5), min_size=1, max_size=30, unique=True).map(sorted),
)
def test_a_lead_is_told_once_whichever_days_were_asked_on(on: dt.date, asked: list[int]) -> None:
    """Against a plain walk over the days: told on the first asked day after the lead, while that is not too late."""
    after = on + dt.timedelta(days=asked[0] - 1)
    told = []
    for offset in asked:
        today = on + dt.timedelta(days=offset)
        if periods.crossed(on, (7,), periods.since(after, today), today):
            told.append(offset)
        after = today
    first = next((place for place, offset in enumerate(asked) if offset >= -7), None)
    expected = []
    if first is not None and asked[first] <= 0:
        before = asked[first - 1] if first else asked[first] - 1
        if max(before, asked[first] - 7) < -7:
            expected = [asked[first]]
    assert told == expected


def test_what_passed_is_not_told_unless_it_is_ones_own_note() -> None:
    on, today = dt.date(2026, 11, 20), dt.date(2026, 11, 22)
    after = dt.date(2026, 11, 19)
    assert not periods.crossed(on, (1, 0), after, today)
    assert periods.crossed(on, (0,), after, today, late=True)
    assert not periods.crossed(on, (0,), dt.date(2026, 11, 20), today, late=True)
