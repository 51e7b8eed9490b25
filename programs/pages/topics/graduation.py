"""How many years may lie between medical school and the application."""

import re
from collections.abc import Iterator
from dataclasses import replace

from programs.normalise import cycle
from programs.pages.reading import (
    CONSIDERED_WITHOUT,
    NONE_SAID,
    PREFERRED,
    REQUIRED,
    Reading,
    Topic,
    Unit,
    pattern,
    said,
)
from programs.pages.strengths import among_wishes, prefers, requires
from programs.pages.topics.limit_and_wish import demand_and_wish

_TRIGGER = re.compile(
    r"\bschool of medicine\b|\bpost-?graduate\b|\bdegree\b|\bdiploma\b|\byears out\b|\bgraduat|\bmedical school\b|"
    r"\bmed school\b|\byog\b|"
    r"\bmedical degrees?\b|\bleft school\b|\bmedical training\b|\bout of school\b"
)
_N = r"(?:\d{1,2}-)?(\d{1,2})[- ]?(?:\(\d+\) )?(years?|months?)\b"
_LAST = r"(?:the )?(?:last|past|previous|prior|preceding|most recent|immediate past)?"
_RECENT = r"(?:the )?(?:last|past|previous|prior|preceding|most recent)"
_SCHOOL = (
    r"(?:graduat\w*|medical school|med school|medical degree|medical training|school|md|receiving (?:\w+ "
    r"){0,3}degree|completing medical|completion of medical|obtaining)"
)

PATTERNS = (
    pattern(
        "within the last years",
        (
            rf"\b(?:graduat\w*|medical school|medical degree|yog)\b[^.]{{0,130}}?\b(?:(?:within|during|"
            rf"for)(?: at least)? "
            rf"{_LAST}|(?:in|over|of) {_RECENT}) ?(?:\()?{_N}"
        ),
        "Applicants must have graduated from medical school within the last five years.",
        "max_years_since_graduation=5 required",
    ),
    pattern(
        "within years of",
        (
            rf"\b(?:md|do|degree|diploma) (?:[\w/]+ ){{1,10}}?within {_LAST} ?{_N}\b|"
            rf"\bwithin {_LAST} ?{_N} (?:of|from|since|after|out of|following|prior to|post)[- ](?:\w+[ "
            rf"-]){{0,5}}?{_SCHOOL}"
        ),
        "We prefer applicants within three years of medical school graduation.",
        "max_years_since_graduation=3 preferred",
    ),
    pattern(
        "no more than years",
        (
            r"\b(?:no|not) (?:more|longer|greater|later|older|further|earlier)(?: or equal)? than "
            rf"{_N}[^.]{{0,40}}?\b(?:{_SCHOOL}|out)\b|\b(?:graduat\w*|medical "
            rf"school)\b[^.]{{0,110}}?\b(?:(?:no|not) (?:more|longer|greater|later|older) than|(?:can)?not exceed\w*|"
            rf"less than|fewer than|at most|up to|maximum of|maximum|<=?|"
            rf"no earlier than(?=[^.]{{5,12}} (?:before|prior))) ?{_N}"
        ),
        "No more than four years may have passed since graduation.",
        "max_years_since_graduation=4 required",
    ),
    pattern(
        "years or less since",
        (
            rf"\b(?:less than|fewer than|maximum(?: of)?|up to|under|<=?) ?(?:an? )?{_N} (?:\w+ ){{0,3}}?(?:since|"
            rf"from|after|out of|post|of|between)[- ](?:\w+[ -]){{0,4}}?{_SCHOOL}|\b{_N} (?:or (?:less|"
            rf"fewer)|maximum|max|or more recent) (?:\w+ ){{0,2}}?(?:since|from|after|out of|post|of)[- "
            rf"](?:\w+[ -]){{0,4}}?{_SCHOOL}"
        ),
        "Five years or less since graduation from medical school.",
        "max_years_since_graduation=5",
    ),
    pattern(
        "more than years",
        (
            rf"\b(?:graduat\w*|out of (?:medical )?school|left (?:medical )?school|"
            rf"medical school)\b[^.]{{0,60}}?\b(?:more|greater|"
            rf"longer|over|older) than {_N}|\b(?:more|greater|longer|over|older)(?: than)? {_N} (?:\w+ "
            rf"){{0,3}}?(?:since|from|after|out of|post|ago|beyond)[- ]?(?:\w+[ -]){{0,4}}?{_SCHOOL}|"
            rf"\b(?:graduat\w*|(?:medical|left) school) over {_N} ago|\b{_N} or more (?:\w+ ){{0,2}}?(?:since|"
            rf"from|after|"
            rf"out of|ago)"
        ),
        "Those who graduated more than six years ago will not be considered.",
        "max_years_since_graduation=6 required",
    ),
    pattern(
        "years cutoff",
        rf"\b{_N} (?:\w+ ){{0,3}}?(?:cut[- ]?off|limit|window|rule)\b|\b(?:cut[- ]?off|limit)\b[^.]{{0,40}}?\b{_N}",
        "There is a five-year graduation cutoff.",
        "max_years_since_graduation=5 required",
    ),
    pattern(
        "labelled",
        (
            r"^(?:within |less than |(?:no|not) (?:more|longer|older|greater) than |up to |must be |"
            r"maximum(?: of)? |yes,? |<=? ?|preferably "
            r"|(?:we )?(?:strongly )?prefer(?:red)? |must be within |in |at most )*(?:the )?(?:last |past "
            rf")?{_N}"
        ),
        "Time since graduation: 5 years",
        "max_years_since_graduation=5",
    ),
    pattern(
        "older degree",
        rf"\b(?:degree|diploma)s? (?:\w+ ){{0,5}}?(?:(?:older|more) than|"
        rf"(?:obtained|received|awarded|earned|conferred) (?:less than|within|no more than|in)"
        rf"(?: {_RECENT})?) {_N}",
        "Your degree may not be older than six years.",
        "max_years_since_graduation=6 required",
    ),
    said("years alone", "Years since graduation: 5", "max_years_since_graduation=5"),
    pattern(
        "years out",
        rf"(?:\b(?:at most|no more than|not more than|within|up to|less than|maximum of)|<=?) "
        rf"?{_N} (?:out|away|removed)\b",
        "Applicants must be at most seven years out of school.",
        "max_years_since_graduation=7 required",
    ),
    pattern(
        "years since",
        rf"\b{_N} (?:since|from|after|out of|post)[- ](?:\w+[ -]){{0,4}}?{_SCHOOL}",
        "Applicants must be within 3 years from medical school graduation.",
        "max_years_since_graduation=3 required",
    ),
)

_FROM_YEAR = re.compile(
    r"\bgraduat\w*[^.]{0,60}?\b(?:in|after|since|no earlier than|on or after|not before|later than|of|"
    r"from|before|prior to|between)(?: or after)? (?:(?:january|may|june|july|december|spring|the year|"
    r"year) ?(?:\d{1,2}(?:st|nd|rd|th)?)?,? )?((?:19|20)\d\d)\b(?P<later> or (?:later|after|more "
    r"recent\w*|newer))?"
)
_LABEL = re.compile(
    r"\b(?:years?|time|since|year of|cut[- ]?off|recent|limit|how long|how many years|date|gap|"
    r"within)\b.{0,40}\bgraduat|\bgraduat\w*.{0,40}\b(?:year|cut[- ]?off|limit|date|within|requirement|"
    r"time|ago|recent)|\byog\b|\bout of (?:medical )?school|^(?:medical school )?graduation(?: (?:date|year))?$|"
    r"\blatest year\b"
)
_NOT_SCHOOL = re.compile(
    r"\b\d years? to (?:complete|finish)\b|\bcomplet\w+ (?:of )?(?:medical school|the degree) (?:with)?in \d|"
    r"\b(?:residency|program|training) (?:takes|lasts|is)\b|\bmost (?:of )?(?:our |the )?residents\b|"
    r"\bgraduated \d|(?<!that )(?<!who )\bhas graduated\b|\bour (?:\w+ )?(?:graduates|alumni|residents)\b|"
    r"\bhigh school|^(?!.*\bgraduat(?:ed|ion|es?)\b(?<!postgraduate)(?<!post-graduate)).*\bpost-?graduate training\b|"
    r"\bcollege graduat|\bgraduat\w* "
    r"(?:from|of) (?:our|a|an|the) (?:\w+ ){0,3}(?:residency|program|fellowship)|\b(?:residency|"
    r"program) graduates\b|\bafter (?:residency )?graduation from (?:the|our) program|\bpercent of "
    r"(?:our )?graduates|\bmatched\b|\bfaculty\b|\bboard pass|\bboard (?:certif|exam)|\bgraduates "
    r"(?:have|over|in|during) (?:the )?(?:last|past)|\bof graduates\b|\bour graduat"
)
_EXPERIENCE = re.compile(
    r"\b(?:experience|rotations?|clerkships?|letters|electives?|exam\w*|step[123]\w*|observership|"
    r"scores?|usmle|clinically active|clinical (?:work|practice|activity))\b"
)
_REFUSES = re.compile(
    r"\bno(?:body| one| 1| (?:\w+ )?(?:applicants?|candidates?|person|imgs)) (?:may|can|should|must|will|is|are)\b|"
    r"\b(?:must|may|should) not (?:be|have)\b|\bnot (?:\w+ )?(?:be )?(?:\w+ )?(?:consider|accept|review|eligible|"
    r"interview|invit)\w*|"
    r"\bnot (?:\w+ )?(?:read|taken)\b|\bineligible|\bunlikely|\bdo(?:es)? not (?:\w+ )?(?:consider|accept|"
    r"interview|review)|\bcannot\b|"
    r"\brarely\b|\bdiscourag|\bless (?:likely|competitive)"
)
_STILL = re.compile(
    r"\b(?:are|is|will|may|can|be|still|also) (?:still |also |be |only )*(?:considered|accepted|"
    r"reviewed|eligible|apply)|\bwe (?:will |do |may |still |also )*(?:consider|accept|review)|"
    r"\b(?:must|should|need) (?:\w+ ){0,3}(?:have|show|demonstrate|document|provide|explain|be|to)"
)
_NO_LIMIT = re.compile(
    r"\bno (?:\w+ ){0,4}(?:cut[- ]?offs?|limit\w*|requirement|restriction|deadline|maximum|minimum)|"
    r"\bdo(?:es)? not have (?:an? |any )?(?:\w+ ){0,4}(?:cut[- ]?off|limit|requirement|restriction)|\bnot "
    r"(?:an? |any )?(?:\w+ ){0,2}(?:cut[- ]?off|limit)\b|\bregardless of\b"
)


def read(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if _NOT_SCHOOL.search(text) or re.search(r"\bresiden\w+ (?:\w+ ){0,2}graduat", text):
        return
    seen: set[str] = set()
    if later := _LATER_WISH.search(text):
        unit = replace(unit, text=text[: later.start()])
        text = unit.text
    both = None if _EXPERIENCE.search(text) else demand_and_wish(text, _WITHIN_YEARS)
    if both and both[1].number < both[0].number <= _HIGHEST:
        yield from (Reading("max_years_since_graduation", str(one.number), 0.93, one.strength) for one in both)
        return
    for way in PATTERNS:
        if way.name == "labelled" and not _LABEL.search(unit.label):
            continue
        for found in way.found(text):
            years = _years(found)
            if years and years not in seen and not _of_something_else(way.name, found, text, unit):
                seen.add(years)
                yield from _readings(unit, way.name, years)
    if not seen and _YEARS_LABEL.search(unit.label) and (bare := _BARE_YEARS.match(text)):
        yield from _readings(unit, "labelled", bare.group(1))
    elif not seen:
        yield from _by_year(unit)


_WITHIN_YEARS = re.compile(
    r"(?:\b(?:within|in|during|last|past|previous|max(?:imum)?(?: of)?|at most|up to|over|"
    r"(?:no |not )?(?:more|longer|older) than)(?: the)?(?: (?:last|past|previous))?(?: an?)? |^\W*)"
    r"(\d{1,2})[- ]?years?\b"
)
_HIGHEST = 25
_LATER_WISH = re.compile(r",? (?:but|although|though) (?:we )?(?:\w+ )?(?:prefer|favou?r|like)\w* [^\d]*$")
"""“Within four years, but we prefer those who graduated lately”: the limit is no wish."""
_YEARS_LABEL = re.compile(r"\byears?\b.{0,40}\bgraduat|\bgraduat\w*.{0,25}\byears?\b|\byears out\b")
_BARE_YEARS = re.compile(
    r"^(?:max(?:imum)?\.?:? (?:of )?|at most |<=? ?|within |up to |no more than )*([1-9]|1\d)(?: or (?:fewer|"
    r"less))?\W*$"
)


def _years(found: re.Match[str]) -> str:
    groups = [group for group in found.groups() if group]
    number, measure = int(groups[0]), groups[1]
    if measure.startswith("month"):
        return str(number // 12) if number and number % 12 == 0 else ""
    return str(number) if 1 <= number <= 25 else ""


def _of_something_else(name: str, found: re.Match[str], text: str, unit: Unit) -> bool:
    said = found.group(0)
    if name == "years cutoff":
        return not re.search(r"graduat|school", unit.labelled) or bool(_EXPERIENCE.search(said))
    if name == "labelled":
        return bool(_EXPERIENCE.search(re.split(r",? (?:unless|except)\b", text[found.end() : found.end() + 40])[0]))
    return bool(_EXPERIENCE.search(said))


def _readings(unit: Unit, name: str, years: str) -> Iterator[Reading]:
    text = unit.text
    said = _strength(unit)
    if name == "more than years" and not _REFUSES.search(text):
        if _STILL.search(text) and not prefers(text):
            # "Who graduated longer ago must show practice": the limit holds, and not for all.
            yield Reading("max_years_since_graduation", years, 0.85, CONSIDERED_WITHOUT)
            return
        if not prefers(text):
            return
    if _NO_LIMIT.search(text) and not prefers(text):
        said = CONSIDERED_WITHOUT
    yield Reading("max_years_since_graduation", years, 0.94, said)


def _strength(unit: Unit) -> str:
    if among_wishes(unit):
        return PREFERRED
    if prefers(unit.text.split(";")[0]) and "considered if" in unit.text:
        return PREFERRED
    if re.search(r"\bdegree\b.{0,20}\b(?:cannot|not)\b|\bconsidered if\b|\bcannot exceed|\bour limit is\b", unit.text):
        return REQUIRED
    if prefers(unit.text) or re.search(r"\bless (?:likely|competitive)|\bdiscourag|\bunlikely", unit.text):
        return PREFERRED
    if requires(unit.text) or _REFUSES.search(unit.text) or "should" in unit.text:
        return REQUIRED
    if re.search(r"\blimit\b|\bmax(?:imum)?\b|\bcut[- ]?off\b", f"{unit.text} {unit.label}") and not unit.asked:
        return REQUIRED
    for words in (unit.lead, unit.label, unit.path.rsplit(" / ", 1)[-1]):
        if prefers(words):
            return PREFERRED
        if requires(words):
            return REQUIRED
    return NONE_SAID


def _by_year(unit: Unit) -> Iterator[Reading]:
    """“In 2021 or later”, counted to the season that the page states; nothing where it states none."""
    found = _FROM_YEAR.search(unit.text)
    season = cycle(unit.cycle) if unit.cycle else None
    if not found or season is None or _EXPERIENCE.search(found.group(0)):
        return
    if not (
        found["later"]
        or re.search(
            r"\bno earlier|\bafter\b|\bsince\b|\bon or after|\bnot before|\bbefore\b|\bprior to\b", found.group(0)
        )
    ):
        return
    if re.search(r"\bbefore\b|\bprior to\b", found.group(0)) and not _REFUSES.search(unit.text):
        return
    years = season - int(found.group(1))
    if 1 <= years <= 15:
        yield Reading("max_years_since_graduation", str(years), 0.8, _strength(unit))


TOPIC = Topic("graduation", _TRIGGER, read, PATTERNS)
