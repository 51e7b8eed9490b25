"""What sites ask of robots is done, and where it cannot be read, nothing is."""

import pytest

from programs.web import Trouble, WebError
from programs.web.addresses import place_of
from programs.web.robots import KEPT_SECONDS, MOST_BYTES, TROUBLE_KEPT_SECONDS, Robots, Rules
from tests.programs.web.source_server import Reply, near_client

PAGE = Reply(200, b"Test data: a page")


def allows(robots, path):
    return Rules(robots.encode()).allow(place_of(f"https://source.example{path}"))


def error_of(client, url):
    with pytest.raises(WebError) as caught:
        client.get(url)
    return caught.value


def test_a_page_that_robots_may_not_read_is_not_asked_for(server, client):
    server.pages |= {"/robots.txt": Reply(200, b"User-agent: *\nDisallow: /private"), "/private/page": PAGE}
    error = error_of(client, server.url("/private/page"))
    assert (error.trouble, error.transient) == (Trouble.REFUSED, False)
    assert error.sentence == "The robots.txt of source.example asks us not to read this page."
    assert server.paths == ["/robots.txt"]


def test_a_redirect_to_a_page_that_robots_may_not_read_is_not_followed(server, client):
    server.pages |= {
        "/robots.txt": Reply(200, b"User-agent: *\nDisallow: /private"),
        "/page": Reply(301, b"", {"Location": "/private"}),
        "/private": PAGE,
    }
    assert error_of(client, server.url()).trouble is Trouble.REFUSED
    assert server.paths == ["/robots.txt", "/page"]


def test_what_is_asked_of_us_by_name_counts_and_not_what_is_asked_of_all():
    robots = "User-agent: *\nDisallow: /\n\nUser-agent: openwardbot\nUser-agent: b\nDisallow: /own\n"
    assert allows(robots, "/page")
    assert not allows(robots, "/own")


@pytest.mark.parametrize("name", ["Openward", "Open", "OpenwardBotanist", "o", "bot", "Googlebot"])
def test_what_is_asked_of_others_is_not_asked_of_us(name):
    assert allows(f"User-agent: {name}\nDisallow: /", "/page")


@pytest.mark.parametrize("line", ["user-agent:*", "USER-AGENT :  *  # all", "User agent: *", "\ufeffUser-agent: *"])
def test_all_robots_are_meant_however_it_is_written(line):
    assert not allows(f"{line}\r\nDisallow: /", "/page")


@pytest.mark.parametrize(
    "robots",
    [
        "User-agent: *\rDisallow: /\r",
        "User-agent: another\rUser-agent: *\rDisallow: /",
        "User-agent:\nUser-agent: *\nDisallow: /\n",
        "User-agent: *\n\n  \nDisallow: /user-agent\nDisallow: /page",
    ],
)
def test_a_line_says_what_it_says_however_lines_end(robots):
    assert not allows(robots, "/page")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_rules_in_utf_16_are_read(encoding):
    robots = "User-agent: *\nDisallow: /private\n"
    parsed = Rules((robots if encoding == "utf-16" else f"\ufeff{robots}").encode(encoding))
    assert parsed.allow(place_of("https://source.example/page"))
    assert not parsed.allow(place_of("https://source.example/private"))


def test_the_longest_rule_wins_and_wildcards_mean_what_sites_mean():
    robots = "User-agent: *\nDisallow: /\nAllow: /residency\nDisallow: /*.pdf$\nDisallow: /residency/*/draft"
    assert allows(robots, "/residency/apply")
    assert not allows(robots, "/fellowship")
    assert not allows(robots, "/guide.pdf")
    assert allows(robots, "/residency/guide.pdf?x=1")
    assert not allows(robots, "/residency/im/draft")


def test_a_site_without_rules_allows_all(server, client):
    server.pages["/page"] = PAGE
    for status in (400, 401, 403, 404, 410):
        server.pages["/robots.txt"] = Reply(status)
        with near_client() as fresh:
            assert fresh.get(server.url()).status == 200


def test_a_page_of_words_in_place_of_rules_allows_all():
    assert allows("<html><body>Not found. User-agent: nobody</body></html>", "/page")


@pytest.mark.parametrize(("status", "trouble"), [(500, Trouble.SERVER), (503, Trouble.BUSY), (429, Trouble.BUSY)])
def test_where_the_rules_cannot_be_read_nothing_is_asked_for_some_minutes(server, client, clock, status, trouble):
    server.pages |= {"/robots.txt": Reply(status), "/page": PAGE}
    first, second = error_of(client, server.url()), error_of(client, server.url())
    assert first.trouble is second.trouble is trouble
    assert "robots.txt of source.example cannot be read" in second.sentence
    assert server.paths == ["/robots.txt"] * 3
    server.pages["/robots.txt"] = Reply(404)
    clock.at += TROUBLE_KEPT_SECONDS
    assert client.get(server.url()).status == 200


def test_rules_that_cannot_be_reached_are_no_leave_to_read():
    with near_client() as client:
        error = error_of(client, "http://source.example:9/")
    assert error.trouble is Trouble.UNREACHABLE
    assert "robots.txt of source.example cannot be read" in error.sentence


def test_rules_are_read_once_a_day(server, client, clock):
    server.pages["/page"] = PAGE
    client.get(server.url())
    clock.at += KEPT_SECONDS - 10
    client.get(server.url())
    assert server.paths.count("/robots.txt") == 1
    clock.at += 10
    client.get(server.url())
    assert server.paths.count("/robots.txt") == 2


def test_no_more_sites_are_remembered_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr("programs.web.robots.ORIGINS_KEPT", 2)
    robots, read = Robots(), []

    def reading(place):
        read.append(place.host)
        return b""

    for host in ("a", "b", "c", "c", "a"):
        robots.rules(place_of(f"http://{host}.example/"), 0.0, reading)
    assert read == ["a.example", "b.example", "c.example", "a.example"]


def test_rules_of_a_redirected_file_are_those_of_the_site_that_redirects(server, client):
    server.pages |= {
        "/robots.txt": Reply(301, b"", {"Location": "/rules"}),
        "/rules": Reply(200, b"User-agent: *\nDisallow: /page"),
        "/page": PAGE,
    }
    assert error_of(client, server.url()).trouble is Trouble.REFUSED


def test_a_huge_file_is_read_up_to_the_limit_and_no_half_line_counts(server, client):
    begin = b"User-agent: *\nDisallow: /private\n"
    filler = b"# test data\n" * 60_000
    room = MOST_BYTES - len(begin) - len(b"Disallow: /")
    huge = begin + filler[: room - 1] + b"\n" + b"Disallow: /nothing-else\n" + filler
    assert huge[:MOST_BYTES].endswith(b"\nDisallow: /")
    server.pages |= {"/robots.txt": Reply(200, huge), "/page": PAGE, "/private": PAGE}
    assert client.get(server.url()).status == 200
    assert error_of(client, server.url("/private")).trouble is Trouble.REFUSED


def test_a_file_that_names_thousands_of_robots_costs_no_more_than_its_lines():
    """Each rule for each robot would be a hundred million."""
    names = "".join(f"User-agent: robot{number}\n" for number in range(10_000))
    rules = "".join(f"Disallow: /{number}\n" for number in range(10_000))
    parsed = Rules((names + rules).encode())
    assert len(parsed._parsed._user_agents) == 1
    assert parsed.allow(place_of("http://source.example/1"))


@pytest.mark.parametrize(
    ("asked", "delay"),
    [("7", 7.0), ("2.5", 2.5), ("86400", 30.0), ("inf", 0.0), ("nan", 0.0), ("-3", 0.0), ("x", 0.0)],
)
def test_a_delay_that_is_asked_for_is_kept_up_to_a_bound(asked, delay):
    assert Rules(f"User-agent: *\nCrawl-delay: {asked}\n".encode()).delay == delay


def test_a_delay_that_is_asked_for_is_waited(server, client, clock):
    server.pages |= {"/robots.txt": Reply(200, b"User-agent: *\nCrawl-delay: 7"), "/page": PAGE}
    client.get(server.url())
    assert client.pauses.reserve("source.example", 7, 0) == 7.0
    client.get(server.url())
    assert clock.slept == [7.0, 7.0]
