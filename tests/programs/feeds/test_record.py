"""How files become rows, and what happens to rows and files that are broken."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.feeds.record import File, HeldError, check_count, read

FILE = File("test.csv", ("code", "name"), usual_rows=10)


def table(*lines):
    return "\n".join(("code,name", *lines)).encode()


def test_it_reads_rows_with_their_lines():
    rows, rejections = read(table("1,one", '2,"two\nlines"', "3,three"), FILE)
    assert [(row.line, row["code"], row["name"]) for row in rows] == [
        (2, "1", "one"),
        (3, "2", "two\nlines"),
        (5, "3", "three"),
    ]
    assert rejections == []


def test_columns_may_come_in_another_order_with_others_between():
    rows, _ = read(b"name,extra,code\none,x,1\n", FILE)
    assert (rows[0]["code"], rows[0]["name"]) == ("1", "one")


def test_a_byte_order_mark_and_blank_lines_are_no_matter():
    rows, rejections = read("\ufeffcode,name\r\n\r\n1,one\r\n".encode(), FILE)
    assert (rows[0]["code"], rejections) == ("1", [])


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        (b"1", "", "1 cells where the header has 2"),
        (b"1,one,more", "", "3 cells where the header has 2"),
        (b"1," + b"x" * 1_000_000, "name", "the cell holds 1000000 characters, more than 10000"),
        (b"1,caf\xe9", "name", "the cell is not UTF-8 text"),
        (b"1,a\x00b", "name", "the cell is not UTF-8 text"),
        (b"\xff,one", "code", "the cell is not UTF-8 text"),
    ],
)
def test_a_broken_row_is_rejected_with_its_reason_and_the_rest_goes_on(line, column, reason):
    rows, (rejection,) = read(b"code,name\n0,first\n" + line + b"\n9,last\n", FILE)
    assert [row["code"] for row in rows] == ["0", "9"]
    told = (rejection.file, rejection.line, rejection.column, rejection.reason)
    assert told == ("test.csv", 3, column, reason)
    assert len(rejection.excerpt) <= 200
    rejection.excerpt.encode()


@pytest.mark.parametrize("name", [b"Regi\xf3n", b"Reg\x00ion"])
def test_a_column_whose_name_no_database_holds_is_named_with_question_marks(name):
    _, (rejection,) = read(b"code,name," + name + b"\n1,one,caf\xe9\n", FILE)
    assert rejection.column == name.decode(errors="replace").replace("\ufffd", "?").replace("\x00", "?")
    assert rejection.reason == "the cell is not UTF-8 text"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b"<html><body>Not a table</body></html>", "this is a web page or XML, not a table"),
        (b"kode,name\n1,one\n", "the header lacks code"),
        (b"code\n1\n", "the header lacks name"),
        (b"code,name,code\n1,one,2\n", "the header names code more than once"),
        (b'{"a": 1}', "the JSON is neither a list of objects nor an object with one list"),
        (b"[1, 2]", "the JSON is not a list of objects"),
        (b"[{", "this cannot be read as JSON"),
        (b"PK\x03\x04 no zip", "this cannot be read as a spreadsheet"),
        (b"BEGIN:VCALENDAR\nnothing", "this cannot be read as a calendar"),
    ],
)
def test_a_file_that_is_no_table_or_has_another_header_is_held(content, why):
    with pytest.raises(HeldError, match=re.escape(f"test.csv: {why}")):
        read(content, FILE)


@pytest.mark.parametrize(
    "content",
    [
        b'[{"name": "one", "code": 1}, {"code": "2", "name": null}]',
        b'{"terms": "test", "rows": [{"name": "one", "code": "1"}, {"code": "2"}]}',
        "name,code\none,1\n,2\n".encode("utf-16"),
        b"name,further,code\none,x,1\n,,2\n",
    ],
)
def test_the_same_rows_come_from_json_from_utf_16_and_in_another_order(content):
    rows, broken = read(content, FILE)
    assert [(row["code"], row["name"]) for row in rows] == [("1", "one"), ("2", "")]
    assert broken == []


def test_a_header_may_be_called_otherwise_and_rows_of_others_left_out():
    of_others = replace(FILE, aliases={"key": "code"}, takes=lambda cells: cells["name"] != "theirs")
    rows, broken = read(b"KEY,name\n1,ours\n2,theirs\n", of_others)
    assert [row["code"] for row in rows] == ["1"]
    assert broken == []


@pytest.mark.parametrize(
    ("count", "last_good", "held"),
    [
        (10, None, False),
        (6, None, True),
        (16, None, True),
        (7, 10, False),
        (15, 10, False),
        (100, 90, False),
        (0, 5, True),
    ],
)
def test_a_file_far_from_the_last_good_size_is_held(count, last_good, held):
    if not held:
        check_count(FILE, count, last_good)
        return
    with pytest.raises(HeldError, match=f"{count} rows where {last_good or 10} are expected"):
        check_count(FILE, count, last_good)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content):
    rows, rejections = read(b"code,name\n" + content, FILE)
    for row in rows:
        assert set(row.cells) == {"code", "name"}
        assert "\x00" not in "".join(row.cells.values())
        "".join(row.cells.values()).encode()
    for rejection in rejections:
        assert rejection.reason
        rejection.excerpt.encode()
