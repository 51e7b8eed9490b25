"""First years and advanced positions in reach of each other: the order, the distances, and real programs by hand."""

import datetime as dt

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from programs.models import Program, Track
from search.index import build
from search.matching import Verdict, matched
from search.near.distance import miles_between
from search.near.kind_verdicts import verdict_on
from search.near.pairing import Paired, advanced_positions, first_years
from search.near.pairing_rows import pairings_of
from search.near.places import Place
from search.presenters.pairing import how_far_words, miles_words, pairing_sections
from search.profile import ApplicantProfile
from tests.search import made_up

DAY = dt.date(2026, 11, 21)
NEW_YORK, NEWARK, PHILADELPHIA = (40.7128, -74.0060), (40.7357, -74.1724), (39.9526, -75.1652)
RADIOLOGY, EYES = 420, 240


@pytest.mark.parametrize(
    ("one", "other", "miles"),
    [
        (NEW_YORK, NEWARK, 9),
        (NEW_YORK, PHILADELPHIA, 81),
        ((41.8781, -87.6298), (43.0389, -87.9065), 81),  # Chicago, Milwaukee
        ((34.0522, -118.2437), (37.7749, -122.4194), 347),  # Los Angeles, San Francisco
        ((18.4655, -66.1057), (40.7128, -74.0060), 1606),  # San Juan, New York
        (NEWARK, NEWARK, 0),
    ],
)
def test_distances_are_those_of_the_map(one, other, miles):
    assert float(miles_between(*one, *other)) == pytest.approx(miles, abs=1.5)
    assert float(miles_between(*other, *one)) == pytest.approx(miles, abs=1.5)


def paired(number, institution=0, *, city="", at=(None, None), specialty=140, **more):
    place = Place(institution or number, "", city, *at)
    return Paired(number, more.pop("name", f"Test {number:03}"), specialty, place, **more)


SUBJECT = paired(1, city="newark, NJ", at=NEWARK, specialty=RADIOLOGY)


def ids(found):
    return [one.id for one in found]


def test_the_order_is_institution_then_listed_then_city_then_distance_then_name():
    years = [
        paired(2, city="newark, NJ", at=NEW_YORK, for_all=True),
        paired(3, at=(40.75, -74.17), for_all=True, name="Test b"),
        paired(4, at=(40.75, -74.17), for_all=True, name="Test a"),
        paired(5, at=NEW_YORK, listed_for=frozenset({RADIOLOGY})),
        paired(6, institution=1, for_all=True, name="Test z"),
        paired(7, institution=1, listed_for=frozenset({RADIOLOGY})),
        paired(8, at=PHILADELPHIA, for_all=True),
        paired(9, city="newark, NJ", for_all=True),
    ]
    expected = [7, 6, 5, 2, 9, 4, 3]
    assert ids(first_years(SUBJECT, years)) == ids(first_years(SUBJECT, reversed(years))) == expected


def test_what_is_listed_for_another_specialty_alone_is_no_first_year_for_this_one():
    years = [
        paired(2, institution=1, listed_for=frozenset({EYES})),
        paired(3, institution=1, listed_for=frozenset({EYES}), for_all=True),
    ]
    assert ids(first_years(SUBJECT, years)) == [3]
    assert ids(advanced_positions(years[0], [SUBJECT, paired(4, institution=1, specialty=EYES)])) == [4]


def test_it_never_invents_a_place():
    nowhere = paired(2, for_all=True)
    assert first_years(SUBJECT, [nowhere]) == []
    assert first_years(paired(3, specialty=RADIOLOGY), [nowhere]) == [], "two cities that are not known are not one"
    site = Paired(4, "Test", RADIOLOGY, Place(1, "Test site"), for_all=True)
    assert [(one.same_institution, one.miles) for one in first_years(SUBJECT, [site])] == [(True, None)]


def test_a_program_is_not_its_own_partner():
    assert first_years(SUBJECT, [paired(1, for_all=True, at=NEWARK)]) == []


@pytest.mark.parametrize(
    ("miles", "words"),
    [(0.2, "Less than a mile"), (1, "1 mile (2 km)"), (9.6, "10 miles (15 km)"), (50, "50 miles (80 km)")],
)
def test_distances_are_told_in_miles_and_kilometres(miles, words):
    assert miles_words(miles) == words


def test_without_coordinates_the_city_is_told():
    years = [paired(2, city="newark, NJ", for_all=True)]
    assert how_far_words(first_years(SUBJECT, years)[0]) == "Same city"


# Rows of the database


def loaded(public_id):
    return Program.objects.for_cards().get(public_id=public_id)


@pytest.mark.django_db
def test_a_transitional_year_without_listed_tracks_is_for_all_and_places_that_wait_are_no_places():
    sponsor = made_up.institution("Test Hospital", city="Newark", state="NJ", latitude=NEWARK[0], longitude=NEWARK[1])
    advanced = made_up.program(code="420", kinds="A", institution=sponsor)
    near = {"city": "Elsewhere", "state": "NJ", "latitude": 40.8, "longitude": -74.2}
    year = made_up.program(code="999", kinds="", institution=made_up.institution("Test Near", **near))
    made_up.program(code="999", kinds="", institution=made_up.institution("Test Far", latitude=30, longitude=-90))
    waiting = made_up.institution("Test Waiting", name_certainty="likely", **near)
    made_up.program(code="999", kinds="P", institution=waiting)
    made_up.program(code="999", kinds="P", institution=made_up.institution("Test Hidden", **near), published=False)
    found = pairings_of(loaded(advanced.public_id))
    assert [one.pk for one, _reach in found.first_years] == [year.pk]
    assert found.advanced is None
    back = pairings_of(loaded(year.public_id))
    assert [one.pk for one, _reach in back.advanced] == [advanced.pk]
    assert back.first_years is None


@pytest.mark.django_db
def test_tracks_kept_for_a_few_are_left_out():
    sponsor = made_up.institution()
    advanced = made_up.program(code="420", kinds="A", institution=sponsor)
    year = made_up.program(code="140", kinds="", institution=sponsor)
    made_up.track(year, "P", restricted_to="Test school's students")
    transitional = made_up.program(code="999", kinds="", institution=sponsor)
    made_up.track(transitional, "P", restricted_to="Test school's students")
    assert pairings_of(loaded(advanced.public_id)).first_years == []
    made_up.track(year, "P")
    assert [one.pk for one, _ in pairings_of(loaded(advanced.public_id)).first_years] == [year.pk]


@pytest.mark.django_db
def test_a_categorical_program_has_no_such_section_and_costs_no_query():
    program = loaded(made_up.program(kinds="CM").public_id)
    with CaptureQueriesContext(connection) as caught:
        found = pairings_of(program)
    assert (found.first_years, found.advanced, len(caught)) == (None, None, 0)
    assert pairing_sections(program, found) == ()


@pytest.mark.django_db
def test_the_verdict_is_that_on_the_kind_and_not_on_the_programs_best():
    program = made_up.program(kinds="CP")
    made_up.fact(program, "accepts_img", "yes", live=DAY)
    made_up.fact(program, "visa_j1", "yes", live=DAY)
    made_up.fact(program, "min_step2", "250", kind="P", strength="required", basis="explicit", live=DAY)
    match = matched(ApplicantProfile(work_status="citizen", step2=240), build(DAY).stated, DAY)
    assert Verdict(int(match.verdict[0])) is Verdict.OPEN
    assert verdict_on(match, 0, ["P"]) is Verdict.CLOSED
    assert verdict_on(match, 0, ["A"]) is Verdict.OPEN, "no such kind is listed: that of the program"


# The opening directory, looked up by hand


def test_first_years_of_a_whole_state_are_in_reach_and_the_same_institution_comes_first(opening):
    programs = Program.objects.published().filter(state="MD", tracks__kind="A", tracks__published=True).distinct()
    swept = 0
    for program in programs.for_cards():
        found = pairings_of(program).first_years
        if found is None:
            continue
        reaches = [reach for _one, reach in found]
        assert all(r.same_institution or r.same_city or r.miles <= 50 for r in reaches)
        assert [not r.same_institution for r in reaches] == sorted(not r.same_institution for r in reaches)
        assert program.pk not in [one.pk for one, _ in found]
        swept += 1
    assert swept >= 10


def test_union_memorials_years_for_anesthesiologists_and_radiologists_lead_to_hopkins_first(opening):
    found = pairings_of(loaded("1251-140")).advanced
    assert [(one.public_id, round(reach.miles), reach.same_city) for one, reach in found[:3]] == [
        ("1242-040", 3, True),
        ("1242-420", 3, True),
        ("1242-180", 3, True),
    ]
    assert found[0][1].listed_for_it
    assert Track.objects.get(nrmp_code="1251140P5").linked_specialty.code == "040"


def test_newark_radiology_is_led_by_the_first_years_of_its_own_house(opening):
    found = pairings_of(loaded("1398-420")).first_years
    told = [(one.public_id, how_far_words(reach), reach.listed_for_it) for one, reach in found[:4]]
    assert told == [
        ("1398-440", "Same institution", False),
        ("1398-140", "Same institution", False),
        ("1515-140", "12 miles (19 km)", True),
        ("1393-140", "5 miles (8 km)", False),
    ]


def test_a_real_page_takes_four_queries_at_most_and_tells_what_it_must(opening):
    program = Program.objects.published().filter(tracks__kind="A", state="NY").for_cards().order_by("pk").first()
    with CaptureQueriesContext(connection) as caught:
        found = pairings_of(program)
    assert len(caught) <= 4
    held = build(DAY)
    match = matched(ApplicantProfile(work_status="j1", visas=("j1",), step2=240), held.stated, DAY)
    sections = pairing_sections(program, found, match, held.pks)
    assert all(line.said_as for section in sections for line in section.lines)
    assert all(len(section.lines) <= 8 for section in sections)
    html = render_to_string("search/_pairing.html", {"pairings": sections})
    assert "First years within reach" in html
    assert "applied to and paid for apart" in html
    assert "supplemental list" in html
    assert "Each is one year only: without an advanced position you must match again." in html
    plain = pairing_sections(program, found)
    assert all(line.said_as == line.verdict == "" for section in plain for line in section.lines)
