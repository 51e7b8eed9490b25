"""Files become rows; what was edited since is left as it is, and told."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from applicants.guides.loading import Outcome, load
from applicants.guides.text import text_of
from applicants.models import Guide, Reference
from tests.applicants.guides.made_up import BODY, FRONT, file, text

pytestmark = pytest.mark.django_db
NAME = "guide en/test-guide"


def versions() -> dict[str, Any]:
    """Every row with the transaction that wrote it, and how much history there is."""
    found = {}
    with connection.cursor() as cursor:
        for model in (Guide, Reference):
            table = model._meta.db_table
            cursor.execute(f"SELECT id, xmin::text, ctid::text FROM {table} ORDER BY id")
            found[table] = cursor.fetchall()
    return found | {"history": (Guide.history.count(), Reference.history.count())}


def test_a_file_becomes_a_row_with_its_sources(tmp_path: Path) -> None:
    file(tmp_path)
    assert load(tmp_path).texts == [(NAME, Outcome.NEW)]
    guide = Guide.objects.get()
    assert text_of(guide) == text()
    assert guide.published
    assert guide.loaded == text().fingerprint()
    assert guide.history.get().history_change_reason == "loaded from its file"


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    file(tmp_path)
    load(tmp_path)
    before = versions()
    assert len(before["applicants_guide"]) == 1
    assert load(tmp_path).texts == [(NAME, Outcome.SAME)]
    assert versions() == before


def test_a_changed_file_changes_the_row_and_the_sources_that_changed(tmp_path: Path) -> None:
    file(tmp_path)
    load(tmp_path)
    front = FRONT.replace("Test office", "New office").replace("sources.third", "sources.fourth")
    file(tmp_path, front=front, body=BODY.replace("source:third", "source:fourth").replace("Test gap", "New gap"))
    assert load(tmp_path).texts == [(NAME, Outcome.CHANGED)]
    guide = Guide.objects.get()
    assert "New gap" in guide.body
    assert sorted(guide.references.values_list("key", "name")) == [
        ("fourth", "Test third party"),
        ("official", "New office"),
    ]
    assert guide.history.count() == 2
    assert load(tmp_path).texts == [(NAME, Outcome.SAME)]


def test_what_was_edited_in_the_admin_is_not_overwritten_but_named(tmp_path: Path) -> None:
    file(tmp_path)
    load(tmp_path)
    Guide.objects.update(title="Edited title")
    assert load(tmp_path).texts == [(NAME, Outcome.SAME)]
    file(tmp_path, body=BODY.replace("Test gap", "New gap"))
    before = versions()
    assert load(tmp_path).texts == [(NAME, Outcome.EDITED)]
    assert versions() == before
    out = StringIO()
    call_command("load_guides", "--from", str(tmp_path), stdout=out)
    assert f"{NAME}: edited in the admin since it was loaded; the file was not taken" in out.getvalue()


def test_an_edited_source_is_an_edited_guide(tmp_path: Path) -> None:
    file(tmp_path)
    load(tmp_path)
    Reference.objects.filter(key="official").update(note="edited")
    file(tmp_path, body=BODY.replace("Test gap", "New gap"))
    assert load(tmp_path).texts == [(NAME, Outcome.EDITED)]


def test_a_file_that_has_caught_up_with_an_edit_leads_again(tmp_path: Path) -> None:
    file(tmp_path)
    load(tmp_path)
    Guide.objects.update(body=BODY.replace("Test gap", "New gap").replace("\n", "\r\n"))
    file(tmp_path, body=BODY.replace("Test gap", "New gap"))
    assert load(tmp_path).texts == [(NAME, Outcome.CHANGED)]
    file(tmp_path, body=BODY.replace("Test gap", "Newer gap"))
    assert load(tmp_path).texts == [(NAME, Outcome.CHANGED)]
    assert "Newer gap" in Guide.objects.get().body


def test_a_guide_that_was_made_by_hand_is_not_taken_by_a_file_of_its_name(tmp_path: Path) -> None:
    file(tmp_path)
    load(tmp_path)
    Guide.objects.update(loaded="", title="Made by hand")
    assert load(tmp_path).texts == [(NAME, Outcome.EDITED)]


def test_a_file_that_is_gone_unpublishes_nothing_but_is_told(tmp_path: Path) -> None:
    path = file(tmp_path)
    load(tmp_path)
    path.unlink()
    before = versions()
    assert load(tmp_path).texts == [(NAME, Outcome.GONE)]
    assert versions() == before
    assert Guide.objects.get().published


def test_what_was_unpublished_stays_so(tmp_path: Path) -> None:
    file(tmp_path)
    load(tmp_path)
    Guide.objects.update(published=False)
    file(tmp_path, body=BODY.replace("Test gap", "New gap"))
    assert load(tmp_path).texts == [(NAME, Outcome.CHANGED)]
    assert not Guide.objects.get().published


def test_a_wrong_file_is_named_and_the_others_are_loaded(tmp_path: Path) -> None:
    file(tmp_path)
    file(tmp_path, "guides/en/wrong.md", body=BODY.replace("{#do}", ""))
    file(tmp_path, "guides/en/leads-nowhere.md", body=BODY.replace("page:plan", "page:guide/nowhere"))
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("load_guides", "--from", str(tmp_path), stdout=out, stderr=err)
    assert end.value.code == 2
    assert "guides/en/wrong.md:25: body: The heading “What to do” lacks its id" in err.getvalue()
    assert "guide en/leads-nowhere: There is no guide “nowhere”." in err.getvalue()
    assert sorted(Guide.objects.values_list("slug", flat=True)) == ["leads-nowhere", "test-guide"]


def test_a_file_that_turned_wrong_is_not_gone(tmp_path: Path) -> None:
    file(tmp_path)
    load(tmp_path)
    file(tmp_path, body="Nothing.")
    report = load(tmp_path)
    assert report.texts == []
    assert report.wrong
    assert "Test gap" in Guide.objects.get().body


def test_check_says_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    file(tmp_path)
    out = StringIO()
    call_command("load_guides", "--check", "--from", str(tmp_path), stdout=out)
    assert out.getvalue() == f"{NAME}: new\nGuides and questions: 1 new, 0 changed, 0 as they were.\n"
    assert not Guide.objects.exists()
