"""The order of a list: whatever is asked, the same items stand on it, each once."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.ranking.order import STEPS, WrongOrderError, by_score, moved, numbered, reordered, runs, stepped

items = st.lists(st.integers(1, 10_000), min_size=1, max_size=40, unique=True)


@given(items, st.data())
def test_a_move_puts_the_item_where_it_was_asked_and_leaves_the_others_in_order(known, data):
    item = data.draw(st.sampled_from(known))
    to = data.draw(st.integers(-5, len(known) + 5))
    found = moved(known, item, to)
    assert found.index(item) + 1 == min(max(to, 1), len(known))
    assert [one for one in found if one != item] == [one for one in known if one != item]


@given(items, st.data())
def test_steps_are_the_neighbours_and_the_ends(known, data):
    item, step = data.draw(st.sampled_from(known)), data.draw(st.sampled_from(sorted(STEPS)))
    at, found = known.index(item), stepped(known, item, step)
    last = len(known) - 1
    expected = {"up": max(0, at - 1), "down": min(last, at + 1), "top": 0, "bottom": last}[step]
    assert found.index(item) == expected
    assert sorted(found) == sorted(known)


@given(items, st.data())
def test_up_and_down_undo_each_other(known, data):
    item = data.draw(st.sampled_from(known))
    if known[0] != item:
        assert stepped(stepped(known, item, "up"), item, "down") == known


@given(items, st.data())
def test_an_order_is_taken_only_if_it_holds_each_item_once(known, data):
    wanted = data.draw(st.one_of(st.permutations(known), st.lists(st.sampled_from([*known, 77_777]), max_size=45)))
    if sorted(wanted) == sorted(known):
        assert reordered(known, wanted) == wanted
        return
    with pytest.raises(WrongOrderError) as wrong:
        reordered(known, wanted)
    assert wrong.value.missing == len([one for one in known if one not in wanted])
    assert wrong.value.foreign == (77_777 in wanted)
    assert wrong.value.doubled == len(wanted) - len(set(wanted))


@given(items, st.data())
def test_numbers_are_positions_where_they_can_all_be_had(known, data):
    some = data.draw(st.lists(st.sampled_from(known), unique=True))
    places = data.draw(st.permutations(range(1, len(known) + 1)))
    wanted = dict(zip(some, places, strict=False))
    found = numbered(known, wanted)
    assert sorted(found) == sorted(known)
    assert {item: found.index(item) + 1 for item in wanted} == wanted
    assert [one for one in found if one not in wanted] == [one for one in known if one not in wanted]


@given(items, st.data())
def test_numbers_past_the_end_and_numbers_twice_lose_nothing(known, data):
    wanted = data.draw(st.dictionaries(st.sampled_from(known), st.integers(-3, 10**17)))
    assert sorted(numbered(known, wanted)) == sorted(known)


@pytest.mark.parametrize(
    "act",
    [lambda: moved([1, 2], 3, 1), lambda: stepped([1, 2], 3, "up"), lambda: numbered([1, 2], {3: 1})],
)
def test_an_item_of_another_list_is_an_error_that_says_so(act):
    with pytest.raises(WrongOrderError, match="0 missing, 1 foreign, 0 doubled"):
        act()


scores = st.lists(st.one_of(st.none(), st.fractions(0, 10, max_denominator=20)), max_size=40)


@given(scores)
def test_by_score_the_highest_is_first_and_no_score_is_last_and_ties_stay(given_scores):
    known = list(enumerate(given_scores))
    found = by_score(known)
    assert sorted(found) == list(range(len(known)))
    for one, other in pairwise(found):
        a, b = given_scores[one], given_scores[other]
        assert b is None or (a is not None and a >= b)
        if a == b:
            assert one < other


def test_nought_is_a_score_and_stands_before_none():
    assert by_score([(1, None), (2, Fraction(0)), (3, Fraction(9))]) == [3, 2, 1]


@given(st.lists(st.sampled_from("abc"), max_size=40))
def test_runs_cover_the_list_and_change_kind_at_each_border(kinds):
    found = runs(kinds)
    assert [run.of for run in found for _ in range(run.count)] == kinds
    assert [position for run in found for position in range(run.first, run.last + 1)] == list(range(1, len(kinds) + 1))
    assert all(one.of != other.of for one, other in pairwise(found))
