"""From a budget and wishes to a list. Every program here is test data."""

from decimal import Decimal

import pytest

from applicants.plan import (
    Candidate,
    Evidence,
    FeeLine,
    Prices,
    Stopped,
    Tier,
    plan,
    propose,
)
from applicants.plan.proposal import counts_of
from tests.applicants.plan_rows import NAMES, PRICES, entry, some

# A proposal


def candidate(number, verdict="open", specialty="140", service="ERAS", evidence=Evidence.CURRENT, place=0):
    return Candidate(f"c{number}", specialty, NAMES[specialty], service, verdict, evidence, place)


def ids(proposal):
    return [choice.candidate.program for choice in proposal.choices]


def proposed(*candidates, listed=None, money=Decimal(1000), most=100, **more):
    return propose(candidates, listed or {}, PRICES, money=money, most=most, **more)


def test_the_verdict_weighs_before_the_evidence_and_that_before_the_cost_and_that_before_the_fit():
    found = proposed(
        candidate("ask", "confirm"),
        candidate("short", "short"),
        candidate("undated", evidence=Evidence.UNDATED, place=0),
        candidate("dear", "open", "140", place=1),
        candidate("cheap", "open", "420", place=2),
        candidate("cheap-later", "open", "420", place=3),
        listed={("140", "ERAS"): 30},
    )
    assert ids(found) == ["ccheap", "ccheap-later", "cdear", "cundated", "cshort", "cask"]
    assert [choice.amount for choice in found.choices] == [11, 11, 30, 30, 30, 30]
    assert (found.stopped, found.amount, found.left) == (Stopped.NO_MORE, 142, 858)


def test_equal_ones_come_in_the_order_of_their_ids():
    assert ids(proposed(candidate(2), candidate(1), candidate(3))) == ["c1", "c2", "c3"]


def test_a_closed_program_is_never_proposed_and_a_doubtful_one_only_where_it_is_asked_for():
    candidates = [candidate("no", "closed"), candidate("maybe", "doubtful"), candidate("yes")]
    assert ids(proposed(*candidates)) == ["cyes"]
    assert ids(proposed(*candidates, with_doubtful=True)) == ["cyes", "cmaybe"]


def test_places_are_counted_on_from_the_list():
    found = proposed(candidate(1, place=1), candidate(2, place=2), listed={("140", "ERAS"): 29})
    assert [(choice.number, choice.amount, choice.left) for choice in found.choices] == [(30, 11, 989), (31, 30, 959)]


def test_what_stands_on_the_list_is_counted_by_specialty_and_service():
    listed = [*some(2), entry("seen", seen=True), entry(8, "420"), entry(9, "110", "ResidencyCAS")]
    counted = {("140", "ERAS"): 3, ("420", "ERAS"): 1, ("110", "ResidencyCAS"): 1}
    assert counts_of(plan(listed, PRICES, {}).costs) == counted


def test_what_costs_too_much_is_passed_over_for_what_does_not():
    found = proposed(
        candidate("dear"), candidate("cheap", "confirm", "420"), listed={("140", "ERAS"): 30}, money=Decimal(20)
    )
    assert (ids(found), found.stopped, found.left) == (["ccheap"], Stopped.BUDGET, 9)


@pytest.mark.parametrize("money", [Decimal(10), Decimal(0), Decimal(-5)])
def test_without_the_money_nothing_is_proposed(money):
    found = proposed(candidate(1), money=money)
    assert (found.choices, found.stopped, found.left) == ((), Stopped.BUDGET, money)


def test_as_many_as_asked_for_and_no_more():
    found = proposed(*(candidate(number) for number in range(9)), most=4)
    assert (len(found.choices), found.stopped) == (4, Stopped.ENOUGH)


def test_without_a_limit_all_are_proposed():
    found = proposed(candidate(1), candidate(2), money=None)
    assert (len(found.choices), found.left, found.choices[0].left) == (2, None, None)


def test_what_has_no_known_price_is_never_proposed_but_counted():
    found = proposed(candidate(1), candidate(2, specialty="110", service="ResidencyCAS"))
    assert (ids(found), found.not_priced) == (["c1"], 1)


def test_where_the_next_place_has_no_known_price_nothing_more_is_proposed():
    prices = Prices(2026, (FeeLine(2026, "eras_application", Tier(Decimal(5), 1, 1)),))
    found = propose([candidate(1), candidate(2)], {}, prices, money=Decimal(100), most=9)
    assert (ids(found), found.stopped) == (["c1"], Stopped.NO_MORE)
