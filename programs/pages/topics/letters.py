"""How many letters of recommendation, how many from US physicians, how many from the specialty."""

import re
from collections.abc import Iterator
from dataclasses import replace

from programs.pages.reading import PREFERRED, REQUIRED, Reading, Topic, Unit, asked_for, prefers, requires, said
from programs.pages.specialty_names import IN_SENTENCES

_TRIGGER = re.compile(r"\bletters?\b|\bsloes?\b|\bslors?\b|\bsloee?s?\b")
_NUMBER = r"(\d)(?: ?(?:-|to|or) ?(\d))?"
_BETWEEN = r"(?:(?!of\b|\d)[\w'-]+[ ,/]+){0,6}?"
_COUNTED = re.compile(
    rf"(?<![\d$/.-]){_NUMBER} (?!years?\b|months?\b|weeks?\b|days\b|or more\b)(?:\(\d\) "
    rf")?{_BETWEEN}(?:\()?letters\b(?! (?:must|should|have to|need to) (?:be from|come|originate|be "
    r"written by))"
)
_AFTER = re.compile(
    r"\bletters\b(?: \w+)?\s*(?:\(|:|-|x|=|,)?\s*(?:\(|an? )?(?:minimum(?: of)?|at least|"
    r"min)?:?\s*(\d)(?: ?(?:-|to|or) ?(\d))?(?=\)|$|,|;| (?:minimum|required|total|letters|are|is|"
    r"needed|max\w*|from|preferred|or more))"
)
_BY_SEVERAL = re.compile(
    rf"\bletters (?:from|by|of) (?:at least )?{_NUMBER} (?:or more |different )?(?:\w+ )?(?:members?|"
    r"faculty|physicians?|attendings?|teachers?|doctors|people|individuals|persons)\b"
)
_BARE = re.compile(
    r"^(?:yes,? |we (?:require|request|ask for|need|prefer) |at least |a minimum of |minimum(?: of)? |a "
    r"total of |total of )*(\d)(?: ?(?:-|to|or) ?(\d))?\b(?! ?(?:years?|months?|weeks|%|st|nd|rd|th|"
    r"pages?))"
)
_LIMIT = re.compile(
    r"(?:up to|maximum(?: of)?|no more than|not exceed\w*|max|additional|more than|limit of|limited to|"
    r"4th|optional|extra)(?: \w+)? $"
)
_FROM_THERE = re.compile(r"\boriginate (?:from|in) (?:the )?usa\b")
_PART = re.compile(
    r"\b(\d|an?|all|both|each|at least an?)(?: of (?:the|these|which|your|whom|them|those))?(?: (?:\d|"
    r"letters?))?(?: (?:letters?|must|should|shall|to|needs|ideally|preferably|which|that|being|be|is|"
    r"are|come|comes|written|can|may|will|has|have|strong|required|one|of|preferred|"
    r"recommended)){0,6} "
)
_FROM = r"(?:from|by|in|within|outside)"
_US = re.compile(
    rf"\b{_FROM} (?:an? |the |your )?(?:\w+[ ,/-]+){{0,4}}?usa\b(?: ?-?(?:trained|licensed|based))?(?: "
    rf"\w+){{0,4}}? ?(?:physicians?|faculty|facilit\w+|teaching|attending|doctors?|clinicians?|"
    r"supervis\w+|hospitals?|institutions?|preceptors?|programs?|clinical|medical|experience|setting|"
    rf"rotations?|or|practic\w+|letter|who|$)|\busa (?:\w+ ){{0,3}}(?:letters|facilit\w+|physicians?|"
    rf"faculty|attendings?|doctors?|clinicians?|preceptors?)\b|\bphysicians? (?:\w+ ){{0,5}}in the usa\b|"
    rf"\bletters (?:\w+ ){{0,5}}in the usa\b|\bin the usa\b"
)
_SPECIALTY = re.compile(
    rf"\b{_FROM} (?:an? |the |your |their |another |at least an? )?(?:\w+[ "
    rf",/-]+){{0,7}}?{IN_SENTENCES}\b|\b{IN_SENTENCES} (?:\w+ )?letters?\b|\b{IN_SENTENCES} (?:faculty|"
    r"physicians?|attendings?|department|rotation|chair\w*|program director|preceptor|clerkship|"
    r"specialist)|\bfrom (?:an? |the )?(?:faculty|physicians?|attendings?|specialists?|someone) in "
    r"(?:the|our|this) (?:specialty|field)|\bspecialty[- ]specific\b|\bin (?:the|our|your) (?:chosen "
    r")?specialty\b"
)
_CHAIR = re.compile(r"\bchair(?:man|person|woman|'s)?\b|\bprogram director\b|\bclerkship director\b")
_SLOE = re.compile(
    r"\b(\d|an?)(?: or more)?(?: to \d)? (?:(?:\w+) ){0,5}?(?:sloes?|slors?|standardized letters?|"
    r"esloes?)\b|\b(?:sloes?|slors?)\b"
)
_NOT_THESE = re.compile(
    r"\bthank[- ]you\b|\boffer letters?\b|\bletters? of (?:intent|interest|good standing|completion|"
    r"appointment|explanation|acceptance|support from ecfmg|eligibility|understanding|accreditation|"
    r"need)|\bptal\b|\bstatus letter|\bcover letter|\bmatch letter|\bfellowship"
)
_TOLD_IN_QUESTION = re.compile(r"\b(?:the|your) ([2-5]) (?:required )?letters\b")
_ADDED = re.compile(
    r"\b(?:1|a) letters? .{0,60}?(?:\band|\bplus|\+|,) (?:at least )?(\d) (?:additional|other|more|further) letters?\b"
)
_AT_MOST = re.compile(r"(?: \w+){0,4}? ?,? ?\(?(?:maximum|max|at most|limit)\b")
_NOT_WANTED = re.compile(r"\bletters\b.{0,30}\bnot (?:\w+ )?(?:required|needed|necessary|accepted)\b|\bno letters\b")
_OF_THEM = re.compile(
    r"(?:at least |preferably,? |ideally,? )?\d (?:of (?:these|them|which|the \d)|must|should|has to|needs to)\b"
)
_WITH_DEAN = re.compile(
    r"\bletters\b.{0,60}\b(?:including|includes|of which 1|being|1 of which|1 of them|counting|made up "
    r"of|among them)\b.{0,30}\b(?:mspe|dean)"
)
_NATIONAL = re.compile(
    r"\beras (?:allows|accepts|permits|lets|sends|takes)|\bmay (?:send|submit|upload|include|assign)\b|"
    r"\bnationwide\b|\baverage\b|\ban applicant sends\b"
)
_UNCOUNTED = re.compile(
    r"\bno (?:\w+ )?(?:specific|minimum|requirement)|\bany (?:of|specialty|field)|\bnot (?:have to|"
    r"required to|necessarily|need to)"
)

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
    said("greatest number", "You may send up to four letters of recommendation."),
)


def read(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if _NOT_THESE.search(text) or _NATIONAL.search(text) or _NOT_WANTED.search(text):
        return
    about = bool(re.search(r"\bletters\b|\bsloe|\bslor", text)) or bool(re.search(r"\bletters\b", unit.label))
    if not about and _OF_THEM.match(text) and "letters" in unit.before:
        about = True
    if not about and not re.search(r"\bletters?\b", text):
        return
    total = _total(unit)
    if total:
        yield Reading("letters", str(total), 0.95 if "letters" in text else 0.93, _demand(unit))
    elif unit.asked and (told := _TOLD_IN_QUESTION.search(unit.label)):
        yield Reading("letters", told.group(1), 0.9, REQUIRED)
    yield from _parts(unit, total)


def _total(unit: Unit) -> int:
    text = unit.text
    counts = [
        _least(found)
        for found in _COUNTED.finditer(text)
        if not (_LIMIT.search(text[: found.start()][-24:]) or _AT_MOST.match(text[found.end() :]))
    ]
    if added := _ADDED.search(text):
        return 1 + int(added.group(1))
    counts = counts or [_least(found) for found in _BY_SEVERAL.finditer(text)]
    counts = counts or [
        _least(found) for found in _AFTER.finditer(text) if not _LIMIT.search(text[: found.start(1)][-24:])
    ]
    if not counts and re.search(r"\bletters\b", unit.label) and (bare := _BARE.match(text)):
        counts = [_least(bare)]
    best = max(counts, default=0)
    if sum(counts) - best > best and len(counts) > 1:
        best = 0
    if best and _WITH_DEAN.search(text):
        best -= 1
    return best if 2 <= best <= 6 else 0


def _demand(unit: Unit) -> str:
    """The strength of the letters alone: in a list of papers another may be the one that is preferred."""
    at = unit.text.find("letters")
    near = unit.text[max(0, at - 60) : at + 12] if at >= 0 else unit.text
    if prefers(near) and not re.search(r"\bmust\b|\brequir", near):
        return PREFERRED
    return REQUIRED if requires(unit.text) else asked_for(replace(unit, text=near))


def _least(found: re.Match[str]) -> int:
    return int(found.group(1))


def _parts(unit: Unit, total: int) -> Iterator[Reading]:
    """Of the letters, those from US physicians and those from the specialty."""
    text = unit.text
    if _UNCOUNTED.search(text):
        return
    if re.search(r"\bletters\b", unit.label) and "letter" not in text:
        yield from _listed(text)
        return
    if (us := _US.search(text) or _FROM_THERE.search(text)) and (count := _part(text, us.start(), total)):
        yield Reading("letters_us", str(count), 0.9, _strength(unit, us.start()))
    if sloe := _SLOE.search(text):
        count = int(sloe.group(1)) if (sloe.group(1) or "").isdigit() else 1
        counted = sloe.group(1) or re.search(r"\bmust\b|\brequire", text)
        if counted and asked_for(unit) and not re.search(r"\bif\b|\bcan\b|\bmay\b", text):
            yield Reading("letters_specialty", str(count), 0.85, _strength(unit, sloe.start()))
    elif (
        (specialty := _SPECIALTY.search(text))
        and not re.search(r"\b(?:any|other than|outside|not) (?:\w+ ){0,3}$", text[: specialty.start()])
        and (count := _part(text, specialty.start(), total))
    ):
        yield Reading(
            "letters_specialty",
            str(count),
            0.86 if _CHAIR.search(text) else 0.92,
            _strength(unit, specialty.start()),
        )


def _listed(text: str) -> Iterator[Reading]:
    """“Letters: 3 (1 neurology, 1 US)”."""
    for name, words in (("letters_us", r"usa"), ("letters_specialty", IN_SENTENCES)):
        if found := re.search(rf"\b(\d) (?:(?:must|should|be|from|of|which|an?|the|in) ){{0,5}}{words}\b", text):
            required = REQUIRED if re.search(r"\bmust\b|\brequir", text) else ""
            yield Reading(name, found.group(1), 0.88, required)


def _part(text: str, end: int, total: int) -> int:
    """The number that stands nearest before the words that say from whom; 0 where it cannot be told."""
    before = text[max(0, end - 110) : end + 1]
    numbers = list(
        re.finditer(r"\b(\d|an?|all|both|each)\b(?! (?:minimum|total|maximum|variety|physician|member))", before)
    )
    for found in reversed(numbers):
        said = found.group(1)
        after = before[found.end() :]
        if re.search(r"\bof (?:the |these |those |your )?$", before[: found.start()]):
            continue
        if re.search(r"\byears?\b|\bmonths?\b", after[:10]):
            continue
        if said == "all":
            return total
        if said == "both":
            return 2
        if said.isdigit():
            return int(said) if 1 <= int(said) <= 4 else 0
        if re.match(r" (?:(?:strong|letters?|recommendation|required|additional|single|of) ?){1,3}", after):
            return 1
    return 0


def _strength(unit: Unit, at: int) -> str:
    near = unit.text[max(0, at - 80) : at + 80]
    if prefers(near) and not re.search(r"\bmust\b|\brequir", near[:80]):
        return PREFERRED
    if requires(near):
        return REQUIRED
    return asked_for(unit) if not prefers(unit.text) else PREFERRED


TOPIC = Topic("letters", _TRIGGER, read, PATTERNS)
