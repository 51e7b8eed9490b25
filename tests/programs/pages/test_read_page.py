import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

MEMBERS = [
    "field",
    "value",
    "strength",
    "scope",
    "kind",
    "subject",
    "applies_to",
    "unless",
    "cycle",
    "confidence",
    "where",
]
PAGE = "<h1>How to apply</h1><p>Three letters of recommendation are required.</p><p>We do not sponsor H-1B visas.</p>"


def said(place: object, *options: str) -> str:
    out = io.StringIO()
    call_command("read_page", str(place), *options, stdout=out)
    return out.getvalue()


def rows(place: object) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = json.loads(said(place, "--json"))
    return found


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_json_is_a_list_of_rows_with_exactly_these_members(page: Path) -> None:
    found = rows(page)

    assert [list(row) for row in found] == [MEMBERS, MEMBERS]
    assert [(row["field"], row["value"], row["strength"]) for row in found] == [
        ("letters", "3", "required"),
        ("visa_h1b", "no", ""),
    ]


def test_without_json_it_is_a_table_for_people(page: Path) -> None:
    lines = said(page).splitlines()

    assert lines[0].split() == ["field", "value", "said", "confidence", "where"]
    assert lines[1].startswith("letters   3      required")


def test_a_row_for_people_says_for_whom_and_unless(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        (
            "# International graduates\n\nGraduation within the last 5 years is required unless in active "
            "clinical practice."
        ),
        encoding="utf-8",
    )

    assert "required, img unless active practice" in said(path)


def test_a_page_that_states_nothing_gives_an_empty_list_and_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Our hospital is near the river.", encoding="utf-8")

    assert rows(path) == []
    assert said(path) == "Nothing was found that a program states.\n"


def test_it_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))

    assert len(rows("-")) == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is nothing to read: the page is empty."),
        (b"%PDF-1.4", "This is a PDF file. Only web pages and plain text can be read."),
        (b"\x00\x01\x02", "This is not text but a binary file. Only web pages and plain text can be read."),
    ],
)
def test_unreadable_input_ends_with_a_plain_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "page"
    path.write_bytes(content)

    with pytest.raises(CommandError) as refused:
        said(path)

    assert str(refused.value) == sentence


def test_a_place_that_holds_no_page_is_named(tmp_path: Path) -> None:
    for place, sentence in (
        (tmp_path / "none.html", f"There is no file {tmp_path / 'none.html'}."),
        (tmp_path, f"{tmp_path} is a folder, not a page."),
    ):
        with pytest.raises(CommandError) as refused:
            said(place)
        assert str(refused.value) == sentence


def test_a_path_that_no_system_takes_is_a_plain_sentence() -> None:
    with pytest.raises(CommandError) as refused:
        said("a\x00b")

    assert "cannot be read" in str(refused.value)


def test_a_file_beyond_reason_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("programs.management.commands.read_page.MOST_BYTES", 1_000_000)
    path = tmp_path / "page.txt"
    path.write_bytes(b"a" * 1_000_001)

    with pytest.raises(CommandError) as refused:
        said(path)

    assert str(refused.value) == "This is larger than 1 MB: too large for a web page."


def test_an_address_that_is_not_public_is_refused_with_a_sentence() -> None:
    with pytest.raises(CommandError) as refused:
        said("http://127.0.0.1:9/residency")

    assert str(refused.value).endswith(".")
