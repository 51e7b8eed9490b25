"""Clinical experience in the US, how recent and of what kind."""

import re
from collections.abc import Iterator
from dataclasses import replace

from programs.pages.blocks import ITEM
from programs.pages.reading import CONSIDERED_WITHOUT, NONE_SAID, PREFERRED, REQUIRED, Reading, Topic, Unit, said
from programs.pages.strengths import clause_at, not_required, prefers, strength
from programs.pages.topics.training import prior_training

_TRIGGER = re.compile(
    r"\b(?:experience|observership|clerkships?|externships?|rotations?|electives?|handson|work\w*|clinical(?:ly)?|"
    r"practi[cs]\w+|training|residency|patient care|patient contact)\b"
)
_USCE = re.compile(
    r"\busa (?:\w+[ -]){0,4}?(?:clinical|patient|hospital|medical|health\w*|direct|handson) (?:\w+ "
    r"){0,3}?(?:experience|exposure|rotations?|clerkships?|externships?|electives?|work|setting|"
    r"training|activit(?:y|ies))\b|\brotations?\b.{0,120}\bin (?:the )?usa\b|"
    r"\bwork\w* clinically (?:\w+ ){0,3}(?:in the )?usa|\b(?:clinical|patient care|"
    r"patient contact|handson|direct|medical) (?:[\w,/-]+ ){0,8}?(?:in|within|at) (?:the |an? )?usa\b|"
    r"\bexperience (?:[\w,/()-]+ ){0,7}?(?:in|within|at) (?:the |an? )?usa\b|\busa (?:\w+ "
    r"){0,3}experience|\b(?:rotations?|clerkships?|externships?|electives?|observership) (?:\w+ "
    r"){0,6}in (?:the |an? )?usa\b|\busa (?:\w+ ){0,2}(?:rotations?|clerkships?|externships?|electives?|"
    r"observership)|\bexperience in (?:\w+ ){0,2}usa"
)
_HANDS_ON = re.compile(
    r"\bprimary patient care\b|\bpatient care responsib|\bobservership\b.{0,90}\bnot fall\b|"
    r"\bdirect (?:\w+ ){0,2}(?:contact|care)\b|"
    r"\bhandson\b|\bdirect(?:ly)? (?:\w+ )?(?:contact|experience)|\bcontact (?:with|to) patients|\bnot "
    r"(?:\w+ ){0,2}observ|\bobservership (?:\w+ ){0,4}not (?:count|accept)\w*|\bdirect (?:patient|"
    r"clinical)|\bnot (?:\w+ )?(?:an? )?observership|\bobservership (?:\w+ ){0,4}(?:do|does|are|is|will|"
    r"not|cannot) ?not\b|\bobservership (?:\w+ ){0,4}(?:do|does|are|is|will) (?:not|n't)|\bno "
    r"observership|\b(?:externships?|electives?|clerkships?) only\b|\b(?:exclud\w+|other than|besides|beyond|"
    r"rather than|does not include|not including|"
    r"not just|not merely|not considered|not fall) (?:\w+ ){0,4}observership|\bexternships?\b.{0,30}\bnot "
    r"observership|\bobservership not\b"
)
_OBSERVING = re.compile(r"\bobservership\b")
_ABOUT_PROGRAM = re.compile(
    r"\bmost (?:of )?(?:the |our )?(?:successful )?(?:applicants|candidates|matched)\b|"
    r"\bour (?:residents|program|hospital|rotations|electives|students)|\bresidents (?:will|rotate|have|"
    r"gain|receive|are|spend|complete|can|may)|\bwe (?:do not |currently |also )*(?:offer|provide|have|"
    r"host|arrange|accept) (?:\w+ ){0,4}(?:observership|externship|rotations?|electives?|clerkship)|"
    r"\bobservership (?:program|position|opportunit|request|application)|\bcan i (?:do|arrange|rotate)|"
    r"\bundertake\b|\bgraduate medical (?:training|education) in\b|\bduring (?:residency|your)|\bcurriculum\b|"
    r"\bvisiting students?\b|\bfellowship"
)
_AMOUNT = re.compile(
    r"\b(\d{1,2})[- ]?(?:\(\d+\) )?(?:-|to|or)? ?(?:\d{1,2} )?(full |consecutive |calendar )?(month|"
    r"week|year|rotation|day)s?\b|\b(a|1/2) (year)\b"
)
_WITHIN = re.compile(
    r"\b(?:within|in|during|over|(?:not|no) (?:be )?older than) (?:the )?(?:last|past|previous|prior|preceding|"
    r"most recent)? ?(\d{1,2}) (years?|months?)\b|\b(?:last|past|previous) (\d{1,2}) (years?|months?)\b|\b(?:within|"
    r"in|during) (?:the )?(?:last|past) (year)\b"
)
_TRAINING = re.compile(
    r"\b(?:residency|gme|acgme|(?<!sub-)internship|accredited|postgraduate|post-graduate|pgy1|prior training|"
    r"previous training)\b"
)
_RECENT_WORK = re.compile(
    r"\b(?:clinical work|clinical activity|in practice|practice or in training)\b.{0,40}\b(?:no more "
    r"than|not more than|within|during|in) (?:the )?(?:last |past |previous )?(\d{1,2}) (years?|months?)\b|"
    r"\b(?:clinical (?:work|practice|activity|experience|medicine|involvement|training|duties)|patient "
    r"care|clinically active|practi[cs]ed? (?:medicine|clinically)|active(?:ly)? (?:\w+ "
    r"){0,3}(?:practice|practicing|involved)|direct patient)\b.{0,60}"
    r"\b(?:within|in|during|over) (?:the )?(?:(?:last|past|previous|prior|preceding)? ?(\d{1,2}) (years?|months?)|"
    r"(?:last|past|previous) (year))\b"
)
_NONE_NEEDED = re.compile(
    r"\b(?:requires?|asks? for|needs?|demands?) no\b|\bnot demand|\bnot a must\b|\b(?:not|n't|no) (?!fulfil|"
    r"meet|satisf|count)(?:\w+ ){0,3}(?:require|required|"
    r"necessary|mandatory|needed|need|a requirement)|\bno (?:\w+ ){0,4}(?:experience )?(?:requirement|"
    r"(?:is )?(?:required|needed|necessary))|\beven if you do not have|\bnot a (?:strict )?requirement|"
    r"\bhelpful,? but not|\boptional\b"
)

PATTERNS = (
    said("months", "At least three months of US clinical experience are required.", "usce_months=3 required"),
    said("hands-on", "Hands-on US clinical experience is preferred.", "usce_kind=hands_on_only preferred"),
    said(
        "observers left out",
        "US clinical experience is required; observerships do not count.",
        "usce_kind=hands_on_only required",
    ),
    said(
        "observers count",
        "We require US clinical experience, which may be an observership.",
        "usce_kind=observership_counts required",
    ),
    said(
        "a kind told apart",
        "Two months of US clinical experience are required. Observerships do not count as clinical experience.",
        "usce_months=2 required",
        "usce_kind=hands_on_only required",
    ),
    said("not required", "US clinical experience is not required.", "usce_months=0"),
    said(
        "recent",
        "US clinical experience within the last two years is required.",
        "usce_recency=2 required",
    ),
    said(
        "training",
        "Applicants must have completed 12 months of ACGME-accredited training.",
        "prior_us_training_months=12 required",
    ),
    said(
        "recent work",
        "Applicants must have done clinical work within the last three years.",
        "clinical_recency=3 required",
    ),
)


def read(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    aside = _COUNTING.search(text) and not (prefers(text) or _SAID.search(text) or _AMOUNT.search(text))
    aside = aside and not (unit.form == ITEM and _USCE.search(text))
    spoken_of = _USCE.search(unit.before) or (unit.asked and _USCE.search(unit.label))
    if unit.form == "heading" or (_ABOUT_PROGRAM.search(text) and not (aside and spoken_of and _TAKEN.match(text))):
        return
    if aside:
        yield Reading("usce_kind", "hands_on_only" if _HANDS_ON.search(text) else "observership_counts", ASIDE)
        return
    if _is_usce(unit):
        yield from _usce(unit)
        return
    if (recent := _RECENT_WORK.search(text)) and "usa" not in text and "graduat" not in text[: recent.start()]:
        *number, measure = (group for group in recent.groups() if group)
        yield from _within(number[0] if number else "1", measure, unit)
    yield from prior_training(unit)


ASIDE = 0.86
"""How sure a kind is that is told beside the demand, in a sentence of its own."""
_SAID = re.compile(r"\bmust\b|\bmandatory\b|\brequir\w*|\bneed(?:s|ed)?\b")
_TAKEN = re.compile(r"we (?:also )?(?:accept|take|count) (?:(?:\w+, )*\w+,? (?:and|or) )?observership\W*$")
"""“IMGs must have two months. We accept externships, electives and observerships.”"""
_COUNTING = re.compile(
    r"\bobservership\b.{0,90}\b(?:count|consider|accept|fall|qualif|recogni|toward)\w*|"
    r"\b(?:consider|count|accept)\w*\b.{0,40}\bobservership\b"
)


def _within(number: str, measure: str, unit: Unit) -> Iterator[Reading]:
    if years := _in_years(number, measure):
        yield Reading("clinical_recency", years, 0.88, strength(unit))


def _is_usce(unit: Unit) -> bool:
    if (named := _USCE.search(unit.text)) and _EXPERIENCE.search(named.group(0)):
        return not _TRAINING.search(unit.text) or "clinical experience" in unit.text
    labelled = bool(_USCE.search(unit.label)) and not re.search(r"\bletters\b|\bphysicians\b", unit.label)
    if _TRAINING.search(unit.text) and "clinical experience" not in unit.text:
        return False
    return labelled and unit.label != unit.text and not (unit.asked and _OTHER_MATTERS.search(unit.text))


_EXPERIENCE = re.compile(
    r"\bexperience|\bexposure|\brotation|\bclerkship|\bexternship|\bobservership|\belective|\btraining|\bactivit|\bsetting|"
    r"\bcontact|\bcare\b|\bwork|\bhandson"
)
"""What applicants can have done; hospitals, schools and licences in the country are no experience."""
_OTHER_MATTERS = re.compile(
    r"\bout of (?:\w+ )?school\b|\bgraduat\w+|\becfmg\b|\bletters?\b|\bstep[123]\b|\bscores?\b|\bvisas?\b|\?|"
    r"\bobservership (?:is|are) less\b"
)
"""What an answer goes on to that is not about the experience it was asked for."""


_LETTERS_FROM = re.compile(r"\bletters\b[^;:.]{0,90}?\busa\b(?: (?!experience)\w+)?")
"""Where the writers of letters work is no place of the applicant's experience."""


_OF_WRITERS = re.compile(r"(?:at least )?\d of (?:them|these|the \d|which) (?:\w+ ){0,3}(?:from|by)\b")
"""“One of them should be from a U.S. physician”: of the letters."""


_ANY_FIELD = re.compile(r"(?:it|they|this|these) (?:do(?:es)? not (?:have|need) to|need not) be\b")
"""“It does not have to be in psychiatry.”"""


def _usce(unit: Unit) -> Iterator[Reading]:
    text, sure = unit.text, 0.93
    if (
        unit.applies_to == "us"
        or re.search(r"^(?:while |although )?research\b|\b(?:at home|home country|anywhere)\b", text)
        or _OF_WRITERS.match(text)
        or _ANY_FIELD.match(text)
        or (re.search(r"\bletters\b", text) and not re.search(r"\bexperience\b", _LETTERS_FROM.sub(" ", text)))
        or (re.search(r"\bletters\b", text) and not _USCE.search(_LETTERS_FROM.sub(" ", text)) and not unit.asked)
    ):
        return
    by_itself = unit.asked and not (unit.form == ITEM and unit.label.startswith("what "))
    said = strength(replace(unit, label="", path="") if by_itself else unit)
    if _NONE_NEEDED.search(text) or (said == CONSIDERED_WITHOUT and not_required(text)):
        yield Reading("usce_months", "0", 0.9)
        liked = prefers(text)
        yield Reading("usce_kind", _kind(unit), 0.87 if liked else 0.7, PREFERRED if liked else CONSIDERED_WITHOUT)
        return
    if said == NONE_SAID and unit.asked and _HANDS_ON.search(text):
        yield Reading("usce_kind", "hands_on_only", ASIDE)
    if said == NONE_SAID and (
        unit.asked or (unit.form == "paragraph" and not unit.label) or not re.search(r"\bexperience\b", unit.labelled)
    ):
        return
    if _TRAINING.search(text):
        sure = 0.87
    lately = said
    if said == PREFERRED and _PREFERABLY_LATELY.search(text):
        said = REQUIRED
    amount = _months(text)
    if amount:
        # A year or two of "experience" may mean accredited training.
        doubtful = amount in ("12", "24") and not re.search(
            r"clinical (?:\w+ )?experience|patient|handson|observership|\bexperience\b.{0,30}\busa\b", text
        )
        yield Reading("usce_months", amount, 0.7 if doubtful else sure, said)
    within = _WITHIN.search(text)
    if within and (years := _in_years(*_groups(within))) and not _SCHOOL_LEFT.search(text):
        yield Reading("usce_recency", years, 0.88, lately)
    kind = _kind(unit)
    # "Three months" without a word on the kind leaves the kind unsaid.
    unsaid = kind == "us_experience_unspecified" and (amount or within)
    yield Reading("usce_kind", kind, 0.75 if unsaid else sure - 0.01, said)


_SCHOOL_LEFT = re.compile(r"graduat|\b(?:finish\w*|complet\w*|left) (?:\w+ )?(?:medical )?school\b")
_EITHER = re.compile(r"\bobservership (?:or|and/or) handson\b|\bhandson (?:\w+ ){0,2}(?:or|and/or) observership\b")


def _kind(unit: Unit) -> str:
    words = f"{unit.text} {unit.label if unit.asked else ''}"
    if _EITHER.search(unit.text):
        return "observership_counts"
    if _HANDS_ON.search(words):
        return "hands_on_only"
    return "observership_counts" if _OBSERVING.search(unit.text) else "us_experience_unspecified"


def _months(text: str) -> str:
    """The amount that stands nearest to the words for the experience."""
    plain = _WITHIN.sub(" ", text)
    usce = _USCE.search(plain)
    middle = (usce.start() + usce.end()) // 2 if usce else 0
    amounts = [
        one
        for one in _AMOUNT.finditer(plain)
        if not _OTHER_AMOUNT.search(plain[max(0, one.start() - 40) : one.start()])
        and not _SINCE.match(plain[one.end() :])
    ]
    clause = clause_at(plain, usce.start()) if usce else ""
    own = [one for one in amounts if one.group(0) in clause]
    found = own[0] if own else min(amounts, key=lambda one: abs(one.start() - middle), default=None)
    if found is None:
        return ""
    if found.group(4):
        return "12"
    number, measure = int(found.group(1)), found.group(3)
    if measure == "week":
        return str(number // 4) if number >= 4 else ""
    months = number * 12 if measure == "year" else number
    return str(months) if 1 <= months <= 60 and measure != "day" else ""


_PREFERABLY_LATELY = re.compile(r", (?:preferably|ideally)\b[^,;]*, (?:is|are) (?:required|mandatory|needed)\b")
"""“Three months, preferably within the past year, are required”."""
_SINCE = re.compile(r" (?:of|from|since|after|past) (?:\w+ )?graduat")
_OTHER_AMOUNT = re.compile(
    r"graduat(?!.*\band (?:who )?(?:have|at least)\b)|\bgap\b|longer than|more than|"
    r"out of (?:\w+ )?school"
)


def _groups(within: re.Match[str]) -> tuple[str, str]:
    if within.group(5):
        return "1", "year"
    return (within.group(1) or within.group(3)), (within.group(2) or within.group(4))


def _in_years(number: str, measure: str) -> str:
    count = int(number)
    if measure.startswith("month"):
        return str(count // 12) if count and count % 12 == 0 else ""
    return str(count) if 1 <= count <= 20 else ""


TOPIC = Topic("experience", _TRIGGER, read, PATTERNS)
