"""What a search finds, worked out on the index: counts, facets and one page of ids. No query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
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
    `page`: primary keys in order."""

    count: int
    tracks: int
    silent: int
    facets: Mapping[str, Facet]
    page: list[int]


Places = NDArray[np.intp] | None
"""Where the programs stand that the words name, best match first; None: no words."""


def answered(search: ProgramFilter, held: Index) -> Answer:
    """Only for a valid search. Each condition is looked at once, however many facets leave one out."""
    named = _named(search, held)
    masks = _masks(search, held, named, silent_too=search.includes_silent)
    found = _together(masks.values(), held)
    order = held.ranked(named) if search.order == BEST_MATCH and named is not None else held.ranks[search.order]
    start = (search.asked("page") - 1) * search.asked("per_page")
    return Answer(
        count=int(np.count_nonzero(found)),
        tracks=int(held.tracks[found].sum()),
        silent=_silent(search, held, named),
        facets=_facets(masks, found, held),
        page=held.page(found, order, start, start + search.asked("per_page")),
    )


def rows_of(answer: Answer, programs: ProgramQuerySet) -> list[Program]:
    """The page's rows, in order, with whatever `programs` loads beside them. What was unpublished since is left out."""
    rows = programs.published().in_bulk(answer.page)
    return [rows[pk] for pk in answer.page if pk in rows]


def counted(search: ProgramFilter, held: Index) -> int:
    """How many programs a valid search finds."""
    return _count(search, held, _named(search, held), silent_too=search.includes_silent)


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
    return {
        name: counter.count(
            _together((mask for other, mask in masks.items() if other != name), held) if name in masks else found
        )
        for name, counter in held.counters.items()
    }


def _silent(search: ProgramFilter, held: Index, named: Places) -> int:
    if not search.meets_silence():
        return 0
    return _count(search, held, named, silent_too=True) - _count(search, held, named, silent_too=False)


def _count(search: ProgramFilter, held: Index, named: Places, *, silent_too: bool) -> int:
    return int(np.count_nonzero(_together(_masks(search, held, named, silent_too=silent_too).values(), held)))
