"""Runs of a feed from text, without a schedule and without files on disk."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from programs.feeds.record import Feed, Kept, Rejection, Row, Run, read
from programs.models import Fetch, Source
from programs.models.source import RANKS

DAY = dt.date(2026, 11, 21)


@dataclass(frozen=True)
class Done:
    run: Run
    kept: Kept

    @property
    def rejections(self) -> list[Rejection]:
        return self.run.rejections

    @property
    def refusals(self) -> list[tuple[str, int, str, str]]:
        return [(said.file, said.line, said.column, said.reason) for said in self.run.rejections]


def run_of(feed: Feed, texts: Mapping[str, str]) -> Done:
    """The feed's files as text, read and kept. The source is made on its first run."""
    run = prepared(feed, texts)
    return Done(run, feed.keep(run))


def run_again(feed: Feed, texts: Mapping[str, str]) -> Done:
    """As `run_of`, but any write by the feed fails the test."""
    run = prepared(feed, texts)
    with nothing_written():
        return Done(run, feed.keep(run))


def prepared(feed: Feed, texts: Mapping[str, str]) -> Run:
    source, _ = Source.objects.get_or_create(
        name=feed.name,
        defaults={
            "title": feed.title,
            "kind": feed.kind,
            "rank": RANKS[feed.kind],  # type: ignore[index]
            "about": feed.about,
            "terms": feed.terms,
        },
    )
    source.full_clean()
    fetch = Fetch.objects.create(source=source, started=timezone.now(), address=feed.address)
    run = Run(source=source, fetch=fetch, day=DAY)
    for file in feed.files:
        run.tables[file.name], broken = read(texts[file.name].encode(), file)
        run.rejections += broken
    return run


@contextmanager
def nothing_written() -> Iterator[None]:
    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        assert sql.lstrip("( ").upper().startswith(("SELECT", "SAVEPOINT", "RELEASE")), f"a write: {sql[:200]}"
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


def opening(feed: Feed) -> dict[str, str]:
    """The feed's own files of the opening directory."""
    folder = settings.FEEDS_DIR / feed.name
    return {file.name: (folder / file.name).read_text(encoding="utf-8") for file in feed.files}


def rows_of(feed: Feed, texts: Mapping[str, str]) -> list[Row]:
    """Every row of the feed's first file, read without a database."""
    rows, broken = read(texts[feed.files[0].name].encode(), feed.files[0])
    assert not broken
    return rows


def table(feed: Feed, *rows: Mapping[str, Any]) -> dict[str, str]:
    """The feed's first file, made of these rows; what a row does not name is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, feed.files[0].columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return {feed.files[0].name: text.getvalue()}
