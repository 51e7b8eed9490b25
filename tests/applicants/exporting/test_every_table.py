"""Every table that leaves, found by what the routes answer: none holds a cell that a spreadsheet would run."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from applicants.models import User
from programs.formulas import RISKY, UNSEEN, guarded
from programs.models import ResidentSchool
from tests.applicants.accounts.filled import applicant, filled, user
from tests.fuzz.places import Place, places
from tests.programs.admin.conftest import signed_in
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]

TABLES = {
    "api:programs_csv",
    "api:statements_jsonl",
    "applicants:download-csv",
    "applicants:download-json",
    "applicants:shortlist-csv",
    "applicants:shortlist-xlsx",
    "admin:programs_residentschool_export",
}
NO_SPREADSHEETS = {
    "api:statements_jsonl": "no program for tables opens lines of JSON by itself",
    "applicants:download-json": "likewise",
}
KINDS_OF_PAGES = {
    "text/html",
    "application/json",
    "application/atom+xml",
    "application/xml",
    "text/plain",
    "text/javascript",
}
EVIL = '=HYPERLINK("https://evil.example","x")'
OF_EACH_MODEL = ("_changelist", "_add", "_change", "_delete", "_history")
"""The admin's own pages, alike for every model, by how their names end."""


def downloads(every: list[Place], reader: Client, admin: Client) -> Iterator[tuple[str, Any]]:
    """What is answered as something else than a page, a feed or JSON of the API: a file to keep."""
    for place in every:
        if place.is_admin and place.name.endswith(OF_EACH_MODEL):
            continue
        answer = (admin if place.is_admin else reader).get(place.path())
        kept = "attachment" in answer.get("Content-Disposition", "")
        kind = answer.get("Content-Type", "").partition(";")[0]
        if answer.status_code == 200 and (kept or kind not in KINDS_OF_PAGES):
            yield place.name, answer


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def tables_of(file: bytes) -> list[list[list[str]]]:
    if not file.startswith(b"PK"):
        return [list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))]
    with ZipFile(BytesIO(file)) as packed:
        named = [name for name in packed.namelist() if name.endswith(".csv")]
        return [list(csv.reader(StringIO(packed.read(name).decode("utf-8-sig"), newline=""))) for name in named]


@pytest.fixture
def found() -> dict[str, bytes]:
    """Everything that somebody could type or a page could say begins a formula."""
    reader = applicant(user("evil@example.org", password=None))
    program = made_up.program(f"{EVIL} Test Hospital", kinds="CA")
    of = filled(reader, EVIL, program)
    listed = made_up.source("test-list", kind="program_list")
    made_up.fact(program, "nrmp_code", program.tracks.first().nrmp_code, source=listed, match_year=2023)
    ResidentSchool.objects.create(
        source=listed, program=program, school=EVIL, school_key="evil", page_url="https://example.test/"
    )
    client = Client()
    client.force_login(reader.user)  # type: ignore[arg-type]
    admin = signed_in(User.objects.create_superuser(email="root@example.org", password="a long enough secret"))
    return {name: content(answer) for name, answer in downloads(places(of), client, admin)}


def test_no_table_holds_a_cell_that_a_spreadsheet_runs(found: dict[str, bytes]) -> None:
    calendars = {name for name, file in found.items() if file.startswith(b"BEGIN:VCALENDAR")}
    assert set(found) - calendars == TABLES
    made_text = {}
    for name in TABLES - set(NO_SPREADSHEETS) - {"applicants:shortlist-xlsx"}:
        cells = [cell for table in tables_of(found[name]) for row in table for cell in row]
        assert [cell for cell in cells if cell.lstrip(UNSEEN).startswith(RISKY)] == [], name
        made_text[name] = len([cell for cell in cells if cell.startswith("'=")])
    assert len(made_text) == 4
    assert all(made_text.values()), "there was something to make text of"
    spreadsheet_holds_text_alone(found["applicants:shortlist-xlsx"])


def spreadsheet_holds_text_alone(file: bytes) -> None:
    with ZipFile(BytesIO(file)) as book:
        sheet, texts = (book.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "sharedStrings"))
        assert not [name for name in book.namelist() if "external" in name or "vba" in name.lower()]
    assert ("<f>" in sheet, "<hyperlink" in sheet, "=HYPERLINK" in texts) == (False, False, True)


@pytest.mark.parametrize("before", ["", *UNSEEN, "  \u200b "])
@pytest.mark.parametrize("sign", RISKY)
def test_whatever_a_formula_begins_with_is_made_text(sign: str, before: str) -> None:
    assert guarded(f"{before}{sign}1") == f"'{before}{sign}1"


@pytest.mark.parametrize("plain", ["", "a=b", "1-2", "'x", " x", "x\n=1"])
def test_other_cells_are_left_as_they_are(plain: str) -> None:
    assert guarded(plain) == plain
