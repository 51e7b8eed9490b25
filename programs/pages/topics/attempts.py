"""How many failed attempts at the USMLE a page allows."""

import re
from collections.abc import Iterator

from programs.pages.reading import REQUIRED, Reading, Topic, Unit, pattern
from programs.pages.strengths import bare, clause_at, strength_at

_TRIGGER = re.compile(
    r"^\D{0,20}\d(?= at most| max|$|[.,])|\b(?:attempt\w*|fail\w*|1st[- ](?:try|time|pass|sitting)|tries|"
    r"times|retake\w*|re-take\w*|1 (?:try|sitting)|once|twice)\b"
)
_FAIL = (
    r"(?:fail(?:ure|ed attempt|ed exam\w*|ing attempt|ing score|ed score|ed)?s?|unsuccessful attempts?|failed step\w*|"
    r"retakes?)"
)
_ATT = r"(?:attempts?|tries|times|sittings?)"

PATTERNS = (
    pattern(
        "first attempt",
        (
            r"\b(?:on|in|at|with|by|upon|after|from) (?:the |their |your |my |his/her |an? |only )*(?:1st|"
            r"initial|single|1) (?:(?!\d|fail|unsuccess)\w+ )?(?:attempts?|try|sitting|taking)\b|"
            r"\b1st[- ](?:time|attempt|try) (?:pass\w*|success\w*|only)|"
            r"\bpass\w* (?:(?!attempts|tries)\S+ ){0,8}(?:the )?1st (?:time|attempt|try)\b|"
            r"\b1st attempts?\b(?= (?:pass\w*|preferred|required|only|is)|\W*$)|\bpass(?:ed|ing) at 1st attempt"
        ),
        "All USMLE Steps must be passed on the first attempt.",
        "max_failed_attempts=0 required any",
        value="0",
    ),
    pattern(
        "no failures",
        (
            r"\b(?:no|zero|0|without(?: any)?|without a|never had (?:any|a)) (?:prior |previous |history of "
            r"|any |usmle |step |exam\w* |record of |more than 0 |documented )*(?:step\w* |comlex |and |/|"
            rf"or )*{_FAIL}\b(?! (?:to|of))|\b(?:not|never) (?:have |has |had )?(?:any )?{_FAIL} (?:any|a|"
            r"the|either|usmle|step)(?!.{0,40} (?:more than|[23] or more|twice)\b)"
        ),
        "Applicants must have no failures on USMLE Step 1.",
        "max_failed_attempts=0 required step1",
        value="0",
    ),
    pattern(
        "any failure",
        (
            r"(?<!more than 1 )(?<!more than 2 )(?<!than 3 )\bany (?:\w+ )?(?:fail\w*)(?: \w+){0,12} "
            r"(?:will |are |is )?not (?:be )?(?:considered|accepted|eligible|reviewed|invited|interviewed|ranked|"
            r"read|taken)|(?<!\d "
            r")(?<!or more )(?<!multiple )(?<!several )(?<!repeated )\bfail(?:ures?|s|ing (?:scores?|grades?)|"
            r"ed attempts?)(?! \w+ \w+ \d)(?: (?!\d)\w+){0,8} "
            r"(?:are|is|will|be) (?:(?:gener|typic|usu|norm)ally )?not (?:be )?"
            r"(?:accept|consider|allow|permit|interview|rank|invit|review|read|taken)\w*|"
            r"\bno fails?\b|\bnot (?:accept|consider|allow) (?:any )?(?:failed attempts?|failures|fails)\b|"
            r"\bany fail(?:ure|ed attempt)?s?\b(?: \w+){0,6} (?:will |would )?(?:remove|disqualif|exclude|"
            r"eliminate|rule)\w*\b|"
            r"\b(?:nobody|no (?:one|1)|no (?:applicants?|candidates?)) (?:who|with) (?:(?!more|\d)\w+ ){0,3}?fail\w*|"
            r"\b(?:do(?:es)?|will) "
            r"not (?:accept|consider|interview|look at|read|review) (?:\w+ ){0,5}(?:with|who ha(?:ve|s)) (?:any |a |"
            r"usmle |step "
            r")*fail\w*\b(?!(?: \w+){0,7} (?:more|[2-9]|twice)\b)|\bmultiple attempts\b.{0,30}\bnot\b"
        ),
        "Applicants with any failed Step will not be considered.",
        "max_failed_attempts=0 required",
        value="0",
    ),
    pattern(
        "no more than failures",
        (
            rf"\b(?:no|not) more than (\d) (?:\w+ ){{0,3}}?{_FAIL}\b|\b(?:maximum|max|limit|up to|at "
            rf"most)(?: of| is)?:? (\d) (?:\w+ ){{0,2}}?{_FAIL}\b|\bno more than (\d) (?:time|attempt)s? "
            r"fail\w*"
        ),
        "No more than one failure on Step 2 CK is allowed.",
        "max_failed_attempts=1 required step2",
        value="n",
    ),
    pattern(
        "more than failures",
        (
            rf"\b(?:more than|over|greater than|exceed\w*|>) ?(\d) (?:\w+ ){{0,2}}?{_FAIL}\b|\bfail\w* "
            rf"(?:\w+ ){{0,8}}more than (\d|once|twice)\b(?:,? (?:and|or|nor) (?:\w+ ){{1,3}}more than (?:once|"
            rf"twice)\b)?"
        ),
        "Applicants with more than one failed attempt will not be considered.",
        "max_failed_attempts=1 required",
        value="n",
    ),
    pattern(
        "or more failures",
        (
            rf"\b(\d) or more (?:\w+ ){{0,2}}?{_FAIL}\b|\bfail\w* (?:\w+ ){{0,8}}(\d) (?:or more )?times\b|"
            rf"\bfail\w* (?:\w+ ){{0,6}}(twice)\b|\b(\d) {_FAIL} (?:\w+ ){{0,5}}(?:disqualif|exclude|eliminate|rule)\w*"
        ),
        "Those who have failed any Step three times will not be considered.",
        "max_failed_attempts=2 required any",
        value="n-1",
    ),
    pattern(
        "failures allowed",
        (
            rf"\b(\d) (?:\w+ )?{_FAIL} (?:\w+ ){{0,6}}?(?:is|are|may be|will be|be|per \w+ is)? ?(?:allow\w*|"
            r"accept\w*|permit\w*|fine|ok|okay|tolerated|considered|acceptable|maximum|max|only|"
            r"at (?:the )?most)\b|\b(?:allow|"
            rf"accept|permit|consider)\w* (?:only |up to |a maximum of )?(\d) {_FAIL}\b|\bonly (\d) "
            rf"{_FAIL}\b|\b(?:may|can) have failed (?:\w+ ){{0,3}}?(once|twice)\b|"
            rf"\b(\d) {_FAIL} (?:\w+ ){{0,7}}?(?:(?:will|does) not|won't|doesn't) (?:keep|rule|exclude|disqualif)\w*"
            r"(?=.{0,40}\b(?:more than 1|2 or more|a 2nd)\b)"
        ),
        "One failure is allowed on Step 1.",
        "max_failed_attempts=1 step1",
        value="n",
    ),
    pattern(
        "no more than attempts",
        (
            rf"\b(?:no|not) (?:more|greater) than (\d) (?:\w+ ){{0,2}}?{_ATT}\b|\b(?:maximum|max|"
            r"limit(?:ed)?|up to|at most|within|in)(?: of| is| to| number of)?:? (?:the )?(?:1st )?(\d) "
            rf"(?:total )?{_ATT}\b|\b{_ATT}:? (?:maximum|max|limit)(?: of)?:? (\d)\b|\b(?:maximum|max) "
            rf"(?:number of )?{_ATT}[^.\d]{{0,40}}(\d)\b"
        ),
        "A maximum of two attempts at each Step is permitted.",
        "max_failed_attempts=1 required any",
        value="n-1",
    ),
    pattern(
        "more than attempts",
        (
            rf"\b(?:more than|over|exceed\w*|>) ?(\d) {_ATT}\b|\b{_ATT} more than (\d|once|twice)\b|\bmore "
            r"than (once|twice)\b"
        ),
        "Applicants with more than two attempts on any Step are not considered.",
        "max_failed_attempts=1 required any",
        value="n-1",
    ),
    pattern(
        "fewer attempts",
        rf"\b(?:fewer|less) than (\d) {_ATT}\b|\b(\d) or more {_ATT}\b",
        "We prefer applicants with fewer than three attempts at a Step.",
        "max_failed_attempts=1 preferred any",
        value="n-2",
    ),
    pattern(
        "attempts allowed",
        (
            rf"\b(\d) {_ATT} (?:\w+ ){{0,6}}?(?:is|are|may be|will be)? ?(?:allow\w*|accept\w*|permit\w*|"
            rf"max\w*|or (?:less|fewer)|only|limit|at (?:the )?most)\b|\bonly (\d) {_ATT}\b|\ballow\w* (?:only |"
            rf"up to )?(\d) "
            rf"{_ATT}\b"
        ),
        "Two attempts per Step are allowed.",
        "max_failed_attempts=1 any",
        value="n-1",
    ),
    pattern(
        "labelled",
        (
            r"^(?:no more than |a maximum of |maximum(?: of)? |up to |only )?"
            r"(\d)(?: (?:attempts?|tries))?(?: at (?:the )?most| max\w*| per (?:\w+ )?(?:step|exam\w*)| only|"
            r" for each| on each| or (?:less|fewer))?\s*(?:$|[.,;(]| per | for | on )|^(once|twice)\W*$"
        ),
        "Attempts allowed: 2",
        "max_failed_attempts=1",
        value="n-1",
    ),
    pattern(
        "by second attempt",
        r"\b(?:by|on|in|within|at|before)(?: or before)? (?:the |their |your )?(2nd|3rd|1st 2|1st 3|"
        r"1st or 2nd) (?:attempts?|"
        r"tr(?:y|ies))\b",
        "Both Steps must be passed by the second attempt.",
        "max_failed_attempts=1 required any",
        value="ordinal",
    ),
)

_NUMBER = {"once": 1, "twice": 2, "2nd": 2, "3rd": 3, "1st 2": 2, "1st 3": 3, "1st or 2nd": 2}
_ABOUT_OTHERS = re.compile(
    r"\bmajority of\b|\babim\b|\babfm\b|(?<!their )(?<!^have passed all )(?<!^passed all )\bboard(?:s| exam\w*|"
    r" certif\w*| pass\w*)\b(?!.{0,40}\busmle)|\bour "
    r"(?:residents|graduates|program ha)|\bpass rate|\bmultiple times|\bnumber of times|\bfail(?:s|ed|"
    r"ure)? to (?:\w+ )?(?:\w+ )?(?:submit|complete|provide|meet|match|disclose|report|pass the "
    r"background|comply|respond|obtain|begin)|"
    r"\bcourses?\b(?!.{0,40}\b(?:step|usmle))|\bclerkships?\b(?!.{0,60}\b(?:step|usmle))|\bdrug (?:test|"
    r"screen)|\bcurriculum failures|\bclinical rotations?\b(?!.{0,60}\b(?:step|usmle))"
)
_EXAM = re.compile(r"\b(step1|step2cs|step2|step3|comlex|usmle|csa)\b")
_ALL_STEPS = re.compile(
    r"\b(?:any|each|all|every|either|both|per|a|usmle) (?:usmle |board |of the |part of |portion of |the "
    r")*(?:steps?|usmle|exams?|examinations?|parts?|step1 and step2\b)|\bsteps\b|\ba step\b|\b(?:same|1) step\b|\bper "
    r"step\b|\bany part\b|\bboth\b"
)


_ALLOWED = re.compile(r"^\d|\b(?:allow|permit|accept)|^(?:once|twice)|\bmay\b|\bcan\b")
"""“Two attempts are allowed” is said plainly; other limits are demands, however they are worded."""
_OF_ONE_STEP = re.compile(
    r" (?:on|in|at|for|of) (?:the |usmle )*(step[12])\b(?!,? ?(?:and|or|and/or|/|&) ?(?:the |usmle |on |at |in |"
    r"for |of )*step[12]\b)"
)
_NO_MORE = re.compile(
    r"\b(?:(?:more than|over) \d|[2-9] or more|a (?:2nd|3rd)|further (?:ones|"
    r"failures)) (?:\w+ ){0,3}(?:not|will|is|are)\b"
)
"""“One is all right; with two or more we cannot consider you.”"""
_ALL_TOGETHER = re.compile(r"(?: \w+)? (?:for|on|across|in) (?:all|any) (?:(?:\w|-)+ ){0,3}?(?:exam\w*|steps)\b")


def read(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if _ABOUT_OTHERS.search(text) or not _about_usmle(unit):
        return
    if re.search(
        r"\bno obstacle\b|\bnot (?:\w+ ){0,3}(?:disqualif|rule|exclude)|\bno limit\b|\bno (?:set |maximum |"
        r"specific )+(?:number|"
        r"limit)|\bunlimited\b|\bregardless\b|"
        r"\b(?:view|review|consider)\w* (?:\w+ ){0,3}after (?:\w+ )?(?:those|applicants|"
        r"candidates|considering|reviewing)\b",
        text,
    ):
        return
    last = 0
    counts = _counts(unit)
    for found, count, sure in counts:
        segment = text[last : found.end()]
        last = found.end()
        scope = _scope(segment, clause_at(text, found.start()), text, unit)
        if _ALL_TOGETHER.match(text[found.end() :]):
            scope = "any"
        elif len(counts) > 1 and (behind := _OF_ONE_STEP.match(text[found.end() :])):
            scope, last = behind.group(1), found.end() + behind.end()
        if scope is not None and 0 <= count <= 5:
            plain = bare(unit) or (_ALLOWED.search(found.group(0)) and not _NO_MORE.search(text[found.end() - 1 :]))
            said = strength_at(unit, found.end() - 1, _DEMANDS) or ("" if plain else REQUIRED)
            yield Reading("max_failed_attempts", str(count), sure, said, scope)


def _about_usmle(unit: Unit) -> bool:
    words = f"{unit.labelled} / {unit.before}"
    return bool(
        re.search(
            (
                r"\bstep\w*|\busmle\b|\bexams?\b|\bexaminations?\b|\bboard scores|\bscores?\b|\bcomlex\b|"
                r"\bpassed\b|\bfailed attempts?\b|\b(?:attempts?|failures?)(?: (?:allowed|accepted|permitted))?:|"
                r"\battempts? (?:are |is )?(?:allowed|accepted|permitted)\b"
            ),
            words + unit.path,
        )
    )


def _counts(unit: Unit) -> list[tuple[re.Match[str], int, float]]:
    """What the patterns find, left to right; of two at one place the one written first."""
    found: list[tuple[re.Match[str], int, float]] = []
    text = unit.text
    for way in PATTERNS:
        if way.name == "labelled" and not re.search(r"\battempt|\bfail", unit.label):
            continue
        for match in way.found(text):
            if any(match.start() < other.end() and other.start() < match.end() for other, _, _ in found):
                continue
            of_failures = way.name == "labelled" and "fail" in unit.label
            found.append((match, _count("n" if of_failures else way.value, match), way.confidence))
    return sorted(found, key=lambda one: one[0].start())


def _count(how: str, match: re.Match[str]) -> int:
    said = next((group for group in match.groups() if group), "0")
    number = _NUMBER.get(said) or int(said)
    return {"0": 0, "n": number, "n-1": number - 1, "n-2": number - 2, "ordinal": number - 1}[how]


def _scope(segment: str, own: str, text: str, unit: Unit) -> str | None:
    """None where it is another examination's."""
    for words in (segment, own, text, unit.label, unit.before, unit.path.rsplit(" / ", 1)[-1]):
        exams = set(_EXAM.findall(words))
        steps = exams & {"step1", "step2"}
        words = words.replace("both parts", "")
        if len(steps) == 1 and not _ALL_STEPS.search(words):
            return str(steps.pop())
        if len(steps) == 2 or _ALL_STEPS.search(words):
            return "any"
        if "usmle" in exams:
            return ""
        if exams and words in (segment, own, text):
            return None
    return ""


_DEMANDS = re.compile(
    r"\bnot (?:be )?(?:accept|consider|eligible|review|invite)\w*|\bno more than\b|\bmaximum\b|\bup to\b|"
    r"\bwithin\b|\bat most\b|\bmax\b"
)


TOPIC = Topic("attempts", _TRIGGER, read, PATTERNS)
