"""Interviews at the same time, against a clock that ticks every minute."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from applicants.interviews.overlaps import Slot, overlapping

MIDNIGHT = dt.datetime(2027, 1, 11, tzinfo=dt.UTC)


def slot(number, start, minutes):
    return Slot(number, MIDNIGHT + dt.timedelta(minutes=start), minutes)


def minutes_of(one):
    """An interview of unknown length is there at its first minute."""
    return {one.starts + dt.timedelta(minutes=number) for number in range(one.minutes or 1)}


times = st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(1, 40)), max_size=12)


@given(times)
def test_two_overlap_where_they_share_a_minute(known):
    slots = [slot(number, *time) for number, time in enumerate(known)]
    expected = {
        one.id: {other.id for other in slots if other.id != one.id and minutes_of(one) & minutes_of(other)}
        for one in slots
    }
    found = {number: set(others) for number, others in overlapping(slots).items()}
    assert found == {number: others for number, others in expected.items() if others}


def test_what_follows_on_does_not_overlap_and_what_begins_together_does():
    assert overlapping([slot(1, 0, 30), slot(2, 30, 30)]) == {}
    assert overlapping([slot(1, 0, None), slot(2, 0, 30)]) == {1: (2,), 2: (1,)}
    assert overlapping([slot(1, 0, 60), slot(2, 10, 5), slot(3, 20, None)]) == {1: (2, 3), 2: (1,), 3: (1,)}
