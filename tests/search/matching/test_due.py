"""Whether something can be there in time, at the edges of the months."""

import datetime as dt

import pytest

from search.matching import Outcome
from search.matching.due import by_when
from search.profile import Month

DAY = dt.date(2026, 9, 24)
EDGES = [
    ("application", (2026, 9), "TO_DO"),
    ("application", (2026, 10), "UNCLEAR"),
    ("application", (2026, 12), "UNCLEAR"),
    ("application", (2027, 1), "MISSED"),
    ("interview", (2026, 10), "TO_DO"),
    ("interview", (2026, 11), "UNCLEAR"),
    ("interview", (2027, 1), "UNCLEAR"),
    ("interview", (2027, 2), "MISSED"),
    ("ranking", (2027, 2), "TO_DO"),
    ("ranking", (2027, 3), "MISSED"),
    ("start", (2027, 6), "TO_DO"),
    ("start", (2027, 7), "MISSED"),
    # A year alone may be any of its months.
    ("application", (2025, 0), "TO_DO"),
    ("application", (2026, 0), "UNCLEAR"),
    ("application", (2027, 0), "MISSED"),
    ("interview", (2026, 0), "UNCLEAR"),
    ("interview", (2027, 0), "UNCLEAR"),
    ("interview", (2028, 0), "MISSED"),
    ("ranking", (2026, 0), "TO_DO"),
    ("ranking", (2027, 0), "UNCLEAR"),
    ("ranking", (2028, 0), "MISSED"),
    ("start", (2026, 0), "TO_DO"),
    ("start", (2027, 0), "UNCLEAR"),
    ("start", (2028, 0), "MISSED"),
]


@pytest.mark.parametrize("done", [False, None])
@pytest.mark.parametrize(("by", "month", "outcome"), EDGES)
def test_what_is_expected_in_a_month(by, month, outcome, done):
    assert by_when(by, 2027, done, Month(*month), DAY) is Outcome[outcome]


@pytest.mark.parametrize(
    ("by", "last_day", "next_day"),
    [
        ("application", dt.date(2026, 9, 30), dt.date(2026, 10, 1)),
        ("interview", dt.date(2027, 1, 31), dt.date(2027, 2, 1)),
        ("ranking", dt.date(2027, 2, 28), dt.date(2027, 3, 1)),
        ("start", dt.date(2027, 6, 30), dt.date(2027, 7, 1)),
    ],
)
def test_what_is_not_there_and_not_expected_can_be_done_while_the_door_is_open(by, last_day, next_day):
    assert by_when(by, 2027, False, None, last_day) is Outcome.TO_DO
    assert by_when(by, 2027, False, None, next_day) is Outcome.MISSED


@pytest.mark.parametrize("by", ["application", "interview", "ranking", "start"])
def test_done_is_done_and_nothing_told_is_not_told(by):
    assert by_when(by, 2027, True, None, dt.date(2030, 1, 1)) is Outcome.MET
    assert by_when(by, 2027, None, None, dt.date(2030, 1, 1)) is Outcome.NOT_TOLD


def test_the_windows_move_with_the_match_year():
    assert by_when("ranking", 2028, False, Month(2028, 2), DAY) is Outcome.TO_DO
    assert by_when("ranking", 2028, False, Month(2028, 3), DAY) is Outcome.MISSED
