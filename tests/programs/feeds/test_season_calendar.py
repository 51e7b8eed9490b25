import datetime as dt

import pytest

from programs.feeds.season_calendar import EASTERN, FEED
from programs.models import Season, SeasonEvent
from tests.programs.feeds.runs import opening, run_again, run_of, table

pytestmark = pytest.mark.django_db
MATCH_DAY = {
    "match_year": "2027",
    "event": "match_day",
    "starts_at": "2027-03-19T12:00",
    "timezone": "America/New_York",
    "application_service": "NRMP",
    "grade": "C2",
    "source": "https://www.nrmp.org/match-calendars/",
}
MATCH_WEEK = MATCH_DAY | {"event": "match_week", "starts_at": "2027-03-15", "ends_at": "2027-03-19"}


def test_it_keeps_the_whole_opening_file_and_a_second_run_changes_nothing() -> None:
    first = run_of(FEED, opening(FEED))
    again = run_again(FEED, opening(FEED))
    assert first.rejections == again.rejections == []
    assert (first.kept.changed_rows, again.kept.changed_rows) == (2 + 32, 0)
    assert sorted(Season.objects.values_list("match_year", flat=True)) == [2026, 2027]
    official = SeasonEvent.objects.filter(season_id=2027, grade="A").values_list("event", flat=True)
    assert (SeasonEvent.objects.count(), list(official)) == (32, ["residency_starts"])


def test_a_day_without_a_clock_time_is_a_whole_day_from_midnight_eastern() -> None:
    run_of(FEED, table(FEED, MATCH_WEEK, MATCH_WEEK | {"event": "west", "timezone": "America/Los_Angeles"}))
    for event in SeasonEvent.objects.all():
        assert event.all_day
        assert event.starts_at == dt.datetime(2027, 3, 15, tzinfo=EASTERN)
        assert event.ends_at == dt.datetime(2027, 3, 19, tzinfo=EASTERN)


def test_a_clock_time_is_that_of_its_zone() -> None:
    run_of(FEED, table(FEED, MATCH_DAY, MATCH_DAY | {"event": "there", "timezone": "America/Los_Angeles"}))
    moments = dict(SeasonEvent.objects.values_list("event", "starts_at"))
    assert not SeasonEvent.objects.filter(all_day=True).exists()
    assert moments == {
        "match_day": dt.datetime(2027, 3, 19, 16, tzinfo=dt.UTC),
        "there": dt.datetime(2027, 3, 19, 19, tzinfo=dt.UTC),
    }


def test_an_hour_that_comes_twice_is_not_new_on_every_run() -> None:
    clocks_go_back = table(FEED, MATCH_DAY | {"starts_at": "2026-11-01T01:30"})
    run_of(FEED, clocks_go_back)
    assert run_again(FEED, clocks_go_back).kept.changed_rows == 0


def test_a_moved_event_is_updated_and_counted() -> None:
    run_of(FEED, table(FEED, MATCH_DAY, MATCH_WEEK))
    done = run_of(FEED, table(FEED, MATCH_DAY | {"starts_at": "2027-03-18T12:00", "grade": "A"}, MATCH_WEEK))
    assert done.kept.changed_rows == 1
    moved = SeasonEvent.objects.get(event="match_day")
    assert (moved.starts_at, moved.grade) == (dt.datetime(2027, 3, 18, 16, tzinfo=dt.UTC), "A")


def test_an_event_that_is_kept_by_hand_is_left_alone_until_it_is_handed_back() -> None:
    by_hand = dt.datetime(2027, 3, 18, 16, tzinfo=dt.UTC)
    run_of(FEED, table(FEED, MATCH_DAY, MATCH_WEEK))
    SeasonEvent.objects.filter(event="match_day").update(starts_at=by_hand, grade="A", by_hand=True)
    assert run_again(FEED, table(FEED, MATCH_DAY, MATCH_WEEK)).kept.changed_rows == 0
    done = run_of(FEED, table(FEED, MATCH_DAY, MATCH_WEEK | {"grade": "A"}))
    assert (done.kept.changed_rows, SeasonEvent.objects.get(event="match_week").grade) == (1, "A")
    assert SeasonEvent.objects.get(event="match_day").starts_at == by_hand
    SeasonEvent.objects.update(by_hand=False)
    assert run_of(FEED, table(FEED, MATCH_DAY)).kept.changed_rows == 1
    assert SeasonEvent.objects.get(event="match_day").starts_at == dt.datetime(2027, 3, 19, 16, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("match_year", "", "nothing is given"),
        ("event", "Match Day", "'Match Day' is not an event's name"),
        ("starts_at", "", "nothing is given"),
        ("starts_at", "2027-02-30", "'2027-02-30' is not a date"),
        ("starts_at", "2027-03-19T25:00", "'2027-03-19T25:00' is not a date"),
        ("starts_at", "0001-01-01T00:00", "'0001-01-01T00:00' is outside the years 2000 to 2100"),
        ("ends_at", "9999-12-31T23:59", "'9999-12-31T23:59' is outside the years 2000 to 2100"),
        ("starts_at", "March 2027", "'March 2027' is not a day or a day and time"),
        ("ends_at", "2027-03-18T12:00", "2027-03-18T12:00 is before the begin, 2027-03-19T12:00"),
        ("ends_at", "2027-03-20", "begin and end must both have a clock time, or neither"),
        ("timezone", "Eastern", "'Eastern' is not a time zone"),
        ("timezone", "", "'' is not a time zone"),
        ("timezone", "../etc/passwd", "'../etc/passwd' is not a time zone"),
        ("application_service", "", "nothing is given"),
        ("grade", "D", "'D' is not a grade (A, B, C or C2)"),
        ("source", "javascript:alert(1)", "'javascript:alert(1)' is not an address"),
    ],
)
def test_a_broken_row_is_rejected_and_the_rest_goes_on(column: str, cell: str, reason: str) -> None:
    done = run_of(FEED, table(FEED, MATCH_DAY | {column: cell}, MATCH_WEEK))
    assert done.refusals == [("season_calendar.csv", 2, column, reason)]
    assert SeasonEvent.objects.get().event == "match_week"
