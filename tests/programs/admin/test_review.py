"""The review screen: one thing at a time, most urgent first; each answer is taken once and leads to the next."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from applicants.models import User
from programs import answering, asked
from programs.models import Change, Decision, Fact, PageCheck, Program, Proposal, Statement
from tests.programs.admin.conftest import (
    DAY,
    PAGE,
    Directory,
    make_user,
    proposed,
    replied,
    signed_in,
    waiting_statement,
)

REVIEW = "/admin/review/"


def key(row: Proposal | Statement) -> str:
    return f"{'p' if isinstance(row, Proposal) else 's'}{row.pk}"


def answer(client: Client, row: Proposal | Statement, act: str, query: str = "", **more: str) -> Any:
    return client.post(REVIEW + query, {"act": act, "item": key(row), **more}, follow=True)


def j1() -> str | None:
    fact = Fact.objects.filter(field="visa_j1", program__public_id="1022-140").first()
    return fact.value if fact else None


def edited(**more: str) -> dict[str, str]:
    return {"value": "case_by_case", "stated_cycle": "2027", "basis": "explicit", **more}


def test_it_shows_old_and_new_side_by_side_with_the_words_marked_and_escaped(
    differing: Proposal, as_curator: Client
) -> None:
    answered = as_curator.get(REVIEW, {"item": key(differing)})
    one, page = answered.context["one"], answered.content.decode()
    assert (one.stands.value, one.says.value) == ("Yes", "No")
    assert one.passage == ("TEST &lt;b&gt;words&lt;/b&gt;: we do <mark>not</mark> sponsor <mark>J-1</mark> visas.")
    assert "<b>words" not in page
    assert f'href="{PAGE}"' in page
    assert "read live on 2026-11-21" in page
    assert "Accepting changes <strong>1</strong> fact at 1 program." in " ".join(page.split())


def test_the_day_of_a_reading_is_the_day_here(differing: Proposal, as_curator: Client) -> None:
    PageCheck.objects.update(at=dt.datetime(2026, 11, 22, 2, tzinfo=dt.UTC))  # nine in the evening of the day before
    assert as_curator.get(REVIEW, {"item": key(differing)}).context["one"].read == "read live on 2026-11-21"


def test_an_office_tells_how_many_programs_and_facts_it_changes(directory: Directory, as_curator: Client) -> None:
    said = Statement.objects.create(
        source=directory.page, institution=directory.institution, field="visa_h1b", value="no", page_url=PAGE,
        needs_review=True,
    )  # fmt: skip
    before = Change.objects.count(), Decision.objects.count()
    page = as_curator.get(REVIEW, {"item": key(proposed(directory, "new", statement=said))})
    effect = page.context["one"].effect
    assert (effect.about, effect.programs, effect.facts) == (2, 2, 2)
    assert "This office's policy stands for 2 programs." in page.content.decode()
    assert (Change.objects.count(), Decision.objects.count()) == before, "looking changes nothing"


def test_most_urgent_first_and_each_answer_leads_to_the_next(
    directory: Directory, differing: Proposal, as_curator: Client
) -> None:
    Program.objects.filter(pk=directory.other.pk).update(saved_by=50)  # of the likely link
    keys = [entry.key for entry in as_curator.get(REVIEW).context["entries"]]
    assert keys == [key(directory.linked), key(differing), key(directory.waiting)]
    after = answer(as_curator, differing, "accept", query=f"?item={key(differing)}")
    assert after.redirect_chain == [(f"{REVIEW}?item={key(directory.waiting)}", 302)]


def test_accepting_what_differs_makes_the_fact_and_says_who_did(
    differing: Proposal, as_curator: Client, curator: User
) -> None:
    page = answer(as_curator, differing, "accept").content.decode()
    assert "Accepted: J-1 visa" in page
    assert "1 fact changed." in page
    assert j1() == "no"
    differing.refresh_from_db()
    assert differing.settled_by == curator
    assert LogEntry.objects.get(object_id=str(differing.pk)).user == curator


def test_rejecting_keeps_what_stands_and_the_reason(
    directory: Directory, differing: Proposal, as_curator: Client
) -> None:
    answer(as_curator, differing, "reject", reason="earlier", more="2024")
    assert j1() == "yes"
    decision = differing.statement.decisions.get()  # type: ignore[union-attr]
    assert (decision.verdict, decision.why) == ("rejected", "It is of an earlier season: 2024")


@pytest.mark.parametrize("given", [{}, {"reason": "because"}, {"more": "x" * 401}])
def test_rejecting_without_a_reason_says_so_beside_it_and_loses_nothing(
    given: dict[str, str], differing: Proposal, as_curator: Client
) -> None:
    page = answer(as_curator, differing, "reject", **given)
    form = page.context["reject"]
    assert form.errors
    assert form["more"].value() == given.get("more")
    assert page.context["one"].key == key(differing)
    assert j1() == "yes"
    assert not Decision.objects.filter(statement=differing.statement).exists()


def test_editing_records_the_curators_own_statement_and_rejects_the_proposed(
    directory: Directory, differing: Proposal, as_curator: Client, curator: User
) -> None:
    page = answer(as_curator, differing, "edit", **edited()).content.decode()
    assert "Edited and accepted: J-1 visa" in page
    assert j1() == "case_by_case"
    own = Statement.objects.get(value="case_by_case")
    assert (own.how_read, own.source, own.page_url, own.match_year) == ("curator", directory.page, PAGE, 2027)
    assert own.decisions.get().by == curator
    assert own.readings.filter(read_from="live", day=DAY, check_of=differing.check_of).exists()
    assert [d.why for d in Decision.objects.filter(statement=differing.statement)] == [f"edited: statement {own.pk}"]
    assert directory.accepted.decisions.first().verdict == "rejected"  # type: ignore[union-attr]


def test_editing_to_what_was_proposed_accepts_it(differing: Proposal, as_curator: Client) -> None:
    answer(as_curator, differing, "edit", **edited(value="no", stated_cycle=""))
    assert j1() == "no"
    assert Statement.objects.filter(field="visa_j1").count() == 2
    assert [d.verdict for d in Decision.objects.filter(statement=differing.statement)] == ["accepted"]
    assert asked.load(key(differing)).proposal.settled_at is not None  # type: ignore[union-attr]


def test_editing_the_basis_alone_says_that_it_is_not_kept(differing: Proposal, as_curator: Client) -> None:
    page = answer(as_curator, differing, "edit", **edited(value="no", stated_cycle="", basis="inferred"))
    assert "its basis stays as it was first read: in words." in page.content.decode()
    assert differing.statement is not None
    assert differing.statement.basis == "explicit"


def test_a_coordinators_reply_is_edited_without_a_page(directory: Directory, as_curator: Client) -> None:
    reply = replied(directory)
    assert as_curator.get(REVIEW, {"item": key(reply)}).context["one"].kind == "Coordinator's reply"
    answer(as_curator, reply, "edit", **edited())
    assert Fact.objects.get(program=directory.program, field="visa_h1b").value == "case_by_case"


def test_a_coordinators_reply_is_what_the_program_says_and_was_read_on_no_page(
    directory: Directory, as_curator: Client
) -> None:
    words = as_curator.get(REVIEW, {"item": key(replied(directory))}).content.decode()
    assert "The program says" in words
    assert "received 20" in words
    assert "The page says" not in words
    assert 'id="passage"' not in words
    assert "live page, read" not in words


def test_a_bad_edit_says_what_is_wrong_beside_its_field_and_loses_nothing(
    directory: Directory, as_curator: Client
) -> None:
    page = answer(as_curator, directory.waiting, "edit", **edited(value="400", unless="in writing"))
    form = page.context["edit"]
    assert form.errors == {"value": ["400 is outside 0 to 120"]}
    assert form["unless"].value() == "in writing"
    assert '<details data-key="e" open>' in page.content.decode()
    assert not Decision.objects.filter(statement=directory.waiting).exists()


def test_what_the_page_no_longer_says_goes_when_accepted_and_stays_when_rejected(
    directory: Directory, as_curator: Client
) -> None:
    gone = proposed(directory, "gone", standing=directory.accepted)
    assert "does not say this any more" in as_curator.get(REVIEW, {"item": key(gone)}).content.decode()
    answer(as_curator, gone, "reject", more="it is on the next tab")
    assert j1() == "yes"
    answer(as_curator, proposed(directory, "gone", standing=directory.accepted), "accept")
    assert j1() is None


@pytest.mark.parametrize("kind", ["gone", "confirms"])
def test_what_was_rejected_on_its_own_page_is_not_asked_about_any_more(
    kind: str, directory: Directory, curator: User, as_curator: Client
) -> None:
    asked_of_it = proposed(directory, kind, standing=directory.accepted)
    as_curator.post(f"/admin/programs/statement/{directory.accepted.pk}/decide/", {"verdict": "rejected"})
    asked_of_it.refresh_from_db()
    assert asked_of_it.settled_by == curator
    answer(as_curator, asked_of_it, "accept")
    assert not Decision.objects.filter(until_said_again=True).exists()


def test_what_was_rejected_beside_a_differing_page_stays_rejected_as_it_was(
    directory: Directory, differing: Proposal, as_curator: Client
) -> None:
    why = {"verdict": "rejected", "why": "another hospital"}
    as_curator.post(f"/admin/programs/statement/{directory.accepted.pk}/decide/", why)
    answer(as_curator, differing, "accept")
    assert j1() == "no"
    assert directory.accepted.decisions.first().why == "another hospital"


def test_skipping_puts_it_last_for_this_curator_alone(
    directory: Directory, differing: Proposal, as_curator: Client, as_administrator: Client
) -> None:
    first = as_curator.get(REVIEW).context["one"].key
    assert first == key(differing)
    answer(as_curator, differing, "skip")
    assert [entry.key for entry in as_curator.get(REVIEW).context["entries"]][-1] == key(differing)
    assert as_administrator.get(REVIEW).context["one"].key == key(differing)
    assert Proposal.objects.get().settled_at is None


@pytest.mark.parametrize("act", ["accept", "edit", "reject"])
def test_of_two_curators_the_second_is_told_and_changes_nothing(
    act: str, differing: Proposal, as_curator: Client, administrator: User
) -> None:
    answer(signed_in(administrator), differing, "accept")
    decisions = Decision.objects.count()
    page = answer(as_curator, differing, act, more="late", **edited()).content.decode()
    assert "was answered meanwhile by administrator@example.org. Nothing was changed by you." in page
    assert (j1(), Decision.objects.count()) == ("no", decisions)


@pytest.mark.parametrize(("act", "wrong"), [("edit", {"unless": "x" * 201}), ("reject", {})])
def test_what_was_typed_of_an_answered_thing_is_not_put_to_the_next(
    act: str, wrong: dict[str, str], differing: Proposal, as_curator: Client, administrator: User
) -> None:
    answer(signed_in(administrator), differing, "reject", reason="earlier")
    page = answer(as_curator, differing, act, **(edited(**wrong) if wrong else {}))
    one, form = page.context["one"], page.context["edit"]
    assert "What you asked for does not wait any more." in page.content.decode()
    assert key(form.of) == one.key != key(differing)
    assert not form.is_bound
    assert not page.context["reject"].is_bound


def test_a_waiting_statement_is_answered_once_too(directory: Directory, as_curator: Client) -> None:
    answer(as_curator, directory.waiting, "accept")
    page = answer(as_curator, directory.waiting, "reject", more="late").content.decode()
    assert "was answered meanwhile by curator@example.org" in page
    assert Fact.objects.filter(statement=directory.waiting).exists()


@pytest.mark.parametrize("named", ["p999999", "s999999", "x1", "p", "s²", "p1; drop", ""])
def test_what_is_not_there_is_said_to_be_not_there(named: str, directory: Directory, as_curator: Client) -> None:
    page = as_curator.post(REVIEW, {"act": "accept", "item": named}, follow=True)
    assert "There is no such thing to answer." in page.content.decode()
    assert as_curator.get(REVIEW, {"item": named}).context["one"].key == key(directory.linked)


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({"kind": "differs"}, ["differing"]),
        ({"kind": "unclear"}, ["waiting"]),
        ({"kind": "link", "field": "visa_h1b"}, ["linked"]),
        ({"field": "visa_j1"}, ["differing"]),
        ({"source": "tracker"}, ["linked"]),
        ({"kind": "gone"}, []),
    ],
)
def test_it_filters_by_kind_field_and_source(
    asked_for: dict[str, str], found: list[str], directory: Directory, differing: Proposal, as_curator: Client
) -> None:
    query = {n: str(directory.tracker.pk) if v == "tracker" else v for n, v in asked_for.items()}
    rows = {"differing": differing, "waiting": directory.waiting, "linked": directory.linked}
    assert [entry.key for entry in as_curator.get(REVIEW, query).context["entries"]] == [key(rows[n]) for n in found]


def test_a_bad_filter_says_so_and_an_answer_keeps_a_good_one(
    directory: Directory, differing: Proposal, as_curator: Client
) -> None:
    assert as_curator.get(REVIEW, {"kind": "perhaps", "source": "x"}).context["wanted"].errors.keys() == {
        "kind", "source",
    }  # fmt: skip
    after = answer(as_curator, differing, "accept", query="?field=visa_j1")
    assert after.redirect_chain == [(f"{REVIEW}?field=visa_j1", 302)]
    assert after.context["one"] is None


def test_who_may_only_look_gets_no_buttons_and_no_answer(directory: Directory, differing: Proposal) -> None:
    looker = make_user("looker@example.org")
    names = ["view_proposal", "view_statement"]
    looker.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = signed_in(looker)
    assert 'name="act"' not in client.get(REVIEW).content.decode()
    for act in ("accept", "reject", "edit", "skip"):
        assert client.post(REVIEW, {"act": act, "item": key(differing)}).status_code == 403
    assert signed_in(make_user("nobody@example.org")).get(REVIEW).status_code == 403


def test_it_needs_the_token_and_a_known_act(differing: Proposal, curator: User, as_curator: Client) -> None:
    strict = signed_in(curator, enforce_csrf_checks=True)
    assert strict.post(REVIEW, {"act": "accept", "item": key(differing)}).status_code == 403
    assert as_curator.post(REVIEW, {"act": "perhaps", "item": key(differing)}).status_code == 403
    assert j1() == "yes"


def test_ranking_costs_the_same_whatever_waits(directory: Directory) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            asked.entries(timezone.localdate())
        return len(caught)

    few = queries()
    for number in range(12):
        program = Program.objects.create(
            public_id=f"1022-140-n{number}", institution=directory.institution, specialty=directory.program.specialty
        )
        proposed(directory, "new", statement=waiting_statement(directory.page, program, field="visa_j1", value="no"))
    assert queries() == few == 4
    assert len(asked.entries(timezone.localdate())) == 14


def test_what_cannot_be_told_because_a_refresh_holds_the_directory_is_said_to_be_so(
    directory: Directory, differing: Proposal, as_curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "effect", lambda one, *, day: None)
    assert "a source is being refreshed" in as_curator.get(REVIEW).content.decode()


def test_a_deadline_ahead_lifts_what_waits(directory: Directory) -> None:
    soon = timezone.localdate() + dt.timedelta(days=1)
    before = {entry.key: entry.urgency.score for entry in asked.entries(timezone.localdate())}
    Program.objects.filter(pk=directory.program.pk).update(deadline_on=soon)
    after = {entry.key: entry.urgency.score for entry in asked.entries(timezone.localdate())}
    assert after[key(directory.waiting)] > 3 * before[key(directory.waiting)]
    assert after[key(directory.linked)] == before[key(directory.linked)]
