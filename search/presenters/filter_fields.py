"""The fields of the search form: options with how many programs state each, and entries for numbers and days."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from django.forms import Form
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from search.facets import Facet
from search.filters import ProgramFilter
from search.matched.filters import FIT, OF_A_READER, MatchedFilter
from search.parameters import Day, Number
from search.presenters.words import all_grouped, grouped

Names = Mapping[str, str | Promise]
Facets = Mapping[str, Facet]

OPTIONS = ("specialty", "state", "kind", "visa", "accepts_img", "ecfmg", "resident_filings", "has", "stated", "sort")
NUMBERS = ("step2", "attempts", "graduated", "usce", "letters_us")
DAYS = ("open_on", "deadline_before", "deadline_after")
LONG = ("specialty", "state", "closed_by")
"""Long lists: what is chosen comes first, and what no program would answer is left out."""
COUNTED_OTHERWISE = ("ecfmg",)
"""Its facet counts by when the certificate is demanded; its parameter asks only whether one has it."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool
    count: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One field of the form. A value that is no choice stays among the options, chosen, beside its error."""

    name: str
    label: str
    options: tuple[Option, ...]
    errors: tuple[str, ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class Stated:
    """What programs state about something, as counts; `not_stated` of those found state nothing about it."""

    label: str
    counts: tuple[tuple[str, str], ...]
    not_stated: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A field to write in: `kind` is that of the HTML input. `low` and `high` are empty for days and words."""

    name: str
    label: str
    help: str
    kind: str
    typed: str
    errors: tuple[str, ...]
    low: str = ""
    high: str = ""


def shown(value: str) -> str:
    """What was typed, fit to stand in a page: NUL and lone surrogates cannot."""
    return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def names_of(specialties: Names, name: str) -> Names:
    """Labels by value; empty for numbers, days and words."""
    return specialties if name == "specialty" else _labels(name, get_language())


@cache
def _labels(name: str, language: str | None) -> Mapping[str, str]:
    """In the language of the moment, which is `language`. Kept: a page shows some hundred of them."""
    options: Names = getattr(MatchedFilter.base_filters[name].field, "options", {})
    first: Names = {"": _("Best match, else by name")} if name == "sort" else {}
    return MappingProxyType({value: str(label) for value, label in {**first, **options}.items()})


def label_of(name: str) -> str:
    return _label_and_help(name, get_language())[0]


@cache
def _label_and_help(name: str, language: str | None) -> tuple[str, str]:
    """In the language of the moment, which is `language`."""
    field = MatchedFilter.base_filters[name].field
    return str(field.label), str(field.help_text)


def groups(data: QueryDict, filters: MatchedFilter, specialties: Names, found: Facets) -> dict[str, Group]:
    """`found` is empty while the search is not valid: nothing is counted then. Some are for readers alone."""
    counted = {name: facet for name, facet in found.items() if name not in COUNTED_OTHERWISE}
    shown_now = (*OPTIONS, *OF_A_READER) if filters.profile else OPTIONS
    form = filters.form
    return {
        name: _group(data, form, _offered(names_of(specialties, name), name, filters), name, counted.get(name))
        for name in shown_now
    }


def _offered(names: Names, name: str, filters: MatchedFilter) -> Names:
    """The order by fit wants a profile."""
    if name != "sort" or filters.profile:
        return names
    return {value: label for value, label in names.items() if value != FIT}


def _group(data: QueryDict, form: Form, names: Names, name: str, facet: Facet | None) -> Group:
    given = {value: shown(value) for value in data.getlist(name) if value}
    default = getattr(form.fields[name], "default", "")
    strange = {value: words for value, words in given.items() if value not in names}
    return Group(
        name=name,
        label=label_of(name),
        options=_options(name, {**names, **strange}, set(given) or ({default} - {""}), facet),
        errors=_errors(form, name),
        chosen=len(given),
    )


def _options(name: str, names: Names, chosen: set[str], facet: Facet | None) -> tuple[Option, ...]:
    counts = dict(zip(facet.values, all_grouped(facet.counts), strict=True)) if facet else {}
    # Nothing was counted while the search is not valid, which is not none.
    uncounted = grouped(0) if facet else ""
    values = list(names)
    if name in LONG:
        values.sort(key=lambda value: value not in chosen)
    if name in LONG and facet and any(facet.counts):
        values = [value for value in values if value in chosen or counts.get(value, uncounted) != uncounted]
    return tuple(
        Option(shown(value), str(names[value]), value in chosen, counts.get(value, uncounted)) for value in values
    )


def _errors(form: Form, name: str) -> tuple[str, ...]:
    return tuple(map(str, form.errors.get(name, ())))


def entries(data: QueryDict, filters: ProgramFilter, names: tuple[str, ...]) -> tuple[Entry, ...]:
    form = filters.form
    return tuple(_entry(data, form, name) for name in names)


def _entry(data: QueryDict, form: Form, name: str) -> Entry:
    field = form.fields[name]
    low, high = (str(field.low), str(field.high)) if isinstance(field, Number) else ("", "")
    label, help_text = _label_and_help(name, get_language())
    return Entry(
        name=name,
        label=label,
        help=help_text,
        kind="number" if low else "date" if isinstance(field, Day) else "text",
        typed=shown(data.get(name, "")),
        errors=_errors(form, name),
        low=low,
        high=high,
    )


def stated(label: str, facet: Facet | None) -> Stated | None:
    """None where nothing was counted."""
    if facet is None:
        return None
    return Stated(label, tuple(zip(facet.labels, all_grouped(facet.counts), strict=True)), grouped(facet.not_stated))
