"""Everything to take away: whole, of nobody else, and harmless in a spreadsheet."""

import csv
import io
import json
import tracemalloc
import zipfile
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.test import Client

from applicants.accounts.downloads import as_json, guarded
from applicants.accounts.everything import LEFT_OUT, TABLES
from applicants.models import Applicant, Document, ShortlistEntry, User
from tests.applicants.accounts.filled import TOLD, YEAR, applicant, filled, user
from tests.applicants.accounts.test_signing_up import ADDRESS, anonymous, remember

pytestmark = pytest.mark.django_db

JSON_PATH, CSV_PATH = "/accounts/download/everything.json", "/accounts/download/everything.zip"
LEADS_TO_THE_READER = {"id", "applicant", "user", "entry", "rank_list", "soap_list", "link"}

OF_THE_SITE = {"Guide", "Reference", "HistoricalGuide", "HistoricalReference"}
"""Nothing of a reader's is in them."""


def content(client: Client, path: str) -> bytes:
    answer: Any = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith('attachment; filename="openward-')
    return b"".join(answer.streaming_content)


def sheets(client: Client) -> dict[str, list[dict[str, str]]]:
    archive = zipfile.ZipFile(io.BytesIO(content(client, CSV_PATH)))
    names = [name for name in archive.namelist() if name.endswith(".csv")]
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
        for name in names
    }


@pytest.fixture
def signed_in() -> Client:
    owner = user(ADDRESS, first_name="Ann")
    filled(applicant(owner, profile=TOLD), "mine")
    other = user("bea@example.org")
    filled(applicant(other), "theirs")
    client = Client()
    client.force_login(owner)
    return client


def test_every_column_of_every_model_that_leads_to_a_reader_is_told_or_left_out_for_a_reason() -> None:
    ours = [one for one in apps.get_app_config("applicants").get_models() if one.__name__ not in OF_THE_SITE]
    models = [*ours, EmailAddress, Authenticator]
    told = {f"{one.model.__name__}.{path.split('__')[0]}" for one in TABLES for path in _paths(one)}
    every = {
        f"{model.__name__}.{field.name}"
        for model in models
        for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
        if field.name not in LEADS_TO_THE_READER
    }
    roles = {"User.groups", "User.user_permissions"}
    assert every - {one.removesuffix("_id") for one in told} == set(LEFT_OUT) | roles
    assert len(TABLES) == 22
    assert {one.model for one in TABLES} == set(models)


def _paths(one: Any) -> list[str]:
    return [*one.columns.values(), *one.several.values()]


def test_the_json_has_all_that_is_kept_of_its_reader_and_nothing_of_another(signed_in: Client) -> None:
    text = content(signed_in, JSON_PATH).decode()
    tables = json.loads(text)["tables"]
    assert {name: len(rows) for name, rows in tables.items()} == {
        **{one.name: 1 for one in TABLES},
        "rank_choices": 2,
    }
    assert tables["account"][0]["email"] == ADDRESS
    assert tables["settings_and_answers"][0]["profile"] == TOLD
    assert tables["programs"][0]["notes"] == "mine notes"
    assert len(tables["programs"][0]["tracks"]) == 1
    assert tables["mail"][0]["content"] == {"words": "mine letter"}
    assert (tables["stories"][0]["text"], tables["stories"][0]["state"]) == ("mine story", "sent")
    assert "theirs" not in text
    assert "bea@" not in text


def test_no_secret_leaves_with_it(signed_in: Client) -> None:
    owner = User.objects.get(email=ADDRESS)
    kept = Applicant.objects.get(user=owner)
    secrets = [owner.password, "minesecret", kept.calendar_tokens.get().token, kept.share_links.get().token]
    secrets.append(owner.stories.get().token)
    archive = zipfile.ZipFile(io.BytesIO(content(signed_in, CSV_PATH)))
    text = content(signed_in, JSON_PATH).decode() + "".join(archive.read(name).decode() for name in archive.namelist())
    assert [secret for secret in secrets if secret in text] == []


def test_the_csv_has_one_file_a_table_with_the_same_rows(signed_in: Client) -> None:
    told = json.loads(content(signed_in, JSON_PATH))["tables"]
    files = sheets(signed_in)
    assert {name: len(rows) for name, rows in files.items()} == {name: len(rows) for name, rows in told.items()}
    assert files["programs"][0]["notes"] == "mine notes"
    assert files["programs"][0]["seen_in_eras"] == "no"
    assert files["interviews"][0]["offered_on"] == ""


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "=cmd|'/c calc'!A1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_spreadsheet_runs_a_cell(formula: str, signed_in: Client) -> None:
    ShortlistEntry.objects.filter(applicant__user__email=ADDRESS).update(notes=formula, tags=[formula])
    row = sheets(signed_in)["programs"][0]
    assert (row["notes"], row["tags"]) == (f"'{formula}", f"'{formula}")
    assert guarded("a = b") == "a = b"


def test_a_reader_without_an_account_downloads_too() -> None:
    client = anonymous(profile=TOLD, partner_profile={"visas": ["h1b"]})
    told = json.loads(content(client, JSON_PATH))
    assert told["tables"]["programs"][0]["notes"] == "asked in March"
    assert told["session"] == {"profile": TOLD, "partner_profile": {"visas": ["h1b"]}}
    assert told["tables"]["account"] == []


def test_who_keeps_nothing_gets_empty_tables_and_no_session() -> None:
    client = Client()
    assert set(json.loads(content(client, JSON_PATH))["tables"]) == {one.name for one in TABLES}
    assert all(rows == [] for rows in sheets(client).values())
    assert "sessionid" not in client.cookies


def test_what_was_typed_in_any_script_comes_back_as_it_was(signed_in: Client) -> None:
    words = 'línea 1\n"línea", 2; \u202eمرحبا 😀\r\n'
    ShortlistEntry.objects.filter(applicant__user__email=ADDRESS).update(notes=words)
    assert json.loads(content(signed_in, JSON_PATH))["tables"]["programs"][0]["notes"] == words
    assert sheets(signed_in)["programs"][0]["notes"] == words


def test_much_is_written_to_disk_and_not_held_in_memory() -> None:
    """40 MB of statements in an applicant's own words."""
    kept = applicant(user(ADDRESS))
    row = {"applicant": kept, "match_year": YEAR, "kind": "personal_statement", "text": "w" * 40_000}
    Document.objects.bulk_create([Document(**row) for _ in range(1000)], batch_size=100)
    tracemalloc.start()
    with as_json(kept, {}) as file:
        size = file.seek(0, 2)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 40_000_000
    assert most < 30_000_000


def test_a_session_that_only_asked_says_what_it_asked() -> None:
    client = Client()
    remember(client, questions_asked={"1080-140": {"asked": "2026-11-01"}})
    told = json.loads(content(client, JSON_PATH))
    assert told["session"] == {"questions_asked": {"1080-140": {"asked": "2026-11-01"}}}
