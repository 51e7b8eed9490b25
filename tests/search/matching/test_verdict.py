"""From findings to the verdict on a program: its best position, and the rule that decides."""

import datetime as dt

import numpy as np
import pytest

from programs.fields import FIELDS
from search.matching import RULES_BY_NAME, Verdict, matched
from search.matching.registry import DECIDING, RULES
from search.matching.stated import MATCH_FIELDS, stated
from search.profile import ApplicantProfile, Failed
from tests.search.matching.made_up import (
    DAY,
    OLDER,
    WELCOME,
    applicant,
    deadline,
    decider,
    line,
    match,
    program,
    verdict,
)

SCORE, ATTEMPTS = line("min_step2", 220), line("max_failed_attempts", 0, scope="step1", statement=101)
LOW = applicant(step2=219, failed=Failed(step1=1))


def test_the_first_rule_in_the_order_of_the_registry_is_named_where_several_decide_alike():
    assert decider(match(LOW, WELCOME, SCORE, ATTEMPTS)) == "attempts"


def test_a_worse_finding_decides_before_an_earlier_rule():
    found = match(LOW, WELCOME, SCORE, line("max_failed_attempts", 0, scope="step1", age=OLDER))
    assert (Verdict(int(found.verdict[0])), decider(found)) == (Verdict.CLOSED, "step2")


def test_nothing_decides_where_a_program_is_open():
    found = match(applicant(), WELCOME)
    assert (Verdict(int(found.verdict[0])), decider(found)) == (Verdict.OPEN, None)


def test_what_is_narrowed_to_a_kind_of_position_speaks_for_that_kind_only():
    narrowed = line("min_step2", 220, kind="P")
    assert verdict(LOW, narrowed, at=program("P")) == "closed"
    assert verdict(LOW, narrowed, at=program("C")) == "open"
    assert verdict(LOW, narrowed, at=program("C", "P")) == "open"
    assert verdict(LOW, narrowed, line("min_step2", 220, kind="C"), at=program("C", "P")) == "closed"
    assert verdict(LOW, SCORE, at=program("C", "P")) == "closed"


def test_of_equally_open_positions_the_first_by_letter_is_shown():
    lines = WELCOME, line("min_step2", 1, kind="C", statement=3), line("min_step2", 2, kind="M", statement=4)
    rules = match(applicant(step2=220), *lines, at=program("M", "C")).of_program(0)
    assert next(one.statement for one in rules if one.rule == "step2") == 3


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], "open"),
        ([line("letters", 4, strength="preferred")], "short"),
        ([line("min_step1", 220)], "confirm"),
        ([line("min_step2", 220, age=OLDER)], "doubtful"),
        ([line("min_step2", 220)], "closed"),
    ],
)
def test_each_verdict(lines, expected):
    assert verdict(applicant(step1="pass", step2=219, letters=3), *lines) == expected


def test_of_all_that_can_be_stated_two_things_close_to_an_applicant_who_has_told_nothing():
    """Openward takes whoever has not said where they studied for an international graduate; a day is past for all."""
    said = [line(field, value) for field in MATCH_FIELDS for value in FIELDS[field].values or (1,)]
    said.append(deadline(DAY - dt.timedelta(days=1), statement=3))
    harsh = [one for one in said if verdict(ApplicantProfile(), one) not in {"open", "confirm"}]
    assert len(said) == 47
    assert harsh == [line("accepts_img", "no"), said[-1]]


def test_counts_and_deciders_add_up():
    programs = [program("C", number=number) for number in (5, 3, 9)]
    lines = [
        line("accepts_img", "yes", program=5, statement=1),
        line("accepts_img", "no", program=3, statement=2),
        line("accepts_img", "yes", program=9, statement=3),
        line("min_step2", 220, program=9, statement=4),
        line("min_step2", 220, program=77, statement=5),
    ]
    found = matched(applicant(step2=219), stated(programs, lines), DAY)
    assert [Verdict(int(one)).name for one in found.verdict] == ["OPEN", "CLOSED", "CLOSED"]
    assert [decider(found, row) for row in range(3)] == [None, "img", "step2"]
    assert found.counts() == {**dict.fromkeys(Verdict, 0), Verdict.OPEN: 1, Verdict.CLOSED: 2}
    among = np.array([True, False, True])
    assert found.counts(among)[Verdict.CLOSED] == 1
    assert found.decided_by(Verdict.CLOSED) == {"img": 1, "step2": 1}
    assert found.decided_by(Verdict.CLOSED, among) == {"step2": 1}
    assert found.decided_by(Verdict.OPEN) == {}
    assert found.decided_by(Verdict.SHORT) == {}


def test_every_rule_is_told_with_its_statement_and_every_field_is_looked_at():
    found = match(LOW, WELCOME, SCORE).of_program(0)
    assert [one.rule for one in found] == [rule.name for rule in RULES]
    assert {one.rule: one.statement for one in found if one.statement} == {"img": 1, "step2": 100}
    assert {name for rule in RULES for name in rule.fields} == set(MATCH_FIELDS)
    assert len(DECIDING) == len(RULES) - 5
    assert set(RULES_BY_NAME) == {rule.name for rule in RULES}


def test_the_day_is_an_argument():
    last = deadline(DAY)
    assert verdict(applicant(), last, day=DAY) == "open"
    assert verdict(applicant(), last, day=DAY.replace(day=25)) == "closed"
