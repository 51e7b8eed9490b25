"""Wordings, employer links and names: a curator's yes or no, by button or in bulk."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from applicants.models import User
from programs.models import DirectoryVersion, Fact, Institution
from tests.programs.admin.conftest import Directory, signed_in


def settle(client: Client, model: str, pk: int, answer: str) -> int:
    return client.post(reverse(f"admin:programs_{model}_settle", args=[pk]), {"confirmed": answer}).status_code


@pytest.mark.parametrize(("answer", "value"), [("yes", ["no"]), ("no", [])])
def test_a_wording_takes_the_statements_under_it_along(
    answer: str, value: list[str], directory: Directory, as_curator: Client, curator: User
) -> None:
    assert settle(as_curator, "wording", directory.wording.pk, answer) == 302
    directory.wording.refresh_from_db()
    assert directory.wording.confirmed is (answer == "yes")
    assert [fact.value for fact in Fact.objects.filter(program=directory.other, field="visa_h1b")] == value
    assert directory.linked.decisions.get().by == curator
    assert LogEntry.objects.get(object_id=str(directory.wording.pk)).user == curator


@pytest.mark.parametrize("answer", ["", "maybe"])
def test_neither_yes_nor_no_decides_nothing(answer: str, directory: Directory, as_curator: Client) -> None:
    assert settle(as_curator, "employerlink", directory.link.pk, answer) == 403
    directory.link.refresh_from_db()
    assert directory.link.confirmed is None


def test_wordings_are_confirmed_in_bulk(directory: Directory, as_curator: Client) -> None:
    page = reverse("admin:programs_wording_changelist")
    assert len(as_curator.get(page, {"waits": "yes"}).context["cl"].result_list) == 1
    given = {"action": "confirm_selected", "_selected_action": [directory.wording.pk], "index": 0}
    assert "1 confirmed." in as_curator.post(page, given, follow=True).content.decode()
    assert len(as_curator.get(page, {"waits": "yes"}).context["cl"].result_list) == 0


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_employer_link_counts_or_does_not(
    answer: str, directory: Directory, as_curator: Client, curator: User
) -> None:
    assert not directory.link.counts
    assert settle(as_curator, "employerlink", directory.link.pk, answer) == 302
    directory.link.refresh_from_db()
    assert directory.link.counts is (answer == "yes")
    assert directory.link.history.first().history_user == curator


def test_the_list_of_links_shows_the_latest_positions(directory: Directory, as_curator: Client) -> None:
    page = as_curator.get(reverse("admin:programs_employerlink_changelist"), {"waits": "yes"}).content.decode()
    assert "7 in 2025" in page
    assert "3 in 2024" not in page


@pytest.mark.parametrize(
    ("answer", "certainty", "name"),
    [("yes", "sure", "Cedar Grove Hospital"), ("no", "unknown", "Cedar Grove Hosp-TX")],
)
def test_a_name_is_shown_once_confirmed(
    answer: str, certainty: str, name: str, directory: Directory, as_curator: Client
) -> None:
    assert settle(as_curator, "institution", directory.institution.pk, answer) == 302
    after = Institution.objects.get(pk=directory.institution.pk)
    assert (after.name_certainty, after.name) == (certainty, name)


def test_an_edited_name_is_marked_as_edited_by_hand(directory: Directory, as_curator: Client, curator: User) -> None:
    version = DirectoryVersion.objects.get().number
    given = {
        "plain_name": "Cedar Grove Medical Center", "short_name": "", "city": "Austin", "state": "TX", "latitude": "",
        "longitude": "", "ccn": "", "note": "", "aliases-TOTAL_FORMS": "1", "aliases-INITIAL_FORMS": "0",
        "aliases-0-name": "CGMC", "aliases-0-institution": directory.institution.pk,
    }  # fmt: skip
    page = reverse("admin:programs_institution_change", args=[directory.institution.pk])
    assert as_curator.post(page, given).status_code == 302
    after = Institution.objects.get(pk=directory.institution.pk)
    assert (after.plain_name, after.named_by_hand) == ("Cedar Grove Medical Center", True)
    assert after.history.first().history_user == curator
    assert after.aliases.get(name="CGMC").by_hand is True
    assert DirectoryVersion.objects.get().number > version


@pytest.mark.parametrize("words", ["1022", "grove", "The Grove"])
def test_institutions_are_found_by_code_name_and_alias(words: str, directory: Directory, as_curator: Client) -> None:
    page = as_curator.get(reverse("admin:programs_institution_changelist"), {"q": words})
    assert list(page.context["cl"].result_list) == [directory.institution]


@pytest.mark.parametrize("model", ["wording", "employerlink", "institution"])
def test_only_who_may_change_it_answers_and_only_by_post(
    model: str, directory: Directory, as_curator: Client, curator: User
) -> None:
    row = {"wording": directory.wording, "employerlink": directory.link, "institution": directory.institution}[model]
    assert as_curator.get(reverse(f"admin:programs_{model}_settle", args=[row.pk])).status_code == 405
    assert settle(signed_in(curator, enforce_csrf_checks=True), model, row.pk, "yes") == 403
    curator.groups.clear()
    assert settle(signed_in(curator), model, row.pk, "yes") == 403
    assert row.history.count() == 1
