"""A story that is sent again: the same is one, a corrected one is another."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from applicants.models import Story
from applicants.stories.own import MOST, delete_stories, remember
from applicants.stories.views import A_BROWSER_A_DAY
from tests.applicants.stories.conftest import send, story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]


def test_a_declined_story_can_be_sent_again_without_its_name(client: Client) -> None:
    send(client, shown_name="Dr Test Name")
    Story.objects.update(state="declined", why="Please leave out your full name", decided_at=timezone.now())
    send(client, shown_name="")
    assert Story.objects.filter(state="sent", shown_name="").count() == 1


def test_corrected_details_are_not_dropped(client: Client) -> None:
    send(client, match_year="2020", shown_name="Dr Test Name")
    assert "again" not in send(client, match_year="2024", shown_name="")["Location"]
    assert Story.objects.filter(match_year=2024, shown_name="").exists()
    assert "again" in send(client, match_year="2024", shown_name="")["Location"]
    assert Story.objects.count() == 2


def test_all_that_a_browser_can_send_while_its_session_lasts_goes_with_delete_everything(client: Client) -> None:
    days = settings.SESSION_COOKIE_AGE // (24 * 60 * 60)
    assert days * A_BROWSER_A_DAY <= MOST
    session = client.session
    for number in range(30):
        remember(session, story(title=f"Test {number}"))
    delete_stories(session)
    assert not Story.objects.exists()
