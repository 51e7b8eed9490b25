"""What the readers of single topics share: a sentence in its place, what was read in it, and the words of strength."""

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
    "asked_for",
    "not_required",
    "pattern",
    "prefers",
    "requires",
    "said",
    "strength",
]

IMG, US, ALL = "img", "us", "all"


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, item, cell or heading, in canonical spelling (`canon.py`), with what stands around it.

    `label`: the words nearest above it that name its topic: a question, “Deadline:”, a table's header, a list's lead.
    `path`: the headings above. `before`: the sentence before it in the same block.
    """

    text: str
    label: str = ""
    path: str = ""
    before: str = ""
    lead: str = ""
    passage: str = ""
    where: str = ""
    cycle: str = ""
    kind: str = ""
    subject: str = ""
    applies_to: str = ALL
    form: str = "paragraph"
    asked: bool = False

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


_PREFERS = re.compile(
    r"\bprefer|\bpreference|\bideal|\brecommend(?!ation|er)|\bencourag|\bdesir|\bfavou?r|\bcompetitive|"
    r"\bhelpful|\badvantage|"
    r"\ba plus\b|\bpriority|\bvalued?\b|\bstrongly (?:consider|advis|suggest)|\bsuggest|\bweigh|"
    r"\bbeneficial|\badvis(?:e|able)|\bstrengthen|\bhelps?\b|"
    r"\blook(?:s|ing)? for\b|\blikes? to (?:see|have)|\bwould like\b|\bif possible\b|\bwhere possible\b|"
    r"\b(?:less|more) likely\b|"
    r"\bstrongest\b|\bmost successful\b|\bbest (?:chance|prospects|consider)|\bimprove\w* your\b|\bas a "
    r"rule\b|\btypically\b|\bgenerally\b|\busually\b"
)
_REQUIRES = re.compile(
    r"\bmust\b|\brequir|\bminimum\b|\bat least\b|\bmandatory|\bneed(?:s|ed)?\b|\bnecessary|\beligib|"
    r"\bcut-?off|\bshall\b|"
    r"\bwill not be (?:\w+ )?(?:considered|reviewed|accepted|invited|eligible)|\bnot (?:be "
    r")?(?:considered|accept\w*|eligible|invited)|"
    r"\bdo(?:es)? not (?:consider|accept|interview|review)|\bno more than\b|\bnot more than\b|\bonly "
    r"(?:accept|consider|interview|review|applicants|candidates|those)|"
    r"\bha(?:ve|s|d) to\b|\bcriteria\b|\bprerequisite|\bessential|\bin order to\b|\bto be considered\b|"
    r"\bqualif|\bexpect"
)
_WITHOUT = re.compile(
    r"\b(?:not|isn't|aren't|n't|never) (?:\w+ ){0,2}(?:require|demand|required|necessary|mandatory|"
    r"needed|need|a requirement|essential|a prerequisite)|"
    r"\bno (?:\w+ ){0,3}(?:requirement|required)|\boptional\b|\bwaived\b"
)
_ASKS = re.compile(
    r"\brequir|\bmust\b|\bsubmit|\binclud|\bneed|\bshould\b|\bcriteria|\beligib|\bminimum|\bcomplete|"
    r"\bdocument|\bmaterial|"
    r"\bcheck-?list|\bfollowing|\bcontain|\bconsist|\bsupport|\bprovide|\bupload|\bask\b|\bexpect|"
    r"\bcomponent|\bapplication"
)


def prefers(text: str) -> bool:
    return bool(_PREFERS.search(text))


def requires(text: str) -> bool:
    return bool(_REQUIRES.search(text))


def not_required(text: str) -> bool:
    return bool(_WITHOUT.search(text))


def strength(unit: Unit, default: str = NONE_SAID) -> str:
    """From the sentence; where it says none, from the list's lead, then the label, then the nearest heading."""
    if not_required(unit.text):
        return PREFERRED if prefers(unit.text) else CONSIDERED_WITHOUT
    for words in (unit.text, unit.lead, unit.label, unit.path.rsplit(" / ", 1)[-1]):
        if prefers(words):
            return PREFERRED
        if requires(words):
            return REQUIRED
    return default


def asked_for(unit: Unit) -> str:
    """The strength of something handed in with an application: listed among its parts is required."""
    if not_required(unit.text):
        return CONSIDERED_WITHOUT
    if prefers(unit.text) and not re.search(r"\bmust\b|\brequir", unit.text):
        return PREFERRED
    if _ASKS.search(unit.text) or requires(unit.text):
        return REQUIRED
    return REQUIRED if _ASKS.search(unit.around) else NONE_SAID
