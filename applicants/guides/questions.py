"""General questions: those of each text, and those in which every word that was asked for stands."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from applicants.guides.reading import Shown, ShownSection
from search.parameters import UNREADABLE

LONGEST_ASKED = 100
LEFT_OUT = frozenset({"Mn", "Pd"})
"""Accents, and hyphens of any length."""


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one text, as many as are shown."""

    shown: Shown
    questions: tuple[ShownSection, ...]


def asked_words(given: str) -> str:
    """What was typed, as it can be shown again."""
    return " ".join(UNREADABLE.sub(" ", given).split())[:LONGEST_ASKED].strip()


def found(texts: Iterable[Shown], asked: str) -> list[Group]:
    """A word is found in a longer one too, without regard to accents and capitals. No words: all questions."""
    words = folded(asked).split()
    groups = [Group(one, tuple(part for part in one.sections if _holds(part, one, words))) for one in texts]
    return [group for group in groups if group.questions]


def _holds(part: ShownSection, text: Shown, words: list[str]) -> bool:
    told = folded(f"{text.guide.title}\n{part.section.title}\n{part.section.words}")
    return all(word in told for word in words)


@lru_cache(maxsize=1000)
def folded(text: str) -> str:
    """Without accents, capitals and hyphens: who asks for "j1" or "J‑1" means "J-1"."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if unicodedata.category(one) not in LEFT_OUT).casefold()
