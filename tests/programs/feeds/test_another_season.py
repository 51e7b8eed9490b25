"""The list of another season, its columns in another order: ids stay, what is not named stays too."""

import csv
import io

import pytest
from django.conf import settings

from programs import facts
from programs.feeds import FEEDS, nrmp_list
from programs.models import Fetch, Program, Statement, Track
from programs.refresh import refresh
from tests.programs import rows
from tests.programs.feeds.runs import run_of
from tests.programs.rows import DAY

LEFT_OUT = "1001120C0"
NEW_TRACK, NEW_PROGRAM = "1004430C9", "1001320C0"


@pytest.fixture
def of_2027(tmp_path):
    """The 2023 list as a 2027 one: columns turned round, one track left out, three added. Test data."""
    home = settings.FEEDS_DIR / "nrmp_list"
    for file in home.iterdir():
        lines = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
        if file.name == "programs.csv":
            lines = [line for line in lines if line["nrmp_code"] != LEFT_OUT]
            lines += [listed(code) for code in (NEW_TRACK, NEW_PROGRAM, several())]
            lines = [{**line, "match_year": "2027"} for line in lines]
        out = io.StringIO()
        writer = csv.DictWriter(out, list(reversed(lines[0])), lineterminator="\n")
        writer.writeheader()
        writer.writerows(reversed(lines))
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


@pytest.mark.parametrize("year", ["next", "27", "1999", "2072"])
def test_a_season_must_be_a_year(year):
    row = nrmp_list.Row("programs.csv", 2, {**listed(NEW_TRACK), "match_year": year})
    with pytest.raises(nrmp_list.RowError, match=r"is not a match year|seasons ahead"):
        nrmp_list._listed(row, DAY)


CODE = "9001140C0"


def tiny(year, word, restricted_to=""):
    """A list of one track, test data; every name in it holds the word."""
    return {
        "institutions.csv": f"nrmp_institution_code,listed_name,state\n9001,{word} sponsor,NM\n",
        "programs.csv": "nrmp_code,nrmp_institution_code,acgme_specialty_code,track_kind,match_year\n"
        f"{CODE},9001,140,C,{year}\n",
        "tracks.csv": "nrmp_code,program_key,track_kind,listed_name,plain_track_name,site,emphasis,"
        f"linked_specialty_code,restricted_to\n{CODE},9001-140,C,{word} track,{word} track,,,,{restricted_to}\n",
    }


def taken(texts):
    done = run_of(nrmp_list.FEED, texts)
    facts.settle(done.kept.program_ids, day=DAY, cause=facts.Cause(why="test"))
    return done


def names():
    track = Track.objects.get(nrmp_code=CODE)
    return track.program.institution.listed_name, track.name, track.listed_name, track.restricted_to


@pytest.mark.django_db
def test_an_older_list_rewrites_nothing_that_a_newer_one_named():
    rows.specialty("140")
    taken(tiny("2023", "Old", "military"))
    assert names() == ("Old sponsor", "Old track", "Old track", "military")
    taken(tiny("2027", "New"))
    assert names() == ("New sponsor", "New track", "New track", "")
    assert taken(tiny("2023", "Old", "military")).kept.changed_rows == 0
    assert names() == ("New sponsor", "New track", "New track", "")
    assert taken(tiny("2027", "Newest")).kept.changed_rows == 2
    assert names() == ("Newest sponsor", "Newest track", "Newest track", "")


@pytest.mark.django_db
def test_a_known_track_keeps_its_names_where_a_newer_list_has_no_row_for_it_in_tracks():
    rows.specialty("140")
    taken(tiny("2023", "Old"))
    newer = tiny("2027", "New")
    taken({**newer, "tracks.csv": newer["tracks.csv"].splitlines()[0] + "\n"})
    assert names() == ("New sponsor", "Old track", "Old track", "")
    assert Track.objects.get().listed_for == 2027
