"""The distinct words of the directory, and which of them a typed word may stand for."""

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from search.words.text import NEVER_MISTYPED

EXACT = 1.0
NEARLY = 0.95
"""With or without a plural s, or two words written as one."""
BEGUN = 0.8
"""The typed word begins the other; more of the other typed, nearer to NEARLY."""
ONE_EDIT, TWO_EDITS = 0.7, 0.5
OTHER_INITIAL = 0.85
"""People seldom get the first letter wrong: one edit at most is forgiven then."""

SHORT = 3
"""Words shorter than this are read as begun only when nothing is called so."""
CODE = 4
"""A word with a digit is read as begun from this length on, and never as mistyped."""


def edits_forgiven(word: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours, together."""
    if len(word) < 4 or not word.isalpha():
        return 0
    return 1 if len(word) < 8 else 2


def edits(one: str, other: str, most: int) -> int:
    """Between two words (optimal string alignment); any number above `most` when there are more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = above
    return row[-1]


class Vocabulary:
    """Words by number, in alphabetical order.

    `joined` are words that stand in names only as two ("oakhill"): found when typed just so, never by likeness.
    """

    def __init__(self, words: Iterable[str], joined: Iterable[str] = ()) -> None:
        plain = set(words)
        self.words = sorted(plain)
        self.words += sorted(set(joined) - plain)
        self.plain = len(plain)
        self.numbers = {word: number for number, word in enumerate(self.words)}
        self.spelt = np.array([n for n in range(self.plain) if edits_forgiven(self.words[n])], dtype=np.int64)
        self.letters = letter_counts([self.words[n] for n in self.spelt])

    def __contains__(self, word: str) -> bool:
        return word in self.numbers

    def meanings(self, word: str) -> dict[int, float]:
        """Number of a word to how well it answers `word` (0 to 1). Some edits away: only when nothing is called so."""
        found = {} if word in self.numbers else self._mistyped(word)
        found |= self._begun(word)
        for variant in (word + "s", word.removesuffix("s")):
            if len(word) > SHORT and self.numbers.get(variant, self.plain) < self.plain:
                found[self.numbers[variant]] = NEARLY
        if word in self.numbers:
            number = self.numbers[word]
            found[number] = EXACT if number < self.plain else NEARLY
        return found

    def _begun(self, word: str) -> dict[int, float]:
        least = SHORT if word.isalpha() else CODE
        if len(word) < least and (not word.isalpha() or self.numbers.get(word, self.plain) < self.plain):
            return {}
        start = bisect_left(self.words, word, hi=self.plain)
        end = bisect_left(self.words, word + "\uffff", hi=self.plain)
        return {n: BEGUN + (NEARLY - BEGUN) * len(word) / len(self.words[n]) for n in range(start, end)}

    def _mistyped(self, word: str) -> dict[int, float]:
        most = 0 if word in NEVER_MISTYPED else edits_forgiven(word)
        if not most:
            return {}
        # A substitution changes the counts of two letters, an insertion of one, a swap of none.
        apart = np.abs(self.letters - letter_counts([word])).sum(axis=1)
        found = {}
        for number in self.spelt[apart <= 2 * most].tolist():
            other = self.words[number]
            same_initial = word[0] == other[0]
            allowed = min(most, edits_forgiven(other)) if same_initial else 1
            away = edits(word, other, allowed)
            if away <= allowed:
                quality = ONE_EDIT if away <= 1 else TWO_EDITS
                found[number] = quality if same_initial else quality * OTHER_INITIAL
        return found


def letter_counts(words: list[str]) -> npt.NDArray[np.int8]:
    """(words, 26): how often each letter stands in each; of a to z alone."""
    counts = np.zeros((len(words), 26), dtype=np.int8)
    for row, word in enumerate(words):
        for letter in set(word):
            # Bounded, so that no difference of two leaves eight bits.
            counts[row, ord(letter) - ord("a")] = min(word.count(letter), 60)
    return counts
