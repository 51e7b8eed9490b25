"""A file is tried by the same run as by schedule, then the same bytes are written; holds hold here too."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from programs import curation, models
from programs.admin import imports
from programs.feeds.stated import COLUMNS
from programs.models import Fact, Fetch, Source, Statement
from tests.programs.admin.conftest import DAY, Directory, make_user, signed_in

IMPORT = "/admin/import/"
WORDS = {"institution": "Test Med Ctr", "city": "Austin", "state": "TX", "acgme_specialty_code": "140"}


def row(**said: str) -> dict[str, str]:
    return {**dict.fromkeys(COLUMNS, ""), **WORDS, "page_url": "https://partner.example/p", **said}


def csv_of(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> bytes:
    lines = [",".join(columns), *(",".join(one[name] for name in columns) for one in rows)]
    return "\n".join(lines).encode()


@pytest.fixture
def partner(directory: Directory) -> Source:
    wording = models.Wording.objects.create(
        institution_wording=WORDS["institution"], city="Austin", state="TX", specialty_code="140", certainty="sure"
    )
    wording.programs.add(directory.program)
    return Source.objects.create(
        name="test-partner", title="Test partner", kind="program_page", rank=1, about="test", terms="test",
        address="https://partner.example/s.csv", feed="published",
    )  # fmt: skip


def upload(client: Client, content: bytes, name: str = "test.csv", source: str = "test-partner") -> Any:
    return client.post(IMPORT, {"source": source, "file": SimpleUploadedFile(name, content)})


def write(client: Client, tried: Any, **other: str) -> Any:
    told = {name: tried.context[name] for name in ("content", "digest", "name", "accept")}
    return client.post(IMPORT, {"source": tried.context["source"].name, **told, **other}, follow=True)


def test_a_file_is_tried_and_nothing_is_written(partner: Source, as_curator: Client) -> None:
    before = Statement.objects.count(), Fact.objects.count()
    good = {"min_step2": "220", "visa_h1b": "no", "accepts_img": "yes", "letters": "3", "positions": "4"}
    rows = [row(field=field, value=value) for field, value in good.items()]
    tried = upload(as_curator, csv_of(*rows, row(field="min_step2", value="many")))
    run = tried.context["run"]
    assert (run.read, run.new_statements, run.changed_facts, run.rejected) == (6, 5, 5, 1)
    assert "statements.csv:7" in tried.content.decode()
    assert (Statement.objects.count(), Fact.objects.count()) == before
    assert (run.dry_run, run.address) == (True, "upload: test.csv")


def test_the_same_bytes_are_then_written(partner: Source, as_curator: Client) -> None:
    tried = upload(as_curator, csv_of(row(field="min_step2", value="220")))
    page = write(as_curator, tried)
    assert "Imported: 1 new statements, 0 other rows, 0 broken rows left out." in page.content.decode()
    assert Fact.objects.get(field="min_step2").value == "220"
    run = partner.fetches.first()
    assert run is not None
    assert (run.dry_run, run.outcome, run.address) == (False, "ok", "upload: test.csv")


def test_of_a_long_name_of_a_file_the_end_is_kept(partner: Source, as_curator: Client) -> None:
    tried = upload(as_curator, csv_of(row(field="min_step2", value="220")), name="n" * 220 + ".csv")
    assert "Imported: 1 new statements" in write(as_curator, tried).content.decode()
    run = partner.fetches.first()
    assert run is not None
    assert run.address == f"upload: {'n' * 196}.csv"


def test_other_bytes_than_were_tried_are_not_written(partner: Source, as_curator: Client) -> None:
    tried = upload(as_curator, csv_of(row(field="min_step2", value="220")))
    other = upload(as_curator, csv_of(row(field="min_step2", value="250")))
    page = write(as_curator, tried, content=other.context["content"])
    assert "These are not the bytes that were tried." in page.content.decode()
    assert not Fact.objects.filter(field="min_step2").exists()


def test_json_is_taken_too(partner: Source, as_curator: Client) -> None:
    tried = upload(as_curator, json.dumps([row(field="min_step2", value="220")]).encode(), "test.json")
    assert tried.context["run"].new_statements == 1


def test_what_would_change_is_shown_cell_by_cell(partner: Source, directory: Directory, as_curator: Client) -> None:
    tried = upload(as_curator, csv_of(row(field="visa_j1", value="no")))
    assert [line["column"] for line in tried.context["run"].diff] == ["visa_j1"]
    assert "fact of 1022-140" in tried.content.decode()


def test_a_held_file_is_for_administrators_alone(partner: Source, as_curator: Client, as_administrator: Client) -> None:
    partner.fetches.create(started="2026-11-20T12:00Z", address="x", outcome="ok", rows_by_file={"statements.csv": 100})
    content = csv_of(row(field="min_step2", value="220"))
    tried = upload(as_curator, content)
    assert "1 rows where 100 are expected" in tried.content.decode()
    assert 'name="digest"' not in tried.content.decode()
    assert "An administrator may take what is held" in tried.content.decode()
    accept = Fetch.objects.latest("pk").content_hash
    page = write(as_curator, tried, accept=accept)
    assert "Nothing was written." in page.content.decode()
    assert not Fact.objects.filter(field="min_step2").exists()
    again = upload(as_administrator, content)
    assert (again.context["accept"], again.context["run"].new_statements) == (accept, 1)
    assert "Take it anyway" in again.content.decode()
    assert "Imported" in write(as_administrator, again).content.decode()
    assert Fact.objects.get(field="min_step2").value == "220"


def test_what_no_one_can_take_offers_no_button(partner: Source, as_administrator: Client) -> None:
    tried = upload(as_administrator, csv_of(row(field="min_step2", value="220"), columns=COLUMNS[:-1]))
    assert "the header lacks how_read" in tried.content.decode()
    assert "The file is broken, so nobody can take it as it is." in tried.content.decode()
    assert 'name="digest"' not in tried.content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"file": SimpleUploadedFile("x.csv", b"")}, "The file is empty."),
        ({}, "Choose a file."),
        ({"content": "no base64", "name": "x"}, "Choose a file."),
        ({"file": SimpleUploadedFile("x.csv", b"x" * 101)}, "The file is larger than 100 bytes."),
    ],
)
def test_what_is_no_file_is_said_beside_the_field(
    given: dict[str, Any], said: str, partner: Source, as_curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "MOST_BYTES", 100)
    page = as_curator.post(IMPORT, {"source": partner.name, **given})
    assert page.context["form"].errors == {"file": [said]}
    assert not partner.fetches.exists()


def test_a_curator_imports_statements_and_an_administrator_everything(
    partner: Source, as_curator: Client, as_administrator: Client
) -> None:
    def offered(client: Client) -> set[str]:
        return {name for name, _ in client.get(IMPORT).context["form"].fields["source"].choices} - {""}

    assert offered(as_curator) == {"program_pages", "gme_pages", "tracker", "test-partner"}
    assert offered(as_administrator) > offered(as_curator)
    assert "fees" in offered(as_administrator)
    page = upload(as_curator, b"x", source="fees")
    assert list(page.context["form"].errors) == ["source"]


def test_who_has_no_part_in_it_is_refused(partner: Source) -> None:
    nobody = signed_in(make_user("nobody@example.org"))
    assert nobody.get(IMPORT).status_code == 403
    assert upload(nobody, csv_of(row(field="min_step2", value="220"))).status_code == 403


def test_a_curators_no_is_not_undone_by_a_file(partner: Source, as_curator: Client, curator: Any) -> None:
    content = csv_of(row(field="min_step2", value="220"))
    write(as_curator, upload(as_curator, content))
    said = Statement.objects.get(field="min_step2")
    curation.decide(statement=said, verdict="rejected", by=curator, day=DAY)
    tried = upload(as_curator, content)
    assert (tried.context["run"].new_statements, tried.context["run"].changed_facts) == (0, 0)


def test_nothing_of_the_file_is_left_behind(
    partner: Source, as_curator: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    upload(as_curator, csv_of(row(field="min_step2", value="220")))
    assert list(tmp_path.iterdir()) == []
