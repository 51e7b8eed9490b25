"""What a search finds, worked out on the index: counts, facets and one page of ids. No query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from django.utils.translation import get_language
from numpy.typing import NDArray

from programs.models import Program
from programs.models.directory import ProgramQuerySet
from search.columns import Bools
from search.facets import Facet
from search.filters import ProgramFilter
from search.index import Index
from search.orders import BEST_MATCH


@dataclass(frozen=True, slots=True)
class Answer:
    """`tracks`: listed ones in all that is found. `silent`: how many of those found when the silent are kept are so.
    `page`: primary keys in order. `held`: the index that answered."""

    held: Index
    count: int
    tracks: int
    silent: int
    facets: Mapping[str, Facet]
    page: list[int]


Places = NDArray[np.intp] | None
"""Where the programs stand that the words name, best match first; None: no words."""


Further = Mapping[str, Bools]
"""Conditions that are no parameter's `Q`: those on the verdicts for one reader."""
NOTHING_FURTHER: Further = MappingProxyType({})


def answered(
    search: ProgramFilter, held: Index, further: Further = NOTHING_FURTHER, order: NDArray[np.int64] | None = None
) -> Answer:
    """Only for a valid search. Each condition is looked at once, however many facets leave one out.

    `order`: places by program, where the order is none of the index's own.
    """
    named = _named(search, held)
    masks = {**_masks(search, held, named, silent_too=search.includes_silent), **further}
    found = _together(masks.values(), held)
    count = int(np.count_nonzero(found))
    start = (search.asked("page") - 1) * search.asked("per_page")
    return Answer(
        held=held,
        count=count,
        tracks=int(held.tracks[found].sum()),
        silent=_silent(search, held, named, count, further),
        facets=_facets(masks, found, held),
        page=held.page(
            found, _order(search, held, named) if order is None else order, start, start + search.asked("per_page")
        ),
    )


def _order(search: ProgramFilter, held: Index, named: Places) -> NDArray[np.int64]:
    if search.order == BEST_MATCH and named is not None:
        return held.ranked(named)
    return held.ranks[search.order]


def found_by(search: ProgramFilter, held: Index, *, leaving_out: str = "") -> Bools:
    """By program, whether a valid search finds it. `leaving_out`: a parameter that is taken for not asked."""
    masks = _masks(search, held, _named(search, held), silent_too=search.includes_silent)
    return _together((mask for name, mask in masks.items() if name != leaving_out), held)


def rows_of(answer: Answer, programs: ProgramQuerySet) -> list[Program]:
    """The page's rows, in order, with whatever `programs` loads beside them. What was unpublished since is left out."""
    return rows_in_order(answer.page, programs)


def rows_in_order(pks: list[int], programs: ProgramQuerySet) -> list[Program]:
    rows = programs.published().in_bulk(pks)
    return [rows[pk] for pk in pks if pk in rows]


def counted(search: ProgramFilter, held: Index) -> int:
    """How many programs a valid search finds."""
    return int(np.count_nonzero(found_by(search, held)))


def _named(search: ProgramFilter, held: Index) -> Places:
    return held.rows_by_words(search.asked("q")) if search.asked("q") else None


def _masks(search: ProgramFilter, held: Index, named: Places, *, silent_too: bool) -> dict[str, Bools]:
    """By parameter that is asked. Those of words stand under "q"."""
    asked = search.conditions(silent_too=silent_too)
    masks = {name: held.matching(condition) for name, condition in asked.items()}
    if named is not None:
        masks["q"] = held.among(named)
    return masks


def _together(masks: Iterable[Bools], held: Index) -> Bools:
    found = np.ones(len(held.pks), np.bool_)
    for mask in masks:
        found &= mask
    return found


def _facets(masks: Mapping[str, Bools], found: Bools, held: Index) -> dict[str, Facet]:
    """Each with its own parameter left out; most parameters are not asked, and what is found is then the same."""
    language = get_language() or ""
    return {
        name: counter.count(
            _together((mask for other, mask in masks.items() if other != name), held) if name in masks else found,
            language,
        )
        for name, counter in held.counters.items()
    }


def _silent(search: ProgramFilter, held: Index, named: Places, count: int, further: Further) -> int:
    """`count` is what is found with them or without, as the search has it: only the other one is left to count."""
    if not search.meets_silence():
        return 0
    other = _found(search, held, named, silent_too=not search.includes_silent)
    return abs(count - int(np.count_nonzero(_together([other, *further.values()], held))))


def _found(search: ProgramFilter, held: Index, named: Places, *, silent_too: bool) -> Bools:
    return _together(_masks(search, held, named, silent_too=silent_too).values(), held)
