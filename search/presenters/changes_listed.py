"""Programs that lists name anew, no longer or not at all, and those whose accreditation is in question, in words."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programs.models import Program, Statement
from search.changes import listed
from search.changes.form import GONE, NEW, SECTIONS, STATUS, UNLISTED
from search.changes.listed import Listings
from search.presenters.evidence import SourceLine, source_line
from search.presenters.places import place_words, program_name
from search.presenters.words import day_words, value_words


@dataclass(frozen=True, slots=True)
class Line:
    """`source` None: what named it has been taken down since the page was asked for."""

    name: str
    path: str
    place: str
    told: str
    source: SourceLine | None


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    title: str
    about: str
    count: int
    lines: tuple[Line, ...]
    empty: str


def section(name: str, found: Listings, count: int, programs: Collection[Program], today: dt.date) -> Section:
    """`programs`: those that are shown, of `count`. Two queries, none where none are shown."""
    lines = _in_question(programs, today) if name == STATUS else _named(name, found, programs, today)
    return Section(name, str(SECTIONS[name]), _about(name, found), count, lines, "" if count else _empty(name, found))


def _about(name: str, found: Listings) -> str:
    latest = {"year": found.years[0] if found.years else ""}
    if name == NEW and found.compared:
        return _("The list for the %(year)s Match names them, and no earlier list that we hold.") % latest
    if name == GONE and found.compared:
        return (
            _(
                "An earlier list names them, and the list for the %(year)s Match does not. That need not mean closed: "
                "a program may skip a year, be renamed, or match through another service. Ask it before you plan on it."
            )
            % latest
        )
    if name == STATUS:
        return _("As a source states it, with its date. It says nothing about how anyone is taught there.")
    if name == UNLISTED:
        return _(
            "Other sources name them, no list that we hold does. They may have opened since, match through another "
            "service, or stand on the list under another name."
        )
    return ""


def _empty(name: str, found: Listings) -> str:
    """What silence means here."""
    if name in {NEW, GONE}:
        if not found.years:
            return _("We hold no list of programs yet.")
        if len(found.years) == 1:
            return _(
                "We hold one list, for the %(year)s Match. Which programs are new, and which are no longer listed, "
                "can be told once a second list is here."
            ) % {"year": found.years[0]}
        return _("None.")
    if name == STATUS:
        return _("No source we hold states this of any program here. That is no clean bill: few pages say so.")
    return _("None: a list names every program here.")


def _named(name: str, found: Listings, programs: Collection[Program], today: dt.date) -> tuple[Line, ...]:
    said = listed.naming(programs, by_lists=name != UNLISTED)
    return tuple(
        _line(program, _naming_words(name, found, program, said.get(program.pk)), said.get(program.pk), today)
        for program in programs
    )


def _naming_words(name: str, found: Listings, program: Program, said: Statement | None) -> str:
    day = day_words(timezone.localtime(said.recorded_at).date()) if said else ""
    year = found.last_year.get(program.pk, "")
    if name == NEW:
        return _("Listed for the %(year)s Match; on record here since %(day)s") % {"year": year, "day": day}
    if name == GONE:
        return _("Last listed for the %(year)s Match; the list for %(latest)s does not name it") % {
            "year": year,
            "latest": found.latest.get(program.pk, ""),
        }
    return _("On record here since %(day)s") % {"day": day}


def _in_question(programs: Collection[Program], today: dt.date) -> tuple[Line, ...]:
    stated = listed.statuses(programs)
    lines = []
    for program in programs:
        status = stated.get(program.pk)
        if status is None:  # settled otherwise since the programs were read
            continue
        words = _("%(status)s; on record here since %(day)s") % {
            "status": value_words(status.said.field, status.said.value),
            "day": day_words(timezone.localtime(status.said.recorded_at).date()),
        }
        told = _("%(status)s. Sources differ") % {"status": words} if status.disputed else words
        lines.append(_line(program, told, status.said, today))
    return tuple(lines)


def _line(program: Program, told: str, said: Statement | None, today: dt.date) -> Line:
    return Line(
        name=program_name(program),
        path=reverse("search:program-detail", args=[program.public_id, program.slug]),
        place=place_words(program.city, program.state),
        told=told,
        source=source_line(said, today) if said else None,
    )
