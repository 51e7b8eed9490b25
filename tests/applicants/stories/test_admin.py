"""Curators read stories and decide; they change no word, and learn neither who sent one nor its private address."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from applicants.models import Story
from tests.applicants.accounts.filled import user
from tests.applicants.stories.conftest import shown, story
from tests.programs.admin.conftest import (
    administrator,
    as_administrator,
    as_curator,
    curator,
    make_user,
    signed_in,
)

__all__ = ["administrator", "as_administrator", "as_curator", "curator"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]
LIST = "/admin/applicants/story/"


def page(of: Story) -> str:
    return f"{LIST}{of.pk}/change/"


def decide(client: Client, of: Story, **said: str) -> str:
    answer: Any = client.post(f"{LIST}{of.pk}/decide/", {"seen": of.state, **said}, follow=True)
    assert answer.status_code == 200
    of.refresh_from_db()
    return str(answer.content.decode())


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_what_waits_stands_first_and_of_that_the_oldest(as_curator: Client) -> None:
    shown(title="Test decided")
    story(title="Test waits longest")
    story(title="Test waits")
    text = read(as_curator, LIST)
    assert text.index("Test waits longest") < text.index("Test waits</a>") < text.index("Test decided")


def test_a_story_is_shown_and_the_page_of_stories_has_it(as_curator: Client) -> None:
    sent = story(title="Test to be shown")
    assert "The story is shown from now on." in decide(as_curator, sent, state="shown")
    assert sent.decided_by
    assert sent.decided_by.email == "curator@example.org"
    assert "Test to be shown" in read(Client(), "/stories/")


def test_declining_tells_the_writer_why_and_can_be_reversed(as_curator: Client) -> None:
    sent = shown()
    assert "Its writer reads why." in decide(as_curator, sent, state="declined", why="a test reason")
    assert "a test reason" in read(Client(), f"/stories/mine/{sent.token}/")
    assert 'value="a test reason"' in read(as_curator, page(sent))
    decide(as_curator, sent, state="shown")
    assert (sent.state, sent.why) == ("shown", "")


@pytest.mark.parametrize(
    "said",
    [{"state": "declined"}, {"state": "declined", "why": " "}, {"state": "sent"}, {}, {"state": "x", "seen": "y"},
     {"state": "declined", "why": "x" * 501}],
)  # fmt: skip
def test_what_decides_nothing_changes_nothing(said: dict[str, str], as_curator: Client) -> None:
    sent = story()
    assert "Choose, and to decline a story say why." in decide(as_curator, sent, **said)
    assert sent.state == "sent"


def test_of_two_curators_the_first_decision_stands(as_curator: Client) -> None:
    sent = shown()
    assert "Nothing was changed." in decide(as_curator, sent, seen="sent", state="declined", why="a test reason")
    assert sent.state == "shown"


def test_the_words_cannot_be_changed_and_markup_is_text(as_curator: Client) -> None:
    sent = story(text="<script>alert(1)</script> my Step 1 of 230")
    text = read(as_curator, page(sent))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "exam score: Step 1 of 230" in text
    assert 'name="text"' not in text
    assert as_curator.post(page(sent), {"text": "rewritten"}).status_code == 403
    assert as_curator.get(f"{LIST}add/").status_code == 403


def test_neither_the_writer_nor_the_private_address_stands_there(as_curator: Client) -> None:
    sent = story(user=user("writer@example.org", password=None))
    for text in (read(as_curator, page(sent)), read(as_curator, LIST)):
        assert "writer@" not in text
        assert sent.token not in text


def test_who_has_no_role_decides_nothing() -> None:
    sent, guest = story(), signed_in(make_user("guest@example.org"))
    assert guest.post(f"{LIST}{sent.pk}/decide/", {"seen": "sent", "state": "shown"}).status_code == 403
    assert guest.get(page(sent)).status_code == 403
    assert Client().post(f"{LIST}{sent.pk}/decide/").status_code == 302
    assert Story.objects.get().state == "sent"


def test_a_decision_is_taken_by_post_alone(as_curator: Client) -> None:
    assert as_curator.get(f"{LIST}{story().pk}/decide/").status_code == 405


def test_no_word_of_a_story_stays_on_record(as_curator: Client, as_administrator: Client) -> None:
    first, second = story(title="A sorrel test"), story(title="Another sorrel test")
    decide(as_curator, first, state="declined", why="a sorrel reason")
    Client().post(f"/stories/mine/{first.token}/")
    assert as_curator.get(f"{LIST}{second.pk}/delete/").status_code == 403
    as_administrator.post(f"{LIST}{second.pk}/delete/", {"post": "yes"})
    assert not Story.objects.exists()
    kept = [f"{entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all()]
    assert len(kept) == 2
    assert not any("sorrel" in one for one in kept)
