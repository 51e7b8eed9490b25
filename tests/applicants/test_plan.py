"""What applications cost, by place, specialty, service and season. Every program here is test data."""

from dataclasses import replace
from decimal import Decimal

import pytest

from applicants.plan import (
    FeeLine,
    Prices,
    Stage,
    Tier,
    plan,
)
from tests.applicants.plan_rows import ALL_PRICES, PRICES, SEASON_2026, entry, fee, some

# What applications cost


def test_aamcs_own_example_comes_out():
    """43 in internal medicine and 7 in radiology: $797 (AAMC, 2026 season)."""
    made = plan([*some(43, seen=True), *some(7, "420", seen=True)], PRICES, {})
    assert [cost.known for cost in made.costs] == [Decimal(720), Decimal(77)]
    assert made.planned == made.whole == Decimal(797)


@pytest.mark.parametrize(("count", "cost"), [(1, 11), (29, 319), (30, 330), (31, 360), (32, 390), (100, 2430)])
def test_the_price_rises_after_the_thirtieth_of_a_specialty(count, cost):
    assert plan(some(count), PRICES, {}).whole == cost


def test_a_program_is_paid_once_however_often_it_is_told():
    made = plan([entry(1, kinds=("C",)), entry(1, kinds=("P",)), entry(2)], PRICES, {})
    assert (made.programs, made.whole) == (2, Decimal(22))


def test_preliminary_medicine_counts_in_medicines_tier():
    listed = [*some(30, kinds=("C",)), entry("prelim", kinds=("P",))]
    (medicine,) = plan(listed, PRICES, {}).costs
    assert [line.entry.is_preliminary for line in medicine.lines[-2:]] == [False, True]
    assert medicine.lines[-1].amount == Decimal(30)


def test_no_chosen_track_is_no_preliminary_year():
    assert not entry(1).is_preliminary
    assert not entry(1, kinds=("C", "P")).is_preliminary


def test_other_services_have_no_price_and_stand_in_no_sum():
    made = plan([entry(1), entry(2, "110", "ResidencyCAS"), entry(3, "240", "SF Match")], PRICES, {})
    assert made.whole == Decimal(11)
    assert [(cost.service, len(cost.unpriced)) for cost in made.unpriced] == [("ResidencyCAS", 1), ("SF Match", 1)]
    assert [cost.price for cost in made.unpriced] == [None, None]
    assert made.unpriced[0].curve == ()


def test_the_order_is_the_readers_own_within_what_is_sent_seen_and_unseen():
    listed = [entry("unseen"), entry("seen", seen=True), entry("sent", paid=True), entry("seen-too", seen=True)]
    (cost,) = plan(listed, PRICES, {}).costs
    assert [(line.number, line.entry.program) for line in cost.lines] == [
        (1, "psent"),
        (2, "pseen"),
        (3, "pseen-too"),
        (4, "punseen"),
    ]
    assert [cost.of(stage) for stage in Stage] == [Decimal(11), Decimal(22), Decimal(11)]
    assert cost.sent == 1


def test_money_is_planned_only_once_the_program_is_seen():
    made = plan([entry(1, seen=True), entry(2), entry(3, paid=True)], PRICES, {})
    assert (made.spent, made.planned, made.to_check) == (Decimal(11), Decimal(11), Decimal(11))


def test_the_curve_is_the_running_sum():
    (cost,) = plan(some(32), PRICES, {}).costs
    assert (cost.curve[0], cost.curve[29], cost.curve[30], cost.curve[31]) == (11, 330, 360, 390)


# Seasons


def test_a_season_without_fees_says_so_and_borrows_nothing():
    made = plan(some(3), replace(ALL_PRICES, season=2028), {})
    assert made.whole == 0
    assert [cost.price for cost in made.costs] == [None]
    assert {one.fee for one in made.unknown_fees} == {"eras_token", "usmle_transcript", "nrmp_registration"}
    assert fee(made, "eras_token").elsewhere == (2026,)


def test_another_seasons_figures_are_taken_where_the_reader_asks_and_are_marked():
    made = plan(some(3), replace(ALL_PRICES, season=2028, as_in=2026), {})
    price = made.costs[0].price
    assert price is not None
    assert (price.season, price.borrowed) == (2026, True)
    assert made.whole == Decimal(33 + 165 + 80 + 70)


def test_a_figure_of_the_season_stands_before_a_borrowed_one():
    lines = (*ALL_PRICES.lines, FeeLine(2028, "eras_token", Tier(Decimal(200))))
    token = fee(plan(some(1), Prices(2028, lines, as_in=2026), {}), "eras_token")
    assert token.price is not None
    assert (token.amount, token.price.borrowed) == (Decimal(200), False)


def test_borrowing_from_the_season_itself_changes_nothing():
    assert replace(ALL_PRICES, as_in=2026).of("nrmp_late_registration") is None
    assert replace(ALL_PRICES, as_in=2027).of("nrmp_late_registration") is not None


def test_the_nearest_season_is_offered_first_and_the_later_of_two_as_near():
    lines = tuple(FeeLine(season, "eras_token", Tier(Decimal(1))) for season in (2024, 2026, 2028, 2027))
    assert Prices(2027, lines).seasons_of("eras_token") == (2028, 2026, 2024)


def test_beyond_the_last_tier_nothing_is_known():
    price = Prices(2026, SEASON_2026).of("nrmp_extra_rank")
    assert price is not None
    assert (price.of(20), price.of(21), price.of(300), price.of(301)) == (0, 30, 30, None)
    assert price.between(299, 1) == 30
    assert price.between(299, 2) is None


def test_the_curve_ends_where_prices_do():
    lines = (FeeLine(2026, "eras_application", Tier(Decimal(5), 1, 2)),)
    (cost,) = plan(some(4), Prices(2026, lines), {}).costs
    assert cost.curve == (5, 10)
    assert cost.known == 10
    assert len(cost.unpriced) == 2
    assert cost.stops == ()
