"""What a program is called, as phrases: of its institution, its site, its specialty, its place, and its codes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from search.words.everyday import CITY_WORDS, SPECIALTY_WORDS, STATES_IN_SPANISH, apart
from search.words.text import initials, words_of

NAME, FIRST_PART, PART, INITIALS = 1.0, 0.97, 0.9, 0.7
SPECIALTY, CODE = 0.95, 1.0
SITE, CITY, STATE, SPONSORS_CITY = 0.85, 0.85, 0.75, 0.6

_PARTS = re.compile(r"\s*[/(),;]\s*|\s+[–—-]\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A program as the directory has it. `id`: its primary key; `institution`, `specialty`: codes; "" is none.

    `plain_name` and `listed_name` are both found, whichever of them pages show. `city` is the one shown;
    `sponsors_city` is looked in as well, behind it.
    """

    id: int
    public_id: str
    institution: str
    listed_name: str
    plain_name: str = ""
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    site: str = ""
    city: str = ""
    sponsors_city: str = ""
    state: str = ""
    state_name: str = ""
    specialty: str = ""
    specialty_names: tuple[str, ...] = ()
    nrmp_codes: tuple[str, ...] = ()
    acgme_id: str = ""

    @property
    def name(self) -> str:
        return self.plain_name or self.listed_name


class Phrase(NamedTuple):
    """`weight`: what its words count for, 0 to 1. `whole`: typed just so, the program comes before all others."""

    words: tuple[str, ...]
    weight: float
    whole: bool


Owner = tuple[object, ...]
"""What several programs may share and phrases belong to: ("institution", "1428"), ("specialty", "140") …"""


def owners(entry: Entry) -> tuple[Owner, ...]:
    """Five, always in this order; equal ones have equal phrases."""
    return (
        ("institution", entry.institution, entry.listed_name, entry.plain_name, entry.short_name, entry.aliases),
        ("site", entry.site),
        ("specialty", entry.specialty, entry.specialty_names),
        ("place", entry.city, entry.sponsors_city, entry.state),
        ("program", entry.id),
    )


def phrases(entry: Entry) -> tuple[Iterator[Phrase], ...]:
    """Those of each owner, lazily, in the order of `owners`."""
    return (_institution(entry), _site(entry), _specialty(entry), _place(entry), _codes(entry))


def _phrases(texts: Iterable[str], weight: float, *, whole: bool = True) -> Iterator[Phrase]:
    for text in texts:
        if words := words_of(text):
            yield Phrase(words, weight, whole)


def _institution(entry: Entry) -> Iterator[Phrase]:
    names = [entry.plain_name, entry.short_name, entry.listed_name, *entry.aliases]
    yield from _phrases([*names, entry.institution], NAME)
    for name in names:
        parts = [part for part in _PARTS.split(name) if part]
        if len(parts) > 1:
            yield from _phrases(parts[:1], FIRST_PART, whole=False)
            yield from _phrases(parts[1:], PART, whole=False)
    first = _PARTS.split(entry.name)[0]
    yield from _phrases([initials(words_of(first))], INITIALS, whole=False)


def _site(entry: Entry) -> Iterator[Phrase]:
    yield from _phrases([entry.site, *_PARTS.split(entry.site)], SITE, whole=False)


def _specialty(entry: Entry) -> Iterator[Phrase]:
    everyday = apart(SPECIALTY_WORDS.get(entry.specialty, ""))
    yield from _phrases([*entry.specialty_names, *everyday, entry.specialty], SPECIALTY)


def _place(entry: Entry) -> Iterator[Phrase]:
    called = apart(CITY_WORDS.get((entry.city, entry.state), ""))
    yield from _phrases([entry.city, *called], CITY, whole=False)
    yield from _phrases([entry.sponsors_city], SPONSORS_CITY, whole=False)
    state = [entry.state, entry.state_name, STATES_IN_SPANISH.get(entry.state, "")]
    yield from _phrases(state, STATE, whole=False)


def _codes(entry: Entry) -> Iterator[Phrase]:
    yield from _phrases([entry.public_id, *entry.nrmp_codes, entry.acgme_id], CODE)
