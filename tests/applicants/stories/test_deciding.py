"""Shown or not, for a reason, and back again; of two curators at once the first one's decision stands."""

import pytest
from django.utils import timezone

from applicants.models import User
from applicants.stories.deciding import ReasonError, decide
from tests.applicants.stories.conftest import shown, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("curator@example.org", None)


def test_a_story_is_shown_declined_and_shown_again(curator: User) -> None:
    sent, now = story(), timezone.now()
    assert decide(story=sent, seen="sent", state="shown", why="not kept", by=curator, at=now)
    sent.refresh_from_db()
    assert (sent.state, sent.why, sent.decided_by, sent.decided_at) == ("shown", "", curator, now)
    assert decide(story=sent, seen="shown", state="declined", why=" a test reason ", by=curator, at=now)
    sent.refresh_from_db()
    assert (sent.state, sent.why) == ("declined", "a test reason")
    assert decide(story=sent, seen="declined", state="declined", why="a better one", by=curator, at=now)
    assert decide(story=sent, seen="declined", state="shown", why="", by=curator, at=now)
    sent.refresh_from_db()
    assert (sent.state, sent.why, sent.text) == ("shown", "", "Test words")


def test_what_another_curator_decided_meanwhile_stands(curator: User) -> None:
    sent = shown()
    assert not decide(story=sent, seen="sent", state="declined", why="a test reason", by=curator, at=timezone.now())
    sent.refresh_from_db()
    assert (sent.state, sent.why) == ("shown", "")


def test_showing_what_is_shown_leaves_it_in_its_place(curator: User) -> None:
    sent = shown()
    assert not decide(story=sent, seen="shown", state="shown", why="", by=curator, at=timezone.now())


def test_what_was_taken_back_is_not_decided(curator: User) -> None:
    sent = story()
    type(sent).objects.all().delete()
    assert not decide(story=sent, seen="sent", state="shown", why="", by=curator, at=timezone.now())


def test_declining_needs_a_reason_and_only_the_two_decide(curator: User) -> None:
    with pytest.raises(ReasonError, match="a declined story needs a reason"):
        decide(story=story(), seen="sent", state="declined", why="  ", by=curator, at=timezone.now())
    with pytest.raises(ValueError, match="'sent' decides no story"):
        decide(story=story(), seen="shown", state="sent", why="", by=curator, at=timezone.now())
