"""Pure: a limit and a wish in one sentence. “Within ten years, preferably within five” says two things."""

import re
from typing import NamedTuple

from programs.pages.reading import NONE_SAID, PREFERRED, REQUIRED
from programs.pages.strengths import prefers, requires

_PART = re.compile(r"[;()]|,? (?:but|and|although|though|while|or)\b(?! (?:less|fewer|more))|,")
_YEARS = re.compile(
    r"\b(?:within|in|during|last|past|previous|max(?:imum)?(?: of)?|at most|up to|over|"
    r"(?:no |not )?(?:more|longer|older) than)(?: the)?(?: (?:last|past|previous))?(?: an?)? (\d{1,2})[- ]?years?\b"
)
_LIMIT = re.compile(r"\bmax(?:imum)?\b|\bat most\b|\bnot?\b|\bonly\b|\blimit\b|\bcannot\b")
_LET_IN = re.compile(r"\b(?:will|may|also|still|do|can) (?:(?!not)\w+ )?(?:be )?consider")
"""“But will consider those within five”: nobody says that five is the end."""
_HIGHEST, _BOTH = 25, 2


class Years(NamedTuple):
    """So many years, and how strongly."""

    years: str
    strength: str


def limit_and_wish(text: str) -> tuple[Years, ...]:
    """The limit and the shorter time that is liked better; nothing unless the sentence tells just these two."""
    parts = ["", *_PART.split(text), ""]
    told: list[Years] = []
    for before, part, after in zip(parts, parts[1:], parts[2:], strict=False):
        if found := _YEARS.search(part):
            told.append(Years(found.group(1), _strength(part, after, before)))
    if len(told) != _BOTH:
        return ()
    wish, limit = sorted(told, key=lambda one: int(one.years))
    apart = (wish.strength, limit.strength) == (PREFERRED, REQUIRED)
    return (limit, wish) if apart and int(wish.years) < int(limit.years) <= _HIGHEST else ()


def _strength(part: str, after: str, before: str) -> str:
    """Its own, else that of a “(preferred)” behind it or of what brackets stand after."""
    for words in (part, *(beside for beside in (after, before) if not _YEARS.search(beside))):
        if prefers(words):
            return PREFERRED
        if _LET_IN.search(words):
            return NONE_SAID
        if requires(words) or _LIMIT.search(words):
            return REQUIRED
    return NONE_SAID
