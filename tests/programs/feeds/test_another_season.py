"""The list of another season, its columns in another order: ids stay, what is not named stays too."""

import csv
import io

import pytest
from django.conf import settings

from programs.feeds import FEEDS, nrmp_list
from programs.models import Fetch, Program, Statement, Track
from programs.refresh import refresh
from tests.programs.rows import DAY

LEFT_OUT = "1001120C0"
NEW_TRACK, NEW_PROGRAM = "1004430C9", "1001320C0"


@pytest.fixture
def of_2027(tmp_path):
    """The 2023 list as a 2027 one: columns turned round, one track left out, three added. Test data."""
    home = settings.FEEDS_DIR / "nrmp_list"
    for file in home.iterdir():
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
        if file.name == "programs.csv":
            rows = [row for row in rows if row["nrmp_code"] != LEFT_OUT]
            rows += [listed(code) for code in (NEW_TRACK, NEW_PROGRAM, several())]
            rows = [{**row, "match_year": "2027"} for row in rows]
        out = io.StringIO()
        writer = csv.DictWriter(out, list(reversed(rows[0])), lineterminator="\n")
        writer.writeheader()
        writer.writerows(reversed(rows))
        (tmp_path / file.name).write_text(out.getvalue(), encoding="utf-8")
    return tmp_path


def listed(code):
    return {
        "nrmp_code": code,
        "nrmp_institution_code": code[:4],
        "acgme_specialty_code": code[4:7],
        "track_kind": code[7],
        "track_number": code[8:],
        "listed_name": "Test track",
    }


def several():
    """A new code of a sponsor that has several programs in the specialty."""
    known = Track.objects.values_list("nrmp_code", "program__public_id")
    beside = {}
    for code, program in known:
        beside.setdefault(code[:7], set()).add(program)
    return min(code for code, programs in beside.items() if len(programs) > 1) + "C99"


def test_the_list_of_another_season_keeps_every_id(opening, of_2027):
    programs = dict(Program.objects.values_list("public_id", "pk"))
    tracks = dict(Track.objects.values_list("nrmp_code", "program_id"))
    report = refresh(FEEDS["nrmp_list"], day=DAY, place=of_2027)
    assert (report.failed, report.held_why) == ("", "")
    assert programs.items() <= dict(Program.objects.values_list("public_id", "pk")).items()
    assert tracks.items() <= dict(Track.objects.values_list("nrmp_code", "program_id")).items()
    years = dict(Track.objects.values_list("nrmp_code", "listed_for"))
    assert years[LEFT_OUT] == 2023
    assert {year for code, year in years.items() if code != LEFT_OUT} == {2027}
    assert Statement.objects.filter(field="nrmp_code", value=LEFT_OUT, match_year=2027).count() == 0
    assert Track.objects.get(nrmp_code=NEW_TRACK).program.public_id == "1004-430"
    assert Track.objects.get(nrmp_code=NEW_PROGRAM).program.public_id == "1001-320"
    rejected = Fetch.objects.first().rejected_rows.get()
    assert (report.rejected, rejected.field) == (1, "nrmp_code")
    assert "say which in tracks.csv" in rejected.reason
    again = refresh(FEEDS["nrmp_list"], day=DAY, place=of_2027)
    assert (again.new_statements, Fetch.objects.first().changed_rows) == (0, 0)


@pytest.mark.parametrize("year", ["next", "27", "1999"])
def test_a_season_must_be_a_year(year):
    row = nrmp_list.Row("programs.csv", 2, {**listed(NEW_TRACK), "match_year": year})
    with pytest.raises(nrmp_list.RowError, match="is not a match year"):
        nrmp_list._listed(row)
