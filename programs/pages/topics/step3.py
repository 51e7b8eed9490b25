"""Step 3: asked of everyone, or of those who want an H-1B."""

import re
from collections.abc import Iterator

from programs.pages.reading import PREFERRED, REQUIRED, Reading, Unit
from programs.pages.strengths import among_wishes, clause_at, demands, not_required, prefers
from programs.pages.topics import certificate_words as words
from programs.pages.topics.when import by_when

_NOT_NEEDED_UNLESS = re.compile(
    r"\bstep3\b[^,;]{0,20} not (?:needed|required|necessary) unless [^,;]{0,60}\bh1b\b[^,;]{0,30}, (?:in which case )?"
)
"""“Step 3 is not needed unless you ask for an H-1B, in which case …”."""
_ALONE = re.compile(
    r"\W*(?:(?:have|has|having) )?(?:(?:pass\w*|complet\w+|a passing score on) )?(?:usmle )?step3"
    r"(?: (?:pass\w*|complet\w+|score|result))?\W*"
)
"""In a list of wishes it is one."""
_TO_QUALIFY = re.compile(r"(?:in order )?to (?:qualify|be (?:eligible|considered))\b|in (?:that|this|such a) case\b")
_OF_THEM = re.compile(
    r"(?:such|these|those) (?:applicants|candidates|residents|physicians)\b|(?:usmle )?step3 (?:must|has to|needs to)\b"
)
_REFUSED = re.compile(r"\b(?:not|no|nor|cannot|unable)\b")
_LATER = re.compile(r"\bable to pass\b|\bwithin \d+ years\b")
"""Not asked of those who apply, but for after."""


def of_everyone(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if (also := re.split(r",? (?:however|but),? ", text))[1:] and not_required(also[0]):
        text = also[-1]
    if (
        "step3" not in unit.text
        or words.ALL_THREE.search(text)
        or re.search(r"\bh1b\b|\bvisas?\b", unit.labelled)
        or ("h1b" in unit.before and (_TO_QUALIFY.match(text) or _OF_THEM.match(text)))
        or (not_required(text) and not prefers(text))
    ):
        return
    if re.search(r"\blicense\b", clause_at(text, max(0, text.find("step3")))):
        return
    if not prefers(text) and re.search(
        (
            r"\b(?:residents|during (?:residency|training|pgy)|pgy-?[1-7]s?|(?:by|before) the end|"
            r"intern(?:ship)?|promot\w+|"
            r"advance|reimburs\w*|paid|fee)\b|\bif\b|\bno\b|\bnot\b|\bmay follow\b|"
            r"\bwho (?:took|takes?|(?:have|has) taken|sat)\b"
        ),
        text,
    ):
        return
    if (
        prefers(clause_at(text, max(0, text.find("step3"))))
        or (prefers(text) and not re.search(r"\bmust\b|\brequir", text))
        or (among_wishes(unit) and _ALONE.fullmatch(text))
    ):
        yield Reading("step3", "yes", 0.9, PREFERRED)
    elif (
        demands(unit)
        and re.search(r"\bpass|\bcomplet|\bscore|\brequir|\btaken|\bresult", text)
        and not _LATER.search(text)
    ):
        yield Reading("step3", "yes", 0.88, REQUIRED)


_IT = re.compile(r"it (?:is|must|has to|needs to)\b")


def for_the_one_before(unit: Unit) -> Iterator[Reading]:
    """“To qualify, you must have passed Step 3”, after an H-1B; “it is required …”, after Step 3."""
    after_h1b = "h1b" in unit.before and "step3" in unit.text
    if after_h1b and (_TO_QUALIFY.match(unit.text) or (_OF_THEM.match(unit.text) and not _REFUSED.search(unit.before))):
        yield from for_h1b(unit.text)
    elif _IT.match(unit.text) and "step3" in unit.before and "h1b" in unit.text:
        yield from for_h1b(f"step3 {unit.text.removeprefix('it ')}")


def for_h1b(text: str) -> Iterator[Reading]:
    if "step3" not in text or re.search(
        r"\bnot (?:\w+ )?required\b|\bexempt|\bwaived\b|\busually\b|\bpgy-?[2-7]\b|\btransferring to\b", text
    ):
        return
    text = _NOT_NEEDED_UNLESS.sub("step3 ", text)
    when, sure = by_when(text[text.index("step3") :]) or by_when(text) or ("", 0.0)
    if when:
        yield Reading("h1b_step3_by", when, min(sure, 0.9), "required")
