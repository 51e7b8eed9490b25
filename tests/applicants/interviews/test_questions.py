"""What is left to ask: nothing that is stated, everything that is not, and first what a visa rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.interviews.questions import (
    AT_INTERVIEW,
    BEFORE,
    NOT_ASKED,
    QUESTIONS,
    STILL,
    VISA_RELATED,
    Known,
    Why,
    questions,
    visa_fields,
)
from programs.fields import SHOWN_FIELDS

NEEDS_BOTH = visa_fields(needs_none=False, work_status="none", visas=("j1", "h1b"))


def test_each_field_of_the_registry_has_its_question_or_a_reason_for_none():
    assert len(SHOWN_FIELDS) == 31
    assert sorted([*AT_INTERVIEW, *BEFORE, *NOT_ASKED]) == sorted(SHOWN_FIELDS)
    assert set(STILL) == set(VISA_RELATED)
    assert all(text.endswith("?") and text[0].isupper() for text in (*QUESTIONS.values(), *STILL.values()))


@pytest.mark.parametrize(
    ("needs_none", "status", "visas", "expected"),
    [
        (True, "citizen", (), ()),
        (False, None, (), ("visa_j1", "visa_h1b", "h1b_step3_by")),
        (False, "none", ("j1",), ("visa_j1",)),
        (False, "none", ("h1b",), ("visa_h1b", "h1b_step3_by")),
        (False, "ead", (), ("visa_other",)),
        (False, "ead", ("j1",), ("visa_other", "visa_j1")),
    ],
)
def test_what_must_be_asked_first_depends_on_who_asks(needs_none, status, visas, expected):
    assert visa_fields(needs_none=needs_none, work_status=status, visas=visas) == expected


known_fields = st.lists(
    st.builds(Known, st.sampled_from(SHOWN_FIELDS), st.booleans(), st.booleans(), st.booleans()),
    unique_by=lambda one: one.field,
)


@given(known_fields)
def test_what_is_stated_firmly_is_not_asked_and_what_is_not_stated_is(known):
    found = questions(known, NEEDS_BOTH, 2027)
    asked = [one.field for one in (*found.first, *found.disputed, *found.open, *found.less_urgent)]
    assert len(asked) == len(set(asked))
    settled = {one.field for one in known if one.firm and not one.disputed}
    assert not settled & set(asked)
    silent = set(QUESTIONS) - {one.field for one in known} - {"visa_other", "h1b_step3_by"}
    assert silent <= set(asked)


@given(known_fields)
def test_a_question_says_why_it_is_asked(known):
    stated = {one.field: one for one in known}
    found = questions(known, NEEDS_BOTH, 2027)
    for one in (*found.first, *found.disputed, *found.open, *found.less_urgent):
        if one.why is Why.NOT_STATED:
            assert one.field not in stated
        elif one.why is Why.DISPUTED:
            assert stated[one.field].disputed
        else:
            assert one.field in VISA_RELATED
            assert not stated[one.field].firm


def test_who_needs_no_visa_asks_nothing_about_one():
    assert questions([], (), 2027).first == ()
    fields = {one.field for one in (*questions([], (), 2027).open, *questions([], (), 2027).less_urgent)}
    assert not fields & set(VISA_RELATED)


def test_an_old_yes_is_asked_again_and_a_firm_no_to_the_h1b_leaves_step_3_unasked():
    old = questions([Known("visa_j1", firm=False)], NEEDS_BOTH, 2027).first
    assert (old[0].why, old[0].text) == (Why.NOT_SURE, STILL["visa_j1"].format(year=2027))
    no = questions([Known("visa_h1b", refused=True)], NEEDS_BOTH, 2027).first
    assert [one.field for one in no] == ["visa_j1"]
    perhaps = questions([Known("visa_h1b", refused=True, firm=False)], NEEDS_BOTH, 2027).first
    assert [one.field for one in perhaps] == ["visa_j1", "visa_h1b", "h1b_step3_by"]


def test_where_sources_differ_the_question_says_so():
    (one,) = questions([Known("positions", disputed=True)], (), 2027).disputed
    assert one.text.endswith("I have read different things about this. What holds now?")
