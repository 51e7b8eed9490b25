"""Several programs changed at once, and those taken off brought back whole."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from applicants.models import (
    Applicant,
    Criterion,
    Document,
    Interview,
    Reminder,
    Score,
    ShareComment,
    ShareLink,
    ShortlistEntry,
)
from applicants.shortlist.removing import bring_back, remove
from tests.applicants.shortlist.conftest import SEASON, Saves, entry, order_of
from tests.search import made_up

pytestmark = pytest.mark.django_db


def change(client: Client, *entries: ShortlistEntry, **more: str) -> str:
    sent: dict[str, Any] = {"id": [one.program.public_id for one in entries], **more}
    return client.post("/list/several/", sent, follow=True).content.decode()


def test_several_get_a_status_and_others_keep_theirs(client: Client, saved: Saves) -> None:
    first, second, third = saved("A"), saved("B"), saved("C")
    page = change(client, first, third, action="status", status="applied")
    assert "2 programs: applied." in page
    assert list(ShortlistEntry.objects.order_by("position").values_list("status", "revision")) == [
        ("applied", 2),
        ("interested", 1),
        ("applied", 2),
    ]
    assert second.status == "interested"


def test_several_are_seen(client: Client, saved: Saves) -> None:
    first, second = saved("A"), saved("B")
    change(client, first, action="looked")
    first.refresh_from_db()
    second.refresh_from_db()
    assert [first.looked_at is None, second.looked_at is None] == [False, True]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"action": "status", "status": "applied"}, "Tick at least one program first"),
        ({"id": "9999-999", "action": "remove"}, "None of these is on your list any more"),
        ({"id": "HERE", "action": "status"}, "Choose the new status"),
        ({"id": "HERE", "action": "status", "status": "adored"}, "Select a valid choice"),
        ({"id": "HERE", "action": "burn"}, "Select a valid choice"),
        ({"id": "HERE"}, "This field is required"),
        ({"id": "\x00", "action": "remove"}, "None of these is on your list any more"),
    ],
)
def test_what_cannot_be_done_changes_nothing_and_says_so(
    client: Client, saved: Saves, sent: dict[str, str], says: str
) -> None:
    of = saved()
    sent = {name: of.program.public_id if value == "HERE" else value for name, value in sent.items()}
    assert says in client.post("/list/several/", sent, follow=True).content.decode()
    of.refresh_from_db()
    assert (of.status, of.revision) == ("interested", 1)


def test_the_others_close_up(client: Client, applicant: Applicant, saved: Saves) -> None:
    gone = [saved(name) for name in "ABCDE"][1::2]
    page = change(client, *gone, action="remove")
    assert order_of(applicant) == [(1, "A"), (2, "C"), (3, "E")]
    assert "2 programs were taken off your list" in page


def test_what_was_taken_off_comes_back_where_it_was_with_all_that_was_kept(
    client: Client, applicant: Applicant, saved: Saves
) -> None:
    saved("A")
    gone = saved("B", notes="not to be lost", tags=["near"], signal="gold", status="interview_offered")
    saved("C")
    gone.tracks.set(gone.program.tracks.all())
    criterion = Criterion.objects.create(applicant=applicant, name="Town")
    link = ShareLink.objects.create(applicant=applicant, match_year=SEASON, name="Test adviser")
    Interview.objects.create(entry=gone, notes="ask about call")
    Score.objects.create(entry=gone, criterion=criterion, points=7)
    Reminder.objects.create(applicant=applicant, entry=gone, day=dt.date(2026, 12, 1), text="write")
    ShareComment.objects.create(link=link, entry=gone, author="Test adviser", text="good choice")
    document = Document.objects.create(applicant=applicant, match_year=SEASON, kind="letter")
    document.entries.add(gone)
    copied = entry(applicant, gone.program, match_year=2028, position=1, copied_from=gone)

    page = client.post(f"/list/{gone.program.public_id}/remove/", follow=True).content.decode()
    assert "Bring back" in page
    assert [Interview.objects.count(), Score.objects.count(), Reminder.objects.count()] == [0, 0, 0]

    page = client.post("/list/back/", follow=True).content.decode()
    assert "Back on your list: B, Test Medicine." in page
    assert order_of(applicant) == [(1, "A"), (2, "B"), (3, "C")]
    back = applicant.entries.get(program=gone.program, match_year=SEASON)
    assert (back.notes, back.tags, back.signal, back.status) == (
        "not to be lost",
        ["near"],
        "gold",
        "interview_offered",
    )
    assert back.revision == 2
    assert list(back.tracks.all()) == list(gone.program.tracks.all())
    assert back.interviews.get().notes == "ask about call"
    assert back.scores.get().points == 7
    assert back.reminders.get().text == "write"
    assert back.comments.get().text == "good choice"
    assert list(back.documents.all()) == [document]
    copied.refresh_from_db()
    assert copied.copied_from == back
    assert "Bring back" not in page


def test_nothing_comes_back_twice(client: Client, applicant: Applicant, saved: Saves) -> None:
    of = saved("A")
    client.post(f"/list/{of.program.public_id}/remove/")
    client.post("/list/back/")
    assert "nothing to bring back any more" in client.post("/list/back/", follow=True).content.decode()
    assert order_of(applicant) == [(1, "A")]


def test_what_was_saved_anew_and_changed_meanwhile_stays_as_it_is(
    client: Client, applicant: Applicant, saved: Saves
) -> None:
    of = saved("A", notes="old")
    client.post(f"/list/{of.program.public_id}/remove/")
    client.post(f"/list/save/?id={of.program.public_id}")
    applicant.entries.update(notes="new", revision=2)
    page = client.post("/list/back/", follow=True).content.decode()
    assert "These are on your list already" in page
    assert applicant.entries.get().notes == "new"


def test_after_an_hour_there_is_no_way_back(client: Client, saved: Saves, monkeypatch: pytest.MonkeyPatch) -> None:
    of = saved("A")
    client.post(f"/list/{of.program.public_id}/remove/")
    monkeypatch.setattr("applicants.shortlist.removing.KEPT_FOR", dt.timedelta(0))
    assert "Bring back" not in client.get("/list/").content.decode()
    assert "list_removed" not in client.session


def test_what_belongs_to_something_deleted_since_stays_away(applicant: Applicant, saved: Saves) -> None:
    of = saved("A")
    criterion = Criterion.objects.create(applicant=applicant, name="Town")
    Score.objects.create(entry=of, criterion=criterion, points=7)
    removed = remove(applicant=applicant, match_year=SEASON, ids=[of.program.public_id])
    criterion.delete()
    assert removed is not None
    assert bring_back(applicant=applicant, removed=removed) == [of.program.public_id]
    assert not applicant.entries.get().scores.exists()


def test_what_was_taken_off_joins_the_list_of_whoever_the_reader_is_by_now(applicant: Applicant, saved: Saves) -> None:
    of = saved("A", notes="kept")
    Reminder.objects.create(applicant=applicant, entry=of, day=dt.date(2026, 12, 1), text="write")
    removed = remove(applicant=applicant, match_year=SEASON, ids=[of.program.public_id])
    account = Applicant.objects.create(seen_at="2026-11-22T00:00Z")
    entry(account, made_up.program("First"))
    applicant.delete()
    assert removed is not None
    bring_back(applicant=account, removed=removed)
    assert order_of(account) == [(1, "A"), (2, "First")]
    assert account.own_reminders.get().entry == account.entries.get(position=1)


def test_somebody_elses_programs_are_not_taken_off(client: Client, saved: Saves) -> None:
    saved("Mine")
    other = Applicant.objects.create(seen_at="2026-11-22T00:00Z")
    theirs = entry(other, made_up.program("Theirs"))
    page = change(client, theirs, action="remove")
    assert "None of these is on your list any more" in page
    assert other.entries.count() == 1


def test_who_keeps_nothing_changes_nothing(client: Client) -> None:
    assert client.post("/list/several/", {"id": "1080-140", "action": "remove"}).status_code == 404
    assert client.post("/list/order/", {"was": "", "order": ""}).status_code == 404
