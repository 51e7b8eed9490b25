"""What comes first: more saves, a nearer deadline, a field that decides more, more programs. Nothing else counts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import fields
from programs.ranking import HORIZON_DAYS, ON_THE_DAY, PASSED, About, nearness, urgency, weight
from tests.programs.rows import DAY

IN_TEN_DAYS = DAY + dt.timedelta(days=10)
programs = st.lists(
    st.builds(
        About,
        saved_by=st.integers(0, 1000),
        deadline=st.none() | st.dates(DAY - dt.timedelta(days=400), DAY + dt.timedelta(days=400)),
    ),
    max_size=30,
)


def score(*about, weighs=1.0):
    return urgency(about, weighs, DAY).score


def test_every_field_weighs_something():
    assert len(fields.FIELDS) == 33
    assert all(weight(name) >= 1 for name in fields.FIELDS)


def test_a_visa_weighs_more_than_a_score_and_a_score_more_than_a_letter():
    assert weight("visa_j1") > weight("min_step2") > weight("step3") > weight("letters")


def test_a_preference_weighs_less_than_a_limit_and_a_confirmation_less_than_a_change():
    assert weight("min_step2", "preferred") < weight("min_step2", "required") == weight("min_step2")
    assert weight("min_step2", confirms=True) < weight("min_step2")


@pytest.mark.parametrize(
    ("days", "near"),
    [(-1, PASSED), (0, ON_THE_DAY), (HORIZON_DAYS // 2, 2.5), (HORIZON_DAYS, 1), (HORIZON_DAYS + 200, 1)],
)
def test_a_deadline_counts_the_more_the_nearer_it_is_and_half_once_it_has_passed(days, near):
    assert nearness(DAY + dt.timedelta(days=days), DAY) == near


def test_no_stated_deadline_counts_as_one_far_off():
    assert nearness(None, DAY) == nearness(DAY + dt.timedelta(days=365), DAY) == 1


def test_an_unsaved_program_counts_once_and_each_save_once_more():
    assert score(About()) == 1
    assert score(About(saved_by=4)) == 5


def test_an_office_counts_for_each_of_its_programs():
    assert score(*[About()] * 23) == 23
    assert score(*[About()] * 23, weighs=10.0) == 230


def test_nothing_that_it_speaks_for_is_no_urgency():
    assert urgency([], 10.0, DAY).score == 0


def test_it_tells_the_programs_the_saves_and_the_nearest_deadline_ahead():
    passed = About(2, DAY - dt.timedelta(days=3))
    told = urgency([passed, About(5, IN_TEN_DAYS), About(1, IN_TEN_DAYS + dt.timedelta(days=9)), About()], 1.0, DAY)
    assert (told.programs, told.saves, told.days) == (4, 8, 10)
    assert urgency([passed], 1.0, DAY).days is None
    assert urgency([About(0, DAY)], 1.0, DAY).days == 0


@given(programs, programs)
def test_urgencies_of_two_sets_of_programs_add_up(some, others):
    assert score(*some, *others) == pytest.approx(score(*some) + score(*others))


@given(programs, st.integers(1, 50), st.integers(0, 29))
def test_more_saves_never_make_it_less_urgent(about, more, at):
    if about:
        at %= len(about)
        saved = [About(one.saved_by + more * (n == at), one.deadline) for n, one in enumerate(about)]
        assert score(*saved) > score(*about)


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_nearer_deadline_never_counts_less(one, other):
    near, far = sorted([one, other])
    assert nearness(DAY + dt.timedelta(days=near), DAY) >= nearness(DAY + dt.timedelta(days=far), DAY)
