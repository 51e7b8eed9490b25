"""Rows of schools of residents, from a file to the database: read, compared with what stands, kept. Nothing is deleted.

The feed and the curators' import both come this way. The columns are told in `docs/resident-schools.md`.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from programs import facts
from programs.feeds import cells
from programs.feeds.moved import Moved
from programs.feeds.record import File, HeldError, Rejection, Row, RowError, read
from programs.feeds.upsert import bring_in_line
from programs.models import Program, ResidentSchool, Source
from programs.normalise import cycle, folded

HEADER = ("program", "school", "country", "count", "stated_for", "page_url", "read_on")
FILE = File("resident_schools.csv", HEADER, usual_rows=0)
KEY = ("program_id", "school_key", "country", "match_year")
COLUMNS = ("school", "count", "stated_for", "page_url", "read_on")
MOST = 2000
"""No program has so many residents of one school."""

_BEGINS_PLAINLY = r"[^\W_].*"
# No cell of ours can begin a spreadsheet's formula.


@dataclass(frozen=True, slots=True)
class Difference:
    """What one row of a file would do. `before` None: it would be new; else the row that stands."""

    line: int
    program: str
    wanted: ResidentSchool
    before: ResidentSchool | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do. `held` is a sentence where the file cannot be read at all, else empty.

    `unchanged` counts rows that stand already, and those of which a later reading stands.
    """

    differences: tuple[Difference, ...] = ()
    unchanged: int = 0
    rejections: tuple[Rejection, ...] = ()
    held: str = ""

    @property
    def new(self) -> int:
        return sum(one.before is None for one in self.differences)

    @property
    def changed(self) -> int:
        return len(self.differences) - self.new

    @property
    def digest(self) -> str:
        """Of what would be written: the same file over the same rows gives the same."""
        told = [(_values(one.wanted), one.before and _values(one.before)) for one in self.differences]
        return hashlib.sha256(repr(told).encode()).hexdigest()


def row_of(row: Row, source: Source, programs: Mapping[str, int]) -> ResidentSchool:
    """RowError names the column. `programs`: primary keys by public id."""
    if row["program"] not in programs:
        raise RowError("program", f"no program {row['program'][:60]!r} in the directory")
    school = _school(row)
    year, match_year = _year(row)
    return ResidentSchool(
        source=source,
        program_id=programs[row["program"]],
        school=school,
        school_key=folded(school),
        country=cells.matching(row, "country", r"([A-Z]{2})?", "a country's two letters"),
        count=cells.optional_number(row, "count", 1, MOST),
        stated_for=year,
        match_year=match_year,
        page_url=cells.matching(row, "page_url", r"https?://[^\s/]\S{0,980}", "the address of a page"),
        read_on=_read_on(row),
    )


def _read_on(row: Row) -> dt.date | None:
    """Of a day to come no true correction could be later. Where the page was read, it may be tomorrow already."""
    told = cells.day(row, "read_on")
    if told and told > timezone.localdate() + dt.timedelta(days=1):
        raise RowError("read_on", f"{told} is yet to come")
    return told


def _school(row: Row) -> str:
    school = cells.needed(row, "school", 200)
    cells.matching(row, "school", _BEGINS_PLAINLY, "a school's name")
    if not folded(school) or len(folded(school)) > 200:
        raise RowError("school", f"{school[:60]!r} has no letters that can be compared")
    return school


def _year(row: Row) -> tuple[str, int | None]:
    """The year as stated, and the match year that it means."""
    said = cells.matching(row, "stated_for", f"({_BEGINS_PLAINLY})?", "a year, or two that follow each other")
    try:
        return cells.text(row, "stated_for", 40), cycle(said)
    except ValueError as error:
        raise RowError("stated_for", str(error)[:200]) from None


def public_ids() -> dict[str, int]:
    return dict(Program.objects.values_list("public_id", "pk"))


def preview(content: bytes, source: Source) -> Preview:
    """What the file would add and change; writes nothing. Of two rows about the same, the later one counts."""
    try:
        rows, rejections = read(content, FILE)
    except HeldError as held:
        return Preview(held=str(held))
    wanted, programs = {}, public_ids()
    for row in rows:
        try:
            one = row_of(row, source, programs)
        except RowError as error:
            excerpt = ",".join(row.cells.values())[:200]
            rejections.append(Rejection(row.file, row.line, error.column, error.reason, excerpt))
        else:
            wanted[_named(one, KEY)] = (row.line, row["program"], one)
    have = standing(source)
    found = [
        Difference(line, program, one, have.get(key))
        for key, (line, program, one) in wanted.items()
        if _moves(one, have.get(key))
    ]
    return Preview(tuple(found), len(wanted) - len(found), tuple(sorted(rejections, key=lambda one: one.line)))


def apply(content: bytes, source: Source, digest: str) -> Preview | None:
    """Writes what was previewed. None when what it would do is no longer what `digest` stood for: nothing is written.

    Broken rows are left out, and the others are kept.
    """
    with transaction.atomic():
        facts.one_writer()
        found = preview(content, source)
        if found.digest != digest:
            return None
        if keep(source, [one.wanted for one in found.differences]):
            facts.move_version()
        return found


def keep(source: Source, wanted: Sequence[ResidentSchool]) -> Moved:
    """What was added or changed."""
    have, latest = standing(source), {_named(one, KEY): one for one in wanted}
    moving = [one for key, one in latest.items() if _moves(one, have.get(key))]
    return bring_in_line(ResidentSchool.objects.filter(source=source), KEY, COLUMNS, moving)


@transaction.atomic
def withdraw(rows: QuerySet[ResidentSchool]) -> None:
    """Deletes rows that a curator found wrong. One that stands in the feed's file comes back with its next run."""
    facts.one_writer()
    rows.delete()
    facts.move_version()


def standing(source: Source) -> dict[tuple[Any, ...], ResidentSchool]:
    return {_named(one, KEY): one for one in ResidentSchool.objects.filter(source=source)}


def _moves(wanted: ResidentSchool, before: ResidentSchool | None) -> bool:
    """What was read on the live page stands until the page is read again: an older reading does not undo it."""
    if before is None:
        return True
    if before.read_on and (wanted.read_on is None or wanted.read_on < before.read_on):
        return False
    return _named(wanted, COLUMNS) != _named(before, COLUMNS)


def _named(row: ResidentSchool, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def _values(row: ResidentSchool) -> tuple[Any, ...]:
    return _named(row, (*KEY, *COLUMNS))
