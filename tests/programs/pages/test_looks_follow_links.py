"""What looks found on a page under a program goes with the link by which the page spoke for it. All rows are tests'."""

import pytest

from programs import curation, facts
from programs.feeds import wordings
from programs.models import Decision, Fact, Proposal, Statement, Wording
from programs.pages import proposals
from tests.programs import rows
from tests.programs.feeds.runs import run_of, table
from tests.programs.feeds.test_directory_feeds import WORDED
from tests.programs.pages.conftest import NOON

pytestmark = pytest.mark.django_db
DAY = NOON.date()
ELSEWHERE = {**WORDED, "subject_programs": "9001-320"}
STEP2 = "A minimum Step 2 CK score of 220 is required."
J1 = "We sponsor J-1 visas through the ECFMG."
CYCLE = "For the 2026-2027 application cycle:"


def word(row):
    """As a refresh does, facts included."""
    done = run_of(wordings.FEED, table(wordings.FEED, row))
    facts.settle(done.kept.program_ids, day=DAY, cause=facts.Cause(why="test"))


@pytest.fixture
def wording(watched):
    """A program's statement under a sure link, of which looks then find a newer season and a visa besides."""
    rows.program(), rows.program(specialty_code="320")
    word(WORDED)
    wording = Wording.objects.get()
    cited = {"page_url": watched.url, "strength": "required", "match_year": 2024, "stated_cycle": "2024"}
    rows.statement(rows.program(), wording=wording, **cited)
    facts.settle([rows.program().pk], day=DAY, cause=facts.Cause("test"))
    watched.shows(CYCLE, STEP2, J1)
    watched.look()
    asked = Proposal.objects.get(statement__field="visa_j1")
    proposals.settle(proposal=asked, accepted=True, by=None, day=DAY, now=NOON)
    assert Statement.objects.standing().filter(how_read="page watch").count() == 2
    return wording


def confirm(wording, confirmed):
    curation.confirm_wording(wording=wording, confirmed=confirmed, by=None, day=DAY)


def facts_of(program):
    return set(Fact.objects.filter(program=program).values_list("field", flat=True))


def test_a_refused_link_ends_what_looks_found_by_it(wording):
    confirm(wording, confirmed=False)
    assert facts_of(rows.program()) == set()


def test_a_corrected_link_ends_what_looks_found_by_it(wording):
    word(ELSEWHERE)
    assert facts_of(rows.program()) == set()


def test_a_refusal_that_is_taken_back_brings_it_back(wording):
    for confirmed in (False, True):
        confirm(wording, confirmed)
    assert facts_of(rows.program()) == {"min_step2", "visa_j1"}


def test_a_correction_that_is_taken_back_brings_it_back(wording):
    word(ELSEWHERE)
    word(WORDED)
    assert facts_of(rows.program()) == {"min_step2", "visa_j1"}


def test_what_another_link_or_hand_cites_the_page_for_stays(wording, watched):
    rows.statement(rows.program(), "letters", "3", page_url=watched.url)
    confirm(wording, confirmed=False)
    assert facts_of(rows.program()) == {"min_step2", "visa_j1", "letters"}


def test_what_still_waits_is_asked_no_more_and_asked_again_with_the_link(wording, watched):
    watched.shows(CYCLE, STEP2, J1, "We do not sponsor H-1B visas.")
    watched.look(days=7)
    open_now = Proposal.objects.filter(settled_at=None, statement__field="visa_h1b")
    assert open_now.exists()
    confirm(wording, confirmed=False)
    assert not Proposal.objects.filter(settled_at=None).exists()
    confirm(wording, confirmed=True)
    watched.look(days=8)
    assert open_now.exists()
    assert facts_of(rows.program()) == {"min_step2", "visa_j1"}


def test_what_a_curator_rejected_stays_rejected(wording):
    said = Statement.objects.get(field="visa_j1")
    curation.decide(statement=said, verdict=Decision.Verdict.REJECTED, by=None, day=DAY, why="not on the page")
    for confirmed in (False, True):
        confirm(wording, confirmed)
    word(ELSEWHERE)
    word(WORDED)
    assert "visa_j1" not in facts_of(rows.program())
