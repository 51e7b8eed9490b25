"""What a look at a watched page costs beside fetching it and hashing its words, and how fast due pages are handed out.

On 300 pages of our own writing, served on this machine, and a copy of the directory. The pauses between two requests to
one host are left out: they are what should be waited for, and nothing else.
"""

import datetime as dt
import http.server
import math
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from statistics import fmean
from typing import Any

from django.db import connection
from django.utils import timezone

from programs import tasks
from programs.models import Page, Program, Reading, Source
from programs.pages import text
from programs.pages.watch import claim_due, look_at, page_to_look_at
from programs.statements import StatementRecord, record
from programs.web import Client
from programs.web.robots import Robots

PAGES, ROUNDS, SEED = 300, 5, 2026
DUE, HOSTS = 10_000, 1_000
DATABASE = "openward_watching"
HERE, NAME = "127.0.0.1", "test-pages.example"
DAY = dt.timedelta(days=1)
FILLER_WORDS = """
    This page was written to be measured and is of no real program it fills the room between the statements with
    plain words so that the text is as long as that of a usual page about applying to a residency
"""
FILLER = FILLER_WORDS.split()


@dataclass(frozen=True)
class Rounds:
    """Seconds and queries a page: fetched and hashed alone, looked at unchanged, looked at changed (in one round)."""

    alone: float
    unchanged: float
    changed: float
    queries_unchanged: float
    queries_changed: float


@dataclass(frozen=True)
class Claim:
    """One sweep over 10,000 due pages on 1,000 hosts."""

    seconds: float
    queries: int
    taken: int


@dataclass
class Site:
    """`version`: which version of each page is served."""

    port: int = 0
    version: int = 0

    def url(self, number: int) -> str:
        return f"http://{NAME}:{self.port}/program-{number}/apply"


class ThisMachineOnly:
    """The client of the field refuses private addresses."""

    def address(self, address: object) -> bool:
        return str(address) == HERE

    def port(self, port: int) -> bool:
        return True


class NoPauses:
    def reserve(self, host: str, pause: float, longest: float) -> float:
        return 0.0

    def wait(self, host: str, pause: float) -> float:
        return 0.0

    def hold(self, host: str, seconds: float) -> None:
        pass

    def close(self) -> None:
        pass


def measure() -> tuple[Rounds, Claim]:
    with a_copy_of_the_directory(), served() as site, unpaused() as client:
        now = timezone.now()
        pages = watched(site, now)
        each_looked_at(pages, client, now, "first")
        rounds = measure_rounds(site, pages, client, now)
        return rounds, measure_claim(now)


def measure_rounds(site: Site, pages: list[int], client: Client, now: dt.datetime) -> Rounds:
    """Each page by turns fetched and hashed alone, and looked at: what else runs on the machine slows both. Of several
    rounds the shortest counts, page by page, for that only ever adds.

    Looks of one round are of a day of their own, for a second reading on one day is not written.
    """
    alone, unchanged = [math.inf] * PAGES, [math.inf] * PAGES
    for round_ in range(1, ROUNDS + 1):
        day = now + round_ * DAY
        for at, pk in enumerate(pages):
            alone[at] = min(alone[at], seconds(partial(fetched_and_hashed, site.url(at), client)))
            unchanged[at] = min(unchanged[at], seconds(partial(looked_at, pk, client, day, "unchanged")))
    queries_unchanged = queries(lambda: each_looked_at(pages, client, day + DAY, "unchanged"))
    site.version = 1
    changed = seconds(lambda: each_looked_at(pages, client, day + 2 * DAY, "changed")) / PAGES
    site.version = 0
    queries_changed = queries(lambda: each_looked_at(pages, client, day + 3 * DAY, "changed"))
    return Rounds(fmean(alone), fmean(unchanged), changed, queries_unchanged / PAGES, queries_changed / PAGES)


def measure_claim(now: dt.datetime) -> Claim:
    Page.objects.update(next_due=None)
    hosts = [f"host-{at % HOSTS}.example" for at in range(DUE)]
    due = [
        Page(url=f"http://{host}/{at}", host=host, next_due=now - dt.timedelta(seconds=at))
        for at, host in enumerate(hosts)
    ]
    Page.objects.bulk_create(due, batch_size=2000)
    taken: list[int] = []
    start = time.perf_counter()
    asked = queries(lambda: taken.extend(claim_due(now, tasks.PAGES_UNDER_WAY, tasks.PAGES_OF_A_HOST)))
    return Claim(time.perf_counter() - start, asked, len(taken))


@contextmanager
def a_copy_of_the_directory() -> Iterator[None]:
    """The default connection on it: the looks commit, as a worker's do, and leave the directory as it was."""
    own = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{DATABASE}" TEMPLATE "{own}"')
    connection.close()
    connection.settings_dict["NAME"] = DATABASE
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


@contextmanager
def served() -> Iterator[Site]:
    """The pages by HTTP, made beforehand so that making them is in no figure."""
    versions = [[written(number, version) for number in range(PAGES)] for version in (0, 1)]
    site = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.split("/")[1]
            number = int(name.removeprefix("program-")) if name.startswith("program-") else None
            content = b"" if number is None else versions[site.version][number]
            self.send_response(404 if number is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer((HERE, 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def written(number: int, version: int) -> bytes:
    """4 to 60 KB. The second version asks for another score and says one thing more."""
    chance = random.Random(SEED + number)  # noqa: S311 - nothing secret
    size = chance.choice((4_000, 8_000, 15_000, 30_000, 60_000))
    said = [
        f"A minimum Step 2 CK score of {score(number) + 5 * version} is required.",
        "We sponsor J-1 visas through the ECFMG.",
        "Three letters of recommendation are required.",
        *(["We do not sponsor H-1B visas."] if version else []),
    ]
    paragraphs = [f"{' '.join(chance.choices(FILLER, k=40))}." for _ in range(size // 230)]
    middle = len(paragraphs) // 2
    body = "".join(f"<p>{one}</p>" for one in [*paragraphs[:middle], *said, *paragraphs[middle:]])
    menu = "".join(f'<li><a href="/part-{at}">Part {at}</a></li>' for at in range(30))
    head = f"<html><head><title>Test program {number}</title></head><body><nav><ul>{menu}</ul></nav>"
    return f"{head}<main><h1>How to apply</h1>{body}</main></body></html>".encode()


def score(number: int) -> int:
    return 210 + number % 40


def unpaused() -> Client:
    return Client(allowed=ThisMachineOnly(), resolve=lambda host, port: [HERE], pauses=NoPauses(), robots=Robots())


def watched(site: Site, now: dt.datetime) -> list[int]:
    """The ids of pages that are each cited for three statements about one program."""
    source = Source.objects.get(name="program_pages")
    programs = Program.objects.published().order_by("pk").values_list("pk", flat=True)[:PAGES]
    records = [
        StatementRecord(field=field, value=value, page_url=site.url(number), program_id=pk, strength=strength)
        for number, pk in enumerate(programs)
        for field, value, strength in (
            ("min_step2", str(score(number)), "required"),
            ("visa_j1", "yes", ""),
            ("letters", "3", "required"),
        )
    ]
    record(records, source=source, fetch=None, day=now.date(), read_from=Reading.ReadFrom.STORED_COPY)
    rows = [Page(url=site.url(number), host=NAME, next_due=now) for number in range(PAGES)]
    return [row.pk for row in Page.objects.bulk_create(rows)]


def fetched_and_hashed(url: str, client: Client) -> None:
    answer = client.get(url)
    of_page = text.read(answer.content, content_type=answer.content_type, charset=answer.charset)
    text.digest(text.main_text(of_page))


def each_looked_at(pages: list[int], client: Client, now: dt.datetime, outcome: str) -> None:
    for pk in pages:
        looked_at(pk, client, now, outcome)


def looked_at(pk: int, client: Client, now: dt.datetime, outcome: str) -> None:
    """As a worker does it: the page is read from the database anew."""
    found = look_at(page_to_look_at(pk), now=now, client=client)
    if found.outcome != outcome:
        raise RuntimeError(f"page {pk} should be {outcome}, and is {found.outcome}: {found.reason}")


def seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def queries(work: Callable[[], object]) -> int:
    asked = 0

    def count(execute: Callable[..., Any], *given: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*given)

    with connection.execute_wrapper(count):
        work()
    return asked
