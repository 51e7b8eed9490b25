"""Which facts reach the columns that filters rest on, and which never do."""

import datetime as dt

import pytest

from programs import curation, facts
from programs.feeds import dol_filings, employer_links
from programs.models import DirectoryVersion, EmployerLink, Reading, SponsorFiling
from programs.normalise import employer_key
from programs.requirement_columns import NAMES
from tests.programs import rows
from tests.programs.feeds.runs import run_of, table
from tests.programs.rows import DAY

pytestmark = pytest.mark.django_db


def settled(program, day=DAY):
    facts.settle([program.pk], day=day, cause=facts.Cause("test"))
    program.refresh_from_db()
    return program


def stated(field, value, **more):
    """The one program's column values that are not None, after the statement."""
    program = rows.program()
    rows.statement(program, field=field, value=value, **more)
    settled(program)
    return {name: value for name in NAMES if (value := getattr(program, name)) is not None}


REQUIRED = [
    ("min_step2", "220", {"required_step2": 220}),
    ("max_failed_attempts", "0", {"required_attempts": 0}),
    ("max_years_since_graduation", "5", {"required_years": 5}),
    ("usce_months", "3", {"required_usce_months": 3}),
    ("letters_us", "2", {"required_letters_us": 2}),
    ("ecfmg_certificate_by", "application", {"ecfmg_by": "application"}),
]


@pytest.mark.parametrize(("field", "value", "columns"), REQUIRED)
def test_a_requirement_reaches_its_column(field, value, columns):
    assert stated(field, value, strength="required") == columns


SOFT = [
    {"strength": "preferred"},
    {"strength": "considered_without"},
    {"strength": "required", "unless": "US training"},
    {"strength": "required", "basis": "inferred"},
    {"strength": "required", "kind": "P"},
    {"strength": "required", "match_year": 2020, "stated_cycle": "2020"},
    {"strength": "required", "applies_to": "us"},
]


@pytest.mark.parametrize("soft", SOFT, ids=str)
@pytest.mark.parametrize(("field", "value", "columns"), REQUIRED)
def test_what_is_soft_narrow_or_old_drops_nobody(field, value, columns, soft):
    assert stated(field, value, **soft) == {}


@pytest.mark.parametrize(("field", "value", "columns"), REQUIRED)
def test_a_limit_without_strength_is_no_requirement_but_a_certificate_demanded_is(field, value, columns):
    assert stated(field, value) == (columns if field == "ecfmg_certificate_by" else {})


def test_that_no_us_experience_is_required_needs_no_strength():
    assert stated("usce_months", "0") == {"required_usce_months": 0}


def test_sources_that_differ_require_nothing():
    program = rows.program()
    for value in ("220", "230"):
        rows.statement(program, value=value, strength="required")
    assert settled(program).required_step2 is None


def test_a_limit_for_one_step_is_not_held_against_a_plain_count():
    assert stated("max_failed_attempts", "0", strength="required", scope="step1") == {}
    assert stated("max_failed_attempts", "2", strength="required", scope="any") == {"required_attempts": 2}
    assert stated("max_failed_attempts", "1", strength="required") == {"required_attempts": 1}, "the stricter"


def test_a_requirement_grows_old_with_the_calendar():
    program = rows.program()
    said = rows.statement(program, strength="required")
    Reading.objects.create(statement=said, day=DAY, read_from="live")
    assert settled(program).required_step2 == 220
    assert settled(program, DAY + dt.timedelta(401)).required_step2 is None


@pytest.mark.parametrize(
    ("value", "more", "day"),
    [
        ("2026-12-01", {}, dt.date(2026, 12, 1)),
        ("2025-12-01", {}, None),
        ("--12-01", {}, dt.date(2026, 12, 1)),
        ("--02-15", {}, dt.date(2027, 2, 15)),
        ("--12-01", {"match_year": 2027, "stated_cycle": "2027"}, dt.date(2026, 12, 1)),
        ("--12-01", {"match_year": 2026, "stated_cycle": "2026"}, None),
        ("--12-01", {"kind": "P"}, None),
        ("--12-01", {"strength": "preferred"}, None),
    ],
)
def test_dates_are_those_of_the_season(value, more, day):
    assert stated("application_deadline", value, **more) == ({"deadline_on": day} if day else {})
    assert stated("application_opens", value, **more).get("opens_on") == day


def test_a_date_of_the_season_goes_before_one_that_recurs_and_a_disputed_one_is_none():
    program = rows.program()
    for value in ("--11-15", "2026-12-01"):
        rows.statement(program, field="application_deadline", value=value)
    assert settled(program).deadline_on == dt.date(2026, 12, 1)
    rows.statement(program, field="application_deadline", value="2026-12-15")
    assert settled(program).deadline_on is None


def test_the_season_turns_and_a_recurring_date_with_it():
    program = rows.program()
    rows.statement(program, field="application_deadline", value="--12-01")
    assert settled(program, dt.date(2027, 6, 1)).deadline_on == dt.date(2027, 12, 1)


def test_positions_are_the_number_for_all_kinds_else_the_sum():
    program = rows.program()
    for kind, value in {"C": "8", "P": "4"}.items():
        rows.statement(program, field="positions", value=value, kind=kind)
    assert settled(program).positions == 12
    rows.statement(program, field="positions", value="11")
    assert settled(program).positions == 11
    rows.statement(program, field="positions", value="10")
    assert settled(program).positions is None


# Filings


def link(employer="TEST EMPLOYER", **more):
    row = {"state": "NM", "institution": rows.institution(), "relation": "same", "certainty": "sure", **more}
    return EmployerLink.objects.create(employer=employer, employer_key=employer_key(employer), **row)


def filing(employer="TEST EMPLOYER", positions=7, by=None, **more):
    row = {"state": "NM", "fiscal_year": 2025, "source": by or rows.source("test-filings"), **more}
    return SponsorFiling.objects.create(
        employer=employer, employer_key=employer_key(employer), positions=positions, **row
    )


def test_filings_of_the_latest_full_year_by_own_employers_count_once():
    program = rows.program()
    link(files_for_residents=True)
    link("Test Employer.", relation="gme_body")
    link("TEST PARENT", relation="parent_system", files_for_residents=True)
    filing()
    filing("TEST PARENT", 90)
    filing(positions=50, fiscal_year=2026)
    filing(positions=60, state="TX")
    settled(program)
    assert (program.filings_latest, program.resident_filings) == (7, True)


def test_nothing_on_file_is_none():
    program = rows.program()
    link(files_for_residents=None)
    settled(program)
    assert (program.filings_latest, program.resident_filings) == (None, None)


def test_columns_follow_a_curators_word_on_a_link(django_user_model):
    program, curator = rows.program(), django_user_model.objects.create_user("curator@test.example", "test password")
    waiting = link(certainty="likely", files_for_residents=True)
    filing()
    assert settled(program).filings_latest is None
    for confirmed, positions in ((True, 7), (False, None)):
        curation.confirm_employer_link(link=waiting, confirmed=confirmed, by=curator, day=DAY)
        program.refresh_from_db()
        assert program.filings_latest == positions


def test_columns_follow_a_take_down_of_the_filings(django_user_model):
    program, source = rows.program(), rows.source("test-filings")
    rows.statement(program)
    link()
    filing(by=source)
    assert settled(program).filings_latest == 7
    for published, positions in ((False, None), (True, 7)):
        curation.publish(source=source, published=published, by=None, day=DAY)
        program.refresh_from_db()
        assert program.filings_latest == positions


def test_settling_filings_twice_moves_no_version():
    program = rows.program()
    link()
    filing()
    settled(program)
    before = DirectoryVersion.objects.get().number
    settled(program)
    assert DirectoryVersion.objects.get().number == before


def test_feeds_of_filings_and_links_touch_the_programs_that_they_reach():
    program = rows.program()
    rows.program(code="9002")
    line = {"employer": "TEST EMPLOYER", "state": "NM"}
    tied = {"nrmp_institution_code": "9001", "relation": "same", "files_for_residents": "yes"}
    row = {**line, **tied, "certainty": "sure", "reason": "test"}
    assert run_of(employer_links.FEED, table(employer_links.FEED, row)).kept.program_ids == {program.pk}
    filed = {**line, "fiscal_year": "2025", "positions": "7", "soc_codes": "29-1216"}
    for expected in ({program.pk}, set()):
        done = run_of(dol_filings.FEED, table(dol_filings.FEED, filed))
        assert done.kept.program_ids == expected, "the second run changes nothing"
