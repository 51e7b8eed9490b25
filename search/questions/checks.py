"""Answers that cannot be true together, or not on this day: each with the question it stands beside.

Pure. Only what certainly cannot be is refused; what is merely unusual is the applicant's own to tell.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from programs.normalise import match_year_of
from search.profile import ApplicantProfile, Month

FIRST_YEAR = 1950
YEARS_AHEAD = 10
EXPECTED = ("ecfmg_expected", "step2_expected", "step3_expected")

Told = Mapping[str, Any]
Problem = tuple[str, str]
"""The name of a question, and a sentence."""


def contradictions(told: Told, day: dt.date) -> Iterator[Problem]:
    """`told` by names of the form; what was wrong in itself is absent, and counts as not told."""
    for check in CHECKS:
        yield from check(told, day)


def _graduation(told: Told, day: dt.date) -> Iterator[Problem]:
    graduated: Month | None = told.get("graduated")
    if graduated is None:
        return
    last = told.get("match_year") or match_year_of(day)
    if graduated.year < FIRST_YEAR:
        yield "graduated", _("Give a year from %(first)d on.") % {"first": FIRST_YEAR}
    elif graduated.year > last:
        yield (
            "graduated",
            _("This is after the Match of %(year)d. Choose a later Match, or correct the year.") % {"year": last},
        )
    elif told.get("ecfmg_certified") and graduated > Month.of(day) and _is_img(told):
        yield "graduated", _("The ECFMG certificate comes after graduation: one of the two answers is not right.")


def _expected(told: Told, day: dt.date) -> Iterator[Problem]:
    for name in EXPECTED:
        month: Month | None = told.get(name)
        if month is None:
            continue
        if _is_past(month, day):
            yield name, _("This has passed. Give a month to come, or leave it blank.")
        elif month.year > day.year + YEARS_AHEAD:
            yield name, _("Give a year up to %(last)d.") % {"last": day.year + YEARS_AHEAD}


def _had_and_expected(told: Told, day: dt.date) -> Iterator[Problem]:
    if told.get("ecfmg_certified") and told.get("ecfmg_expected"):
        yield "ecfmg_expected", _("You have the certificate: leave this blank.")
    if told.get("step2") is not None and told.get("step2_expected"):
        yield "step2_expected", _("You have a score: leave this blank.")
    if told.get("step3") and told.get("step3_expected"):
        yield "step3_expected", _("You have passed Step 3: leave this blank.")


def _exams(told: Told, day: dt.date) -> Iterator[Problem]:
    failed = told.get("step1") == "fail"
    if failed and told.get("step1_score") is not None:
        yield "step1_score", _("Leave the score blank if your last result is a fail.")
    if failed and told.get("failed_step1") == 0:
        yield "failed_step1", _("You say above that Step 1 was failed: count that attempt here.")
    if failed and told.get("ecfmg_certified"):
        yield "step1", _("The ECFMG certificate needs a pass: one of the two answers is not right.")
    if told.get("step3") and told.get("ecfmg_certified") is False and _is_img(told):
        yield "step3", _("Step 3 comes after the ECFMG certificate: one of the two answers is not right.")


def _letters(told: Told, day: dt.date) -> Iterator[Problem]:
    letters = told.get("letters")
    for name in ("letters_us", "letters_specialty"):
        if letters is not None and (told.get(name) or 0) > letters:
            yield name, _("This is more than all your letters together.")


def _training(told: Told, day: dt.date) -> Iterator[Problem]:
    if told.get("pgy1_complete") and told.get("us_training_years") == 0:
        yield "pgy1_complete", _("With no year of training, a first year cannot be complete.")


def _is_past(month: Month, day: dt.date) -> bool:
    """A bare year lasts until its December."""
    return (month.year, month.month or 12) < (day.year, day.month)


def _is_img(told: Told) -> bool:
    country = told.get("school_country") or None
    return ApplicantProfile(school_country=country, graduated=told.get("graduated")).is_img


CHECKS: tuple[Callable[[Told, dt.date], Iterator[Problem]], ...] = (
    *(_graduation, _expected, _had_and_expected, _exams, _letters, _training),
)
