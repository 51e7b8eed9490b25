"""Forms that readers and coordinators send, as a page draws them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.models import Fact, Program, ProgramDate
from programs.models.fact import Agreement
from programs.reconcile import Age
from programs.vocabulary import Group, Label
from search.presenters.dates import date_words
from search.presenters.evidence import kind_words, source_line
from search.presenters.profile_questions import Problem
from search.presenters.words import value_words


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """One question of a form, with what was typed. The control has the id "ask-<name>"."""

    name: str
    label: str
    hint: str
    typed: str
    errors: tuple[str, ...]
    options: tuple[Option, ...]

    @property
    def described_by(self) -> str:
        """The ids of the hint and of the errors, those that are there."""
        ids = [f"hint-{self.name}"] if self.hint else []
        return " ".join([*ids, f"error-{self.name}"] if self.errors else ids)


def control(form: forms.Form, name: str) -> Control:
    bound = form[name]
    typed = "" if bound.value() is None else str(bound.value())
    choices = getattr(bound.field, "choices", ())
    return Control(
        name=name,
        label=str(bound.label),
        hint=str(bound.help_text),
        typed=typed,
        errors=tuple(str(error) for error in bound.errors),
        options=tuple(Option(str(value), str(label), str(value) == typed) for value, label in choices),
    )


def controls(form: forms.Form, names: Iterable[str]) -> dict[str, Control]:
    return {name: control(form, name) for name in names}


def problems(form: forms.Form) -> tuple[Problem, ...]:
    """In the order of the form; those of no one field first."""
    found = [Problem("", _("This form"), str(error)) for error in form.non_field_errors()]
    for name in form.fields:
        found += [Problem(f"ask-{name}", str(form[name].label), str(error)) for error in form.errors.get(name, ())]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that a coordinator may state, with what stands now; `strength` None: the field has none."""

    value: Control
    strength: Control | None
    now: str


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    asked: tuple[Asked, ...]


def sections(
    drawn: Mapping[str, Control],
    titles: Mapping[Group, Label],
    names: Mapping[Group, Sequence[str]],
    program: Program,
    day: dt.date,
) -> tuple[Section, ...]:
    """The fields in their groups, each beside what stands. Three queries."""
    now = _standing(program, day)
    return tuple(
        Section(
            str(title),
            tuple(Asked(drawn[name], drawn.get(f"{name}-strength"), now.get(name, "")) for name in names[group]),
        )
        for group, title in titles.items()
    )


def _standing(program: Program, day: dt.date) -> Mapping[str, str]:
    """What stands about each field, in words; a field that nobody has stated is absent."""
    found: dict[str, list[str]] = defaultdict(list)
    for fact in program.facts.select_related("statement__source").prefetch_related("statement__readings"):
        words = value_words(fact.field, fact.value, fact.statement.strength, fact.scope)
        source = source_line(fact.statement, day)
        found[fact.field].append(_softened(words, fact, source.age_words if source.age is Age.OLDER else ""))
    for date in program.dates.select_related("statement"):
        found[date.event].append(_softened(date_words(date, day), date))
    return {name: "; ".join(dict.fromkeys(words)) for name, words in found.items()}


def _softened(words: str, row: Fact | ProgramDate, older: str = "") -> str:
    """What is disputed, of some tracks alone or old never reads as what simply holds."""
    kind = kind_words(row.kind) if row.kind else ""
    differ = _("sources differ") if row.agreement == Agreement.DISPUTED else ""
    beside = "; ".join(part for part in (kind, differ, older) if part)
    return f"{words} ({beside})" if beside else words


def wait_words(seconds: int) -> str:
    """When to come back, in whole minutes or hours, never too early."""
    minutes = -(-seconds // 60)
    if minutes <= 90:
        return ngettext("Try again in %(count)d minute.", "Try again in %(count)d minutes.", minutes) % {
            "count": minutes
        }
    hours = -(-minutes // 60)
    return ngettext("Try again in %(count)d hour.", "Try again in %(count)d hours.", hours) % {"count": hours}
