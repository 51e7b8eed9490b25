"""The scorecard: own criteria, own weights, points that are given, left empty, or cannot be."""

import re

import pytest

from applicants.models import Criterion, Score
from tests.applicants.ranking.rows import applicant, entry, signed_in
from tests.search import made_up

PAGE, CARD = "/interviews/", "/interviews/scorecard/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    return applicant()


@pytest.fixture
def own(client, who):
    return signed_in(client, who)


def page(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def of(kept, what=""):
    return f"{PAGE}{kept.pk}/{what}"


def test_criteria_are_ones_own_with_ones_own_weights(own, who):
    assert own.post(f"{CARD}suggested/").status_code == 303
    assert who.criteria.count() == 6
    own.post(f"{CARD}suggested/")
    assert who.criteria.count() == 6
    assert own.post(f"{CARD}add/", {"name": " Test  criterion ", "weight": "0"}).status_code == 303
    one = who.criteria.get(name="Test criterion")
    assert own.post(f"{CARD}{one.pk}/", {"name": "Test other", "weight": "10"}).status_code == 303
    one.refresh_from_db()
    assert (one.name, one.weight) == ("Test other", 10)
    assert own.post(f"{CARD}{one.pk}/remove/").status_code == 303
    assert not who.criteria.filter(pk=one.pk).exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "", "weight": "1"}, "This field is required."),
        ({"name": "Visa", "weight": "1"}, "You have a criterion of this name."),
        ({"name": "VISA", "weight": "1"}, "You have a criterion of this name."),
        ({"name": "Test", "weight": "11"}, "less than or equal to 10"),
        ({"name": "Test", "weight": "-1"}, "greater than or equal to 0"),
        ({"name": "Test", "weight": "much"}, "Enter a whole number."),
        ({"name": "x" * 61, "weight": "1"}, "at most 60 characters"),
        ({"name": "a\x00", "weight": "1"}, "This holds characters that cannot be read."),
    ],
)
def test_a_criterion_that_cannot_be_is_told(own, who, typed, said):
    Criterion.objects.create(applicant=who, name="Visa")
    other = Criterion.objects.create(applicant=who, name="Test second")
    for address in (f"{CARD}add/", f"{CARD}{other.pk}/"):
        answer = own.post(address, typed)
        assert answer.status_code == 400
        assert said in page(answer)
    assert who.criteria.count() == 2


def test_twenty_criteria_are_the_most(own, who):
    Criterion.objects.bulk_create(Criterion(applicant=who, name=f"Test {n}") for n in range(20))
    answer = own.post(f"{CARD}add/", {"name": "Test more", "weight": "1"})
    assert answer.status_code == 400
    assert "You have 20 criteria, which is the most." in page(answer)


def scored(who, *weights):
    return [Criterion.objects.create(applicant=who, name=f"Test {n}", weight=w) for n, w in enumerate(weights)]


def test_what_is_left_empty_is_not_scored_and_is_not_nought(own, who):
    kept = entry(who, made_up.program("Test Hospital"))
    one, other, idle = scored(who, 6, 2, 0)
    sent = {f"points_{one.pk}": "9", f"points_{other.pk}": "", f"points_{idle.pk}": "0"}
    assert own.post(of(kept, "score/"), sent).status_code == 303
    assert dict(kept.scores.values_list("criterion", "points")) == {one.pk: 9, idle.pk: 0}
    found = page(own.get(of(kept)))
    assert "9.0 of 10" in found
    assert "6 of 8 of the weights scored" in found
    assert '<td class="num">9.0</td><td class="num">6 of 8</td>' in page(own.get(CARD))
    own.post(of(kept, "score/"), {f"points_{one.pk}": "", f"was_{one.pk}": "9", f"was_{idle.pk}": "0"})
    assert not kept.scores.exists()


def test_points_that_another_window_gave_are_not_overwritten_unseen(own, who):
    kept = entry(who)
    one, other = scored(who, 1, 1)
    Score.objects.create(entry=kept, criterion=one, points=8)
    own.post(of(kept, "score/"), {f"points_{one.pk}": "", f"was_{one.pk}": "", f"points_{other.pk}": "3"})
    assert dict(kept.scores.values_list("criterion", "points")) == {one.pk: 8, other.pk: 3}


@pytest.mark.parametrize("points", ["11", "-1", "x", "9" * 500, "\x00"])
def test_points_that_cannot_be_are_told_and_nothing_is_kept(own, who, points):
    kept = entry(who)
    one, other = scored(who, 1, 1)
    answer = own.post(of(kept, "score/"), {f"points_{one.pk}": points, f"points_{other.pk}": "5"})
    assert answer.status_code == 400
    assert 'class="errorlist"' in page(answer)
    assert not kept.scores.exists()


def test_another_readers_criterion_is_not_scored(own, who):
    kept = entry(who)
    (theirs,) = scored(applicant("other"), 5)
    own.post(of(kept, "score/"), {f"points_{theirs.pk}": "5"})
    assert not Score.objects.exists()
