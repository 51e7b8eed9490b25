"""Each way for a source to fail, and what a curator and a task are told about it."""

import gzip
import socket
import zlib

import pytest

from programs.web import Trouble, WebError
from programs.web.clock import Clock
from programs.web.exchange import Limits
from tests.programs.web.source_server import HERE, Reply, near_client

HASTY = Limits(connect=5, silence=5, whole=0.5)
SILENT = Limits(connect=5, silence=0.2, whole=30)
KILOBYTE = b"x" * 1024


def error_of(client, server, **given):
    with pytest.raises(WebError) as caught:
        client.get(server.url(), **given)
    return caught.value


def asked(server):
    return server.paths.count("/page")


@pytest.mark.parametrize(
    ("status", "trouble", "tries"),
    [
        (404, Trouble.GONE, 1),
        (410, Trouble.GONE, 1),
        (400, Trouble.ANSWER, 1),
        (401, Trouble.ANSWER, 1),
        (403, Trouble.ANSWER, 1),
        (451, Trouble.ANSWER, 1),
        (204, Trouble.ANSWER, 1),
        (206, Trouble.ANSWER, 1),
        (300, Trouble.ANSWER, 1),
        (500, Trouble.SERVER, 3),
        (502, Trouble.SERVER, 3),
        (504, Trouble.SERVER, 3),
        (501, Trouble.SERVER, 1),
        (429, Trouble.BUSY, 3),
        (503, Trouble.BUSY, 3),
    ],
)
def test_every_status_has_its_trouble_and_only_what_passes_is_tried_again(server, client, status, trouble, tries):
    server.pages["/page"] = Reply(status)
    error = error_of(client, server)
    assert (error.trouble, error.status, asked(server)) == (trouble, status, tries)
    assert str(status) in error.sentence
    assert "source.example" in error.sentence


def test_what_passes_is_read_after_all(server, client, clock):
    server.pages["/page"] = [Reply(500), Reply(502), Reply(200, b"x")]
    assert client.get(server.url()).content == b"x"
    # The pause of the host after robots.txt; then, each time, half of a bound that doubles, and what the pause leaves.
    assert clock.slept == [2.0, 1.0, 1.0, 2.0]


@pytest.mark.parametrize(
    ("told", "waits"),
    [
        ("7", 7.0),
        (" 20 ", 20.0),
        ("Sun, 22 Nov 2026 12:00:17 GMT", 15.0),
        ("Sun, 22 Nov 2026 12:00:17 -0000", 15.0),
    ],
)
def test_a_short_wait_that_is_asked_for_is_waited_out(server, client, clock, told, waits):
    server.pages["/page"] = [Reply(429, b"", {"Retry-After": told}), Reply(200, b"x")]
    assert client.get(server.url()).content == b"x"
    assert clock.slept == [2.0, waits]


@pytest.mark.parametrize(
    ("told", "waits"),
    [("21", 21.0), ("3600", 3600.0), ("9" * 40, 604800.0), ("Sun, 22 Nov 2026 13:00:02 GMT", 3600.0)],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_long_wait_is_handed_to_the_caller(server, client, status, told, waits):
    server.pages["/page"] = Reply(status, b"", {"Retry-After": told})
    error = error_of(client, server)
    assert (error.trouble, error.retry_after, asked(server)) == (Trouble.BUSY, waits, 1)
    assert client.pauses.reserve("source.example", 2, 0) == min(waits, 3600.0)


@pytest.mark.parametrize(
    "told", ["", "soon", "-5", "1.5", "٣", "Sun, 32 Nov 2026", "Sun, 22 Nov 99999999 12:00:00 GMT", "1e9", "\xff"]
)
def test_a_wait_that_says_nothing_usable_is_a_try_like_any_other(server, client, told):
    server.pages["/page"] = [Reply(429, b"", {"Retry-After": told.encode().decode("latin-1")}), Reply(200, b"x")]
    assert client.get(server.url()).content == b"x"


def test_a_wait_until_a_day_gone_by_is_over(server, client, clock):
    server.pages["/page"] = [Reply(429, b"", {"Retry-After": "Sun, 22 Nov 2020 12:00:00 GMT"}), Reply(200, b"x")]
    assert client.get(server.url()).content == b"x"
    assert clock.slept == [2.0, 2.0]


def test_a_circle_of_redirects_ends(server, client):
    server.pages |= {"/page": Reply(301, b"", {"Location": "/b"}), "/b": Reply(302, b"", {"Location": "/page"})}
    error = error_of(client, server)
    assert (error.trouble, "circle" in error.sentence) == (Trouble.ANSWER, True)
    assert server.paths == ["/robots.txt", "/page", "/b"]


def test_a_chain_of_redirects_ends(server, client):
    server.pages["/page"] = Reply(302, b"", {"Location": "/1"})
    for number in range(1, 10):
        server.pages[f"/{number}"] = Reply(302, b"", {"Location": f"/{number + 1}"})
    assert "more than 5 times" in error_of(client, server).sentence
    assert server.paths[-1] == "/5"


def test_a_redirect_to_nowhere_is_no_answer(server, client):
    server.pages["/page"] = Reply(302)
    assert error_of(client, server).trouble is Trouble.ANSWER


def dripping(*, headers):
    """A byte now and then, without end: in the headers, or after them."""

    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"X-Slow: " if headers else b"\r\n"))
        while not handler.server.stopped.wait(0.02):
            handler.wfile.write(b"x")

    return drip


@pytest.mark.parametrize("headers", [True, False], ids=["headers", "body"])
def test_a_page_that_drips_is_cut_off(server, headers):
    server.pages["/page"] = dripping(headers=headers)
    with near_client(Clock(), limits=HASTY, pauses=NoPauses()) as client:
        error = error_of(client, server)
    assert (error.trouble, asked(server)) == (Trouble.TOO_SLOW, 1)


class NoPauses:
    def reserve(self, host, pause, longest):
        return 0.0

    wait = reserve

    def hold(self, host, seconds):
        pass

    def close(self):
        pass


def test_a_page_that_stays_silent_is_cut_off(server):
    server.pages["/page"] = lambda handler: handler.server.stopped.wait(60)
    with near_client(limits=SILENT) as client:
        error = error_of(client, server)
    assert (error.trouble, "too long" in error.sentence) == (Trouble.TOO_SLOW, True)


def endless(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not handler.server.stopped.is_set():
        handler.wfile.write(KILOBYTE)


def test_a_page_without_end_is_cut_off(server, client):
    server.pages["/page"] = endless
    error = error_of(client, server, most_bytes=100_000)
    assert (error.trouble, "100,000 bytes" in error.sentence) == (Trouble.TOO_LARGE, True)


def endless_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not handler.server.stopped.is_set():
        handler.wfile.write(b"X-More: " + KILOBYTE + b"\r\n")


def test_headers_without_end_are_cut_off(server, client):
    server.pages["/page"] = endless_headers
    assert error_of(client, server).trouble in {Trouble.ANSWER, Trouble.UNREACHABLE}


def test_a_page_that_says_it_is_too_large_is_not_read(server, client):
    def large(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n")
        handler.server.stopped.wait(60)

    server.pages["/page"] = large
    assert error_of(client, server, most_bytes=1000).trouble is Trouble.TOO_LARGE


def test_a_page_of_just_the_size_is_read(server, client):
    server.pages["/page"] = Reply(200, KILOBYTE)
    assert len(client.get(server.url(), most_bytes=1024).content) == 1024
    server.pages["/page"] = Reply(200, gzip.compress(KILOBYTE), {"Content-Encoding": "gzip"})
    assert len(client.get(server.url(), most_bytes=1024).content) == 1024


def packed(body, encoding="gzip"):
    return Reply(200, body, {"Content-Encoding": encoding})


def test_a_gzip_bomb_is_told_from_a_large_page(server, client):
    server.pages["/page"] = packed(gzip.compress(b"\0" * 50_000_000))
    error = error_of(client, server, most_bytes=5_000_000)
    assert (error.trouble, "100 times its size" in error.sentence) == (Trouble.ANSWER, True)
    numbers = b" ".join(b"%d" % (number * 7919 % 10007) for number in range(5_000))
    server.pages["/page"] = packed(gzip.compress(numbers))
    assert error_of(client, server, most_bytes=12_000).trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (packed(b"plain text"), "cannot be unpacked"),
        (packed(gzip.compress(KILOBYTE)[:-9]), "breaks off"),
        (packed(gzip.compress(b"") * 2000), "cannot be unpacked"),
        (packed(zlib.compress(KILOBYTE), "deflate"), "not asked for"),
        (packed(KILOBYTE, "br"), "not asked for"),
        (packed(gzip.compress(gzip.compress(KILOBYTE)), "gzip, gzip"), "not asked for"),
        (Reply(200, KILOBYTE, {"Content-Length": "2000"}), "breaks off"),
        (Reply(200, KILOBYTE, {"Content-Length": "many"}), "breaks off or is not HTTP"),
        (Reply(200, b"zz\r\nno chunk", {"Transfer-Encoding": "chunked"}), "breaks off or is not HTTP"),
        (lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n"), "breaks off or is not HTTP"),
        (lambda handler: None, "breaks off or is not HTTP"),
    ],
)
def test_an_answer_that_cannot_be_read_whole_is_not_taken(server, client, reply, says):
    server.pages["/page"] = reply
    error = error_of(client, server)
    assert error.trouble is Trouble.ANSWER
    assert says in error.sentence


def test_a_page_that_only_looks_small_once_unpacked_is_too_large(server, client):
    """A packed file may carry a name, and that of any length."""
    named = gzip.compress(b"Test data.")
    named = named[:3] + b"\x08" + named[4:10] + b"n" * 5000 + b"\0" + named[10:]
    server.pages["/page"] = lambda handler: handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + named
    )
    assert client.get(server.url(), most_bytes=6000).content == b"Test data."
    assert error_of(client, server, most_bytes=1000).trouble is Trouble.TOO_LARGE


def test_what_follows_the_end_of_a_packed_page_is_no_part_of_it(server, client):
    server.pages["/page"] = packed(gzip.compress(b"Test data.") + b"\0\0")
    assert client.get(server.url()).content == b"Test data."


def half_way(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + KILOBYTE)
    handler.reset()


def test_a_connection_that_breaks_half_way_is_tried_again(server, client):
    server.pages["/page"] = [half_way, Reply(200, b"whole")]
    assert client.get(server.url()).content == b"whole"


def test_a_connection_that_keeps_breaking_is_told(server, client):
    server.pages["/page"] = half_way
    error = error_of(client, server)
    assert (error.trouble, error.sentence) == (Trouble.UNREACHABLE, "source.example broke off the connection.")
    assert asked(server) == 3


def test_a_host_that_takes_no_connection_is_unreachable(client):
    with socket.create_server((HERE, 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(WebError, match=r"source\.example does not take the connection") as caught:
        client.get(f"http://source.example:{port}/")
    assert caught.value.trouble is Trouble.UNREACHABLE


def test_it_tries_the_next_address_of_a_name(server, clock):
    class Loopback:
        def address(self, address):
            return address.is_loopback

        def port(self, port):
            return True

    server.pages["/page"] = Reply(200, b"x")
    with near_client(clock, lambda host, port: ["127.0.0.9", HERE], allowed=Loopback()) as client:
        assert client.get(server.url()).content == b"x"


def test_the_whole_of_a_visit_has_an_end(server, client):
    """Short waits, asked for again and again, come to an end; so does a chain of them."""
    server.pages["/page"] = Reply(503, b"", {"Retry-After": "20"})
    assert error_of(client, server).trouble is Trouble.BUSY
    assert asked(server) == 3
