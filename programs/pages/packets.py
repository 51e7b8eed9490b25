"""Pure: which lists are of the papers that an application consists of, told by what they hold: whatever the words over
such a list, what stands in it has to be handed in.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from programs.pages.blocks import ITEM, Block
from programs.pages.canon import canonical

_PAPERS = {
    "statement": re.compile(r"\bpersonal statement\b"),
    "life": re.compile(r"\bcurriculum vitae\b|\bcv\b|\bresume\b"),
    "marks": re.compile(r"\b(?:school|college|official|academic|completed) (?:\w+ )?transcripts?\b|^\W*transcripts?\b"),
    "dean": re.compile(r"\bmspe\b"),
    "picture": re.compile(r"\bphoto(?:graph)?s?\b|\bpictures?\b"),
    "form": re.compile(r"\b(?:eras|common|completed) application\b|\bapplication (?:service )?form\b"),
}
_ENOUGH = 3
_SHORT = 8
_MOST_WORDS = 25
"""Of an item: a longer one says more than what is handed in."""


def in_packets(blocks: Sequence[Block]) -> Iterator[bool]:
    """For each block, whether it is an item of such a list."""
    for _, together in groupby(blocks, key=lambda block: block.headings if block.kind == ITEM else None):
        run = list(together)
        packet = run[0].kind == ITEM and len(_papers(run)) >= _ENOUGH
        yield from (packet and len(block.text.split()) <= _MOST_WORDS for block in run)


def unmarked(lines: Sequence[str]) -> int:
    """How many of the lines below one that ends with a colon are such a list that has lost its marks."""
    last = max((number for number, line in enumerate(lines, 1) if _papers_in([line])), default=0)
    if len(_papers_in(lines[:last])) < _ENOUGH:
        return 0
    return last + sum(1 for _ in takewhile(_short, lines[last:]))


def _short(line: str) -> bool:
    return len(line.split()) <= _SHORT and not line.rstrip().endswith((".", ":"))


def _papers(run: Sequence[Block]) -> set[str]:
    return _papers_in([block.text for block in run])


def _papers_in(texts: Sequence[str]) -> set[str]:
    plain = [canonical(text) for text in texts]
    return {name for name, words in _PAPERS.items() if any(words.search(text) for text in plain)}
