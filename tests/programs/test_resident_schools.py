"""What the database promises of schools of residents, and what a take-down does to them. No school here exists."""

import pytest
from django.db import IntegrityError

from programs import curation
from programs.models import DirectoryVersion, ResidentSchool
from tests.programs import rows

pytestmark = pytest.mark.django_db


def school(**more):
    columns = {
        "school": "Test University",
        "school_key": "test university",
        "page_url": "https://page.example/residents",
        **more,
    }
    by = columns.pop("source", None) or rows.source()
    return ResidentSchool.objects.create(source=by, program=rows.program(), **columns)


@pytest.mark.parametrize("year", [{}, {"match_year": 2026, "stated_for": "2026"}])
def test_a_school_stands_once_a_program_country_and_year(year):
    school(**year)
    school(country="PK", **year)
    with pytest.raises(IntegrityError, match="resident_school_once_a_year"):
        school(**year, count=4)


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"count": 0}, "resident_school_has_some"),
        ({"school": ""}, "resident_school_has_a_name"),
        ({"school_key": ""}, "resident_school_has_a_name"),
        ({"country": "pk"}, "resident_school_country_has_its_form"),
        ({"country": "P"}, "resident_school_country_has_its_form"),
        ({"stated_for": "2026"}, "resident_school_year_both_or_neither"),
        ({"match_year": 2026}, "resident_school_year_both_or_neither"),
        ({"page_url": ""}, "resident_school_names_its_page"),
        ({"page_url": "javascript:alert(1)"}, "resident_school_names_its_page"),
    ],
)
def test_the_database_refuses_what_cannot_be(columns, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        school(**columns)


@pytest.mark.parametrize("columns", [{}, {"count": 1}, {"country": "PK"}, {"stated_for": "2026", "match_year": 2026}])
def test_what_is_not_stated_may_be_left_out(columns):
    assert school(**columns).pk


def test_taking_the_source_down_hides_it_and_publishing_brings_it_back():
    by = rows.source("test-schools")
    one = school(source=by)
    one.program.published = True
    one.program.save()
    assert list(ResidentSchool.objects.published()) == [one]
    before = DirectoryVersion.objects.get().number
    curation.publish(source=by, published=False, by=None, day=rows.DAY)
    assert not ResidentSchool.objects.published().exists()
    assert DirectoryVersion.objects.get().number > before, "every process builds its index anew"
    curation.publish(source=by, published=True, by=None, day=rows.DAY)
    assert list(ResidentSchool.objects.published()) == [one]


def test_a_program_that_is_not_published_shows_no_schools():
    school()
    assert not ResidentSchool.objects.published().exists()
