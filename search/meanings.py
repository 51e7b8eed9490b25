"""What each search parameter means: a pure function from its value to a `Q` over columns of Program.

The `has_kind_…` columns are the flags that `filters.with_kinds` adds. Nothing here spans a table to many, so that one
`Q` can be asked of the database and of columns in memory alike. The order is that of `docs/interface.md`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Q


def any_of(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, Q())


def all_of(conditions: Iterable[Q]) -> Q:
    return reduce(and_, conditions, Q())


DISPUTED = "disputed"
SPONSORS = ("yes", "case_by_case")
"""What counts as sponsoring. Taking over an H-1B that another employer obtained (transfer_only) does not."""
VISA_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "j1": ("visa_j1",),
    "h1b": ("visa_h1b",),
    "both": ("visa_j1", "visa_h1b"),
}


def states_one_of(column: str, values: Collection[str]) -> Q:
    return Q(**{f"{column}__in": list(values)})


def has_not_said(column: str) -> Q:
    """NULL: nobody has stated it. Disputed: sources of equal weight differ, so nothing clear is said either."""
    return Q(**{f"{column}__isnull": True}) | Q(**{column: DISPUTED})


def in_specialties(codes: Sequence[str]) -> Q:
    return Q(specialty__code__in=list(codes))


def in_states(codes: Sequence[str]) -> Q:
    return Q(state__in=list(codes))


def with_track_of_kinds(kinds: Sequence[str]) -> Q:
    return any_of(Q(**{f"has_kind_{kind.lower()}": True}) for kind in kinds)


def sponsoring(visas: Sequence[str]) -> Q:
    return any_of(all_of(states_one_of(column, SPONSORS) for column in VISA_COLUMNS[visa]) for visa in visas)


def sponsoring_or_silent(visas: Sequence[str]) -> Q:
    """Nothing stated stands against sponsoring what is asked."""
    return any_of(
        all_of(states_one_of(column, SPONSORS) | has_not_said(column) for column in VISA_COLUMNS[asked])
        for asked in visas
    )


def taking_imgs(answer: str) -> Q:
    return states_one_of("accepts_img", [answer])


def taking_imgs_or_silent(answer: str) -> Q:
    return taking_imgs(answer) | has_not_said("accepts_img")


MEANINGS: Mapping[str, Callable[[Any], Q]] = {
    "specialty": in_specialties,
    "state": in_states,
    "kind": with_track_of_kinds,
    "visa": sponsoring,
    "accepts_img": taking_imgs,
}
"""The programs that state what is asked."""

MEANINGS_WITH_SILENT: Mapping[str, Callable[[Any], Q]] = {
    "visa": sponsoring_or_silent,
    "accepts_img": taking_imgs_or_silent,
}
"""The same and, for what a program may be silent about, those that have not said. Each holds its namesake above."""

NOT_ONLY_PRELIMINARY_OR_RESTRICTED = with_track_of_kinds(["C", "A", "M"]) | Q(has_kind_p=False, has_kind_r=False)
"""Leaves out programs whose listed tracks are all one preliminary year or for physicians with prior training."""
