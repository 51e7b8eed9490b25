"""The sums of a plan, and what a season costs beside the applications, in words."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applicants.plan import Plan, SeasonFee
from applicants.plan.prices import EXTRA_RANK
from applicants.plan.season_fees import LATE, LONG_LIST, Due
from applicants.planning.money import (
    PriceLine,
    dollars,
    dollars_or_unknown,
    fee_name,
    included_words,
    long_list_words,
    price_lines,
    why_unpriced,
)
from search.presenters.words import day_words


@dataclass(frozen=True, slots=True)
class Sum:
    """`name` is for style and tests. `over`: more than there is."""

    name: str
    label: str
    amount: str
    hint: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """Another season's figures, to be taken by following the link."""

    season: int
    address: str


@dataclass(frozen=True, slots=True)
class FeeShown:
    fee: str
    name: str
    amount: str
    state: str
    hint: str
    prices: tuple[PriceLine, ...]
    offers: tuple[Offer, ...]


AddressAsIn = Callable[[int], str]
"""The address of the same plan with what is missing counted as in a season."""


def sums(plan: Plan) -> tuple[Sum, ...]:
    shown = [
        Sum(
            "spent", _("Spent"), dollars(plan.spent), _("Applications that are sent, and what had to be paid for them.")
        ),
        Sum(
            "planned", _("Planned"), dollars(plan.planned), _("Seen in the application service, and the season's fees.")
        ),
        Sum(
            "to_check",
            _("To be checked in ERAS"),
            dollars(plan.to_check),
            _("On your list, but not ticked as seen in the application service."),
        ),
        Sum("whole", _("All together"), dollars(plan.whole), _("If you apply to everything on your list.")),
    ]
    if plan.left is not None and plan.left_with_all is not None:
        shown += [_left("left", plan.left, _("after what is spent and planned"))]
        shown += [_left("left_with_all", plan.left_with_all, _("if you apply to everything on your list"))]
    return tuple(shown)


def _left(name: str, amount: Decimal, when: str) -> Sum:
    if amount < 0:
        return Sum(name, _("Over your budget"), dollars(-amount), when, over=True)
    return Sum(name, _("Left of your budget"), dollars(amount), when)


def left_out(plan: Plan) -> tuple[str, ...]:
    """What stands in no sum, in sentences."""
    programs = [
        _("%(specialty)s, %(count)s: %(why)s")
        % {"specialty": cost.name, "count": len(cost.unpriced), "why": why_unpriced(cost.service, plan.season)}
        for cost in plan.unpriced
    ]
    fees = [_no_figure(fee, plan.season) for fee in plan.unknown_fees]
    return (*programs, *fees)


def _no_figure(fee: SeasonFee, season: int) -> str:
    if fee.fee == LONG_LIST:
        return long_list_words()
    return _("%(fee)s: we hold no figure for the %(year)s season.") % {"fee": fee_name(fee.fee), "year": season}


def fees_shown(plan: Plan, register_by: dt.date | None, address: AddressAsIn) -> tuple[FeeShown, ...]:
    """A late fee is told of from the day that registration has one, and counted once that day has passed."""
    return tuple(
        FeeShown(
            fee=fee.fee,
            name=fee_name(fee.fee),
            amount=dollars_or_unknown(fee.amount),
            state=_state(fee),
            hint=_hint(fee, register_by),
            prices=price_lines(fee.price) if fee.price else (),
            offers=tuple(Offer(season, address(season)) for season in fee.elsewhere),
        )
        for fee in plan.fees
        if fee.due is not Due.NOT_DUE or register_by is not None
    )


def _state(fee: SeasonFee) -> str:
    if fee.is_unknown:
        return _("in no sum")
    return {Due.SPENT: _("spent"), Due.PLANNED: _("planned"), Due.NOT_DUE: _("in no sum")}[fee.due]


def _hint(fee: SeasonFee, register_by: dt.date | None) -> str:
    if fee.fee == LATE and register_by is not None:
        return _late(fee.due, register_by)
    if fee.fee == EXTRA_RANK:
        return included_words()
    if fee.fee == LONG_LIST:
        return long_list_words()
    return _("Taken as paid: you have applied through ERAS.") if fee.fee in TAKEN and fee.due is Due.SPENT else ""


TAKEN = ("eras_token", "usmle_transcript")


def _late(due: Due, register_by: dt.date) -> str:
    told = {"day": day_words(register_by)}
    if due is Due.PLANNED:
        return _("%(day)s has passed. If you had registered by then, say so under your figures.") % told
    return _("Only if you register after %(day)s.") % told
