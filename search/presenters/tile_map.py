"""A map of the states as equal squares, shaded by a count. What has no square stands in the table alone."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.presenters.places import state_name
from search.presenters.words import grouped

ROWS = (
    "AK . . . . . . . . . ME",
    ". . . . . . . . . VT NH",
    "WA ID MT ND MN IL WI MI NY RI MA",
    "OR NV WY SD IA IN OH PA NJ CT .",
    "CA UT CO NE MO KY WV VA MD DE .",
    ". AZ NM KS AR TN NC SC DC . .",
    ". . . OK LA MS AL GA . . .",
    "HI . . TX . . . . FL . PR",
)
"""The usual arrangement of such maps, west to east: neighbours stay near each other, borders are not kept."""

PITCH, SIDE = 40, 37
WIDTH, HEIGHT = PITCH * 11 - (PITCH - SIDE), PITCH * len(ROWS) - (PITCH - SIDE)
PARTS = (8, 4, 2, 1)
"""Each shade ends at this part of the largest count: most states have few programs, a few have many."""


@dataclass(frozen=True, slots=True)
class Tile:
    """`shade` is 1 to 4, 0 for none. Without programs there is nothing to lead to: `address` is empty."""

    code: str
    name: str
    count: int
    shade: int
    x: int
    y: int
    address: str

    @property
    def spoken(self) -> str:
        # As drawn and in that order first: who speaks to a browser says what she sees.
        words = ngettext("%(code)s %(count)s program, %(state)s", "%(code)s %(count)s programs, %(state)s", self.count)
        return words % {"state": self.name, "code": self.code, "count": self.count}

    @property
    def middle(self) -> float:
        return self.x + SIDE / 2


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table behind the map."""

    name: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Step:
    """One shade and the counts that have it, "3–5"."""

    shade: int
    words: str


@dataclass(frozen=True, slots=True)
class TileMap:
    title: str
    tiles: tuple[Tile, ...]
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    none_in: str
    elsewhere: str
    counted_on: dt.date | None
    width: int = WIDTH
    height: int = HEIGHT
    side: int = SIDE


def tile_map(
    title: str, counts: Mapping[str, int], address: Callable[[str], str], day: dt.date | None = None
) -> TileMap:
    """`counts` by postal code, "" for those without a state; `address` is where a state's code leads;
    `day` is when they were counted."""
    placed = {code: count for code, count in counts.items() if code and count}
    tops = shade_tops(max(placed.values(), default=0))
    return TileMap(
        title=title,
        tiles=tuple(_tile(code, x, y, placed.get(code, 0), tops, address) for code, x, y in _places()),
        steps=_steps(tops),
        lines=_lines(placed, address),
        none_in=", ".join(sorted(state_name(code) for code, _x, _y in _places() if code not in placed)),
        elsewhere=_elsewhere(placed, counts.get("", 0)),
        counted_on=day,
    )


def shade_tops(most: int) -> tuple[int, ...]:
    """The largest count of each shade, ascending; fewer than four while counts are small."""
    return tuple(sorted({ceil(most / part) for part in PARTS})) if most else ()


def shade_of(count: int, tops: tuple[int, ...]) -> int:
    return next((shade for shade, top in enumerate(tops, 1) if count <= top), 0) if count else 0


def _places() -> list[tuple[str, int, int]]:
    """Code, x and y of every square, row by row."""
    return [
        (code, column * PITCH, row * PITCH)
        for row, line in enumerate(ROWS)
        for column, code in enumerate(line.split())
        if code != "."
    ]


def _tile(code: str, x: int, y: int, count: int, tops: tuple[int, ...], address: Callable[[str], str]) -> Tile:
    leads = address(code) if count else ""
    return Tile(code, state_name(code), count, shade_of(count, tops), x, y, leads)


def _steps(tops: tuple[int, ...]) -> tuple[Step, ...]:
    starts = (1, *(top + 1 for top in tops))
    return tuple(
        Step(shade, grouped(top) if start == top else f"{grouped(start)}–{grouped(top)}")
        for shade, (start, top) in enumerate(zip(starts, tops, strict=False), 1)
    )


def _lines(placed: Mapping[str, int], address: Callable[[str], str]) -> tuple[Line, ...]:
    lines = [Line(state_name(code), count, address(code)) for code, count in placed.items()]
    return tuple(sorted(lines, key=lambda line: line.name))


def _elsewhere(placed: Mapping[str, int], stateless: int) -> str:
    """What the map cannot show; empty when it shows all."""
    squares = {code for code, _x, _y in _places()}
    beyond = [state_name(code) for code in placed if code not in squares]
    parts = [_("Not on the map, but in the table: %(names)s.") % {"names": ", ".join(sorted(beyond))}] if beyond else []
    if stateless:
        words = ngettext(
            "%(count)s program has no state confirmed.", "%(count)s programs have no state confirmed.", stateless
        )
        parts.append(words % {"count": grouped(stateless)})
    return " ".join(parts)
