"""What the readers of single topics share: a sentence in its place, and what was read in it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from programs.vocabulary import CONSIDERED_WITHOUT, NONE_SAID, PREFERRED, REQUIRED

__all__ = [
    "ALL",
    "CONSIDERED_WITHOUT",
    "IMG",
    "NONE_SAID",
    "PREFERRED",
    "REQUIRED",
    "US",
    "Pattern",
    "Reading",
    "Topic",
    "Unit",
    "pattern",
    "said",
]

IMG, US, ALL = "img", "us", "all"


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, item, cell or heading, in canonical spelling (`canon.py`), with what stands around it.

    `label`: the words nearest above it that name its topic: a question, “Deadline:”, a table's header, a list's lead.
    `path`: the headings above. `before`: the sentence before it in the same block; `after`: the one after it, or the
    first of a list that it introduces; `under`: the paragraph below. `packet`: a paper of the application.
    """

    text: str
    label: str = ""
    path: str = ""
    before: str = ""
    after: str = ""
    under: str = ""
    lead: str = ""
    passage: str = ""
    where: str = ""
    cycle: str = ""
    kind: str = ""
    subject: str = ""
    applies_to: str = ALL
    form: str = "paragraph"
    asked: bool = False
    packet: bool = False

    @property
    def labelled(self) -> str:
        return f"{self.label}: {self.text}" if self.label else self.text

    @property
    def around(self) -> str:
        """All the words that stand over the sentence, the nearest last."""
        return f"{self.path} / {self.lead} / {self.label}"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing read in a unit. What is empty is taken from the unit."""

    field: str
    value: str
    confidence: float
    strength: str = NONE_SAID
    scope: str = ""
    kind: str = ""
    unless: str = ""
    applies_to: str = ""
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of saying something. `regex` is matched against canonical text; None where the topic puts several cues
    together, and the entry tells what they read.

    `example` is a sentence of our own; `gives` what the whole extractor reads in it, as `field=value`, then strength,
    scope and kind where it has them. A test holds every example.
    """

    name: str
    regex: re.Pattern[str] | None
    example: str
    gives: tuple[str, ...] = ()
    value: str = ""
    confidence: float = 0.95

    def found(self, text: str) -> Iterator[re.Match[str]]:
        return self.regex.finditer(text) if self.regex else iter(())


@dataclass(frozen=True, slots=True)
class Topic:
    """One reader. `trigger` is a cheap look whether the sentence or its label can be about the topic at all."""

    name: str
    trigger: re.Pattern[str]
    read: Callable[[Unit], Iterable[Reading]]
    patterns: tuple[Pattern, ...]


def pattern(name: str, regex: str, example: str, *gives: str, value: str = "", at: float = 0.95) -> Pattern:
    return Pattern(name, re.compile(regex), example, gives, value, at)


def said(name: str, example: str, *gives: str) -> Pattern:
    return Pattern(name, None, example, gives)
