"""A wording whose link is corrected takes what was said under it along. All rows are test data."""

import datetime as dt

import pytest
from django.utils import timezone

from programs import curation, facts
from programs.feeds import wordings
from programs.models import Decision, Fact, Source, Statement, Wording
from tests.programs import rows
from tests.programs.feeds.runs import DAY, run_again, run_of, table
from tests.programs.feeds.test_directory_feeds import WORDED

pytestmark = pytest.mark.django_db
ELSEWHERE = {**WORDED, "subject_programs": "9001-320"}
LIKELY = {**WORDED, "certainty": "likely"}


def word(row):
    """As a refresh does, facts included."""
    done = run_of(wordings.FEED, table(wordings.FEED, row))
    facts.settle(done.kept.program_ids, day=DAY, cause=facts.Cause(why="test"))
    return done


@pytest.fixture
def program():
    rows.program(specialty_code="320")
    return rows.program()


def say(program, **more):
    statement = rows.statement(program, strength="required", wording=Wording.objects.get(), **more)
    facts.settle({program.pk}, day=DAY, cause=facts.Cause(why="test"))
    return statement


def verdicts():
    return list(Decision.objects.order_by("pk").values_list("verdict", flat=True))


def test_what_was_said_under_the_old_link_counts_no_longer(program):
    word(WORDED)
    say(program)
    assert Fact.objects.filter(program=program).exists()
    done = word(ELSEWHERE)
    assert (verdicts(), done.kept.program_ids) == (["rejected"], {program.pk})
    assert not Fact.objects.filter(program=program).exists()
    assert not run_again(wordings.FEED, table(wordings.FEED, ELSEWHERE)).kept.program_ids


def test_a_correction_that_is_taken_back_brings_it_back(program):
    word(WORDED)
    say(program)
    word(ELSEWHERE)
    word(WORDED)
    assert verdicts() == ["rejected", "accepted"]
    assert Fact.objects.filter(program=program).exists()


def test_what_a_curator_rejected_stays_rejected(program):
    word(WORDED)
    statement = say(program)
    word(ELSEWHERE)
    curation.decide(statement=statement, verdict=Decision.Verdict.REJECTED, by=None, day=DAY, why="not on the page")
    word(WORDED)
    assert verdicts() == ["rejected", "rejected"]


def test_what_waited_for_a_link_stands_once_it_is_sure(program):
    word(LIKELY)
    say(program, needs_review=True, review_reason="the link is likely: same state")
    unclear = say(program, field="usce_months", value="3", needs_review=True, review_reason="unclear reading: training")
    assert not Fact.objects.exists()
    word(WORDED)
    assert verdicts() == ["accepted"]
    assert list(Statement.objects.waiting()) == [unclear]
    assert Fact.objects.filter(program=program, field="min_step2").exists()


def test_a_likely_link_that_moves_accepts_nothing(program):
    word(LIKELY)
    say(program, needs_review=True, review_reason="the link is likely: same state")
    word({**ELSEWHERE, "certainty": "likely"})
    word({**LIKELY, "reason": "the street is the same"})
    assert verdicts() == ["rejected"]


def test_an_offices_words_follow_their_institution(program):
    office = {**WORDED, "acgme_specialty_code": "*", "subject_programs": ""}
    other = rows.program("9002").institution
    word(office)
    say_of = rows.statement(program.institution, "visa_j1", "yes", wording=Wording.objects.get())
    word({**office, "subject_institution": other.code})
    assert list(Statement.objects.with_latest_verdict().values_list("pk", "latest_verdict")) == [
        (say_of.pk, "rejected")
    ]


def test_its_sources_are_read_again_at_once(program):
    later = timezone.now() + dt.timedelta(days=7)
    word(WORDED)
    say(program)
    say(program, by=rows.source("test-by-hand"), field="letters", value="3")
    Source.objects.filter(name="test-pages").update(next_due=later, etag="of-a-test")
    word(ELSEWHERE)
    read_again = Source.objects.get(name="test-pages")
    assert (read_again.next_due < later, read_again.etag) == (True, "")
    assert Source.objects.get(name="test-by-hand").next_due is None


def test_other_wordings_are_left_alone(program):
    word(WORDED)
    say(program)
    run_of(wordings.FEED, table(wordings.FEED, WORDED, {**ELSEWHERE, "city": "Testburg"}))
    assert verdicts() == []
