"""A file of schools of residents is looked at before it is written, and told by line and column. Nothing is deleted."""

import csv
import io

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from programs.models import DirectoryVersion, ResidentSchool, Source
from tests.programs.admin.conftest import Directory

IMPORT, EXPORT = "/admin/programs/residentschool/import/", "/admin/programs/residentschool/export/"
LIST = "/admin/programs/residentschool/"
HEADER = "program,school,country,count,stated_for,page_url,read_on\n"
THREE = "1022-140,Test University,PK,3,2026,https://example.org/residents,2026-11-20\n"
FOUR = THREE.replace(",3,", ",4,")
OTHER = THREE.replace("Test University", '"Test School, North"')


def upload(client: Client, text: str) -> object:
    file = SimpleUploadedFile("any.csv", text.encode(), content_type="text/csv")
    return client.post(IMPORT, {"file": file})


def confirm(client: Client, previewed: object) -> object:
    context = previewed.context  # type: ignore[attr-defined]
    return client.post(IMPORT, {"content": context["content"], "digest": context["found"].digest})


def test_a_file_is_shown_before_anything_is_written(directory: Directory, as_curator: Client) -> None:
    page = upload(as_curator, HEADER + THREE + OTHER)
    assert page.status_code == 200  # type: ignore[attr-defined]
    assert "would add 2 and change 0" in page.content.decode()  # type: ignore[attr-defined]
    assert "1022-140: Test School, North (PK)" in page.content.decode()  # type: ignore[attr-defined]
    assert not ResidentSchool.objects.exists()


def test_confirming_writes_what_was_shown_and_says_so(
    directory: Directory, as_curator: Client, curator: object
) -> None:
    before = DirectoryVersion.objects.get().number
    answer = confirm(as_curator, upload(as_curator, HEADER + THREE + OTHER))
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert set(ResidentSchool.objects.values_list("school", "count")) == {
        ("Test University", 3),
        ("Test School, North", 3),
    }
    assert DirectoryVersion.objects.get().number == before + 1
    logged = LogEntry.objects.get(user=curator, content_type__model="source")
    assert "2 new, 0 changed, 0 broken" in logged.change_message
    assert str(Source.objects.get(name="resident_schools").pk) == logged.object_id


def test_the_same_file_again_would_change_nothing(directory: Directory, as_curator: Client) -> None:
    confirm(as_curator, upload(as_curator, HEADER + THREE))
    again = upload(as_curator, HEADER + THREE)
    assert "would add 0 and change 0; 1 stand already" in again.content.decode()  # type: ignore[attr-defined]
    assert "Write these rows" not in again.content.decode()  # type: ignore[attr-defined]


def test_a_change_is_shown_before_and_after_and_what_is_absent_stays(directory: Directory, as_curator: Client) -> None:
    confirm(as_curator, upload(as_curator, HEADER + THREE + OTHER))
    page = upload(as_curator, HEADER + FOUR)
    assert "count: 3 → 4" in page.content.decode()  # type: ignore[attr-defined]
    confirm(as_curator, page)
    assert dict(ResidentSchool.objects.values_list("school", "count")) == {
        "Test University": 4,
        "Test School, North": 3,
    }


def test_broken_rows_are_told_by_line_and_column_and_the_others_written(
    directory: Directory, as_curator: Client
) -> None:
    broken = HEADER + THREE.replace(",3,", ",many,") + "1022-140,too few cells\n" + OTHER
    page = upload(as_curator, broken)
    text = page.content.decode()  # type: ignore[attr-defined]
    assert "Line 2, column count: &#x27;many&#x27; is not a whole number from 1 to 2000" in text
    assert "Line 3, column -: 2 cells where the header has 7" in text
    confirm(as_curator, page)
    assert ResidentSchool.objects.get().school == "Test School, North"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("kode,name\n1,2\n", "resident_schools.csv: the header lacks program, school"),
        ("", "The file is empty."),
        ("x" * 1_000_001, "The file is larger than 1000000 bytes."),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(
    directory: Directory, as_curator: Client, text: str, problem: str
) -> None:
    page = upload(as_curator, text)
    assert problem in page.content.decode()  # type: ignore[attr-defined]
    assert not ResidentSchool.objects.exists()


def test_what_moved_since_it_was_shown_is_shown_again_and_not_written(directory: Directory, as_curator: Client) -> None:
    first, second = upload(as_curator, HEADER + THREE), upload(as_curator, HEADER + FOUR)
    confirm(as_curator, first)
    late = confirm(as_curator, second)
    assert "The rows have changed since this was shown. Nothing was written" in late.content.decode()  # type: ignore[attr-defined]
    assert ResidentSchool.objects.get().count == 3
    confirm(as_curator, late)
    assert ResidentSchool.objects.get().count == 4


def test_the_export_can_be_brought_back_unchanged(directory: Directory, as_curator: Client) -> None:
    bare = THREE.replace("PK,3,2026", ",,").replace("2026-11-20", "")
    confirm(as_curator, upload(as_curator, HEADER + OTHER + bare))
    text = as_curator.get(EXPORT).content.decode()
    assert list(csv.reader(io.StringIO(text))) == [
        HEADER.strip().split(","),
        ["1022-140", "Test School, North", "PK", "3", "2026", "https://example.org/residents", "2026-11-20"],
        ["1022-140", "Test University", "", "", "", "https://example.org/residents", ""],
    ]
    again = upload(as_curator, text)
    assert "would add 0 and change 0; 2 stand already" in again.content.decode()  # type: ignore[attr-defined]


def test_a_wrong_row_can_be_deleted_and_the_version_moves(directory: Directory, as_curator: Client) -> None:
    confirm(as_curator, upload(as_curator, HEADER + THREE + OTHER))
    before = DirectoryVersion.objects.get().number
    wrong = ResidentSchool.objects.get(school="Test University")
    as_curator.post(f"{LIST}{wrong.pk}/delete/", {"post": "yes"})
    as_curator.post(
        LIST,
        {"action": "delete_selected", "_selected_action": [ResidentSchool.objects.get().pk], "post": "yes"},
    )
    assert not ResidentSchool.objects.exists()
    assert DirectoryVersion.objects.get().number == before + 2


def test_only_those_who_may_write_rows_can_import(directory: Directory, curator: object, as_curator: Client) -> None:
    assert as_curator.get(IMPORT).status_code == 200
    assert "Import a file" in as_curator.get(LIST).content.decode()
    curator.groups.clear()  # type: ignore[attr-defined]
    assert as_curator.get(IMPORT).status_code == 403
    assert upload(as_curator, HEADER + THREE).status_code == 403  # type: ignore[attr-defined]
    assert as_curator.get(EXPORT).status_code == 403
    assert Client().get(IMPORT).status_code == 302
    assert not ResidentSchool.objects.exists()


def test_the_page_tells_the_columns_that_the_document_tells(directory: Directory, as_curator: Client) -> None:
    columns = [name for name, _meaning in as_curator.get(IMPORT).context["columns"]]
    assert columns == HEADER.strip().split(",")
