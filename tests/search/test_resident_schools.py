"""From a school to the programs with residents of it, and the words for it. No school or hospital here exists."""

import datetime as dt

import numpy as np
import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from programs.models import ResidentSchool
from programs.normalise import folded
from search import resident_schools as schools
from search.index import build as build_index
from search.presenters.resident_schools import resident_schools
from search.profile import ApplicantProfile
from tests.search import made_up

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 21)
ASKING = ApplicantProfile(school="test univérsity  of SOMEWHERE", school_country="PK")


def stated(program, school="Test University of Somewhere", **more):
    row = {"source": made_up.source(), "page_url": "https://example.test/residents", **more}
    year = row.pop("year", 2026)
    row |= {"match_year": year, "stated_for": str(year)} if year else {}
    return ResidentSchool.objects.create(program=program, school=school, school_key=folded(school), **row)


def found(profile=ASKING):
    held = build_index(DAY)
    mask = schools.from_school(schools.build(DAY), profile, len(held.pks))
    return set(held.pks[mask].tolist())


def test_it_finds_the_programs_with_residents_of_the_school_however_it_is_spelled():
    one, other, third = (made_up.program() for _ in range(3))
    stated(one, country="PK")
    stated(third)
    stated(other, "Test University of Elsewhere")
    assert found() == {one.pk, third.pk}


def test_a_school_of_the_same_name_in_another_country_is_another_school():
    one, other = made_up.program(), made_up.program()
    stated(one, country="IN")
    stated(other, country="PK")
    assert found() == {other.pk}
    assert found(ApplicantProfile(school=ASKING.school)) == {one.pk, other.pk}, "a country not told rules nothing out"


def test_who_told_no_school_finds_none():
    stated(made_up.program())
    assert found(ApplicantProfile(school_country="PK")) == set()


def test_what_is_older_unpublished_or_of_no_listed_program_finds_nothing():
    stated(made_up.program(), year=2020)
    stated(made_up.program(), source=made_up.source("test-hidden", published=False))
    stated(made_up.program(published=False))
    assert found() == set()
    undated = made_up.program()
    stated(undated, year=None)
    assert found() == {undated.pk}


def test_it_takes_two_queries_however_many_rows_there_are():
    for _ in range(4):
        stated(made_up.program())
    with CaptureQueriesContext(connection) as caught:
        known = schools.build(DAY)
    assert len(caught) == 2
    assert known["test university of somewhere"][""].dtype == np.int64


def shown(program, profile=ASKING):
    return resident_schools(schools.of_program(program), profile, DAY)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"count": 1}, "At least one current resident is from your school (stated for 2026)"),
        ({"count": 2}, "At least one current resident is from your school (stated for 2026)"),
        ({"count": None}, "At least one current resident is from your school (stated for 2026)"),
        ({"count": 3}, "3 current residents are from your school (stated for 2026)"),
        ({"count": 3, "year": None}, "3 current residents are from your school (year not stated)"),
        ({"count": 3, "year": 2019}, "3 residents were from your school (stated for 2019)"),
        ({"count": 1, "year": 2019}, "At least one resident was from your school (stated for 2019)"),
    ],
)
def test_it_says_how_many_are_from_your_school_and_never_fewer_than_three(row, words):
    program = made_up.program()
    stated(program, **row)
    assert shown(program).yours == words
    told = shown(program).lines[0].words
    assert told == ("3 residents" if row["count"] == 3 else "at least one resident")


def test_a_school_that_is_not_named_is_said_to_mean_nothing():
    program = made_up.program()
    stated(program, "Test University of Elsewhere")
    assert shown(program).yours == (
        "Your school is not among those named here. That says nothing about whether they would take you."
    )
    assert shown(program, None).yours == shown(program, ApplicantProfile()).yours == ""


def test_the_latest_year_of_the_best_source_is_shown():
    program = made_up.program()
    stated(program, year=2025, count=9)
    stated(program, year=2026, count=4)
    stated(program, year=2026, count=7, source=made_up.source("test-second"))
    made_up.source("test-second").__class__.objects.filter(name="test-second").update(rank=4)
    assert [line.words for line in shown(program).lines] == ["4 residents"]


def test_nothing_is_shown_where_nothing_is_known():
    program = made_up.program()
    stated(program, source=made_up.source("test-hidden", published=False))
    assert shown(program) is None
    assert render_to_string("search/_resident_schools.html", {"resident_schools": None}).strip() == ""


def test_the_section_names_each_school_its_country_and_its_page():
    program = made_up.program()
    stated(program, count=3, country="PK", read_on=dt.date(2026, 11, 20))
    html = render_to_string("search/_resident_schools.html", {"resident_schools": shown(program)})
    for part in ("Test University of Somewhere", "Pakistan", "3 residents", "https://example.test/residents"):
        assert part in html
    assert "Current</b> · stated for 2026; read on 20 November 2026" in html
