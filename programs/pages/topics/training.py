"""Pure: accredited training that a page demands of applicants before they begin."""

import re
from collections.abc import Iterator

from programs.pages.reading import Reading, Unit
from programs.pages.strengths import not_required, strength

_TRAINING_DEMANDED = re.compile(
    r"\b(?:completed?|completion of|have|had|done|finished|minimum of|at least|requires?|required|must) "
    r"(?:\w+ ){0,6}?(\d{1,2}|a|1) ?-?(years?|months?) (?:of )?(?:(?!or\b|and\b)\w+[ ,/-]+){0,6}?(?:accredited|acgme|"
    r"residency|gme|internship|postgraduate|post-graduate|pgy1|clinical training|prelim\w*)\b"
)
_TRAINING_NAMED = re.compile(
    r"\b(\d{1,2}|a) ?-?(years?|months?) (?:of )?(?:(?!or\b|and\b)[\w,/-]+ ){0,4}?(?:accredited|acgme\S*|gme)\b"
    r"(?=.{0,80}\b(?:required?|must|needed|expected|necessary)\b)|"
    r"\b(\d{1,2}|a) ?-?(years?|months?) of residency training in usa\b|"
    r"\bcompleted (a)n? (pgy1)(?: year)? (?:in|at|of) .{0,40}\b(?:acgme|accredited)"
)
_NOT_PRIOR = re.compile(
    r"\bboard|\bafter (?:completing|completion|graduat)|\bduration\b|\blicens|\bour program\b|\bprogram "
    r"(?:is|length|consists)|\blength of\b|\bfellowship|\bresidents (?:must|will|are|complete)|\bwill "
    r"(?:be|complete|have)|\bthis is an?\b|\bof our\b|\bconsists? of\b|\bor (?:equivalent|graduat\w+|"
    r"within)|\bif\b|\bunless\b|\bletter\b"
)
_ACCREDITED = re.compile(
    r"\bacgme|\baccredited|\bapproved (?:internship|residency|training)|\btraining in usa\b|\busa residency"
)
_HALF_A_YEAR, _LONGEST = 6, 84
"""Months. Less is a rotation."""
_BASE_YEAR = re.compile(r"\binternship|\bprelim|\btransitional\b|\bclinical (?:base )?year\b|\bpgy1\b|\bbase year\b")
"""The first year that everyone does elsewhere before an advanced position."""


def prior_training(unit: Unit) -> Iterator[Reading]:
    """Months of accredited training in the US; the first year that everyone does elsewhere is none of it."""
    text = re.sub(r"\([^()]*\)", " ", unit.text).replace(" the usa", " usa")
    found = _TRAINING_DEMANDED.search(text) or _TRAINING_NAMED.search(text)
    if not found or _NOT_PRIOR.search(text) or _BASE_YEAR.search(unit.text) or not_required(unit.text):
        return
    count, measure = (group for group in found.groups() if group)
    number = 1 if count == "a" else int(count)
    months = number if measure.startswith("month") else number * 12
    if _HALF_A_YEAR <= months <= _LONGEST:
        clear = _ACCREDITED.search(text)
        yield Reading("prior_us_training_months", str(months), 0.85 if clear else 0.7, strength(unit))
