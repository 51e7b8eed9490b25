"""What htmx is sent at the address of the search, and what it is told of the address. Every row is made up."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]

SEARCH = re.compile(r'<div id="problems">.*</form>.*<div id="results".*</h1>.*?</div>\s*</div>', re.DOTALL)
AT = "http://testserver/programs/"


def asked_by_htmx(client: Client, path: str, *, at: str = AT, **more: str) -> HttpResponse:
    return client.get(path, headers={"HX-Request": "true", "HX-Current-URL": at, **more})  # type: ignore[return-value]


def searched(response: HttpResponse) -> str:
    found = SEARCH.search(response.content.decode())
    assert found
    return found[0]


@pytest.mark.parametrize("query", ["", "?visa=j1&page=1", "?state=ZZ&colour=red", "?q=nothing+like+this", "?page=9"])
def test_htmx_is_sent_the_search_of_the_page_and_nothing_around_it(client: Client, query: str) -> None:
    made_up.program("Test A", visa_j1="yes")
    page = client.get(f"/programs/{query}")
    answer = asked_by_htmx(client, f"/programs/{query}")
    assert searched(answer) == searched(page)  # type: ignore[arg-type]
    text = answer.content.decode()
    assert text.count("<title>") == 1
    assert re.findall("<title>.*</title>", text) == re.findall("<title>.*</title>", page.content.decode())
    assert not re.search("<html|<body|<header|<footer|<script|<meta", text)
    assert "<html" in page.content.decode()


def test_back_and_forward_are_sent_the_whole_page(client: Client) -> None:
    response = asked_by_htmx(client, "/programs/", **{"HX-History-Restore-Request": "true"})
    assert "<html" in response.content.decode()
    assert "HX-Push-Url" not in response


@pytest.mark.parametrize("by_htmx", [True, False])
def test_no_cache_may_give_the_one_for_the_other(client: Client, by_htmx: bool) -> None:
    response = asked_by_htmx(client, "/programs/") if by_htmx else client.get("/programs/")
    names = {name.strip() for name in response["Vary"].split(",")}
    assert names >= {"HX-Request", "HX-History-Restore-Request"}


def test_a_plain_page_is_told_nothing_of_the_address(client: Client) -> None:
    response = client.get("/programs/?visa=j1&q=")
    assert not [name for name in response.headers if name.startswith("HX-")]


STEPS = [
    # What the form sends, where the reader is, and the address that history is given.
    ("?visa=j1&q=&sort=&stated=only", "", "/programs/?visa=j1"),
    ("?visa=h1b&visa=j1&step2=", "?visa=j1", "/programs/?visa=h1b&visa=j1"),
    ("?q=&stated=only", "?visa=j1", "/programs/"),
    ("?visa=j1&page=2", "?visa=j1", "/programs/?page=2&visa=j1"),
    ("?q=d%C3%ADaz+%26", "", "/programs/?q=d%C3%ADaz+%26"),
    ("?step2=999", "", "/programs/?step2=999"),
]


@pytest.mark.parametrize(("sent", "here", "pushed"), STEPS)
def test_history_is_given_the_address_of_the_search(client: Client, sent: str, here: str, pushed: str) -> None:
    made_up.program("Test A")
    response = asked_by_htmx(client, f"/programs/{sent}", at=AT + here)
    assert (response["HX-Push-Url"], "HX-Replace-Url" in response) == (pushed, False)


def test_the_address_keeps_its_language(client: Client) -> None:
    response = asked_by_htmx(client, "/es/programs/?visa=j1&q=", at="http://testserver/es/programs/")
    assert response["HX-Push-Url"] == "/es/programs/?visa=j1"


@pytest.mark.parametrize("here", ["?visa=j1", "?stated=only&visa=j1&q=#results"])
def test_the_same_search_again_is_no_step_in_history(client: Client, here: str) -> None:
    assert asked_by_htmx(client, "/programs/?visa=j1&sort=", at=AT + here)["HX-Push-Url"] == "false"


@pytest.mark.parametrize(
    ("sent", "here", "replaces"),
    [
        ("?q=mayo", "?q=may", True),
        ("?q=ma", "?q=may", True),
        ("?q=mayo", "", False),
        ("?q=", "?q=mayo", False),
        ("?q=cleveland", "?q=mayo", False),
        ("?q=mayo&visa=j1", "?q=may", False),
    ],
)
def test_words_that_only_grow_or_shrink_stay_one_step(client: Client, sent: str, here: str, replaces: bool) -> None:
    response = asked_by_htmx(client, f"/programs/{sent}", at=AT + here)
    assert ("HX-Replace-Url" in response, "HX-Push-Url" in response) == (replaces, not replaces)


def test_an_address_that_is_none_breaks_nothing(client: Client) -> None:
    for at in ("", "http://[", "?", "\xff"):
        assert asked_by_htmx(client, "/programs/?visa=j1", at=at)["HX-Push-Url"] == "/programs/?visa=j1"
