"""Scores of Step 1 and Step 2 CK below which, or above which, a page says that applicants are taken."""

import re
from collections.abc import Iterator

from programs.pages.blocks import ITEM, ROW
from programs.pages.reading import CONSIDERED_WITHOUT, NONE_SAID, Reading, Topic, Unit, said
from programs.pages.strengths import clauses, prefers, strength_at

_TRIGGER = re.compile(r"\b(?:1[6-9]\d|2[0-8]\d)\b")
_SCORE = re.compile(
    r"(?<![\d.,$/#-])(1[6-9]\d|2[0-8]\d)(?!\d|,\d|\.\d|/\d|-\d|(?:\+)? ?(?:beds?|hours|residents?|"
    r"years?|%|percent|patients|words|days|miles|physicians|faculty|applica|interview|students|-bed|"
    r"locations|clinic|visits|credits|cme|characters))"
)
_STEP = re.compile(r"\bstep[12](?!cs)\b")
_BOUND = re.compile(
    r"\blowest\b|\bminimum|\bmin\b|\bat least\b|\bor (?:higher|above|greater|better|more|over)\b|\band (?:above|"
    r"higher|greater|over|up)\b|\babove\b|\b(?:greater|higher|more|better) than\b|\bover\b|\bexceed\w*|"
    r">|\d\+|"
    r"\bcut[- ]?offs?\b|\bthreshold|\b(?:no|not) (?:less|lower) than\b|\bbelow\b|\bless than\b|\blower "
    r"than\b|\bunder\b|\brequir|\bmust\b|\bequal to\b|\bprefer"
)
_MINIMA = re.compile(r"\bminimum (?:requirements?|criteria|scores?|standards?|qualifications?)\b")
_A_SCORE = re.compile(r"\bstep[12]\b.{0,20}\ba score of\b")
_NOT_A_BOUND = re.compile(
    r"\bmajority of\b|\baverage[sd]?\b|\bmean\b|\bmedian\b|\btypical(?:ly)?\b|\bpercentile|\bhistorical(?:ly)?\b|"
    r"\busually\b|\bas an? (?:\w+ )?guid|"
    r"\bmost of (?:our|the)\b|\bhave been (?:most )?success|\brange[sd]? (?:from|between)|"
    r"\blast year|\bour (?:current )?residents (?:have|had|score)|\bpassing score is|\bmost "
    r"(?:applicants|candidates|residents|interviewees)|\bgenerally (?:have|had|score)|\bcurrent class|"
    r"\bchances?\b|\bresidents (?:with|who)\b|\bused to\b|\bdropped\b|\bformerly\b|\bpreviously\b"
)

PATTERNS = (
    said("minimum", "A minimum score of 215 on Step 1 is required.", "min_step1=215 required"),
    said("or above", "USMLE Step 2 CK score of 230 or above is preferred.", "min_step2=230 preferred"),
    said(
        "both",
        "We require at least 220 on Step 1 and Step 2 CK.",
        "min_step1=220 required",
        "min_step2=220 required",
    ),
    said(
        "each its own",
        "Minimum scores: 210 for Step 1 and 225 for Step 2 CK.",
        "min_step1=210 required",
        "min_step2=225 required",
    ),
    said("below", "Applications with a Step 2 CK below 222 will not be reviewed.", "min_step2=222 required"),
    said(
        "a bound and a wish",
        "Step 2 CK must be above 215 and should ideally be above 235.",
        "min_step2=215 required",
        "min_step2=235 preferred",
    ),
    said("passed, and a score", "Step 1 pass and Step 2 CK of at least 230", "min_step2=230 required"),
    said("average", "Our residents average 240 on Step 2 CK."),
    said("comlex", "A minimum COMLEX Level 2 score of 500 is required."),
)


def read(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if re.search(r"\bh1b\b|\bvisas?\b", text):
        return
    if re.search(r"\bno (?:\w+ ){0,3}(?:minimum|cut[- ]?off)", text) and not prefers(text):
        return
    listed = unit.form == ITEM and (_BOUND.search(unit.lead) or _A_SCORE.search(text))
    listed = listed or (unit.form == ROW and _MINIMA.search(unit.path.rsplit(" / ", 1)[-1]))
    if not (_BOUND.search(text) or _BOUND.search(unit.label) or listed):
        return
    if not re.search(r"\bstep[12]\b|\busmle\b|\bscores?\b|\bck\b", unit.labelled):
        return
    for place, score, steps in _scores(unit):
        sure = 0.93 if _STEP.search(text) else 0.88
        said, kind = strength_at(unit, place, _DEMANDS), _kind(text, place)
        yield from (Reading(f"min_{step}", score, sure, _plain(said), kind=kind) for step in steps)


_DEMANDS = re.compile(
    r"\blowest\b|\bunder\b|\blower than\b|\bbelow\b|\bless than\b|>|\bat least\b|\b(?:no|"
    r"not) (?:less|lower) than\b"
)


def _plain(said: str) -> str:
    return NONE_SAID if said == CONSIDERED_WITHOUT else said


def _scores(unit: Unit) -> Iterator[tuple[int, str, list[str]]]:
    """Each score with its place and its examinations: those of its clause, else the last named before, else above."""
    named: list[str] = []
    for start, clause in clauses(unit.text):
        found = [] if _NOT_A_BOUND.search(clause) else [one for one in _SCORE.finditer(clause) if _of_usmle(one)]
        own = list(dict.fromkeys(_STEP.findall(clause)))
        if found:
            pairs = _paired(clause, found, own) if own else [(one, named or _above(unit)) for one in found]
            for score, steps in pairs:
                yield start + score.start(), score.group(1), steps
        named = own or named


_OF_STEP3 = re.compile(r"\bstep3\b[^;,.]{0,25}$")


def _of_usmle(score: re.Match[str]) -> bool:
    near = score.string[: score.start()]
    if _OF_STEP3.search(near[-40:]):
        return False
    return not re.search(r"\bcomlex\b[^;,]{0,40}$", near[-60:]) or bool(re.search(r"step|usmle", near[-30:]))


def _above(unit: Unit) -> list[str]:
    """The examinations named later in the sentence, by the label or the heading; both where none is.

    A text that begins with its score (“Step 1: 210; Step 2 CK: 220”) is the label's first.
    """
    said = (unit.label, unit.text) if _SCORE.match(unit.text) else (unit.text, unit.label)
    for words in (*said, unit.path.rsplit(" / ", 1)[-1]):
        if found := list(dict.fromkeys(_STEP.findall(words))):
            return found
    return [] if re.search(r"\bstep(?:3|2cs)\b", unit.labelled) else ["step1", "step2"]


def _paired(clause: str, scores: list[re.Match[str]], named: list[str]) -> list[tuple[re.Match[str], list[str]]]:
    """In their order where there are as many of both; one score for two only where they are named together."""
    if len(named) > 1 and _PASSED.search(clause):
        named = ["step2"]
    if len(scores) == 1 and (own := _ITS_SCORE.search(clause[: scores[0].start()])):
        return [(scores[0], [own.group(1)])]
    values = list(dict.fromkeys(score.group(1) for score in scores))
    if len(values) == 1 and (len(named) == 1 or _TOGETHER.search(clause)):
        return [(scores[0], named)]
    if len(named) == 1 and _kind(clause, 0):
        return [(score, named) for score in scores]
    if len(scores) == len(named) and len(named) > 1:
        return [(score, [step]) for score, step in zip(scores, named, strict=True)]
    return _nearest(clause, scores, named)


_TOGETHER = re.compile(
    r"\bstep[12](?: ck)?(?: and| or|/|,| &|,? and/or| as well as)? ?(?:on |of |"
    r"for )?(?:the )?(?:usmle )?step[12]\b|\bboth\b|\beach\b"
)
_ITS_SCORE = re.compile(
    r"\bpass\w*\b.{0,60}\bwith (?:an? )?(?:minimum )?(step[12]) (?:ck )?(?:score|result) (?:\w+ ){0,4}$"
)
"""“Step 1 and Step 2 CK passed, with a Step 2 CK score of 220”."""
_PASSED = re.compile(
    r"\bpass(?:ed|ing)?(?: score)? (?:for|on|of|in) step1\b(?!.{0,12}\bstep2)|"
    r"\bstep1 (?:(?!and\b|or\b|step2)\w+ ){0,2}?(?:pass(?:ed|ing)?|p)\b(?!.{0,12}\bstep2)|"
    r"\bstep1 (?:is )?pass(?:ing|ed)?\b.{0,12}\bstep2"
)


def _nearest(clause: str, scores: list[re.Match[str]], named: list[str]) -> list[tuple[re.Match[str], list[str]]]:
    """Each score with the last examination named before it. Of two scores for one the first counts."""
    pairs: dict[str, tuple[re.Match[str], list[str]]] = {}
    for score in scores:
        before = _STEP.findall(clause[: score.start()])
        step = before[-1] if before else named[0]
        pairs.setdefault(step, (score, [step]))
    return list(pairs.values())


def _kind(text: str, place: int) -> str:
    """Where each kind of track has a score of its own, the kind that is named next."""
    if not (re.search(r"\bcategorical\b", text) and re.search(r"\bprelim", text)):
        return ""
    following = re.search(r"\bcategorical\b|\bprelim", text[place:])
    return "" if following is None else "C" if following.group(0) == "categorical" else "P"


TOPIC = Topic("scores", _TRIGGER, read, PATTERNS)
