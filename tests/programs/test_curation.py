"""What curators do, end to end: the fact follows the decision, and a take-down takes exactly what rests on it alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs import curation, facts
from programs.checking import StatementError
from programs.models import (
    Change,
    Decision,
    EmployerLink,
    Fact,
    Institution,
    Page,
    Proposal,
    Reading,
    Statement,
    Wording,
)
from programs.pages import proposals
from tests.programs import rows
from tests.programs.rows import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(django_user_model):
    return django_user_model.objects.create_user("curator@test.example", "test password")


def add(subject, curator, **more):
    given = {
        "source": rows.source(),
        "subject": subject,
        "field": "visa_j1",
        "value": "yes",
        "page_url": "https://page.example/test",
        "by": curator,
        "day": DAY,
        **more,
    }
    return curation.add_statement(**given)


def test_an_added_statement_becomes_a_fact(curator):
    program = rows.program()
    said = add(program, curator)
    fact = Fact.objects.get(program=program)
    assert (fact.value, fact.statement) == ("yes", said)
    decision = Decision.objects.get()
    assert (decision.by, decision.verdict) == (curator, "accepted")
    assert Change.objects.get().by == curator
    assert Reading.objects.get().read_from == "stored_copy"


def test_a_curator_with_the_page_open_makes_a_live_reading(curator):
    add(rows.program(), curator, read_live=True)
    assert Reading.objects.get().read_from == "live"


def test_an_office_statement_reaches_every_program(curator):
    one, other = rows.program(), rows.program(specialty_code="320")
    add(one.institution, curator, source=rows.office_source())
    assert set(Fact.objects.values_list("program", flat=True)) == {one.pk, other.pk}


def test_a_long_reason_is_kept_whole_with_the_decision(curator):
    said, why = add(rows.program(), curator), "x" * 500
    assert curation.decide(statement=said, verdict="rejected", by=curator, day=DAY, why=why) == 1
    assert said.decisions.first().why == why
    assert Change.objects.first().why == f"statement rejected: {why}"[:300]


def test_adding_what_is_on_record_adds_nothing(curator):
    program = rows.program()
    assert add(program, curator) == add(program, curator)
    assert Statement.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "column"),
    [
        ({"field": "match_chance"}, "field"),
        ({"value": "perhaps"}, "value"),
        ({"page_url": "javascript:alert(1)"}, "page_url"),
        ({"page_url": ""}, "page_url"),
        ({"strength": "required"}, "strength"),
        ({"stated_cycle": "soon"}, "stated_cycle"),
        ({"kind": "Z"}, "kind"),
        ({"scope": "step1"}, "scope"),
    ],
)
def test_what_cannot_be_stated_names_its_column_and_leaves_nothing(curator, given, column):
    with pytest.raises(StatementError) as error:
        add(rows.program(), curator, **given)
    assert error.value.field == column
    assert error.value.message
    assert not Statement.objects.exists()


def test_a_coordinators_reply_needs_no_page_but_takes_no_other_address(curator):
    source = rows.source("test-replies", kind="coordinator")
    assert add(rows.program(), curator, source=source, page_url="").page_url == ""
    with pytest.raises(StatementError) as error:
        add(rows.program(), curator, source=source, page_url="javascript:alert(1)")
    assert error.value.field == "page_url"


def test_rejecting_removes_the_fact_and_accepting_brings_it_back(curator):
    program = rows.program()
    said = add(program, curator)
    assert curation.decide(statement=said, verdict="rejected", by=curator, day=DAY, why="test") == 1
    assert not Fact.objects.exists()
    assert Change.objects.first().why == "statement rejected: test"
    assert curation.decide(statement=said, verdict="accepted", by=curator, day=DAY) == 1
    assert Fact.objects.get().statement == said


def test_a_decision_is_accepted_or_rejected(curator):
    said = rows.statement(rows.program())
    with pytest.raises(ValueError, match="'perhaps' is not a decision"):
        curation.decide(statement=said, verdict="perhaps", by=curator, day=DAY)


def test_a_takedown_removes_exactly_what_rests_on_the_source_alone(curator):
    alone, shared, untouched = rows.program(), rows.program(code="9002"), rows.program(code="9003")
    taken, other = rows.source("test-taken"), rows.source("test-other")
    rows.statement(alone, by=taken)
    rows.statement(shared, by=taken)
    rows.statement(shared, by=other)
    rows.statement(shared, by=taken, field="letters", value="3")
    rows.statement(untouched, by=other)
    everything = [alone.pk, shared.pk, untouched.pk]
    facts.settle(everything, day=DAY, cause=facts.Cause("test"))
    before = standing()

    assert curation.preview_unpublish(source=taken, day=DAY) == 3
    assert standing() == before

    curation.publish(source=taken, published=False, by=curator, day=DAY)
    after = standing()
    assert {(program, field) for program, field, *_ in before} - {(program, field) for program, field, *_ in after} == {
        (alone.pk, "min_step2"),
        (shared.pk, "letters"),
    }
    assert {row for row in before if row[0] == untouched.pk} <= after
    alone.refresh_from_db()
    assert not alone.published

    curation.publish(source=taken, published=True, by=curator, day=DAY)
    assert standing() == before
    alone.refresh_from_db()
    assert alone.published


def standing():
    return set(Fact.objects.values_list("program_id", "field", "value", "statement_id", "agreement"))


def test_publishing_what_is_published_changes_nothing(curator):
    assert curation.publish(source=rows.source(), published=True, by=curator, day=DAY) == 0


def under(wording, program, **more):
    reason = "the link is likely: test"
    return rows.statement(program, wording=wording, **{"needs_review": True, "review_reason": reason, **more})


@pytest.fixture
def likely():
    wording = Wording.objects.create(institution_wording="Test hospital", specialty_code="140", certainty="likely")
    wording.programs.add(rows.program())
    return wording


def test_confirming_a_link_lets_its_statements_stand(likely, curator):
    said = under(likely, rows.program())
    assert curation.confirm_wording(wording=likely, confirmed=True, by=curator, day=DAY) == 1
    assert Fact.objects.get().statement == said
    assert not likely.waits


def test_refusing_a_link_rejects_its_statements(likely, curator):
    under(likely, rows.program())
    assert curation.confirm_wording(wording=likely, confirmed=False, by=curator, day=DAY) == 0
    assert Decision.objects.get().verdict == "rejected"


def test_an_unclear_reading_goes_on_waiting_when_its_link_is_confirmed(likely, curator):
    under(likely, rows.program(), review_reason="unclear reading: test")
    curation.confirm_wording(wording=likely, confirmed=True, by=curator, day=DAY)
    assert Statement.objects.waiting().count() == 1


def test_confirming_takes_back_a_refusal_by_mistake(likely, curator):
    counted = under(likely, rows.program(), needs_review=False, review_reason="")
    unclear = under(likely, rows.program(), field="letters", value="3", review_reason="unclear reading: test")
    wrong = under(likely, rows.program(), field="visa_j1", value="no")
    curation.decide(statement=wrong, verdict="rejected", by=curator, day=DAY, why="the page does not say this")
    for confirmed in (False, True):
        curation.confirm_wording(wording=likely, confirmed=confirmed, by=curator, day=DAY)
    assert [fact.statement for fact in Fact.objects.all()] == [counted]
    assert list(Statement.objects.waiting()) == [unclear]
    assert wrong.decisions.count() == 1


def employer_link():
    return EmployerLink.objects.create(
        employer="TEST EMPLOYER",
        employer_key="test employer",
        state="NM",
        institution=rows.institution(),
        relation="same",
        certainty="likely",
    )


def test_a_confirmed_employer_link_counts_and_remembers_who(curator):
    link = employer_link()
    assert not link.counts
    curation.confirm_employer_link(link=link, confirmed=True, by=curator, day=DAY)
    assert link.counts
    assert link.history.first().history_user == curator


def test_a_confirmed_name_is_shown_and_no_feed_takes_it_back(curator):
    institution = rows.institution(plain_name="Test Hospital of Plain Name", city="Testville", name_certainty="likely")
    assert (institution.name, institution.shown_city) == ("Test Hosp-9001", "")
    curation.confirm_name(institution=institution, confirmed=True, by=curator)
    kept = Institution.objects.get()
    assert (kept.name, kept.shown_city, kept.named_by_hand) == ("Test Hospital of Plain Name", "Testville", True)


def test_a_refused_name_leaves_the_listed_one(curator):
    institution = rows.institution(plain_name="Wrong name for a test", name_certainty="likely")
    curation.confirm_name(institution=institution, confirmed=False, by=curator)
    assert Institution.objects.get().name == "Test Hosp-9001"


def asked_by_a_page():
    page = Page.objects.create(url="https://page.example/test", host="page.example")
    standing = rows.statement(rows.program(), page_url=page.url)
    return Proposal.objects.create(page=page, kind="gone", standing=standing, at=timezone.now())


ACTS = {
    "add": lambda by: add(rows.program(), by),
    "decide": lambda by: curation.decide(statement=Statement.objects.get(), verdict="rejected", by=by, day=DAY),
    "publish": lambda by: curation.publish(source=rows.source(), published=False, by=by, day=DAY),
    "wording": lambda by: curation.confirm_wording(wording=Wording.objects.get(), confirmed=True, by=by, day=DAY),
    "link": lambda by: curation.confirm_employer_link(link=EmployerLink.objects.get(), confirmed=True, by=by, day=DAY),
    "name": lambda by: curation.confirm_name(institution=rows.institution(), confirmed=True, by=by),
    "proposal": lambda by: proposals.settle(
        proposal=Proposal.objects.get(), accepted=True, by=by, day=DAY, now=timezone.now()
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_holds_the_directory_before_it_writes(likely, curator, act):
    """As refreshes and looks at pages do: two that lock in another order wait for each other for good."""
    employer_link()
    asked_by_a_page()
    rows.source()
    with CaptureQueriesContext(connection) as queries:
        ACTS[act](curator)
    asked = [query["sql"] for query in queries]
    holds = next(at for at, sql in enumerate(asked) if "FOR UPDATE" in sql)
    writes = [at for at, sql in enumerate(asked) if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert "programs_directoryversion" in asked[holds]
    assert min(writes) > holds
