"""The page of stories: empty and saying so, then what curators chose to show, each in its own language."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.applicants.stories.conftest import shown, story
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]


def read(path: str = "/stories/", client: Client | None = None) -> str:
    answer = (client or Client()).get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_it_starts_empty_and_says_so() -> None:
    text = read()
    assert "Nobody has sent a story yet" in text
    assert "nothing stands here that nobody wrote" in text
    assert "one person's road is not a forecast" in text
    assert "<article" not in text


def test_what_waits_or_is_declined_is_nowhere_on_it() -> None:
    story(title="A waiting test")
    shown(title="A declined test", state="declined", why="a test reason")
    text = read()
    assert "No story is shown yet" in text
    assert "Nobody has sent" not in text
    assert "A waiting test" not in text
    assert "A declined test" not in text


def test_only_what_was_given_stands_beside_a_story() -> None:
    medicine = made_up.specialty("140", "Test Medicine")
    shown(title="With all", shown_name="Test Name", school_country="PK", specialty=medicine, match_year=2019)
    text = read()
    for words in ("Test Name", "medical school in: Pakistan", "Test Medicine", "2019 Match", "written in English"):
        assert words in text
    shown(title="With nothing", decided_at=timezone.now() + dt.timedelta(seconds=1))
    bare = read().split("With nothing")[1].split("</article>")[0]
    assert "Name not given" in bare
    assert "medical school in" not in bare
    assert "Match" not in bare


def test_each_stands_in_its_own_language_on_a_page_of_another() -> None:
    shown(language="es", title="Un camino de prueba", text="Palabras de prueba")
    text = read()
    assert 'lang="es" dir="auto">Un camino de prueba</h2>' in text
    assert '<div class="words" lang="es" dir="auto"><p>Palabras de prueba</p>' in text
    assert "written in Spanish" in text


def test_markup_is_shown_as_text() -> None:
    shown(title="<b>T</b>", text="<script>alert(1)</script>\n\n[a](javascript:alert(1))", shown_name="<i>N</i>")
    text = read()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "&lt;b&gt;T&lt;/b&gt;" in text
    assert "&lt;i&gt;N&lt;/i&gt;" in text
    assert 'href="javascript' not in text


def test_the_newest_decided_come_first_ten_on_a_page() -> None:
    now = timezone.now()
    for number in range(12):
        shown(title=f"Road {number:02}", decided_at=now + dt.timedelta(minutes=number))
    first, second = read(), read("/stories/?page=2")
    assert [f"Road {number:02}" in first for number in range(12)] == [False] * 2 + [True] * 10
    assert first.index("Road 11") < first.index("Road 02")
    assert second.index("Road 01") < second.index("Road 00")
    assert "Page 2 of 2" in second
    assert "No story stands on this page" in read("/stories/?page=3")


@pytest.mark.parametrize("page", ["0", "-1", "x", "1" * 400, "\u0661", "%00", ""])
def test_a_page_that_is_none_is_the_first(page: str) -> None:
    shown(title="The only test")
    assert "The only test" in read(f"/stories/?page={page}")


def test_queries_do_not_grow_with_the_list() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            read()
        return len(caught)

    shown(specialty=made_up.specialty("140", "Test Medicine"))
    few = queries()
    for _number in range(5):
        shown(specialty=made_up.specialty("140", "Test Medicine"))
    assert queries() == few <= 3


def test_a_reader_without_anything_of_their_own_gets_no_session(client: Client) -> None:
    answer: Any = client.get("/stories/")
    assert "sessionid" not in answer.cookies
    assert "no-store" not in answer.get("Cache-Control", "")
