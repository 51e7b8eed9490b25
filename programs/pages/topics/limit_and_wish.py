"""Pure: a limit and a wish in one sentence. “Within ten years, preferably within five” says two things."""

import re
from typing import NamedTuple

from programs.pages.reading import NONE_SAID, PREFERRED, REQUIRED
from programs.pages.strengths import prefers, requires

_PART = re.compile(r"[;()]|,? (?:but|and|although|though|while|or)\b(?! (?:less|fewer|more))|,")
_LIMIT = re.compile(r"\bmax(?:imum)?\b|\bat most\b|\bnot?\b|\bonly\b|\blimit\b|\bcannot\b")
_LET_IN = re.compile(r"\b(?:will|may|also|still|do|can) (?:(?!not)\w+ )?(?:be )?consider")
"""“But will consider those within five”: nobody says that five is the end."""
_BOTH = 2


class Amount(NamedTuple):
    """So many, as the sentence counts, and how strongly."""

    number: int
    strength: str


def demand_and_wish(text: str, amount: re.Pattern[str]) -> tuple[Amount, Amount] | None:
    """What is demanded and what is wished for; nothing unless the sentence tells just these two.

    `amount` finds the number in a part of the sentence, as its first group.
    """
    parts = ["", *_PART.split(text), ""]
    told: list[Amount] = []
    for before, part, after in zip(parts, parts[1:], parts[2:], strict=False):
        if found := amount.search(part):
            beside = [words for words in (after, before) if not amount.search(words)]
            told.append(Amount(int(found.group(1)), _strength([part, *beside])))
    if len(told) != _BOTH or {one.strength for one in told} != {REQUIRED, PREFERRED}:
        return None
    demand, wish = sorted(told, key=lambda one: one.strength != REQUIRED)
    return demand, wish


def _strength(part_and_beside: list[str]) -> str:
    """Of the part itself, else that of a “(preferred)” behind it or of what brackets stand after."""
    for words in part_and_beside:
        if prefers(words):
            return PREFERRED
        if _LET_IN.search(words):
            return NONE_SAID
        if requires(words) or _LIMIT.search(words):
            return REQUIRED
    return NONE_SAID
