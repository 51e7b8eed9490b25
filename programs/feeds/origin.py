"""The bytes of a feed's files, from where they are: a folder, one file that stands in for the first, or the web."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from programs.feeds.record import FILE_LIMIT, Feed
from programs.models import Source
from programs.web import Client, Validators

TABLES = "text/csv,application/json;q=0.9,text/calendar;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Contents:
    """`unchanged`: the source says that nothing changed since the last good run, and gave nothing.

    `status` and `size` are of the answer over the web; None from files.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    unchanged: bool = False
    status: int | None = None
    size: int | None = None
    validators: Validators = field(default_factory=Validators)


def home(feed: Feed) -> Path:
    return settings.FEEDS_DIR / feed.name


def from_files(feed: Feed, at: Path) -> Contents:
    """`at` is the folder of the feed's files or, for its first file, that file itself."""
    if at.is_dir():
        return Contents({file.name: (at / file.name).read_bytes() for file in feed.files})
    return Contents(_with_the_rest(feed, at.read_bytes()))


def from_web(feed: Feed, source: Source, client: Client) -> Contents:
    """The feed's first file from the source's address, if it changed; its other files are the project's own."""
    known = Validators(source.etag, source.last_modified)
    answer = client.get(source.address, validators=known, most_bytes=FILE_LIMIT, accept=TABLES)
    if answer.not_modified:
        return Contents(unchanged=True, status=answer.status, size=0, validators=known)
    return Contents(
        files=_with_the_rest(feed, answer.content),
        status=answer.status,
        size=len(answer.content),
        validators=answer.validators,
    )


def _with_the_rest(feed: Feed, first: bytes) -> Mapping[str, bytes]:
    leading, *others = feed.files
    return {leading.name: first, **{file.name: (home(feed) / file.name).read_bytes() for file in others}}
