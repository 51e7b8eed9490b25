"""Adding a statement by form, deciding on one, and the facts that follow."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from applicants.models import User
from programs import curation, fields
from programs.admin.statement_form import StatementForm
from programs.models import Fact, Reading, Statement
from tests.programs.admin.conftest import (
    DAY,
    PAGE,
    Directory,
    proposed,
    replied,
    signed_in,
    waiting_statement,
)

LIST = "/admin/programs/statement/"


def add(client: Client, directory: Directory, field: str = "visa_h1b", **given: object) -> object:
    said = {
        "about": "1022-140",
        "source": directory.page.pk,
        "page_url": PAGE,
        "value": "case_by_case",
        "applies_to": "all",
        "basis": "explicit",
        "read_live": "on",
        **given,
    }
    return client.post(f"{LIST}add/?field={field}", said)


def test_the_first_step_asks_for_the_field_and_keeps_the_program(directory: Directory, as_curator: Client) -> None:
    page = as_curator.get(f"{LIST}add/?about=1022-140").content.decode()
    assert 'name="about" value="1022-140"' in page
    assert page.count("<option") == len(fields.FIELDS)
    assert "<optgroup" in page


@pytest.mark.django_db
def test_the_form_of_each_field_asks_for_no_more_than_the_field_has() -> None:
    asked = {name: set(StatementForm(entry=entry).fields) for name, entry in fields.FIELDS.items()}
    assert len(asked) == len(fields.FIELDS)
    for name, entry in fields.FIELDS.items():
        assert ("strength" in asked[name], "scope" in asked[name]) == (entry.has_strength, entry.has_scope)
    values = dict(StatementForm(entry=fields.FIELDS["visa_h1b"]).fields["value"].choices)
    assert list(values) == ["", "yes", "case_by_case", "no", "transfer_only"]


def test_adding_a_statement_with_its_page_makes_a_fact(directory: Directory, as_curator: Client, curator: User) -> None:
    answer = add(as_curator, directory)
    statement = Statement.objects.latest("pk")
    assert answer.status_code == 302
    assert answer["Location"] == f"{LIST}{statement.pk}/change/"
    fact = Fact.objects.get(program=directory.program, field="visa_h1b")
    assert (fact.value, fact.statement) == ("case_by_case", statement)
    assert statement.readings.get().read_from == Reading.ReadFrom.LIVE
    assert statement.decisions.get().by == curator
    assert LogEntry.objects.get(object_id=str(statement.pk)).user == curator


def test_an_office_speaks_for_all_its_programs(directory: Directory, as_curator: Client) -> None:
    add(as_curator, directory, about="1022", value="yes")
    assert {fact.program for fact in Fact.objects.filter(field="visa_h1b")} == {directory.program, directory.other}


@pytest.mark.parametrize(
    ("field", "given", "wrong", "says"),
    [
        ("usce_months", {"value": "many"}, "value", "is not a whole number"),
        ("usce_months", {"value": "500"}, "value", "500 is outside 0 to 120"),
        ("visa_h1b", {"value": "maybe"}, "value", "Select a valid choice"),
        ("application_deadline", {"value": "1 December"}, "value", "is not a date"),
        ("visa_h1b", {"stated_cycle": "soon"}, "stated_cycle", "is not a cycle"),
        ("visa_h1b", {"page_url": "see the office"}, "page_url", "give the address of the page"),
        ("visa_h1b", {"about": "9999-999"}, "about", "No program has this id"),
        ("visa_h1b", {"page_url": ""}, "page_url", "This field is required"),
    ],
)
def test_what_cannot_be_stated_is_told_beside_its_field(
    field: str, given: dict[str, str], wrong: str, says: str, directory: Directory, as_curator: Client
) -> None:
    before = Statement.objects.count()
    answer = add(as_curator, directory, field, **given)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [wrong]
    assert says in str(answer.context["form"].errors[wrong])
    page = answer.content.decode()
    assert f'id="id_{wrong}_error"' in page
    assert f'aria-describedby="{"id_" + wrong}' in page
    assert Statement.objects.count() == before


def test_correcting_a_statement_starts_from_it_and_rejects_it(directory: Directory, as_curator: Client) -> None:
    url = f"{LIST}add/?corrects={directory.waiting.pk}"
    form = as_curator.get(url).context["form"]
    assert (form["value"].value(), form["about"].value()) == ("12", "1022-140")
    as_curator.post(
        url,
        {
            "about": "1022-140",
            "source": directory.page.pk,
            "page_url": PAGE,
            "value": "1",
            "strength": "required",
            "applies_to": "all",
            "basis": "explicit",
        },
    )
    assert Fact.objects.get(program=directory.program, field="usce_months").value == "1"
    new = Statement.objects.latest("pk")
    assert directory.waiting.decisions.get().verdict == "rejected"
    assert directory.waiting.decisions.get().why == f"corrected by statement {new.pk}"


def test_a_number_of_another_kind_corrects_nothing(directory: Directory, as_curator: Client) -> None:
    assert "entry" not in as_curator.get(f"{LIST}add/?corrects=²").context


def test_a_coordinators_reply_is_corrected_without_a_page(directory: Directory, as_curator: Client) -> None:
    reply = replied(directory)
    url = f"{LIST}add/?corrects={reply.pk}"
    form = as_curator.get(url).context["form"]
    starts = {name: form[name].value() or "" for name in form.fields} | {"value": "case_by_case"}
    assert as_curator.post(url, starts).status_code == 302
    assert Fact.objects.get(program=directory.program, field="visa_h1b").value == "case_by_case"
    assert reply.decisions.get().verdict == "rejected"
    refused = as_curator.post(url, starts | {"source": directory.page.pk, "value": "yes"})
    assert list(refused.context["form"].errors) == ["page_url"]


def test_the_page_of_a_statement_shows_its_readings_decisions_and_facts(
    directory: Directory, as_curator: Client
) -> None:
    page = as_curator.get(f"{LIST}{directory.accepted.pk}/change/").content.decode()
    assert "stored copy of unknown date" in page
    assert "added by a curator" in page
    assert "1022-140" in page
    assert PAGE.removeprefix("https://") in page
    assert 'value="accepted"' in page


def test_rejecting_a_statement_takes_its_fact_away(directory: Directory, as_curator: Client) -> None:
    assert Fact.objects.filter(program=directory.program, field="visa_j1").exists()
    answer = as_curator.post(
        reverse("admin:programs_statement_decide", args=[directory.accepted.pk]),
        {"verdict": "rejected", "why": "another hospital"},
    )
    assert answer.status_code == 302
    assert not Fact.objects.filter(program=directory.program, field="visa_j1").exists()
    assert directory.accepted.decisions.first().why == "another hospital"


def test_many_are_decided_at_once_from_the_list(directory: Directory, as_curator: Client, curator: User) -> None:
    chosen = [directory.waiting.pk, directory.linked.pk]
    given = {"action": "accept_selected", "_selected_action": chosen, "why": "read again", "index": 0}
    answer = as_curator.post(LIST, given, follow=True)
    assert "2 statements decided. 2 facts changed." in answer.content.decode()
    assert Fact.objects.get(field="usce_months").value == "12"
    assert {s.decisions.get().why for s in (directory.waiting, directory.linked)} == {"read again"}
    assert LogEntry.objects.filter(user=curator, object_id__in=map(str, chosen)).count() == 2


@pytest.mark.parametrize("where", ["page", "list", "form"])
def test_accepting_what_a_look_asks_about_retires_what_it_replaces_as_in_the_review(
    where: str, directory: Directory, as_curator: Client, curator: User
) -> None:
    of_season = curation.add_statement(
        source=directory.page, subject=directory.other, field="visa_j1", value="yes", page_url=PAGE, by=curator,
        day=DAY, stated_cycle="2027",
    )  # fmt: skip
    said = waiting_statement(directory.page, directory.other, field="visa_j1", value="no", review_reason="it differs")
    asked = proposed(directory, "differs", statement=said, standing=of_season)
    if where == "page":
        as_curator.post(reverse("admin:programs_statement_decide", args=[said.pk]), {"verdict": "accepted"})
    elif where == "form":
        add(as_curator, directory, "visa_j1", about=directory.other.public_id, value="no")
    else:
        as_curator.post(LIST, {"action": "accept_selected", "_selected_action": [said.pk], "index": 0})
    assert Fact.objects.get(program=directory.other, field="visa_j1").value == "no"
    asked.refresh_from_db()
    assert asked.settled_by == curator
    assert said.decisions.count() == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("waiting=yes", {"waiting", "linked"}),
        ("waiting=unclear", {"waiting"}),
        ("waiting=link", {"linked"}),
        ("verdict=accepted", {"accepted"}),
        ("verdict=none", {"waiting", "linked"}),
        ("field__exact=visa_h1b", {"linked"}),
        ("q=eligibility", {"accepted", "waiting", "linked"}),
        ("q=1022-140-north", {"linked"}),
    ],
)
def test_the_list_is_filtered_and_searched(
    asked: str, found: set[str], directory: Directory, as_curator: Client
) -> None:
    rows = as_curator.get(f"{LIST}?{asked}").context["cl"].result_list
    assert {row.pk for row in rows} == {getattr(directory, name).pk for name in found}


def test_without_the_right_to_decide_nothing_is_offered_and_nothing_taken(directory: Directory, db: None) -> None:
    reader = User.objects.create_user(email="reader@example.org", password="a long enough secret", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_statement"))
    client = signed_in(reader)
    assert 'value="accepted"' not in client.get(f"{LIST}{directory.accepted.pk}/change/").content.decode()
    url = reverse("admin:programs_statement_decide", args=[directory.accepted.pk])
    assert client.post(url, {"verdict": "rejected"}).status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post("/admin/queue/", {"statement": directory.waiting.pk, "verdict": "accepted"}).status_code == 403
    assert Statement.objects.waiting().count() == 2


def test_deciding_needs_a_post_with_its_token(directory: Directory, curator: User) -> None:
    url = reverse("admin:programs_statement_decide", args=[directory.accepted.pk])
    assert signed_in(curator).get(url).status_code == 405
    assert signed_in(curator, enforce_csrf_checks=True).post(url, {"verdict": "rejected"}).status_code == 403
    assert Fact.objects.filter(statement=directory.accepted).exists()
