"""Pure: for whom a passage speaks: international graduates, those of US schools, or everyone."""

import re
from collections.abc import Iterable, Iterator

from programs.pages.blocks import ITEM, PARAGRAPH, Block
from programs.pages.canon import canonical
from programs.pages.reading import ALL, IMG, US, Unit

_IMG_SENTENCE = re.compile(
    r"^(?:\W*(?:for|from|as|all|any|an?|the|if you are|applicants who are|candidates who are|only|of) "
    r"){0,4}\W*imgs\b|\bimgs (?:must|should|need|are required|have to|will need|applying|also)\b|"
    r"\b(?:require|ask|prefer|expect) (?:that )?imgs (?:to )?\w+|"
    r"\b(?:for|of|from|require) (?:all |any )?imgs\b|\((?:all |for )?imgs(?: only)?\)|"
    r"^(?:we|the program|our program) (?:\w+ )?(?:consider|accept|interview|invite|take)s? imgs (?:who|that|with|if)\b"
)
_US_GRADUATES = (
    r"(?:usa (?:medical |medical school |med school |school |and canadian )*(?:graduates|seniors|applicants|"
    r"candidates|students)|(?:students|seniors|graduates) (?:at|of|from) (?:usa|lcme)(?:[- ]accredited)? "
    r"(?:medical )?schools)"
)
_US_SENTENCE = re.compile(
    rf"^(?:for |all |any )?{_US_GRADUATES}\b|^graduates of (?:usa|lcme|aoa)\b|"
    rf"\b(?:for|of|from) (?:all )?{_US_GRADUATES}\b"
)
_IMG_LABEL = re.compile(
    r"^(?:(?:for|from|all|additional|requirements|criteria) )*imgs(?: only| requirements?| criteria)?\W*$"
)
_US_LABEL = re.compile(
    rf"^(?:for |from |all )*{_US_GRADUATES}\W*$|^graduates of (?:usa|"
    rf"lcme)(?: \w+){{0,4}} schools\W*$"
)
_OURS = r"(?:usa|lcme|aoa|domestic|american|amgs?|usmgs?|allopathic|osteopathic|do|md)"
_BOTH = re.compile(
    rf"\b(?:all|both|any) (?:\w+ ){{0,2}}?{_OURS}(?:,? (?:and|or|as well as|/) |/)(?:\w+[ ,]+){{0,3}}?(?:imgs|"
    rf"international)\b|"
    rf"\b(?:all|both|any) (?:imgs|international)(?:,? (?:and|or|as well as) |/)(?:\w+ ){{0,2}}?{_OURS}\b"
)
"""All of both: nobody is told apart."""
_SAME_PEOPLE = re.compile(
    r"^(?:however,? |also,? |in addition,? )?(?:they|these (?:applicants|candidates|graduates))\b"
)
_BETWEEN = r"(?:,? and |,? while |,? whereas |,? but |; ?|, )"
_TWO = re.compile(
    rf"^(?P<first>.{{0,300}}?\b(?:for|of|from) {_US_GRADUATES}){_BETWEEN}(?P<second>.{{0,200}}?\bimgs\b.*)$|"
    rf"^(?P<first2>.{{0,300}}?\b(?:for|of|from) imgs){_BETWEEN}(?P<second2>.{{0,200}}?\b{_US_GRADUATES}\b.*)$|"
    rf"^(?P<first3>{_US_GRADUATES}\b[^;]{{0,200}}); (?P<second3>.{{0,60}}?\bimgs\b.*)$|"
    rf"^(?P<first4>imgs\b[^;]{{0,200}}); (?P<second4>.{{0,60}}?\b{_US_GRADUATES}\b.*)$"
)
_IMG_PATH = re.compile(r"\bimgs?\b|\becfmg\b|\binternational (?:students|medical)|\bforeign\b|\bnon-lcme\b")
_US_PATH = re.compile(
    r"\b(?:usa|lcme|allopathic|osteopathic|md/do|domestic|american)\b.{0,30}\b(?:graduates?|students?|"
    r"seniors?|schools?|"
    r"applicants?)\b|\bgraduates of (?:usa|lcme)|\bamgs?\b|\busmgs?\b"
)
_NOT_US = re.compile(r"\bimgs?\b|\bnon-|\bforeign\b|\binternational\b|\bnot (?:usa|lcme)")
_INSTITUTION = re.compile(r"\beras\b|\boffice\b|\bcontact\b|\baddress\b")
_GOVERNS = re.compile(
    r"\b(?:following|below|what follows|this section|questions|faqs?)\b.{0,60}\bimgs\b.{0,80}\b(?:only|"
    r"usa|do not|does not)\b|\b(?:following|below|what follows|this section|questions)\b.{0,60}\b(?:specific to|"
    r"only for|for|about|concerns?) imgs\b|"
    r"\b(?:following|below|what follows)\b.{0,40}\b(?:not apply to|not concern|not for) usa\b|^(?:for )?imgs only\W*$"
)
_SHORT = 220


def of_headings(path: str) -> str:
    """By the nearest heading that names someone. An office that serves them is not they."""
    for heading in reversed(path.split(" / ")):
        if _IMG_PATH.search(heading) and not ("ecfmg" in heading and _INSTITUTION.search(heading)):
            return IMG
        if _US_PATH.search(heading) and not _NOT_US.search(heading):
            return US
    return ALL


def of_column(header: str) -> str:
    """For whom a table's column is; empty where its header says nothing of that."""
    if len(header.split()) > _FEW_WORDS:
        return ""
    if "imgs" in header:
        return IMG
    return US if re.search(rf"\b{_US_GRADUATES}\b|^usa$|\bamgs?\b|\busmgs?\b", header) else ""


_FEW_WORDS = 6


def of_unit(unit: Unit) -> str:
    """By the sentence itself, its list or its label; where it goes on about “them”, by the one before it."""
    text, before, around = unit.text, unit.before, unit.applies_to
    if _BOTH.search(text) or (_BOTH.search(unit.lead) and not _IMG_SENTENCE.search(text)):
        return ALL if _BOTH.search(text) or not _US_SENTENCE.search(text) else US
    if _LIKE_ALL.search(text):
        return ALL
    text, lead = _SENT_BY.sub(" ", text), _SENT_BY.sub(" ", unit.lead) if _introduces(unit.lead) else ""
    text = _ITS_LAST.sub(" ", text)
    if _IMG_SENTENCE.search(text) or _IMG_SENTENCE.search(lead) or _IMG_LABEL.match(unit.label):
        return IMG
    if "imgs" in lead and "usa" not in lead and unit.form == ITEM and not _FOR_ALL.search(lead):
        return IMG
    if _US_SENTENCE.search(text) or _US_LABEL.match(unit.label) or (_US_SENTENCE.search(lead) and "imgs" not in text):
        return US
    if _SAME_PEOPLE.match(text):
        return IMG if _IMG_SENTENCE.search(before) else US if _US_SENTENCE.search(before) else around
    return around


_ITS_LAST = re.compile(r",? and,? for (?:all |any )?imgs(?: only)?,? [^,;]*$(?<!\bimgs)")
"""“A CV, three letters and, for IMGs, the ECFMG certificate”: the rest is of everybody."""
_LIKE_ALL = re.compile(r"\b(?:as with|like) (?:all|any) (?:other )?(?:applicants|candidates)\b")
_FOR_ALL = re.compile(r"^(?:minimum |eligibility )?(?:requirements for )?all (?:applicants|candidates|residents)\b")
_SENT_BY = re.compile(r"\b(?:or )?(?:for|from) imgs,? (?:only )?(?:through|via|by|from|contact\w*) (?:the )?ecfmg\b")
"""Which office passes on whose papers does not say for whom the rest of a sentence is."""


def _introduces(lead: str) -> bool:
    """Whether the words over a list are about it, and not the end of a paragraph that happens to stand there."""
    return not lead.endswith((".", "!")) or bool(re.search(r"\bfollowing\b|\bbelow\b|\bthese\b", lead))


def halves(text: str) -> tuple[str, str] | None:
    """A sentence that tells US and international graduates each their own, in its two parts; None for any other."""
    if not ("imgs" in text and "usa" in text and (two := _TWO.match(text))):
        return None
    first, second = (half for half in two.groups() if half)
    return (first, second)


def governed(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether a paragraph before it under the same heading says that all after it is for
    international graduates."""
    under: tuple[str, ...] | None = None
    for block in blocks:
        if under is not None and block.headings[: len(under)] != under:
            under = None
        yield block, under is not None
        if (
            block.kind == PARAGRAPH
            and len(block.text) <= _SHORT
            and _GOVERNS.search(_SENT_BY.sub(" ", canonical(block.text)))
        ):
            under = block.headings
