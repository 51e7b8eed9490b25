"""Small files that stand for huge tables, or reach for what is not theirs."""

import io
import json
import struct
import zipfile

from tests.programs.feeds.test_tables import workbook

SHEET = "xl/worksheets/sheet1.xml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SECRET = "root:"
"""Begins a line of the file that the entity points at."""


def with_sheet(xml: bytes, **more: bytes) -> bytes:
    """A workbook whose first sheet is that."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["code"]]))) as plain,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book,
    ):
        for name in plain.namelist():
            book.writestr(name, xml if name == SHEET else plain.read(name))
        for name, content in more.items():
            book.writestr(f"xl/{name}.xml", content)
    return packed.getvalue()


def sheet(rows: bytes, before: bytes = b"") -> bytes:
    return before + f'<worksheet xmlns="{SPACE}"><sheetData>'.encode() + rows + b"</sheetData></worksheet>"


def lying(content: bytes, size: int = 1000) -> bytes:
    """Every part says that it unpacks to `size` bytes, in both places where a zip tells it."""
    told = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = told.find(mark)
        while at >= 0:
            told[at + place : at + place + 4] = struct.pack("<I", size)
            at = told.find(mark, at + 4)
    return bytes(told)


def spaces() -> bytes:
    """60 megabytes of nothing, which pack to a thousandth."""
    return with_sheet(sheet(b'<row r="1"><c r="A1"><v>1</v></c></row>' + b" " * 60_000_000))


def cells() -> bytes:
    """Three million empty cells in words that pack well, within what the list of its parts admits."""
    row = b"<row>" + b'<c t="b"><v>1</v></c>' * 900 + b"</row>"
    return with_sheet(sheet(row * 3000))


def far_corner() -> bytes:
    """Two cells, with seventeen thousand million between them."""
    corner = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return with_sheet(sheet(corner))


def beyond_the_last_column() -> bytes:
    return with_sheet(
        sheet(b'<row r="1"><c r="ZZZZZZZZZ1"><v>1</v></c><c r="A99999999999999999999"><v>1</v></c></row>')
    )


def wide() -> bytes:
    return with_sheet(sheet(b"<row>" + b"<c><v>1</v></c>" * 16_384 + b"</row>"))


def one_text_everywhere() -> bytes:
    """A cell of 30,000 letters that 100,000 cells share."""
    parts = {"sharedStrings": f'<sst xmlns="{SPACE}"><si><t>{"x" * 30_000}</t></si></sst>'.encode()}
    return with_sheet(sheet(b'<row><c t="s"><v>0</v></c></row>' * 100_000), **parts)


def laughs(entity: bytes = b"") -> bytes:
    """The billion laughs: each entity is ten of the one before."""
    told = b"".join(b'<!ENTITY l%d "%s">' % (number, b"&l%d;" % (number - 1) * 10) for number in range(1, 10))
    before = b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY l0 "lol">' + told + entity + b"]>"
    name = b"&outside;" if entity else b"&l9;"
    return with_sheet(sheet(b'<row><c t="inlineStr"><is><t>' + name + b"</t></is></c></row>", before))


def outside() -> bytes:
    return laughs(b'<!ENTITY outside SYSTEM "file:///etc/passwd">')


def of_zips(depth: int = 40) -> bytes:
    """A zip in a zip in a zip: whoever unpacks what is in a part is kept busy. Like one that holds itself."""
    content = b" " * 1_000_000
    for _ in range(depth):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as outer:
            for name in ("a.zip", "b.zip"):
                outer.writestr(name, content)
        content = packed.getvalue() if len(packed.getvalue()) < 800_000 else content
    return content


def many_parts() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for number in range(15_000):
            book.writestr(f"{number}.xml", b"")
    return packed.getvalue()


def repeated_rows() -> bytes:
    """A sheet of OpenDocument says with a number how often a cell and a row come again."""
    office, table = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table"))
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}"><office:body>'
        '<office:spreadsheet><table:table table:name="Test"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", f'<manifest xmlns="{office}"/>')
        book.writestr("content.xml", content)
    return packed.getvalue()


def a_name_for_each_row() -> bytes:
    return json.dumps([{f"a{number}": 1} for number in range(100_000)]).encode()


def deep() -> bytes:
    return b'[{"code":' * 190_000


def lying_spaces() -> bytes:
    return lying(spaces())


def lying_cells() -> bytes:
    return lying(cells())


REFUSED = {
    spaces: "the spreadsheet unpacks to",
    lying_spaces: "",
    cells: "the spreadsheet unpacks to",
    lying_cells: "",
    far_corner: "more memory or time to unpack than any table does",
    beyond_the_last_column: "",
    wide: "more than 1,000 columns",
    one_text_everywhere: "the spreadsheet",
    of_zips: "this cannot be read as a spreadsheet",
    many_parts: "this cannot be read as a spreadsheet",
    repeated_rows: "",
    a_name_for_each_row: "the JSON names more than 1,000 columns",
    deep: "this cannot be read as JSON",
}
"""What is said of each; where it depends on the reader's release, anything."""
