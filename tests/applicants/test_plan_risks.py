"""Budget, money at risk, where to stop, signals, and what several ask. Every program here is test data."""

from decimal import Decimal

import pytest

from applicants.plan import (
    Allowance,
    Ask,
    Lack,
    plan,
)
from tests.applicants.plan_rows import PRICES, entry, some

# Budget


def test_what_is_left_of_the_budget():
    made = plan([entry(1, seen=True), entry(2)], PRICES, {}, budget=Decimal(20))
    assert (made.left, made.left_with_all) == (9, -2)


def test_no_budget_no_remainder():
    made = plan([entry(1)], PRICES, {})
    assert (made.left, made.left_with_all) == (None, None)


# Money at risk


def test_money_on_programs_that_state_a_current_limit_is_told_by_name_and_amount():
    listed = [*some(30), entry("closed", verdict="closed"), entry("maybe", "420", verdict="doubtful")]
    made = plan(listed, PRICES, {})
    assert [(line.entry.name, line.amount) for line in made.wasted.lines] == [("Test program closed", 30)]
    assert (made.wasted.amount, made.wasted.spent, made.wasted.saves) == (30, 0, 30)
    assert [(line.entry.name, line.amount) for line in made.doubtful.lines] == [("Test program maybe", 11)]


def test_leaving_out_a_cheap_place_saves_a_dear_one():
    listed = [entry("closed", verdict="closed"), *some(30)]
    wasted = plan(listed, PRICES, {}).wasted
    assert (wasted.amount, wasted.saves) == (11, 30)


def test_what_is_sent_cannot_be_saved_any_more():
    listed = [entry("sent", verdict="closed", paid=True), entry("not", verdict="closed"), *some(2)]
    wasted = plan(listed, PRICES, {}).wasted
    assert (wasted.amount, wasted.spent, wasted.saves) == (22, 11, 11)


def test_money_at_risk_without_a_price_is_counted_apart():
    wasted = plan([entry(1, "110", "ResidencyCAS", verdict="closed")], PRICES, {}).wasted
    assert (wasted.amount, len(wasted.unpriced)) == (0, 1)


# Stopping


def test_stopping_at_thirty_saves_the_dear_ones():
    (cost,) = plan(some(43), PRICES, {}).costs
    (stop,) = cost.stops
    assert (stop.at, stop.saves, len(stop.lines)) == (30, 390, 13)


def test_stopping_never_counts_what_is_sent():
    (cost,) = plan([*some(32, paid=True), *some(2, start=32)], PRICES, {}).costs
    (stop,) = cost.stops
    assert (stop.saves, len(stop.lines)) == (60, 2)


@pytest.mark.parametrize("listed", [some(30), some(40, paid=True)])
def test_where_nothing_would_be_saved_no_stop_is_told(listed):
    assert plan(listed, PRICES, {}).costs[0].stops == ()


# Signals


@pytest.mark.parametrize(
    ("allowed", "gold_left", "silver_left", "one_kind"),
    [
        (Allowance(3, 12), 1, 11, False),
        (Allowance(1, 0), -1, -1, False),
        (Allowance(5), 2, None, True),
        (Allowance(2), -1, None, True),
        (None, None, None, False),
    ],
)
def test_signals_left_by_specialty(allowed, gold_left, silver_left, one_kind):
    """Where there is one kind alone, either mark is one of it."""
    listed = [entry(1, signal="gold"), entry(2, signal="gold"), entry(3, signal="silver"), entry(4)]
    (found,) = plan(listed, PRICES, {"140": allowed} if allowed else {}).signals
    assert (found.gold, found.silver, found.placed) == (2, 1, 3)
    assert (found.gold_left, found.silver_left, found.of_one_kind) == (gold_left, silver_left, one_kind)


def test_signals_of_one_specialty_say_nothing_of_another():
    found = plan([entry(1, signal="gold"), entry(2, "420")], PRICES, {"420": Allowance(6, 9)}).signals
    assert [(one.code, one.gold_left) for one in found] == [("140", None), ("420", 6)]


# What several ask


def test_what_is_asked_is_counted_by_rule_without_programs_that_are_done_with():
    listed = [
        entry(1, asks=(Ask("step3", Lack.MISSED), Ask("letters_us", Lack.TO_DO))),
        entry(2, asks=(Ask("letters_us", Lack.PREFERRED),)),
        entry(3, asks=(Ask("letters_us", Lack.NOT_TOLD), Ask("ecfmg", Lack.TO_DO))),
        entry(4, over=True, asks=(Ask("step3", Lack.MISSED),)),
    ]
    found = plan(listed, PRICES, {}).asked
    assert [(one.rule, one.programs) for one in found] == [("letters_us", 3), ("ecfmg", 1), ("step3", 1)]
    assert (found[0].missed, found[0].to_do, found[0].preferred, found[0].not_told) == (0, 1, 1, 1)
