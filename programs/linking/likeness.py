"""How alike a name is to those of many owners at once: the words they share, each by how much it tells."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from programs.linking.names import GENERIC, initials, variants, words_of

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

TYPING_ERROR = 88
"""How alike a word nobody is called by must be to a known one, of 100: one slip in eight letters."""
SHORTEST_MISTYPED = 6
GENERIC_WEIGHT = 0.12
"""What a generic word tells at most, against 1 for a word of one owner alone."""


@dataclass(frozen=True)
class NameIndex:
    """N names of O owners, sorted by owner; V words.

    `owner`, `counts_for`, `full` (N): whose the name is, as in `variants`, weight of its words together;
    `named`, `first`: the owners with a name that tells, and where the names of each start; `names_with`, `owners_with`
    (V): where each word stands; `weights` (V).
    """

    owner: Numbers
    counts_for: Floats
    full: Floats
    owners: int
    named: Numbers
    first: Numbers
    numbers: Mapping[str, int]
    weights: Floats
    names_with: Sequence[Numbers]
    owners_with: Sequence[Numbers]
    unknown: float

    @classmethod
    def build(
        cls, names: Sequence[Iterable[str]], beside: Sequence[Iterable[str]], whole: Sequence[bool]
    ) -> "NameIndex":
        """`names`: of each owner; `beside`: texts of each owner that explain a word without being its name; `whole`:
        whether parts of an owner's names are no names of it."""
        rows: list[tuple[int, tuple[str, ...], float]] = []
        bags: list[set[str]] = []
        for number, (of_owner, texts, only_whole) in enumerate(zip(names, beside, whole, strict=True)):
            held: dict[tuple[str, ...], float] = {}
            for name in of_owner:
                for words, counts in variants(name, parts=not only_whole):
                    held[words] = max(held.get(words, 0.0), counts)
            rows += [(number, words, counts) for words, counts in held.items()]
            bag = {word for words in held for word in words} | {word for text in texts for word in words_of(text)}
            bags.append(bag | {initials(words) for words in held} - {""})
        return cls._of(rows, bags)

    @classmethod
    def _of(cls, rows: list[tuple[int, tuple[str, ...], float]], bags: list[set[str]]) -> "NameIndex":
        vocabulary = sorted({word for bag in bags for word in bag})
        numbers = {word: number for number, word in enumerate(vocabulary)}
        owners_with: list[list[int]] = [[] for _ in vocabulary]
        names_with: list[list[int]] = [[] for _ in vocabulary]
        for number, bag in enumerate(bags):
            for word in bag:
                owners_with[numbers[word]].append(number)
        for row, (_, words, _counts) in enumerate(rows):
            for word in set(words):
                names_with[numbers[word]].append(row)
        total = len(bags)
        weights = np.array([_weight(word, len(owners_with[numbers[word]]), total) for word in vocabulary])
        full = np.array([weights[[numbers[word] for word in set(words)]].sum() for _, words, _ in rows])
        owner = np.array([row[0] for row in rows], dtype=np.int64)
        named, first = np.unique(owner, return_index=True)
        return cls(
            owner=owner,
            counts_for=np.array([row[2] for row in rows]),
            full=full,
            owners=total,
            named=named,
            first=first,
            numbers=numbers,
            weights=weights,
            names_with=[np.array(sorted(at), dtype=np.int64) for at in names_with],
            owners_with=[np.array(sorted(at), dtype=np.int64) for at in owners_with],
            unknown=_weight("", 1, total),
        )

    def like(self, name: str) -> tuple[Floats, Floats]:
        """By owner: how alike the best of its names is, and how much of the name is explained by all of them; 0 to 1.

        A name without a word that tells is like nobody's.
        """
        best = np.zeros(self.owners)
        for words, counts in variants(name):
            alike = self._alike(words) * self.counts_for * counts
            best[self.named] = np.maximum(best[self.named], np.maximum.reduceat(alike, self.first))
        return best, self._explained(words_of(name))

    def _alike(self, words: Sequence[str]) -> Floats:
        """(N): of 1, how far the words are those of each name: the harmonic mean of both coverages."""
        said = np.zeros(len(self.full))
        held = np.zeros(len(self.full))
        total = 0.0
        for word in set(words):
            meanings = self._meanings(word)
            weight = max((self.weights[number] for number in meanings), default=self.unknown_weight(word))
            total += weight
            heard = np.zeros(len(self.full))
            for number, quality in meanings.items():
                rows = self.names_with[number]
                heard[rows] = np.maximum(heard[rows], quality)
                held[rows] += quality * self.weights[number]
            said += heard * weight
        if not total:
            return said
        ours, theirs = said / total, np.minimum(held / self.full, 1)
        return 2 * ours * theirs / np.maximum(ours + theirs, 1e-9)

    def _explained(self, words: Sequence[str]) -> Floats:
        said, total = np.zeros(self.owners), 0.0
        for word in set(words):
            meanings = self._meanings(word)
            weight = max((self.weights[number] for number in meanings), default=self.unknown_weight(word))
            total += weight
            heard = np.zeros(self.owners)
            for number, quality in meanings.items():
                rows = self.owners_with[number]
                heard[rows] = np.maximum(heard[rows], quality)
            said += heard * weight
        return said / total if total else said

    def unknown_weight(self, word: str) -> float:
        return GENERIC_WEIGHT if word in GENERIC else self.unknown

    def _meanings(self, word: str) -> Mapping[int, float]:
        """The numbers of the words meant, with how surely: the word itself, or those it may be a slip of."""
        if word in self.numbers:
            return {self.numbers[word]: 1.0}
        if len(word) < SHORTEST_MISTYPED:
            return {}
        near = process.extract(word, self.numbers.keys(), scorer=fuzz.ratio, score_cutoff=TYPING_ERROR, limit=3)
        return {self.numbers[meant]: score / 100 for meant, score, _ in near}


def _weight(word: str, owners: int, total: int) -> float:
    """1 for a word of one owner, less the more owners have it; little for a generic one."""
    rare = math.log(1 + total / owners) / math.log(1 + total)
    return min(rare, GENERIC_WEIGHT) if word in GENERIC else rare
