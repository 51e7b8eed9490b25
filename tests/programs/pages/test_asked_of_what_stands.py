"""What a page is asked about stops standing by another hand before anyone answers. All rows are tests'."""

import pytest

from programs import curation, facts
from programs.models import Decision, Fact, Proposal, Statement
from programs.pages import proposals
from tests.programs import rows
from tests.programs.pages.conftest import NOON

pytestmark = pytest.mark.django_db
DAY = NOON.date()
STEP2 = "A minimum Step 2 CK score of 220 is required."
STEP2_RAISED = "A minimum Step 2 CK score of 230 is required."
NO_H1B = "We do not sponsor H-1B visas."


@pytest.fixture
def said(watched):
    cited = {"page_url": watched.url}
    said = rows.statement(rows.program(), strength="required", **cited)
    rows.statement(rows.program(), "visa_h1b", "no", **cited)
    facts.settle([rows.program().pk], day=DAY, cause=facts.Cause("test"))
    watched.shows(STEP2, NO_H1B)
    watched.look()
    return said


def reject(statement):
    curation.decide(statement=statement, verdict=Decision.Verdict.REJECTED, by=None, day=DAY, why="misread")


def test_whether_it_is_still_stated_is_asked_no_more(watched, said):
    watched.shows(NO_H1B)
    watched.look(days=7)
    assert Proposal.objects.get(settled_at=None).kind == "gone"
    reject(said)
    assert not Proposal.objects.filter(settled_at=None).exists()


def test_what_was_rejected_as_misread_is_not_retired_by_what_the_page_says_now(watched, said):
    watched.shows(STEP2_RAISED, NO_H1B)
    watched.look(days=7)
    reject(said)
    differs = Proposal.objects.get(settled_at=None)
    proposals.settle(proposal=differs, accepted=True, by=None, day=DAY, now=NOON)
    assert Fact.objects.get(field="min_step2").value == "230"
    assert [one.why for one in said.decisions.all()] == ["misread"]
    watched.shows(STEP2, NO_H1B)
    watched.look(days=14)
    assert not Proposal.objects.filter(settled_at=None, statement=said).exists()
    assert Statement.objects.standing().get(field="min_step2").value == "230"
