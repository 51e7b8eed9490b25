"""What a season costs beside the applications: once each, whatever the number of programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from applicants.plan.entries import ERAS, NRMP, Entry
from applicants.plan.prices import EXTRA_RANK, NOTHING, Price, Prices

TOKEN, TRANSCRIPT, REGISTRATION = "eras_token", "usmle_transcript", "nrmp_registration"
LATE, LONG_LIST = "nrmp_late_registration", "nrmp_long_list"
INCLUDED_RANKS, LONG_FROM, MOST_RANKS = 20, 100, 300
"""Codes that registration covers; from how many a further fee is due, whose amount is not known; how many there may be.
The primary list and all supplemental lists together are counted apart (NRMP)."""


class Due(Enum):
    """NOT_DUE: not part of any sum. SPENT is taken from what has been sent, or told."""

    SPENT = "spent"
    PLANNED = "planned"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Ranks:
    """How many codes are to be ranked. None: not told."""

    primary: int | None = None
    supplemental: int | None = None

    @property
    def beyond(self) -> int:
        return sum(max(0, (codes or 0) - INCLUDED_RANKS) for codes in (self.primary, self.supplemental))

    @property
    def is_long(self) -> bool:
        return (self.primary or 0) >= LONG_FROM


@dataclass(frozen=True, slots=True)
class Registration:
    """With the NRMP. `late`: its standard day has passed; None: that day is not known. `done`: as the reader told."""

    late: bool | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class SeasonFee:
    """`amount` None: not known. `elsewhere`: other seasons that have a figure, offered and never taken unasked."""

    fee: str
    due: Due
    amount: Decimal | None
    price: Price | None
    elsewhere: tuple[int, ...] = ()

    @property
    def counted(self) -> Decimal:
        return self.amount if self.amount is not None and self.due is not Due.NOT_DUE else NOTHING

    @property
    def is_unknown(self) -> bool:
        return self.amount is None and self.due is not Due.NOT_DUE


def season_fees(
    entries: Sequence[Entry], prices: Prices, ranks: Ranks, registration: Registration
) -> tuple[SeasonFee, ...]:
    """Only those that the list calls for. A long list's further fee has no figure in any season."""
    found: list[SeasonFee] = []
    by_eras = [entry for entry in entries if entry.service == ERAS]
    if by_eras:
        due = Due.SPENT if any(entry.paid for entry in by_eras) else Due.PLANNED
        found += [_flat(TOKEN, due, prices), _flat(TRANSCRIPT, due, prices)]
    if any(entry.match_service == NRMP for entry in entries):
        found += _of_registration(prices, registration)
    if ranks.beyond:
        price = prices.of(EXTRA_RANK)
        found.append(_fee(EXTRA_RANK, Due.PLANNED, _for_ranks(price, ranks), price, prices))
    if ranks.is_long:
        found.append(SeasonFee(LONG_LIST, Due.PLANNED, None, None))
    return tuple(found)


def fees_to_come(entries: Sequence[Entry], prices: Prices, ranks: Ranks, registration: Registration) -> Decimal:
    """What a first program of ERAS and the NRMP adds to the season's fees: nothing where the list has called for them
    already. Money for more programs is what is left after it."""
    first = Entry("", "", "", "", ERAS)
    after, before = (
        sum((fee.counted for fee in season_fees(listed, prices, ranks, registration)), NOTHING)
        for listed in ([*entries, first], entries)
    )
    return after - before


def _of_registration(prices: Prices, registration: Registration) -> list[SeasonFee]:
    due = Due.SPENT if registration.done else Due.PLANNED
    late = Due.PLANNED if registration.late and not registration.done else Due.NOT_DUE
    return [_flat(REGISTRATION, due, prices), _flat(LATE, late, prices)]


def _flat(fee: str, due: Due, prices: Prices) -> SeasonFee:
    price = prices.of(fee)
    return _fee(fee, due, price.of(1) if price else None, price, prices)


def _fee(fee: str, due: Due, amount: Decimal | None, price: Price | None, prices: Prices) -> SeasonFee:
    return SeasonFee(fee, due, amount, price, prices.seasons_of(fee) if price is None else ())


def _for_ranks(price: Price | None, ranks: Ranks) -> Decimal | None:
    """Each of the two lists has its own included codes."""
    if price is None:
        return None
    amounts = [price.between(0, codes or 0) for codes in (ranks.primary, ranks.supplemental)]
    return None if None in amounts else sum((one for one in amounts if one is not None), NOTHING)
