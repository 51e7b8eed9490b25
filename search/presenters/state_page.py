"""The programs of one specialty in one state: sentences made of what is counted, and a short line for each program."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from programs.fields import FIELDS
from programs.models import Fact, Program, Specialty
from programs.models.fact import Agreement
from programs.reconcile import Age
from programs.specialty_names import specialty_name
from search.by_state import Tally
from search.presenters.cards import Chip, age_summary, answer_chips
from search.presenters.crumbs import state_path
from search.presenters.evidence import SourceLine, source_line
from search.presenters.places import state_name
from search.presenters.tracks import kinds_words, only_one_year
from search.presenters.words import grouped

SAYINGS: Mapping[str, Mapping[str | None, object]] = MappingProxyType(
    {
        "visa_j1": {
            "yes": ngettext_lazy(
                "%(count)d states that it sponsors it", "%(count)d state that they sponsor it", "count"
            ),
            "case_by_case": ngettext_lazy("%(count)d does case by case", "%(count)d do case by case", "count"),
            "no": ngettext_lazy("%(count)d states that it does not", "%(count)d state that they do not", "count"),
        },
        "visa_h1b": {
            "yes": ngettext_lazy(
                "%(count)d states that it sponsors it", "%(count)d state that they sponsor it", "count"
            ),
            "case_by_case": ngettext_lazy("%(count)d does case by case", "%(count)d do case by case", "count"),
            "transfer_only": ngettext_lazy(
                "%(count)d only takes over one obtained elsewhere",
                "%(count)d only take over one obtained elsewhere",
                "count",
            ),
            "no": ngettext_lazy("%(count)d states that it does not", "%(count)d state that they do not", "count"),
        },
        "accepts_img": {
            "yes": ngettext_lazy("%(count)d states that it takes them", "%(count)d state that they take them", "count"),
            "rarely": ngettext_lazy("%(count)d rarely does", "%(count)d rarely do", "count"),
            "no": ngettext_lazy("%(count)d states that it does not", "%(count)d state that they do not", "count"),
        },
    }
)
DIFFER = ngettext_lazy("the sources differ about %(count)d", "the sources differ about %(count)d", "count")
SILENT = ngettext_lazy("%(count)d has not said", "%(count)d have not said", "count")


@dataclass(frozen=True, slots=True)
class Row:
    """One program. No chips: it states nothing about visas or international graduates."""

    name: str
    path: str
    city: str
    kinds: str
    one_year_only: bool
    chips: tuple[Chip, ...]
    said_by: str
    ages: tuple[Age, ...]


@dataclass(frozen=True, slots=True)
class Near:
    name: str
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class StatePage:
    heading: str
    sentences: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    answering: tuple[Row, ...]
    silent: tuple[Row, ...]
    near: tuple[Near, ...]
    freshness: str


def heading(specialty: Specialty, state: str) -> str:
    return _("%(specialty)s in %(state)s") % {
        "specialty": specialty_name(specialty.common_name),
        "state": state_name(state),
    }


def state_page(
    specialty: Specialty, state: str, counted: Tally, rows: Iterable[Row], near: Iterable[Near]
) -> StatePage:
    listed = sorted(rows, key=lambda row: (row.name.lower(), row.path))
    ages = [age for row in listed for age in row.ages]
    return StatePage(
        heading=heading(specialty, state),
        sentences=_sentences(specialty, state, counted, listed),
        answers=tuple((str(FIELDS[name].label), _answer(name, found)) for name, found in counted.answers.items()),
        answering=tuple(row for row in listed if row.chips),
        silent=tuple(row for row in listed if not row.chips),
        near=tuple(sorted(near, key=lambda one: one.name)),
        freshness=age_summary(ages) if ages else "",
    )


def _sentences(specialty: Specialty, state: str, counted: Tally, rows: list[Row]) -> tuple[str, ...]:
    there = ngettext(
        "%(count)s %(specialty)s program in %(state)s is in the directory.",
        "%(count)s %(specialty)s programs in %(state)s are in the directory.",
        counted.programs,
    ) % {
        "count": grouped(counted.programs),
        "specialty": specialty_name(specialty.common_name).lower(),
        "state": state_name(state),
    }
    stating = ngettext(
        "%(count)s states anything in the sources we hold.",
        "%(count)s state anything in the sources we hold.",
        counted.anything_stated,
    ) % {"count": grouped(counted.anything_stated)}
    return (
        there,
        stating if counted.anything_stated else _("None states anything in the sources we hold."),
        *_short(rows),
    )


def _short(rows: list[Row]) -> tuple[str, ...]:
    """That some offer no full training; no sentence when all do."""
    short = sum(row.one_year_only for row in rows)
    words = ngettext(
        "%(count)d lists only one-year positions, after which you must match again.",
        "%(count)d list only one-year positions, after which you must match again.",
        short,
    )
    return (words % {"count": short},) if short else ()


def _answer(name: str, found: Mapping[str | None, int]) -> str:
    """ "3 state that they sponsor it; 1 does case by case; 10 have not said." """
    sayings = {**SAYINGS[name], Agreement.DISPUTED.value: DIFFER, None: SILENT}
    parts = [str(saying % {"count": found[value]}) for value, saying in sayings.items() if found.get(value)]  # type: ignore[operator]
    return capfirst("; ".join(parts)) + "."


def row(program: Program, day: dt.date) -> Row:
    """Needs institution, specialty, `listed_tracks` and the facts of the answers with source and readings."""
    facts: list[Fact] = list(program.facts.all())
    lines = [source_line(fact.statement, day) for fact in facts]
    tracks = program.listed_tracks  # type: ignore[attr-defined]
    return Row(
        name=program.place_name,
        path=reverse("search:program-detail", args=[program.public_id, program.slug]),
        city=program.city,
        kinds=kinds_words(tracks),
        one_year_only=only_one_year(tracks),
        chips=answer_chips(facts, day),
        said_by=_said_by(lines),
        ages=tuple(line.age for line in lines),
    )


def _said_by(lines: list[SourceLine]) -> str:
    voices, readings = sorted({line.voice for line in lines}), sorted({line.reading for line in lines})
    words = _("Stated by: %(voices)s") % {"voices": ", ".join(voices)}
    return "; ".join([words, *readings]) if lines else ""


def near(specialty: Specialty, codes: Iterable[str], counts: Mapping[str, int]) -> tuple[Near, ...]:
    """The states that have such a program."""
    return tuple(
        Near(state_name(code), counts[code], state_path(specialty, code)) for code in codes if counts.get(code)
    )
