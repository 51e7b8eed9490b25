"""Whose domain speaks for a program."""

import pytest

from programs import coordinators, curation
from programs.models import Statement
from tests.programs import rows
from tests.programs.rows import DAY

pytestmark = pytest.mark.django_db


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
