"""A refresh from its files to the facts: held whole, failed whole, dry, and twice."""

import datetime as dt
import json
import shutil
from dataclasses import replace
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError

from programs import sources, waiting
from programs.feeds import FEEDS
from programs.models import DirectoryVersion, Fetch, RejectedRow, Source, Specialty
from programs.refresh import refresh
from tests.programs.rows import DAY

pytestmark = pytest.mark.django_db
FEED = FEEDS["specialties"]


@pytest.fixture
def place(tmp_path):
    return shutil.copytree(settings.FEEDS_DIR / "specialties", tmp_path / "specialties")


def rewrite(place, change):
    path = place / "specialties.csv"
    path.write_text(change(path.read_text()))


def test_a_run_is_recorded():
    report = refresh(FEED, day=DAY)
    fetch = Fetch.objects.get()
    assert (fetch.outcome, fetch.read, fetch.changed_rows) == ("ok", 48, 48 + 51)
    assert fetch.address == "fixtures/feeds/specialties"
    assert len(fetch.content_hash) == 64
    assert report.line() == {
        "source": "specialties",
        "read": 48,
        "new_statements": 0,
        "changed_facts": 0,
        "held": 0,
        "rejected": 0,
    }


def test_a_file_with_far_fewer_rows_is_held_whole(place):
    refresh(FEED, day=DAY)
    rewrite(place, lambda text: "".join(text.splitlines(keepends=True)[:20]).replace("Pediatrics", "Changed"))
    report = refresh(FEED, day=DAY, place=place)
    assert report.held_why == "specialties.csv: 19 rows where 48 are expected"
    assert (report.held, report.failed) == (19, "")
    assert not Specialty.objects.filter(name="Changed").exists()
    assert Fetch.objects.first().outcome == "held"


def test_a_file_with_another_header_is_held_whole(place):
    rewrite(place, lambda text: text.replace("acgme_code", "kode", 1))
    report = refresh(FEED, day=DAY, place=place)
    assert report.held_why == "specialties.csv: the header lacks acgme_code"
    assert report.held == 1
    assert not Specialty.objects.exists()


def test_a_file_of_which_many_rows_are_broken_is_held_whole(place):
    rewrite(place, lambda text: text.replace(",ERAS,NRMP", ",,NRMP"))
    report = refresh(FEED, day=DAY, place=place)
    assert (
        "rows are broken; the first is specialties.csv line 2, application_service: nothing is given" in report.held_why
    )
    assert not Specialty.objects.exists()


def test_a_missing_file_fails_the_run_and_keeps_the_directory(place):
    refresh(FEED, day=DAY)
    (place / "specialties.csv").unlink()
    report = refresh(FEED, day=DAY, place=place)
    assert "No such file" in report.failed
    assert Specialty.objects.count() == 48


def test_what_is_absent_from_a_list_is_not_deleted(place):
    refresh(FEED, day=DAY)
    rewrite(place, lambda text: "".join(text.splitlines(keepends=True)[:-2]))
    assert refresh(FEED, day=DAY, place=place).held_why == ""
    assert Specialty.objects.count() == 48


def test_one_changed_row_is_one_changed_row(place):
    refresh(FEED, day=DAY)
    rewrite(place, lambda text: text.replace(",Dermatology,4,s", ",Dermatology,5,s"))
    before = DirectoryVersion.objects.get().number
    refresh(FEED, day=DAY, place=place)
    assert Fetch.objects.first().changed_rows == 1
    assert Specialty.objects.get(code="080").years == 5
    assert DirectoryVersion.objects.get().number == before + 1


def test_a_dry_run_changes_nothing():
    report = refresh(FEED, day=DAY, dry_run=True)
    assert report.read == 48
    assert not Specialty.objects.exists()
    assert DirectoryVersion.objects.get().number == 0
    assert Fetch.objects.get().changed_rows == 99


def test_a_dry_run_that_was_killed_hides_no_run_in_trouble(place, monkeypatch):
    def killed(*args):
        raise KeyboardInterrupt

    rewrite(place, lambda text: text.replace("acgme_code", "kode", 1))
    refresh(FEED, day=DAY, place=place)
    monkeypatch.setattr("programs.refresh.fetch", killed)
    with pytest.raises(KeyboardInterrupt):
        refresh(FEED, day=DAY, dry_run=True)
    assert waiting.latest_runs_in_trouble().get().outcome == "held"


def test_a_dry_run_is_not_the_last_good_run(place):
    rewrite(place, lambda text: "".join(text.splitlines(keepends=True)[:36]))
    refresh(FEED, day=DAY, place=place, dry_run=True)
    report = refresh(FEED, day=DAY)
    assert report.held_why == ""


def test_a_run_that_fails_in_a_way_nobody_foresaw_is_closed_put_off_and_logged(caplog):
    def stumbles(run):
        raise KeyError("nobody foresaw it")

    broken = replace(FEED, keep=stumbles)
    report = refresh(broken, day=DAY)
    refresh(broken, day=DAY)
    assert report.failed == "what the source gave could not be worked with; the log says why"
    assert [fetch.outcome for fetch in Fetch.objects.all()] == ["failed", "failed"]
    source = Source.objects.get()
    assert source.failures == 2
    assert source.next_due > Fetch.objects.first().started + dt.timedelta(minutes=20)
    assert "nobody foresaw it" in caplog.text


def test_a_database_that_is_away_is_no_failure_of_the_source():
    def loses_it(run):
        raise OperationalError("the connection is lost")

    with pytest.raises(OperationalError, match="the connection is lost"):
        refresh(replace(FEED, keep=loses_it), day=DAY)
    assert not Source.objects.get().failures


@pytest.mark.parametrize("name", [b"Regi\xf3n", b"Reg\x00ion"])
def test_a_column_whose_name_no_database_holds_spoils_no_run(place, name):
    path = place / "specialties.csv"
    header, first, *others = path.read_bytes().splitlines()
    lines = [header + b"," + name, first + b",caf\xe9", *(line + b"," for line in others)]
    path.write_bytes(b"\n".join(lines) + b"\n")
    report = refresh(FEED, day=DAY, place=place)
    assert (report.failed, report.held_why, report.rejected) == ("", "", 1)
    assert RejectedRow.objects.get().field == name.decode(errors="replace").translate({0xFFFD: "?", 0: "?"})


@pytest.mark.parametrize("name", ["Reg\x00ion", "Reg\ud800ion"])
def test_a_reason_that_names_what_no_database_holds_is_written(place, name):
    (place / "specialties.csv").write_text(json.dumps([dict.fromkeys(FEED.files[0].columns, "") | {name: [1]}]))
    report = refresh(FEED, day=DAY, place=place)
    assert report.held_why == "specialties.csv: row 1 of the JSON: Reg?ion is neither text nor a number"
    assert Fetch.objects.get().reason == report.held_why


def test_a_run_that_is_killed_before_its_record_keeps_nothing(monkeypatch):
    def killed(*_given, **_more):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(sources, "announce", killed)
        with pytest.raises(SystemExit):
            refresh(FEED, day=DAY)
    assert not Specialty.objects.exists()
    assert DirectoryVersion.objects.get().number == 0
    assert Fetch.objects.get().outcome == "running"
    assert refresh(FEED, day=DAY).failed == ""
    assert Fetch.objects.first().changed_rows == 99


def test_what_a_curator_edits_on_a_source_stands():
    refresh(FEED, day=DAY)
    Source.objects.update(title="Edited in the test", every_hours=3)
    refresh(FEED, day=DAY)
    source = Source.objects.get()
    assert source.title == "Edited in the test"
    assert (source.next_due - Fetch.objects.first().started).total_seconds() == 3 * 3600


# The command


def run(*arguments):
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("refresh", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        status = end.code
    return status, out.getvalue().splitlines(), err.getvalue()


def test_the_last_line_is_one_json_object():
    status, lines, err = run("--source", "specialties")
    assert (status, err) == (0, "")
    told = json.loads(lines[-1])
    assert list(told) == ["source", "read", "new_statements", "changed_facts", "held", "rejected"]


def test_quiet_prints_the_json_lines_alone():
    _, lines, _ = run("--source", "specialties", "--quiet")
    assert [json.loads(line)["source"] for line in lines] == ["specialties"]


def test_rejected_rows_exit_with_2(place):
    rewrite(place, lambda text: text.replace(",Dermatology,4,s", ",Dermatology,four,s"))
    status, lines, err = run("--source", "specialties", "--from", str(place))
    assert (status, json.loads(lines[-1])["rejected"]) == (2, 1)
    assert "1 rows were rejected" in err


def test_a_held_run_exits_with_2_and_says_why(place):
    rewrite(place, lambda text: text.replace("acgme_code", "kode", 1))
    status, _, err = run("--source", "specialties", "--from", str(place))
    assert status == 2
    assert "held: specialties.csv: the header lacks acgme_code" in err


def test_a_failed_run_exits_with_1(tmp_path):
    status, lines, err = run("--source", "specialties", "--from", str(tmp_path / "nowhere"))
    assert status == 1
    assert "No such file" in err
    assert json.loads(lines[-1])["read"] == 0


def test_one_file_may_stand_in_for_the_feeds_first(place):
    status, _, _ = run("--source", "specialties", "--from", str(place / "specialties.csv"))
    assert status == 0
    assert Specialty.objects.count() == 48


def test_from_needs_a_source():
    with pytest.raises(CommandError, match="say which with --source"):
        call_command("refresh", "--from", "/nowhere")


def test_an_unknown_source_is_named():
    with pytest.raises(CommandError, match="there is no source 'nothing'; there are specialties, "):
        call_command("refresh", "--source", "nothing")


def test_if_empty_leaves_a_filled_directory_alone():
    run("--source", "specialties")
    run("--source", "us_cities", "--quiet")
    run("--source", "nrmp_list", "--quiet")
    before = Fetch.objects.count()
    status, lines, _ = run("--if-empty")
    assert (status, lines, Fetch.objects.count()) == (0, [], before)
