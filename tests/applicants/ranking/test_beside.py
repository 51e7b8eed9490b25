"""Supplemental lists of advanced positions, and the pairs of a couple."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applicants.models import PairChoice, RankChoice
from tests.applicants.ranking.rows import applicant, codes, entry, ranked, signed_in
from tests.search import made_up

COUPLE, PAIR_ADD, PAIR_CHANGE = "/rank-list/couple/", "/rank-list/couple/add/", "/rank-list/couple/change/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    return applicant()


@pytest.fixture
def own(client, who):
    return signed_in(client, who)


def page(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture
def advanced(who):
    """An advanced position on the list, and a first year at the same institution."""
    made_up.specialty("420", "Test Radiology")
    program = made_up.program("Test Hospital", code="420", kinds="A")
    made_up.program(institution=program.institution, kinds="PC", public_id=f"{program.institution.code}-140")
    kept, (choice,) = ranked(who, entry(who, program).tracks.get())
    return kept, choice, program.institution.programs.get(specialty__code="140").tracks.get(kind="P")


def address(choice, what=""):
    return f"/rank-list/{choice.pk}/first-years/{what}"


def test_first_years_near_are_suggested_and_added_in_order(own, advanced):
    kept, choice, near = advanced
    assert f'value="{near.nrmp_code}"' in page(own.get(address(choice)))
    other = made_up.program("Test Clinic", kinds="P").tracks.get()
    for track in (near, other):
        assert own.post(address(choice, "add/"), {"code": track.nrmp_code}).status_code == 303
    assert codes(kept, choice.pk) == [near.nrmp_code, other.nrmp_code]
    last = kept.choices.get(track=other)
    kept.refresh_from_db()
    own.post(address(choice, "change/"), {"do": f"top:{last.pk}", "revision": kept.revision})
    assert codes(kept, choice.pk) == [other.nrmp_code, near.nrmp_code]
    assert "Supplemental list: 2 first years" in page(own.get("/rank-list/"))
    assert (
        f"Supplemental list of {choice.track.nrmp_code}:\n1. {other.nrmp_code}\n"
        in own.get("/rank-list/codes.txt").content.decode()
    )


def test_only_first_years_stand_there_and_each_once(own, advanced):
    _, choice, near = advanced
    full = near.program.tracks.get(kind="C")
    answer = own.post(address(choice, "add/"), {"code": full.nrmp_code})
    assert answer.status_code == 400
    assert "is no first year" in page(answer)
    own.post(address(choice, "add/"), {"code": near.nrmp_code})
    again = own.post(address(choice, "add/"), {"code": near.nrmp_code})
    assert again.status_code == 400
    assert "stands on this list already" in page(again)


def test_an_advanced_position_takes_its_first_years_with_it_only_when_that_is_said(own, advanced):
    kept, choice, near = advanced
    own.post(address(choice, "add/"), {"code": near.nrmp_code})
    kept.refresh_from_db()
    asked = own.post("/rank-list/change/", {"do": f"remove:{choice.pk}", "revision": kept.revision})
    assert asked.status_code == 409
    assert "has a supplemental list with 1 codes" in page(asked)
    assert RankChoice.objects.count() == 2
    own.post("/rank-list/change/", {"do": f"remove-whole:{choice.pk}", "revision": kept.revision})
    assert not RankChoice.objects.exists()


def test_a_supplemental_list_is_its_owners_alone(client, advanced):
    _, choice, near = advanced
    signed_in(client, applicant("stranger"))
    assert client.get(address(choice)).status_code == 404
    assert client.post(address(choice, "add/"), {"code": near.nrmp_code}).status_code == 404
    assert client.post(address(choice, "change/"), {"do": "numbers"}).status_code == 404
    client.logout()
    assert client.get(address(choice)).status_code == 404
    assert client.get("/rank-list/99999999999999999999999/first-years/").status_code == 404


def test_what_is_not_advanced_has_no_supplemental_list(own, who):
    _, (choice,) = ranked(who, made_up.program("Test Hospital").tracks.get())
    assert own.get(address(choice)).status_code == 404


@pytest.fixture
def couple(own, who):
    tracks = [entry(who, made_up.program(f"Test Hospital {name}")).tracks.get() for name in "AB"]
    kept, _ = ranked(who, *tracks)
    own.post("/rank-list/couple/set/", {"as_couple": "yes"})
    kept.refresh_from_db()
    assert kept.as_couple
    return kept, tracks


def pairs(kept):
    rows = list(kept.pairs.order_by("position").select_related("track"))
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    return [(row.track.nrmp_code if row.track else "", row.partner_code) for row in rows]


def test_pairs_are_typed_with_either_side_unmatched(own, couple):
    kept, (first, second) = couple
    known = made_up.program("Test Clinic").tracks.get()
    typed = [(first.nrmp_code, f" {known.nrmp_code.lower()} "), ("", "4567140C0"), (second.nrmp_code, "")]
    for mine, partner in typed:
        assert own.post(PAIR_ADD, {"mine": mine, "partner_code": partner}).status_code == 303
    assert pairs(kept) == [(first.nrmp_code, known.nrmp_code), ("", "4567140C0"), (second.nrmp_code, "")]
    found = page(own.get(COUPLE))
    assert "Test Clinic" in found
    assert "No list we hold names this code." in found
    assert f"3. {second.nrmp_code} + unmatched" in own.get("/rank-list/codes.txt").content.decode()
    assert "Couples pay a fee of their own" in page(own.get("/rank-list/"))


@pytest.mark.parametrize(
    ("mine", "partner", "said"),
    [
        ("", "", "One of you at least has a program in a pair."),
        ("", "12345", "This has not the form of an NRMP code."),
        ("", "4567140X0", "This has not the form of an NRMP code."),
        ("", "\x00", "This holds characters that cannot be read."),
        ("", "9" * 5000, "at most 40 characters"),
        ("9999140C0", "4567140C0", "Select a valid choice."),
    ],
)
def test_a_pair_that_cannot_be_is_told_and_stays_typed(own, couple, mine, partner, said):
    answer = own.post(PAIR_ADD, {"mine": mine, "partner_code": partner})
    assert answer.status_code == 400
    assert said in page(answer)
    assert not PairChoice.objects.exists()


def test_a_pair_stands_once(own, couple):
    kept, (first, _) = couple
    own.post(PAIR_ADD, {"mine": first.nrmp_code, "partner_code": "4567140C0"})
    answer = own.post(PAIR_ADD, {"mine": first.nrmp_code, "partner_code": "4567-140-C0"})
    assert answer.status_code == 400
    assert "This pair stands on the list already." in page(answer)
    assert kept.pairs.count() == 1


@pytest.mark.parametrize(
    ("do", "expected"),
    [("up:1", [1, 0, 2]), ("top:2", [2, 0, 1]), ("remove:0", [1, 2]), ("order", [2, 1, 0])],
)
def test_pairs_are_moved_and_removed_without_gaps(own, couple, do, expected):
    kept, (first, second) = couple
    for mine in (first.nrmp_code, second.nrmp_code, ""):
        own.post(PAIR_ADD, {"mine": mine, "partner_code": "4567140C0"})
    before, rows = pairs(kept), list(kept.pairs.order_by("position"))
    kept.refresh_from_db()
    verb, _, at = do.partition(":")
    order = ",".join(str(row.pk) for row in rows[::-1])
    sent = {"do": f"{verb}:{rows[int(at)].pk}" if at else verb, "order": order}
    stale = own.post(PAIR_CHANGE, {**sent, "revision": 1})
    assert stale.status_code == 409
    assert pairs(kept) == before
    assert own.post(PAIR_CHANGE, {**sent, "revision": kept.revision}).status_code == 303
    assert pairs(kept) == [before[number] for number in expected]


@pytest.mark.parametrize("do", ["remove-whole:1", "score", "burn", "up:1", "order"])
def test_what_pairs_cannot_do_is_told(own, couple, do):
    kept, (first, _) = couple
    own.post(PAIR_ADD, {"mine": first.nrmp_code, "partner_code": "4567140C0"})
    kept.refresh_from_db()
    answer = own.post(PAIR_CHANGE, {"do": do.replace(":1", ":999999"), "revision": kept.revision, "order": "7"})
    assert answer.status_code == 400
    assert "Nothing was" in page(answer)
    assert kept.pairs.count() == 1


def test_two_hundred_pairs_take_few_queries(own, couple):
    kept, (first, _) = couple
    PairChoice.objects.bulk_create(
        PairChoice(rank_list=kept, track=first, partner_code=f"{n:04}140C0", position=n + 1) for n in range(200)
    )
    with CaptureQueriesContext(connection) as asked:
        assert own.get(COUPLE).status_code == 200
    assert len(asked) < 15
