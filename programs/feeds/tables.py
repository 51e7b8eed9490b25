"""The cells of a table, whatever it came as: CSV, JSON, a spreadsheet or a calendar. The first line is the header."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from programs.feeds.calendar_table import calendar_lines
from programs.feeds.spreadsheet import MOST_COLUMNS, NOT_READ

Lines = Iterator[tuple[int, Sequence[str]]]
"""(number of the line or row in the file, its cells)."""
FIELD_LIMIT = 200_000_000
UNPACKED_LIMIT = 2_000_000_000
UNPACKED_AT_LEAST, UNPACKED_RATIO = 10_000_000, 100
"""Sheets pack to a tenth, dull ones to a fiftieth of their size; bombs to a thousandth."""
SPREADSHEET = Path(__file__).with_name("spreadsheet.py")
NO_TABLES = {b"\x1f\x8b": "a compressed file", b"%PDF": "a PDF"}
OTHER_TABLES = (b"PK\x03\x04", b"BEGIN:", b"[", b"{")
MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class TableError(ValueError):
    """What was given is no table; the message is a plain sentence."""


def lines_of(content: bytes) -> Lines:
    """Told apart by how the content begins, for names and types that servers give are often wrong."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:2048]
    if not start:
        raise TableError("the file is empty")
    if start.startswith(b"PK\x03\x04"):
        return _of_spreadsheet(content)
    if start.upper().startswith(b"BEGIN:VCALENDAR"):
        return iter(_of_calendar(content))
    if start[:1] in b"[{":
        return _of_json(content)
    if start[:1] == b"<":
        raise TableError("this is a web page or XML, not a table")
    other = next((what for mark, what in NO_TABLES.items() if start.startswith(mark)), None)
    if other:
        raise TableError(f"this is {other}, not a table")
    return _of_csv(content)


def breaks_off(content: bytes) -> bool:
    """Whether it is CSV whose last line has no end: written so, or cut. What else is cut cannot be read at all."""
    ends = content.rstrip(b"\x00").endswith((b"\n", b"\r"))  # in UTF-16 the sign is a zero byte wider
    return not ends and not any(content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(mark) for mark in OTHER_TABLES)


def _of_csv(content: bytes) -> Lines:
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "utf-8-sig")
    text = io.StringIO(content.decode(encoding, errors="surrogateescape" if "8" in encoding else "replace"), newline="")
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(text)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableError(f"line {line} cannot be read as CSV: {error}") from None


def _of_json(content: bytes) -> Lines:
    """A list of objects, or an object whose one list holds them. What a row does not name is empty."""
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise TableError(f"this cannot be read as JSON: {error}"[:300]) from None
    rows = said if isinstance(said, list) else _only_list(said)
    if not rows:
        raise TableError("the file is empty")
    if not all(isinstance(row, dict) for row in rows):
        raise TableError("the JSON is not a list of objects")
    header = list(dict.fromkeys(name for row in rows for name in row))
    if len(header) > MOST_COLUMNS:
        # Each row is filled up to all of them: a short file would become a huge table.
        raise TableError(f"the JSON names more than {MOST_COLUMNS:,} columns")
    yield 1, header
    for number, row in enumerate(rows, start=1):
        yield number, [_plain(number, name, row.get(name)) for name in header]


def _only_list(said: dict[str, Any]) -> list[Any]:
    lists = [value for value in said.values() if isinstance(value, list)]
    if len(lists) != 1:
        raise TableError("the JSON is neither a list of objects nor an object with one list")
    return lists[0]


def _plain(number: int, name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    raise TableError(f"row {number} of the JSON: {name[:60]} is neither text nor a number")


def _of_spreadsheet(content: bytes) -> Lines:
    """The first sheet of an Excel workbook."""
    _check_size(content)
    for number, line in enumerate(_sheet(content).splitlines(), start=1):
        yield number, json.loads(line)


def _check_size(content: bytes) -> None:
    """By what the file says of itself, which is soon told; what lies is caught when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise TableError(f"this cannot be read as a spreadsheet: {error}"[:300]) from None
    if size > max(UNPACKED_AT_LEAST, min(UNPACKED_LIMIT, UNPACKED_RATIO * len(content))):
        raise TableError(f"the spreadsheet unpacks to {size} bytes from {len(content)}, more than any table does")


def _sheet(content: bytes) -> bytes:
    """Lines of JSON. Its memory grows with the file, and so does its time."""
    limits = (400_000_000 + 25 * len(content), 20 + len(content) // 2_000_000, 10_000_000 + 40 * len(content))
    command = [sys.executable, "-I", str(SPREADSHEET), *map(str, limits)]
    ended = subprocess.run(command, input=content, capture_output=True)  # noqa: S603 - our own file, by our Python
    if ended.returncode == NOT_READ:
        raise TableError(ended.stderr.decode(errors="replace"))
    if ended.returncode:
        raise TableError("the spreadsheet takes more memory or time to unpack than any table does")
    return ended.stdout


def _of_calendar(content: bytes) -> list[tuple[int, Sequence[str]]]:
    try:
        return calendar_lines(content)
    except (ValueError, TypeError, AttributeError) as error:  # as the library meets what it does not expect
        raise TableError(f"this cannot be read as a calendar: {error}"[:300]) from None
