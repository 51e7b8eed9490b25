"""The cells of a table, whatever it came as: CSV, JSON, a spreadsheet or a calendar. The first line is the header."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import python_calamine

from programs.feeds.calendar_table import calendar_lines

Lines = Iterator[tuple[int, Sequence[str]]]
"""(number of the line or row in the file, its cells)."""
FIELD_LIMIT = 200_000_000
UNPACKED_LIMIT = 2_000_000_000
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
    if not all(isinstance(row, dict) for row in rows):
        raise TableError("the JSON is not a list of objects")
    header = list(dict.fromkeys(name for row in rows for name in row))
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
    try:
        _check_size(content)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, zipfile.BadZipFile, IndexError, OSError) as error:
        raise TableError(f"this cannot be read as a spreadsheet: {error}"[:300]) from None
    for number, row in enumerate(rows, start=1):
        yield number, [_cell(value) for value in row]


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > UNPACKED_LIMIT:
        raise TableError(f"the spreadsheet unpacks to {size} bytes, more than {UNPACKED_LIMIT}")


def _cell(value: object) -> str:
    """As the file's CSV would say it: 3.0 is 3, a day is 2026-09-24."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _of_calendar(content: bytes) -> list[tuple[int, Sequence[str]]]:
    try:
        return calendar_lines(content)
    except ValueError as error:
        raise TableError(f"this cannot be read as a calendar: {error}"[:300]) from None
