"""A search in words: its headline, the filters that are on, and the fields to change them with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.facets import Facet, facets
from search.filters import ProgramFilter
from search.presenters.words import grouped, joined

ASKED = ("q", "specialty", "state", "kind", "visa", "accepts_img", "stated")
"""The parameters that a chip can remove. Sort and page change nothing in what is found."""

LONG = ("specialty", "state")
"""Long lists: what is chosen comes first, and what no program would answer is left out."""

Names = Mapping[str, str | Promise]


@dataclass(frozen=True, slots=True)
class Asked:
    """One value that is asked for, and the search without it."""

    name: str
    value: str
    label: str
    without: str


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
class Problem:
    """An error and the field it stands at; `anchor` is empty for a parameter that the form does not show."""

    label: str
    typed: str
    message: str
    anchor: str


def query_with(data: QueryDict, **changes: str | None) -> str:
    """The query string with parameters set, or removed by None. The page is left behind: results move."""
    changed = data.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = value
    return "?" + _without_empty(changed).urlencode()


def _without_empty(data: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        kept.setlist(name, [value for value in values if value])
    return kept


def without(data: QueryDict, name: str, value: str) -> str:
    """The query string without one value of one parameter."""
    changed = data.copy()
    changed.pop("page", None)
    changed.setlist(name, [kept for kept in data.getlist(name) if kept != value])
    return "?" + _without_empty(changed).urlencode()


def asked(data: QueryDict, filters: ProgramFilter, specialties: Names) -> tuple[Asked, ...]:
    return tuple(
        Asked(name, value, _asked_words(filters, specialties, name, value), without(data, name, value))
        for name in ASKED
        for value in dict.fromkeys(data.getlist(name))
        if value and (name, value) != ("stated", "only")
    )


def _asked_words(filters: ProgramFilter, specialties: Names, name: str, value: str) -> str:
    if name == "q":
        return _("Words: %(words)s") % {"words": shown(value)}
    if name == "visa":
        return _("States it sponsors: %(visa)s") % {"visa": _names(filters, specialties, name).get(value, shown(value))}
    if (name, value) == ("stated", "include"):
        return _("With programs that have not said")
    return str(_names(filters, specialties, name).get(value, shown(value)))


def _names(filters: ProgramFilter, specialties: Names, name: str) -> Names:
    return specialties if name == "specialty" else filters.form.fields[name].options


def shown(value: str) -> str:
    """What was typed, fit to stand in a page: NUL and lone surrogates cannot."""
    return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def groups(data: QueryDict, filters: ProgramFilter, specialties: Names) -> dict[str, Group]:
    """Options tell how many programs state each, while the search is valid; five queries then."""
    found = facets(filters) if filters.is_valid() else {}
    return {
        name: _group(data, filters, _names(filters, specialties, name), name, found.get(name))
        for name in ("specialty", "state", "kind", "visa", "accepts_img", "stated", "sort")
    }


def _group(data: QueryDict, filters: ProgramFilter, names: Names, name: str, facet: Facet | None) -> Group:
    given = [value for value in data.getlist(name) if value]
    default = getattr(filters.form.fields[name], "default", "")
    chosen = set(given) or ({default} - {""})
    strange = [value for value in dict.fromkeys(given) if value not in names]
    options = [(value, str(label)) for value, label in names.items()] + [(value, shown(value)) for value in strange]
    if name in LONG:
        options.sort(key=lambda option: option[0] not in chosen)
    drawn = [Option(shown(value), label, value in chosen, _count(facet, value)) for value, label in options]
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


def _count(facet: Facet | None, value: str) -> str:
    """Empty when nothing was counted, which is not none."""
    if facet is None:
        return ""
    return grouped(next((option.count for option in facet.options if option.value == value), 0))


def problems(data: QueryDict, filters: ProgramFilter) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            label=str(filters.form.fields[name].label),
            typed=", ".join(shown(value) for value in data.getlist(name)),
            message=str(message),
            anchor="" if name in {"page", "per_page"} else f"field-{name}",
        )
        for name, messages in filters.form.errors.items()
        if name in filters.form.fields
        for message in messages
    )


def headline(count: int, filters: ProgramFilter, specialties: Names) -> str:
    """ "118 internal medicine programs state that they sponsor the J-1"."""
    programs = _programs(count, filters.asked("specialty"), specialties)
    claims = _claims(filters, count)
    if not claims:
        return programs
    if filters.asked("stated") == "include":
        return _("%(programs)s: they %(claims)s, or have not said") % {"programs": programs, "claims": joined(claims)}
    return _("%(programs)s %(claims)s") % {"programs": programs, "claims": joined(claims)}


def _programs(count: int, codes: Sequence[str], specialties: Names) -> str:
    if len(codes) == 1 and codes[0] in specialties:
        words = ngettext("%(count)s %(specialty)s program", "%(count)s %(specialty)s programs", count)
        return words % {"count": grouped(count), "specialty": str(specialties[codes[0]]).lower()}
    return ngettext("%(count)s program", "%(count)s programs", count) % {"count": grouped(count)}


def _claims(filters: ProgramFilter, count: int) -> list[str]:
    found = []
    if filters.asked("visa"):
        several = 2 if filters.asked("stated") == "include" else count
        words = ngettext("states that it sponsors the %(visa)s", "state that they sponsor the %(visa)s", several)
        found.append(words % {"visa": _visas(filters.asked("visa"))})
    if filters.asked("accepts_img"):
        several = 2 if filters.asked("stated") == "include" else count
        found.append(
            ngettext("takes international graduates", "take international graduates", several)
            if found
            else ngettext(
                "states that it takes international graduates", "state that they take international graduates", several
            )
        )
    return found


def _visas(asked_for: Sequence[str]) -> str:
    if "both" in asked_for and len(asked_for) == 1:
        return _("J-1 and the H-1B")
    if set(asked_for) >= {"j1", "h1b"}:
        return _("J-1 or the H-1B")
    if "j1" in asked_for:
        return _("J-1")
    return _("H-1B")


MOST_LOOSENED = 8
"""Each costs a query, and only when nothing is found."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in the results this page stands. `before` and `after` are empty at the ends."""

    number: int
    last: int
    first_shown: int
    last_shown: int
    before: str
    after: str


def pages(data: QueryDict, number: int, count: int, per_page: int) -> Pages:
    last = max(1, -(-count // per_page))
    return Pages(
        number=number,
        last=last,
        first_shown=(number - 1) * per_page + 1,
        last_shown=min(number * per_page, count),
        before=_page(data, min(number - 1, last)) if number > 1 else "",
        after=_page(data, number + 1) if number < last else "",
    )


def _page(data: QueryDict, number: int) -> str:
    first = query_with(data)
    if number == 1:
        return first
    return f"{first}{'' if first == '?' else '&'}page={number}"
