"""The fields of the search form: options with how many programs state each, and entries for numbers and days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from search.facets import Facet
from search.filters import ProgramFilter
from search.matched.filters import FIT, OF_A_READER, MatchedFilter
from search.parameters import Day, Number
from search.presenters.words import grouped

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
    """A field to write in: `kind` is that of the HTML input. `low` and `high` are empty for days."""

    name: str
    label: str
    help: str
    kind: str
    typed: str
    errors: tuple[str, ...]
    low: str = ""
    high: str = ""
    stated: Stated | None = None


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


def groups(data: QueryDict, filters: MatchedFilter, specialties: Names, found: Facets) -> dict[str, Group]:
    """`found` is empty while the search is not valid: nothing is counted then. Some are for readers alone."""
    counted = {name: facet for name, facet in found.items() if name not in COUNTED_OTHERWISE}
    shown_now = (*OPTIONS, *OF_A_READER) if filters.profile else OPTIONS
    return {
        name: _group(data, filters, _offered(names_of(specialties, name), name, filters), name, counted.get(name))
        for name in shown_now
    }


def _offered(names: Names, name: str, filters: MatchedFilter) -> Names:
    """The order by fit wants a profile."""
    if name != "sort" or filters.profile:
        return names
    return {value: label for value, label in names.items() if value != FIT}


def _group(data: QueryDict, filters: ProgramFilter, names: Names, name: str, facet: Facet | None) -> Group:
    given = [value for value in data.getlist(name) if value]
    default = getattr(filters.form.fields[name], "default", "")
    chosen = set(given) or ({default} - {""})
    strange = [value for value in dict.fromkeys(given) if value not in names]
    options = [(value, str(label)) for value, label in names.items()] + [(value, shown(value)) for value in strange]
    if name in LONG:
        options.sort(key=lambda option: option[0] not in chosen)
    counts = _counts(facet, (value for value, _label in options))
    drawn = [Option(shown(value), label, value in chosen, counts.get(value, "")) for value, label in options]
    return Group(
        name=name,
        label=str(filters.form.fields[name].label),
        options=tuple(_worth_showing(name, drawn)),
        errors=tuple(filters.form.errors.get(name, ())),
        chosen=len(set(given)),
    )


def _worth_showing(name: str, options: list[Option]) -> list[Option]:
    """Without the options of a long list that no program answers; all of them when none is answered."""
    answered = [option for option in options if option.chosen or option.count != "0"]
    some = any(option.count not in {"", "0"} for option in options)
    return answered if name in LONG and some else options


def _counts(facet: Facet | None, values: Iterable[str]) -> dict[str, str]:
    """By value. Empty when nothing was counted, which is not none."""
    if facet is None:
        return {}
    counted = dict(zip(facet.values, facet.counts, strict=True))
    return {value: grouped(counted.get(value, 0)) for value in values}


def entries(
    data: QueryDict, filters: ProgramFilter, names: tuple[str, ...], found: Facets | None = None
) -> tuple[Entry, ...]:
    return tuple(_entry(data, filters, name, (found or {}).get(name)) for name in names)


def _entry(data: QueryDict, filters: ProgramFilter, name: str, facet: Facet | None) -> Entry:
    field = filters.form.fields[name]
    number = isinstance(field, Number)
    return Entry(
        name=name,
        label=str(field.label),
        help=str(field.help_text),
        kind="number" if number else "date" if isinstance(field, Day) else "text",
        typed=shown(data.get(name, "")),
        errors=tuple(filters.form.errors.get(name, ())),
        low=str(field.low) if number else "",
        high=str(field.high) if number else "",
        stated=stated(str(field.label), facet) if facet else None,
    )


def stated(label: str, facet: Facet) -> Stated:
    return Stated(label, tuple(zip(facet.labels, map(grouped, facet.counts), strict=True)), grouped(facet.not_stated))
