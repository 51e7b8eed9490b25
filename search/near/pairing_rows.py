"""The programs that may pair with one: read around it, a box of the map at a time, for `search.near.pairing`."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q

from programs.models import Program, Track
from search.near.pairing import REACH_MILES, InReach, Paired, advanced_positions, first_years
from search.near.places import place_of

TRANSITIONAL_YEAR = "999"
MILES_A_DEGREE = 69.0
MARGIN = 1.05
"""Degrees of latitude are not all of one length."""
Found = tuple[Program, InReach]


@dataclass(frozen=True, slots=True)
class Pairings:
    """None: the program has no such side. Empty: none is in reach, as far as places are known."""

    first_years: Sequence[Found] | None
    advanced: Sequence[Found] | None


def pairings_of(program: Program) -> Pairings:
    """Two queries a side, whatever the program; none where it has neither advanced nor first-year positions.

    Wants `listed_tracks`, as `for_cards` loads them.
    """
    return Pairings(
        first_years=_first_years(program) if _tracks(program, "A") else None,
        advanced=_advanced(program) if is_first_year(program) else None,
    )


def is_first_year(program: Program) -> bool:
    return program.specialty.code == TRANSITIONAL_YEAR or bool(_tracks(program, "P"))


def _first_years(program: Program) -> list[Found]:
    around = _around(program, _listed("P") | Q(specialty__code=TRANSITIONAL_YEAR))
    return _with_rows(first_years(_paired(program), map(_as_first_year, around)), around)


def _advanced(program: Program) -> list[Found]:
    around = _around(program, _listed("A"))
    return _with_rows(advanced_positions(_as_first_year(program), map(_paired, around)), around)


def _with_rows(found: Iterable[InReach], around: Iterable[Program]) -> list[Found]:
    by_pk = {one.pk: one for one in around}
    return [(by_pk[one.id], one) for one in found]


def _listed(kind: str) -> Q:
    """A listed track of the kind that is not kept for a few."""
    tracks = Track.objects.filter(program=OuterRef("pk"), published=True, kind=kind, restricted_to="")
    return Q(Exists(tracks))


def _around(program: Program, having: Q) -> list[Program]:
    listed = Track.objects.filter(published=True).order_by("nrmp_code")
    return list(
        Program.objects.published()
        .filter(having, _near(program))
        .exclude(pk=program.pk)
        .select_related("institution", "specialty")
        .prefetch_related(Prefetch("tracks", listed, to_attr="listed_tracks"))
    )


def _near(program: Program) -> Q:
    """No fewer than are in reach: what is measured exactly is left to `search.near.pairing`."""
    near = Q(institution=program.institution_id)
    if program.city:
        near |= Q(state=program.state) & (Q(site_city__iexact=program.city) | Q(institution__city__iexact=program.city))
    place = place_of(program)
    if place.latitude is None or place.longitude is None:
        return near
    north = REACH_MILES / MILES_A_DEGREE * MARGIN
    east = north / max(math.cos(math.radians(abs(place.latitude) + north)), 0.01)
    return near | Q(
        institution__latitude__range=(place.latitude - north, place.latitude + north),
        institution__longitude__range=(place.longitude - east, place.longitude + east),
    )


def _paired(program: Program) -> Paired:
    return Paired(program.pk, program.name, program.specialty_id, place_of(program))


def _as_first_year(program: Program) -> Paired:
    """A transitional year of which no track is listed at all is taken to be for all."""
    tracks = _tracks(program, "P")
    linked = frozenset(track.linked_specialty_id for track in tracks if track.linked_specialty_id)
    for_all = any(track.linked_specialty_id is None for track in tracks) or not _listed_tracks(program)
    return Paired(program.pk, program.name, program.specialty_id, place_of(program), linked, for_all)


def _tracks(program: Program, kind: str) -> list[Track]:
    """Those kept for a few (surgeons of the mouth and jaw, one school's students) are left out."""
    return [track for track in _listed_tracks(program) if track.kind == kind and not track.restricted_to]


def _listed_tracks(program: Program) -> list[Track]:
    tracks: list[Track] = program.listed_tracks  # type: ignore[attr-defined]
    return tracks
