"""The database keeps its promises: each constraint with both, neither and one missing where that applies."""

import pytest
from django.db import IntegrityError, connection, transaction

from programs.models import (
    Change,
    DirectoryVersion,
    Fact,
    Fee,
    Institution,
    Program,
    ProgramDate,
    Reading,
    Source,
    Statement,
    Track,
    Wording,
)
from tests.programs import rows

pytestmark = pytest.mark.django_db


def refuses(name):
    return pytest.raises(IntegrityError, match=name)


def test_a_statement_is_never_updated_by_any_road():
    said = rows.statement(rows.program())
    with refuses("immutable"), transaction.atomic():
        Statement.objects.filter(pk=said.pk).update(value="999")
    with pytest.raises(TypeError, match="immutable"):
        said.save()
    with refuses("immutable"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE programs_statement SET value = '999'")
    assert Statement.objects.get().value == "220"


def test_the_same_thing_is_said_once():
    program = rows.program()
    rows.statement(program, page_url="https://page.example/test")
    with refuses("statement_once_as_said"):
        rows.statement(program, page_url="https://page.example/test")


def test_the_same_office_statement_is_said_once():
    institution = rows.institution()
    rows.statement(institution, page_url="https://page.example/test")
    with refuses("statement_once_as_said"):
        rows.statement(institution, page_url="https://page.example/test")


@pytest.mark.parametrize("subjects", [("program", "institution"), ()])
def test_a_statement_is_about_a_program_or_an_institution_and_never_both_or_neither(subjects):
    program = rows.program()
    about = {"program": program, "institution": program.institution}
    with refuses("statement_about_one_subject"):
        Statement.objects.create(
            source=rows.source(), field="letters", value="3", **{name: about[name] for name in subjects}
        )


@pytest.mark.parametrize(
    ("column", "value", "constraint"),
    [
        ("field", "chance_of_matching", "statement_field_is_known"),
        ("strength", "maybe", "statement_strength_is_known"),
        ("scope", "step9", "statement_scope_is_known"),
        ("confidence", 1.5, "statement_confidence_is_0_to_1"),
    ],
)
def test_a_statement_uses_the_registrys_words(column, value, constraint):
    with refuses(constraint):
        rows.statement(rows.program(), **{column: value})


def test_a_statement_is_read_once_a_day_from_one_place():
    said = rows.statement(rows.program())
    Reading.objects.create(statement=said, day=rows.DAY, read_from="live")
    Reading.objects.create(statement=said, day=rows.DAY, read_from="stored_copy")
    with refuses("reading_once_a_day"):
        Reading.objects.create(statement=said, day=rows.DAY, read_from="live")


def fact(program, said, **more):
    columns = {"field": "min_step2", "strength_class": "limit", "value": "220", "agreement": "single", **more}
    return Fact.objects.create(program=program, statement=said, **columns)


def test_a_key_has_one_fact():
    program = rows.program()
    said = rows.statement(program)
    fact(program, said)
    fact(program, said, strength_class="preference")
    with refuses("fact_once_a_key"):
        fact(program, said, value="230")


def test_a_fact_has_a_field_of_the_registry():
    program = rows.program()
    with refuses("fact_field_is_known"):
        fact(program, rows.statement(program), field="match_chance")


def test_a_change_has_a_side():
    with refuses("change_has_a_side"):
        Change.objects.create(
            program=rows.program(), field="letters", strength_class="limit", at="2026-11-21T00:00Z", why="test"
        )


@pytest.mark.parametrize(
    "when",
    [
        {},
        {"match_year": 2027},
        {"day": "2026-12-01"},
        {"match_year": 2027, "day": "2026-12-01", "month_day": "12-01"},
        {"match_year": 2027, "month_day": "12-01"},
    ],
)
def test_a_date_is_of_one_season_or_of_every_season(when):
    program = rows.program()
    with refuses("date_of_one_season_or_of_every"):
        date(program, rows.statement(program), **when)


def date(program, said, **when):
    return ProgramDate.objects.create(
        program=program,
        event="application_deadline",
        strength_class="limit",
        statement=said,
        agreement="single",
        **when,
    )


def test_a_recurring_date_stands_once():
    program = rows.program()
    said = rows.statement(program)
    date(program, said, month_day="12-01")
    with refuses("date_once_a_season"):
        date(program, said, month_day="11-01")


@pytest.mark.parametrize("public_id", ["", "x-12", "9001", "9001-14", "9001-140-Big Site", "x-ABCDEF01"])
def test_a_program_id_has_its_form(public_id):
    with refuses("program_id_has_its_form"):
        Program.objects.create(public_id=public_id, institution=rows.institution(), specialty=rows.specialty())


@pytest.mark.parametrize(("code", "constraint"), [("9001140", "track_code"), ("9001140X0", "track_code")])
def test_a_track_code_has_its_form(code, constraint):
    with refuses(constraint):
        Track.objects.create(nrmp_code=code, program=rows.program(), kind="C", name="Test track")


def test_a_track_kind_is_known():
    with refuses("track_kind_is_known"):
        Track.objects.create(nrmp_code="9001140C0", program=rows.program(), kind="Z", name="Test track")


@pytest.mark.parametrize("place", [{"latitude": 35.0}, {"longitude": 1.0}, {"latitude": 95.0, "longitude": 1.0}])
def test_an_institution_has_both_coordinates_or_neither(place):
    with refuses("institution_coordinates_both_or_neither"):
        Institution.objects.create(code="9009", listed_name="Test", **place)


def test_an_institution_has_a_code():
    with refuses("institution_has_a_code"):
        Institution.objects.create(code="", listed_name="Test")


def test_only_an_offices_wording_names_an_institution():
    with refuses("wording_only_an_office_names_an_institution"):
        Wording.objects.create(
            institution_wording="Test", specialty_code="140", institution=rows.institution(), certainty="sure"
        )


def test_a_sources_rank_is_1_to_9():
    with refuses("source_rank_is_1_to_9"):
        Source.objects.create(name="test", title="Test", kind="tracker", rank=0, about="test", terms="test")


def test_a_fee_tier_stands_once_a_season_and_is_not_negative():
    tier = {"match_year": 2027, "fee": "test_fee", "unit": "season", "per": "applicant", "grade": "C"}
    Fee.objects.create(amount_usd=1, **tier)
    with refuses("fee_tier_once_a_season"), transaction.atomic():
        Fee.objects.create(amount_usd=2, **tier)
    with refuses("fee_is_not_negative"):
        Fee.objects.create(amount_usd=-1, from_count=5, **tier)


def test_the_directory_has_one_version():
    assert DirectoryVersion.objects.count() == 1
    with refuses("directory_version_is_one_row"):
        DirectoryVersion.objects.create(pk=2)
