"""First years and advanced positions that may be paired with a program's, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from numpy.typing import NDArray

from programs.fields import TRACK_KINDS
from programs.models import Program
from programs.specialty_names import specialty_name
from search.matching import Match
from search.near.distance import KILOMETRES_A_MILE
from search.near.kind_verdicts import verdict_on
from search.near.pairing import MOST, InReach
from search.near.pairing_rows import Found, Pairings
from search.presenters.matching.verdicts import NAMES, SAID_AS
from search.presenters.places import place_words

FIRST_YEAR, ADVANCED = "P", "A"


@dataclass(frozen=True, slots=True)
class PairingLine:
    """`listed_for` is empty where the first year is not listed for the specialty. `verdict` without a profile too."""

    path: str
    name: str
    specialty: str
    place: str
    kind: str
    how_far: str
    listed_for: str
    verdict: str
    said_as: str


@dataclass(frozen=True, slots=True)
class PairingSection:
    """`kind` is "P" (first years for this advanced program) or "A" (advanced programs for this first year).

    `more`: how many in reach are not shown; `all_path` searches the state; empty where it is not known.
    """

    kind: str
    lines: tuple[PairingLine, ...]
    more: int
    all_path: str


def pairing_sections(
    program: Program, found: Pairings, match: Match | None = None, pks: NDArray[np.int64] | None = None
) -> tuple[PairingSection, ...]:
    """`match` and the `pks` of the index that it was made with come together; None without a profile."""
    sides = ((FIRST_YEAR, found.first_years), (ADVANCED, found.advanced))
    return tuple(_section(program, kind, side, match, pks) for kind, side in sides if side is not None)


def _section(
    program: Program, kind: str, side: Sequence[Found], match: Match | None, pks: NDArray[np.int64] | None
) -> PairingSection:
    search = f"{reverse('search:program-list')}?kind={kind}&state={program.state}"
    return PairingSection(
        kind=kind,
        lines=tuple(_line(program, one, reach, kind, match, pks) for one, reach in side[:MOST]),
        more=max(0, len(side) - MOST),
        all_path=search if program.state else "",
    )


def _line(
    program: Program, one: Program, reach: InReach, kind: str, match: Match | None, pks: NDArray[np.int64] | None
) -> PairingLine:
    row = _row(one, pks)
    verdict = verdict_on(match, row, [kind]) if match and row is not None else None
    advanced = program if kind == FIRST_YEAR else one
    return PairingLine(
        path=reverse("search:program-detail", args=[one.public_id, one.slug]),
        name=one.place_name,
        specialty=specialty_name(one.specialty.common_name),
        place=place_words(one.city, one.state),
        kind=str(TRACK_KINDS[kind]),
        how_far=how_far_words(reach),
        listed_for=specialty_name(advanced.specialty.common_name) if reach.listed_for_it else "",
        verdict="" if verdict is None else NAMES[verdict],
        said_as="" if verdict is None else str(SAID_AS[verdict]),
    )


def _row(one: Program, pks: NDArray[np.int64] | None) -> int | None:
    """Its place in the index; None for one that the index does not hold yet."""
    if pks is None:
        return None
    row = int(np.searchsorted(pks, one.pk))
    return row if row < len(pks) and pks[row] == one.pk else None


def how_far_words(reach: InReach) -> str:
    if reach.same_institution:
        return _("Same institution")
    if reach.miles is None:
        return _("Same city")
    return miles_words(reach.miles)


def miles_words(miles: float) -> str:
    """ "12 miles (19 km)", in whole ones."""
    if miles < 1:
        return _("Less than a mile")
    whole, kilometres = round(miles), round(miles * KILOMETRES_A_MILE)
    words = ngettext("%(miles)d mile (%(kilometres)d km)", "%(miles)d miles (%(kilometres)d km)", whole)
    return words % {"miles": whole, "kilometres": kilometres}
