"""Moving programs about: no gap, none lost, none twice, and what cannot be meant moves nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.shortlist.ordering import OrderError, Wrong, arranged, beside, joined_by, placed

IDS = [f"{number:04}-140" for number in range(12)]
orders = st.lists(st.sampled_from(IDS), min_size=1, unique=True)


@given(orders, st.data())
def test_a_place_moves_one_and_keeps_the_others_in_order(order: list[str], data: st.DataObject) -> None:
    one, place = data.draw(st.sampled_from(order)), data.draw(st.integers(1, 2**31 - 1))
    after = placed(order, one, place)
    assert sorted(after) == sorted(order)
    assert after.index(one) == min(place, len(order)) - 1
    assert [other for other in after if other != one] == [other for other in order if other != one]


@given(orders.filter(lambda order: len(order) > 1), st.data(), st.booleans())
def test_a_neighbour_is_a_neighbour_afterwards(order: list[str], data: st.DataObject, after: bool) -> None:
    one = data.draw(st.sampled_from(order))
    neighbour = data.draw(st.sampled_from([other for other in order if other != one]))
    now = beside(order, one, neighbour, after=after)
    assert sorted(now) == sorted(order)
    assert now.index(one) - now.index(neighbour) == (1 if after else -1)
    assert [other for other in now if other != one] == [other for other in order if other != one]


@given(orders, st.data())
def test_what_a_page_shows_is_arranged_in_the_places_it_had(order: list[str], data: st.DataObject) -> None:
    shown = [one for one in order if data.draw(st.booleans())]
    wanted = data.draw(st.permutations(shown))
    now = arranged(order, shown, wanted)
    assert sorted(now) == sorted(order)
    assert [one for one in now if one in shown] == wanted
    assert [(at, one) for at, one in enumerate(now) if one not in shown] == [
        (at, one) for at, one in enumerate(order) if one not in shown
    ]


@given(orders, st.lists(st.sampled_from(IDS), max_size=14), st.lists(st.sampled_from(IDS), max_size=14))
def test_whatever_is_sent_nothing_is_lost(order: list[str], was: list[str], wanted: list[str]) -> None:
    try:
        now = arranged(order, was, wanted)
    except OrderError:
        return
    assert sorted(now) == sorted(order)


@pytest.mark.parametrize(
    ("was", "wanted", "wrong"),
    [
        (["a", "b", "c"], ["c", "a"], Wrong.MISSING),
        (["a", "b"], ["b", "a", "c"], Wrong.MISSING),
        (["a", "b"], ["a", "a"], Wrong.TWICE),
        (["a", "b"], ["b", "a", "z"], Wrong.NOT_ON_LIST),
        (["a", "z"], ["a", "b"], Wrong.NOT_ON_LIST),
        (["b", "a"], ["a", "b"], Wrong.MOVED_SINCE),
    ],
)
def test_an_order_that_cannot_be_meant_says_why(was: list[str], wanted: list[str], wrong: Wrong) -> None:
    with pytest.raises(OrderError) as caught:
        arranged(["a", "b", "c"], was, wanted)
    assert caught.value.wrong is wrong


def test_a_program_that_is_not_on_the_list_cannot_be_moved_nor_moved_beside() -> None:
    for move in (lambda: placed(["a"], "z", 1), lambda: beside(["a"], "a", "z", after=True)):
        with pytest.raises(OrderError) as caught:
            move()
        assert caught.value.wrong is Wrong.NOT_ON_LIST
    with pytest.raises(OrderError, match="twice"):
        beside(["a"], "a", "a", after=True)


@given(orders, st.data())
def test_what_is_taken_off_comes_back_to_its_place(order: list[str], data: st.DataObject) -> None:
    gone = {one for one in order if data.draw(st.booleans())}
    left = [one for one in order if one not in gone]
    assert joined_by(left, [(at, one) for at, one in enumerate(order, start=1) if one in gone]) == order


@given(orders, st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(IDS)), max_size=14))
def test_coming_back_loses_none_and_doubles_none(order: list[str], back: list[tuple[int, str]]) -> None:
    now = joined_by(order, back)
    assert sorted(now) == sorted({*order, *(one for _, one in back)})
    assert [one for one in now if one in order] == order
