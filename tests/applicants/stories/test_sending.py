"""Sending a story: no account, nothing lost on the way, and nobody's number or address in what is kept."""

import re
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from applicants.models import Applicant, Story
from applicants.stories.forms import StoryForm
from applicants.stories.own import KEY
from search.reporting import throttle
from tests.applicants.accounts.filled import user
from tests.applicants.stories.conftest import SENT, send
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]


def words(answer: Any) -> str:
    return str(answer.content.decode())


def once(client: Client) -> str:
    found = re.search(r'name="once" value="([^"]+)"', words(client.get("/stories/send/")))
    assert found
    return found[1]


def test_without_an_account_a_story_is_kept_with_what_was_given(client: Client) -> None:
    made_up.specialty("140", "Test Medicine")
    more = {"shown_name": "Test Name", "school_country": "PK", "specialty": "140", "match_year": "2019"}
    answer = send(client, **more)
    kept = Story.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/stories/mine/{kept.token}/?sent=1")
    assert (kept.title, kept.text, kept.language) == (SENT["title"], SENT["text"], "en")
    assert (kept.shown_name, kept.school_country, kept.match_year) == ("Test Name", "PK", 2019)
    assert kept.specialty
    assert kept.specialty.code == "140"
    assert (kept.state, kept.user, kept.decided_at, len(kept.token)) == ("sent", None, None, 43)
    assert kept.consented_at is not None
    assert not Applicant.objects.exists()
    assert answer["Referrer-Policy"] == "no-referrer"


def test_what_is_not_given_stays_empty(client: Client) -> None:
    send(client)
    kept = Story.objects.get()
    assert (kept.shown_name, kept.school_country, kept.specialty, kept.match_year) == ("", "", None, None)


def test_the_form_says_the_exact_words_of_what_is_agreed_and_what_is_shown(client: Client) -> None:
    page = words(client.get("/stories/send/"))
    for part in ("shows this story to everybody", "may decline it", "nobody rewrites it", "take it back at any time"):
        assert part in page
    assert page.count("Shown beside your story only if you give it.") == 3
    assert '<option value="en" selected>' in page
    assert '<option value="es" selected>' in words(client.get("/es/stories/send/"))
    assert "sessionid" not in client.cookies


WRONG = [
    ({"consent": ""}, "consent", "Without your agreement a story cannot be shown, so it is not sent."),
    ({"title": ""}, "title", "Give your story a title."),
    ({"title": "x" * 101}, "title", "Write at most 100 characters; these are 101."),
    ({"text": " \n "}, "text", "Write your story here."),
    ({"text": "x" * 6001}, "text", "Write at most 6000 characters; these are 6001."),
    ({"text": "x" * 1_000_000}, "text", "Write at most 6000 characters; these are 1000000."),
    ({"text": "a\x00b"}, "text", "This holds characters that cannot be read."),
    ({"title": "a\x00b"}, "title", "This holds characters that cannot be read."),
    ({"shown_name": "x" * 61}, "shown_name", "Write at most 60 characters; these are 61."),
    ({"language": "xx"}, "language", "Select a valid choice. xx is not one of the available choices."),
    ({"school_country": "ZZ"}, "school_country", "Select a valid choice. ZZ is not one of the available choices."),
    ({"specialty": "9"}, "specialty", "Select a valid choice. 9 is not one of the available choices."),
    ({"match_year": "1951"}, "match_year", "Give a whole number from 1952 to"),
    ({"match_year": "2999"}, "match_year", "Give a whole number from 1952 to"),
    ({"match_year": "9" * 500}, "match_year", "Give a whole number from 1952 to"),
    ({"text": "Call 555-0142 now"}, "text", "This looks like a phone number: 555-0142."),
    ({"title": "a@example.org"}, "title", "This looks like an e-mail address: a@example.org."),
    ({"shown_name": "@nobody_of_a_test"}, "shown_name", "This looks like a link or the name of an account"),
    ({"text": "My Step 2 CK was 245."}, "text", "This looks like an exam score: Step 2 CK was 245."),
]


@pytest.mark.parametrize(("wrong", "field", "says"), WRONG, ids=lambda one: str(one)[:40])
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    wrong: dict[str, str], field: str, says: str, client: Client
) -> None:
    given = {**SENT, "shown_name": "Test Name", **wrong}
    answer = send(client, **given)
    page = words(answer)
    assert answer.status_code == 422
    assert f'<a href="#id_{field}">' in page
    assert re.search(rf'id="id_{field}_error"[^§]*?{re.escape(says)}', page)
    for name in {"title", "text", "shown_name"} - set(wrong):
        assert given[name].split("\n")[0] in page
    if "consent" not in wrong:
        assert re.search(r'name="consent"[^>]* checked', page)
    assert not Story.objects.exists()


def test_a_half_character_is_refused_before_the_database() -> None:
    data = QueryDict(mutable=True)
    data.update({**SENT, "text": "a\ud800b"})
    form = StoryForm(data, specialties=[], last_match=2027)
    assert form.errors == {"text": ["This holds characters that cannot be read."]}


def test_a_link_or_a_score_stays_where_its_writer_says_so(client: Client) -> None:
    text = "See https://example.org/test and my Step 1 of 230."
    page = words(send(client, text=text))
    assert 'name="anyway"' in page
    assert send(client, text=text, anyway="on").status_code == 303
    assert Story.objects.get().text == text


def test_a_number_or_an_address_goes_whatever_its_writer_says(client: Client) -> None:
    page = words(send(client, text="Call 555-0142", anyway="on"))
    assert "Please take it out." in page
    assert 'name="anyway"' not in page
    assert 'name="anyway"' not in words(client.get("/stories/send/"))
    assert not Story.objects.exists()


def test_pressed_twice_it_is_one_story_even_before_the_browser_has_a_session() -> None:
    opened = once(Client())
    first, second = (send(Client(), once=opened) for _time in range(2))
    token = Story.objects.get().token
    assert (first["Location"], second["Location"]) == (
        f"/stories/mine/{token}/?sent=1",
        f"/stories/mine/{token}/?again=1",
    )
    assert token != opened


def test_the_same_words_from_one_browser_are_the_first_ones_and_count_nothing(client: Client) -> None:
    for _time in range(8):
        assert send(client, once=once(client)).status_code == 303
    assert Story.objects.count() == 1


def test_another_browser_never_gets_the_first_ones_address(client: Client) -> None:
    send(client)
    send(Client())
    assert Story.objects.count() == 2
    assert len(set(Story.objects.values_list("token", flat=True))) == 2


def test_other_words_under_one_opening_are_another_story(client: Client) -> None:
    opened = once(client)
    send(client, once=opened)
    send(client, once=opened, text="Other test words")
    assert Story.objects.count() == 2


@pytest.mark.parametrize("opened", ["", "x", "a\x00" * 30, "é" * 43, "x" * 5000])
def test_an_opening_that_was_never_ours_is_passed_over(opened: str, client: Client) -> None:
    assert send(client, once=opened).status_code == 303
    assert len(Story.objects.get().token) == 43


def test_so_many_a_day_and_nothing_is_lost(client: Client) -> None:
    for number in range(5):
        assert send(client, text=f"Test words {number}").status_code == 303
    answer = send(client, text="Test words of the sixth")
    assert (answer.status_code, Story.objects.count()) == (429, 5)
    assert int(answer["Retry-After"]) > 0
    assert "Test words of the sixth" in words(answer)
    assert "Nothing you wrote is lost." in words(answer)


def test_without_the_broker_nothing_is_taken_and_nothing_lost(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_given: Any) -> int:
        raise throttle.CountError("away")

    monkeypatch.setattr(throttle, "wait", away)
    answer = send(client)
    assert (answer.status_code, Story.objects.count()) == (503, 0)
    assert "Second test words." in words(answer)


def test_a_form_without_its_token_is_refused() -> None:
    assert send(Client(enforce_csrf_checks=True)).status_code == 403


def test_with_an_account_it_is_the_accounts(client: Client) -> None:
    owner = user("writer@example.org", password=None)
    client.force_login(owner)
    send(client)
    assert Story.objects.get().user == owner
    assert KEY not in client.session
    page = words(client.get("/stories/"))
    assert "Yours" in page
    assert "waiting to be read" in page
    assert "writer@example.org" not in words(Client().get(f"/stories/mine/{Story.objects.get().token}/"))
