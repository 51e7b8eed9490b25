"""Money and curves in words, where the opening directory has no such case. Prices here are made up."""

from decimal import Decimal

import pytest
from django.utils import translation

from applicants.plan import Entry, FeeLine, Prices, Tier, plan
from applicants.planning.curve import curve
from applicants.planning.money import dollars, grade_words, why_unpriced


@pytest.mark.parametrize(
    ("amount", "words"),
    [("0", "$0"), ("11.00", "$11"), ("1234.5", "$1,234.50"), ("-40", "−$40"), ("8400", "$8,400")],
)
def test_money_has_cents_only_where_there_are_some(amount: str, words: str) -> None:
    with translation.override("en"):
        assert dollars(Decimal(amount)) == words


def test_a_service_that_is_not_confirmed_is_said_to_be() -> None:
    assert "is not confirmed, so no price is given" in why_unpriced("unconfirmed", 2027)
    assert grade_words("?") == "grade not known"
    assert grade_words("A") == "official"


def drawn(*tiers: Tier, count: int = 3):
    lines = tuple(FeeLine(2027, "eras_application", tier) for tier in tiers)
    listed = [Entry(f"p{number}", "Test", "140", "Test medicine", "ERAS") for number in range(count)]
    (cost,) = plan(listed, Prices(2027, lines), {}).costs
    return curve(cost)


def test_a_curve_ends_where_prices_do_and_is_not_drawn_past_them() -> None:
    found = drawn(Tier(Decimal(5), 1, 6))
    assert [row.count for row in found.rows] == [3]
    assert len(found.listed.split()) == 4
    assert len(found.beyond.split()) == 4
    assert drawn(Tier(Decimal(5), 1, 2)) is None


def test_a_curve_of_what_costs_nothing_lies_flat() -> None:
    found = drawn(Tier(Decimal(0)))
    assert found.amounts == ()
    assert {point.split(",")[1] for point in found.listed.split()} == {"160.0"}


def test_the_curve_rises_as_the_sums_do() -> None:
    found = drawn(Tier(Decimal(11), 1, 30), Tier(Decimal(30), 31), count=43)
    heights = [float(point.split(",")[1]) for point in [*found.listed.split(), *found.beyond.split()[1:]]]
    assert heights == sorted(heights, reverse=True)
    assert (found.words, found.anchor, [mark.words for mark in found.rises]) == ("$720", "end", ["30"])
    assert [row.amount for row in found.rows if row.here] == ["$720"]
