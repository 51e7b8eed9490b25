"""The words of a search, read for what they may mean beside a name. Pure; some 30 µs."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from search.words.naming import IN_CAPITALS, Meaning, Namings, Words
from search.words.text import GENERIC, OPTIONAL, words_of

MOST_WORDS = 60
"""Words that are looked at; the search page takes 12, of which a slash makes two."""
LONGEST = 8
"""Words of the longest naming."""
SHOUTED = 4
"""A longer piece in capitals is no abbreviation: then capitals tell nothing about the others."""

CONNECTING_WORDS = """
    a and at con de del en for in is o of or para por que that the to which with y
    residency residencies residencia residencias program programs programa programas especialidad specialty
"""
CONNECTING = frozenset(CONNECTING_WORDS.split())
"""Left out of the words that remain where they stand at an end of them: "in Texas with" leaves nothing to look for."""
ABOUT_VISAS_WORDS = """
    visa visas sponsor sponsors sponsored sponsoring sponsorship patrocina patrocinan patrocinio patrocinar
"""
ABOUT_VISAS = frozenset(ABOUT_VISAS_WORDS.split())
"""Say nothing more where a visa is read."""
PART_OF_A_NAME_WORDS = """
    hospital hospitals center centers medical health healthcare clinic university school college system institute
    state tech southern northern western eastern presbyterian methodist baptist childrens commonwealth
"""
PART_OF_A_NAME = frozenset(PART_OF_A_NAME_WORDS.split())
"""What follows a state in the name of a hospital or a school: "Texas Health", "Georgia Southern"."""


@dataclass(frozen=True, slots=True)
class Word:
    """`said`: the piece of the text that holds it, as it was typed; `piece`: which one. "OB/GYN" is two words."""

    word: str
    said: str
    piece: int


@dataclass(frozen=True, slots=True)
class Named:
    """What the words from `start` to before `end` may mean."""

    meaning: Meaning
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    words: tuple[Word, ...]
    named: tuple[Named, ...]

    def without(self, taken: Collection[Named]) -> str:
        """The words that are left to look for when some are taken as filters; empty when they say nothing more."""
        gone = {place for one in taken for place in range(one.start, one.end)}
        visa = any(one.meaning[0] in {"visa", "accepts_img"} for one in taken)
        left = [
            (place, word)
            for place, word in enumerate(self.words)
            if place not in gone and not (visa and word.word in ABOUT_VISAS)
        ]
        kept = [word for run in _runs(left) for word in _trimmed(run)]
        if all(word.word in OPTIONAL or word.word in GENERIC or word.word in CONNECTING for word in kept):
            return ""
        return " ".join(_as_typed(kept, self.words))


def read(text: str, table: Namings, names: Collection[Words] = ()) -> Reading:
    """`names`: what institutions and cities are called, as `words_of` gives it. What stands inside one is part of it:
    "Texas" in "Texas Children's Hospital", "Kansas" in "Kansas City"."""
    words = tuple(_words(text))[:MOST_WORDS]
    shouted = any(piece.isupper() and len(piece) > SHOUTED for piece in text.split())
    found = tuple(_named(words, table, shouted=shouted))
    return Reading(words, tuple(one for one in found if not _is_part_of_a_name(one, words, found, names)))


def _words(text: str) -> Iterator[Word]:
    for number, piece in enumerate(text.split()):
        yield from (Word(word, piece, number) for word in words_of(piece))


def _named(words: tuple[Word, ...], table: Namings, *, shouted: bool) -> Iterator[Named]:
    """The longest naming first, from left to right."""
    start = 0
    while start < len(words):
        end = _end(words, start, table, shouted=shouted)
        if end:
            yield Named(table[tuple(word.word for word in words[start:end])], start, end)
        start = end or start + 1


def _end(words: tuple[Word, ...], start: int, table: Namings, *, shouted: bool) -> int:
    """Where the longest naming ends that begins here; 0 when none does."""
    for end in range(min(start + LONGEST, len(words)), start, -1):
        phrase = tuple(word.word for word in words[start:end])
        if phrase in table and not (end == start + 1 and _is_a_mere_word(words[start], shouted=shouted)):
            return end
    return 0


def _is_a_mere_word(word: Word, *, shouted: bool) -> bool:
    return word.word in IN_CAPITALS and (shouted or not word.said.isupper())


def _is_part_of_a_name(one: Named, words: tuple[Word, ...], found: tuple[Named, ...], names: Collection[Words]) -> bool:
    if any(phrase in names for phrase in _around(one, words)):
        return True
    return one.meaning[0] == "state" and _is_in_a_name_by_its_neighbours(one, words, found)


def _around(one: Named, words: tuple[Word, ...]) -> Iterator[Words]:
    """Every run of words that holds it and more."""
    said = tuple(word.word for word in words)
    for start in range(one.start + 1):
        for end in range(one.end, len(said) + 1):
            if end - start > one.end - one.start:
                yield said[start:end]


def _is_in_a_name_by_its_neighbours(one: Named, words: tuple[Word, ...], found: tuple[Named, ...]) -> bool:
    """A state after "university of" or before "medical center" names a hospital or a school."""
    begins = {other.start for other in found}
    if one.end < len(words) and one.end not in begins and words[one.end].word in PART_OF_A_NAME:
        return True
    before = [word.word for word in words[max(0, one.start - 2) : one.start]]
    return len(before) == 2 and before[1] in {"of", "de", "del"} and before[0] in PART_OF_A_NAME


def _runs(left: Iterable[tuple[int, Word]]) -> list[list[Word]]:
    """Neighbours together."""
    runs: list[list[Word]] = []
    last = -2
    for place, word in left:
        if place != last + 1:
            runs.append([])
        runs[-1].append(word)
        last = place
    return runs


def _as_typed(kept: list[Word], words: tuple[Word, ...]) -> Iterator[str]:
    """A piece as it was typed, where all of it is kept."""
    for number, same in groupby(kept, key=lambda word: word.piece):
        left = list(same)
        whole = len(left) == sum(word.piece == number for word in words)
        yield left[0].said if whole else " ".join(word.word for word in left)


def _trimmed(run: list[Word]) -> list[Word]:
    while run and run[0].word in CONNECTING:
        run = run[1:]
    while run and run[-1].word in CONNECTING:
        run = run[:-1]
    return run
