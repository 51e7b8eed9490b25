"""How many letters of recommendation, how many from US physicians, how many from the specialty."""

import re
from collections.abc import Iterator
from dataclasses import replace

from programs.pages.blocks import HEADING, ROW
from programs.pages.reading import ALL, PREFERRED, REQUIRED, Reading, Topic, Unit, said
from programs.pages.specialty_names import IN_SENTENCES
from programs.pages.strengths import asked_for, asks, clause_at, clauses, requires
from programs.pages.topics.letter_parts import MORE_OF_THEM, OF_THESE, more_liked, parts

_TRIGGER = re.compile(rf"\bletters?\b|\bsloes?\b|\bslors?\b|\bsloee?s?\b|{OF_THESE.pattern}|{MORE_OF_THEM}")
_NUMBER = r"(\d)(?: ?(?:-|to|or) ?(\d))?"
_BETWEEN = r"(?:(?!of\b|\d)[\w'-]+[ ,/]+){0,6}?"
_COUNTED = re.compile(
    rf"(?<![\d$/.-]){_NUMBER} (?!more\b|years?\b|months?\b|weeks?\b|days\b|or more (?:years|"
    rf"months))(?:\([^()]{{1,16}}\) )?"
    rf"(?:or more )?{_BETWEEN}(?:\()?letters\b(?! (?:must|should|have to|need to) (?:be from|come|originate|be "
    r"written by))"
)
_AFTER = re.compile(
    r"\bletters\b(?: \w+)?\s*(?:\(|:|-|x|=|,)?\s*(?:\(|an? )?(?:minimum(?: of)?|at least|"
    r"min)?:?\s*(\d)(?: ?(?:-|to|or) ?(\d))?(?=\)|$|,|;| (?:minimum|required|total|letters|are|is|"
    r"needed|max\w*|from|preferred|or more|of them|in all|in number|altogether|as a minimum|at (?:the )?least))|"
    r"\bletters (?:by|from) [^.;\d]{3,60}?,? (?:no fewer than|at least|a minimum of) (\d)(?: ?(?:-|to|"
    r"or) ?(\d))?(?=$|[,.;])"
)
_BY_SEVERAL = re.compile(
    rf"\b{_NUMBER} (?:people|persons|physicians|faculty|teachers|attendings|doctors|individuals|"
    rf"members)\b.{{0,60}}?\bwrite "
    rf"(?:\w+ ){{0,2}}letters\b|\bletters (?:from|by|of) (?:at least )?{_NUMBER} (?:or more |"
    rf"different )?(?:\w+ )?(?:members?|"
    r"faculty|physicians?|attendings?|teachers?|doctors|people|individuals|persons)\b"
)
_BARE = re.compile(
    r"^(?:yes,? |we (?:require|request|ask for|need|prefer) |at least |a minimum of |minimum(?: of)? |a "
    r"total of |total of )*(\d)(?: ?(?:-|to|or) ?(\d))?\b(?! ?(?:years?|months?|weeks|%|st|nd|rd|th|sloes?|slors?|"
    r"pages?))"
)
_BESIDES = re.compile(r"\b(?:additional|further|other)\b")
"""“Two further letters”: how many there are in all is told elsewhere."""
_OF_LABEL = re.compile(r"\b(?:at least|a minimum of|no fewer than) (\d) of (?:them|these)\b")
_NOT_AMONG = re.compile(r"\bnot (?:counted )?(?:as )?(?:1|among) (?:of )?the $")
_LIMIT = re.compile(
    r"(?:up to|at most|maximum(?: of)?|no more than|not exceed\w*|max|additional|more than|limit of|limited to|"
    r"4th|optional|extra)(?: \w+)? $"
)
_GREATEST = re.compile(r"\bmaximum (?:number of )?letters\b|^[^/]*\bletters\b[^/]* / \d (?:at most|maximum|max)\b")
_ONLY_SO_MANY = re.compile(r"\bonly (?:the )?(?:1st )?$")
_ARE_READ = re.compile(
    r" (?:will be|are|can be|may be) (?:read|reviewed|considered|accepted|sent|submitted|uploaded)\b"
)
"""“Only three letters will be read” says how many at most."""
_NOT_THESE = re.compile(
    r"\bthank[- ]you\b|\boffer letters?\b|\bletters? of (?:intent|interest|good standing|completion|"
    r"appointment|explanation|acceptance|support from ecfmg|eligibility|understanding|accreditation|"
    r"need)|\bptal\b|\bstatus letter|\bcover letter|\bmatch letter|\bfellowship"
)
_TOLD_IN_QUESTION = re.compile(r"\b(?:the|your) ([2-5]) (?:required )?letters\b")
_ADDED = re.compile(
    r"(?:\b(?:1|a) (?:[\w']+ ){0,3}letters? .{0,60}?|^letter (?:from|by) .{0,120}?)"
    r"(?:\band|\bplus|\+|,) (?:at least )?(\d) (?:additional|other|more|further) letters?\b"
)
_AT_MOST = re.compile(r"(?: \w+){0,4}? ?,? ?\(?(?:maximum|max|at most|limit)\b(?! (?:of )?\d)")
_NOT_WANTED = re.compile(
    r"\bletters\b[^,;]{0,30}\bnot (?:\w+ )?(?:required|needed|necessary|accepted)\b|\bno letters\b"
)
_PART_OF_THEM = re.compile(r", (?:with|and|including) (?:at least )?\d (?:from|by)\b")
"""“A minimum of three, with one from an anesthesiologist preferred”: the three are no wish."""
_PART_OF_BARE = re.compile(
    r"(?<=\d)(?:,? with|,? including|,) (?:at least )?\d (?:of (?:them|which) )?(?:must |"
    r"should )?(?:be )?(?:from|by)\b"
)
"""“Letters: 3, one from a physiatrist preferred”."""
_LIKED = re.compile(
    r"\bprefer|\bideal|\brecommend(?!ation|er)|\bencourag|\bdesir|\bif possible\b|\bhelpful\b|\bsuggest|"
    r"\bfavou?r(?!able)|\bwould like (?:to (?:see|have|receive) )?(?:at least )?\d (?:\w+ )?letters\b"
)
_SUFFICES = re.compile(
    r"\b([2-6])(?: letters)? (?:(?:is|are|will be|would be) )?(?:required|needed|suffice\w*|sufficient|enough|"
    r"the minimum|"
    r"will do|mandatory)\b"
)
_IN_ALL_NEEDED = re.compile(r"\b[2-6] letters (?:in (?:total|all)|altogether) (?:are|is) (?:needed|required)\b")
_WISHED_COLUMN = re.compile(r"\b(?:preferred|recommended|ideal)$")
_OUT_OF_ALL = re.compile(r"\bout of (?:the )?([2-6])(?: in all| altogether| in total| letters)\b")
_LEAST_OF_THEM = re.compile(
    r"[;,.] (?:but |and |with )?(?:a )?minimum (?:of |is )?([2-4])\b(?! (?:years?|months?|pages?))"
)
_TAKEN = re.compile(
    r"\bletters\b[^;,.]{0,30}\b(?:are|is|will be|may be|can be) (?:accepted|reviewed|considered|read)\b"
)
"""“Four are accepted; a minimum of three is required”: three."""
_CONTENT = re.compile(r"\b(?:content|satisfied) with ([2-6])\b|, ([2-6]) suffice")
_WITH_DEAN = re.compile(
    r"(?:\bletters\b|^(?:at least )?\d\b).{0,60}\b(?:including|includes?|of which 1|being|1 of which|1 of them|"
    r"1 must|1 should|counting|"
    r"made up "
    r"of|among them)\b.{0,30}\b(?:mspe|dean)|\b(?:mspe|dean)\b.{0,40}?\b(?:being|is|as|counts as|may be) 1 of "
    r"(?:them|these|those|the)\b"
)
_WITHOUT_DEAN = re.compile(
    r"\b(?:not (?:including|counting|to include|include)|excluding|excludes|besides|in addition to|apart from|"
    r"other than|"
    r"aside from|separate from|exclusive of|plus|along with|as well as)\b.{0,25}\b(?:mspe|dean)|"
    r"\b(?:mspe|dean\w*)\b.{0,30}\bnot (?:count(?:ed)?|included|one of)\b"
)
_DEAN_LISTED = re.compile(r"^(?:the|an?|your)? ?(?:\d )?(?:mspe|dean)")
_DEAN_AFTER = re.compile(
    r"^(?:these|they|this|the \d|the letters|it)\b.{0,20}\b(?:include|must|should|are|come)\b.{0,70}\b(?:mspe|dean\b)"
)
_INTRODUCES = re.compile(r"(?::|\binclud\w+|\bmade up of|\bconsisting of|\bbeing|\bfrom)\W*$")
_WISHED_PART = re.compile(
    r"\b(?:prefer|encourag\w*|recommend|suggest|like)\b(?: \w+){0,4} (?:at least |a minimum of )?$"
)
_OF_SPECIALTY = re.compile(rf" (?:from|by|written by) (?:\w+ ){{0,2}}?{IN_SENTENCES}")
"""“We encourage at least two letters from pathologists” does not say how many there are in all."""
_WISHED_OF_SPECIALTY = re.compile(
    rf"{_OF_SPECIALTY.pattern}\w* (?:is|are|would be) (?:\w+ly )?(?:prefer|recommend|encourag|desir)"
)
_SOME_OF_THEM = re.compile(r"^letters[^\d;.]{0,20}\b(?:at least|a minimum of) \d of (?:them|these|which|those)\b")
"""“Strong letters, at least two of them from surgeons”."""
_NATIONAL = re.compile(
    r"\beras (?:allows|accepts|permits|lets|sends|takes)|\bmay (?:send|submit|upload|include|assign)\b|"
    r"\bnationwide\b|\baverage\b|\ban applicant sends\b"
)
_PART_FROM_THERE = re.compile(
    r"\b(?:at least|a minimum of|minimum) [12] letters (?:\w+ ){0,2}?originat\w+ (?:from|in) (?:the )?usa\b"
)
"""“At least two letters originating from the US” does not say how many there are in all."""
PATTERNS = (
    said("counted", "Three letters of recommendation are required.", "letters=3 required"),
    said("after", "Required documents: letters of recommendation (3)", "letters=3 required"),
    said(
        "from US physicians",
        "We require three letters of recommendation, two of them from US physicians.",
        "letters=3 required",
        "letters_us=2 required",
    ),
    said(
        "from the specialty",
        "Applicants must submit three letters of recommendation, one from a family physician.",
        "letters=3 required",
        "letters_specialty=1 required",
    ),
    said(
        "preferred part",
        "Please submit three letters, preferably one from a psychiatrist.",
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    said("standard letters", "At least one SLOE is required.", "letters_specialty=1 required"),
    said(
        "without the dean's",
        "Three letters of recommendation are required, not including the MSPE.",
        "letters=3 required",
    ),
    said(
        "the dean's among them",
        "We require four letters of recommendation. They should include the Dean's letter.",
        "letters=3 required",
    ),
    said("greatest number", "You may send up to four letters of recommendation."),
)


def read(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if _NOT_THESE.search(text) or _NOT_WANTED.search(text):
        return
    if _NATIONAL.search(text) and not (_SUFFICES.search(text) and "eras" not in text):
        own = [part for _, part in clauses(text) if not _NATIONAL.search(part) or _SUFFICES.search(part)]
        unit = replace(unit, text="; ".join(own))
        text = unit.text
    about = bool(re.search(r"\bletters\b|\bsloe|\bslor", text)) or bool(re.search(r"\bletters\b", unit.label))
    if not about and OF_THESE.match(text) and "letters" in unit.before:
        about = True
    if not about and not re.search(r"\bletters?\b", text):
        yield from more_liked(unit)
        return
    total = _total(unit)
    if total:
        yield Reading("letters", str(total), 0.95 if "letters" in text else 0.93, _demand(unit))
        if less := _CONTENT.search(text):
            yield Reading("letters", less.group(1) or less.group(2), 0.9, REQUIRED)
    elif unit.asked and (told := _TOLD_IN_QUESTION.search(unit.label)):
        yield Reading("letters", told.group(1), 0.9, REQUIRED, applies_to=ALL)
    yield from parts(unit, total)


def _total(unit: Unit) -> int:
    text = unit.text
    counts = [
        _least(found)
        for found in _COUNTED.finditer(text)
        if not (_LIMIT.search(text[: found.start()][-24:]) or _AT_MOST.match(text[found.end() :]))
        and not _NOT_AMONG.search(text[: found.start()][-24:])
        and not _BESIDES.search(found.group(0))
        and not (_ONLY_SO_MANY.search(text[: found.start()]) and _ARE_READ.match(text[found.end() :]))
        and not (_WISHED_PART.search(text[: found.start()]) and _OF_SPECIALTY.match(text[found.end() :]))
        and not _WISHED_OF_SPECIALTY.match(text[found.end() :])
    ]
    if (len(counts) == 1 and _PART_FROM_THERE.search(text)) or (not counts and _WISHED_OF_SPECIALTY.search(text)):
        return 0
    if added := _ADDED.search(text):
        return 1 + int(added.group(1))
    if _GREATEST.search(f"{unit.label} / {text}"):
        return 0
    counts = counts or [_least(found) for found in _BY_SEVERAL.finditer(text)]
    counts = counts or [
        _least(found)
        for found in _AFTER.finditer(text)
        if not _LIMIT.search(text[: found.start(1)][-24:]) and not _SOME_OF_THEM.search(text[found.start() :])
    ]
    if in_all := _OUT_OF_ALL.search(text):
        counts = [int(in_all.group(1))]
    if not counts and (suffices := _SUFFICES.search(text)):
        counts = [int(suffices.group(1))]
    if not counts and re.search(r"\bletters\b", unit.label) and (bare := _BARE.match(text)):
        counts = [_least(bare)]
    if not counts and re.search(r"\bletters\b", unit.label) and (told := _OF_LABEL.search(text)):
        counts = [int(told.group(1))]
    best = max(counts, default=0)
    if (least := _LEAST_OF_THEM.search(text)) and _TAKEN.search(text):
        best = min(best, int(least.group(1)))
    if sum(counts) - best > best and len(counts) > 1:
        best = 0
    if best and (_WITH_DEAN.search(text) or _dean_after(unit)) and not _WITHOUT_DEAN.search(text):
        best -= 1
    return best if 2 <= best <= 6 else 0


_COMPETITIVE = re.compile(r"\bcompetitive (?:applicants|candidates)\b")


def _dean_after(unit: Unit) -> bool:
    """Whether what comes next counts the dean's letter among them."""
    listed = (unit.form == HEADING or _INTRODUCES.search(unit.text)) and _DEAN_LISTED.search(unit.after)
    return bool(listed or _DEAN_AFTER.search(unit.after))


def _demand(unit: Unit) -> str:
    """The strength of the letters alone: in a list of papers another may be the one that is preferred."""
    if _IN_ALL_NEEDED.search(unit.text):
        return REQUIRED
    if _COMPETITIVE.search(unit.lead) and not re.search(r"\bmust\b|\brequir", unit.text):
        return PREFERRED
    of_part = _PART_OF_THEM if "letters" in unit.text else _PART_OF_BARE
    clause = of_part.split(clause_at(unit.text, max(0, unit.text.find("letters"))))[0]
    if re.search(r"\b\d of (?:the|your) \d letters", clause):
        return REQUIRED if re.search(r"\bmust\b|\brequir|\b(?:has|have) to\b", clause) else ""
    if _LIKED.search(clause) and not re.search(r"\bmust\b|\brequir|\bneeded\b", clause):
        return PREFERRED
    if requires(clause) or _SUFFICES.search(unit.text):
        return REQUIRED
    if unit.form == ROW and _WISHED_COLUMN.search(unit.label):
        return PREFERRED
    asked = asked_for(replace(unit, text=clause)) or (REQUIRED if requires(unit.text) else "")
    return asked if asked != PREFERRED else REQUIRED if asks(clause) else ""


def _least(found: re.Match[str]) -> int:
    return int(next(group for group in found.groups() if group))


TOPIC = Topic("letters", _TRIGGER, read, PATTERNS)
