"""How lately someone checked what a page says, in words."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from programs import upkeep
from programs.normalise import match_year_of
from search.presenters.words import day_words


@dataclass(frozen=True, slots=True)
class Rechecked:
    """`stale`: nobody has, or too long ago."""

    words: str
    stale: bool


def rechecked(name: str, day: dt.date) -> Rechecked:
    """One query."""
    return in_words(upkeep.row(name, day))


def all_rechecked(day: dt.date) -> Mapping[str, Rechecked]:
    """Every task by its name. One query."""
    return {row.task.name: in_words(row) for row in upkeep.rows(day)}


def in_words(row: upkeep.Row) -> Rechecked:
    if not row.not_rechecked and row.done_on:
        return Rechecked(_("Rechecked on %(day)s") % {"day": day_words(row.done_on)}, stale=False)
    if row.task.good_for is None:
        return Rechecked(_("Not rechecked for the %(year)s season") % {"year": match_year_of(row.day)}, stale=True)
    if row.done_on is None:
        return Rechecked(_("Not rechecked since it was written"), stale=True)
    return Rechecked(_("Not rechecked since %(day)s") % {"day": day_words(row.done_on)}, stale=True)
