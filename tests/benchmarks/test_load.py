"""How the clients of the benchmark ask and count, and what its lines say of it."""

import http.server
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from benchmarks import clients, load, parts
from benchmarks.lines import Line, at_least, at_most
from benchmarks.load import Load, Rounds
from search import index
from tests.search import made_up


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("Cookie")))  # type: ignore[attr-defined]
        self.send_response(500 if "broken" in self.path else 200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"test")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Any]:
    with http.server.ThreadingHTTPServer((clients.HOST, 0), Handler) as one:
        one.asked = []  # type: ignore[attr-defined]
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield one
        one.shutdown()
        thread.join()


def asked(server: Any, count: int, *readers: dict[str, Any]) -> dict[str, Any]:
    return {"port": server.server_address[1], "clients": count, "seconds": 0.2, "readers": readers}


def test_every_client_is_one_reader_and_each_request_is_counted(server: Any) -> None:
    readers = [{"paths": ["/a", "/b"], "cookie": f"sessionid={number}"} for number in range(3)]
    taken = clients.round_of(asked(server, 3, *readers))
    assert len(taken) == len(server.asked) >= 6
    assert set(server.asked) == {(path, f"sessionid={number}") for path in ("/a", "/b") for number in range(3)}
    assert all(0 < one < 10_000 for one in taken)


def test_an_answer_that_is_no_page_ends_it(server: Any) -> None:
    with pytest.raises(SystemExit, match="/broken was answered with 500"):
        clients.round_of(asked(server, 1, {"paths": ["/broken"], "cookie": ""}))


def test_clients_are_a_process_of_their_own(server: Any) -> None:
    found = load._asked([asked(server, 2, {"paths": ["/a"], "cookie": ""})] * 2)
    assert [len(one) > 0 for one in found] == [True, True]
    assert sum(map(len, found)) == len(server.asked)
    with pytest.raises(SystemExit, match="was answered with 500"):
        load._asked([asked(server, 1, {"paths": ["/broken"], "cookie": ""})])


def loaded(workers: int, rates: dict[tuple[str, int], tuple[float, ...]], taken: float = 10.0) -> Load:
    found = {at: Rounds(some, tuple(taken + number for number in range(100))) for at, some in rates.items()}
    return Load(workers, found, (1.0, 2.0), (150.0, 200.0))


def test_a_ratio_is_the_median_of_the_rounds_own() -> None:
    rates = {("search", count): (100.0, 10.0, 90.0) for count in load.CLIENTS}
    rates |= {("match", count): (70.0, 7.0, 18.0) for count in load.CLIENTS}
    lines = load.match_lines([loaded(1, rates), loaded(2, rates)])
    assert [round(line.figure, 2) for line in lines] == [0.7] * 6
    (goal,) = [line for line in lines if line.goal]
    assert (goal.name, goal.met) == ("match page against search page, 2 on 8 clients", True)


def test_lines_tell_the_rate_and_how_long_one_waits() -> None:
    (line,) = load.rate_lines(loaded(1, {("plan", 8): (50.0, 40.0, 60.0)}))
    said = " ".join(str(line).split())
    assert said == "plan page, 1 worker, 8 clients 50.00 req/s p50 60, p95 105, p99 109 ms"


def test_growth_is_the_median_page_of_one_client() -> None:
    once, tenfold = loaded(2, {("search", 1): (9.0,)}), loaded(2, {("search", 1): (3.0,)}, taken=40.0)
    first, *_rest = load.growth_lines(once, tenfold)
    assert (round(first.figure, 2), first.goal, first.met) == (1.5, "at most 2", True)


@pytest.mark.django_db
def test_readers_are_unlike_each_other_and_see_their_own_pages(plain_styles: None) -> None:
    for number in range(3):
        made_up.fact(made_up.program(f"Test {number}", visa_j1="yes"), "visa_j1", "yes")
    pages = load.prepare(index.build(timezone.localdate()))
    assert list(pages) == ["search", "program", "match", "plan"]
    assert len({one["cookie"] for one in pages["match"]}) == max(load.CLIENTS) == len(pages["plan"])
    for name, says in (("search", ""), ("program", ""), ("match", 'class="verdict'), ("plan", "Test 0")):
        reader = pages[name][0]
        client = Client(headers={"Cookie": reader["cookie"]})
        answer = client.get(reader["paths"][0])
        assert answer.status_code == 200, name
        assert says in answer.content.decode(), name


# The parts


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three parts that say when they are asked, and whether the directory has grown."""
    said: list[str] = []

    def part(name: str) -> Any:
        def asked(_on: Any) -> Iterator[list[Line]]:
            said.append(name)
            yield [at_most(name, 1.0, 2.0)]
            said.append(f"{name} again")
            yield [at_least(f"{name} again", 1.0, 2.0)]

        return asked

    monkeypatch.setattr(parts, "PARTS", {name: part(name) for name in ("words", "search", "load")})
    monkeypatch.setattr(parts.Directory, "grow", lambda _self: said.append("grown"))
    return said


def test_parts_are_told_of_the_directory_before_it_grows(told: list[str]) -> None:
    lines = list(parts.measured(timezone.localdate(), ["words", "search", "load"]))
    assert told == ["words", "search", "load", "grown", "search again", "load again"]
    assert [(line.name, line.met) for line in lines] == [
        *(("words", True), ("search", True), ("load", True)),
        *(("search again", False), ("load again", False)),
    ]
    assert json.dumps([vars(line) for line in lines])


def test_one_part_alone_grows_nothing_it_does_not_need(told: list[str]) -> None:
    assert [line.name for line in parts.measured(timezone.localdate(), ["words"])] == ["words"]
    assert told == ["words"]


def test_every_part_that_is_asked_twice_is_one() -> None:
    assert set(parts.TWICE) < set(parts.PARTS)
    assert len(parts.PARTS) == 9
