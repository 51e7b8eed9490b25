"""Made-up applicants, and every way in which an answer can be told. No such person exists."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from search.profile import NEEDS_NO_VISA, ApplicantProfile, Failed, Month, Training
from search.questions.countries import COUNTRIES
from search.questions.form import EAD_BASES, WORK_STATUSES
from search.states import STATES

DAY = dt.date(2026, 11, 21)
SEASON = 2027
KNOWN_SPECIALTIES = ("140", "320", "440")

FULL: dict[str, Any] = {
    "match_year": 2028,
    "work_status": "ead",
    "ead_basis": "spouse",
    "visas": ["j1", "h1b"],
    "j1_years_used": 1,
    "ecfmg_certified": False,
    "ecfmg_expected": "2027-01",
    "step1": 231,
    "step2": 245,
    "step3": False,
    "step3_expected": "2027",
    "failed": {"step1": 1, "step2": 0, "cs": 0, "step3": 2},
    "graduated": "2019-06",
    "usce_hands_on_months": 2,
    "observership_months": 1,
    "letters": 3,
    "letters_us": 2,
    "letters_specialty": 1,
    "school": "Test School of Medicine",
    "school_country": "PK",
    "us_training": {"years": 1, "pgy1_complete": True},
    "home_residency": True,
    "specialties": ["320", "140"],
    "states": ["NY", "TX"],
    "kinds": ["C", "M"],
    "budget": 2500,
}
"""Every member but `step2_expected`, which no one with a score can give."""


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def several(values: Any) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=5).map(tuple)


MONTHS_TO_COME = st.builds(Month, st.integers(SEASON, 2036), st.integers(0, 12))
MONTHS_PAST = st.builds(Month, st.integers(1950, 2025), st.integers(0, 12))
COUNTS = maybe(st.integers(0, 20))
LINES = st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=9), max_size=9)


@st.composite
def profiles(draw: st.DrawFn) -> ApplicantProfile:
    """Profiles in which no two answers contradict each other."""
    certified, step3, step2 = draw(maybe(st.booleans())), draw(maybe(st.booleans())), draw(maybe(st.integers(1, 300)))
    step1 = draw(maybe(st.just("pass") | st.integers(1, 300) | st.just("fail")))
    certified = None if step1 == "fail" and certified else certified
    status, letters, years = draw(maybe(st.sampled_from(list(WORK_STATUSES)))), draw(COUNTS), draw(COUNTS)
    fewer = maybe(st.integers(0, 20 if letters is None else letters))
    failed = draw(st.builds(Failed, COUNTS, COUNTS, COUNTS, COUNTS))
    return ApplicantProfile(
        match_year=draw(maybe(st.integers(SEASON, SEASON + 3))),
        work_status=status,
        ead_basis=draw(maybe(st.sampled_from(list(EAD_BASES)))) if status == "ead" else None,
        visas=None if status in NEEDS_NO_VISA else draw(several(["j1", "h1b"])) or None,
        j1_years_used=draw(COUNTS),
        ecfmg_certified=certified,
        ecfmg_expected=None if certified else draw(maybe(MONTHS_TO_COME)),
        step1=step1,
        step2=step2,
        step2_expected=None if step2 else draw(maybe(MONTHS_TO_COME)),
        step3=None if certified is False and step3 else step3,
        step3_expected=None if step3 else draw(maybe(MONTHS_TO_COME)),
        failed=Failed(failed.step1 or None, failed.step2, failed.cs, failed.step3) if step1 == "fail" else failed,
        graduated=draw(maybe(MONTHS_PAST)),
        usce_hands_on_months=draw(maybe(st.integers(0, 120))),
        observership_months=draw(maybe(st.integers(0, 120))),
        letters=letters,
        letters_us=draw(fewer),
        letters_specialty=draw(fewer),
        school=" ".join(draw(LINES)) or None,
        school_country=draw(maybe(st.sampled_from(list(COUNTRIES)))),
        us_training=Training(years, draw(maybe(st.booleans())) if years else None),
        home_residency=draw(maybe(st.booleans())),
        specialties=draw(several(KNOWN_SPECIALTIES)),
        states=draw(several(STATES)),
        kinds=draw(several("CMAPR")),
        budget=draw(maybe(st.integers(0, 1_000_000))),
    )
