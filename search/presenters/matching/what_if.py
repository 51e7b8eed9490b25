"""What a change would move, as bars, movements and a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.matching import Verdict
from search.presenters.matching.changes import change_label, change_note, note_task
from search.presenters.matching.verdicts import COUNTED_AS, NAMES, SAID_AS
from search.presenters.upkeep import Rechecked
from search.presenters.words import grouped
from search.whatif import Moved

WIDTH = 600
"""Of a bar, in the units of the drawing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One verdict's part of a bar."""

    verdict: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Movement:
    """Programs that move from one verdict to another. `start` is empty for programs that were not looked at before."""

    count: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """One verdict in the table behind the bars."""

    verdict: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    name: str
    label: str
    note: str
    rechecked: Rechecked | None
    headline: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    spoken: str
    movements: tuple[Movement, ...]
    rows: tuple[Row, ...]
    moves: int


def change(
    one: Moved, season: int, specialties: Mapping[str, str], checked: Mapping[str, Rechecked], base: str = ""
) -> Change:
    """`specialties`: common names by code. `checked`: how lately notes were, by task. `base`: the address of the page
    that lists what moves."""
    return Change(
        name=one.change,
        label=change_label(one.change, season, specialties),
        note=change_note(one.change),
        rechecked=checked.get(note_task(one.change)),
        headline=_headline(one),
        before=pieces(one.before, max(sum(one.before.values()), sum(one.after.values()))),
        after=pieces(one.after, max(sum(one.before.values()), sum(one.after.values()))),
        spoken=_("Before: %(before)s. After: %(after)s.") % {"before": told(one.before), "after": told(one.after)},
        movements=movements(one, base),
        rows=tuple(
            Row(NAMES[verdict], str(SAID_AS[verdict]), grouped(one.before[verdict]), grouped(one.after[verdict]))
            for verdict in Verdict
        ),
        moves=len(one.rows),
    )


def pieces(counts: Mapping[Verdict, int], whole: int) -> tuple[Piece, ...]:
    """A bar from left to right, as long as its share of the `whole`."""
    found, x = [], 0.0
    for verdict in Verdict:
        width = round(WIDTH * counts[verdict] / whole, 1) if whole else 0.0
        if width:
            found.append(Piece(NAMES[verdict], round(x, 1), width))
        x += width
    return tuple(found)


def told(counts: Mapping[Verdict, int]) -> str:
    """ "358 nothing stated rules you out, 4,560 ask first"."""
    return ", ".join(
        _("%(count)s %(verdict)s") % {"count": grouped(counts[verdict]), "verdict": COUNTED_AS[verdict]}
        for verdict in Verdict
        if counts[verdict]
    )


def _headline(one: Moved) -> str:
    """What is gained, told first; nothing about chances."""
    gained = one.after[Verdict.OPEN] - one.before[Verdict.OPEN]
    if gained > 0:
        words = ngettext(
            "%(count)s more program where nothing stated rules you out",
            "%(count)s more programs where nothing stated rules you out",
            gained,
        )
        return words % {"count": grouped(gained)}
    if gained < 0:
        words = ngettext(
            "%(count)s program fewer where nothing stated rules you out",
            "%(count)s programs fewer where nothing stated rules you out",
            -gained,
        )
        return words % {"count": grouped(-gained)}
    moved = len(one.rows)
    words = ngettext("%(count)s program moves", "%(count)s programs move", moved)
    return words % {"count": grouped(moved)}


def movements(one: Moved, base: str) -> tuple[Movement, ...]:
    """Each pair of verdicts that programs move between, most first."""
    starts = np.full(len(one.end), -1, np.int8) if one.start is None else one.start
    pairs, counts = np.unique(np.stack([starts, one.end], axis=1), axis=0, return_counts=True)
    found = [(int(count), int(start), Verdict(int(end))) for (start, end), count in zip(pairs, counts, strict=True)]
    found.sort(key=lambda each: (-each[0], each[1], each[2]))
    return tuple(_movement(one.change, count, start, end, base) for count, start, end in found)


def _movement(name: str, count: int, start: int, end: Verdict, base: str) -> Movement:
    query = {"change": name, "to": NAMES[end]}
    if start < 0:
        words = _("would be added: %(after)s") % {"after": SAID_AS[end]}
        return Movement(grouped(count), words, f"{base}?{urlencode(query)}")
    query["from"] = NAMES[Verdict(start)]
    words = _("from “%(before)s” to “%(after)s”") % {"before": SAID_AS[Verdict(start)], "after": SAID_AS[end]}
    return Movement(grouped(count), words, f"{base}?{urlencode(query)}")
