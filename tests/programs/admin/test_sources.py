"""A take-down and its way back, run now, and terms: for administrators alone."""

from threading import Event, Thread
from typing import Any

import pytest
from celery.exceptions import OperationalError
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applicants.models import User
from programs import curation, facts, tasks
from programs.models import DirectoryVersion, Fact, Source
from tests.programs import rows
from tests.programs.admin.conftest import AT, DAY, PAGE, Directory, signed_in


def url(act: str, source: Source) -> str:
    return reverse(f"admin:programs_source_{act}", args=[source.pk])


def standing() -> set[tuple[str, str, str]]:
    return {(fact.program.public_id, fact.field, fact.value) for fact in Fact.objects.select_related("program")}


@pytest.fixture
def also_tracked(directory: Directory, curator: User) -> Directory:
    """The tracker repeats one fact of the page and alone states another."""
    for field in ("visa_j1", "accepts_img"):
        curation.add_statement(
            source=directory.tracker, subject=directory.program, field=field, value="yes",
            page_url="https://example.org/tracker", by=curator, day=DAY,
        )  # fmt: skip
    curation.add_statement(
        source=directory.page, subject=directory.program, field="visa_h1b", value="no", page_url=PAGE,
        by=curator, day=DAY,
    )  # fmt: skip
    return directory


def test_taking_a_source_down_removes_what_rests_on_it_alone_and_publishing_brings_it_back(
    also_tracked: Directory, as_administrator: Client, administrator: User
) -> None:
    before = standing()
    page = url("publish", also_tracked.page)
    assert as_administrator.get(page).status_code == 200
    assert standing() == before, "the preview changes nothing"
    as_administrator.post(page, {"published": "no"})
    assert before - standing() == {("1022-140", "visa_h1b", "no")}
    assert standing() <= before
    assert Fact.objects.get(field="visa_j1").statement.source == also_tracked.tracker
    also_tracked.page.refresh_from_db()
    assert also_tracked.page.published is False
    as_administrator.post(page, {"published": "yes"})
    assert standing() == before
    assert LogEntry.objects.filter(user=administrator, object_id=str(also_tracked.page.pk)).count() == 2


def test_the_page_before_a_take_down_tells_how_many_facts_it_touches(
    also_tracked: Directory, as_administrator: Client
) -> None:
    page = as_administrator.get(url("publish", also_tracked.page))
    going = page.context["going"]
    assert going == 2  # one goes, one falls to the tracker
    assert f"<strong>{going}</strong> facts" in page.content.decode()
    done = as_administrator.post(url("publish", also_tracked.page), {"published": "no"}, follow=True)
    assert f"{going} facts changed" in done.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_page_before_a_take_down_does_not_wait_for_a_refresh(
    as_superuser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With rows of its own: a test that commits leaves every table empty, those of the roles and of the version too."""
    DirectoryVersion.objects.get_or_create(pk=1)
    source = rows.source()
    monkeypatch.setattr("programs.facts.WAIT_FOR_A_RUN", "50ms")
    held, done = Event(), Event()

    def run() -> None:
        with transaction.atomic():
            facts.one_writer()
            held.set()
            done.wait(30)
        connection.close()

    running = Thread(target=run)
    running.start()
    held.wait(30)
    page = as_superuser.get(url("publish", source))
    done.set()
    running.join()
    words = page.content.decode()
    assert "What taking it down would change cannot be told just now: a source is being refreshed." in words
    assert 'value="no"' in words
    source.refresh_from_db()
    assert source.published


def test_taking_down_twice_changes_nothing_more(also_tracked: Directory, as_administrator: Client) -> None:
    as_administrator.post(url("publish", also_tracked.page), {"published": "no"})
    after = standing()
    again = as_administrator.post(url("publish", also_tracked.page), {"published": "no"}, follow=True)
    assert "0 facts changed" in again.content.decode()
    assert standing() == after


def test_a_post_that_says_neither_yes_nor_no_takes_nothing_down(directory: Directory, as_administrator: Client) -> None:
    assert as_administrator.post(url("publish", directory.page)).status_code == 403
    directory.page.refresh_from_db()
    assert directory.page.published


@pytest.mark.parametrize("act", ["publish", "run"])
def test_a_curator_may_not(act: str, directory: Directory, as_curator: Client) -> None:
    assert as_curator.post(url(act, directory.page), {"published": "no"}).status_code == 403
    assert as_curator.get(url("publish", directory.page)).status_code == 403
    directory.page.refresh_from_db()
    assert directory.page.published is True
    shown = as_curator.get(url("change", directory.page)).content.decode()
    assert "Unpublish" not in shown
    assert "Run now" not in shown


@pytest.mark.parametrize("act", ["publish", "run"])
def test_both_need_the_token(act: str, directory: Directory, administrator: User) -> None:
    client = signed_in(administrator, enforce_csrf_checks=True)
    assert client.post(url(act, directory.page), {"published": "no"}).status_code == 403
    directory.page.refresh_from_db()
    assert directory.page.published is True


def test_run_now_hands_the_source_to_a_worker(
    directory: Directory, as_administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(tasks, "refresh_now", lambda *, source: asked.append(source))
    assert as_administrator.get(url("run", directory.tracker)).status_code == 405
    assert as_administrator.post(url("run", directory.tracker)).status_code == 302
    assert asked == [directory.tracker]


@pytest.mark.parametrize("error", [OperationalError, RuntimeError])
def test_run_now_says_so_when_no_broker_answers(
    error: type[Exception], directory: Directory, as_administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*, source: Source) -> None:
        raise error("connection refused")

    monkeypatch.setattr(tasks, "refresh_now", refused)
    page = as_administrator.post(url("run", directory.tracker), follow=True).content.decode()
    assert "The queue of tasks does not answer" in page
    assert not LogEntry.objects.filter(object_id=str(directory.tracker.pk)).exists()


def test_editing_terms_leaves_the_claim_of_a_worker_alone(
    directory: Directory, as_administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = DirectoryVersion.objects.get().number
    written: list[Any] = []
    save = Source.save

    def noted(self: Source, **how: Any) -> None:
        written.append(how["update_fields"])
        save(self, **how)

    monkeypatch.setattr(Source, "save", noted)
    given = {"title": "Program pages", "about": "x", "address": "", "terms": "facts only", "redistributable": "on"}
    given |= {"every_hours": "24", "next_due": "2026-12-01T08:00:00"}
    assert as_administrator.post(url("change", directory.page), given).status_code == 302
    directory.page.refresh_from_db()
    assert (directory.page.terms, directory.page.every_hours) == ("facts only", 24)
    assert [sorted(names) for names in written] == [["every_hours", "next_due", "terms", "title"]]
    assert DirectoryVersion.objects.get().number > version


def test_a_source_that_is_left_to_a_hand_is_not_due_any_more(directory: Directory, as_administrator: Client) -> None:
    Source.objects.filter(pk=directory.page.pk).update(every_hours=24, next_due=AT)
    given = {"title": "Program pages", "about": "x", "address": "", "terms": "facts", "redistributable": "on"}
    given |= {"every_hours": "", "next_due": f"{timezone.localtime(AT):%Y-%m-%dT%H:%M:%S}"}
    assert as_administrator.post(url("change", directory.page), given).status_code == 302
    directory.page.refresh_from_db()
    assert (directory.page.every_hours, directory.page.next_due) == (None, None)


def test_old_versions_are_shown_and_never_written_back(directory: Directory, as_administrator: Client) -> None:
    first = directory.page.history.earliest()
    curation.publish(source=directory.page, published=False, by=None, day=DAY)
    old = reverse("admin:programs_source_simple_history", args=[directory.page.pk, first.pk])
    assert as_administrator.get(old).status_code == 200
    assert as_administrator.post(old, {"title": "x", "about": "x", "terms": "x"}).status_code == 403
    directory.page.refresh_from_db()
    assert directory.page.published is False


def test_the_list_tells_how_each_source_fares(directory: Directory, as_administrator: Client) -> None:
    page = as_administrator.get(reverse("admin:programs_source_changelist")).content.decode()
    assert "held" in page
    assert "never run" in page


def test_a_run_shows_its_rejected_rows(directory: Directory, as_administrator: Client) -> None:
    page = as_administrator.get(reverse("admin:programs_fetch_change", args=[directory.run.pk])).content.decode()
    assert "x.csv:7" in page
    assert "not a number" in page
