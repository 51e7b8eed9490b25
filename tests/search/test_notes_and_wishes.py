"""What a reader notes of their questions, and the search among their wishes alone. On the real directory."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from programs.models import Program
from search.presenters.words import day_words
from search.questions.asked import MOST, Note, note, noted
from tests.search.profiles import DAY

pytestmark = pytest.mark.usefixtures("held_opening", "today", "plain_styles")

ANSWERS = {
    "work_status": "none",
    "visas": ["j1"],
    "specialties": ["140", "120"],
    "states": ["NY", "NJ"],
    "kinds": ["C"],
}
ASKING = "/programs/?sort=fit&verdict=doubtful"


@pytest.fixture
def answers() -> dict[str, Any]:
    return ANSWERS


def page(client: Client, path: str) -> str:
    return " ".join(html.unescape(client.get(path).content.decode()).split())


def first_to_ask(client: Client) -> str:
    found = re.search(r'<h2><a href="(/programs/[^"]+)">', page(client, ASKING))
    assert found
    return found[1]


def test_a_question_is_noted_and_then_its_answer(reader: Client) -> None:
    path = first_to_ask(reader)
    asked = f"/programs/{path.split('/')[2]}/asked/"
    before = page(reader, path)
    assert "I have asked: note today" in before
    assert "Asked on" not in before
    response = reader.post(asked, {"action": "asked"})
    assert (response.status_code, response["Location"]) == (302, f"{path}#for-you")
    after = page(reader, path)
    assert f"Asked on {day_words(DAY)}." in after
    assert "I have asked: note today" not in after
    reader.post(asked, {"action": "answered"})
    assert ", answered on" in page(reader, path)
    assert "Asked on" in page(reader, ASKING)
    reader.post(asked, {"action": "forget"})
    assert "Asked on" not in page(reader, path)


def test_a_note_is_taken_by_post_alone_and_only_of_a_program(reader: Client) -> None:
    public_id = Program.objects.published().values_list("public_id", flat=True).first()
    assert reader.get(f"/programs/{public_id}/asked/").status_code == 405
    assert reader.post(f"/programs/{public_id}/asked/", {"action": "<b>"}).status_code == 400
    assert reader.post("/programs/9999-999/asked/", {"action": "asked"}).status_code == 404
    checked = Client(enforce_csrf_checks=True)
    assert checked.post(f"/programs/{public_id}/asked/", {"action": "asked"}).status_code == 403


def test_notes_are_of_one_reader(reader: Client) -> None:
    path = first_to_ask(reader)
    reader.post(f"/programs/{path.split('/')[2]}/asked/", {"action": "asked"})
    other = Client()
    other.post("/match/", ANSWERS)
    assert "Asked on" not in page(other, path)


def test_the_first_note_is_forgotten_when_there_are_too_many(reader: Client) -> None:
    session = reader.session
    for number in range(MOST + 1):
        note(session, f"x-{number:08x}", "asked", DAY)
    kept = noted(session)
    assert len(kept) == MOST
    assert "x-00000000" not in kept
    assert kept["x-00000001"] == Note(asked=DAY)


def test_an_answer_without_a_question_stands_for_both(reader: Client) -> None:
    session = reader.session
    note(session, "1022-140", "answered", DAY)
    assert noted(session) == {"1022-140": Note(DAY, DAY)}


def test_wishes_leave_nothing_out_unless_that_is_asked(reader: Client) -> None:
    wished = Program.objects.published().filter(
        specialty__code__in=["140", "120"], state__in=["NY", "NJ"], tracks__kind="C", tracks__published=True
    )
    everything, only = (page(reader, f"/programs/?sort=fit{more}") for more in ("", "&wishes=only"))
    assert _count(everything) > 4000
    assert _count(only) == wished.distinct().count() > 10
    assert "Your wishes: Only specialties, states and kinds that I wish for" in only


def test_the_tally_counts_among_wishes(reader: Client) -> None:
    only = page(reader, "/programs/?wishes=only")
    tally = re.search(r'<ul class="tally".*?</ul>', only)
    assert tally
    counts = [int(number.replace(",", "")) for number in re.findall(r"<strong>([\d,]+)</strong>", tally[0])]
    assert len(counts) == 5
    assert sum(counts) == _count(only)


def test_wishes_need_answers(client: Client) -> None:
    assert "This needs your answers" in page(client, "/programs/?wishes=only")


def _count(shown: str) -> int:
    found = re.search(r"<h1[^>]*>([\d,]+) ", shown)
    assert found
    return int(found[1].replace(",", ""))
