"""Watched pages: their looks, what waits about them, and an administrator's wish for a look now."""

from typing import Any

import pytest
from celery.exceptions import OperationalError
from django.test import Client
from django.urls import reverse

from programs import tasks
from programs.models import Page, Proposal
from tests.programs.admin.conftest import Directory


class Asked:
    """Stands in for the task alone: tests/programs/test_worker.py has a real one."""

    def __init__(self, error: type[Exception] | None = None) -> None:
        self.error = error
        self.pages: list[int] = []

    def delay_on_commit(self, pk: int) -> None:
        if self.error:
            raise self.error("connection refused")
        self.pages.append(pk)


def url(act: str, page: Page) -> str:
    return reverse(f"admin:programs_page_{act}", args=[page.pk])


def test_it_shows_looks_what_waits_and_what_cites_the_page(
    directory: Directory, differing: Proposal, as_curator: Client
) -> None:
    page = as_curator.get(url("change", differing.page)).content.decode()
    assert f"/admin/review/?item=p{differing.pk}" in page
    assert "J-1 visa: No" in page
    assert "J-1 visa: Yes" in page
    assert '<span class="mark">changed</span>' in page


def test_the_list_can_be_filtered_by_state(differing: Proposal, as_curator: Client) -> None:
    Page.objects.update(state="gone")
    lists = reverse("admin:programs_page_changelist")
    assert len(as_curator.get(lists, {"state__exact": "gone"}).context["cl"].result_list) == 1
    assert len(as_curator.get(lists, {"state__exact": "read"}).context["cl"].result_list) == 0


def test_an_administrator_asks_for_a_look(
    differing: Proposal, as_administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked()
    monkeypatch.setattr(tasks, "look_at_page", asked)
    assert "Look now" in as_administrator.get(url("change", differing.page)).content.decode()
    assert as_administrator.get(url("look", differing.page)).status_code == 405
    page = as_administrator.post(url("look", differing.page), follow=True).content.decode()
    assert "A worker will look at this page now." in page
    assert asked.pages == [differing.page_id]


def test_a_curator_may_not(differing: Proposal, as_curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked()
    monkeypatch.setattr(tasks, "look_at_page", asked)
    assert "Look now" not in as_curator.get(url("change", differing.page)).content.decode()
    assert as_curator.post(url("look", differing.page)).status_code == 403
    assert asked.pages == []


@pytest.mark.parametrize("error", [OperationalError, RuntimeError])
def test_it_says_so_when_no_broker_answers(
    error: type[Exception], differing: Proposal, as_administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "look_at_page", Asked(error))
    page: Any = as_administrator.post(url("look", differing.page), follow=True)
    assert "The queue of tasks does not answer" in page.content.decode()


def test_an_open_proposal_leads_to_its_review(differing: Proposal, as_curator: Client) -> None:
    shown = reverse("admin:programs_proposal_change", args=[differing.pk])
    assert f'href="/admin/review/?item=p{differing.pk}"' in as_curator.get(shown).content.decode()
    Proposal.objects.update(settled_at=differing.at)
    assert "Review it" not in as_curator.get(shown).content.decode()
