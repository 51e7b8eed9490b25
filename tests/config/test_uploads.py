"""A form with files has an end, whoever sends it: beyond it nothing is read and nothing is kept."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_styles")]


@pytest.fixture
def _no_styles(settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def send(client: Client, size: int, path: str = "/match/", **fields: Any) -> Any:
    return client.post(path, {"file": SimpleUploadedFile("x.csv", b"x" * size), **fields})


def test_a_form_with_a_huge_file_is_refused_unread(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50_000
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert send(client, 60_000).status_code == 400
    assert list(tmp_path.iterdir()) == []
    assert send(client, 40_000).status_code == 422, "the page itself answers, and misses its own answers"


def test_it_is_refused_for_somebody_without_an_account_too_and_before_any_page_asks(
    client: Client, settings: Any
) -> None:
    """The check of the form's token is what reads it first."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50_000
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["csrftoken"] = "t" * 32
    assert send(strict, 60_000).status_code == 400


def test_a_form_of_too_many_fields_or_files_is_refused(client: Client, settings: Any) -> None:
    assert 1_000 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS <= 2_000, "a whole list of a thousand rows, and an end"
    many = {f"field{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    assert client.post("/match/", many).status_code == 400
    files = {f"file{number}": SimpleUploadedFile("x", b"x") for number in range(101)}
    assert client.post("/match/", files).status_code == 400
