"""What the pages of the plan are given to draw."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from applicants.plan import Plan, Price, Prices
from applicants.plan.entries import ERAS
from applicants.plan.prices import EXTRA_RANK
from applicants.plan.season_fees import LATE, REGISTRATION, TOKEN, TRANSCRIPT
from applicants.planning.money import APPLICATIONS, dollars, fee_name, price_lines
from applicants.planning.planned import Planned
from applicants.planning.proposal_shown import proposal_shown
from applicants.planning.proposing import Asked, proposed
from applicants.planning.risks_shown import asked_shown, risk_shown, signals_shown
from applicants.planning.specialties_shown import specialties_shown
from applicants.planning.sums_shown import AddressAsIn, Offer, fees_shown, left_out, sums

PRICED = (APPLICATIONS, TOKEN, TRANSCRIPT, REGISTRATION, LATE, EXTRA_RANK)
"""Fees of the table of sources, in its order."""
SEVERAL = 2

Context = dict[str, Any]


def plan_page(planned: Planned) -> Context:
    plan = planned.plan
    asked = asked_shown(plan)
    address = _address(reverse("applicants:plan"), plan.season)
    return {
        "season": plan.season,
        "programs": plan.programs,
        "knows_reader": planned.profile is not None,
        "sums": sums(plan),
        "left_out": left_out(plan),
        "has_budget": plan.budget is not None,
        "budget": "" if plan.budget is None else dollars(plan.budget),
        "fees": fees_shown(plan, planned.register_by, address),
        "wasted": risk_shown(plan.wasted, planned.limits),
        "doubtful": risk_shown(plan.doubtful, planned.limits),
        "specialties": specialties_shown(plan),
        "signals": signals_shown(plan),
        "several": [one for one in asked if one.programs >= SEVERAL],
        "single": [one for one in asked if one.programs < SEVERAL],
        **_of_prices(planned.prices, plan, address),
    }


def proposal_page(planned: Planned, asked: Asked) -> Context:
    """`needs`: what is missing before anything can be proposed; empty where it can."""
    needs = _needs(planned)
    prices = _of_prices(planned.prices, planned.plan, _address(reverse("applicants:plan"), planned.plan.season))
    context: Context = {"season": planned.plan.season, "needs": needs, **prices}
    if not needs and planned.match is not None:
        proposal = proposed(planned, planned.match, asked)
        context["proposal"] = proposal_shown(proposal, planned, planned.match)
        context["left_out"] = left_out(planned.plan)
    return context


def _needs(planned: Planned) -> str:
    if planned.profile is None or not planned.profile.specialties:
        return "specialties"
    if planned.plan.budget is None:
        return "budget"
    return "" if planned.prices.of(APPLICATIONS) else "prices"


def calculator_page(plan: Plan | None, prices: Prices, counts: Sequence[tuple[str, str]]) -> Context:
    """`counts`: those asked for, as they stand in the address."""
    address = _address(reverse("applicants:plan-calculator"), prices.season, counts)
    context: Context = {"season": prices.season, **_of_prices(prices, plan, address)}
    if plan is not None:
        applications = sum((cost.known for cost in plan.costs), start=type(plan.whole)(0))
        context |= {
            "applications": dollars(applications),
            "whole": dollars(plan.whole),
            "left_out": left_out(plan),
            "fees": fees_shown(plan, None, address),
            "specialties": specialties_shown(plan, by_program=False),
        }
    return context


def _of_prices(prices: Prices, plan: Plan | None, address: AddressAsIn) -> Context:
    """Every figure with its source, and the seasons whose figures could stand in for what is missing."""
    held = [(fee_name(fee), price) for fee in PRICED if (price := prices.of(fee))]
    lacks = prices.of(APPLICATIONS) is None and (plan is None or any(cost.service == ERAS for cost in plan.costs))
    offered = prices.seasons_of(APPLICATIONS) if lacks else ()
    return {
        "prices": [(name, price_lines(price)) for name, price in held],
        "borrowed": _borrowed([price for _name, price in held]),
        "offers": [Offer(season, address(season)) for season in offered],
    }


def _borrowed(prices: Sequence[Price]) -> int | None:
    """The other season that figures were taken from; None: all are the season's own."""
    return next((price.season for price in prices if price.borrowed), None)


def _address(path: str, season: int, more: Sequence[tuple[str, str]] = ()) -> AddressAsIn:
    return lambda other: f"{path}?{urlencode([*more, ('season', season), ('fees', other)])}"
