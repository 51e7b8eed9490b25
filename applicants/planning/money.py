"""Money, prices and their sources in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from applicants.plan import Price, Tier
from applicants.plan.entries import ERAS
from applicants.plan.prices import EXTRA_RANK
from applicants.plan.season_fees import (
    INCLUDED_RANKS,
    LATE,
    LONG_FROM,
    LONG_LIST,
    REGISTRATION,
    TOKEN,
    TRANSCRIPT,
)
from programs.models.season import Grade
from programs.vocabulary import Label
from search.presenters.places import host, linkable

APPLICATIONS = "eras_application"
FEE_NAMES: Mapping[str, Label] = {
    APPLICATIONS: gettext_lazy("Applications through ERAS"),
    TOKEN: gettext_lazy("ERAS token for international graduates"),
    TRANSCRIPT: gettext_lazy("USMLE transcript through ERAS"),
    REGISTRATION: gettext_lazy("Registration with the NRMP"),
    LATE: gettext_lazy("Late registration with the NRMP"),
    EXTRA_RANK: gettext_lazy("Ranked codes beyond those included"),
    LONG_LIST: gettext_lazy("Further NRMP fee for a long rank list"),
}
UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One figure and who says so. `url` is empty where the row names no page. `borrowed`: another season's."""

    what: str
    amount: str
    season: int
    grade: str
    reported: bool
    url: str
    host: str
    borrowed: bool


def dollars(amount: Decimal) -> str:
    """Without cents where there are none."""
    return _dollars(amount, get_language())


@lru_cache(maxsize=2000)
def _dollars(amount: Decimal, _language: str | None) -> str:
    """Kept, for a long list tells hundreds. `_language` is that of the moment."""
    places = 0 if amount == amount.to_integral_value() else 2
    shown = number_format(abs(amount), decimal_pos=places, force_grouping=True)
    return (_("−$%(amount)s") if amount < 0 else _("$%(amount)s")) % {"amount": shown}


def dollars_or_unknown(amount: Decimal | None) -> str:
    return _("not known") if amount is None else dollars(amount)


def fee_name(fee: str) -> str:
    return str(FEE_NAMES[fee])


def grade_words(grade: str) -> str:
    return str(Grade(grade).label) if grade in Grade else _("grade not known")


def price_lines(price: Price) -> tuple[PriceLine, ...]:
    return tuple(_line(price, tier) for tier in price.tiers)


def _line(price: Price, tier: Tier) -> PriceLine:
    return PriceLine(
        what=_what(price.fee, tier),
        amount=dollars(tier.amount),
        season=price.season,
        grade=grade_words(tier.grade),
        reported=tier.grade != Grade.OFFICIAL,
        url=linkable(tier.source),
        host=host(tier.source),
        borrowed=price.borrowed,
    )


def _what(fee: str, tier: Tier) -> str:
    told = {"first": tier.first, "last": tier.last}
    if fee == APPLICATIONS and tier.last is None:
        return _("each program from number %(first)s on in a specialty") % told
    if fee == APPLICATIONS:
        return _("each of programs %(first)s to %(last)s in a specialty") % told
    if fee == EXTRA_RANK:
        return _("each code from number %(first)s to %(last)s on a list") % told
    return _("once a season")


def why_unpriced(service: str, season: int) -> str:
    """Why a program's application stands in no sum."""
    if service == ERAS:
        return _("We hold no ERAS fee for the %(year)s season yet, so these stand in no sum.") % {"year": season}
    if service == UNCONFIRMED:
        return _("Which service takes these applications is not confirmed, so no price is given: they stand in no sum.")
    told = {"service": service}
    return _("Through %(service)s, not ERAS: its price is not known to us, so these stand in no sum.") % told


def long_list_words() -> str:
    return _("NRMP asks a further fee from %(count)s ranks on. Its amount is not known to us.") % {"count": LONG_FROM}


def included_words() -> str:
    return _("%(count)s codes are included on the primary list, and as many on all supplemental lists together.") % {
        "count": INCLUDED_RANKS
    }
