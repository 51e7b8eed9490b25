"""Pay that employers wrote in resident-titled H-1B cases. Every row but those of the opening directory is made up."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.test import Client

from programs.models import FilingCase, Institution
from search.presenters.pay import pay_line
from search.resident_pay import LEAST, MOST, ResidentPay, fiscal_year, pay_of, resident_pay, yearly_rate
from tests.search import made_up

_numbers: Iterator[int] = count(1)


def case(low: str | None = "65000", high: str | None = None, unit: str = "Year", filed: str = "25010") -> FilingCase:
    """Of an employer that does not exist, filed on a day told as year and day of the year."""
    return FilingCase(
        case_number=f"I-200-{filed}-{next(_numbers):06}",
        job_title="Test Resident",
        soc_code="29-1216",
        employer="TEST EMPLOYER",
        employer_key="test employer",
        worksite_state="NY",
        wage_from=None if low is None else Decimal(low),
        wage_to=None if high is None else Decimal(high),
        wage_unit=unit,
        resident_titled=True,
    )


def kept(source: Any = None, **told: Any) -> FilingCase:
    made = case()
    made.source = source or made_up.source("test-cases", kind="government")
    for name, value in told.items():
        setattr(made, name, value)
    made.save()
    return made


def link(sponsor: Institution, **more: Any) -> None:
    row = {"employer": "TEST EMPLOYER", "employer_key": "test employer", "state": "NY"}
    sponsor.employer_links.create(**{**row, "relation": "same", "certainty": "sure", **more})


def pay(low: int, high: int, cases: int = 1, left_out: int = 0, *, shared: bool = False) -> ResidentPay:
    return ResidentPay(Decimal(low), Decimal(high), 2025, cases, left_out, shared)


# What one case states


@pytest.mark.parametrize(
    ("low", "high", "stated"),
    [
        ("65000", None, (65_000, 65_000)),
        ("65000", "0", (65_000, 65_000)),
        ("65000", "80000", (65_000, 80_000)),
        ("30000", "200000", (30_000, 200_000)),
    ],
)
def test_a_yearly_rate_is_taken_as_it_stands(low: str, high: str | None, stated: tuple[int, int]) -> None:
    assert yearly_rate(case(low, high)) == stated


@pytest.mark.parametrize(
    ("low", "high", "unit", "why"),
    [
        (None, None, "Year", "nothing is stated"),
        ("65000", None, "", "no unit is stated"),
        ("80", None, "Hour", "an hourly rate tells no hours"),
        ("1300", None, "Week", "weeks are not turned into years"),
        ("2600", None, "Bi-Weekly", "nor fortnights"),
        ("5500", None, "Month", "nor months"),
        ("31.25", None, "Year", "an hourly rate written as yearly"),
        ("5500", None, "Year", "a monthly rate written as yearly"),
        ("29999.99", None, "Year", "below the least"),
        ("650000", None, "Year", "a digit too many"),
        ("200000.01", None, "Year", "above the most"),
        ("75191", "321250", "Year", "one title for a resident and an attending doctor"),
        ("65000", "78", "Year", "an upper end in another unit"),
        ("80000", "65000", "Year", "ends below its start"),
    ],
)
def test_what_is_no_plausible_yearly_rate_is_not_taken(low: str, high: str, unit: str, why: str) -> None:
    assert yearly_rate(case(low, high, unit)) is None, why


@pytest.mark.parametrize(
    ("filed", "year"),
    [
        ("24268", 2025),  # 24 September 2024, decided in October: the first of the file of 2025
        ("24267", 2024),  # decided on 30 September
        ("25010", 2025),
        ("25273", 2026),
        ("23365", 2024),
    ],
)
def test_the_fiscal_year_is_that_of_the_decision(filed: str, year: int) -> None:
    assert fiscal_year(case(filed=filed)) == year


# Several cases


def test_the_range_runs_from_the_lowest_to_the_highest_and_counts_its_cases() -> None:
    cases = [case("70000"), case("62000", "66000"), case("65000", "78000")]
    assert resident_pay(cases) == pay(62_000, 78_000, cases=3)


def test_cases_without_a_yearly_rate_move_nothing_and_are_counted_apart() -> None:
    cases = [case("70000"), case("35"), case("80", unit="Hour"), case("640000")]
    assert resident_pay(cases) == pay(70_000, 70_000, cases=1, left_out=3)


def test_only_the_latest_year_that_states_pay_is_told() -> None:
    old, new, newer = case("60000", filed="24010"), case("65000"), case("33", filed="26010")
    assert resident_pay([old, new, newer]) == pay(65_000, 65_000)


@pytest.mark.parametrize("cases", [[], [case("35")], [case("80", unit="Hour")]])
def test_no_pay_is_told_where_no_case_states_one(cases: list[FilingCase]) -> None:
    assert resident_pay(cases) is None


# Which cases are whose


@pytest.mark.django_db
def test_a_case_is_the_institutions_by_a_link_that_counts() -> None:
    linked, by_body = made_up.institution("Test A"), made_up.institution("Test B")
    link(linked)
    link(by_body, employer="TEST BODY", employer_key="test body", relation="gme_body")
    kept()
    kept(employer_key="test body", wage_from=Decimal(72_000))
    assert pay_of([linked.pk, by_body.pk]) == {linked.pk: pay(65_000, 65_000), by_body.pk: pay(72_000, 72_000)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "more",
    [
        {"relation": "parent_system"},
        {"relation": "university"},
        {"relation": "affiliate"},
        {"certainty": "likely"},
        {"confirmed": False},
        {"state": "NJ"},
    ],
)
def test_other_links_bring_no_pay(more: dict[str, Any]) -> None:
    sponsor = made_up.institution("Test A")
    link(sponsor, **more)
    kept()
    assert pay_of([sponsor.pk]) == {}


@pytest.mark.django_db
def test_other_titles_withdrawn_cases_and_sources_that_were_taken_down_bring_no_pay() -> None:
    sponsor = made_up.institution("Test A")
    link(sponsor)
    kept(resident_titled=False)
    kept(certified=False)
    kept(made_up.source("test-hidden", published=False))
    assert pay_of([sponsor.pk]) == {}


@pytest.mark.django_db
def test_an_employer_of_several_institutions_is_told_to_be_one() -> None:
    one, other, alone = made_up.institution("Test A"), made_up.institution("Test B"), made_up.institution("Test C")
    link(one)
    link(other)
    link(alone, employer="TEST OWN", employer_key="test own")
    # A second spelling that has no case is no reason to say so.
    link(alone, employer="TEST UNUSED", employer_key="test unused")
    link(one, employer="TEST UNUSED", employer_key="test unused")
    kept()
    kept(employer_key="test own")
    found = pay_of([one.pk, alone.pk])
    assert {pk: told.shared for pk, told in found.items()} == {one.pk: True, alone.pk: False}


@pytest.mark.django_db
def test_pay_of_many_institutions_takes_three_queries(django_assert_num_queries: Any) -> None:
    sponsors = [made_up.institution(f"Test {number}") for number in range(5)]
    for sponsor in sponsors:
        link(sponsor)
    kept()
    with django_assert_num_queries(3):
        assert len(pay_of([sponsor.pk for sponsor in sponsors])) == 5


# In words


@pytest.mark.parametrize(
    ("told", "words", "limits"),
    [
        (pay(62_000, 78_000, cases=5), "$62,000 to $78,000 a year, fiscal 2025, 5 cases", 0),
        (pay(65_000, 65_000), "$65,000 a year, fiscal 2025, 1 case", 0),
        (pay(65_000, 65_000, left_out=1), "$65,000 a year, fiscal 2025, 1 case", 1),
        (pay(65_000, 65_000, left_out=2, shared=True), "$65,000 a year, fiscal 2025, 1 case", 2),
    ],
)
def test_pay_in_words_is_a_range_a_year_and_a_number_of_cases(told: ResidentPay, words: str, limits: int) -> None:
    line = pay_line(told)
    assert line.words == words
    assert len(line.limits) == limits


def test_cents_are_rounded_to_whole_dollars() -> None:
    told = ResidentPay(Decimal("63545.30"), Decimal("78141.50"), 2025, 2, 0)
    assert pay_line(told).amount == "$63,545 to $78,142 a year"


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_styles")
def test_the_program_page_tells_stated_pay_with_what_it_is_not(client: Client) -> None:
    program = made_up.program("Test A")
    link(program.institution)
    kept(wage_to=Decimal(78_000))
    kept(wage_unit="Hour")
    page = " ".join(client.get(f"/programs/{program.public_id}/", follow=True).content.decode().split())
    assert "<b>Stated pay in resident-titled H-1B cases:</b> $65,000 to $78,000 a year, fiscal 2025, 1 case</p>" in page
    assert "This is what the employer wrote in federal filings, not an offer." in page
    assert "1 more case states no yearly pay that can be right, and is left out." in page
    assert "Source: US Department of Labor disclosure data, single cases." in page


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_styles")
def test_the_program_page_tells_no_pay_where_none_is_stated(client: Client) -> None:
    program = made_up.program("Test A")
    link(program.institution)
    kept(wage_unit="Hour")
    page = client.get(f"/programs/{program.public_id}/", follow=True).content.decode()
    assert "H-1B filings by the employer" in page
    assert "Stated pay" not in page


# The opening directory


def test_the_opening_cases_give_pay_within_bounds_for_the_institutions_they_are_linked_to(opening: None) -> None:
    pays = pay_of(set(Institution.objects.values_list("pk", flat=True)))
    assert len(pays) == 67
    for told in pays.values():
        assert LEAST <= told.low <= told.high <= MOST
        assert told.fiscal_year == 2025
        assert told.cases > 0
    south_dakota = Institution.objects.get(code="2805")
    assert pays[south_dakota.pk] == pay(67_500, 69_500, cases=9)


def test_every_opening_case_was_decided_in_fiscal_2025(opening: None) -> None:
    cases = list(FilingCase.objects.all())
    assert len(cases) == 4671
    assert {fiscal_year(one) for one in cases} == {2025}


def test_four_opening_cases_state_no_plausible_yearly_pay(opening: None) -> None:
    resident = FilingCase.objects.filter(resident_titled=True)
    without = sorted(f"{one.wage_from:.0f} {one.wage_unit}" for one in resident if yearly_rate(one) is None)
    assert resident.count() == 676
    assert without == ["70 Hour", "75191 Year", "80 Hour", "90 Hour"]
