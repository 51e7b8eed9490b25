"""What a list refuses, and what it only says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.ranking.checks import (
    Caution,
    Choice,
    Code,
    Refusal,
    cautions,
    refusal,
    supplemental_refusal,
    typed_code,
)

MEDICINE = Code("1234140C0", "C", "NRMP")
ADVANCED = Code("1234420A0", "A", "NRMP")
FIRST_YEAR = Code("1234140P0", "P", "NRMP")
PRIOR = Code("1234420R0", "R", "NRMP")


@pytest.mark.parametrize(
    ("code", "standing", "trained", "expected"),
    [
        (MEDICINE, (), False, None),
        (ADVANCED, (), False, None),
        (FIRST_YEAR, (), False, None),
        (PRIOR, (), False, Refusal.PRIOR_TRAINING),
        (PRIOR, (), True, None),
        (Code("1234240C0", "C", "SF Match"), (), True, Refusal.OTHER_MATCH),
        (Code("1234480C0", "C", "AUA"), (), True, Refusal.OTHER_MATCH),
        (MEDICINE, ("1234140C0",), False, Refusal.TWICE),
        (MEDICINE, [f"{n:04}120C0" for n in range(299)], False, None),
        (MEDICINE, [f"{n:04}120C0" for n in range(300)], False, Refusal.FULL),
    ],
)
def test_what_the_primary_list_refuses(code, standing, trained, expected):
    assert refusal(code, standing, us_training=trained) is expected


@pytest.mark.parametrize(
    ("code", "beside", "standing", "expected"),
    [
        (FIRST_YEAR, ADVANCED, (), None),
        (FIRST_YEAR, MEDICINE, (), Refusal.NOT_ADVANCED),
        (MEDICINE, ADVANCED, (), Refusal.NOT_A_FIRST_YEAR),
        (ADVANCED, ADVANCED, (), Refusal.NOT_A_FIRST_YEAR),
        (FIRST_YEAR, ADVANCED, ("1234140P0",), Refusal.TWICE),
        (Code("1234240P0", "P", "SF Match"), ADVANCED, (), Refusal.OTHER_MATCH),
    ],
)
def test_what_a_supplemental_list_refuses(code, beside, standing, expected):
    assert supplemental_refusal(code, beside, standing, standing) is expected


def test_one_first_year_may_stand_on_several_supplemental_lists_even_when_three_hundred_do():
    everywhere = [f"{n:04}140P0" for n in range(299)] + ["1234140P0"]
    assert supplemental_refusal(FIRST_YEAR, ADVANCED, (), everywhere) is None
    assert supplemental_refusal(Code("9999140P0", "P", "NRMP"), ADVANCED, (), everywhere) is Refusal.FULL


def said(code=MEDICINE, status="interviewed", interviews=1, trained=False, **more):
    return cautions(Choice(code, status, interviews, **more), us_training=trained)


def test_nothing_is_said_of_a_program_that_one_interviewed_at():
    assert said() == ()


@pytest.mark.parametrize("status", ["rejected", "declined", "withdrawn"])
def test_a_program_that_is_over_and_ranked_is_told(status):
    assert said(status=status) == (Caution.TURNED_DOWN,)


def test_each_fact_is_said_by_itself():
    assert said(status="applied", interviews=0) == (Caution.NO_INTERVIEW,)
    assert said(status="interviewed", interviews=0) == ()
    assert said(status=None, interviews=0) == (Caution.NO_INTERVIEW, Caution.NOT_ON_MY_LIST)
    assert said(Code("1234140C0", "C", "NRMP", listed=False)) == (Caution.NOT_LISTED,)
    assert said(Code("1234140C0", "C", "NRMP", restricted=True)) == (Caution.RESTRICTED,)
    assert said(Code("1234240C0", "C", "SF Match")) == (Caution.OTHER_MATCH,)
    assert said(PRIOR) == (Caution.PRIOR_TRAINING,)
    assert said(PRIOR, trained=True) == ()
    assert said(ADVANCED) == (Caution.NO_FIRST_YEAR,)
    assert said(ADVANCED, first_years=1) == ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1000140C0", "1000140C0"),
        (" 1000 140 c0 ", "1000140C0"),
        ("1000-140-C012", "1000140C012"),
        ("1000140F0", None),
        ("1000140C", None),
        ("1000140C0123", None),
        ("", None),
        ("１０００140C0", None),
        ("1000140C0\x00", None),
        ("<b>1000140C0</b>", None),
    ],
)
def test_a_code_is_taken_as_one_types_it(typed, code):
    assert typed_code(typed) == code


@given(st.text(max_size=30))
def test_whatever_is_typed_comes_to_a_code_of_nine_to_eleven_characters_or_to_none(text):
    code = typed_code(text)
    assert code is None or (9 <= len(code) <= 11 and re.fullmatch("[0-9A-Z]+", code))
