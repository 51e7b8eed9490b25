"""Who says so, where, for which cycle, read when, and how old that makes it: one statement in words.

Expects `source`, `institution` and `readings` of each statement to be prefetched: no query is made here.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programs import fields
from programs.models import Reading, Statement
from programs.models.source import SourceKind
from programs.models.statement import AppliesTo, Basis
from programs.pages.exceptions import ACTIVE_PRACTICE, AN_EXCEPTION, ANOTHER_WAY, FULL_LICENSE, US_TRAINING
from programs.reconcile import Age, age, cycle_of
from search.presenters.places import host, linkable
from search.presenters.words import day_words, mark, value_words


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a value comes from. `url` is empty when the page field holds no address a browser may follow."""

    voice: str
    url: str
    host: str
    where: str
    cycle: str
    reading: str
    age: Age
    age_words: str


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: what it says, how sure the reading is, and its source. `cycle` is empty when none is stated."""

    words: str
    mark: str
    link: str
    cycle: str
    notes: tuple[str, ...]
    source: SourceLine


def said(statement: Statement, day: dt.date, *, season: int | None = None, words: str = "") -> Said:
    """`season` overrides the stated cycle. `words` overrides the value's."""
    return Said(
        words=words or value_words(statement.field, statement.value, statement.strength, statement.scope),
        mark=mark(statement.field, statement.value),
        link=linkable(statement.value) if fields.FIELDS[statement.field].kind is fields.Kind.URL else "",
        cycle=statement.stated_cycle,
        notes=tuple(notes(statement)),
        source=source_line(statement, day, season=season),
    )


def source_line(statement: Statement, day: dt.date, *, season: int | None = None) -> SourceLine:
    """A day carries its own season, whatever the page says around it: read today, last year's is still last year's."""
    match_year = season or cycle_of(statement)
    live = read_live_on(statement)
    how_old = age(fields.FIELDS[statement.field], match_year, live, day)
    return SourceLine(
        voice=voice(statement),
        url=linkable(statement.page_url),
        host=host(statement.page_url),
        where=statement.where_on_page,
        cycle=cycle_words(statement.stated_cycle),
        reading=reading_words(live),
        age=how_old,
        age_words=age_words(how_old, match_year),
    )


def read_live_on(statement: Statement) -> dt.date | None:
    """The last day on which the live page was read; None when only a stored copy was."""
    live = [reading.day for reading in statement.readings.all() if reading.read_from == Reading.ReadFrom.LIVE]
    return max(live, default=None)


def voice(statement: Statement) -> str:
    """Whose words these are. An office speaks for all programs of its institution; a tracker only reports."""
    if statement.source.kind == SourceKind.TRACKER:
        return _("Public tracker, second hand")
    if statement.institution_id is not None:
        return _("GME office, for all its programs")
    return capfirst(str(SourceKind(statement.source.kind).label))


def cycle_words(stated_cycle: str) -> str:
    if not stated_cycle:
        return _("cycle not stated")
    return _("stated for %(cycle)s") % {"cycle": cycle_shown(stated_cycle)}


def cycle_shown(stated_cycle: str) -> str:
    """The cycle as the page gives it; a bare day is written out in the reader's language."""
    try:
        return day_words(dt.date.fromisoformat(stated_cycle))
    except ValueError:
        return stated_cycle


def reading_words(live: dt.date | None) -> str:
    if live is None:
        return _("stored copy, date unknown")
    return _("read on %(day)s") % {"day": day_words(live)}


def age_words(how_old: Age, match_year: int | None) -> str:
    if how_old is Age.CURRENT:
        return _("Current")
    if how_old is Age.UNDATED:
        return _("Undated")
    if match_year is None:
        return _("Older: not read again for over a year")
    return _("Older: for the %(year)s Match") % {"year": match_year}


def notes(statement: Statement) -> list[str]:
    """What narrows or softens a statement, each as one sentence."""
    found = []
    if statement.kind:
        found.append(kind_words(statement.kind))
    if statement.applies_to == AppliesTo.IMG:
        found.append(_("For international graduates"))
    if statement.applies_to == AppliesTo.US:
        found.append(_("For US graduates"))
    if statement.unless:
        found.append(_("Unless: %(condition)s") % {"condition": exception_words(statement.unless)})
    if doubt := basis_words(statement):
        found.append(doubt)
    return found


def exception_words(unless: str) -> str:
    """What the extractor names is said in the reader's language; a curator's own words stay as they are."""
    known = {
        ACTIVE_PRACTICE: _("active practice"),
        US_TRAINING: _("US training"),
        FULL_LICENSE: _("full US license"),
        AN_EXCEPTION: _("an exception is made"),
        ANOTHER_WAY: _("another of the ways listed is met"),
    }
    return known.get(unless, unless)


def basis_words(statement: Statement) -> str:
    """Empty where the page says it in words."""
    if statement.basis == Basis.INFERRED:
        return _("A reader concluded this; the page does not say it in words")
    if statement.basis == Basis.UNKNOWN:
        return _("Not known whether the page says this in words")
    return ""


def kind_words(kind: str) -> str:
    """That something holds for tracks of one kind only."""
    known = {
        "C": _("Categorical positions only"),
        "P": _("Preliminary positions only"),
        "A": _("Advanced positions only"),
        "R": _("Positions for physicians with prior training only"),
        "M": _("Primary care positions only"),
    }
    return known.get(kind, kind)
