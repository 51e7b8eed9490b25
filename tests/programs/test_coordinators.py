"""Whose domain speaks for a program, and what becomes of an answer that its coordinator takes back."""

import pytest

from programs import coordinators, curation
from programs.models import Statement
from tests.programs import rows
from tests.programs.rows import DAY

pytestmark = pytest.mark.django_db


def state(program, **said):
    answers = [coordinators.Stated(field, value) for field, value in said.items()]
    return coordinators.state(program=program, domain="page.example", said=answers, season=2027, day=DAY)


def waiting():
    return set(Statement.objects.waiting().values_list("field", "value"))


def test_a_page_cited_by_what_waits_or_was_rejected_speaks_for_no_program():
    program = rows.program()
    rows.statement(program, page_url="https://www.residency.example.org/visas")
    wrong = rows.statement(program, page_url="https://www.example.com/another-hospital")
    curation.decide(statement=wrong, verdict="rejected", by=None, day=DAY)
    rows.statement(program, page_url="https://likely.example.net/", needs_review=True, review_reason="likely")
    assert coordinators.domains_of(program) == {"example.org"}


@pytest.mark.parametrize("host", ["websitetestlink.com", "liquidint.com", "test.foleon.com", "test.atlassian.net"])
def test_where_anyone_may_have_a_page_nobody_speaks_for_a_program(host):
    assert coordinators.domain_of(host) == ""


def test_another_answer_takes_the_place_of_the_one_that_waits():
    program, other = rows.program(), rows.program(code="9002")
    state(other, visa_h1b="yes")
    for value in ("yes", "no"):
        state(program, visa_h1b=value, visa_j1="no")
    assert waiting() == {("visa_h1b", "no"), ("visa_j1", "no"), ("visa_h1b", "yes")}
    (closed,) = (row.decisions.get() for row in Statement.objects.filter(program=program, value="yes"))
    assert (closed.verdict, closed.by, closed.why) == ("rejected", None, "the coordinator has said otherwise since")


def test_an_answer_that_was_taken_back_and_is_said_again_waits_again():
    program = rows.program()
    for value in ("yes", "no", "yes"):
        state(program, visa_h1b=value)
    assert waiting() == {("visa_h1b", "yes")}


def test_one_link_makes_no_more_wait_than_there_are_fields():
    program = rows.program()
    for number in range(1, 6):
        state(program, min_step2=str(200 + number), letters=str(number))
    assert waiting() == {("min_step2", "205"), ("letters", "5")}


def test_what_a_curator_rejected_stays_rejected_when_it_is_said_again():
    program = rows.program()
    state(program, visa_h1b="yes")
    curation.decide(statement=Statement.objects.get(), verdict="rejected", by=None, day=DAY, why="not so")
    state(program, visa_h1b="yes")
    assert waiting() == set()
