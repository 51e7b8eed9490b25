"""What a page gives when all goes well: read whole, unchanged, or moved."""

import gzip
import tomllib

import pytest
from django.conf import settings

from programs.web import Trouble, Validators, WebError
from programs.web.client import VERSION
from tests.programs.web.source_server import Reply, near_client

GUIDE = Reply(200, b"<p>Test data: a page</p>", {"Content-Type": "Text/HTML; charset=ISO-8859-1", "ETag": '"one"'})
DATED = "Sat, 21 Nov 2026 10:00:00 GMT"
DATED_PAGE = Reply(200, b"x", {"ETag": '"other"', "Last-Modified": DATED})


def changing(handler):
    """A page that gives its version as ETag, and says so when it has not changed."""
    unchanged = handler.headers.get("If-None-Match") == '"one"'
    (Reply(304, b"", {"ETag": '"one"'}) if unchanged else GUIDE)(handler)


def test_it_reads_a_page(server, client):
    server.pages["/page"] = GUIDE
    answer = client.get(server.url() + "#visas")
    assert (answer.status, answer.content, answer.content_type) == (200, GUIDE.body, "text/html")
    assert (answer.charset, answer.validators) == ("iso-8859-1", Validators('"one"'))
    assert (answer.url, answer.moved_to, answer.not_modified) == (server.url(), "", False)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("text/html", ("text/html", "")),
        ('application/pdf; charset="UTF-8"', ("application/pdf", "utf-8")),
        ("html", ("", "")),
        (";;", ("", "")),
    ],
)
def test_it_tells_the_type_only_where_the_source_does(server, client, header, told):
    server.pages["/page"] = Reply(200, b"x", {"Content-Type": header})
    answer = client.get(server.url())
    assert (answer.content_type, answer.charset) == told


def test_it_says_who_asks_and_keeps_no_cookies(server):
    server.pages["/page"] = Reply(200, b"x", {"Set-Cookie": "id=1"})
    with near_client(contact="https://openward.example/about") as client:
        client.get(server.url())
        client.get(server.url())
    assert server.paths == ["/robots.txt", "/page", "/page"]
    for seen in server.requests:
        assert seen.headers["user-agent"] == "OpenwardBot/0.4 (+https://openward.example/about)"
        assert seen.headers["host"] == server.url().split("/")[2]
        assert "cookie" not in seen.headers


def test_it_names_itself_plainly_where_no_address_is_set(server, client):
    server.pages["/page"] = GUIDE
    client.get(server.url())
    assert server.requests[-1].headers["user-agent"] == "OpenwardBot/0.4"


def test_its_version_is_that_of_the_project():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    assert project["version"].startswith(f"{VERSION}.")


def test_a_proxy_in_the_environment_is_not_used(server, client, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.pages["/page"] = GUIDE
    assert client.get(server.url()).status == 200


def test_it_asks_for_a_changing_page_only_when_it_changed(server, client):
    server.pages["/page"] = changing
    first = client.get(server.url())
    second = client.get(server.url(), validators=first.validators)
    assert (second.not_modified, second.content, second.status) == (True, b"", 304)
    assert second.validators == Validators('"one"')
    changed = client.get(server.url(), validators=Validators('"old"'))
    assert (changed.not_modified, changed.content) == (False, GUIDE.body)


def test_it_asks_by_date_and_keeps_what_an_unchanged_page_does_not_repeat(server, client):
    server.pages["/page"] = Reply(304)
    answer = client.get(server.url(), validators=Validators('"one"', DATED))
    assert server.requests[-1].headers["if-modified-since"] == DATED
    assert answer.validators == Validators('"one"', DATED)


def test_an_unchanged_page_that_was_never_read_is_no_answer(server, client):
    server.pages["/page"] = Reply(304)
    with pytest.raises(WebError, match="the answer 304") as caught:
        client.get(server.url())
    assert caught.value.trouble is Trouble.ANSWER


def test_it_does_not_ask_another_page_whether_the_first_has_changed(server, client):
    server.pages |= {"/page": Reply(302, b"", {"Location": "/closed"}), "/closed": GUIDE}
    client.get(server.url(), validators=Validators('"one"', DATED))
    assert "if-none-match" in server.requests[1].headers
    assert not {"if-none-match", "if-modified-since"} & set(server.requests[2].headers)


@pytest.mark.parametrize("place", ["/other", "/page?lang=en"])
def test_what_another_page_says_of_its_changes_is_not_kept_for_the_first(server, client, place):
    server.pages |= {"/page": Reply(301, b"", {"Location": place}), place: DATED_PAGE}
    answer = client.get(server.url())
    assert (answer.content, answer.validators) == (b"x", Validators())


def test_what_the_same_page_says_under_its_other_name_is_kept(server, client):
    other = server.url("/page", host="www.source.example")
    server.pages["/page"] = [Reply(301, b"", {"Location": other}), DATED_PAGE]
    answer = client.get(server.url())
    assert (answer.url, answer.validators) == (other, Validators('"other"', DATED))


def test_validators_that_cannot_be_sent_are_not_kept(server, client):
    server.pages["/page"] = Reply(200, b"x", {"ETag": "é" * 3, "Last-Modified": "x" * 101})
    assert client.get(server.url()).validators == Validators()


def test_it_unpacks_what_it_asked_to_be_packed(server, client):
    packed = gzip.compress(b"Test data. ") + gzip.compress(b"More of it.")
    server.pages["/page"] = Reply(200, packed, {"Content-Encoding": "gzip"})
    assert client.get(server.url()).content == b"Test data. More of it."
    assert server.requests[-1].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("statuses", "moved"), [([301], True), ([308, 301], True), ([302], False), ([301, 307], False), ([303, 301], False)]
)
def test_a_page_has_moved_only_if_every_redirect_says_so(server, client, statuses, moved):
    for number, status in enumerate(statuses):
        server.pages[f"/{number}"] = Reply(status, b"", {"Location": f"/{number + 1}"})
    server.pages[f"/{len(statuses)}"] = GUIDE
    answer = client.get(server.url("/0"))
    assert answer.url == server.url(f"/{len(statuses)}")
    assert answer.moved_to == (answer.url if moved else "")


def test_it_reads_names_and_paths_in_any_script(server, client):
    server.pages["/m%C3%A9dicos%20nuevos?a%C3%B1o=2026"] = GUIDE
    answer = client.get(server.url("/médicos nuevos?año=2026", host="krankenhäuser.example"))
    assert answer.url.startswith("http://xn--krankenhuser-ncb.example:")
    assert server.requests[-1].headers["host"].startswith("xn--krankenhuser-ncb.example:")
