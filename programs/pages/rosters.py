"""Pure: from a page of current residents, the medical schools named and how often. Never a person's name.

Rows for `docs/resident-schools.md`; whoever shows them shows a count below 3 as “at least one”.
"""

import re
from collections import Counter
from collections.abc import Iterator

from programs.normalise import folded
from programs.pages.blocks import HEADING, ROW, Block, PageText

_LABEL = re.compile(r"^\s*(?:med(?:ical)?\.? school|school of medicine|medical education)\s*[:–-]\s*(.+)$", re.I)
_COLUMN = re.compile(r"\b(?:med(?:ical)?\.? school|medical education|school)\b", re.IGNORECASE)
_OTHER_COLUMN = re.compile(r"\bundergrad|\bcollege\b|\bhigh school", re.IGNORECASE)
_SCHOOL = re.compile(
    r"\b(?:school of (?:\w+ ){0,2}medicine|college of (?:\w+ ){0,2}medicine|medical (?:college|school|"
    r"university|sciences)|"
    r"university of (?:\w+ ){0,3}(?:medicine|medical|health)|faculty of medicine|facultad de medicina|"
    r"escuela de medicina|institute of medical sciences|university)\b",
    re.IGNORECASE,
)
_RESIDENTS = re.compile(r"\bresidents?\b|\bhouse ?staff\b|\bpgy[- ]?\d|\binterns?\b|\bclass of 20\d\d", re.IGNORECASE)
_OTHERS = re.compile(
    r"\balumn|\bgraduates\b|\bfaculty\b|\bfellows?\b|\bformer\b|\bpast\b|\bstaff directory", re.IGNORECASE
)
_UNDERGRADUATE = re.compile(r"^\s*(?:undergrad\w*|college|b\.?[as]\.?|hometown|from)\b", re.IGNORECASE)
_DEGREE = re.compile(r"\s*[,(–-]?\s*\b(?:m\.?d\.?|d\.?o\.?|mbbs|mbbch|ph\.?d\.?)\)?\s*$", re.IGNORECASE)
_MOST = 120


def resident_schools(page: PageText) -> tuple[tuple[str, int], ...]:
    """Schools as the page names them, most frequent first, each with its count; empty where it is no roster."""
    named = [school for block in page.blocks if _of_residents(page, block) for school in _schools(block)]
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for school in named:
        key = folded(school)
        spelled.setdefault(key, school)
        counts[key] += 1
    return tuple((spelled[key], count) for key, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _of_residents(page: PageText, block: Block) -> bool:
    if block.kind == HEADING or any(_OTHERS.search(heading) for heading in block.headings):
        return False
    return any(_RESIDENTS.search(words) for words in (*block.headings, page.title))


def _schools(block: Block) -> Iterator[str]:
    if block.kind == ROW:
        for header, text in block.cells:
            if _COLUMN.search(header) and not _OTHER_COLUMN.search(header) and (school := _plain(text)):
                yield school
        return
    for line in block.text.split("\n"):
        labelled = _LABEL.match(line)
        if labelled:
            yield from filter(None, [_plain(labelled.group(1))])
        elif _is_name(line):
            yield from filter(None, [_plain(line)])


def _is_name(line: str) -> bool:
    """A line that holds a school's name and nothing else: no sentence, no label, no person before it."""
    text = line.strip()
    if not _SCHOOL.search(text) or _UNDERGRADUATE.match(text) or len(text) > _MOST or ":" in text:
        return False
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    small = {"of", "and", "the", "de", "at", "in", "for", "la", "y", "del"}
    return not text.endswith(".") and all(word[0].isupper() or word.lower() in small for word in words)


def _plain(text: str) -> str:
    """The school without a degree behind it; empty for what names none. Nothing with a person's degree before it."""
    school = " ".join(_DEGREE.sub("", text).split()).strip(" ,;-–")
    return school if school[:1].isalnum() and folded(school) and len(school) <= _MOST else ""
