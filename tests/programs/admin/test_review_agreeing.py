"""What only confirms can be accepted by the dozen; what differs never can."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from applicants.models import User
from programs import answering, asked, curation, facts
from programs.models import Fact, Proposal, Statement
from programs.models.source import SourceKind
from tests.programs import rows
from tests.programs.admin.conftest import DAY, PAGE, Directory, make_user, proposed, signed_in, waiting_statement

AGREEING = "/admin/review/agreeing/"


@pytest.fixture
def agreeing(directory: Directory) -> Statement:
    """The tracker says what the program's own page says and what stands."""
    return Statement.objects.create(
        source=directory.tracker, program=directory.program, page_url="https://example.org/list", needs_review=True,
        field="visa_j1", value="yes",
    )  # fmt: skip


@pytest.fixture
def confirming(directory: Directory) -> Proposal:
    return proposed(directory, "confirms", standing=directory.accepted)


def listed(client: Client) -> list[str]:
    return [line.key for line in client.get(AGREEING).context["rows"]]


def test_it_lists_what_a_page_says_still_and_what_another_source_states_as_well(
    agreeing: Statement, confirming: Proposal, differing: Proposal, as_curator: Client
) -> None:
    assert sorted(listed(as_curator)) == [f"p{confirming.pk}", f"s{agreeing.pk}"]


@pytest.mark.parametrize(
    "unlike",
    [{"value": "no"}, {"kind": "P"}, {"applies_to": "us"}, {"unless": "in writing"}, {"field": "visa_h1b"}],
    ids=lambda unlike: next(iter(unlike)),
)
def test_what_is_not_quite_the_same_does_not_agree(
    unlike: dict[str, str], directory: Directory, as_curator: Client
) -> None:
    waiting_statement(directory.tracker, directory.program, **{"field": "visa_j1", "value": "yes", **unlike})
    assert listed(as_curator) == []


def test_the_same_source_does_not_agree_with_itself_nor_one_season_with_another(
    directory: Directory, curator: User, as_curator: Client
) -> None:
    waiting_statement(directory.page, directory.program, field="visa_j1", value="yes", stated_cycle="2027")
    curation.add_statement(
        source=directory.page, subject=directory.program, field="visa_h1b", value="no", stated_cycle="2026",
        page_url=PAGE, by=curator, day=DAY,
    )  # fmt: skip
    waiting_statement(
        directory.tracker, directory.program, field="visa_h1b", value="no", stated_cycle="2027", match_year=2027
    )
    assert listed(as_curator) == []


def test_what_differs_is_not_listed_even_if_a_third_source_states_the_same(
    directory: Directory, differing: Proposal, curator: User, as_curator: Client
) -> None:
    curation.add_statement(
        source=directory.tracker, subject=directory.program, field="visa_j1", value="no",
        page_url="https://example.org/list", by=curator, day=DAY,
    )  # fmt: skip
    assert Fact.objects.get(field="visa_j1").value == "yes"
    assert listed(as_curator) == []


def test_agreeing_with_what_does_not_lead_is_no_agreement(
    directory: Directory, curator: User, as_curator: Client
) -> None:
    curation.add_statement(
        source=directory.tracker, subject=directory.program, field="visa_j1", value="no",
        page_url="https://example.org/list", by=curator, day=DAY,
    )  # fmt: skip
    Statement.objects.create(
        source=directory.page, program=directory.program, page_url="https://example.org/other", needs_review=True,
        field="visa_j1", value="no",
    )  # fmt: skip
    assert Fact.objects.get(field="visa_j1").value == "yes"
    assert listed(as_curator) == []


def test_agreeing_with_what_is_disputed_is_no_agreement(directory: Directory, as_curator: Client) -> None:
    for number, value in enumerate(("yes", "no")):
        rows.statement(
            directory.program, "visa_h1b", value, by=directory.page, page_url=f"https://example.org/{number}"
        )
    waiting_statement(directory.tracker, directory.program, field="visa_h1b", value="no")
    facts.settle_all(day=DAY, cause=facts.Cause("test"))
    assert Fact.objects.get(field="visa_h1b").agreement == "disputed"
    assert listed(as_curator) == []


def test_what_would_turn_a_fact_of_another_program_is_left(directory: Directory, as_curator: Client) -> None:
    """An office's word, which is already the fact of one of its programs, and would overrule that of the other."""
    office = rows.institution("9001")
    programs = [rows.program("9001", specialty) for specialty in ("140", "220")]
    other = rows.source("another-test-tracker", SourceKind.TRACKER)
    rows.statement(office, "accepts_img", "yes", by=directory.tracker)
    rows.statement(programs[1], "accepts_img", "no", by=other, stated_cycle="2027", match_year=2027)
    waits = Statement.objects.create(
        source=rows.office_source(), institution=office, page_url="https://example.org/office", needs_review=True,
        field="accepts_img", value="yes", stated_cycle="2027", match_year=2027,
    )  # fmt: skip
    facts.settle_all(day=DAY, cause=facts.Cause("test"))
    assert f"s{waits.pk}" in listed(as_curator)

    page = as_curator.post(AGREEING, {"item": [f"s{waits.pk}"]}, follow=True).content.decode()

    assert "0 accepted." in page
    assert "1 did not wait or did not agree any more, and was left." in page
    assert [Fact.objects.get(program=one, field="accepts_img").value for one in programs] == ["yes", "no"]
    assert Statement.objects.waiting().filter(pk=waits.pk).exists()


def test_ticked_ones_are_accepted_and_the_others_left(
    agreeing: Statement, confirming: Proposal, as_curator: Client, curator: User
) -> None:
    page = as_curator.post(AGREEING, {"item": [f"p{confirming.pk}"]}, follow=True).content.decode()
    assert "1 accepted." in page
    confirming.refresh_from_db()
    assert confirming.settled_by == curator
    assert confirming.standing.readings.filter(read_from="live", check_of=confirming.check_of).exists()  # type: ignore[union-attr]
    assert listed(as_curator) == [f"s{agreeing.pk}"]
    assert LogEntry.objects.filter(user=curator).count() == 1


def test_both_kinds_at_once(agreeing: Statement, confirming: Proposal, as_curator: Client) -> None:
    page = as_curator.post(AGREEING, {"item": [f"p{confirming.pk}", f"s{agreeing.pk}"]}, follow=True)
    assert "2 accepted." in page.content.decode()
    assert listed(as_curator) == []
    assert Fact.objects.get(field="visa_j1").agreement == "agreed"


def test_what_differs_is_left_even_if_it_is_sent(differing: Proposal, as_curator: Client) -> None:
    page = as_curator.post(AGREEING, {"item": [f"p{differing.pk}", "p999", "x"]}, follow=True).content.decode()
    assert "0 accepted." in page
    assert "3 did not wait or did not agree any more, and were left." in page
    assert Fact.objects.get(field="visa_j1").value == "yes"


def test_what_was_answered_meanwhile_is_left_and_the_rest_is_accepted(
    agreeing: Statement, confirming: Proposal, curator: User
) -> None:
    day = timezone.localdate()
    both = asked.load_each([f"p{confirming.pk}", f"s{agreeing.pk}"])
    answering.accept(both[0], by=None, day=day)
    accepted, _changed = answering.accept_each(both, by=curator, day=day)
    assert [one.key for one in accepted] == [f"s{agreeing.pk}"]


def test_who_may_not_decide_may_not_tick(confirming: Proposal) -> None:
    nobody = signed_in(make_user("nobody@example.org"))
    assert nobody.get(AGREEING).status_code == 403
    assert nobody.post(AGREEING, {"item": [f"p{confirming.pk}"]}).status_code == 403
    confirming.refresh_from_db()
    assert confirming.settled_at is None


def test_every_page_of_a_long_list_keeps_the_filter(directory: Directory, as_curator: Client) -> None:
    for number in range(51):
        Statement.objects.create(
            source=directory.tracker, program=directory.program, page_url=f"{PAGE}/{number}", needs_review=True,
            field="visa_j1", value="yes",
        )  # fmt: skip
    page = as_curator.get(AGREEING, {"field": "visa_j1"})
    assert len(page.context["rows"]) == 50
    assert "?field=visa_j1&amp;p=2" in page.content.decode()
    assert len(as_curator.get(AGREEING, {"field": "visa_j1", "p": "2"}).context["rows"]) == 1
