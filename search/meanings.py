"""What each search parameter means: a pure function from its value to a `Q` over columns of Program.

The `has_…` columns are those of search.flags. Nothing here spans a table to many, and no lookup is used but exact, in,
isnull, lte and gte, so that one `Q` can be asked of the database and of columns in memory alike. The order is that of
`docs/interface.md`.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Q

from programs.vocabulary import BY
from search.flags import field_flag, kind_flag


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
    return any_of(Q(**{kind_flag(kind): True}) for kind in kinds)


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


def asking_at_most(column: str) -> Callable[[int], Q]:
    """Programs whose requirement one's own number meets, and those that state none."""
    return lambda own: Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__lte": own})


def allowing_at_least(column: str) -> Callable[[int], Q]:
    """The same for a limit that one's own number may not pass."""
    return lambda own: Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__gte": own})


def not_demanding_the_certificate_when_applying(_answer: str) -> Q:
    return Q(ecfmg_by__isnull=True) | Q(ecfmg_by__in=[by for by in BY if by != "application"])


def open_on(day: dt.date) -> Q:
    """Who says until when it takes applications says that it takes them, unless its own opening is still to come."""
    return Q(deadline_on__gte=day) & (Q(opens_on__isnull=True) | Q(opens_on__lte=day))


def open_on_or_silent(day: dt.date) -> Q:
    return (Q(deadline_on__isnull=True) | Q(deadline_on__gte=day)) & (Q(opens_on__isnull=True) | Q(opens_on__lte=day))


def deadline_by(day: dt.date) -> Q:
    """That day counted."""
    return Q(deadline_on__lte=day)


def deadline_by_or_silent(day: dt.date) -> Q:
    return deadline_by(day) | Q(deadline_on__isnull=True)


def deadline_from(day: dt.date) -> Q:
    """That day counted."""
    return Q(deadline_on__gte=day)


def deadline_from_or_silent(day: dt.date) -> Q:
    return deadline_from(day) | Q(deadline_on__isnull=True)


def filing_at_least(positions: int) -> Q:
    return Q(filings_latest__gte=positions)


def with_resident_case(_answer: str) -> Q:
    return Q(resident_filings=True)


def stating(names: Sequence[str]) -> Q:
    return all_of(Q(**{field_flag(name): True}) for name in names)


MEANINGS: Mapping[str, Callable[[Any], Q]] = {
    "specialty": in_specialties,
    "state": in_states,
    "kind": with_track_of_kinds,
    "visa": sponsoring,
    "accepts_img": taking_imgs,
    "step2": asking_at_most("required_step2"),
    "attempts": allowing_at_least("required_attempts"),
    # Asked of the years that lay between graduating and applying, which the filter has counted.
    "graduated": allowing_at_least("required_years"),
    "usce": asking_at_most("required_usce_months"),
    "letters_us": asking_at_most("required_letters_us"),
    "ecfmg": not_demanding_the_certificate_when_applying,
    "open_on": open_on,
    "deadline_before": deadline_by,
    "deadline_after": deadline_from,
    "filings_min": filing_at_least,
    "resident_filings": with_resident_case,
    "has": stating,
}
"""The programs that answer what is asked."""

MEANINGS_WITH_SILENT: Mapping[str, Callable[[Any], Q]] = {
    "visa": sponsoring_or_silent,
    "accepts_img": taking_imgs_or_silent,
    "open_on": open_on_or_silent,
    "deadline_before": deadline_by_or_silent,
    "deadline_after": deadline_from_or_silent,
}
"""The same and, for what a program may be silent about, those that have not said. Each holds its namesake above."""

NOT_ONLY_PRELIMINARY_OR_RESTRICTED = with_track_of_kinds(["C", "A", "M"]) | Q(has_kind_p=False, has_kind_r=False)
"""Leaves out programs whose listed tracks are all one preliminary year or for physicians with prior training."""
