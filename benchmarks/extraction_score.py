"""What counts as a hit of the extractor, and how hits are counted. The rules stand in extraction/README.md."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from programs import normalise
from programs.pages.bars import bar
from programs.pages.extract import Extracted

NOT_COUNTED = frozenset({"website", "school_requirement", "signal_policy"})
"""Addresses, and codes that no list fixes."""
OF_IMGS = frozenset({"accepts_img", "ecfmg_certificate_by", "h1b_step3_by", "img_residents", "state_letter"}) | {
    "visa_j1",
    "visa_h1b",
    "visa_other",
}
"""About international graduates by nature, so that `applies_to` adds nothing."""


class Key(NamedTuple):
    """What must be the same for an exact hit."""

    field: str
    value: str
    strength: str
    scope: str
    kind: str
    applies_to: str


class Pair(NamedTuple):
    """What must be the same for a loose hit."""

    field: str
    value: str


Form = Callable[[Key], tuple[str, ...]]
"""From a key to what of it has to be the same."""


@dataclass(frozen=True)
class Fact:
    """`optional`: may be read or not; another way to code a fact that has the same field and value."""

    key: Key
    unless: str
    cycle: str
    optional: bool


@dataclass(frozen=True)
class Page:
    file: str
    facts: tuple[Fact, ...]
    readings: tuple[Extracted, ...]


@dataclass(frozen=True)
class Score:
    """Counts over some pages: facts to be found, those found, readings that stand there and that do not."""

    facts: int
    found: int
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.facts if self.facts else 1.0


def key_of(said: Mapping[str, str]) -> Key:
    field = said["field"]
    return Key(
        field,
        said["value"],
        said["strength"],
        "" if said["scope"] == "any" else said["scope"],
        "" if field == "nrmp_code" else said["kind"],
        "all" if field in OF_IMGS else said["applies_to"] or "all",
    )


def key_read(reading: Extracted) -> Key:
    return key_of(dataclasses.asdict(reading))


def exactly(key: Key) -> Key:
    return key


def pair_of(key: Key) -> Pair:
    return Pair(key.field, key.value)


def above(readings: Iterable[Extracted]) -> list[Extracted]:
    """Those that nobody would have to look at."""
    return [reading for reading in readings if reading.confidence >= bar(reading.field)]


def score(pages: Iterable[Page], form: Form, *, field: str = "", sure: bool = False) -> Score:
    """`form` makes a key what has to be the same. `field` empty: all. `sure`: only readings above the bar."""
    total = Counter[str]()
    for page in pages:
        readings = above(page.readings) if sure else page.readings
        keys = {key_read(one) for one in readings if field in ("", one.field)}
        facts = [fact for fact in page.facts if field in ("", fact.key.field)]
        total.update(_counts(keys, facts, form))
    return Score(total["facts"], total["found"], total["right"], total["wrong"])


def _counts(keys: set[Key], facts: Iterable[Fact], form: Form) -> dict[str, int]:
    ways: dict[Pair, set[Key]] = {}
    for fact in facts:
        if fact.optional:
            ways.setdefault(pair_of(fact.key), set()).add(fact.key)
    needed = {fact.key for fact in facts if not fact.optional}
    as_good = {key: {form(key), *(form(way) for way in ways.get(pair_of(key), ()))} for key in needed}
    read = {form(key) for key in keys}
    right = read & set().union(*as_good.values())
    allowed = {form(way) for several in ways.values() for way in several}
    return {
        "facts": len({form(key) for key in needed}),
        "found": len({form(key) for key, all_ways in as_good.items() if all_ways & read}),
        "right": len(right),
        "wrong": len(read - right - allowed),
    }


def shares_beside(pages: Iterable[Page]) -> dict[str, tuple[int, int]]:
    """Of exact hits whose fact states an exception, and a season: how many there are, how many readings have it."""
    told = {"unless": (0, 0), "cycle": (0, 0)}
    for page in pages:
        readings = {key_read(one): one for one in page.readings}
        for fact in page.facts:
            if fact.optional or fact.key not in readings:
                continue
            reading = readings[fact.key]
            if fact.unless:
                told["unless"] = (told["unless"][0] + 1, told["unless"][1] + bool(reading.unless))
            if fact.cycle:
                told["cycle"] = (told["cycle"][0] + 1, told["cycle"][1] + _same_season(fact.cycle, reading.cycle))
    return told


def _same_season(stated: str, found: str) -> bool:
    try:
        return normalise.cycle(stated) == normalise.cycle(found)
    except ValueError:
        return stated == found


def wrong(pages: Iterable[Page]) -> list[str]:
    """What was missed (-) and what was read that is no fact (+), page by page."""
    lines = []
    for page in pages:
        readings = {key_read(one): one for one in page.readings}
        coded = {fact.key for fact in page.facts}
        settled = {pair_of(key) for key in readings if key in coded}
        needed = dict.fromkeys(fact.key for fact in page.facts if not fact.optional)
        missed = [key for key in needed if key not in readings and pair_of(key) not in settled]
        lines += [f"{page.file} - {_shown(key)}" for key in missed]
        lines += [f"{page.file} + {_shown(key)}   [{readings[key].where}]" for key in readings if key not in coded]
    return lines


def _shown(key: Key) -> str:
    return " ".join([f"{key.field}={key.value}", *(part for part in key[2:] if part not in ("", "all"))])
