"""What is asked at an interview, from what stands about a made-up program."""

import datetime as dt
from typing import Any

import pytest

from applicants.interviews.asking import questions_for
from applicants.interviews.questions import Why
from tests.search import made_up

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"basis": "explicit"}, None),
        ({"basis": "unknown"}, None),
        ({"basis": "explicit", "unless": "a chief resident agrees"}, Why.NOT_SURE),
        ({"basis": "inferred"}, Why.NOT_SURE),
    ],
)
def test_a_visa_rests_on_nothing_conditional_or_concluded(said: dict[str, Any], asked: Why | None) -> None:
    program = made_up.program()
    made_up.fact(program, "visa_j1", "yes", match_year=2027, live=DAY, **said)
    why = {one.field: one.why for one in questions_for(program, None, 2027, DAY).first}
    assert why.get("visa_j1") is asked
    assert why["visa_h1b"] is Why.NOT_STATED


def test_a_conditional_no_leaves_the_question_of_step_3() -> None:
    program = made_up.program()
    made_up.fact(program, "visa_h1b", "no", match_year=2027, live=DAY, unless="a test exception")
    assert "h1b_step3_by" in {one.field for one in questions_for(program, None, 2027, DAY).first}
