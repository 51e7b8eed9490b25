"""Mail that could not be sent, in the admin: for administrators, and without what it says."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from applicants.models import Mailing
from tests.applicants.accounts.filled import applicant, user
from tests.programs.admin.conftest import make_user, signed_in

pytestmark = pytest.mark.django_db

PATH = "/admin/applicants/mailing/"


@pytest.fixture
def failed() -> Mailing:
    now = timezone.now()
    return Mailing.objects.create(
        applicant=applicant(user("ann@example.org")),
        kind="reminder",
        key="deadline 1784-180 2026-12-01 7",
        content={"words": "a private sentence"},
        due_at=now - dt.timedelta(days=1),
        failed_at=now,
        attempts=6,
        error="the server did not answer",
    )


@pytest.fixture
def administrator() -> Client:
    return signed_in(make_user("administrator@example.org", "Administrator"))


def test_administrators_see_that_and_why_it_failed_and_neither_whom_nor_what(
    failed: Mailing, administrator: Client
) -> None:
    page = administrator.get(PATH).content.decode()
    assert "the server did not answer" in page
    assert not [word for word in ("ann@example.org", "1784-180", "a private sentence") if word in page]


def test_they_have_it_sent_again(failed: Mailing, administrator: Client) -> None:
    chosen = {"action": "send_again", "_selected_action": [failed.pk]}
    page = administrator.post(PATH, chosen, follow=True).content.decode()
    failed.refresh_from_db()
    assert "1 mail waits again." in page
    assert (failed.failed_at, failed.attempts) == (None, 0)
    assert failed.due_at <= timezone.now()


def test_what_went_is_not_sent_again(failed: Mailing, administrator: Client) -> None:
    Mailing.objects.update(failed_at=None, sent_at=timezone.now())
    administrator.post(PATH, {"action": "send_again", "_selected_action": [failed.pk]})
    failed.refresh_from_db()
    assert (failed.attempts, failed.sent_at is None) == (6, False)


@pytest.mark.parametrize(("outcome", "found"), [("failed", 1), ("waiting", 0), ("sent", 0), ("nonsense", 1)])
def test_they_are_listed_by_what_became_of_them(
    failed: Mailing, administrator: Client, outcome: str, found: int
) -> None:
    page = administrator.get(PATH, {"outcome": outcome}).content.decode()
    assert page.count("the server did not answer") == found


def test_curators_see_no_mail_and_nobody_a_single_one(failed: Mailing, administrator: Client) -> None:
    curator = signed_in(make_user("curator@example.org", "Curator"))
    assert curator.get(PATH).status_code == 403
    assert "mailing" not in curator.get("/admin/").content.decode()
    chosen = {"action": "send_again", "_selected_action": [failed.pk]}
    assert curator.post(PATH, chosen).status_code == 403
    page = administrator.get(f"{PATH}{failed.pk}/change/").content.decode()
    assert not [word for word in ("1784-180", "a private sentence") if word in page]
