"""The whole published directory in memory: filter, facets, order and a page of ids without a query.

PostgreSQL stays the only truth: an `Index` is built from it in one pass and never changed. When the directory's version
moves, each process builds the next one beside the one it answers from, and swaps them in a single assignment.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from numpy.typing import NDArray

from programs import fields
from programs.models import DirectoryVersion, Fact, Program, ProgramDate, Specialty, Track
from programs.requirement_columns import ANSWERS
from programs.requirement_columns import NAMES as FACT_NAMES
from programs.vocabulary import Label
from search import resident_schools, stated_facts
from search.choices import CHOICES, Choice
from search.columns import Bools, Column, matching, number_column, text_column
from search.facets import NAMES, Facet
from search.flags import field_flag, kind_flag
from search.matching import Stated
from search.orders import SORTS
from search.resident_schools import Schools
from search.states import STATES
from search.words import WordIndex, word_index

SERVICE, CODE, COMMON_NAME = "specialty__application_service", "specialty__code", "specialty__common_name"
TEXTS = (CODE, SERVICE, "state", *ANSWERS, "ecfmg_by")
COLUMNS = ("pk", CODE, COMMON_NAME, SERVICE, "state", *FACT_NAMES, "filings_latest", "resident_filings")
Version = tuple[int, dt.date]
"""The directory's number and the day: dates are held against a day."""


@dataclass(frozen=True, slots=True)
class Counter:
    """How a facet is counted. `groups` puts each program in one group, by which of the options hold it; `held` says
    for each group and option (the last: silent) whether the group's programs count, as 0 or 1. So options may overlap
    and one `bincount` still counts them all. `only_found`: options that count nobody are left out."""

    values: tuple[str, ...]
    labels: tuple[Label, ...]
    groups: NDArray[np.intp]
    held: NDArray[np.int64]
    only_found: bool
    spoken: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def count(self, found: Bools, language: str) -> Facet:
        """Labels are those of the language of the moment, which its caller has looked up once for all facets."""
        *counts, silent = (np.bincount(self.groups[found], minlength=len(self.held)) @ self.held).tolist()
        values, labels = self.values, self._labels(language)
        if self.only_found and 0 in counts:
            values, labels = tuple(compress(values, counts)), tuple(compress(labels, counts))
            counts = [count for count in counts if count]
        return Facet(values, labels, tuple(counts), not_stated=silent)

    def _labels(self, language: str) -> tuple[str, ...]:
        """Kept: asking the catalogue each time took longer than the counting."""
        if language not in self.spoken:
            self.spoken[language] = tuple(str(label) for label in self.labels)
        return self.spoken[language]


@dataclass(frozen=True, slots=True)
class Index:
    """Immutable. Arrays run over the published programs in the order of `pks`, which rises. `specialties`: the common
    names of all, by code, in order."""

    version: Version
    pks: NDArray[np.int64]
    columns: Mapping[str, Column]
    ranks: Mapping[str, NDArray[np.int64]]
    tracks: NDArray[np.int64]
    counters: Mapping[str, Counter]
    words: WordIndex
    specialties: Mapping[str, str]
    stated: Stated
    schools: Schools

    def matching(self, condition: Q) -> Bools:
        return matching(condition, self.columns, len(self.pks))

    def rows_by_words(self, text: str) -> NDArray[np.intp]:
        """The places of the programs that the words name, best match first."""
        return np.searchsorted(self.pks, self.words.search(text).ids)

    def row_of(self, pk: int) -> int | None:
        """The place of a program; None for one that this index does not hold."""
        row = int(np.searchsorted(self.pks, pk))
        return row if row < len(self.pks) and self.pks[row] == pk else None

    def among(self, rows: NDArray[np.intp]) -> Bools:
        found = np.zeros(len(self.pks), np.bool_)
        found[rows] = True
        return found

    def ranked(self, rows: NDArray[np.intp]) -> NDArray[np.int64]:
        """An order in which these come as they stand and all others after them."""
        ranks = np.full(len(self.pks), len(rows), np.int64)
        ranks[rows] = np.arange(len(rows))
        return ranks

    def page(self, found: Bools, order: NDArray[np.int64], start: int, end: int) -> list[int]:
        """Primary keys of one page of what is found. Only as much is sorted as the page needs."""
        rows = np.flatnonzero(found)
        ranks = order[rows]
        if end < len(rows):
            first = np.argpartition(ranks, end)[:end]
            rows, ranks = rows[first], ranks[first]
        return [int(pk) for pk in self.pks[rows[np.argsort(ranks)][start:end]]]


def build(day: dt.date) -> Index:
    """Nineteen queries. Read again when the directory moved meanwhile, so no two states mix."""
    while True:
        number = version_number()
        made = _build((number, day))
        if version_number() == number:
            return made


def version_number() -> int:
    """0 while nothing has been loaded."""
    return DirectoryVersion.objects.values_list("number", flat=True).first() or 0


def _build(version: Version) -> Index:
    ranked = {f"rank_{sort}": Window(RowNumber(), order_by=_expressions(order)) for sort, order in SORTS.items()}
    rows = list(Program.objects.published().order_by("pk").annotate(**ranked).values_list(*COLUMNS, *ranked))
    by_name = dict(zip((*COLUMNS, *ranked), zip(*rows, strict=True), strict=True)) if rows else {}
    pks = np.asarray(by_name.get("pk", ()), np.int64)
    columns = {
        name: (text_column if name in TEXTS else number_column)(by_name.get(name, ()))
        for name in COLUMNS
        if name not in ("pk", COMMON_NAME)
    }
    columns |= _flags(pks)
    return Index(
        version=version,
        pks=pks,
        columns=columns,
        ranks={sort: np.asarray(by_name.get(f"rank_{sort}", ()), np.int64) for sort in SORTS},
        tracks=_track_counts(pks),
        counters=_counters(
            columns, len(pks), dict(zip(by_name.get(CODE, ()), by_name.get(COMMON_NAME, ()), strict=True))
        ),
        words=word_index(),
        specialties=dict(Specialty.objects.values_list("code", "common_name")),
        stated=stated_facts.build(version[1]),
        schools=resident_schools.build(version[1]),
    )


def _expressions(order: Sequence[Any]) -> list[Any]:
    """A window orders by expressions: "-stated_fields" told as one."""
    return [F(one[1:]).desc() if isinstance(one, str) and one.startswith("-") else one for one in order]


def _flags(pks: NDArray[np.int64]) -> dict[str, Column]:
    """As `search.flags.with_flags` would make them, for every kind and field. Three queries."""
    held: dict[str, list[int]] = {kind_flag(kind): [] for kind in fields.TRACK_KINDS}
    held |= {field_flag(name): [] for name in fields.SHOWN_FIELDS}
    for program, kind in Track.objects.filter(published=True).order_by().values_list("program", "kind"):
        held[kind_flag(kind)].append(program)
    stated = Fact.objects.filter(field__in=fields.SHOWN_FIELDS).order_by().values_list("program", "field").distinct()
    dated = ProgramDate.objects.order_by().values_list("program", "event").distinct()
    for program, name in (*stated, *dated):
        held[field_flag(name)].append(program)
    never = np.zeros(len(pks), np.bool_)
    return {
        name: Column(np.isin(pks, np.asarray(some, np.int64)).astype(np.int64), never) for name, some in held.items()
    }


def _track_counts(pks: NDArray[np.int64]) -> NDArray[np.int64]:
    counted = Track.objects.filter(published=True).order_by().values_list("program").annotate(Count("pk"))
    counts = dict(counted)
    return np.fromiter((counts.get(int(pk), 0) for pk in pks), np.int64, len(pks))


def _counters(columns: Mapping[str, Column], count: int, specialties: Mapping[str, str]) -> dict[str, Counter]:
    made = {name: _counter([*choices.options], choices.silent, columns, count) for name, choices in CHOICES.items()}
    for name, (options, silent) in _of_rows(specialties, columns[SERVICE]).items():
        made[name] = _counter(options, silent, columns, count, only_found=True)
    return {name: made[name] for name in NAMES}


def _of_rows(specialties: Mapping[str, str], services: Column) -> dict[str, tuple[list[Choice], Q | None]]:
    """The options that the directory's rows give: specialties by name, states and services."""
    by_name = sorted(specialties.items(), key=lambda item: (item[1], item[0]))
    return {
        "specialty": ([Choice(code, name, Q(**{CODE: code})) for code, name in by_name], None),
        "state": ([Choice(code, label, Q(state=code)) for code, label in STATES.items()], Q(state="")),
        "application_service": (
            [Choice(name, name, Q(**{SERVICE: name})) for name in sorted(services.codes or {})],
            None,
        ),
    }


def _counter(
    options: list[Choice], silent: Q | None, columns: Mapping[str, Column], count: int, *, only_found: bool = False
) -> Counter:
    """`silent` None: every program states it."""
    asked = [matching(option.condition, columns, count) for option in options]
    asked.append(matching(silent, columns, count) if silent else np.zeros(count, np.bool_))
    held, groups = np.unique(np.stack(asked, axis=1), axis=0, return_inverse=True)
    return Counter(
        values=tuple(option.value for option in options),
        labels=tuple(option.label for option in options),
        groups=groups.reshape(-1),
        held=held.astype(np.int64),
        only_found=only_found,
    )
