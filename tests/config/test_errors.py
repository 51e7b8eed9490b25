"""Reports of errors: where one asked for them, and with nothing in them that a reader sent.

A server on this machine stands in for Sentry; what goes there is what the SDK really sends.
"""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import brotli
import pytest
from django.conf import settings

MINE = "of-mine"
ROOT = Path(__file__).resolve().parents[2]
LOADED = "import django, sys; django.setup(); print('sentry_sdk' in sys.modules)"


class Receiver(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.received: list[str] = []

    @property
    def dsn(self) -> str:
        return f"http://key@127.0.0.1:{self.server_port}/1"

    def events(self) -> list[dict[str, Any]]:
        """An envelope is a line of its own, then for each item a line about it and the item."""
        found = []
        for envelope in self.received:
            _, *items = [json.loads(line) for line in envelope.splitlines() if line]
            found += [item for about, item in zip(items[::2], items[1::2], strict=True) if about["type"] == "event"]
        return found


class Answer(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append(unpacked(body, self.headers["Content-Encoding"]).decode())
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *given: object) -> None:
        return


def unpacked(body: bytes, how: str) -> bytes:
    """The SDK packs with brotli wherever that happens to be installed."""
    unpack: bytes = brotli.decompress(body) if how == "br" else gzip.decompress(body)
    return unpack


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    """What one faulty process has sent."""
    with Receiver() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        ran = python("-m", "tests.config.faulty_process", SENTRY_DSN=server.dsn)
        assert ran.returncode == 0, ran.stderr
        yield server
        server.shutdown()


def python(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "LOG_LEVEL": "INFO", **environ}
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=given, capture_output=True, text=True)


def test_each_error_is_reported_with_its_type_and_place(receiver: Receiver) -> None:
    request, task, line = receiver.events()
    (error,) = request["exception"]["values"]
    assert error["type"] == "ValueError"
    assert error["stacktrace"]["frames"][-1]["function"] == "fail"
    assert request["transaction"] == "search.views.match.match"
    assert request["tags"] == {"request_id": "a-plain-id"}
    assert [error["type"] for error in task["exception"]["values"]] == ["KeyError"]
    assert task["tags"] == {"task": "tests.fail_at", "task_id": "a-task-id"}
    assert line["logentry"] == {"message": "%s went wrong"}
    assert {event["release"] for event in (request, task, line)} == {f"openward@{settings.VERSION}"}


def test_nothing_that_a_reader_sent_is_in_any_report(receiver: Receiver) -> None:
    everything = "".join(receiver.received)
    assert len(receiver.events()) == 3
    assert MINE not in everything
    assert "192.0.2.77" not in everything
    for event in receiver.events():
        assert set(event) & {"request", "user", "breadcrumbs", "extra", "contexts", "server_name", "modules"} == set()
        frames = [frame for error in event.get("exception", {"values": []})["values"] for frame in frames_of(error)]
        assert [frame for frame in frames if "vars" in frame] == []


def frames_of(error: dict[str, Any]) -> list[dict[str, Any]]:
    frames: list[dict[str, Any]] = error["stacktrace"]["frames"]
    return frames


@pytest.mark.parametrize(("dsn", "loaded"), [("", "False\n"), ("http://key@127.0.0.1:1/1", "True\n")])
def test_it_is_loaded_only_where_one_asked_for_it(dsn: str, loaded: str) -> None:
    assert python("-c", LOADED, SENTRY_DSN=dsn).stdout == loaded


def test_an_address_that_is_none_is_told_by_its_variable() -> None:
    ran = python("manage.py", "check", SENTRY_DSN="not-an-address")
    assert (ran.returncode, ran.stderr) == (1, "SENTRY_DSN cannot be read; it takes https://key@host/1\n")
