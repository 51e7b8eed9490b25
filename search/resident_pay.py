"""What employers wrote as yearly pay in single H-1B cases whose job title names a resident. No offer, and no average.

A case counts where it states one plausible yearly rate; the others are counted as left out:

- Other units are never turned into years: an hourly rate tells no hours, and moonlighters are paid by the hour.
- LEAST and MOST catch hourly, weekly or monthly pay written as yearly, a digit too many, and an attending doctor's pay.
- A range that ends below its start, or with one end past the bounds, says nothing: which end is wrong is not known.
- A case of a few days (June's end of a training year) states a rate a year all the same, and counts.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Count

from programs.filing_columns import OWN
from programs.models import EmployerLink, FilingCase

Spelling = tuple[str, str]
"""An employer's key and a state."""

YEARLY = "Year"
LEAST, MOST = Decimal(30_000), Decimal(200_000)
"""Dollars a year. In the opening file stated resident pay runs from 53,747 to 154,045; one case reaches 321,250 and is
titled for a resident and an attending doctor at once."""
DAYS_TO_DECIDE = 7
"""A case is decided within seven working days. The file goes by the year of decision and tells the day of filing."""


@dataclass(frozen=True, slots=True)
class ResidentPay:
    """The lowest and the highest yearly rate in the latest fiscal year that has one. `left_out`: cases of that year
    that state none. `shared`: an employer among them files for other institutions too, and a case may be theirs."""

    low: Decimal
    high: Decimal
    fiscal_year: int
    cases: int
    left_out: int
    shared: bool = False


def pay_of(institutions: Collection[int]) -> Mapping[int, ResidentPay]:
    """By primary key of the institution; none where no case states pay. Three queries for any number.

    A case is an institution's where a link that counts ties its employer, in the state of its worksite, to the
    institution itself or to its body for residents.
    """
    tied = _spellings(institutions)
    keys = {key for spellings in tied.values() for key, _state in spellings}
    found: dict[Spelling, list[FilingCase]] = defaultdict(list)
    counting = FilingCase.objects.filter(resident_titled=True, certified=True, source__published=True)
    for case in counting.filter(employer_key__in=keys):
        found[case.employer_key, case.worksite_state].append(case)
    filed = {pk: {at for at in spellings if at in found} for pk, spellings in tied.items()}
    shared = _shared(found)
    pays = {pk: resident_pay(case for at in mine for case in found[at]) for pk, mine in filed.items()}
    return {pk: replace(pay, shared=not shared.isdisjoint(filed[pk])) for pk, pay in pays.items() if pay is not None}


def _shared(spellings: Collection[Spelling]) -> set[Spelling]:
    """Those that are the own spelling of more than one institution: one body for the residents of several hospitals."""
    keys = {key for key, _state in spellings}
    links = EmployerLink.objects.counting().filter(employer_key__in=keys, relation__in=OWN).order_by()
    counted = links.values_list("employer_key", "state").annotate(Count("institution", distinct=True))
    return {(key, state) for key, state, count in counted if count > 1}


def _spellings(institutions: Collection[int]) -> Mapping[int, set[Spelling]]:
    tied: dict[int, set[Spelling]] = defaultdict(set)
    links = EmployerLink.objects.counting().filter(institution__in=institutions, relation__in=OWN).order_by()
    for institution, key, state in links.values_list("institution", "employer_key", "state"):
        tied[institution].add((key, state))
    return tied


def resident_pay(cases: Iterable[FilingCase]) -> ResidentPay | None:
    """Of resident-titled cases. None where none states a yearly rate."""
    by_year: dict[int, list[FilingCase]] = defaultdict(list)
    for case in cases:
        by_year[fiscal_year(case)].append(case)
    for year in sorted(by_year, reverse=True):
        rates = [rate for case in by_year[year] if (rate := yearly_rate(case)) is not None]
        if rates:
            low, high = min(low for low, _high in rates), max(high for _low, high in rates)
            return ResidentPay(low, high, year, len(rates), len(by_year[year]) - len(rates))
    return None


def yearly_rate(case: FilingCase) -> tuple[Decimal, Decimal] | None:
    """From and to, alike where one amount is stated. None for what is no plausible yearly rate."""
    low = case.wage_from
    if low is None or case.wage_unit != YEARLY:
        return None
    # An upper end of nothing or of zero is none: employers write both.
    high = case.wage_to or low
    return (low, high) if LEAST <= low <= high <= MOST else None


def fiscal_year(case: FilingCase) -> int:
    """The federal year, which begins in October, in which the case was decided: "I-200-24268-…" was filed on day 268
    of 2024."""
    year, day = 2000 + int(case.case_number[6:8]), int(case.case_number[8:11])
    decided = dt.date(year, 1, 1) + dt.timedelta(day - 1 + DAYS_TO_DECIDE)
    return decided.year + (decided.month >= 10)
