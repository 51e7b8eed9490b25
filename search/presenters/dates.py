"""Dates of programs and of the season, in words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.fields import FIELDS
from programs.models import ProgramDate, SeasonEvent, Statement
from programs.models.fact import Agreement, StrengthClass
from programs.models.season import Grade
from programs.normalise import match_year_of, season_day
from programs.vocabulary import Label
from search.presenters.evidence import Said, said
from search.presenters.facts import equals
from search.presenters.places import host, linkable
from search.presenters.words import date_value_words, day_words, month_day_words


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date that a program states. `passed` is about this season; dates of earlier seasons are `old`.

    `silence`: no date, but that none is stated for this season while an earlier one's is.
    """

    label: str
    sides: tuple[Said, ...]
    disputed: bool
    differing: tuple[Said, ...]
    passed: bool
    old: bool
    silence: str = ""

    @property
    def words(self) -> str:
        return self.silence or self.sides[0].words


@dataclass(frozen=True, slots=True)
class EventLine:
    """One national event of the season. `reported`: not confirmed by an official page."""

    name: str
    when: str
    grade: str
    reported: bool
    passed: bool
    url: str
    host: str


def date_lines(dates: Iterable[ProgramDate], day: dt.date) -> tuple[DateLine, ...]:
    """Newest season first; dates stated for every season before those of earlier seasons.

    Where only days of earlier seasons are stated, a line before them says that none is for this one.
    """
    season = match_year_of(day)
    ordered = sorted(dates, key=lambda date: (date.event, -(date.match_year or season), date.kind))
    return tuple(
        line
        for event, of_event in groupby(ordered, key=lambda date: date.event)
        for line in _lines(event, list(of_event), day)
    )


def _lines(event: str, dates: list[ProgramDate], day: dt.date) -> list[DateLine]:
    stated = [date_line(date, day) for date in dates]
    if any(date.match_year is None or not is_old(date, day) for date in dates):
        return stated
    silence = _("Not stated for the %(year)s Match") % {"year": match_year_of(day)}
    return [DateLine(str(FIELDS[event].label), (), False, (), passed=False, old=False, silence=silence), *stated]


def date_line(date: ProgramDate, day: dt.date) -> DateLine:
    label = str(FIELDS[date.event].label)
    if date.strength_class == StrengthClass.PREFERENCE:
        label = _("%(date)s (preferred)") % {"date": label}
    first = said(date.statement, day, season=date.match_year, words=date_words(date, day))
    others = tuple(_other(statement, date, day) for statement in date.differing.all())
    disputed = date.agreement == Agreement.DISPUTED
    against = equals(first, others) if disputed else ()
    return DateLine(
        label=label,
        sides=(first, *against),
        disputed=disputed,
        differing=tuple(other for other in others if other not in against),
        passed=_in_season(date, day) < day and not is_old(date, day),
        old=is_old(date, day),
    )


def _other(statement: Statement, date: ProgramDate, day: dt.date) -> Said:
    return said(statement, day, season=date.match_year, words=date_value_words(statement.value))


def is_old(date: ProgramDate, day: dt.date) -> bool:
    """A date of an earlier season, or one "for every season" that was stated for an earlier one."""
    season = match_year_of(day)
    if date.match_year is not None:
        return date.match_year < season
    return date.statement.match_year is not None and date.statement.match_year < season


def date_words(date: ProgramDate, day: dt.date) -> str:
    """What is said depends on the day: "1 December, as stated for every season" while it is to come, then "15 November
    has passed; season not stated". A day of another season names that season, and never reads as this one's."""
    if date.day is not None and date.match_year is not None:
        return _dated_words(date.day, date.match_year, day)
    words = month_day_words(date.month_day)
    if is_old(date, day):
        told = {"date": words, "year": date.statement.match_year}
        return _("%(date)s, as stated for earlier seasons (%(year)s Match)") % told
    if _in_season(date, day) >= day:
        return _("%(date)s, as stated for every season") % {"date": words}
    if date.statement.match_year is None:
        return _("%(date)s has passed; season not stated") % {"date": words}
    return _("%(date)s has passed") % {"date": words}


def _dated_words(on: dt.date, match_year: int, day: dt.date) -> str:
    told = {"date": day_words(on), "year": match_year}
    if match_year < match_year_of(day):
        return _("For the %(year)s Match: %(date)s (that season is over)") % told
    if match_year > match_year_of(day):
        return _("For the %(year)s Match: %(date)s") % told
    return _("%(date)s, passed") % {"date": day_words(on)} if on < day else day_words(on)


def short_words(date: ProgramDate, day: dt.date) -> str:
    """The same where it stands alone for all that is stated: a day of an earlier season says what this one lacks."""
    if date.day is None or date.match_year is None or not is_old(date, day):
        return date_words(date, day)
    told = {"year": match_year_of(day), "earlier": date.match_year, "date": day_words(date.day)}
    return _("not stated for %(year)s; stated for %(earlier)s: %(date)s") % told


def _in_season(date: ProgramDate, day: dt.date) -> dt.date:
    """The day itself, or the day that a date for every season has in the present one."""
    return date.day or season_day(date.month_day, match_year_of(day))


EVENTS: dict[str, Label] = {
    "eras_opens": gettext_lazy("ERAS opens"),
    "eras_submission_opens": gettext_lazy("Applications can be sent"),
    "nrmp_registration_opens": gettext_lazy("Match registration opens"),
    "programs_may_review": gettext_lazy("Programs may read applications"),
    "mspe_released": gettext_lazy("School performance letters are released"),
    "nrmp_standard_registration_deadline": gettext_lazy("Match registration at the standard fee ends"),
    "ecfmg_pathways_deadline": gettext_lazy("ECFMG Pathways applications close"),
    "ranking_opens": gettext_lazy("Rank lists open"),
    "rank_list_deadline": gettext_lazy("Rank lists close"),
    "match_week": gettext_lazy("Match Week"),
    "match_status_and_soap_opens": gettext_lazy("You learn whether you matched; SOAP opens"),
    "soap_offer_rounds": gettext_lazy("SOAP offer rounds"),
    "soap_offer_round_1": gettext_lazy("SOAP offers, round 1"),
    "soap_offer_round_2": gettext_lazy("SOAP offers, round 2"),
    "soap_offer_round_3": gettext_lazy("SOAP offers, round 3"),
    "soap_offer_round_4": gettext_lazy("SOAP offers, round 4"),
    "match_day": gettext_lazy("Match Day"),
    "eras_season_closes": gettext_lazy("ERAS season closes"),
    "residency_starts": gettext_lazy("Residency starts"),
}


GRADES: dict[str, Label] = {
    Grade.OFFICIAL: gettext_lazy("official"),
    Grade.SECONDARY: gettext_lazy("second hand"),
    Grade.THIRD_PARTY: gettext_lazy("reported"),
    Grade.THIRD_PARTIES_AGREE: gettext_lazy("reported twice"),
}


def event_lines(events: Iterable[SeasonEvent], services: set[str], day: dt.date) -> tuple[EventLine, ...]:
    """The events of the services that a program uses, ECFMG always."""
    return tuple(event_line(event, day) for event in events if event.service in {*services, "ECFMG"})


def event_line(event: SeasonEvent, day: dt.date) -> EventLine:
    reported = event.grade in {Grade.THIRD_PARTY, Grade.THIRD_PARTIES_AGREE}
    return EventLine(
        name=str(EVENTS.get(event.event, event.event.replace("_", " "))),
        when=_when(event),
        grade=str(GRADES.get(event.grade, event.grade)),
        reported=reported,
        passed=timezone.localtime(event.ends_at or event.starts_at).date() < day,
        url=linkable(event.source_url),
        host=host(event.source_url),
    )


def _when(event: SeasonEvent) -> str:
    starts = timezone.localtime(event.starts_at)
    ends = timezone.localtime(event.ends_at) if event.ends_at else None
    if event.all_day:
        if ends is None or ends.date() == starts.date():
            return day_words(starts.date())
        return _("%(first)s to %(last)s") % {"first": day_words(starts.date()), "last": day_words(ends.date())}
    clock = date_format(starts, "H:i")
    if ends is not None and ends.date() == starts.date():
        clock = _("%(first)s to %(last)s") % {"first": clock, "last": date_format(ends, "H:i")}
    return _("%(day)s, %(clock)s Eastern") % {"day": day_words(starts.date()), "clock": clock}
