"""What a list costs, against a count made by hand, one code at a time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.ranking.fees import Price, fees

PRICE = Price(Decimal("30.00"), 21, 300, 2027, "C2", "")
codes = st.lists(st.integers(1, 400).map(lambda number: f"{number:04}140C0"), max_size=450)


def oracle(known):
    """Walks the list as a clerk would: each code that was not seen before is the next one."""
    seen, bill = [], 0
    for code in known:
        if code in seen:
            continue
        seen.append(code)
        if 20 < len(seen) <= 300:
            bill += 30
    return bill


@given(codes, codes)
def test_extra_codes_are_paid_on_each_side_apart(primary, supplemental):
    found = fees(primary, supplemental, PRICE)
    assert found.amount == oracle(primary) + oracle(supplemental)
    assert (found.primary, found.supplemental) == (len(set(primary)), len(set(supplemental)))


@given(codes, codes)
def test_a_code_that_stands_twice_is_paid_once(primary, supplemental):
    once = fees(primary, supplemental, PRICE)
    assert fees(primary * 2, supplemental * 2, PRICE) == once


@given(codes, st.data())
def test_a_longer_list_never_costs_less(primary, data):
    more = data.draw(codes)
    assert fees(primary + more, [], PRICE).amount >= fees(primary, [], PRICE).amount


def numbered(count):
    return [f"{number:04}140C0" for number in range(count)]


@pytest.mark.parametrize(
    ("primary", "supplemental", "amount"),
    [(0, 0, 0), (20, 20, 0), (21, 0, 30), (20, 21, 30), (21, 21, 60), (45, 0, 750), (300, 0, 8400), (301, 0, 8400)],
)
def test_twenty_are_included_and_three_hundred_are_the_most(primary, supplemental, amount):
    assert fees(numbered(primary), numbered(supplemental), PRICE).amount == amount


def test_what_is_not_known_is_never_nought():
    assert fees(numbered(21), [], None).amount is None
    assert fees(numbered(20), [], None).amount == 0


def test_the_long_list_and_the_couple_are_said_and_not_summed():
    assert not fees(numbered(99), [], PRICE).more_to_pay
    long = fees(numbered(100), [], PRICE)
    assert (long.long_list, long.amount) == (True, 80 * 30)
    couple = fees(numbered(3), [], PRICE, couple=True)
    assert (couple.couple, couple.more_to_pay, couple.amount) == (True, True, 0)
    assert (couple.left_primary, couple.left_supplemental) == (17, 20)
