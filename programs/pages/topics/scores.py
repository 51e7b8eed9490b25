"""Scores of Step 1 and Step 2 CK below which, or above which, a page says that applicants are taken."""

import re
from collections.abc import Iterator
from dataclasses import replace

from programs.pages.reading import (
    NONE_SAID,
    PREFERRED,
    REQUIRED,
    Reading,
    Topic,
    Unit,
    not_required,
    prefers,
    requires,
    said,
)

_TRIGGER = re.compile(r"\b(?:1[6-9]\d|2[0-8]\d)\b")
_SCORE = re.compile(
    r"(?<![\d.,$/#-])(1[6-9]\d|2[0-8]\d)(?!\d|,\d|\.\d|/\d|-\d|(?:\+)? ?(?:beds?|hours|residents?|"
    r"years?|%|percent|patients|words|days|miles|physicians|faculty|applica|interview|students|-bed|"
    r"locations|clinic|visits|credits|cme|characters))"
)
_STEP = re.compile(r"\bstep[12](?!cs)\b")
_BOUND = re.compile(
    r"\bminimum|\bmin\b|\bat least\b|\bor (?:higher|above|greater|better|more|over)\b|\band (?:above|"
    r"higher|greater|over|up)\b|\babove\b|\b(?:greater|higher|more|better) than\b|\bover\b|\bexceed\w*|"
    r">|\d\+|"
    r"\bcut-?offs?\b|\bthreshold|\b(?:no|not) (?:less|lower) than\b|\bbelow\b|\bless than\b|\blower "
    r"than\b|\bunder\b|\brequir|\bmust\b|\bequal to\b|\bprefer"
)
_NOT_A_BOUND = re.compile(
    r"\baverage[sd]?\b|\bmean\b|\bmedian\b|\btypical(?:ly)?\b|\bpercentile|\bhistorical(?:ly)?\b|"
    r"\busually\b|\bmost of (?:our|the)\b|\bhave been (?:most )?success|\brange[sd]? (?:from|between)|"
    r"\blast year|\bour (?:current )?residents (?:have|had|score)|\bpassing score is|\bmost "
    r"(?:applicants|candidates|residents|interviewees)|\bgenerally (?:have|had|score)|\bcurrent class"
)
_COMLEX_ONLY = re.compile(r"\bcomlex\b")
_MOST_STEPS = 2

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
    said("average", "Our residents average 240 on Step 2 CK."),
    said("comlex", "A minimum COMLEX Level 2 score of 500 is required."),
)


def read(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if re.search(r"\bh1b\b|\bvisas?\b", text):
        return
    if _NOT_A_BOUND.search(text) or (re.search(r"\bno (?:\w+ ){0,3}(?:minimum|cut-?off)", text) and not prefers(text)):
        return
    scores = list(_SCORE.finditer(text))
    if not scores or not (_BOUND.search(text) or _BOUND.search(unit.label)):
        return
    if not re.search(r"\bstep[12]\b|\busmle\b|\bscores?\b|\bck\b", unit.labelled):
        return
    for score, steps in _by_segment(unit, scores):
        near = score.string[: score.start()]
        if re.search(r"\bcomlex\b[^;,]{0,40}$", near[-60:]) and not re.search(r"step|usmle", near[-30:]):
            continue
        for step in steps:
            yield Reading(f"min_{step}", score.group(1), 0.93 if _STEP.search(text) else 0.88, _strength(unit))


def _strength(unit: Unit) -> str:
    if not_required(unit.text):
        return NONE_SAID
    for words in (unit.text, unit.lead, unit.label):
        if prefers(words):
            return PREFERRED
        if requires(words) or re.search(r"\bbelow\b|\bless than\b|>|\bat least\b", words):
            return REQUIRED
    nearest = unit.path.rsplit(" / ", 1)[-1]
    return PREFERRED if prefers(nearest) else REQUIRED if requires(nearest) else NONE_SAID


_SEGMENT = re.compile(r";|,? but |,? however|,? whereas |,? while ")


def _by_segment(unit: Unit, scores: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Each score with its examinations, those of its own part of the sentence where it names any."""
    parts = [part for part in _SEGMENT.split(unit.text) if _SCORE.search(part)]
    if len(parts) > 1 or (parts and len(_SEGMENT.split(unit.text)) > 1 and _STEP.search(parts[0])):
        for part in parts:
            yield from _paired(replace(unit, text=part), list(_SCORE.finditer(part)))
    else:
        yield from _paired(unit, scores)


def _paired(unit: Unit, scores: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Each score with the examinations it is for: in their order where there are as many of both, else all."""
    named = [found.group(0) for found in _STEP.finditer(unit.text)]
    distinct = list(dict.fromkeys(named))
    if not distinct:
        distinct = (
            list(dict.fromkeys(_STEP.findall(unit.label)))
            or _STEP.findall(unit.path.rsplit(" / ", 1)[-1])[:_MOST_STEPS]
        )
        if not distinct and re.search(r"\bstep(?:3|2cs)\b", unit.labelled):
            return
        distinct = distinct or ["step1", "step2"]
    values = list(dict.fromkeys(score.group(1) for score in scores))
    if len(values) == 1:
        yield scores[0], distinct
    elif len(scores) == len(distinct):
        yield from ((score, [step]) for score, step in zip(scores, distinct, strict=True))
    else:
        yield from _nearest(unit.text, scores)


def _nearest(text: str, scores: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Each score with the last examination named before it. Of two scores for one the first counts."""
    done: set[str] = set()
    for score in scores:
        named = _STEP.findall(text[: score.start()])
        if named and named[-1] not in done:
            done.add(named[-1])
            yield score, [named[-1]]


TOPIC = Topic("scores", _TRIGGER, read, PATTERNS)
