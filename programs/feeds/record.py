"""What a feed is, and how its files become rows. A bad row is rejected with its reason; a bad file is held whole."""

import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from programs.feeds.moved import Line, Moved
from programs.feeds.tables import Lines, TableError, breaks_off, lines_of
from programs.models import Fetch, Source

T = TypeVar("T")
CELL_LIMIT = 10_000
FILE_LIMIT = 200_000_000
EXCERPT = 200
FEWEST, MOST = 0.7, 1.5
"""A file with fewer or more rows than these shares of the last good one is held."""
REJECTED_SHARE = 0.2
"""A file of which more rows than this are broken is held: it is the file that is wrong, not the rows."""


class HeldError(Exception):
    """The whole run is held; the sentence says why. Nothing of it was kept."""


class TooMuchError(HeldError):
    """Held for how much it would change. A person who has looked may take it; what is broken, nobody can."""


class RowError(ValueError):
    """A row cannot be taken: `column` is the one that is wrong."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


def _every(cells: Mapping[str, str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class File:
    """A file of a feed. `columns` must all stand in its header, in any order; others are ignored.

    `usual_rows` 0: gathered by hand and just begun. It may be empty, and may grow by any share; it may not shrink.
    `takes` leaves out rows of a larger file that are not this feed's. `aliases`: other headers that mean a column.
    """

    name: str
    columns: tuple[str, ...]
    usual_rows: int
    takes: Callable[[Mapping[str, str]], bool] = _every
    aliases: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Row:
    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Rejection:
    file: str
    line: int
    column: str
    reason: str
    excerpt: str


@dataclass(slots=True)
class Run:
    """One run of a feed, handed to its `keep`: the rows by file, and where to put what cannot be taken.

    `unfinished`: the last row of each file that does not end with the end of a line.
    """

    source: Source
    fetch: Fetch
    day: dt.date
    tables: dict[str, list[Row]] = field(default_factory=dict)
    rows_by_file: dict[str, int] = field(default_factory=dict)
    rejections: list[Rejection] = field(default_factory=list)
    diff: list[Line] = field(default_factory=list)
    unfinished: list[Row] = field(default_factory=list)

    def each(self, file: str, take: Callable[[Row], T]) -> Iterator[T]:
        """`take` of every row of the file; a RowError rejects that row and the rest goes on."""
        for row in self.tables[file]:
            try:
                yield take(row)
            except RowError as error:
                self.reject(row, error.column, error.reason)

    def reject(self, row: Row, column: str, reason: str) -> None:
        excerpt = ",".join(row.cells.values())[:EXCERPT]
        self.rejections.append(Rejection(row.file, row.line, column, reason[:500], excerpt))


@dataclass(slots=True)
class Kept:
    """What a feed kept: statements, other rows new or changed, and the programs whose facts may move."""

    new_statements: int = 0
    moved: Moved = field(default_factory=Moved)
    program_ids: set[int] = field(default_factory=set)

    @property
    def changed_rows(self) -> int:
        return self.moved.rows


@dataclass(frozen=True, slots=True)
class Feed:
    """One source of rows. `keep` writes the run's rows to the database and says what was new; it runs in one
    transaction, and a second run over the same files must change nothing.

    `stands_on`: names of feeds whose rows its own name. It has to wait until each was taken once.
    """

    name: str
    title: str
    kind: str
    about: str
    terms: str
    files: tuple[File, ...]
    keep: Callable[[Run], Kept]
    address: str = ""
    redistributable: bool = True
    every_hours: int | None = 24
    stands_on: tuple[str, ...] = ()


def read(content: bytes, file: File) -> tuple[list[Row], list[Rejection]]:
    """The rows of a table and those that cannot be read. HeldError: no table, or its header is not that of the file."""
    try:
        lines = lines_of(content)
        _, said = next(lines, (1, ()))
        header = _header(said, file)
        return _rows(lines, header, file)
    except TableError as error:
        raise HeldError(f"{file.name}: {error}") from None


def unfinished(content: bytes, rows: Sequence[Row], rejections: Sequence[Rejection]) -> list[Row]:
    """The last row, where the content does not end with the end of a line; none where that row was rejected."""
    last_rejected = max((rejection.line for rejection in rejections), default=0)
    return [row for row in rows[-1:] if breaks_off(content) and row.line > last_rejected]


def _header(said: Sequence[str], file: File) -> Sequence[str]:
    told = [printable(name).strip() for name in said]
    names = [file.aliases.get(name.lower(), name) for name in told]
    missing = [column for column in file.columns if column not in names]
    if missing:
        raise HeldError(f"{file.name}: the header lacks {', '.join(missing)}")
    twice = [column for column in file.columns if names.count(column) > 1]
    if twice:
        raise HeldError(f"{file.name}: the header names {', '.join(twice)} more than once")
    return names


def _rows(lines: Lines, header: Sequence[str], file: File) -> tuple[list[Row], list[Rejection]]:
    rows: list[Row] = []
    rejections: list[Rejection] = []
    for line, cells in lines:
        if not any(cells):
            continue
        try:
            row = _cells(header, cells)
        except RowError as error:
            excerpt = printable(",".join(cells))[:EXCERPT]
            rejections.append(Rejection(file.name, line, error.column, error.reason, excerpt))
            continue
        if file.takes(row):
            rows.append(Row(file.name, line, row))
    return rows, rejections


def _cells(header: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    for column, cell in zip(header, cells, strict=False):
        if len(cell) > CELL_LIMIT:
            raise RowError(column, f"the cell holds {len(cell)} characters, more than {CELL_LIMIT}")
        if "\x00" in cell or printable(cell) != cell:
            raise RowError(column, "the cell is not UTF-8 text")
        if _misread(cell):
            raise RowError(column, "letters were read in a wrong encoding on their way here")
    if len(cells) != len(header):
        raise RowError("", f"{len(cells)} cells where the header has {len(header)}")
    return {column: cell.strip() for column, cell in zip(header, cells, strict=True)}


def printable(text: str) -> str:
    """Bytes that were not UTF-8 arrive as surrogates; a database cannot hold those, nor NUL."""
    return text.encode("utf-8", errors="replace").decode().replace("\x00", "?")


def _misread(text: str) -> bool:
    """UTF-8 that somebody took for cp1252: "é" is "Ã©" then. No words happen to be such bytes."""
    if text.isascii():
        return False
    try:
        return text.encode("cp1252").decode() != text
    except UnicodeError:
        return False


def check_count(file: File, count: int, last_good: int | None) -> None:
    """TooMuchError when a file has far fewer or more rows than the last good one (or than is usual)."""
    expected = last_good or file.usual_rows
    most = MOST * expected if file.usual_rows else math.inf
    if not FEWEST * expected <= count <= most:
        raise TooMuchError(f"{file.name}: {count} rows where {expected} are expected")
