"""The words of a search (`q`): which programs they name, best first. In memory, rebuilt with the directory."""

from search.words.entries import word_index
from search.words.index import Found, WordIndex
from search.words.phrases import Entry

__all__ = ["Entry", "Found", "WordIndex", "word_index"]
