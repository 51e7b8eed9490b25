"""Writes everything as one JSON file, or as a zip of one CSV file a table. Files grow on disk, not in memory."""

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder

from applicants.accounts.everything import TABLES
from applicants.models import Applicant
from programs.formulas import guarded

IN_MEMORY = 1_000_000
BETWEEN = "; "
ABOUT = (
    "All that Openward keeps of you. Programs are named by their id at Openward, tracks by their NRMP code. Left out "
    "are secrets: the password's hash, keys of a second factor, and the tokens in addresses of calendars, shared "
    "lists and stories."
)
ABOUT_CSV = "Cells that begin with = + - @ have an apostrophe before them, so that no spreadsheet runs them."

Session = Mapping[str, Any]
"""What only the reader's session holds, by name."""


def as_json(applicant: Applicant | None, session: Session) -> IO[bytes]:
    """`{"about": …, "session": …, "tables": {name: [row, …]}}`; the file stands at its beginning."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
    written = io.TextIOWrapper(file, encoding="utf-8", write_through=True)
    written.write(f'{{"about": {_json(ABOUT)}, "session": {_json(session)}, "tables": {{')
    for number, one in enumerate(TABLES):
        written.write(f'{", " if number else ""}\n"{one.name}": [')
        for row_number, row in enumerate(one.rows(applicant) if applicant else ()):
            told = dict(zip(one.header, row, strict=True))
            written.write(f"{',' if row_number else ''}\n{_json(told)}")
        written.write("]")
    written.write("}}\n")
    written.detach()
    file.seek(0)
    return file


def as_csv_files(applicant: Applicant | None, session: Session) -> IO[bytes]:
    """One file a table, also of empty ones, so that nothing seems forgotten."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.txt", f"{ABOUT}\n{ABOUT_CSV}\n")
        archive.writestr("session.json", _json(session))
        for one in TABLES:
            with archive.open(f"{one.name}.csv", "w", force_zip64=True) as member:
                text = io.TextIOWrapper(member, encoding="utf-8-sig", newline="", write_through=True)
                rows = csv.writer(text)
                rows.writerow(one.header)
                rows.writerows(_cells(one.rows(applicant) if applicant else iter(())))
                text.detach()
    file.seek(0)
    return file


def _cells(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[str]]:
    for row in rows:
        yield [guarded(_cell(value)) for value in row]


def _cell(value: Any) -> str:
    """None is an empty cell: nothing was said."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _json(value)
    if isinstance(value, list):
        return BETWEEN.join(map(str, value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
