from dataclasses import replace
from decimal import Decimal

import pytest

from programs.feeds.fees import FEED
from programs.feeds.record import HeldError
from programs.models import Fee
from programs.refresh import refresh
from tests.programs.feeds.runs import DAY, opening, run_again, run_of, table

pytestmark = pytest.mark.django_db
FIRST = {
    "match_year": "2026",
    "fee": "eras_application",
    "amount_usd": "11.00",
    "unit": "program",
    "from_count": "1",
    "to_count": "30",
    "per": "specialty",
    "grade": "A",
    "source": "https://students-residents.aamc.org/fees",
}
REST = FIRST | {"amount_usd": "30.00", "from_count": "31", "to_count": ""}
TOKEN = FIRST | {"fee": "eras_token", "amount_usd": "185", "from_count": "", "to_count": "", "source": ""}


def test_it_keeps_the_whole_opening_file_and_a_second_run_changes_nothing() -> None:
    first = run_of(FEED, opening(FEED))
    again = run_again(FEED, opening(FEED))
    assert first.rejections == again.rejections == []
    assert (Fee.objects.count(), first.kept.changed_rows, again.kept.changed_rows) == (19, 19, 0)
    tiers = Fee.objects.filter(match_year=2027, fee="eras_application").order_by("from_count")
    assert list(tiers.values_list("from_count", "to_count", "amount_usd", "grade")) == [
        (1, 30, Decimal("11.00"), "C2"),
        (31, None, Decimal("30.00"), "C2"),
    ]


def test_a_fee_without_a_tier_stays_one_row() -> None:
    run_of(FEED, table(FEED, TOKEN))
    assert run_again(FEED, table(FEED, TOKEN)).kept.changed_rows == 0
    assert run_of(FEED, table(FEED, TOKEN | {"amount_usd": "$1,190.50"})).kept.changed_rows == 1
    assert Fee.objects.values_list("from_count", "amount_usd", "source_url").get() == (None, Decimal("1190.50"), "")


def test_a_tier_is_told_from_another_by_where_it_begins() -> None:
    run_of(FEED, table(FEED, FIRST, REST))
    assert run_of(FEED, table(FEED, FIRST, REST | {"amount_usd": "31"})).kept.changed_rows == 1
    assert dict(Fee.objects.values_list("from_count", "amount_usd")) == {1: 11, 31: 31}


def test_a_fee_that_is_kept_by_hand_is_left_alone_until_it_is_handed_back() -> None:
    run_of(FEED, table(FEED, FIRST, REST, TOKEN))
    Fee.objects.exclude(from_count=1).update(amount_usd=99, by_hand=True)
    assert run_again(FEED, table(FEED, FIRST, REST, TOKEN)).kept.changed_rows == 0
    assert dict(Fee.objects.values_list("from_count", "amount_usd")) == {1: 11, 31: 99, None: 99}
    Fee.objects.update(by_hand=False)
    assert run_of(FEED, table(FEED, FIRST, REST, TOKEN)).kept.changed_rows == 2
    assert dict(Fee.objects.values_list("from_count", "amount_usd")) == {1: 11, 31: 30, None: 185}


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("match_year", "next", "'next' is not a whole number from 2000 to 2100"),
        ("fee", "", "'' is not a fee's name"),
        ("amount_usd", "", "nothing is given"),
        ("amount_usd", "-5", "'-5' is not an amount of money"),
        ("amount_usd", "1000000", "1000000 is more than 99999.99"),
        ("unit", "", "nothing is given"),
        ("to_count", "0", "0 is less than from_count, 1"),
        ("from_count", "one", "'one' is not a whole number from 0 to 10000"),
        ("per", "", "nothing is given"),
        ("grade", "", "'' is not a grade (A, B, C or C2)"),
        ("source", "aamc.org", "'aamc.org' is not an address"),
    ],
)
def test_a_broken_row_is_rejected_and_the_rest_goes_on(column: str, cell: str, reason: str) -> None:
    done = run_of(FEED, table(FEED, FIRST | {column: cell}, REST))
    assert done.refusals == [("fees.csv", 2, column, reason)]
    assert Fee.objects.get().from_count == 31


LONGER, AFTER_IT = FIRST | {"to_count": "40", "amount_usd": "12"}, REST | {"from_count": "41", "amount_usd": "31"}


def test_a_tier_that_reaches_into_one_that_stands_is_held_until_that_is_deleted(tmp_path) -> None:
    """Else the fortieth program would cost what the first forty cost, and the next what the old tier said."""
    for place, rows in (("old", (FIRST, REST)), ("new", (LONGER, AFTER_IT))):
        (tmp_path / place).mkdir()
        (tmp_path / place / "fees.csv").write_text(table(FEED, *rows)["fees.csv"], encoding="utf-8")
    few = replace(FEED, files=(replace(FEED.files[0], usual_rows=0),))
    assert refresh(few, day=DAY, place=tmp_path / "old").held_why == ""
    held = "2026 eras_application: the tiers from 1 and from 31 overlap; delete the one that holds no more in the admin"
    assert refresh(few, day=DAY, place=tmp_path / "new").held_why == held
    assert dict(Fee.objects.values_list("from_count", "amount_usd")) == {1: 11, 31: 30}
    Fee.objects.get(from_count=31).delete()
    assert refresh(few, day=DAY, place=tmp_path / "new").held_why == ""
    assert dict(Fee.objects.values_list("from_count", "amount_usd")) == {1: 12, 41: 31}


def test_tiers_of_one_file_that_overlap_are_held() -> None:
    with pytest.raises(HeldError, match="the tiers from 1 and from 21 overlap"):
        run_of(FEED, table(FEED, FIRST, REST | {"from_count": "21"}))
