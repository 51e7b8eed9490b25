import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from programs import facts
from programs.models import (
    Change,
    Decision,
    DirectoryVersion,
    Fact,
    FactEvidence,
    ProgramDate,
    Reading,
    Source,
    Track,
)
from tests.programs import rows
from tests.programs.rows import DAY

pytestmark = pytest.mark.django_db
BECAUSE = facts.Cause(why="test")


def settle(*programs, day=DAY):
    return facts.settle([program.pk for program in programs], day=day, cause=BECAUSE)


def version():
    return DirectoryVersion.objects.get().number


def test_a_statement_becomes_a_fact_that_names_it():
    program = rows.program()
    said = rows.statement(program, strength="required")
    assert settle(program) == 1
    fact = Fact.objects.get(program=program)
    assert (fact.field, fact.value, fact.statement, fact.agreement) == ("min_step2", "220", said, "single")


def test_settling_twice_changes_nothing_and_writes_nothing():
    program = rows.program()
    rows.statement(program)
    rows.statement(program, field="application_deadline", value="--12-01")
    settle(program)
    before = version()
    with connection.execute_wrapper(refuse_to_write):
        assert settle(program) == 0
    assert version() == before


def refuse_to_write(execute, sql, params, many, context):
    assert not sql.lstrip().upper().startswith(("INSERT", "DELETE")), sql
    assert "UPDATE" not in sql.upper().split("FOR UPDATE")[0], sql
    return execute(sql, params, many, context)


def test_a_change_tells_before_after_and_why():
    program = rows.program()
    first = rows.statement(program, match_year=2017)
    settle(program)
    second = rows.statement(program, value="230")
    settle(program)
    change = Change.objects.first()
    assert (change.before["value"], change.before["statement"]) == ("220", first.pk)
    assert (change.after["value"], change.after["statement"], change.why) == ("230", second.pk, "test")
    assert json.dumps(change.after)


def test_the_statement_that_lost_stands_beside_the_fact():
    program = rows.program()
    older = rows.statement(program, match_year=2017)
    rows.statement(program, value="230")
    settle(program)
    assert [(e.statement, e.differs) for e in FactEvidence.objects.all()] == [(older, True)]


def test_a_fact_whose_only_statement_is_rejected_goes():
    program = rows.program()
    said = rows.statement(program)
    settle(program)
    Decision.objects.create(statement=said, verdict="rejected")
    assert settle(program) == 1
    assert not Fact.objects.exists()
    assert Change.objects.first().after is None


def test_the_latest_decision_stands():
    program = rows.program()
    said = rows.statement(program, needs_review=True)
    assert settle(program) == 0
    for verdict, count in [("accepted", 1), ("rejected", 0), ("accepted", 1)]:
        Decision.objects.create(statement=said, verdict=verdict)
        settle(program)
        assert Fact.objects.count() == count


def test_what_waits_for_a_curator_makes_no_fact():
    program = rows.program()
    rows.statement(program, needs_review=True)
    assert settle(program) == 0


def test_an_unpublished_source_makes_no_fact():
    program = rows.program()
    rows.statement(program)
    Source.objects.update(published=False)
    assert settle(program) == 0
    program.refresh_from_db()
    assert not program.published


def test_an_office_speaks_for_all_programs_of_its_institution():
    one, other, elsewhere = rows.program(), rows.program(specialty_code="320"), rows.program(code="9002")
    rows.statement(one.institution, field="visa_j1", value="yes", by=rows.office_source())
    settle(one, other, elsewhere)
    assert set(Fact.objects.values_list("program", flat=True)) == {one.pk, other.pk}


def test_a_live_reading_counts_and_a_stored_copy_does_not():
    program = rows.program()
    stored, live = rows.statement(program), rows.statement(program, value="230")
    Reading.objects.create(statement=stored, day=DAY, read_from="stored_copy")
    Reading.objects.create(statement=live, day=DAY, read_from="live")
    settle(program)
    assert Fact.objects.get().statement == live


def test_the_season_turns_and_another_statement_wins():
    program = rows.program()
    rows.statement(program, value="230", match_year=2026)
    rows.statement(program, value="220")
    settle(program)
    assert Fact.objects.get().value == "230"
    settle(program, day=dt.date(2027, 6, 1))
    assert Fact.objects.get().value == "220"


def test_dates_go_to_the_only_store_of_dates():
    program = rows.program()
    rows.statement(program, field="application_deadline", value="2026-12-01")
    rows.statement(program, field="application_deadline", value="--11-15")
    rows.statement(program, field="application_opens", value="--09-01", kind="P")
    assert settle(program) == 3
    assert not Fact.objects.exists()
    found = {(d.event, d.kind, d.match_year, d.day, d.month_day) for d in ProgramDate.objects.all()}
    assert found == {
        ("application_deadline", "", 2027, dt.date(2026, 12, 1), ""),
        ("application_deadline", "", None, None, "11-15"),
        ("application_opens", "P", None, None, "09-01"),
    }


def test_a_date_that_moves_is_one_change():
    program = rows.program()
    rows.statement(program, field="application_deadline", value="--12-01")
    settle(program)
    rows.statement(program, field="application_deadline", value="--11-15", match_year=2027)
    assert settle(program) == 1
    assert ProgramDate.objects.get().month_day == "11-15"
    assert [s.value for s in ProgramDate.objects.get().differing.all()] == ["--12-01"]
    change = Change.objects.first()
    assert (change.before["value"], change.after["value"]) == ("--12-01", "--11-15")


def test_columns_repeat_facts_for_filters():
    program = rows.program()
    rows.statement(program, field="visa_h1b", value="case_by_case")
    rows.statement(program, field="visa_j1", value="yes")
    rows.statement(program, field="visa_j1", value="no")
    rows.statement(program, field="accepts_img", value="no", kind="P")
    settle(program)
    program.refresh_from_db()
    assert (program.visa_h1b, program.visa_j1) == ("case_by_case", "disputed")
    assert program.accepts_img is None, "what is said of preliminary tracks alone is not said of the program"
    assert (program.stated_fields, program.published, program.institution.published) == (3, True, True)


def test_a_track_is_listed_while_a_standing_statement_names_it():
    program = rows.program()
    track = Track.objects.create(nrmp_code="9001140C0", program=program, kind="C", name="Test track")
    rows.statement(program, field="nrmp_code", value="9001140C0", kind="C", match_year=2023)
    settle(program)
    track.refresh_from_db()
    assert (track.published, track.listed_for) == (True, 2023)
    Source.objects.update(published=False)
    settle(program)
    track.refresh_from_db()
    assert (track.published, track.listed_for) == (False, None)


def test_a_wrong_code_on_one_page_lists_no_other_programs_track():
    program, other = rows.program(), rows.program(code="9002")
    track = Track.objects.create(nrmp_code="9002140C0", program=other, kind="C", name="Test track")
    rows.statement(program, field="nrmp_code", value="9002140C0", kind="C", match_year=2027)
    settle(program, other)
    track.refresh_from_db()
    assert not track.published


def test_an_office_alone_does_not_put_a_program_in_the_directory():
    program = rows.program()
    rows.statement(program.institution, field="visa_j1", value="yes", by=rows.office_source())
    settle(program)
    program.refresh_from_db()
    assert not program.published


def test_the_version_moves_with_every_visible_change():
    program = rows.program()
    rows.statement(program)
    before = version()
    settle(program)
    assert version() == before + 1


def test_many_programs_take_as_many_queries_as_a_few(django_assert_max_num_queries):
    programs = [rows.program(code=f"9{n:03}") for n in range(40)]
    for program in programs:
        rows.statement(program)
        rows.statement(program, field="application_deadline", value="--12-01")
    with django_assert_max_num_queries(45):
        settle(*programs)
    assert Fact.objects.count() == 40


def test_settle_all_reaches_every_program():
    programs = [rows.program(), rows.program(code="9002")]
    for program in programs:
        rows.statement(program)
    assert facts.settle_all(day=DAY, cause=BECAUSE) == 2


def test_the_command_settles_everything_once():
    rows.statement(rows.program())
    said = StringIO()
    call_command("reconcile", stdout=said)
    call_command("reconcile", stdout=said)
    assert said.getvalue().splitlines() == ["1 facts changed", "0 facts changed"]
