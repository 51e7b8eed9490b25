"""What each search parameter would find, its own value left out, counted by the database: one query a facet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from django.db.models import Count

from programs.models.directory import ProgramQuerySet
from search.choices import CHOICES, Choices
from search.filters import ProgramFilter
from search.states import STATES

NAMES = (
    "specialty",
    "state",
    "kind",
    "visa",
    "accepts_img",
    "ecfmg",
    "step2",
    "graduated",
    "attempts",
    "usce",
    "application_service",
    "resident_filings",
)
"""In the order of `docs/interface.md`. All but the application service are parameters too."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Three columns of equal length, an option in each place. An answer holds some 150 options and most readers want
    only a count of them, so an `Option` is made where one is asked for. `not_stated`: programs that none of the
    options could count, because nobody has said."""

    values: tuple[str, ...]
    labels: tuple[str, ...]
    counts: tuple[int, ...]
    not_stated: int

    @classmethod
    def of(cls, options: Iterable[tuple[str, str, int]], not_stated: int = 0) -> Self:
        values, labels, counts = zip(*options, strict=True) if (options := tuple(options)) else ((), (), ())
        return cls(values, labels, counts, not_stated)

    @property
    def options(self) -> tuple[Option, ...]:
        return tuple(map(Option, self.values, self.labels, self.counts))


def facets(search: ProgramFilter) -> dict[str, Facet]:
    """By name, in order. Only for a valid search; twelve queries."""
    return {name: _facet(name, search.matching(leaving_out=name)) for name in NAMES}


def _facet(name: str, found: ProgramQuerySet) -> Facet:
    return GROUPED[name](found) if name in GROUPED else _counted(CHOICES[name], found)


def _counted(choices: Choices, found: ProgramQuerySet) -> Facet:
    """Options may overlap: each is counted as the parameter alone would find it."""
    counted = {f"n_{n}": Count("pk", filter=one.condition) for n, one in enumerate(choices.options)}
    counts = found.aggregate(**counted, silent=Count("pk", filter=choices.silent))
    options = ((one.value, str(one.label), counts[f"n_{n}"]) for n, one in enumerate(choices.options))
    return Facet.of(options, not_stated=counts["silent"])


def _specialty(found: ProgramQuerySet) -> Facet:
    rows = found.values_list("specialty__code", "specialty__common_name").annotate(Count("pk"))
    return Facet.of(sorted(rows, key=lambda row: (row[1], row[0])))


def _state(found: ProgramQuerySet) -> Facet:
    counts = dict(found.values_list("state").annotate(Count("pk")))
    options = ((code, str(label), counts[code]) for code, label in STATES.items() if code in counts)
    return Facet.of(options, not_stated=counts.get("", 0))


def _application_service(found: ProgramQuerySet) -> Facet:
    rows = found.values_list("specialty__application_service").annotate(Count("pk"))
    return Facet.of((service, service, count) for service, count in sorted(rows))


GROUPED: Mapping[str, Callable[[ProgramQuerySet], Facet]] = {
    "specialty": _specialty,
    "state": _state,
    "application_service": _application_service,
}
