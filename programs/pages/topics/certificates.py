"""By when the ECFMG certificate and Step 2 CK are asked for, Step 3, and letters of a state's board."""

import re
from collections.abc import Iterator
from dataclasses import replace

from programs.pages.reading import (
    PREFERRED,
    REQUIRED,
    Reading,
    Topic,
    Unit,
    asked_for,
    bare,
    clause_at,
    not_required,
    prefers,
    requires,
    said,
)
from programs.pages.topics.when import by_when, times

_TRIGGER = re.compile(
    r"\becfmg\b|\bstep2\b|\bstep3\b|\bptal\b|\bstatus letter|\bauthorization letter|\bstate letter|\busmle\b"
)
_CERTIFICATE = re.compile(
    r"\becfmg\b.{0,30}\bcertif\w*|\bcertifi\w+ (?:\w+ ){0,3}(?:by|from|through) (?:the )?ecfmg|\bvalid "
    r"ecfmg|\becfmg[- ]certified|\becfmg$|\becfmg (?:certificate|certification)|\bcertif\w* (?:\w+ "
    r"){0,3}\(?ecfmg"
)
_NOT_CERTIFICATE = re.compile(
    r"\becfmg (?:\w+ )?(?:website|web ?site|token|web page|fees?|eras)|\bsponsor\w* (?:\w+ )?(?:by|"
    r"through) (?:the )?ecfmg|\bcontact\b.{0,30}\becfmg\b"
)
_RESULT = re.compile(
    r"\b(?:pass\w*|scores?|results?|complet\w*|tak(?:e|en|ing)|took|transcripts?|submit\w*|success\w*|"
    r"receiv\w*|available|required?|must|need\w*|have|has to|sit)\b"
)
_STEP2 = re.compile(r"\bstep2\b")
_ELIGIBLE = re.compile(
    r"\beligib\w+ (?:for|to (?:receive|obtain)) (?:an? |their |the )?(?:valid )?ecfmg|\becfmg[- ]eligib|\bcertifiable\b"
)
_SENT = re.compile(
    r"\b(?:sen[dt]|submit\w*|upload\w*|documents?|documentation|materials?|checklist|paperwork|"
    r"supporting|application (?:must|should|needs|includes|consists|package|packet|contains)|"
    r"complete[d]? (?:application|file|means)|(?:application|file) is (?:considered )?complete|included in your|"
    r"in (?:your|the) (?:file|application)|file\b|eras should|"
    r"provide|supply|hand in|package|attach\w*|enclose)"
)
_LISTED = re.compile(_SENT.pattern + r"|\bneeds?\b|\bconsists?\b|\binclud\w+|\beras\b|\bcontains?\b")
_MAYBE = re.compile(
    r"\bnot (?:yet )?(?:be )?available|\b(?:if|where) (?:available|you have|taken|completed)|\bwhen available|"
    r"\bunless\b|\bor (?:be )?eligib"
)
_SCORES = re.compile(r"\b(?:scores?|results?|transcripts?|reports?)\b")
_SHORT = 30
_STATE = re.compile(
    r"\bptal\b|\bpostgraduate training authorization letter|\bcalifornia (?:\w+ ){0,3}letter|"
    r"\b(?:applicant |evaluation )?status letter|\bletter (?:of \w+ )?from (?:the )?(?:\w+ "
    r"){0,3}(?:medical board|board of medicine|licensing board)|\bcalifornia letter|\bauthorization "
    r"letter"
)
_NO_LONGER = re.compile(
    r"\bno longer\b|\bnot (?:\w+ )?(?:require|required|necessary|issue|needed|need)\b|\bdiscontinued|"
    r"\bended\b|\bcontact\b"
)

PATTERNS = (
    said(
        "certificate at application",
        "IMGs must be ECFMG certified at the time of application.",
        "ecfmg_certificate_by=application required",
        "accepts_img=yes",
    ),
    said(
        "certificate before ranking",
        "ECFMG certification must be obtained before the rank order list deadline.",
        "ecfmg_certificate_by=ranking required",
    ),
    said(
        "certificate by the start",
        "The ECFMG certificate is needed prior to the start of residency.",
        "ecfmg_certificate_by=start required",
    ),
    said(
        "certificate before the interview",
        "ECFMG certification is required prior to interview.",
        "ecfmg_certificate_by=interview required",
    ),
    said(
        "Step 2 before ranking",
        "A passing Step 2 CK score is required to be ranked.",
        "step2_by=ranking required",
    ),
    said(
        "nobody without",
        "Without an ECFMG certificate nobody is ranked.",
        "ecfmg_certificate_by=ranking required",
    ),
    said(
        "only those who hold",
        "We rank only applicants who hold an ECFMG certificate.",
        "ecfmg_certificate_by=ranking required",
    ),
    said("Step 3", "Step 3 must be passed by all applicants.", "step3=yes required"),
    said(
        "state letter",
        "Graduates of international schools need a California status letter.",
        "state_letter=yes required",
        "accepts_img=yes",
    ),
)


def read(unit: Unit) -> Iterator[Reading]:
    if unit.form == "heading" and not re.search(r"\bmust\b|\brequired\b", unit.text):
        return
    yield from _certificate(unit)
    yield from _step2(unit)
    yield from _step3(unit)
    if _STATE.search(unit.text) and not _NO_LONGER.search(unit.text):
        yield Reading("state_letter", "yes", 0.9, asked_for(unit))


def _must(unit: Unit) -> bool:
    return requires(unit.text) or requires(unit.lead) or requires(unit.label)


def _strength(unit: Unit, clause: str = "") -> str:
    """Of the clause that names the time; a “should” beside a “must” of the same sentence is a wish.

    A time by which something is to be there is a demand where no word says otherwise, but for a bare label and value.
    """
    words = clause or unit.text
    demanded = not (not_required(words) and prefers(words)) and re.search(
        r"\bmust\b|\brequir|\bonly (?:after|"
        r"once|when|if|with|to|applicants|those)\b|\bbefore .{0,30}\bis passed|\bwithout\b|\bunless\b",
        words,
    )
    if not demanded and (prefers(words) or ("should" in words and "must" in unit.text)):
        return PREFERRED
    if demanded or requires(words) or "should" in words:
        return REQUIRED
    around = f"{unit.text} / {unit.lead} / {unit.label}"
    if prefers(around) and not _must(unit):
        return PREFERRED
    return REQUIRED if _must(unit) or not bare(replace(unit, text=words)) else ""


def _certificate(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    named = bool(_CERTIFICATE.search(text)) or ("the certificate" in text and bool(_CERTIFICATE.search(unit.before)))
    if (not named and not (unit.asked or unit.form == "row" or len(unit.label) < _SHORT)) or not (
        named or _CERTIFICATE.search(unit.label)
    ):
        return
    if (_NOT_CERTIFICATE.search(text) and "certif" not in text) or _ELIGIBLE.search(text):
        return
    if said := _when_said(text):
        for when, sure, clause in said:
            yield Reading("ecfmg_certificate_by", when, sure, _strength(unit, clause))
    elif not_required(text):
        return
    elif above := (by_when(unit.lead) if _above(unit.lead) else None) or (
        by_when(unit.label) if named and _above(unit.label) else None
    ):
        yield Reading("ecfmg_certificate_by", above[0], above[1] - 0.04, REQUIRED)
    elif named and _sent_in(unit) and not _MAYBE.search(text):
        yield Reading("ecfmg_certificate_by", "application", 0.85, asked_for(unit))


def _sent_in(unit: Unit) -> bool:
    """Whether it stands among what has to be handed in."""
    above = f"{unit.lead} / {unit.label}"
    if unit.form != "item":
        return bool(_SENT.search(unit.text) or _PARTS.search(unit.label))
    return bool(_SENT.search(above) or (_PROOF.search(unit.text) and (_LISTED.search(above) or requires(above))))


_PARTS = re.compile(r"\bcomplete\b|\bapplication (?:includes|contains|consists)|\brequired (?:documents|materials)")
_PROOF = re.compile(r"\b(?:proof|cop(?:y|ies)|documentation|evidence) of\b")


def _when_said(text: str) -> list[tuple[str, float, str]]:
    """One time, that of a clause that demands; two where one is preferred and the other demanded."""
    said = [one for one in times(text) if "certif" in one[2] or not re.search(r"\bcsa\b|\bstep\d|\busmle\b", one[2])]
    found = [one for one in said if prefers(one[2]) or _DEMANDS.search(one[2])] or said[:1]
    wished = [one for one in found if not re.search(r"\bmust\b|\brequir", one[2])]
    return [wished[0], found[-1]] if 0 < len(wished) < len(found) and found[-1] not in wished else found[:1]


_DEMANDS = re.compile(r"\bmust\b|\brequir|\bneed|\bshould\b|\b(?:has|have) to\b|\bnecessary\b|\bexpect")


def _step2_times(text: str) -> list[tuple[str, float, str]]:
    """The times said of Step 2: in its clause after it, else before it where Step 1 does not stand between."""
    found = times(text)
    of_it = [one for one in found if "step2" in one[2]]
    if not of_it:
        return found if "step2" not in text else [one for one in found if not re.search(r"\bstep1\b", one[2])]
    said = []
    for when, sure, clause in of_it:
        tail = clause[clause.rindex("step2") :]
        after = times(tail)
        if after:
            said += [(name, certain, clause) for name, certain, _ in after]
        elif not re.search(r"\bstep1\b.{0,30}\b(?:required|must|needed)\b", clause) and not re.match(
            r"step2.{0,50}\b(?:required|needed) (?:prior|before|by)\b", tail
        ):
            said.append((when, sure, clause))
    return said


def _above(words: str) -> bool:
    """“Requirements for application” over a list says not by when; “at the time of application” does."""
    return not re.search(
        r"\b(?:for|of|to) (?:the |an? )?(?:application|apply\w*|considered)\b|\bapply(?:ing)? (?:to|for)\b", words
    ) or bool(_AT_TIME.search(words))


_AT_TIME = re.compile(r"\btime of\b|\bwhen\b|\bbefore\b|\bprior to\b|\bby the\b|\binterview|\brank")
_TIMED = re.compile(r"^\W*step2\W*$|\b(?:when|by|before|prior|completed?|taken?|deadline|date|time|need(?:ed)?)\b")


_SCORE_ASKED = re.compile(r"\bpercentile|\b[12]\d\d\b|\bbelow\b|\bat least\b|\babove\b")


_STEP2_IF = re.compile(r"\bstep2\W+(?:\w+ ){0,4}?(?:if|when) (?:available|taken)\b|\bif available,? step2\b")


_STEP2_LIKED = re.compile(r"\bstep2(?: \w+){0,3}? (?:(?:strongly|highly) )?(?:encourag|recommend|prefer)")


def _step2(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    named = bool(_STEP2.search(text))
    if not named and not (_STEP2.search(unit.label) and (unit.asked or len(unit.label) < _SHORT)):
        return
    if re.search(r"\bh1b\b", text) or ("step3" in text and "step2" not in text):
        return
    if not named and not _TIMED.search(unit.label):
        return
    if named and (not_required(clause_at(text, text.index("step2"))) and not times(text)):
        return
    found = _step2_times(text)
    if "will not be available" in text or _STEP2_IF.search(text):
        return
    if "without step2" in text and not any(_DEMANDS.search(one[2]) or "not" in one[2] for one in found):
        return
    if not found and not _SCORE_ASKED.search(text):
        found = [(when, sure, text) for when, sure, _ in times(unit.lead) if _above(unit.lead)]
    for when, sure, clause in found:
        words = f"{clause} {text if len(found) == 1 else ''}"
        if _RESULT.search(words) or not named or "without" in words or text.startswith("step2"):
            said = PREFERRED if _STEP2_LIKED.search(text) else _strength(replace(unit, text=words), clause)
            yield Reading("step2_by", when, sure, said)
    if (
        not found
        and named
        and _SENT.search(unit.around)
        and _SCORES.search(text)
        and not (not_required(text) or _MAYBE.search(text))
    ):
        yield Reading("step2_by", "application", 0.8, asked_for(unit))


def _step3(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if (also := re.split(r",? (?:however|but),? ", text))[1:] and not_required(also[0]):
        text = also[-1]
    if (
        "step3" not in text
        or re.search(r"\bh1b\b|\bvisas?\b", unit.labelled)
        or (not_required(text) and not prefers(text))
    ):
        return
    if not prefers(text) and re.search(
        (
            r"\b(?:residents|during (?:residency|training|pgy)|pgy-?[1-7]|by the end|intern(?:ship)?|promotion|"
            r"advance|reimburs\w*|paid|fee|license)\b|\bif\b|\bno\b|\bnot\b"
        ),
        text,
    ):
        return
    if prefers(clause_at(text, text.index("step3"))) or (prefers(text) and not re.search(r"\bmust\b|\brequir", text)):
        yield Reading("step3", "yes", 0.9, PREFERRED)
    elif _must(unit) and re.search(r"\bpass|\bcomplet|\bscore|\brequir|\btaken|\bresult", text):
        yield Reading("step3", "yes", 0.88, REQUIRED)


TOPIC = Topic("certificates", _TRIGGER, read, PATTERNS)
