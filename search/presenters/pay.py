"""Resident pay in words, as employers wrote it in federal filings."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.presenters.words import grouped
from search.resident_pay import ResidentPay


@dataclass(frozen=True, slots=True)
class PayLine:
    """`limits`: sentences, without full stops, on which cases these are; often none."""

    amount: str
    basis: str
    limits: tuple[str, ...]

    @property
    def words(self) -> str:
        return f"{self.amount}, {self.basis}"


def pay_line(pay: ResidentPay) -> PayLine:
    return PayLine(_amount(pay), _basis(pay), tuple(_limits(pay)))


def _amount(pay: ResidentPay) -> str:
    low, high = _dollars(pay.low), _dollars(pay.high)
    if low == high:
        return _("$%(amount)s a year") % {"amount": low}
    return _("$%(low)s to $%(high)s a year") % {"low": low, "high": high}


def _dollars(amount: Decimal) -> str:
    return grouped(int(amount.quantize(Decimal(1), ROUND_HALF_UP)))


def _basis(pay: ResidentPay) -> str:
    words = ngettext("fiscal %(year)d, %(count)s case", "fiscal %(year)d, %(count)s cases", pay.cases)
    return words % {"year": pay.fiscal_year, "count": grouped(pay.cases)}


def _limits(pay: ResidentPay) -> Iterator[str]:
    if pay.shared:
        yield _("The employer files for several institutions: a case may be another's")
    if pay.left_out:
        words = ngettext(
            "%(count)s more case states no yearly pay that can be right, and is left out",
            "%(count)s more cases state no yearly pay that can be right, and are left out",
            pay.left_out,
        )
        yield words % {"count": grouped(pay.left_out)}
