"""A pasted list of unfilled programs, line by line. Pure: what the directory knows is given."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.parameters import UNREADABLE

CODE = re.compile(r"(?<![0-9A-Z])([0-9A-Z]{4})[ -]?(\d{3})[ -]?([CMPAR])[ -]?([0-9A-Z]{1,3})(?![0-9A-Z])")
"""An NRMP code, also with gaps between its parts. Four letters and three digits alone are a word and a number."""
LONGEST_LINE = 500
MOST_LINES = 1_500
"""More than programs have stood open. Reading a name takes some two milliseconds."""
HEADINGS = re.compile(r"^(program|nrmp|code|institution|specialty|state|city|positions?|\W)*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """A program, and the track whose code was found; `track` None: recognised by its name."""

    program: int
    track: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """`known` None: no program of the directory, or several, answer to it."""

    text: str
    known: Known | None


def lines_of(text: str) -> list[str]:
    """Without empty lines, headings and repeats, in their order, each cut to what is kept of it."""
    found = (" ".join(UNREADABLE.sub(" ", line).split())[:LONGEST_LINE] for line in text.splitlines())
    return list(dict.fromkeys(line for line in found if line and not HEADINGS.match(line)))[:MOST_LINES]


def codes_in(line: str) -> Iterator[str]:
    for parts in CODE.finditer(line.upper()):
        yield "".join(parts.groups())


def recognised(
    lines: Iterable[str], *, codes: Mapping[str, Known], by_words: Callable[[str], list[int]]
) -> Iterator[Line]:
    """By a code where one stands there: a code that nobody lists is not guessed at by name. Else by its words, where
    they name one program alone. `by_words`: primary keys of the programs that hold every word."""
    for line in lines:
        told = list(codes_in(line))
        if told:
            yield Line(line, next((codes[code] for code in told if code in codes), None))
            continue
        named = by_words(line)
        yield Line(line, Known(named[0]) if len(named) == 1 else None)
