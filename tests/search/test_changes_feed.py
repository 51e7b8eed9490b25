"""The Atom feeds, held against RFC 4287, RFC 4151 and HTTP's conditional requests. Every row is made up."""

import datetime as dt
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.models import Change, DirectoryVersion
from tests.search import made_up
from tests.search.made_up_changes import NOON, change, moved, side

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ATOM = "{http://www.w3.org/2005/Atom}"
PATH = "/changes/feed.atom"
ONCE = ("id", "title", "updated")
TAG = r"tag:testserver,\d{4}-\d{2}-\d{2}:change/\d+"
RFC_3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"


def version(number: int, moved_at: dt.datetime = NOON) -> None:
    DirectoryVersion.objects.update_or_create(pk=1, defaults={"number": number, "moved_at": moved_at})


def feed(client: Client, path: str = PATH, **headers: str) -> ElementTree.Element:
    """Parsed, after what RFC 4287 wants of every feed and entry has been held against it."""
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") in {"en", "es"}
    for one in (root, *entries(root)):
        for name in ONCE:
            assert len(one.findall(f"{ATOM}{name}")) == 1, name
            assert word(one, name)
        assert re.fullmatch(RFC_3339, word(one, "updated"))
        assert all(str(link.get("href")).startswith("http://testserver/") for link in one.findall(f"{ATOM}link"))
        assert sum(link.get("rel", "alternate") == "alternate" for link in one.findall(f"{ATOM}link")) == 1
    assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        f"http://testserver{path}"
    ]
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Openward"
    ids = [word(entry, "id") for entry in entries(root)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(TAG, one) for one in ids)
    return root


def entries(root: ElementTree.Element) -> list[ElementTree.Element]:
    return root.findall(f"{ATOM}entry")


def word(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def titles(client: Client, path: str = PATH) -> list[str]:
    return [word(entry, "title") for entry in entries(feed(client, path))]


def test_an_entry_tells_before_and_after_with_source_and_page(client: Client) -> None:
    about = moved("Test <Hospital> & Sons")
    (entry,) = entries(feed(client))
    assert word(entry, "title") == "Test <Hospital> & Sons, Test Medicine: J-1 visa: Not stated → Yes"
    assert word(entry, "updated") == "2026-11-21T17:00:00+00:00"
    assert word(entry, "id") == f"tag:testserver,2026-11-21:change/{Change.objects.get().pk}"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://testserver/programs/{about.public_id}/{about.slug}/"
    assert word(entry, "summary") == (
        "J-1 visa: Not stated → Yes. Source read again: Test source. Source: Program&#x27;s own page. "
        "https://example.test/page. cycle not stated."
    )


@pytest.mark.parametrize("character", ["\x01", "\x08", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_cannot_carry_costs_one_character_and_not_the_feed(client: Client, character: str) -> None:
    about = made_up.program(f"Test{character} Hospital")
    said = made_up.statement(about, "visa_j1", "yes", page_url=f"https://example.test/a{character}b")
    change(about, said)
    (entry,) = entries(feed(client))
    assert word(entry, "title").startswith("Test Hospital, Test Medicine")
    assert "https://example.test/ab" in word(entry, "summary")
    assert feed(client, f"/programs/{about.public_id}/changes.atom")


def test_what_reads_as_before_says_so(client: Client) -> None:
    about = made_up.program("Test Hospital")
    said = made_up.statement(about, "visa_j1", "yes")
    change(about, said, said, after=side(said, "agreed"))
    assert titles(client) == ["Test Hospital, Test Medicine: J-1 visa: Yes (as before)"]


def test_newest_first_fifty_at_most_and_updated_with_the_newest(client: Client) -> None:
    for minutes in range(52):
        moved(f"Test {minutes}", at=NOON + dt.timedelta(minutes=minutes))
    root = feed(client)
    found = [word(entry, "title").split(",")[0] for entry in entries(root)]
    assert found == [f"Test {minutes}" for minutes in range(51, 1, -1)]
    assert word(root, "updated") == "2026-11-21T17:51:00+00:00"


def test_filters_hold_and_stand_in_the_address_of_the_feed_itself(client: Client) -> None:
    moved("Alpha Test")
    other = made_up.program("Beta Test", code="320", state="CA")
    change(other, made_up.statement(other, "visa_j1", "no"))
    query = "?specialty=140&state=NY&since=2026-11-01"
    assert [title[:5] for title in titles(client, PATH + query)] == ["Alpha"]
    assert [title[:4] for title in titles(client, f"{PATH}?state=CA")] == ["Beta"]
    assert titles(client, f"{PATH}?state=TX") == []


def test_one_program_has_a_feed_of_its_own(client: Client) -> None:
    about, _other = moved("Alpha Test"), moved("Beta Test")
    root = feed(client, f"/programs/{about.public_id}/changes.atom")
    assert word(root, "title") == "What changed: Alpha Test, Test Medicine"
    assert [word(entry, "title")[:5] for entry in entries(root)] == ["Alpha"]
    assert client.get("/programs/9999-999/changes.atom").status_code == 404


def test_what_is_no_feed_is_kept_by_nobody(client: Client) -> None:
    """Such a page tells who is signed in."""
    for path in ("/programs/9999-999/changes.atom", f"{PATH}?state=ZZ"):
        assert "public" not in client.get(path).get("Cache-Control", ""), path


def test_an_entry_has_one_id_in_every_feed_and_language(client: Client) -> None:
    about = moved()
    paths = [PATH, f"/es{PATH}", f"/programs/{about.public_id}/changes.atom", f"{PATH}?state=NY"]
    ids = {tuple(word(entry, "id") for entry in entries(feed(client, path))) for path in paths}
    assert len(ids) == 1
    assert len({word(feed(client, path), "id") for path in paths}) == len(paths)


def test_an_empty_feed_reads_the_same_twice(client: Client) -> None:
    version(3, NOON - dt.timedelta(days=1))
    assert word(feed(client), "updated") == "2026-11-20T17:00:00+00:00"
    assert client.get(PATH).content == client.get(PATH).content
    DirectoryVersion.objects.all().delete()
    assert word(feed(client), "updated") == "2000-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("state=ZZ", "state: A value here is not one of the choices."),
        ("since=soon", "since: Give a day as YYYY-MM-DD"),
        ("older_than=x", "older_than: This is no place in the list of changes."),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(client: Client, query: str, line: str) -> None:
    response = client.get(f"{PATH}?{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.content.decode().startswith(line)


def test_what_readers_add_to_addresses_is_passed_over(client: Client) -> None:
    moved()
    assert len(titles(client, f"{PATH}?utm_source=reader")) == 1


# Conditional requests


def status(client: Client, **headers: str) -> int:
    return int(client.get(PATH, headers=headers).status_code)


def test_a_copy_that_stands_is_not_sent_again_until_the_directory_moves(client: Client) -> None:
    version(7)
    moved()
    response = client.get(PATH)
    copy: dict[str, Any] = {"If-None-Match": response["ETag"]}
    since = {"If-Modified-Since": response["Last-Modified"]}
    assert response["Last-Modified"] == "Sat, 21 Nov 2026 17:00:00 GMT"
    assert response["Cache-Control"] == "public, max-age=600"
    kept = client.get(PATH, headers=copy)
    assert (kept.status_code, kept.content, kept["ETag"]) == (304, b"", response["ETag"])
    assert status(client, **since) == 304
    assert client.get(f"/es{PATH}", headers=copy).status_code == 200
    assert client.get(f"{PATH}?state=NY", headers=copy).status_code == 200
    version(8, NOON + dt.timedelta(seconds=1))
    assert status(client, **copy) == status(client, **since) == 200


def test_a_copy_that_stands_costs_one_query(client: Client) -> None:
    version(7)
    copy = {"If-None-Match": client.get(PATH)["ETag"]}
    with CaptureQueriesContext(connection) as made:
        assert status(client, **copy) == 304
    assert len(made) == 1


def test_feeds_are_read_and_never_written(client: Client) -> None:
    assert client.post(PATH).status_code == 405
    assert client.head(PATH).status_code == 200
