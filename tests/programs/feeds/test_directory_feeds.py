"""The feeds that make the directory, row by row: the list, the names and the wordings. All rows are test data."""

import csv
import io

import pytest

from programs.feeds import institution_names, nrmp_list, wordings
from programs.models import City, Institution, InstitutionAlias, Program, Statement, Track, Wording
from tests.programs import rows
from tests.programs.feeds.runs import run_again, run_of, table

pytestmark = pytest.mark.django_db

SPONSOR = {"nrmp_institution_code": "9001", "listed_name": "Test Hosp-NM", "state": "NM"}
LISTED = {
    "nrmp_code": "9001140C0",
    "nrmp_institution_code": "9001",
    "acgme_specialty_code": "140",
    "track_kind": "C",
}
GROUPED = {
    "nrmp_code": "9001140C0",
    "program_key": "9001-140",
    "track_kind": "C",
    "listed_name": "Internal Medicine",
    "plain_track_name": "Categorical",
}


def written(file, *of_file):
    text = io.StringIO()
    writer = csv.DictWriter(text, file.columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(of_file)
    return text.getvalue()


def listed(sponsors=(SPONSOR,), programs=(LISTED,), tracks=(GROUPED,)):
    """The three files of the list."""
    institutions, of_programs, of_tracks = nrmp_list.FEED.files
    return {
        institutions.name: written(institutions, *sponsors),
        of_programs.name: written(of_programs, *programs),
        of_tracks.name: written(of_tracks, *tracks),
    }


def test_a_listed_track_makes_a_program_a_track_and_a_statement():
    rows.specialty()
    done = run_of(nrmp_list.FEED, listed())
    program = Program.objects.get()
    said = Statement.objects.get()
    assert (program.public_id, program.state, program.institution.listed_name) == ("9001-140", "NM", "Test Hosp-NM")
    assert (said.program, said.field, said.value, said.kind, said.match_year) == (
        program,
        "nrmp_code",
        "9001140C0",
        "C",
        2023,
    )
    assert done.kept.program_ids == {program.pk}
    assert run_again(nrmp_list.FEED, listed()).kept.new_statements == 0


def test_a_state_that_a_curator_put_right_stays_and_its_programs_follow():
    rows.specialty()
    run_of(nrmp_list.FEED, listed())
    Institution.objects.update(state="AZ", named_by_hand=True)
    run_of(nrmp_list.FEED, listed(sponsors=[{**SPONSOR, "listed_name": "Test Hosp-AZ"}]))
    assert Institution.objects.values_list("state", "listed_name").get() == ("AZ", "Test Hosp-AZ")
    assert Program.objects.get().state == "AZ"
    assert (
        run_again(nrmp_list.FEED, listed(sponsors=[{**SPONSOR, "listed_name": "Test Hosp-AZ"}])).kept.changed_rows == 0
    )


def test_a_site_is_placed_only_where_a_city_of_its_state_bears_the_name():
    rows.specialty()
    for name in ("Lafayette", "Waterbury"):
        City.objects.create(state="NM", name=name, county="Test", latitude=35, longitude=-106)
    sites = {"arnett": "Arnett (Lafayette)", "waterbury": "Waterbury", "northshore": "NorthShore"}
    tracks = [
        {**GROUPED, "nrmp_code": f"9001140C{n}", "program_key": f"9001-140-{key}", "site": site}
        for n, (key, site) in enumerate(sites.items())
    ]
    run_of(nrmp_list.FEED, listed(programs=[{**LISTED, "nrmp_code": t["nrmp_code"]} for t in tracks], tracks=tracks))
    assert dict(Program.objects.values_list("site", "site_city")) == {
        "Arnett (Lafayette)": "Lafayette",
        "Waterbury": "Waterbury",
        "NorthShore": "",
    }


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"nrmp_code": "9001"}, "nrmp_code", "'9001' is not an NRMP program code"),
        ({"nrmp_code": "9001140C7"}, "nrmp_code", "9001140C7 does not stand in the list of programs"),
        ({"program_key": "9002-140"}, "program_key", "9002-140 is not of the sponsor and specialty of 9001140C0"),
        ({"program_key": "nonsense"}, "program_key", "'nonsense' is not a program id"),
        ({"track_kind": "P"}, "track_kind", "'P' is not the kind in 9001140C0"),
        ({"linked_specialty_code": "777"}, "linked_specialty_code", "no specialty 777"),
    ],
)
def test_a_broken_track_is_rejected_and_the_rest_goes_on(change, column, reason):
    rows.specialty()
    good = {**GROUPED, "nrmp_code": "9001140C1"}
    programs = [LISTED, {**LISTED, "nrmp_code": "9001140C1"}]
    done = run_of(nrmp_list.FEED, listed(programs=programs, tracks=[{**GROUPED, **change}, good]))
    assert done.refusals == [("tracks.csv", 2, column, reason)]
    assert [track.nrmp_code for track in Track.objects.all()] == ["9001140C1"]


def test_a_track_of_an_unknown_sponsor_or_specialty_is_rejected():
    done = run_of(nrmp_list.FEED, listed())
    assert done.refusals == [("tracks.csv", 2, "program_key", "no sponsor 9001 or specialty 140")]
    assert not Program.objects.exists()


def test_a_sponsor_without_a_code_is_rejected():
    done = run_of(nrmp_list.FEED, listed(sponsors=[{**SPONSOR, "nrmp_institution_code": ""}]))
    assert done.refusals[0] == ("institutions.csv", 2, "nrmp_institution_code", "'' is not an NRMP institution code")


NAMED = {
    "nrmp_institution_code": "9001",
    "plain_name": "Test Hospital",
    "aliases": "Test Hosp; TH",
    "city": "Testville",
    "latitude": "35.1",
    "longitude": "-106.6",
    "certainty": "sure",
}


def name(**change):
    return run_of(institution_names.FEED, table(institution_names.FEED, {**NAMED, **change}))


def test_a_sure_name_and_place_are_shown():
    rows.institution()
    name()
    found = Institution.objects.get()
    assert (found.name, found.shown_city, found.latitude) == ("Test Hospital", "Testville", 35.1)
    assert {alias.name for alias in found.aliases.all()} == {"Test Hosp", "TH"}
    assert run_again(institution_names.FEED, table(institution_names.FEED, NAMED)).kept.changed_rows == 0


@pytest.mark.parametrize("certainty", ["likely", "unsure", "unknown"])
def test_a_name_that_is_not_sure_waits(certainty):
    rows.institution()
    name(certainty=certainty)
    found = Institution.objects.get()
    assert (found.name, found.shown_city, found.names_wait) == ("Test Hosp-9001", "", True)


def test_what_a_curator_named_is_left_alone():
    rows.institution(named_by_hand=True, plain_name="Named by hand", name_certainty="sure")
    name()
    assert Institution.objects.get().name == "Named by hand"


def test_an_alias_the_feed_drops_goes_and_one_added_by_hand_stays():
    sponsor = rows.institution()
    name()
    InstitutionAlias.objects.create(institution=sponsor, name="By hand")
    name(aliases="TH")
    assert {alias.name for alias in sponsor.aliases.all()} == {"TH", "By hand"}


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"nrmp_institution_code": "9999"}, "nrmp_institution_code", "no sponsor '9999' in the list"),
        ({"certainty": "perhaps"}, "certainty", "'perhaps' is not a certainty"),
        ({"longitude": ""}, "longitude", "a place needs both coordinates or neither"),
        ({"latitude": "950"}, "latitude", "'950' is not a coordinate"),
        ({"plain_name": "x" * 301}, "plain_name", "301 characters, more than 300"),
        ({"ccn": "12"}, "ccn", "'12' is not a CMS certification number"),
    ],
)
def test_a_broken_name_is_rejected(change, column, reason):
    rows.institution()
    assert name(**change).refusals == [("names.csv", 2, column, reason)]


WORDED = {
    "institution": "Test Hospital, as its page says",
    "city": "Testville",
    "state": "NM",
    "acgme_specialty_code": "140",
    "subject_institution": "9001",
    "subject_programs": "9001-140",
    "certainty": "sure",
}
UNLISTED = {
    **WORDED,
    "subject_institution": "x-0123abcd",
    "subject_programs": "x-89abcdef",
    "certainty": "none",
}


def word(*changes):
    return run_of(wordings.FEED, table(wordings.FEED, *changes))


def test_a_wording_names_its_programs():
    program = rows.program()
    word(WORDED)
    found = Wording.objects.get()
    assert (list(found.programs.all()), found.institution, found.waits) == ([program], None, False)
    assert run_again(wordings.FEED, table(wordings.FEED, WORDED)).kept.changed_rows == 0


def test_an_offices_wording_names_its_institution():
    sponsor = rows.program().institution
    word({**WORDED, "acgme_specialty_code": "*", "subject_programs": ""})
    assert Wording.objects.get().institution == sponsor


def test_a_program_no_list_holds_stands_under_the_pages_own_name():
    rows.specialty()
    word(UNLISTED)
    program = Program.objects.get()
    assert (program.public_id, program.institution.code, program.institution.nrmp_code) == (
        "x-89abcdef",
        "x-0123abcd",
        None,
    )
    assert (program.place_name, program.city, program.state) == ("Test Hospital, as its page says", "Testville", "NM")


def test_what_a_curator_named_of_an_unlisted_institution_stays():
    rows.specialty()
    word(UNLISTED)
    by_hand = {"plain_name": "Named by hand", "city": "Tucson", "state": "AZ", "name_certainty": "unknown"}
    Institution.objects.update(**by_hand, named_by_hand=True)
    word(UNLISTED, {**UNLISTED, "acgme_specialty_code": "140", "city": "Testburg"})
    assert Institution.objects.values(*by_hand).get() == by_hand
    assert (Program.objects.get().state, Program.objects.get().institution.code) == ("AZ", "x-0123abcd")
    assert run_again(wordings.FEED, table(wordings.FEED, UNLISTED)).kept.changed_rows == 0


@pytest.mark.parametrize(
    ("change", "column"),
    [({"subject_institution": "9001"}, "subject_institution"), ({"subject_programs": "9001-140"}, "subject_programs")],
)
def test_a_wording_of_an_unlisted_program_renames_no_listed_one(change, column):
    program = rows.program()
    before = Institution.objects.values().get(code="9001")
    done = word({**UNLISTED, **change})
    assert [refusal[2] for refusal in done.refusals] == [column]
    assert Institution.objects.values().get(code="9001") == before
    assert Program.objects.get() == program
    assert Program.objects.get().institution.code == "9001"


def test_a_link_that_moves_to_another_program_moves():
    rows.program()
    other = rows.program(specialty_code="320")
    word(WORDED)
    word({**WORDED, "subject_programs": "9001-320"})
    assert list(Wording.objects.get().programs.all()) == [other]


def test_a_link_that_a_curator_settled_stays():
    program = rows.program()
    rows.program(specialty_code="320")
    word({**WORDED, "certainty": "likely"})
    Wording.objects.update(confirmed=True)
    word({**WORDED, "certainty": "likely", "subject_programs": "9001-320"})
    assert list(Wording.objects.get().programs.all()) == [program]


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"acgme_specialty_code": "777"}, "acgme_specialty_code", "no specialty '777'"),
        ({"certainty": "perhaps"}, "certainty", "'perhaps' is not a certainty"),
        ({"track_kind": "Z"}, "track_kind", "'Z' is not a kind of track"),
        ({"subject_programs": ""}, "subject_programs", "a program's wording names programs, an office's does not"),
        ({"subject_programs": "9001-999"}, "subject_programs", "no program 9001-999"),
        ({"subject_institution": "9999"}, "subject_institution", "no institution 9999"),
        ({"institution": ""}, "institution", "nothing is given"),
        ({"state": "New Mexico"}, "state", "'New Mexico' is not a state's two letters"),
    ],
)
def test_a_broken_wording_is_rejected(change, column, reason):
    rows.program()
    assert word({**WORDED, **change}).refusals == [("wordings.csv", 2, column, reason)]
    assert not Wording.objects.exists()
