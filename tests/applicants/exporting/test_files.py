"""A list taken away and read back: every cell is text, and none runs in a spreadsheet."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from applicants.exporting.files import as_csv, as_xlsx
from applicants.exporting.guarding import LONGEST_CELL, guarded
from applicants.exporting.table import Table, header
from applicants.models import Applicant
from programs.formulas import RISKY
from tests.applicants.shortlist.conftest import Saves, _day_and_plain_styles, applicant, entry, keeper, saved
from tests.search import made_up

__all__ = ["_day_and_plain_styles", "applicant", "saved"]

FORMULAS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    '=HYPERLINK("https://evil.example")',
]
cells = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_the_csv_begins_like_a_formula(formula: str) -> None:
    (_, (cell, beside)) = read_csv(as_csv(Table(("Head", "Other"), ((formula, "plain"),))))
    assert cell.startswith("'")
    assert (cell[1:], beside) == (formula, "plain")


@given(st.lists(st.tuples(cells, cells), max_size=4))
def test_whatever_is_typed_no_csv_cell_is_run_and_the_table_keeps_its_shape(rows: list[tuple[str, str]]) -> None:
    back = read_csv(as_csv(Table(("A", "B"), tuple(rows))))
    assert [len(row) for row in back] == [2] * (len(rows) + 1)
    assert not [cell for row in back for cell in row if cell.lstrip(" \u00a0").startswith(RISKY)]


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_spreadsheet_has_text_cells_and_no_formula_and_no_link(formula: str) -> None:
    content = as_xlsx(Table(("Head",), ((formula,), ("https://example.test/",), ("12",))))
    with ZipFile(BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert ["<f>" in sheet, "<hyperlink" in sheet, sheet.count('t="s"')] == [False, False, 4]
    assert read_xlsx(content)[2][0] == "https://example.test/"
    assert read_xlsx(content)[3][0] == "12"


def test_text_longer_than_a_cell_says_that_it_is_cut() -> None:
    cell = str(read_xlsx(as_xlsx(Table(("Head",), (("n" * 40_000,),))))[1][0])
    assert (len(cell), cell.endswith("[cut here: the rest is in the CSV]")) == (LONGEST_CELL, True)


def test_characters_that_no_file_may_hold_are_left_out() -> None:
    odd = "a\x00b\x0bc\ud800d"
    assert read_xlsx(as_xlsx(Table(("Head",), ((odd,),))))[1][0] == "a\ufffdbc\ufffdd"
    assert guarded(odd) == "a\ufffdbc\ufffdd"


@pytest.mark.django_db
def test_the_list_is_read_back_in_its_order_with_its_notes(client: Client, saved: Saves) -> None:
    first = saved("Test A", notes='=cmd|" /C calc"!A0', tags=["-near"], status="applied", signal="gold")
    first.tracks.set(first.program.tracks.all())
    saved("Test B")
    rows = read_csv(client.get("/list/list.csv").content)
    assert rows[0] == list(header())
    told = dict(zip(rows[0], rows[1], strict=True))
    assert [row[1] for row in rows[1:]] == ["Test A", "Test B"]
    assert (told["Notes"], told["Tags"], told["Status"]) == ('\'=cmd|" /C calc"!A0', "'-near", "applied")
    assert told["Page"] == f"http://testserver/programs/{first.program.public_id}/{first.program.slug}/"
    sheet = read_xlsx(client.get("/list/list.xlsx").content)
    assert [sheet[0], sheet[1][16]] == [list(header()), '=cmd|" /C calc"!A0']


@pytest.mark.django_db
def test_a_file_holds_nothing_of_anybody_else(client: Client, saved: Saves) -> None:
    saved("Mine")
    entry(Applicant.objects.create(seen_at="2026-11-22T00:00Z"), made_up.program("Theirs"))
    assert [row[1] for row in read_csv(client.get("/list/list.csv").content)] == ["Program", "Mine"]
    assert len(read_csv(Client().get("/list/list.csv").content)) == 1
    assert len(read_xlsx(Client().get("/list/list.xlsx").content)) == 1


@pytest.mark.django_db
def test_the_printed_list_holds_notes_only_where_they_are_asked_for(client: Client, saved: Saves) -> None:
    saved("Mine", notes="<i>for me</i>")
    plain, with_notes = (client.get(path).content.decode() for path in ("/list/print/", "/list/print/?notes=1"))
    assert ["Mine" in plain, "for me" in plain] == [True, False]
    assert "&lt;i&gt;for me&lt;/i&gt;" in with_notes


@pytest.mark.django_db
def test_the_printed_list_says_the_verdict(client: Client) -> None:
    of = entry(keeper(client), made_up.program("Mine"))
    made_up.fact(of.program, "visa_j1", "yes")
    client.post("/match/", {"work_status": "none", "visas": ["j1"]})
    assert "Nothing they state rules you out" in client.get("/list/print/").content.decode()
