"""By when the ECFMG certificate and Step 2 CK are asked for, Step 3, and letters of a state's board."""

import re
from collections.abc import Iterator
from dataclasses import replace

from programs.pages.reading import PREFERRED, REQUIRED, Reading, Topic, Unit, said
from programs.pages.strengths import asked_for, bare, clause_at, demands, not_required, prefers, requires
from programs.pages.topics import certificate_words as words
from programs.pages.topics.step3 import of_everyone
from programs.pages.topics.when import by_when, times

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
    if unit.form == "row" and _COLUMN_OF_TIMES.search(unit.label):
        unit = replace(unit, text=f"by the {unit.text}")
    yield from _certificate(unit)
    yield from _step2(unit)
    yield from of_everyone(unit)
    if words.STATE.search(unit.text) and not words.NO_LONGER.search(unit.text):
        yield Reading("state_letter", "yes", 0.9, asked_for(unit))


_COLUMN_OF_TIMES = re.compile(r"\b(?:by|before|needed by|due|deadline)$")


def _strength(unit: Unit, clause: str = "") -> str:
    """Of the clause that names the time; a “should” beside a “must” of the same sentence is a wish.

    A time by which something is to be there is a demand where no word says otherwise, but for a bare label and value.
    """
    own = clause or unit.text
    demanded = not (not_required(own) and prefers(own)) and re.search(
        r"\bmust\b|\brequir|\bonly (?:after|"
        r"once|when|if|with|to|applicants|those)\b|\bbefore .{0,30}\bis passed|\bwithout\b|\bunless\b",
        own,
    )
    if not demanded and (prefers(own) or ("should" in own and "must" in unit.text)):
        return PREFERRED
    if demanded or requires(own) or "should" in own:
        return REQUIRED
    around = f"{unit.text} / {unit.lead} / {unit.label}"
    if prefers(around) and not demands(unit):
        return PREFERRED
    return REQUIRED if demands(unit) or not bare(replace(unit, text=own)) else ""


def _certificate(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    named = bool(words.CERTIFICATE.search(text)) or (
        "the certificate" in text and bool(words.CERTIFICATE.search(unit.before))
    )
    if (not named and not (unit.asked or unit.form == "row" or len(unit.label) < words.SHORT)) or not (
        named or words.CERTIFICATE.search(unit.label)
    ):
        return
    if (
        (words.NOT_CERTIFICATE.search(text) and "certif" not in text)
        or words.ELIGIBLE.search(text)
        or words.RULES.search(text)
    ):
        return
    if said := _when_said(text):
        for when, sure, clause in said:
            yield Reading("ecfmg_certificate_by", when, sure, _strength(unit, clause))
    elif not_required(text) or words.OWN_TIME.search(text):
        return
    elif above := (by_when(unit.lead) if _timed(unit.lead) else None) or (
        by_when(unit.label) if named and _timed(unit.label) else None
    ):
        yield Reading("ecfmg_certificate_by", above[0], above[1] - 0.04, REQUIRED)
    elif named and (unit.packet or _sent_in(unit)) and not words.MAYBE.search(text):
        yield Reading("ecfmg_certificate_by", "application", 0.82 if unit.packet else 0.85, asked_for(unit))


def _sent_in(unit: Unit) -> bool:
    """Whether it stands among what has to be handed in, and not for a licence."""
    if re.search(r"\blicen[sc]", unit.text):
        return False
    above = f"{unit.lead} / {unit.label}"
    if unit.form != "item":
        return bool(words.SENT.search(unit.text) or _PARTS.search(unit.label))
    return bool(
        words.SENT.search(above) or (_PROOF.search(unit.text) and (words.LISTED.search(above) or requires(above)))
    )


_PARTS = re.compile(r"\bcomplete\b|\bapplication (?:includes|contains|consists)|\brequired (?:documents|materials)")
_PROOF = re.compile(r"\b(?:proof|cop(?:y|ies)|documentation|evidence) of\b")


_MAY_APPLY = re.compile(
    r"\b(?:is|are) (?:also )?(?:eligible|welcome|invited|encouraged) to apply(?=;| and |,? but |\.)"
)
"""“They are eligible to apply; they must be certified” says nothing of when."""


def _when_said(text: str) -> list[tuple[str, float, str]]:
    """One time, that of a clause that demands; two where one is preferred and the other demanded."""
    text = _MAY_APPLY.sub(" ", text)
    said = [one for one in times(text) if "certif" in one[2] or not re.search(r"\bcsa\b|\bstep\d|\busmle\b", one[2])]
    found = [one for one in said if prefers(one[2]) or _DEMANDS.search(one[2])] or said[:1]
    wished = [one for one in found if not re.search(r"\bmust\b|\brequir", one[2])]
    return [wished[0], found[-1]] if 0 < len(wished) < len(found) and found[-1] not in wished else found[:1]


_DEMANDS = re.compile(r"\bmust\b|\brequir|\bneed|\bshould\b|\b(?:has|have) to\b|\bnecessary\b|\bexpect")


def _step2_times(text: str) -> list[tuple[str, float, str]]:
    """The times said of Step 2: in its clause after it, else before it where Step 1 does not stand between."""
    found = times(text)
    of_it = [
        one for one in found if words.STEP2.search(one[2]) or (_IT.search(one[2]) and not _OF_ANOTHER.search(one[2]))
    ]
    if not of_it:
        return found if not words.STEP2.search(text) else [one for one in found if not _OF_ANOTHER.search(one[2])]
    said = []
    for when, sure, clause in of_it:
        named = [one.start() for one in words.STEP2.finditer(clause)]
        tail = clause[named[-1] :] if named else clause
        after = times(tail)
        if after:
            said += [(name, certain, clause) for name, certain, _ in after]
        elif not re.search(r"\bstep1\b.{0,30}\b(?:required|must|needed)\b", clause) and not re.match(
            r"step2.{0,50}\b(?:required|needed) (?:prior|before|by)\b", tail
        ):
            said.append((when, sure, clause))
    return said


_IT = re.compile(
    r"^(?:but |and )?(?:we (?:\w+ )?(?:require|need|must have) it\b|it (?:must|has to|needs to|is required)\b|"
    r"(?:a |the )?(?:passing )?(?:result|score)s? (?:is|are|must|has to|have to)\b)"
)
"""“We prefer to have Step 2 when you apply, and we require it before we rank.”"""
_OF_ANOTHER = re.compile(r"\bstep(?:1|2cs|3)\b|\bcsa\b|\bclinical skills\b|\becfmg\b")


def _above(lead: str) -> bool:
    """“Requirements for application” over a list says not by when; “at the time of application” does."""
    return not re.search(
        r"\b(?:for|of|to) (?:the |an? )?(?:application|apply\w*|considered)\b|\bapply(?:ing)? (?:to|for)\b", lead
    ) or bool(_AT_TIME.search(lead))


def _timed(lead: str) -> bool:
    """Whether the words over a list say by when, and not merely name what it is for."""
    return _above(lead) and bool(_BY_WHEN.search(lead))


_BY_WHEN = re.compile(r"\btime of\b|\bbefore\b|\bprior to\b|\bby\b|\binterview|\brank|\bwhen\b|\bupon\b|\bat the\b")
_AT_TIME = re.compile(r"\btime of\b|\bwhen\b|\bbefore\b|\bprior to\b|\bby the\b|\binterview|\brank")
_TIMED = re.compile(r"^\W*step2\W*$|\b(?:when|by|before|prior|completed?|taken?|deadline|date|time|need(?:ed)?)\b")


_SCORE_ASKED = re.compile(r"\bpercentile|\b[12]\d\d\b|\bbelow\b|\bat least\b|\babove\b")


_STEP2_IF = re.compile(r"\bstep2\W+(?:\w+ ){0,4}?(?:if|when) (?:available|taken)\b|\bif available,? step2\b")


_BOTH = re.compile(r"(?:both|all|these|the|passing)? ?(?:scores|results|steps|exam\w*) must\b")
"""Of the Steps that the sentence before it names."""
_PLAIN = 0.9
"""How sure a time of Step 2 has to be: of the looser ones as many are wrong as right."""
_STEP2_LIKED = re.compile(r"\bstep2(?: \w+){0,3}? (?:(?:strongly|highly) )?(?:encourag|recommend|prefer)")


def _step2(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    spoken_of = words.STEP2.search(unit.before) and not _OF_ANOTHER.search(unit.before)
    named = bool(
        words.STEP2.search(text)
        or (_BOTH.match(text) and words.STEP2.search(unit.before))
        or (_IT.match(text) and spoken_of and not _OF_ANOTHER.search(text))
    )
    if not named and not (words.STEP2.search(unit.label) and (unit.asked or len(unit.label) < words.SHORT)):
        return
    if re.search(r"\bh1b\b", text) or ("step3" in text and ("step2" not in text or words.ALL_THREE.search(text))):
        return
    if not named and (not _TIMED.search(unit.label) or "step1" in text):
        return
    if named and not_required(clause_at(text, max(0, text.find("step2")))) and not times(text):
        return
    found = _step2_times(text)
    if "will not be available" in text or _STEP2_IF.search(text):
        return
    if "without step2" in text and not any(_DEMANDS.search(one[2]) or "not" in one[2] for one in found):
        return
    own_time = words.OWN_TIME.search(text)
    if not found and not own_time and not _SCORE_ASKED.search(text):
        found = [(when, sure, text) for when, sure, _ in times(unit.lead) if _above(unit.lead)]
    for when, sure, clause in (one for one in found if one[1] >= _PLAIN and _is_condition(one)):
        there = f"{clause} {text if len(found) == 1 else ''}"
        if words.RESULT.search(there) or not named or "without" in there or text.startswith("step2"):
            said = PREFERRED if _STEP2_LIKED.search(text) else _strength(replace(unit, text=there), clause)
            yield Reading("step2_by", when, sure, said)
    if (
        not found
        and named
        and not own_time
        and (_is_paper(unit) or (words.SENT.search(unit.around) and words.A_PAPER.search(text)))
        and not (not_required(text) or words.MAYBE.search(text))
    ):
        yield Reading("step2_by", "application", 0.85 if unit.packet else 0.8, asked_for(unit))


def _is_condition(time: tuple[str, float, str]) -> bool:
    """Whether the clause makes Step 2 the condition of an interview, and does not merely speak of both."""
    if words.BY_SCORE.search(time[2]) and (not words.THERE.search(time[2]) or words.CERTIFICATE.search(time[2])):
        return False
    return time[0] != "interview" or bool(_DEMANDS.search(time[2]) or words.FIRST.search(time[2]))


def _is_paper(unit: Unit) -> bool:
    """Whether it is handed in: a demand to pass, or on a score, stands in such a list too."""
    return unit.packet and not re.search(r"\bpass\w*\b|\battempts?\b|\b[12]\d\d\b", unit.text)


TOPIC = Topic("certificates", words.TRIGGER, read, PATTERNS)
