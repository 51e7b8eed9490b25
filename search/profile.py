"""Who asks: what an applicant has told of themselves. Frozen, and never kept anywhere but where its owner put it.

None means not told: no rule takes it for a yes or a no. Members are those of `docs/interface.md`; `as_json` gives them.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from programs.normalise import match_year_of

NEEDS_NO_VISA = ("citizen", "permanent_resident")
US_SCHOOLS = ("US", "PR")
"""Schools of Puerto Rico are accredited with those of the states."""
CANADIANS_ARE_IMGS_FROM = (2025, 7)
"""Graduates of Canadian schools count as international from 1 July 2025 (facts, 3)."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year. `month` 0: only the year was told, and it stands before all its months."""

    year: int
    month: int = 0

    @classmethod
    def of(cls, day: dt.date) -> "Month":
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"


@dataclass(frozen=True, slots=True)
class Failed:
    """Failed attempts by exam. None: not told, which is not none."""

    step1: int | None = None
    step2: int | None = None
    cs: int | None = None
    step3: int | None = None

    @property
    def by_exam(self) -> tuple[int | None, ...]:
        return self.step1, self.step2, self.cs, self.step3


@dataclass(frozen=True, slots=True)
class Training:
    """Accredited training in the United States or Canada. A residency at home is not told here."""

    years: int | None = None
    pgy1_complete: bool | None = None


@dataclass(frozen=True, slots=True)
class ApplicantProfile:
    """Months in months, years in years, letters as counts. `step1`: "pass", "fail" or a score of before 2022."""

    match_year: int | None = None
    work_status: str | None = None
    ead_basis: str | None = None
    visas: tuple[str, ...] | None = None
    j1_years_used: int | None = None
    ecfmg_certified: bool | None = None
    ecfmg_expected: Month | None = None
    step1: str | int | None = None
    step2: int | None = None
    step2_expected: Month | None = None
    step3: bool | None = None
    step3_expected: Month | None = None
    failed: Failed = Failed()
    graduated: Month | None = None
    usce_hands_on_months: int | None = None
    observership_months: int | None = None
    letters: int | None = None
    letters_us: int | None = None
    letters_specialty: int | None = None
    school: str | None = None
    school_country: str | None = None
    us_training: Training = Training()
    home_residency: bool | None = None
    specialties: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    budget: int | None = None

    def season(self, day: dt.date) -> int:
        """The match year asked about; not told: the season that `day` falls in."""
        return self.match_year or match_year_of(day)

    @property
    def needs_no_visa(self) -> bool:
        return self.work_status in NEEDS_NO_VISA

    @property
    def is_img(self) -> bool:
        """Whether rules for international graduates are theirs. A Canadian school and no year told: taken for one."""
        if self.school_country in US_SCHOOLS:
            return False
        if self.school_country != "CA" or self.graduated is None:
            return True
        # A bare 2025 may lie on either side of July: the stricter rules are held.
        return (self.graduated.year, self.graduated.month or 12) >= CANADIANS_ARE_IMGS_FROM

    @property
    def visas_open(self) -> tuple[str, ...]:
        """The visas they would take; empty where none is needed or none was told."""
        return () if self.needs_no_visa else self.visas or ()

    @property
    def is_empty(self) -> bool:
        return self == ApplicantProfile(match_year=self.match_year)

    def as_json(self) -> dict[str, Any]:
        """As the API takes it; what was not told is left out."""
        plain = {name: _plain(getattr(self, name)) for name in self.__slots__}
        return {name: value for name, value in plain.items() if value not in (None, [], {})}


def _plain(value: Any) -> Any:
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Failed | Training):
        return {name: one for name in value.__slots__ if (one := getattr(value, name)) is not None}
    return value
