"""Pure: what a passage is about: the season, the kind of track, and which of several programs on a page."""

import re
from collections import Counter
from collections.abc import Sequence

from programs.normalise import cycle
from programs.pages.blocks import HEADING, PageText
from programs.pages.specialty_names import NAMES

_YEAR = r"20[0-3]\d"
_SEASON_WORDS = (
    r"(?:(?:residency |eras |nrmp |main |interview |the )*(?:application|recruitment|interview|match|"
    r"eras|nrmp|admission|"
    r"recruiting|academic|residency|training)\s*(?:and \w+ )?(?:cycle|season|year|period|process|match)?)"
)
_SPAN = rf"({_YEAR}\s*[-–—/]\s*(?:{_YEAR}|\d{{2}})(?!\d))"
_STATED = (
    re.compile(rf"{_SPAN}\s+(?:{_SEASON_WORDS}|season|cycle)", re.IGNORECASE),
    re.compile(
        (
            r"\b(?:application|recruitment|interview|match|eras|academic|residency)\s+(?:cycle|season|"
            rf"year)s?\s*(?:of|for|\(|:|-)?\s*{_SPAN}"
        ),
        re.IGNORECASE,
    ),
    re.compile(
        (
            rf"\b({_YEAR})\s+(?:(?:eras|nrmp|main|residency|the)\s+)*(?:match|application|recruitment|"
            r"interview|eras)\b(?:\s+(?:cycle|season|process))?"
        ),
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:match|eras|nrmp)\s+(?:season\s+|cycle\s+)?(?:of\s+)?({_YEAR})\b(?!\s*[-–—/]\s*\d)", re.IGNORECASE
    ),
    re.compile(rf"\b({_YEAR})\s+(?:(?:eras|nrmp|main|residency)®?\s+)*(?:cycle|season)\b", re.IGNORECASE),
    re.compile(rf"{_SPAN}\s+(?:\w+\s+)?(?:applicants?|interviews?|dates|recruitment|application)\b", re.IGNORECASE),
    re.compile(rf"\b(?:for|of|during|interviews?)\s+(?:the\s+)?{_SPAN}", re.IGNORECASE),
    re.compile(rf"\(\s*{_SPAN}\s*\)"),
    re.compile(
        rf"\b(?:match|eras|nrmp|positions?|(?:interview|application)s?(?: (?:days?|dates?|season))?)\s*[,:]?\s*{_SPAN}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:start|begin|commenc|enter|matriculat)(?:s|ing|e|es)?(?: \w+){0,2}?(?: in| on)?\s+(?:June|July)"
        rf"(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+({_YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:entering|incoming)\s+(?:\w+\s+)?class\s+(?:of|in)\s+({_YEAR})\b", re.IGNORECASE),
)
_KINDS = (
    ("P", re.compile(r"\b(?:preliminary|prelim|prelims)\b")),
    (
        "M",
        re.compile(
            r"\bprimary care (?:track|(?:pgy1 )?(?:position|spot|slot|place)s?|categorical|program)\b|"
            r"\bcategorical primary care\b|^primary care\b|[-–] primary\b(?! care)"
        ),
    ),
    ("C", re.compile(r"\bcategorical\b")),
    (
        "A",
        re.compile(
            r"\badvanced (?:positions?|residents?|slots?|spots?|tracks?|programs?|pgy)\b|^advanced$|"
            r"\b\d{1,2} advanced$|\b(?:and|or) advanced\b|^advanced \("
        ),
    ),
    ("R", re.compile(r"\b(?:physician|reserved)[ -](?:only )?(?:positions?|tracks?|\(r\))|\(r\) positions?\b")),
)


_OF_MONEY = re.compile(r"\bsalar|\bstipend|\bbenefits?\b|\btuition", re.IGNORECASE)


def stated_cycle(text: str) -> str:
    """“2026-2027” where the words name a season; empty where they name none, or years that do not follow."""
    if _OF_MONEY.search(text[:600]):
        return ""
    for pattern in _STATED:
        for found in pattern.finditer(text[:600]):
            said = re.sub(r"\s*[-–—/]\s*", "-", found.group(1))
            if pattern is _STATED[2] and re.search(r"(?i)applic|applying", found.group(0)):
                said = f"{said} application"
            if _means(said):
                return said
    return ""


def _means(said: str) -> bool:
    try:
        return cycle(said) is not None
    except ValueError:
        return False


def page_cycle(page: PageText) -> str:
    """The one season that the page names, title and headings first; empty where it names several or none."""
    named = [stated_cycle(page.title)] + [stated_cycle(block.text) for block in page.blocks if block.kind == HEADING]
    named = [said for said in named if said] or [said for block in page.blocks if (said := stated_cycle(block.text))]
    years = Counter(cycle(said) for said in named)
    return named[0] if len(years) == 1 else ""


_ITS_PARTS = re.compile(r"\b\d{1,2} of (?:whom|which)\b[^.;]*|\((?:of which )?\d[^()]*(?:\([^()]*\)[^()]*)*(?:\)|$)")
"""“20 positions (16 categorical, 4 advanced)”: the 20 are of no kind."""


def kind_in(text: str) -> str:
    """The one kind of track that canonical text speaks of; empty for none or several."""
    text = _ITS_PARTS.sub(" ", text)
    found = [kind for kind, pattern in _KINDS if pattern.search(text)]
    if "M" in found and "C" in found:
        found.remove("C")
    return found[0] if len(found) == 1 else ""


def own_programs(page: PageText, url: str) -> frozenset[str]:
    """The specialty codes that stand alone as headings; two or more mean that the page speaks of several programs."""
    return frozenset(code for block in page.blocks if block.kind == HEADING and (code := specialty_named(block.text)))


def specialty_named(heading: str) -> str:
    """The ACGME code where the heading is a specialty's name and no more."""
    plain = re.sub(r"[^a-z/& -]", " ", heading.lower()[:100]).replace("&", "and")
    plain = re.sub(r"\b(?:residency|program|programs|residencies|training|department of|categorical|the)\b", " ", plain)
    return NAMES.get(" ".join(plain.split()), "")


def subject_of(headings: Sequence[str], programs: frozenset[str]) -> str:
    if len(programs) < 2:
        return ""
    return next((code for heading in reversed(headings) if (code := specialty_named(heading))), "")
