"""A page of a test source, served on this machine, and what stands from it."""

import datetime as dt
from dataclasses import dataclass, field

import pytest

from programs.models import Page, PageCheck
from programs.pages.watch import look_at
from tests.programs.web.source_server import NAME, Reply, StoppedClock, near_client, serving

NOON = dt.datetime(2026, 11, 22, 17, tzinfo=dt.UTC)


def paper(*sentences: str, title: str = "Test program: how to apply") -> bytes:
    said = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    filler = "<p>This is a test page of no real program; these words only fill it.</p>" * 3
    main = f"<main><h1>{title}</h1>{said}{filler}</main>"
    return f"<html><head><title>{title}</title></head><body>{main}</body></html>".encode()


@dataclass
class Watched:
    """One page on a local server. `shows` sets what it answers; `look` looks at it on a day after the first."""

    server: object
    client: object
    pages: dict[str, Page] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.server.url("/residency/apply")

    def shows(self, *sentences: str, **headers: str) -> None:
        html = {"Content-Type": "text/html; charset=utf-8", **headers}
        self.answers(Reply(200, paper(*sentences), html))

    def answers(self, reply: object) -> None:
        self.server.pages["/residency/apply"] = reply

    def page(self) -> Page:
        return Page.objects.get_or_create(url=self.url, defaults={"host": NAME, "next_due": NOON})[0]

    def look(self, days: int = 0) -> PageCheck:
        return look_at(self.page(), now=NOON + dt.timedelta(days=days), client=self.client)


@pytest.fixture
def watched():
    clock = StoppedClock()
    with serving() as server, near_client(clock) as client:
        yield Watched(server, client)
