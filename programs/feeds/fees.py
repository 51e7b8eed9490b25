"""What applying costs, season by season."""

from decimal import Decimal
from itertools import pairwise

from programs.feeds import cells
from programs.feeds.record import Feed, File, HeldError, Kept, Row, RowError, Run
from programs.feeds.upsert import bring_in_line
from programs.models import Fee
from programs.models.source import SourceKind

MOST = Decimal("99999.99")
KEY = ("match_year", "fee", "from_count")
COLUMNS = ("amount_usd", "unit", "to_count", "per", "grade", "source_url")


def keep(run: Run) -> Kept:
    moved = bring_in_line(Fee.objects.all(), KEY, COLUMNS, run.each("fees.csv", _fee))
    _hold_if_tiers_overlap()
    return Kept(moved=moved)


def _hold_if_tiers_overlap() -> None:
    """A tier that begins elsewhere now is another row, and the old one would go on naming a price beside it. What is
    kept by hand is the curators' own."""
    told = sorted(Fee.objects.filter(by_hand=False), key=lambda row: (row.match_year, row.fee, row.from_count or 1))
    for one, after in pairwise(told):
        first, then = one.from_count or 1, after.from_count or 1
        if (one.match_year, one.fee) == (after.match_year, after.fee) and (one.to_count or then) >= then:
            raise HeldError(
                f"{one.match_year} {one.fee}: the tiers from {first} and from {then} overlap; "
                "delete the one that holds no more in the admin"
            )


def _fee(row: Row) -> Fee:
    from_count = cells.optional_number(row, "from_count", 0, 10_000)
    to_count = cells.optional_number(row, "to_count", 0, 10_000)
    if from_count is not None and to_count is not None and to_count < from_count:
        raise RowError("to_count", f"{to_count} is less than from_count, {from_count}")
    return Fee(
        match_year=cells.number(row, "match_year", 2000, 2100),
        fee=cells.matching(row, "fee", r"[a-z0-9_]{1,40}", "a fee's name"),
        amount_usd=_amount(row),
        unit=cells.needed(row, "unit", 30),
        from_count=from_count,
        to_count=to_count,
        per=cells.needed(row, "per", 20),
        grade=cells.matching(row, "grade", "A|B|C|C2", "a grade (A, B, C or C2)"),
        source_url=cells.matching(row, "source", r"(https?://\S{1,490})?", "an address"),
    )


def _amount(row: Row) -> Decimal:
    amount = cells.amount(row, "amount_usd")
    if amount is None:
        raise RowError("amount_usd", "nothing is given")
    if amount > MOST:
        raise RowError("amount_usd", f"{amount} is more than {MOST}")
    return amount


FEED = Feed(
    name="fees",
    title="Fees of applying",
    kind=SourceKind.REFERENCE,
    about=(
        "Fees in US dollars of the 2026 and 2027 Match, each with the grade of its source: A official, C reported by "
        "one third party, C2 by two. Some rows name no page, and some pages give an earlier season's fee. Not "
        "complete: certification, long-list, couples and test-abroad fees are missing. Sales tax may be added."
    ),
    terms="Facts gathered from the pages that each row names",
    files=(
        File(
            "fees.csv",
            ("match_year", "fee", "amount_usd", "unit", "from_count", "to_count", "per", "grade", "source"),
            19,
        ),
    ),
    keep=keep,
    every_hours=24 * 7,
)
