"""Schools of current residents in words: whether the applicant's own is there, and which ones are. No people."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.models import ResidentSchool
from programs.normalise import folded
from programs.reconcile import Age
from search.presenters.evidence import age_words, cycle_words, reading_words
from search.presenters.places import host, linkable
from search.profile import ApplicantProfile
from search.questions.countries import COUNTRIES
from search.resident_schools import age_on, is_same_country

TOLD_FROM = 3
"""Fewer residents of one school could be told from each other: they are "at least one"."""


@dataclass(frozen=True, slots=True)
class SchoolLine:
    school: str
    country: str
    words: str
    source: "PageLine"


@dataclass(frozen=True, slots=True)
class PageLine:
    """As `components/source.html` shows it. `voice` is the host: a page speaks for itself."""

    voice: str
    url: str
    cycle: str
    reading: str
    age: Age
    age_words: str
    host: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class ResidentSchools:
    """`yours` is empty where the applicant has told no school."""

    yours: str
    lines: tuple[SchoolLine, ...]


def resident_schools(
    rows: Sequence[ResidentSchool], profile: ApplicantProfile | None, day: dt.date
) -> ResidentSchools | None:
    """None where nothing is known: then nothing is shown."""
    if not rows:
        return None
    lines = tuple(_line(one, day) for one in rows)
    return ResidentSchools(_yours(rows, profile, day) if profile and profile.school else "", lines)


def _line(one: ResidentSchool, day: dt.date) -> SchoolLine:
    how_old = age_on(one, day)
    return SchoolLine(
        school=one.school,
        country=str(COUNTRIES.get(one.country, one.country)),
        words=_counted(one),
        source=PageLine(
            voice=host(one.page_url) or one.page_url,
            url=linkable(one.page_url),
            cycle=cycle_words(one.stated_for),
            reading=reading_words(one.read_on),
            age=how_old,
            age_words=age_words(how_old, one.match_year),
        ),
    )


def _counted(one: ResidentSchool) -> str:
    if not _is_told(one):
        return _("at least one resident")
    return ngettext("%(count)d resident", "%(count)d residents", one.count or 0) % {"count": one.count}


def _is_told(one: ResidentSchool) -> bool:
    return one.count is not None and one.count >= TOLD_FROM


def _yours(rows: Sequence[ResidentSchool], profile: ApplicantProfile, day: dt.date) -> str:
    mine = [one for one in rows if _is_theirs(one, profile)]
    if not mine:
        return _("Your school is not among those named here. That says nothing about whether they would take you.")
    return from_your_school(min(mine, key=lambda one: (-(one.match_year or 0), -(one.count or 0))), day)


def _is_theirs(one: ResidentSchool, profile: ApplicantProfile) -> bool:
    return one.school_key == folded(profile.school or "") and is_same_country(one.country, profile)


def from_your_school(one: ResidentSchool, day: dt.date) -> str:
    """ "3 current residents are from your school (stated for 2026)". What is older speaks of residents of then."""
    year = cycle_words(one.stated_for) if one.stated_for else _("year not stated")
    return _sentence(one, is_older=age_on(one, day) is Age.OLDER) % {"count": one.count, "year": year}


def _sentence(one: ResidentSchool, *, is_older: bool) -> str:
    if is_older:
        if not _is_told(one):
            return _("At least one resident was from your school (%(year)s)")
        return ngettext(
            "%(count)d resident was from your school (%(year)s)",
            "%(count)d residents were from your school (%(year)s)",
            one.count or 0,
        )
    if not _is_told(one):
        return _("At least one current resident is from your school (%(year)s)")
    return ngettext(
        "%(count)d current resident is from your school (%(year)s)",
        "%(count)d current residents are from your school (%(year)s)",
        one.count or 0,
    )
