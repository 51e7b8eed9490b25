"""Tracks: what one ranks, in words."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.fields import TRACK_KINDS
from programs.models import Specialty, Track
from programs.normalise import match_year_of
from programs.vocabulary import Label

KIND_NOTES: Mapping[str, Label] = MappingProxyType(
    {
        "C": gettext_lazy("Full training in the specialty."),
        "P": gettext_lazy("One year only; you must match again."),
        "A": gettext_lazy("Starts a year later; you need a first year elsewhere."),
        "R": gettext_lazy("Only for physicians who have prior accredited training."),
        "M": gettext_lazy("Full training, turned to primary care."),
    }
)


@dataclass(frozen=True, slots=True)
class TrackLine:
    code: str
    kind: str
    kind_note: str
    name: str
    restricted_to: str
    listed: str


def track_line(track: Track, day: dt.date) -> TrackLine:
    return TrackLine(
        code=track.nrmp_code,
        kind=str(TRACK_KINDS[track.kind]),
        kind_note=str(KIND_NOTES[track.kind]),
        name=track.name,
        restricted_to="" if track.kind == "R" else track.restricted_to,
        listed=listed_words(track.listed_for, day),
    )


def listed_words(listed_for: int | None, day: dt.date) -> str:
    """A list of an earlier Match does not say that the track is offered in this one."""
    season = match_year_of(day)
    if listed_for is None:
        return _("Named without a year; not confirmed for %(season)s") % {"season": season}
    if listed_for >= season:
        return _("Listed for the %(year)s Match") % {"year": listed_for}
    return _("Listed for the %(year)s Match; not confirmed for %(season)s") % {"year": listed_for, "season": season}


def kinds_words(tracks: Iterable[Track]) -> str:
    """ "Categorical, 2 preliminary": kinds once each, in the registry's order, counted where there are several."""
    counts = Counter(track.kind for track in tracks)
    parts = [
        f"{counts[kind]} × {label}" if counts[kind] > 1 else str(label)
        for kind, label in TRACK_KINDS.items()
        if counts[kind]
    ]
    return ", ".join(parts)


def latest_listing(tracks: Iterable[Track]) -> int | None:
    return max((track.listed_for for track in tracks if track.listed_for is not None), default=None)


def only_one_year(tracks: Iterable[Track]) -> bool:
    kinds = {track.kind for track in tracks}
    return kinds == {"P"}


def years_words(specialty: Specialty) -> str:
    """How long training takes. Lengths that rest on general knowledge say so."""
    years = ngettext("%(count)d year", "%(count)d years", specialty.years) % {"count": specialty.years}
    return (
        years
        if specialty.years_grade == "s"
        else _("%(years)s (general knowledge, not yet sourced)") % {"years": years}
    )
