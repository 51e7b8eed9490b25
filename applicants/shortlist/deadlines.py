"""Which deadline holds for an entry: of its season and of the tracks that are meant. Pure.

Entries need to be as `rows.with_programs` gives them.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from applicants.calendar import as_of, day_of, standing_dates
from applicants.judging import kinds_of
from applicants.models import ShortlistEntry
from programs.models import ProgramDate
from programs.models.fact import Agreement
from search.presenters.dates import is_old, short_words
from search.presenters.evidence import kind_words


def deadline_words(entry: ShortlistEntry, day: dt.date) -> str:
    """No mere preferences; where the season has none, the newest of an earlier one."""
    meant, day = _meant(entry), as_of(day, entry.match_year)
    if not meant:
        return _("not stated")
    found = _standing(meant, entry, day)
    if not found:
        found = [min(meant, key=lambda date: (is_old(date, day), -(date.match_year or 0), date.kind))]
    return "; ".join(_words(date, day) for date in sorted(found, key=lambda date: date.kind))


def deadline_day(entry: ShortlistEntry, day: dt.date) -> dt.date | None:
    """The first of those that the season has. None: it has none, or sources differ about each."""
    found = _standing(_meant(entry), entry, as_of(day, entry.match_year))
    days = [day_of(date, entry.match_year) for date in found if date.agreement != Agreement.DISPUTED]
    return min(days, default=None)


def _meant(entry: ShortlistEntry) -> list[ProgramDate]:
    kinds = kinds_of(entry.track_codes)  # type: ignore[attr-defined]
    stated: Sequence[ProgramDate] = entry.program.stated_deadlines  # type: ignore[attr-defined]
    return [date for date in stated if not date.kind or not kinds or date.kind in kinds]


def _standing(dates: Sequence[ProgramDate], entry: ShortlistEntry, day: dt.date) -> list[ProgramDate]:
    kinds = kinds_of(entry.track_codes)  # type: ignore[attr-defined]
    return [date for date in standing_dates(dates, entry.match_year, kinds) if not is_old(date, day)]


def _words(date: ProgramDate, day: dt.date) -> str:
    words = _("sources differ") if date.agreement == Agreement.DISPUTED else short_words(date, day)
    return f"{kind_words(date.kind)}: {words}" if date.kind else words
