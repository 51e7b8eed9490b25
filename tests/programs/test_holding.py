"""A run that would change more at once than a source should is held whole, with what it would have changed."""

import csv
import datetime as dt
import io
import re
import shutil

import pytest
from django.conf import settings
from django.core.management import call_command

from programs import facts
from programs.feeds import FEEDS, SHARED_FEEDS
from programs.models import Change, City, DirectoryVersion, Fact, Fee, Fetch, Institution, Statement
from programs.refresh import refresh
from tests.programs import rows
from tests.programs.partner import as_csv, partner, says
from tests.programs.rows import DAY

NAMES = FEEDS["institution_names"]


@pytest.fixture
def rewritten(tmp_path):
    """A copy of a feed's files with one of them changed row by row."""

    def rewrite(feed, file, change):
        place = shutil.copytree(settings.FEEDS_DIR / feed, tmp_path / feed)
        rows = list(csv.DictReader(io.StringIO((place / file).read_text(encoding="utf-8"))))
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(number, row) for number, row in enumerate(rows))
        (place / file).write_text(out.getvalue(), encoding="utf-8")
        return place

    return rewrite


def slid(number, row):
    """The plain name of the row before stands in each: a column slid by one."""
    slid.last, row["plain_name"] = row["plain_name"], slid.last
    return row


slid.last = "Test"


def test_names_that_slid_by_one_row_are_held_with_a_readable_difference(opening, rewritten):
    before = dict(Institution.objects.values_list("code", "plain_name"))
    report = refresh(NAMES, day=DAY, place=rewritten("institution_names", "names.csv", slid))
    assert report.held_why == "854 of 977 rows of institutions would change"
    assert dict(Institution.objects.values_list("code", "plain_name")) == before
    line = Fetch.objects.first().diff[0]
    assert line["what"].startswith("institution ")
    assert (line["column"], line["before"] != line["after"]) == ("plain_name", True)


def test_a_few_new_names_are_taken(opening, rewritten):
    def change(number, row):
        return {**row, "plain_name": f"Test name {number}"} if number in {3, 5} else row

    report = refresh(NAMES, day=DAY, place=rewritten("institution_names", "names.csv", change))
    assert (report.held_why, report.failed) == ("", "")
    assert Fetch.objects.first().changed_rows == 2
    refresh(NAMES, day=DAY)


@pytest.fixture
def fees(tmp_path):
    """The file of the fees with so many signs taken from its end."""
    whole = (settings.FEEDS_DIR / "fees" / "fees.csv").read_text(encoding="utf-8")
    assert whole.endswith("220.00,application,,,applicant,C,https://www.ice.gov/sevis/i901\n")

    def cut(signs, more=""):
        (tmp_path / "fees.csv").write_text(whole[: len(whole) - signs] + more, encoding="utf-8")
        return tmp_path

    return cut


@pytest.mark.parametrize("signs", [2, 5, len("https://www.ice.gov/sevis/i901\n")])
def test_a_file_that_is_cut_inside_its_last_cell_is_held_and_may_be_taken(opening, fees, signs):
    before = list(Fee.objects.order_by("pk").values_list())
    place = fees(signs)
    report = refresh(FEEDS["fees"], day=DAY, place=place)
    assert report.held_why == "fees.csv: line 20, the last, breaks off in source: the file may be cut"
    assert [line["column"] for line in Fetch.objects.first().diff] == ["source_url"]
    assert list(Fee.objects.order_by("pk").values_list()) == before
    assert refresh(FEEDS["fees"], day=DAY, place=place, accept=Fetch.objects.first().content_hash).held_why == ""


def test_a_cut_last_row_is_seen_behind_any_number_of_others(opening, rewritten):
    """More rows are rewritten than a record lists, and fewer than would hold the run for that."""

    def moved_north(number, row):
        return {**row, "latitude": f"{float(row['latitude']) + 0.001:.6f}"} if number < 300 else row

    place = rewritten("us_cities", "us_cities.csv", moved_north)
    text = (place / "us_cities.csv").read_text(encoding="utf-8")
    before = list(City.objects.order_by("pk").values_list())
    (place / "us_cities.csv").write_text(text[:-4], encoding="utf-8")
    held = refresh(FEEDS["us_cities"], day=DAY, place=place).held_why
    assert held == "us_cities.csv: line 29881, the last, breaks off in longitude: the file may be cut"
    assert list(City.objects.order_by("pk").values_list()) == before
    (place / "us_cities.csv").write_text(text[:-1], encoding="utf-8")
    assert refresh(FEEDS["us_cities"], day=DAY, place=place).held_why == ""


@pytest.mark.django_db
def test_a_fact_that_is_cut_with_the_last_row_is_seen_behind_any_number_of_others(tmp_path, monkeypatch):
    monkeypatch.setattr("programs.holding.MOST_LINES", 0)
    source, row = partner(), says(field="usce_months", value="12")
    del row["value"]
    table = as_csv([{**row, "value": "12"}])
    for day, text, held in ((0, table, False), (1, table.removesuffix("2\n"), True)):
        (tmp_path / "statements.csv").write_text(text, encoding="utf-8")
        feed, on = SHARED_FEEDS[source.feed], DAY + dt.timedelta(days=day)
        assert bool(refresh(feed, day=on, source=source, place=tmp_path).held_why) == held
    assert "the last, breaks off in value" in Fetch.objects.first().reason
    assert Fact.objects.get(field="usce_months").value == "12"


@pytest.mark.parametrize(("signs", "more"), [(1, ""), (5, "\n"), (5, "/other")], ids=["no end", "shorter", "other"])
def test_a_last_line_without_its_end_or_with_another_text_is_taken(opening, fees, signs, more):
    assert refresh(FEEDS["fees"], day=DAY, place=fees(signs, more)).held_why == ""
    assert Fetch.objects.first().outcome == "ok"


def test_only_what_was_held_for_how_much_it_changes_names_the_content_to_take(opening, fees):
    place = fees(5)
    assert refresh(FEEDS["fees"], day=DAY, place=place).held_why
    assert len(Fetch.objects.first().content_hash) == 64
    text = (place / "fees.csv").read_text(encoding="utf-8")
    (place / "fees.csv").write_text(text.replace("amount_usd", "amount"), encoding="utf-8")
    assert "the header lacks amount_usd" in refresh(FEEDS["fees"], day=DAY, place=place).held_why
    assert Fetch.objects.first().content_hash == ""
    (place / "fees.csv").write_text(text.replace(".00,", ".0x,"), encoding="utf-8")
    assert "rows are broken" in refresh(FEEDS["fees"], day=DAY, place=place).held_why
    assert Fetch.objects.first().content_hash == ""


@pytest.mark.parametrize(("broken", "held"), [(171, True), (170, False)])
def test_a_file_that_is_broken_holds_a_run_of_several_files(opening, rewritten, broken, held):
    """Of 13,380 rows in all, 171 are few; of the 854 of their file, more than a fifth."""

    def garbled(number, row):
        return {**row, "nrmp_institution_code": "?"} if number < broken else row

    report = refresh(FEEDS["nrmp_list"], day=DAY, place=rewritten("nrmp_list", "institutions.csv", garbled))
    assert (report.read, report.rejected) == (13_380, broken)
    told = "of 854 rows are broken; the first is institutions.csv line 2, nrmp_institution_code: "
    assert (told in report.held_why) == bool(report.held_why) == held


def raised(number, row):
    """Every score and every answer on visas is another."""
    other = {"yes": "no", "no": "yes", "case_by_case": "no"}
    if row["field"].startswith("visa_") and row["value"] in other:
        return {**row, "value": other[row["value"]], "stated_cycle": "2027"}
    return row


def test_statements_that_would_turn_many_facts_are_held(opening, rewritten):
    facts = dict(Fact.objects.values_list("pk", "value"))
    said, version = Statement.objects.count(), DirectoryVersion.objects.get().number
    report = refresh(FEEDS["gme_pages"], day=DAY, place=rewritten("gme_pages", "statements.csv", raised))
    assert "facts would change or go, of" in report.held_why
    assert any(line["what"].startswith("fact of ") for line in Fetch.objects.first().diff)
    assert dict(Fact.objects.values_list("pk", "value")) == facts
    assert (Statement.objects.count(), DirectoryVersion.objects.get().number) == (said, version)


def relinked(number, row):
    """Each sure wording of internal medicine means the program of the one before."""
    if (row["acgme_specialty_code"], row["certainty"]) == ("140", "sure") and " " not in row["subject_programs"]:
        own = row["subject_institution"], row["subject_programs"]
        row["subject_institution"], row["subject_programs"] = relinked.last or own
        relinked.last = own
    return row


def test_links_that_would_end_many_facts_are_held(opening, rewritten):
    relinked.last = None
    facts = dict(Fact.objects.values_list("pk", "value"))
    report = refresh(FEEDS["wordings"], day=DAY, place=rewritten("wordings", "wordings.csv", relinked))
    changed, of = re.fullmatch(
        r"(\d+) facts would change or go, of (\d+) in the programs that it speaks of", report.held_why
    ).groups()
    assert 20 < int(changed) <= int(of)
    gone = [line for line in Fetch.objects.first().diff if line["what"].startswith("fact of ") and not line["after"]]
    assert len(gone) > 20
    assert dict(Fact.objects.values_list("pk", "value")) == facts


def test_a_dry_run_tells_the_same_difference_and_keeps_none_of_it(opening, rewritten, capsys):
    def change(number, row):
        return {**row, "plain_name": "Test name"} if number == 3 else row

    place = rewritten("institution_names", "names.csv", change)
    call_command("refresh", "--source", "institution_names", "--from", str(place), "--dry-run")
    told = capsys.readouterr().out
    assert ", plain_name: " in told
    assert "→ Test name" in told
    assert not Institution.objects.filter(plain_name="Test name").exists()


def test_what_a_curator_has_looked_at_may_be_taken(opening, rewritten):
    place = rewritten("institution_names", "names.csv", slid)
    assert refresh(NAMES, day=DAY, place=place).held_why
    held = Fetch.objects.first()
    assert refresh(NAMES, day=DAY, place=place, accept="of other content").held_why
    report = refresh(NAMES, day=DAY, place=place, accept=held.content_hash)
    assert (report.held_why, Fetch.objects.first().outcome) == ("", "ok")
    assert Institution.objects.get(code="1001").plain_name != "Kaiser Permanente Woodland Hills Medical Center"
    refresh(NAMES, day=DAY, accept=Fetch.objects.filter(outcome="ok").order_by("pk").first().content_hash)


def contradicted(number, row):
    """Every refusal of a visa is a sponsorship, on the same page."""
    return {**row, "value": "yes"} if row["field"].startswith("visa_") and row["value"] == "no" else row


def test_statements_that_would_dispute_many_facts_are_held(opening, rewritten):
    disputed = set(Fact.objects.filter(agreement="disputed").values_list("pk", flat=True))
    report = refresh(FEEDS["gme_pages"], day=DAY, place=rewritten("gme_pages", "statements.csv", contradicted))
    assert "facts would change or go, of" in report.held_why
    assert set(Fact.objects.filter(agreement="disputed").values_list("pk", flat=True)) == disputed


NEW_FIELDS = {"letters": "3", "positions": "5", "min_step1": "200", "clinical_recency": "5", "usce_months": "2"}


@pytest.mark.django_db
def test_facts_that_turn_are_held_against_those_that_stood_before_not_against_those_that_come(tmp_path):
    """25 of 25 turn, while 125 come: a sixth of all that would stand then."""
    source, codes = partner(), [f"{9001 + number}" for number in range(25)]
    first = [says(code) for code in codes]
    then = [says(code, value="250") for code in codes]
    then += [says(code, field=name, value=value, strength="") for code in codes for name, value in NEW_FIELDS.items()]
    held = []
    for day, said in enumerate((first, then)):
        (tmp_path / "statements.csv").write_text(as_csv(said), encoding="utf-8")
        on = DAY + dt.timedelta(days=day)
        report = refresh(SHARED_FEEDS[source.feed], day=on, source=source, place=tmp_path)
        held.append(report.held_why)
    assert held == ["", "25 facts would change or go, of 25 in the programs that it speaks of"]


@pytest.mark.django_db
def test_what_turns_with_the_season_is_not_counted_against_the_run_that_is_first_on_that_day(tmp_path):
    source, codes, turned = partner(), [f"{9001 + number}" for number in range(25)], dt.date(2027, 6, 1)
    (tmp_path / "statements.csv").write_text(as_csv([says(code) for code in codes]), encoding="utf-8")
    for code in codes:
        rows.statement(rows.program(code), "interview_format", "virtual", match_year=2027, stated_cycle="2027")
        rows.statement(rows.program(code), "interview_format", "in_person")
    feed = SHARED_FEEDS[source.feed]
    assert refresh(feed, day=DAY, source=source, place=tmp_path).held_why == ""
    facts.settle_all(day=DAY, cause=facts.Cause("the day has moved"))
    report = refresh(feed, day=turned, source=source, place=tmp_path)
    assert (report.held_why, report.changed_facts) == ("", 0)
    assert set(Fact.objects.filter(field="interview_format").values_list("value", flat=True)) == {"in_person"}
    assert set(Change.objects.filter(before__isnull=False).values_list("why", flat=True)) == {"the day has moved"}
    assert not facts.is_settled(turned), "pages are still to be brought in line for the day"
