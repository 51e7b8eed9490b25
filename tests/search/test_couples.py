"""Pairs of programs for two people: which, in what order, told how; and a second profile in the same session."""

import datetime as dt
import re

import numpy as np
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.models import Program
from search.couples.pairs import SAME_CITY, Side, pairs
from search.couples.search import couple_pairs
from search.index import build
from search.matched.matches import match_for
from search.matching import Verdict
from search.near.places import Place, place_of
from search.near.reach import arranged, reach_of
from search.profile import ApplicantProfile
from tests.search import made_up

DAY = dt.date(2026, 11, 21)
COUPLE, PARTNER, CLEAR = "/match/couple/", "/match/couple/partner/", "/match/couple/partner/clear/"
NEW_YORK, NEWARK, PHILADELPHIA = (40.7128, -74.0060), (40.7357, -74.1724), (39.9526, -75.1652)
OPEN, SHORT, CONFIRM, DOUBTFUL, CLOSED = Verdict


def place(number, at=(None, None), city="", site=""):
    return Place(number, site, city, *at)


REACH = arranged(
    [
        place(1, NEW_YORK, "new york, NY"),
        place(2, NEWARK, "newark, NJ"),
        place(3, PHILADELPHIA, "philadelphia, PA"),
        place(4, city="newark, NJ"),
        place(5),
        place(5),
        place(5, site="Test site"),
    ]
)
EVERYONE = np.arange(7)


def found(within, one=None, other=None, verdicts=(), others=()):
    sides = []
    for rows, some in ((one, verdicts), (other, others)):
        given = np.array([*some, *[OPEN] * (7 - len(some))], np.int8)
        sides.append(Side(EVERYONE if rows is None else np.array(rows, np.int64), given))
    made = pairs(REACH, *sides, within=within, names=EVERYONE)
    return made, list(zip(made.one.tolist(), made.other.tolist(), strict=True))


def test_the_matrix_knows_the_way_from_new_york_to_newark_and_no_place_it_was_not_told():
    between = REACH.between(np.array([0]), EVERYONE)[0]
    assert between[1] == pytest.approx(9, abs=1)
    assert between[2] == pytest.approx(81, abs=1.5)
    assert np.isnan(between[3:]).all()
    assert REACH.between(np.array([4]), np.array([5]))[0, 0] == 0, "a place is at itself, wherever that is"


@pytest.mark.parametrize(
    ("within", "expected"),
    [(SAME_CITY, set()), (25, {(0, 1)}), (50, {(0, 1)}), (100, {(0, 1), (0, 2)})],
)
def test_a_pair_is_within_the_distance_asked_for(within, expected):
    assert set(found(within, one=[0], other=[1, 2, 3, 4])[1]) == expected


def test_one_city_is_near_though_not_on_the_map_and_comes_after_what_is():
    made, order = found(25, one=[1], other=[0, 3])
    assert order == [(1, 0), (1, 3)]
    assert np.isnan(made.miles[1])
    assert found(SAME_CITY, one=[1], other=[0, 3])[1] == [(1, 3)]


def test_a_site_is_not_where_its_sponsor_is_and_two_unknown_cities_are_not_one():
    assert found(100, one=[4], other=[5, 6])[1] == [(4, 5)]


def test_what_is_closed_to_either_is_left_out():
    assert found(100, one=[0, 1], other=[0, 1], verdicts=[CLOSED], others=[OPEN, CLOSED])[1] == [(1, 0)]


def test_the_order_is_worse_verdict_better_verdict_distance_names():
    verdicts = [OPEN, CONFIRM, OPEN]
    others = [OPEN, SHORT, DOUBTFUL]
    _, order = found(100, one=[0, 1, 2], other=[0, 1, 2], verdicts=verdicts, others=others)
    assert order == [
        (0, 0),  # open, open
        (2, 0),
        (0, 1),  # open, short: 9 miles, then 81
        (2, 1),
        (1, 0),  # confirm, open
        (1, 1),  # confirm, short
        (2, 2),  # open, doubtful: at one place, then far
        (0, 2),
        (1, 2),  # confirm, doubtful
    ]


def test_pairs_are_counted_by_their_two_verdicts():
    made, order = found(100, one=[0, 1], other=[0, 1], verdicts=[OPEN, CONFIRM], others=[SHORT, SHORT])
    assert made.counts[OPEN, SHORT] == made.counts[CONFIRM, SHORT] == 2
    assert made.counts.sum() == len(order) == len(made) == 4


def test_no_programs_make_no_pairs():
    made, order = found(100, one=[], other=[0])
    assert (order, made.counts.sum()) == ([], 0)


# The opening directory


def test_real_pairs_are_those_that_a_plain_loop_finds(held_opening):
    held = held_opening
    you = ApplicantProfile(work_status="none", visas=("j1",), step2=235, graduated=None)
    partner = ApplicantProfile(work_status="citizen", step2=220)
    matches = match_for(you, held, DAY), match_for(partner, held, DAY)
    made = couple_pairs(held, matches, ("220", "180"), within=25)
    told = set(zip(held.pks[made.one].tolist(), held.pks[made.other].tolist(), strict=True))

    verdict = [dict(zip(held.pks.tolist(), match.verdict.tolist(), strict=True)) for match in matches]
    ones, others = (
        [
            one
            for one in Program.objects.published().filter(specialty__code=code).for_cards()
            if not {track.kind for track in one.listed_tracks} or {"C", "A", "M"} & {t.kind for t in one.listed_tracks}
            if known[one.pk] != CLOSED
        ]
        for code, known in zip(("220", "180"), verdict, strict=True)
    )
    expected = set()
    for one in ones:
        for other in others:
            here, there = place_of(one), place_of(other)
            miles = here.miles_to(there)
            if here.is_in_the_city_of(there) or (miles is not None and miles <= 25):
                expected.add((one.pk, other.pk))
    assert told == expected
    assert len(told) > 100


def test_newark_and_new_york_are_within_ten_miles_or_so_in_the_real_directory(held_opening):
    reach = reach_of(held_opening)
    pks = held_opening.pks
    rows = [
        int(np.searchsorted(pks, Program.objects.get(public_id=public_id).pk)) for public_id in ("1398-140", "1490-140")
    ]
    miles = reach.between(np.array(rows[:1]), np.array(rows[1:]))[0, 0]
    assert 10 < miles < 14, "University Hospital, Newark, to Mount Sinai on 100th Street"


def test_distances_are_worked_out_once_an_index(held_opening):
    reach_of(held_opening)
    with CaptureQueriesContext(connection) as caught:
        again = reach_of(held_opening)
    assert len(caught) == 0
    assert again is reach_of(held_opening)
    other = build(DAY)
    assert reach_of(other) is not again


def answer(client, address, **answers):
    return client.post(address, {"work_status": "citizen", "step2": "250", **answers})


def both_told(client):
    assert answer(client, "/match/", specialties="140").status_code == 303
    answered = answer(client, PARTNER, specialties="120")
    assert (answered.status_code, answered["Location"]) == (302, COUPLE)


def text(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_pairs_are_listed_once_both_have_answered_and_not_before(held_opening):
    client = Client()
    assert "Pairs are listed once both of you have answered." in text(client.get(COUPLE))
    answer(client, "/match/", specialties="140")
    assert "Pairs are listed once both of you have answered." in text(client.get(COUPLE))
    answer(client, PARTNER, specialties="120")
    page = client.get(COUPLE)
    assert page.status_code == 200
    assert page.context["count"] > 100
    assert len(page.context["pairs"]) == 20
    first = page.context["pairs"][0]
    assert (first.yours.specialty, first.theirs.specialty) == ("Internal medicine", "Family medicine")
    assert (first.yours.said.verdict, first.theirs.said.verdict) == ("open", "open")
    assert first.yours.said.because
    assert sum(int(one.count.replace(",", "")) for one in page.context["counted"]) == page.context["count"]


def test_the_two_profiles_are_apart_and_each_is_cleared_alone(held_opening):
    client = Client()
    both_told(client)
    assert client.session["profile"]["specialties"] == ["140"]
    assert client.session["partner_profile"]["specialties"] == ["120"]
    client.post(CLEAR)
    assert "partner_profile" not in client.session
    assert client.session["profile"]["specialties"] == ["140"]
    answer(client, PARTNER)
    client.post("/match/clear/")
    assert "profile" not in client.session
    client.post(CLEAR)
    assert not client.session.keys()


def test_the_partners_answers_are_shown_again_and_what_is_wrong_is_not_lost(held_opening):
    client = Client()
    wrong = answer(client, PARTNER, step2="900", school="Test University")
    assert wrong.status_code == 422
    again = client.get(PARTNER).content.decode()
    assert 'value="900"' in again
    assert 'value="Test University"' in again
    assert client.get("/match/").content.decode().count("Test University") == 0, "the first person's form is apart"
    answer(client, PARTNER, school="Test University")
    assert 'value="Test University"' in client.get(PARTNER).content.decode()


def test_no_answer_at_all_is_asked_for_again(held_opening):
    empty = Client().post(PARTNER, {})
    assert empty.status_code == 422
    assert "One answer is enough to begin." in text(empty)


def test_nothing_that_was_told_stands_in_an_address_and_no_cache_keeps_the_page(held_opening):
    client = Client()
    both_told(client)
    page = client.get(COUPLE, {"yours": "140", "theirs": "120", "within": "25", "page": "2"})
    links = re.findall(r'href="([^"]*)"', page.content.decode())
    assert any("page=3" in link for link in links)
    assert not [link for link in links if "250" in link or "citizen" in link]
    assert "no-store" in page["Cache-Control"]


def test_what_is_asked_for_in_the_address_is_found(held_opening):
    client = Client()
    both_told(client)
    near = client.get(COUPLE, {"yours": "220", "theirs": "180", "within": "city"}).context
    names = held_opening.specialties["220"], held_opening.specialties["180"]
    assert {(pair.yours.specialty, pair.theirs.specialty) for pair in near["pairs"]} == {names}
    far = client.get(COUPLE, {"yours": "220", "theirs": "180", "within": "100"}).context
    assert 0 < near["count"] < far["count"]
    past = client.get(COUPLE, {"page": "99999"})
    assert (past.status_code, past.context["pairs"]) == (200, [])


@pytest.mark.parametrize(
    ("asked", "field"), [({"within": "300"}, "within"), ({"yours": "000"}, "yours"), ({"page": "0"}, "page")]
)
def test_what_cannot_be_read_is_said_and_lists_nothing(held_opening, asked, field):
    client = Client()
    both_told(client)
    page = client.get(COUPLE, asked)
    assert field in page.context["form"].errors
    assert "pairs" not in page.context
    assert "Something above cannot be read" in text(page)


def test_a_page_takes_few_queries_however_many_pairs_there_are(held_opening):
    client = Client()
    both_told(client)
    client.get(COUPLE)
    counted = []
    for within in ("city", "100"):
        with CaptureQueriesContext(connection) as caught:
            client.get(COUPLE, {"within": within})
        counted.append(len(caught))
    assert max(counted) <= 12


@pytest.mark.django_db
def test_a_program_of_one_year_alone_is_no_match_but_for_the_transitional_year():
    here = made_up.institution("Test Hospital", city="Newark", state="NJ")
    medicine = made_up.program(code="140", kinds="P", institution=here)
    year = made_up.program(code="999", kinds="P", institution=here)
    held = build(DAY)
    match = match_for(ApplicantProfile(work_status="citizen"), held, DAY)
    assert len(couple_pairs(held, (match, match), ("140", "999"), within=SAME_CITY)) == 0
    made_up.track(medicine, "C")
    held = build(DAY)
    match = match_for(ApplicantProfile(work_status="citizen"), held, DAY)
    found = couple_pairs(held, (match, match), ("140", "999"), within=SAME_CITY)
    assert (held.pks[found.one].tolist(), held.pks[found.other].tolist()) == ([medicine.pk], [year.pk])
