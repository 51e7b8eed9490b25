"""A search in words: its headline, the filters that are on, what is wrong, and where a page of results stands."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.matched.filters import OF_A_READER, MatchedFilter
from search.presenters.filter_fields import Names, label_of, names_of, shown
from search.presenters.words import day_words, grouped, joined

ASKED = tuple(name for name in MatchedFilter.base_filters if name not in {"sort", "page", "per_page"})
"""The parameters that a chip can remove. Sort and page change nothing in what is found."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One value that is asked for, and the search without it."""

    name: str
    value: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An error and the field it stands at; `anchor` is empty for a parameter that the form does not show."""

    label: str
    typed: str
    message: str
    anchor: str


def query_with(data: QueryDict, **changes: str | None) -> str:
    """The query string with parameters set, or removed by None. The page is left behind: results move."""
    kept = [in_words for name, _value, in_words in _told(data) if name not in changes]
    return "?" + "&".join([*kept, *(_in_address(name, value) for name, value in changes.items() if value)])


def _told(data: QueryDict) -> list[tuple[str, str, str]]:
    """Each value that is given, but for the page: its name, itself, and both as they stand in an address."""
    return [
        (name, value, _in_address(name, value))
        for name, values in data.lists()
        for value in values
        if value and name != "page"
    ]


@lru_cache(maxsize=500)
def _in_address(name: str, value: str) -> str:
    """Kept: each page leads to a dozen searches that differ from its own in one value."""
    return urlencode({name: value})


MOST_ASKED = 200
"""More than there are choices. Each way out names all the others, so a thousand values would be a page of megabytes."""


def asked(data: QueryDict, filters: MatchedFilter, specialties: Names) -> tuple[Asked, ...]:
    """Empty when more is asked than anyone means: the errors say so."""
    if sum(len(data.getlist(name)) for name in ASKED) > MOST_ASKED:
        return ()
    told = _told(data)
    return tuple(
        Asked(name, value, asked_words(specialties, name, value), _without(told, name, value))
        for name in ASKED
        for value in dict.fromkeys(data.getlist(name))
        if value and (name, value) != ("stated", "only")
    )


def _without(told: list[tuple[str, str, str]], name: str, value: str) -> str:
    return "?" + "&".join(in_words for *one, in_words in told if one != [name, value])


def asked_words(specialties: Names, name: str, value: str) -> str:
    """What a value of a parameter asks, as the chip that removes it says."""
    if name == "q":
        return _("Words: %(words)s") % {"words": shown(value)}
    if name == "visa":
        return _("States it sponsors: %(visa)s") % {"visa": names_of(specialties, name).get(value, shown(value))}
    if (name, value) == ("stated", "include"):
        return _("With programs that have not said")
    names = names_of(specialties, name)
    if names and name not in LABELLED:
        return str(names.get(value, shown(value)))
    return _("%(label)s: %(value)s") % {
        "label": label_of(name),
        "value": names.get(value) or _typed_words(value),
    }


LABELLED = ("ecfmg", "has", *OF_A_READER)
"""Values that say nothing without the name of their parameter."""


def _typed_words(value: str) -> str:
    """A day in words; anything else as it was typed."""
    try:
        return day_words(dt.date.fromisoformat(value))
    except ValueError:
        return shown(value)


def problems(data: QueryDict, filters: MatchedFilter) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            label=str(filters.form.fields[name].label),
            typed=", ".join(shown(value) for value in data.getlist(name)),
            message=str(message),
            anchor=f"field-{name}" if _has_a_place(name, filters) else "",
        )
        for name, messages in filters.form.errors.items()
        if name in filters.form.fields
        for message in messages
    )


def _has_a_place(name: str, filters: MatchedFilter) -> bool:
    """Whether the form shows it: what only a reader can ask is there for readers."""
    return name not in {"page", "per_page"} and (bool(filters.profile) or name not in OF_A_READER)


def headline(count: int, filters: MatchedFilter, specialties: Names) -> str:
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


def _claims(filters: MatchedFilter, count: int) -> list[str]:
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
