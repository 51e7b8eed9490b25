"""A guide, or the questions of one section, as it stands in a file or in a row: what both have in common."""

import dataclasses
import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from applicants.models import Guide


@dataclass(frozen=True, slots=True)
class Written:
    """Where a text's facts are written. `check`: the official page where a reader can check them; empty: none."""

    key: str
    name: str
    url: str
    grade: str
    note: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    form: str
    language: str
    slug: str
    title: str
    summary: str
    section: str
    place: int
    phases: tuple[str, ...]
    reviewed_on: dt.date
    expires_on: dt.date
    body: str
    sources: tuple[Written, ...]

    @property
    def address(self) -> tuple[str, str, str]:
        """By which file and row belong together."""
        return self.form, self.language, self.slug

    def fingerprint(self) -> str:
        """Alike for all that says the same: the order of sources says nothing, nor what a text area did to lines."""
        sources = sorted(dataclasses.astuple(one) for one in self.sources)
        told = dataclasses.asdict(self) | {"body": unix_lines(self.body), "sources": sources}
        return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()


def unix_lines(body: str) -> str:
    return body.replace("\r\n", "\n").strip() + "\n"


def text_of(guide: Guide) -> Text:
    """One query for the sources, unless they are prefetched."""
    return Text(
        form=guide.form,
        language=guide.language,
        slug=guide.slug,
        title=guide.title,
        summary=guide.summary,
        section=guide.section,
        place=guide.place,
        phases=tuple(guide.phases),
        reviewed_on=guide.reviewed_on,
        expires_on=guide.expires_on,
        body=guide.body,
        sources=tuple(
            Written(one.key, one.name, one.url, one.grade, one.note, one.check_url) for one in guide.references.all()
        ),
    )
