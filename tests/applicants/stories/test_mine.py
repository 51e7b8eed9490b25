"""The private page: its writer sees what became of the story and takes it back; for everyone else there is none."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from applicants.models import Story
from applicants.stories.own import KEY
from tests.applicants.accounts.filled import PASSWORD, user
from tests.applicants.stories.conftest import send, shown, story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]


def path(of: Story) -> str:
    return f"/stories/mine/{of.token}/"


def read(where: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(where)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_after_sending_it_names_the_address_to_keep(client: Client, settings: Any) -> None:
    settings.SITE_ADDRESS = "https://openward.test"
    text = read(send(client)["Location"], client)
    assert "Your story is with us. Thank you." in text
    assert f"https://openward.test{path(Story.objects.get())}" in text
    assert "waiting to be read" in text
    assert "For thirty days this browser also finds it under Stories." in text
    assert "For thirty days" not in read(path(Story.objects.get()))


def test_the_browser_that_sent_it_finds_it_and_no_other_does(client: Client) -> None:
    send(client)
    here = client.get("/stories/")
    assert path(Story.objects.get()) in here.content.decode()
    assert "no-store" in here["Cache-Control"]
    assert "private" in here["Cache-Control"]
    assert Story.objects.get().token not in read("/stories/")
    lasts = Session.objects.get(session_key=client.session.session_key).expire_date - timezone.now()
    assert 29 <= lasts.days <= 30


def test_it_tells_what_became_of_it() -> None:
    assert "Shown to everybody since" in read(path(shown()))
    declined = shown(state="declined", why="a <b>test</b> reason")
    text = read(path(declined))
    assert "a &lt;b&gt;test&lt;/b&gt; reason" in text
    assert "You may send another one." in text


def test_its_address_is_told_to_nobody() -> None:
    answer = Client().get(path(story()))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert {"private", "no-store"} <= {one.strip() for one in answer["Cache-Control"].split(",")}
    page = answer.content.decode()
    assert '<meta name="referrer" content="no-referrer">' in page
    assert 'rel="canonical"' not in page


@pytest.mark.parametrize("state", ["sent", "shown", "declined"])
def test_it_is_taken_back_whatever_became_of_it(state: str) -> None:
    own = story(state=state, decided_at=None if state == "sent" else timezone.now(), title="A taken test")
    answer = Client(enforce_csrf_checks=True).post(path(own), headers={"origin": "null"})
    assert (answer.status_code, answer["Location"]) == (303, "/stories/")
    assert not Story.objects.exists()
    assert Client().get(path(own)).status_code == 404
    assert Client().post(path(own)).status_code == 404
    assert "A taken test" not in read("/stories/")


def test_taking_it_back_is_said_and_the_session_forgets_it(client: Client) -> None:
    send(client)
    client.post(path(Story.objects.get()))
    assert client.session[KEY] == []
    text = read("/stories/", client)
    assert "Your story is taken back, and deleted here." in text
    assert "taken back" not in read("/stories/", client)


def test_looking_at_it_deletes_nothing() -> None:
    own = story()
    assert Client().head(path(own)).status_code == 200
    assert Client().put(path(own)).status_code == 405
    assert Story.objects.exists()


UNKNOWN = ["x", "x" * 43, "x" * 5000, "%00", "%ED%A0%80", "é" * 43, "<b>"]


@pytest.mark.parametrize("token", UNKNOWN, ids=lambda one: one[:8])
def test_an_unknown_address_opens_nothing(token: str) -> None:
    story()
    assert Client().get(f"/stories/mine/{token}/").status_code == 404
    assert Client().post(f"/stories/mine/{token}/").status_code == 404
    assert Story.objects.count() == 1


def test_who_signs_in_takes_along_what_this_browser_sent(client: Client) -> None:
    other = story(title="A stranger's test")
    send(client)
    owner = user("writer@example.org")
    client.post("/accounts/login/", {"login": "writer@example.org", "password": PASSWORD})
    assert owner.stories.get().title == "A test road"
    other.refresh_from_db()
    assert other.user is None


def test_who_is_forgotten_without_an_account_leaves_no_story(client: Client) -> None:
    other = story(title="A stranger's test")
    send(client)
    assert "1 story you sent" in read("/accounts/delete/", client)
    client.post("/accounts/delete/", {"sure": "on"})
    assert Story.objects.get() == other


def test_without_an_account_its_words_are_in_what_is_taken_away(client: Client) -> None:
    send(client)
    answer: Any = client.get("/accounts/download/everything.json")
    text = b"".join(answer.streaming_content).decode()
    assert "First test words." in text
    assert Story.objects.get().token not in text
