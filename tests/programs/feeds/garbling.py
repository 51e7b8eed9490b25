"""Files as sources give them on a bad day. Each garbler makes one wrong version, the same again for the same seed.

`HARMLESS` ones say the same rows in another shape: they must be taken and change nothing.
"""

import csv
import gzip
import io
import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

Garbler = Callable[[bytes, random.Random], bytes]
Table = list[list[str]]
LOGIN = b"<!DOCTYPE html>\n<html><head><title>Test page</title></head><body><p>Please log in.</p></body></html>\n"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


def table_of(content: bytes) -> Table:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def csv_of(table: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\n") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(table)
    return text.getvalue().encode()


def by_rows(change: Callable[[Table, random.Random], Sequence[Sequence[str]]]) -> Garbler:
    """`change` gets the rows without the header, and says what they become."""

    def garble(content: bytes, chance: random.Random) -> bytes:
        header, *rows = table_of(content)
        return csv_of([header, *change(rows, chance)])

    return garble


def by_cells(change: Callable[[str, random.Random], str], share: float) -> Garbler:
    """`change` of every cell in such a share of the rows."""

    def garble(rows: Table, chance: random.Random) -> Table:
        chosen = set(chance.sample(range(len(rows)), int(share * len(rows))))
        return [[change(cell, chance) for cell in row] if at in chosen else row for at, row in enumerate(rows)]

    return by_rows(garble)


def slid(row: list[str]) -> list[str]:
    return [row[-1], *row[:-1]]


def slid_from_the_middle(rows: Table, chance: random.Random) -> Table:
    start = chance.randrange(len(rows) // 3, 2 * len(rows) // 3) if len(rows) > 3 else 0
    return rows[:start] + [slid(row) for row in rows[start:]]


def slid_in_some_rows(rows: Table, chance: random.Random) -> Table:
    """As a reader of a PDF once did: one row in eight."""
    return [slid(row) if chance.random() < 1 / 8 else row for row in rows]


def one_column_slid_down(rows: Table, chance: random.Random) -> Table:
    """The cells of one column stand a row too low."""
    if not rows:
        return rows
    at = chance.randrange(len(rows[0]))
    above = [rows[-1][at], *(row[at] for row in rows)]
    return [[*row[:at], cell, *row[at + 1 :]] for row, cell in zip(rows, above, strict=False)]


def two_columns_changed_over(content: bytes, chance: random.Random) -> bytes:
    """The names in the header stand over each other's columns."""
    header, *rows = table_of(content)
    one, other = chance.sample(range(len(header)), 2)
    header[one], header[other] = header[other], header[one]
    return csv_of([header, *rows])


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def cut_near_the_end(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(int(0.75 * len(content)), len(content))]


def in_encoding(name: str) -> Garbler:
    return lambda content, chance: content.decode("utf-8").encode(name, errors="replace")


def in_western(content: bytes, chance: random.Random) -> bytes:
    """cp1252, with the letters that make it differ in every seventh line."""
    lines = content.decode("utf-8").splitlines(keepends=True)
    accented = [line.replace("e", "é") if at and at % 7 == 0 else line for at, line in enumerate(lines)]
    return "".join(accented).encode("cp1252", errors="replace")


def in_japanese(content: bytes, chance: random.Random) -> bytes:
    lines = content.decode("utf-8").splitlines(keepends=True)
    return "".join(line.replace("a", "ア") if at else line for at, line in enumerate(lines)).encode(
        "shift_jis", errors="replace"
    )


def read_twice_as_western(content: bytes, chance: random.Random) -> bytes:
    """UTF-8 that someone took for cp1252 and wrote as UTF-8 again; every seventh line has such letters."""
    lines = content.decode("utf-8").splitlines(keepends=True)
    accented = "".join(line.replace("e", "é") if at and at % 7 == 0 else line for at, line in enumerate(lines))
    return accented.encode().decode("cp1252", errors="replace").encode()


def header_twice(content: bytes, chance: random.Random) -> bytes:
    header, *rows = table_of(content)
    at = chance.randrange(len(rows) + 1)
    return csv_of([header, *rows[:at], header, *rows[at:]])


def header_only(content: bytes, chance: random.Random) -> bytes:
    return csv_of(table_of(content)[:1])


def without_header(content: bytes, chance: random.Random) -> bytes:
    return csv_of(table_of(content)[1:])


def doubled(rows: Table, chance: random.Random) -> Table:
    return [row for row in rows for _ in range(2)]


def some_doubled(rows: Table, chance: random.Random) -> Table:
    return [row for row in rows for _ in range(1 + (chance.random() < 0.2))]


def shuffled(rows: Table, chance: random.Random) -> Table:
    return chance.sample(rows, len(rows))


def with_columns_shuffled(content: bytes, chance: random.Random) -> bytes:
    table = table_of(content)
    order = chance.sample(range(len(table[0])), len(table[0]))
    return csv_of([[row[at] for at in order] for row in table])


def with_nul_bytes(content: bytes, chance: random.Random) -> bytes:
    """From a third of the file on, as a half-written disk block."""
    start = len(content) // 3
    return content[:start] + bytes(min(4096, len(content) - start)) + content[start + 4096 :]


def with_one_quote_too_many(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(1, len(lines)) if len(lines) > 1 else 0
    return b"".join([*lines[:at], b'"' + lines[at], *lines[at + 1 :]])


def without_quotes(content: bytes, chance: random.Random) -> bytes:
    return content.replace(b'"', b"")


def other_digits(cell: str, chance: random.Random) -> str:
    return re.sub(r"[0-9]", lambda _: str(chance.randrange(10)), cell)


def out_of_range(cell: str, chance: random.Random) -> str:
    dated = re.sub(r"\b\d{4}-\d{2}-\d{2}", "2026-13-45", cell)
    return re.sub(r"^(19|20)\d\d$", "9999", dated)


def longer(length: int) -> Callable[[str, random.Random], str]:
    return lambda cell, chance: cell + "x" * length


def emptied(cell: str, chance: random.Random) -> str:
    return "" if chance.random() < 0.5 else cell


def of_others(cell: str, chance: random.Random) -> str:
    return chance.choice(("#REF!", "#N/A", "NULL", "-", "nan", "1E+05", "—"))


def as_json(content: bytes, chance: random.Random) -> bytes:
    header, *rows = table_of(content)
    # A list of nothing names no columns.
    return json.dumps([dict(zip(header, row, strict=True)) for row in rows]).encode() if rows else content


def always(content: bytes) -> Garbler:
    return lambda given, chance: content


BROKEN: Mapping[str, Garbler] = MappingProxyType(
    {
        "columns slid in all rows": by_rows(lambda rows, chance: [slid(row) for row in rows]),
        "columns slid from the middle": by_rows(slid_from_the_middle),
        "columns slid in some rows": by_rows(slid_in_some_rows),
        "one column slid down": by_rows(one_column_slid_down),
        "two columns changed over": two_columns_changed_over,
        "cut anywhere": cut,
        "cut near the end": cut_near_the_end,
        "UTF-16 without a mark": in_encoding("utf-16-le"),
        "UTF-16 of the other order": in_encoding("utf-16-be"),
        "UTF-32": in_encoding("utf-32"),
        "cp1252": in_western,
        "Shift-JIS": in_japanese,
        "UTF-8 taken for cp1252": read_twice_as_western,
        "empty": always(b""),
        "blank lines only": always(b"\r\n \n\n"),
        "header only": header_only,
        "no header": without_header,
        "HTML": always(LOGIN),
        "HTML after the table": lambda content, chance: cut(content, chance) + LOGIN,
        "gzip": lambda content, chance: gzip.compress(content, mtime=0),
        "PDF": always(PDF),
        "noise": lambda content, chance: chance.randbytes(len(content) // 8 + 50),
        "JSON error": always(b'{"error": {"code": 503, "message": "test: try again later"}}'),
        "JSON with an empty list": always(b'{"errors": []}'),
        "JSON nested deep": always(b"[" * 100_000),
        "doubled rows": by_rows(doubled),
        "header twice": header_twice,
        "NUL bytes": with_nul_bytes,
        "one quote too many": with_one_quote_too_many,
        "no quotes": without_quotes,
        "cells of 20,000": by_cells(longer(20_000), 0.02),
        "cells of 5,000": by_cells(longer(5_000), 0.05),
        "cells of 350": by_cells(longer(350), 0.3),
        "semicolons": lambda content, chance: csv_of(table_of(content), delimiter=";"),
        "tabs": lambda content, chance: csv_of(table_of(content), delimiter="\t"),
        "other digits in a fifth": by_cells(other_digits, 0.2),
        "other digits in a few": by_cells(other_digits, 0.02),
        "out of range": by_cells(out_of_range, 0.5),
        "half of the cells empty": by_cells(emptied, 0.5),
        "spreadsheet errors": by_cells(of_others, 0.1),
    }
)
HARMLESS: Mapping[str, Garbler] = MappingProxyType(
    {
        "byte order mark": lambda content, chance: b"\xef\xbb\xbf" + content,
        "CRLF": lambda content, chance: csv_of(table_of(content), end="\r\n"),
        "all quoted": lambda content, chance: quoted(table_of(content)),
        "UTF-16 with a mark": in_encoding("utf-16"),
        "rows shuffled": by_rows(shuffled),
        "columns shuffled": with_columns_shuffled,
        "some rows doubled": by_rows(some_doubled),
        "no end of the last line": lambda content, chance: content.rstrip(b"\r\n"),
        "as JSON": as_json,
    }
)


def quoted(table: Table) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    return text.getvalue().encode()
