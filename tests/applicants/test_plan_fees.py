"""What a season costs beside the applications. Every program here is test data."""

from dataclasses import replace
from decimal import Decimal

import pytest

from applicants.plan import (
    FeeLine,
    Prices,
    Ranks,
    Registration,
    Tier,
    fees_to_come,
    plan,
)
from applicants.plan.season_fees import Due
from tests.applicants.plan_rows import ALL_PRICES, ERAS_2026, SEASON_2026, entry, fee, some

# What a season costs beside


def test_what_stands_before_the_first_tier_that_is_held_is_not_known_and_never_free():
    half = Prices(2026, tuple(line for line in ERAS_2026 if line.tier.first > 1))
    made = plan(some(32), half, {})
    amounts = [line.amount for line in made.costs[0].lines]
    assert amounts[:30] == [None] * 30
    assert amounts[30:] == [Decimal(30)] * 2


def test_the_token_and_the_transcript_are_spent_once_something_is_sent():
    assert fee(plan(some(1), ALL_PRICES, {}), "eras_token").due is Due.PLANNED
    made = plan([*some(1), entry(9, paid=True)], ALL_PRICES, {})
    assert [fee(made, name).due for name in ("eras_token", "usmle_transcript")] == [Due.SPENT, Due.SPENT]
    assert made.spent == Decimal(11 + 165 + 80)
    assert made.planned == Decimal(70)


def test_a_list_without_eras_calls_for_no_token():
    made = plan([entry(1, "110", "ResidencyCAS")], ALL_PRICES, {})
    assert {one.fee for one in made.fees} == {"nrmp_registration", "nrmp_late_registration"}


def test_a_list_of_another_match_calls_for_no_nrmp():
    made = plan([entry(1, "240", "SF Match", match_service="SF Match")], ALL_PRICES, {})
    assert made.fees == ()


def test_an_empty_list_costs_nothing():
    made = plan([], ALL_PRICES, {}, budget=Decimal(100))
    assert (made.whole, made.left, made.left_with_all, made.programs) == (0, 100, 100, 0)


@pytest.mark.parametrize(
    ("registration", "due", "unknown"),
    [
        (Registration(late=None), Due.NOT_DUE, False),
        (Registration(late=False), Due.NOT_DUE, False),
        (Registration(late=True), Due.PLANNED, True),
        (Registration(late=True, done=True), Due.NOT_DUE, False),
    ],
)
def test_a_late_fee_is_due_once_the_day_has_passed_unless_one_is_registered(registration, due, unknown):
    late = fee(plan(some(1), ALL_PRICES, {}, registration=registration), "nrmp_late_registration")
    assert (late.due, late.is_unknown, late.elsewhere) == (due, unknown, (2027,))


def test_a_late_fee_is_counted_in_a_season_that_has_one():
    lines = (FeeLine(2027, "nrmp_registration", Tier(Decimal(85))), SEASON_2026[-1])
    made = plan(some(1), Prices(2027, lines), {}, registration=Registration(late=True))
    assert made.planned == Decimal(135)
    told = plan(some(1), Prices(2027, lines), {}, registration=Registration(late=True, done=True))
    assert (told.spent, told.planned) == (Decimal(85), Decimal(0))


@pytest.mark.parametrize(
    ("ranks", "amount"),
    [
        (Ranks(21), 30),
        (Ranks(25, 20), 150),
        (Ranks(20, 22), 60),
        (Ranks(22, 22), 120),
        (Ranks(None, 21), 30),
        (Ranks(300), 8400),
    ],
)
def test_codes_beyond_twenty_cost_on_each_of_the_two_lists(ranks, amount):
    assert fee(plan(some(1), ALL_PRICES, {}, ranks=ranks), "nrmp_extra_rank").amount == amount


@pytest.mark.parametrize("ranks", [Ranks(), Ranks(0, 0), Ranks(20, 20)])
def test_twenty_codes_are_included(ranks):
    assert "nrmp_extra_rank" not in {one.fee for one in plan(some(1), ALL_PRICES, {}, ranks=ranks).fees}


def test_more_codes_than_the_price_speaks_of_are_not_guessed():
    extra = fee(plan(some(1), ALL_PRICES, {}, ranks=Ranks(301)), "nrmp_extra_rank")
    assert (extra.amount, extra.is_unknown, extra.counted) == (None, True, 0)


def test_extra_ranks_without_a_figure_are_not_known():
    extra = fee(plan(some(1), replace(ALL_PRICES, season=2030), {}, ranks=Ranks(25)), "nrmp_extra_rank")
    assert (extra.amount, extra.price, extra.elsewhere) == (None, None, (2026,))


def test_a_long_lists_further_fee_is_said_and_never_guessed():
    assert "nrmp_long_list" not in {one.fee for one in plan(some(1), ALL_PRICES, {}, ranks=Ranks(99)).fees}
    made = plan(some(1), ALL_PRICES, {}, ranks=Ranks(100))
    assert fee(made, "nrmp_long_list").is_unknown
    assert fee(made, "nrmp_long_list") in made.unknown_fees


def test_the_first_program_brings_the_fees_of_the_season_with_it():
    told = (ALL_PRICES, Ranks(), Registration())
    assert fees_to_come([], *told) == 165 + 80 + 70
    assert fees_to_come(some(1), *told) == 0
    assert fees_to_come([entry(1, "110", "ResidencyCAS")], *told) == 165 + 80
    assert fees_to_come([], ALL_PRICES, Ranks(25), Registration()) == 165 + 80 + 70
