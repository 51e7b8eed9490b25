"""The three servers of `benchmarks.results_page`, each one process of its own on 127.0.0.1, stopped with the block."""

import http.client
import os
import re
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.queries import Asked
from benchmarks.rows import FACETS, LISTS, TABLE
from config import supervisor
from config.launch import BASE_DIR, Plan, web
from config.supervisor import Child

HOST = "127.0.0.1"
WORKERS = 2
"""The default of `make run`. Datasette serves from one process, and reads SQLite in threads."""
STARTS_WITHIN = 60.0
ANSWERS_WITHIN = 300.0
DATASETTE = ("datasette", "serve", "--host", HOST)
LIMITLESS_MS = "600000"
UNLIMITED = {
    "facet_time_limit_ms": LIMITLESS_MS,
    "sql_time_limit_ms": LIMITLESS_MS,
    # Every option is told, as on our page.
    "default_facet_size": "200",
}


@dataclass(frozen=True)
class Page:
    """What was answered: `count` of all that is found, and the ids of the first page's programs in order."""

    count: int
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """`apart`: what must be asked beside the page for the same answer."""

    name: str
    port: int
    path_of: Callable[[Asked], str]
    read: Callable[[str], Page]
    apart: Callable[[Asked], Sequence[str]] = lambda _asked: ()
    workers: Callable[[], Sequence[int]] = lambda: ()
    """The processes that answer, by id."""


class Reader:
    """One reader with one kept-alive connection. Asks for gzip, as browsers do."""

    def __init__(self, site: Site) -> None:
        self.name = site.name
        self.connection = http.client.HTTPConnection(HOST, site.port, timeout=ANSWERS_WITHIN)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.connection.close()

    def body_of(self, path: str) -> bytes:
        """As it came over the line."""
        self.connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{self.name} answered {path} with {answer.status}")
        return body


@contextmanager
def openward(folder: Path, workers: int = WORKERS) -> Iterator[Site]:
    with _gunicorn("openward", folder, "config.settings", workers) as (port, child):
        path = "/programs/?{}".format
        yield Site("openward", port, lambda asked: path(asked.ours), _read_ours, workers=lambda: _children_of(child))


@contextmanager
def plain(folder: Path) -> Iterator[Site]:
    with _gunicorn("plain", folder, "benchmarks.plain.settings") as (port, _child):
        yield Site("plain", port, lambda asked: f"/plain/?{asked.ours}", _read_ours)


@contextmanager
def datasette(folder: Path, file: Path, *, suggests: bool) -> Iterator[tuple[Site, Site]]:
    """One server, asked in two ways: for the same answer as ours, and for its page alone.

    As it comes it also looks through the columns shown for facets to suggest, which our page has no need to.
    """
    name, port = "datasette" if suggests else "datasette_not_suggesting", _free_port()
    settings = {**UNLIMITED, **({} if suggests else {"suggest_facets": "off"})}
    words = [word for pair in settings.items() for word in ("--setting", *pair)]
    command = [*DATASETTE, "--port", str(port), "--immutable", str(file), *words]
    with _serving(Child(name, command, folder / f"{name}.log"), port, dict(os.environ)):
        table = f"/{file.stem}/{TABLE}"
        alone = Site(f"{name}_page", port, lambda asked: f"{table}?{asked.in_datasette()}", _read_datasette)
        yield (
            replace(
                alone,
                name=name,
                apart=lambda asked: [f"{table}.json?{query}" for _facet, query in asked.apart_in_datasette()],
            ),
            alone,
        )


@contextmanager
def _gunicorn(name: str, folder: Path, settings: str, workers: int = WORKERS) -> Iterator[tuple[int, Child]]:
    """As `make run` starts it."""
    port = _free_port()
    plan = Plan(var=folder, host=HOST, port=port, web_workers=workers, worker_concurrency=1)
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": settings}
    child = Child(name, web(plan), folder / f"{name}.log")
    with _serving(child, port, environ):
        yield port, child


def _children_of(child: Child) -> list[int]:
    """Where the system tells them."""
    process = child.process.pid if child.process else 0
    told = Path(f"/proc/{process}/task/{process}/children")
    return [int(pid) for pid in told.read_text().split()] if told.exists() else []


@contextmanager
def _serving(child: Child, port: int, environ: dict[str, str]) -> Iterator[None]:
    child.start(environ, BASE_DIR)
    try:
        _wait_for(child, port)
        yield
    finally:
        supervisor.stop([child])


def _wait_for(child: Child, port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while child.ended() is None and time.monotonic() < until:
        if _answers(port):
            return
        time.sleep(0.1)
    raise SystemExit(f"{child.name} does not answer; it says:\n{child.log.read_text(errors='replace')[-2000:]}")


def _answers(port: int) -> bool:
    """Any answer: that a port is open does not say that a worker has come up behind it."""
    connection = http.client.HTTPConnection(HOST, port, timeout=STARTS_WITHIN)
    try:
        connection.request("GET", "/robots.txt")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _read_ours(html: str) -> Page:
    heading = re.search(r"<h1[^>]*>\s*([\d,]+) ", html)
    ids = re.findall(r'<h2><a href="/programs/([^/"]+)/', html)
    return Page(_number(heading), tuple(ids))


def _read_datasette(html: str) -> Page:
    """Only a page with every facet counted to its end."""
    if html.count('class="facet-info ') != len(FACETS + LISTS) or "facets-timed-out" in html:
        raise SystemExit("Datasette left facets out")
    ids = re.findall(rf'<td class="col-id[^"]*"[^>]*><a href="/[^"]*/{TABLE}/([^"]+)"', html)
    return Page(_number(re.search(r"<h3>\s*([\d,]+) rows?", html)), tuple(ids))


def _number(found: re.Match[str] | None) -> int:
    if found is None:
        raise SystemExit("a page does not say how many it found")
    return int(found[1].replace(",", ""))
