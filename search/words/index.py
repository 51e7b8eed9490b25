"""The word index: which programs hold every word of a search, best first. Pure; about 5,000 programs in memory."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from search.words.phrases import CITY, FIRST_PART, NAME, PART, SITE, Entry, Owner, Phrase, owners, phrases
from search.words.text import GENERIC, OPTIONAL, run_together, weight_of, words_of
from search.words.vocabulary import NEARLY, Vocabulary

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

MOST_WORDS = 40
"""Distinct words of a search, more than any name has."""
WHOLE = 1.0
"""Added where the search is, word for word, a name, a specialty or a code of the program."""
UNTYPED = 0.5
"""What a word still counts for in a phrase of which hardly anything else was typed."""


OF_PLACES = frozenset({NAME, FIRST_PART, PART, SITE, CITY})
"""Weights of the phrases that name an institution, a part of it, a site or a city."""


@dataclass(frozen=True)
class Found:
    """Programs that answer, best first. `ids`: primary keys, int64; `scores`: float32, same length, 0 to 2."""

    ids: Numbers
    scores: Floats

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[tuple[int, float]]:
        return zip(self.ids.tolist(), self.scores.tolist(), strict=True)


@dataclass(frozen=True)
class WordIndex:
    """N programs, P phrases of O owners, sorted by owner; V words.

    `ids` (N); `owned` (5, N): the owners of a program; `first` (O): where the phrases of an owner start;
    `lengths` (P): distinct words; `full` (P): their weight together; `weights`, `whole` (P): as in Phrase;
    `postings` (V): the numbers of the phrases that hold each word; `order` (N): place of a program among equals.
    `names`: what institutions, sites and cities are called, of two words or more.
    """

    ids: Numbers
    owned: Numbers
    first: Numbers
    lengths: Floats
    full: Floats
    weights: Floats
    whole: npt.NDArray[np.bool_]
    vocabulary: Vocabulary
    postings: Sequence[Numbers]
    order: Numbers
    names: frozenset[tuple[str, ...]]

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> "WordIndex":
        """Some 0.3 s for 5,000 programs."""
        rows = list(entries)
        owned, held = _gathered(rows)
        flat = [phrase for of_owner in held for phrase in of_owner]
        starts = np.cumsum([0, *(len(of_owner) for of_owner in held)], dtype=np.int64)
        vocabulary, postings = _posted(flat)
        return cls(
            ids=np.array([entry.id for entry in rows], dtype=np.int64),
            owned=np.array(owned, dtype=np.int64).reshape(len(rows), 5).T.copy(),
            first=starts[:-1],
            lengths=np.array([len(set(phrase.words)) for phrase in flat], dtype=np.float32),
            full=np.array([sum(map(weight_of, set(phrase.words))) for phrase in flat], dtype=np.float32),
            weights=np.array([phrase.weight for phrase in flat], dtype=np.float32),
            whole=np.array([phrase.whole for phrase in flat], dtype=np.bool_),
            vocabulary=vocabulary,
            postings=postings,
            order=_order(rows),
            names=frozenset(one.words for one in flat if one.weight in OF_PLACES and len(one.words) > 1),
        )

    def search(self, text: str) -> Found:
        """Programs of which every word of `text` is said, somewhere; nothing for a text without letters and digits.

        A word that nobody is called by may be mistyped. Where no program holds all words, generic ones are let go.
        The order of the words does not matter. Each word costs some 0.2 ms for 5,000 programs; those after MOST_WORDS
        are not looked at.
        """
        words = list(dict.fromkeys(words_of(text)))[:MOST_WORDS]
        if not words or not len(self.ids):
            return Found(self.ids[:0], np.zeros(0, np.float32))
        said = np.array([self._said(word, words) for word in words])
        required = [word for word in words if word not in OPTIONAL] or words
        core = [word for word in required if word not in GENERIC] or required
        weights = np.array([weight_of(word) for word in words], dtype=np.float32)
        best = self._best(said, weights)
        rows = _holding(best, words, required)
        rows = rows if len(rows) else _holding(best, words, core)
        scores = weights @ best[:-1, rows] / weights.sum() + best[-1, rows]
        ranked = np.lexsort((self.order[rows], -np.round(scores, 3)))
        return Found(self.ids[rows[ranked]], scores[ranked].astype(np.float32))

    def _best(self, said: Floats, weights: Floats) -> Floats:
        """(words + 1, N): how well the best phrase of a program says each word; last, WHOLE or 0."""
        completeness = UNTYPED + (1 - UNTYPED) * np.minimum(weights @ said / self.full, 1)
        exact = self.whole & (self.lengths == len(said)) & (said.min(axis=0) >= 1)
        by_phrase = np.vstack((said * (self.weights * completeness), exact * np.float32(WHOLE)))
        by_owner = np.maximum.reduceat(by_phrase, self.first, axis=1)
        return reduce(np.maximum, (by_owner[:, owners_of] for owners_of in self.owned))

    def _said(self, word: str, words: list[str]) -> Floats:
        """(P): how well each phrase says the word, 0 where it does not. Of `words`, one may be its other half."""
        meanings = self.vocabulary.meanings(word)
        for other in words:
            for joined in (word + other, other + word):
                if joined in self.vocabulary:
                    meanings.setdefault(self.vocabulary.numbers[joined], NEARLY)
        heard = np.zeros(len(self.lengths), dtype=np.float32)
        for number, quality in sorted(meanings.items(), key=lambda meaning: meaning[1]):
            heard[self.postings[number]] = quality
        return heard


def _holding(best: Floats, words: list[str], needed: list[str]) -> Numbers:
    """Rows of the programs that say every one of the needed words; `best` as `_best` gives it."""
    must = [number for number, word in enumerate(words) if word in needed]
    return np.flatnonzero((best[must] > 0).all(axis=0))


def _gathered(rows: list[Entry]) -> tuple[list[list[int]], list[list[Phrase]]]:
    """The five owner numbers of each program, and the distinct phrases of each owner (at least one, maybe empty)."""
    numbers: dict[Owner, int] = {}
    owned: list[list[int]] = []
    held: list[list[Phrase]] = []
    for entry in rows:
        mine = []
        for owner, found in zip(owners(entry), phrases(entry), strict=True):
            number = numbers.setdefault(owner, len(held))
            if number == len(held):
                held.append(_distinct(found))
            mine.append(number)
        owned.append(mine)
    return owned, held


def _distinct(found: Iterable[Phrase]) -> list[Phrase]:
    """Each sequence of words once, as the first said it. An owner without a phrase gets one that nothing matches."""
    kept: dict[tuple[str, ...], Phrase] = {}
    for phrase in found:
        kept.setdefault(phrase.words, phrase)
    return list(kept.values()) or [Phrase(("",), 0.0, False)]


def _posted(flat: list[Phrase]) -> tuple[Vocabulary, list[Numbers]]:
    said: dict[str, list[int]] = {}
    joined: dict[str, list[int]] = {}
    for number, phrase in enumerate(flat):
        for word in set(phrase.words):
            said.setdefault(word, []).append(number)
        for word in run_together(phrase.words):
            joined.setdefault(word, []).append(number)
    said.pop("", None)
    vocabulary = Vocabulary(said, joined)
    numbers = [said.get(word, []) or joined[word] for word in vocabulary.words]
    return vocabulary, [np.array(phrase_numbers, dtype=np.int64) for phrase_numbers in numbers]


def _order(rows: list[Entry]) -> Numbers:
    """Among equals: larger institutions first, then by name; the main site first, then by specialty."""
    size = Counter(entry.institution for entry in rows)

    def key(number: int) -> tuple[object, ...]:
        entry = rows[number]
        name = entry.name.casefold(), entry.institution
        return -size[entry.institution], *name, bool(entry.site), entry.specialty_names, entry.site, entry.public_id

    order = np.empty(len(rows), dtype=np.int64)
    order[sorted(range(len(rows)), key=key)] = np.arange(len(rows))
    return order
