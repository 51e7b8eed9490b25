"""What a rank list costs beyond registration. Pure; amounts and their sources come from the season's `Fee` rows.

Included are 20 different codes on the primary list, and 20 across all supplemental lists together; each code above
that costs the same, to 300 at most (facts, 2b). A further fee from 100 ranks and one for couples exist; their amounts
are not known, so they are never part of a sum.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

INCLUDED = 20
MOST_CODES = 300
LONG_LIST_FROM = 100


@dataclass(frozen=True, slots=True)
class Price:
    """Of one code, from the `first` to the `last` (None: no bound). `match_year`: the season it was told for."""

    amount: Decimal
    first: int
    last: int | None
    match_year: int
    grade: str
    url: str

    def of(self, codes: int) -> Decimal:
        charged = codes if self.last is None else min(codes, self.last)
        return self.amount * max(0, charged - self.first + 1)


@dataclass(frozen=True, slots=True)
class ListFees:
    """`amount` None: codes are to be paid for and the price is not known."""

    primary: int
    supplemental: int
    extra_primary: int
    extra_supplemental: int
    amount: Decimal | None
    long_list: bool
    couple: bool

    @property
    def left_primary(self) -> int:
        return max(0, INCLUDED - self.primary)

    @property
    def left_supplemental(self) -> int:
        return max(0, INCLUDED - self.supplemental)

    @property
    def more_to_pay(self) -> bool:
        """Whether a fee of unknown amount comes on top."""
        return self.long_list or self.couple


def fees(primary: Iterable[str], supplemental: Iterable[str], price: Price | None, *, couple: bool = False) -> ListFees:
    """`primary` and `supplemental`: NRMP codes, of which each counts once however often it stands."""
    main, beside = len(set(primary)), len(set(supplemental))
    extra = max(0, main - INCLUDED), max(0, beside - INCLUDED)
    unpriced = None if any(extra) else Decimal(0)
    amount = unpriced if price is None else price.of(main) + price.of(beside)
    return ListFees(main, beside, *extra, amount, main + beside >= LONG_LIST_FROM, couple)
