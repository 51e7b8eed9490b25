"""One request at a time for a host, however many processes ask; a real Valkey keeps the queue."""

import json
import subprocess
import sys
import uuid

import pytest
import redis
from django.conf import settings

from programs.web import Trouble, WebError
from programs.web.pauses import KEY, ProcessPauses, SharedPauses
from tests.programs.web.source_server import Reply, StoppedClock, near_client

ASK = """
import json, sys
from programs.web.pauses import ProcessPauses, SharedPauses
url, host = sys.argv[1:]
pauses = SharedPauses(url, ProcessPauses(lambda: 0.0))
print(json.dumps([pauses.reserve(host, 1000, 100_000) for _ in range(5)]))
"""


@pytest.fixture
def host():
    name = f"{uuid.uuid4().hex}.example"
    yield name
    with redis.Redis.from_url(settings.REDIS_URL) as valkey:
        valkey.delete(KEY + name)


@pytest.fixture
def shared():
    pauses = SharedPauses(settings.REDIS_URL, ProcessPauses(lambda: pytest.fail("Valkey is not used")))
    yield pauses
    pauses.close()


@pytest.fixture
def alone():
    return ProcessPauses(StoppedClock().seconds)


@pytest.fixture(params=["shared", "alone"])
def pauses(request):
    return request.getfixturevalue(request.param)


def about(seconds):
    """The clock of Valkey goes on while a test runs, on a busy machine for a good while; so slots are far apart."""
    return pytest.approx(seconds, abs=400)


def test_each_turn_comes_a_pause_after_the_one_before(pauses, host):
    assert pauses.reserve(host, 1000, 10_000) == 0
    assert pauses.reserve(host, 1000, 10_000) == about(1000)
    assert pauses.reserve(host, 1000, 10_000) == about(2000)
    assert pauses.reserve("other." + host, 1000, 10_000) == 0


def test_a_turn_too_far_away_is_not_taken(pauses, host):
    pauses.reserve(host, 1000, 0)
    assert pauses.reserve(host, 1000, 5) == about(1000)
    assert pauses.reserve(host, 1000, 10_000) == about(1000)


def test_the_longer_pause_counts_from_the_same_turn(pauses, host):
    pauses.reserve(host, 2, 0)
    assert pauses.reserve(host, 3000, 0) == about(3000)


def test_a_host_that_asked_for_peace_has_it(pauses, host):
    pauses.hold(host, 1000)
    pauses.hold(host, 10)
    assert pauses.reserve(host, 2, 0) == about(1000)
    pauses.hold(host, 10_000_000)
    assert pauses.reserve(host, 2, 0) == about(3600)


def test_processes_queue_up_before_one_host(host):
    command = [sys.executable, "-c", ASK, settings.REDIS_URL, host]
    started = [subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE) for _ in range(2)]
    waits = sorted(wait for process in started for wait in json.loads(process.communicate(timeout=60)[0]))
    assert [process.returncode for process in started] == [0, 0]
    assert len(waits) == 10
    assert waits == [about(1000 * turn) for turn in range(10)]


def test_what_is_kept_in_valkey_goes_by_itself(shared, host):
    shared.reserve(host, 1000, 0)
    shared.hold(host, 50)
    with redis.Redis.from_url(settings.REDIS_URL) as valkey:
        assert 0 < valkey.pttl(KEY + host) <= 2 * 3_600_000


def test_without_valkey_the_pause_holds_within_the_process(caplog):
    clock = StoppedClock()
    pauses = SharedPauses("redis://127.0.0.1:9/0", ProcessPauses(clock.seconds))
    assert pauses.reserve("source.example", 2, 10) == 0
    assert pauses.reserve("source.example", 2, 10) == 2
    pauses.hold("source.example", 30)
    assert pauses.reserve("source.example", 2, 0) == 30
    assert "Valkey is away" in caplog.text
    pauses.close()


def test_hosts_not_asked_for_long_are_forgotten(monkeypatch):
    monkeypatch.setattr("programs.web.pauses.HOSTS_KEPT", 2)
    clock = StoppedClock()
    pauses = ProcessPauses(clock.seconds)
    for host in ("a", "b"):
        pauses.reserve(host, 2, 0)
        pauses.hold(host, 5)
    clock.at += 4000
    pauses.reserve("c", 2, 0)
    assert list(pauses._last) == ["c"]
    assert not pauses._held


def test_a_client_keeps_its_pause_through_valkey(server, host, monkeypatch):
    monkeypatch.setattr("programs.web.client.PAUSE", 40.0)
    server.pages["/page"] = Reply(200, b"x")
    clock, turns = StoppedClock(), SharedPauses(settings.REDIS_URL, ProcessPauses(lambda: pytest.fail("not used")))
    with near_client(clock, pauses=turns) as client:
        client.get(server.url(host=host))
        client.get(server.url(host=host))
    assert server.paths == ["/robots.txt", "/page", "/page"]
    first, second = clock.slept
    assert 0 < first <= 40 < second <= 80


def test_a_page_whose_turn_is_far_away_is_handed_back_unasked(server, client):
    server.pages["/page"] = Reply(200, b"x")
    client.pauses.hold("source.example", 600)
    with pytest.raises(WebError, match="Others are waiting to ask source") as caught:
        client.get(server.url())
    assert (caught.value.trouble, caught.value.retry_after, caught.value.status) == (Trouble.BUSY, 600, None)
    assert server.requests == []
    client.clock.at += 600
    assert client.get(server.url()).status == 200
