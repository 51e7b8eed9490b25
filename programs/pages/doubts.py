"""Pure: what makes a reading doubtful, whatever its topic. A doubtful reading is left out."""

import re

from programs.fields import DATE_FIELDS
from programs.pages.blocks import ITEM
from programs.pages.exceptions import AN_EXCEPTION, LIFTS
from programs.pages.reading import CONSIDERED_WITHOUT, NONE_SAID, REQUIRED, Reading, Unit
from programs.pages.strengths import not_required
from programs.pages.turns import turned

DEMANDS = frozenset(
    (
        "ecfmg_certificate_by",
        "letters",
        "letters_specialty",
        "letters_us",
        "max_failed_attempts",
        "max_years_since_graduation",
        "min_step1",
        "min_step2",
        "step2_by",
        "step3",
        "usce_kind",
        "usce_months",
    )
)
"""What is asked of applicants: only these are misread for what is usual, or asked of others, or later."""
OF_EXPERIENCE = frozenset(("usce_kind", "usce_months"))
OF_SCORES = frozenset(("max_failed_attempts", "min_step1", "min_step2"))
"""What holds for those alone who may be considered on such terms, when a sentence speaks of them."""
WEIGHED = frozenset(("ecfmg_certificate_by", "letters", "letters_specialty", "letters_us", "step2_by", "usce_kind"))
OF_VISAS = frozenset(("visa_h1b", "visa_j1", "visa_other"))
OF_THE_YEAR = frozenset(("interview_format", "positions"))
"""What a program changes from one year to the next, and announces."""
OF_LICENCES = OF_EXPERIENCE | {"step3"}
NONE_NEEDED = "0"
"""No months, no failures."""
_USUAL = re.compile(
    r"\b(?:majority|average|median|typical(?:ly)?|usually|virtually|often|most of|for the most part)\b|"
    r"\bas a rule\b|\bnormally\b|"
    r"\bmost (?:\w+ ){0,2}(?:applicants|candidates|residents|interns|interviewees|graduates|people|physicians)\b"
)
"""What those who are taken tend to have is no demand."""
_AVERAGE = re.compile(r"\baverage\b|\bmedian\b|\bmean\b")
_USUAL_LIST = re.compile(r"\btypical(?:ly)?\b|\busually\b|\bon average\b|\bas a rule\b|\bmost of (?:our|those)\b")
"""Over a list: what those who are invited tend to have."""
_MAY_BE_ASKED = re.compile(r"\bmay (?:also |still )?be (?:asked|required|needed|requested|necessary)\b")
_ASK_FIRST = re.compile(
    r"\b(?:contact|call|e-?mail|write to|reach out to|check with|speak (?:to|with)) (?:us|the|our)\b"
    r".{0,60}\b(?:before|prior to) (?:they |you )?(?:appl|submi)"
)
"""Who is to ask before applying is not refused."""
_LATER_YEAR = re.compile(r"\bpgy ?[2-7]s?\b")
_LATER = re.compile(rf"{_LATER_YEAR.pattern}|\b(?:current|our) (?:residents|interns)\b")
"""Asked of residents, or of those who come for a later year."""
_LOOKED_AT = re.compile(
    r"\b(?:is|are|will be) (?:reviewed|considered|evaluated|assessed|judged|selected|chosen|based|granted|made|offered)"
    r"\b(?: \w+){0,3}? (?:based )?(?:on|upon|by) (?!eras\b|the (?:deadline|rank))"
)
"""What a choice goes by is weighed, not demanded."""
_IF_SO = re.compile(r"\bif applicable\b")
"""Experience that is not asked of everyone."""
_LICENCE = re.compile(r"\blicen[sc](?:e|ed|ure|ing)\b")
"""What a state asks of those who are to be licensed is asked later."""
_OTHER_WAY = re.compile(r"\b(?:fifth|5th) pathway\b|\bunrestricted licen[sc]|\blicen[sc]e to practi[sc]e\b")
"""What takes the place of a certificate is asked of few; the certificate itself keeps it as its exception."""
_OUT_OF_SEASON = re.compile(r"-0[4-8]-\d\d$")
"""Residencies begin in these months: nobody's applications open or close in them."""
_DEMANDED = re.compile(r"\bmust\b|(?<!not )\b(?:require[sd]?|needed)\b|\bminimum\b|\bat least\b")
_APPLICANT = re.compile(
    r"^\W*(?:i (?:am|did|do|failed|got|graduated|had|have|hold|need|passed|took|want|was|will|would)\b|my\b)"
)
"""“I have an H-1B. Will you take it over?”: the applicant speaks, and the program has not answered yet."""
_AHEAD = re.compile(
    r"\bhop(?:e|es|ing) (?:to|that|for)\b|\bin (?:the|near) future\b|\bin future (?:years|cycles|seasons)\b|"
    r"\b(?:plan(?:s|ning)?|intends?|aims?|expects?) to (?:grow|expand|increase|resume|return)\b|"
    r"\b(?:pending|subject to|upon) (?:\w+ ){0,3}approval\b"
)
"""What is hoped or planned for is not so yet."""
_BEFORE_NOW = re.compile(
    r"\bwere (?:\w+ )?(?:virtual|in[- ]person|remote|held|conducted)\b|\bduring (?:the )?(?:pandemic|covid)"
)
"""How interviews were held is not how they are."""
_FOR_SOME = re.compile(
    r"^(?!.*\bcategorical\b).*\bfor (?:\w+ ){0,2}(?:preliminary|transitional) (?:\w+ )?(?:positions?|year|"
    r"residents|track)"
)
"""A visa for one kind of track alone: a visa has no kind here."""
_BRACKETS = re.compile(r"\([^()]*\)")
"""“Three letters (a chair's is not required)”: the three are."""
_MANY_WORDS = 50
"""In a sentence of more, what was read most often belongs to something else in it."""


def doubtful(unit: Unit, reading: Reading) -> bool:
    if _APPLICANT.match(unit.text) or _of_another_time(unit, reading) or turned(unit, reading):
        return True
    if reading.field in OF_VISAS:
        return bool(_FOR_SOME.search(unit.text))
    return reading.field in DEMANDS and _is_no_demand(unit, reading)


def _of_another_time(unit: Unit, reading: Reading) -> bool:
    """A day out of season, and what was so once or may be so one day."""
    if reading.field in DATE_FIELDS:
        return bool(_OUT_OF_SEASON.search(reading.value))
    if reading.field == "interview_format" and _BEFORE_NOW.search(unit.text):
        return True
    return reading.field in OF_THE_YEAR and bool(_AHEAD.search(unit.text))


def _is_no_demand(unit: Unit, reading: Reading) -> bool:
    return bool(
        _USUAL.search(unit.text)
        or _AVERAGE.search(unit.label)
        or (unit.form == ITEM and _USUAL_LIST.search(unit.lead))
        or _MAY_BE_ASKED.search(unit.text)
        or _ASK_FIRST.search(unit.text)
        or _LATER.search(unit.text)
        or (unit.asked and _LATER_YEAR.search(unit.label))
        or (reading.field != "ecfmg_certificate_by" and _OTHER_WAY.search(unit.text))
        or len(unit.passage.split()) > _MANY_WORDS
        or (reading.field in WEIGHED and _LOOKED_AT.search(unit.text) and not _DEMANDED.search(unit.text))
        or (reading.field in OF_SCORES and (lifts := LIFTS.search(unit.text)) and lifts["on_terms"])
        or (reading.field in OF_EXPERIENCE and _IF_SO.search(unit.text))
        or (reading.field in OF_LICENCES and _LICENCE.search(unit.text))
        or _asked_of_nobody(unit, reading)
    )


def _asked_of_nobody(unit: Unit, reading: Reading) -> bool:
    """What is not required; an item of a list of which no word says that it is demanded or wished for, and which has
    no label of its own (“Letters: 3”); a limit lifted for nobody named.
    """
    if reading.strength == CONSIDERED_WITHOUT:
        return reading.unless in ("", AN_EXCEPTION)
    text = _BRACKETS.sub(" ", unit.text) if reading.field == "letters" else unit.text
    if reading.strength == REQUIRED and not_required(text) and not _DEMANDED.search(unit.text):
        return True
    unsaid = reading.strength == NONE_SAID and reading.value != NONE_NEEDED
    labelled = not unit.asked and unit.label not in {"", unit.lead, unit.path.rsplit(" / ", 1)[-1]}
    return unit.form == ITEM and unsaid and not labelled
