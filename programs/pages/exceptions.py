"""Pure: that a limit does not hold for all, where the page says so in its sentence, after it, or under its list.

A limit with an exception never closes a program, so what is missed here tells someone not to apply who might have.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from programs.pages.blocks import HEADING, ITEM, Block
from programs.pages.canon import canonical
from programs.pages.reading import Unit

ACTIVE_PRACTICE = "active practice"
US_TRAINING = "US training"
FULL_LICENSE = "full US license"
AN_EXCEPTION = "an exception is made"
ANOTHER_WAY = "another of the ways listed is met"
"""What stands where a statement has an exception; shown to readers, who may have it translated."""

OF_LIMITS = frozenset(
    (
        "clinical_recency",
        "max_failed_attempts",
        "max_years_since_graduation",
        "min_step1",
        "min_step2",
        "prior_us_training_months",
        "usce_kind",
        "usce_months",
        "usce_recency",
    )
)
"""Fields whose limits such words lift. Who sponsors a visa by exception sponsors it case by case."""

_OF_EXAMINATIONS = r"(?: (?:for|of|that|the|usmle|taking|passing))* ?(?:step\d?\w*|comlex|csa|usmle|cs)\b"
_MADE = re.compile(
    rf"\bexceptions?\b(?!(?: \w+)? (?:not|never)\b)(?!{_OF_EXAMINATIONS})|"
    r"\b(?:may|can|could|might|will|is|are|be) (?:\w+ )?waived\b|"
    r"\b(?:may|can|could|might|will) (?:\w+ )?waive\b|\bwaivers? (?:may|can|might|are|is)\b|"
    r"\b(?:exceptional|extraordinary|extenuating|mitigating|compelling|unusual|special|rare) (?:\w+ )?"
    r"(?:circumstances?|cases?|candidates?|applicants?|reasons?|strengths?|situations?)\b|"
    r"\bcase[- ]by[- ]case\b|\bon an individual basis\b|\bconsidered individually\b|"
    r"\bin (?:rare|certain|some|select|individual) (?:cases|circumstances|instances)\b"
)
_NOT_MADE = re.compile(r"\b(?:no|not|never|without|cannot|nor|neither|zero|unable to|hardly ever)\b(?: [\w/]+){0,3} ?$")
_BUT_FOR = re.compile(
    rf"(?:\d|\bfail|\bexperience\b).*?\b(?:unless\b(?! (?:otherwise|noted|stated))|"
    rf"except(?! {_OF_EXAMINATIONS})(?=,? (?:for|in|if|when|where|under|those|applicants|candidates|with)\b)"
    rf"(?!{_OF_EXAMINATIONS}))"
)
"""Behind the limit: “not considered unless at least 220” sets one."""
_REFERS = re.compile(
    r"^(?:(?:however|but|that said|occasionally|rarely|in \w+ (?:cases|circumstances)),? )*"
    r"(?:(?:some|any|rare|few|occasional|individual|limited) )?(?:exceptions?|waivers?)\b|"
    r"^(?:this|these|the|such|any of these) (?:\w+ ){0,3}?(?:requirements?|limits?|criteri\w+|rules?|cut-?offs?|"
    r"minimums?|conditions?)\b|"
    r"^(?:we|the (?:program|committee|program director|department)|our (?:program|committee)) "
    r"(?:\w+ ){0,3}?(?:make|makes|grant|grants|consider|considers|allow|allows) (?:\w+ ){0,2}?exceptions?\b|"
    r"^(?:exceptional|extraordinary|outstanding) (?:applicants?|candidates?|graduates?)\b|"
    r"^(?:those|applicants|candidates|graduates|whoever|anyone)(?: who)? (?:\w+ ){0,4}?(?:lacks?|outside|beyond|"
    r"exceed\w*|not meet\w*|not fulfil\w*|do not|does not|earlier|longer|older|before)\b"
)
LIFTS = re.compile(
    r"^(?:but |however,? )?(?:applicants|candidates|those|graduates|people) (?:with|who)\b(?!.{0,40}\bvisas?\b)"
    r"(?=.{0,80}?\b(?:fail\w*|attempts?|below|lower|less|fewer|older|earlier|longer|more than|beyond|outside|lack\w*|"
    r"without|not|gaps?)\b).{0,80}?"
    r"\b(?:may|might|can|could) (?:still |also |sometimes |occasionally )*be (?:\w+ )?"
    r"(?:considered|accepted|reviewed|invited|interviewed)\b(?P<on_terms>.{0,20}?\b(?:if|provided|when|given)\b)?"
)
"""“Those with one failure may be considered if …”: what stood before is not the last word."""
_ONE_OF = re.compile(r"\b(?:1|any|either) of the (?:following|below|\d)\b|\b(?:at least )?1 of these\b|\beither\W*$")
_OR_NEXT = re.compile(r"[,;] or\W*$")
_OR_ELSE = (
    r"(?:\b(?:unless|except(?:ions?)?|or|if|however)\b|"
    r"(?<!no )(?<!not )\b(?:more|longer|greater|older|earlier|over|gap|beyond)\b.{0,80}"
    r"\b(?:and have|who have|those|must|with)\b)"
)
"""What is asked for besides, “within 5 years and have recent experience”, lifts nothing."""
_PRACTICE = re.compile(
    rf"{_OR_ELSE}(?:(?!\busa\b).){{0,60}}\b(?:(?:active|actively|clinical|current|continuous|primary care|recent|"
    r"medical|patient)(?:ly)? (?:\w+ ){0,4}(?:practice|practicing|practi[cs]ed|work\w*|experience|medicine|"
    r"care|activity|involve\w+)|practicing|practi[cs]ed (?:medicine|clinically|as)|clinically active)\b"
)
_TRAINING = re.compile(
    rf"{_OR_ELSE}.{{0,60}}\b(?:(?<!permanent )residen(?:cy|t)|acgme|gme|fellowship|usa training|training in the usa|"
    r"postgraduate training|internship)\b"
)
_LICENSE = re.compile(
    r"\bor\b.{0,80}\b(?:unrestricted (?:\w+ )?licen[sc]e|full (?:\w+ )?licen[sc]e|licen[sc]e to practi[sc]e)"
)


def exception(unit: Unit, field: str) -> str:
    """In words that tell a reader for whom a statement of `field` may not hold; empty where the page names none."""
    if field == "ecfmg_certificate_by":
        if _LICENSE.search(unit.text):
            return FULL_LICENSE
        return ANOTHER_WAY if _ONE_OF.search(unit.lead) or _OR_NEXT.search(unit.text) else ""
    if field == "max_years_since_graduation":
        if _PRACTICE.search(unit.text):
            return ACTIVE_PRACTICE
        if _TRAINING.search(unit.text):
            return US_TRAINING
    if field not in OF_LIMITS:
        return ""
    made = _made(unit.text) or _BUT_FOR.search(unit.text) or _refers(unit.after) or _refers(unit.under)
    return AN_EXCEPTION if made or (unit.lead.endswith(":") and _made(unit.lead)) else ""


def _made(text: str) -> bool:
    return any(not _NOT_MADE.search(text[: found.start()][-60:]) for found in _MADE.finditer(text))


def _refers(text: str) -> bool:
    return bool(LIFTS.search(text) or (_REFERS.search(text) and _made(text)))


def under_lists(blocks: Sequence[Block]) -> list[str]:
    """For each block the canonical words of the paragraph that follows it, or the list it stands in; empty for none."""
    found = [""]
    for block, after in reversed(list(pairwise(blocks))):
        same = block.kind != HEADING and block.headings == after.headings
        in_list = block.kind == ITEM and after.kind == ITEM
        words = found[-1] if in_list else canonical(after.text[:300]) if after.kind not in (HEADING, ITEM) else ""
        found.append(words if same else "")
    return found[::-1] if blocks else []
