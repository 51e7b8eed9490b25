"""Pure: what turns a sentence round: it denies the demand it speaks of, tells of what was, or of somebody else.

A reading of such a sentence is left out: the opposite of what a program says is worse than nothing.
"""

import re

from programs.pages import turn_words as words
from programs.pages.reading import Reading, Unit
from programs.pages.strengths import clauses, prefers, requires

_SUBJECTS = {
    "clinical_recency": r"\bpractic|\bclinical|\bmedicine\b",
    "ecfmg_certificate_by": r"\becfmg\b|\bcertif",
    "letters": r"\bletters?\b|\bslo[er]s?\b",
    "letters_specialty": r"\bletters?\b|\bslo[er]s?\b",
    "letters_us": r"\bletters?\b",
    "max_failed_attempts": r"\battempts?\b|\bfail|\btry\b|\btries\b",
    "max_years_since_graduation": r"\bgraduat|\bschool\b|\byears?\b|\bdegree\b",
    "min_step1": r"\bstep1\b|\bscores?\b|\b[12]\d\d\b",
    "min_step2": r"\bstep2\b|\bscores?\b|\b[12]\d\d\b",
    "prior_us_training_months": r"\btraining\b|\bresidency\b",
    "state_letter": r"\bletter\b|\bptal\b",
    "step2_by": r"\bstep2\b",
    "step3": r"\bstep3\b",
    "usce_kind": r"\bexperience\b|\bobservership|\bhandson\b|\bclinical\b",
    "usce_months": r"\bexperience\b|\bobservership|\bhandson\b|\bclinical\b",
    "usce_recency": r"\bexperience\b|\bclinical\b",
}
"""What a program demands or wishes for, and the words of a clause that speaks of it."""
_SUBJECT = {field: re.compile(pattern) for field, pattern in _SUBJECTS.items()}
_NUMBERS = frozenset(("max_years_since_graduation", "min_step1", "min_step2"))
_SHORT = 10
"""So many words introduce a list; of a paragraph over one they may be about something else."""
_NOT_OF_APPLICANTS = frozenset(("visiting_students", "nrmp_code", "acgme_id"))


def turned(unit: Unit, reading: Reading) -> bool:
    nearest = unit.path.rsplit(" / ", 1)[-1]
    if words.MYTH.search(f"{unit.text} / {nearest} / {unit.lead} / {unit.label}"):
        return True
    if reading.field not in _NOT_OF_APPLICANTS and _of_others(unit, nearest):
        return True
    if reading.field == "accepts_img":
        return bool(words.PAST.search(unit.text))
    return reading.field in _SUBJECT and _no_demand(unit, reading, nearest)


def _of_others(unit: Unit, nearest: str) -> bool:
    above = nearest if unit.asked else f"{unit.label}"
    return bool(words.OTHERS.search(unit.text) or any(words.OTHERS_ABOVE.search(one) for one in (nearest, above)))


def _no_demand(unit: Unit, reading: Reading, nearest: str) -> bool:
    otherwise = (words.ELSE.get(reading.field), words.ELSE_OF_VALUE.get((reading.field, reading.value)))
    if any(pattern and pattern.search(unit.text) for pattern in otherwise):
        return True
    only = words.ONLY.search(unit.text)
    if only and reading.field in _NUMBERS and reading.value not in only.groups():
        return True
    if (reading.field, reading.value) == ("usce_months", "0"):
        return False
    above = (one for one in (nearest, unit.lead) if len(one.split()) <= _SHORT)
    if words.PAST.search(unit.text) or any(words.NOT_ASKED_ABOVE.search(one) for one in above):
        return True
    if reading.value == "0" and not words.FIRST_ATTEMPT.search(unit.text):
        return False
    return _denied(unit, _SUBJECT[reading.field])


def _denied(unit: Unit, subject: re.Pattern[str]) -> bool:
    """Whether every clause that speaks of it denies it, and no other demands or wishes for it."""
    parts = [part for _, part in clauses(unit.text)]
    spoken = [part for part in parts if subject.search(part)] or (parts if unit.asked else [])
    if not spoken or not all(words.DENIED.search(part) for part in spoken):
        return bool(spoken) and all(words.IS_NOT.search(part) for part in spoken)
    others = (part for part in parts if not words.DENIED.search(part) and (prefers(part) or requires(part)))
    return not any(subject.search(part) or not words.NAMES_ANOTHER.search(part) for part in others)
