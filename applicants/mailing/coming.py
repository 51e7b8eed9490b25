"""What comes up for an applicant, and the mail that tells it: sections by day. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.mailing import periods
from search.presenters.words import day_words

DEADLINE = (14, 7, 1)
REPLY = (7, 1, 0)
THE_DAY_BEFORE = (1,)
ON_THE_DAY = (0,)
MOST = 100
"""So many are told in one mail; of more it says how many."""


@dataclass(frozen=True, slots=True, order=True)
class Coming:
    """`leads`: so many days before `day` it is told. `late`: told even once its day is over."""

    day: dt.date
    name: str
    lines: tuple[str, ...]
    path: str
    leads: tuple[int, ...]
    late: bool = False


def told_today(found: Iterable[Coming], after: dt.date, today: dt.date) -> list[Coming]:
    """What the days since `after` bring, each once, the soonest first."""
    told = {one for one in found if periods.crossed(one.day, one.leads, after, today, late=one.late)}
    return sorted(told)


def content(told: list[Coming], today: dt.date, language: str) -> dict[str, Any]:
    """In words of the language that is active, which is `language`."""
    shown, more = told[:MOST], len(told) - MOST
    sections: list[dict[str, Any]] = [
        {
            "title": when(day, today),
            "items": [{"name": one.name, "path": one.path, "lines": list(one.lines)} for one in same],
            "more": "",
        }
        for day, same in groupby(shown, key=lambda one: one.day)
    ]
    if more > 0:
        sections[-1]["more"] = ngettext(
            "%(count)d more is in your calendar.", "%(count)d more are in your calendar.", more
        ) % {"count": more}
    return {"language": language, "subject": _subject(told, today), "sections": sections}


def when(day: dt.date, today: dt.date) -> str:
    left = (day - today).days
    words = {"day": day_words(day), "count": left}
    if left < 0:
        return _("Since %(day)s") % words
    if left == 0:
        return _("Today, %(day)s") % words
    if left == 1:
        return _("Tomorrow, %(day)s") % words
    return ngettext("In %(count)d day: %(day)s", "In %(count)d days: %(day)s", left) % words


def _subject(told: list[Coming], today: dt.date) -> str:
    first = _("first %(when)s") % {"when": day_words(max(told[0].day, today))}
    count = ngettext("%(count)d thing is coming up", "%(count)d things are coming up", len(told)) % {"count": len(told)}
    return _("%(count)s, %(first)s") % {"count": count, "first": first}
