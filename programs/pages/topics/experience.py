"""Clinical experience in the US, how recent and of what kind."""

import re
from collections.abc import Iterator
from dataclasses import replace

from programs.pages.blocks import ITEM
from programs.pages.reading import CONSIDERED_WITHOUT, NONE_SAID, PREFERRED, REQUIRED, Reading, Topic, Unit, said
from programs.pages.strengths import not_required, prefers, strength, strength_at
from programs.pages.topics.experience_amounts import (
    AMOUNT,
    USCE,
    WITHIN,
    demanded_and_wished,
    in_years,
    months,
    years_within,
)
from programs.pages.topics.training import prior_training

_TRIGGER = re.compile(
    r"\b(?:experience|observership|clerkships?|externships?|rotations?|electives?|handson|work\w*|clinical(?:ly)?|"
    r"practi[cs]\w+|training|residency|patient care|patient contact)\b"
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
    aside = _COUNTING.search(text) and not (prefers(text) or _SAID.search(text) or AMOUNT.search(text))
    aside = aside and not (unit.form == ITEM and USCE.search(text))
    spoken_of = USCE.search(unit.before) or (unit.asked and USCE.search(unit.label))
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
    if years := in_years(number, measure):
        yield Reading("clinical_recency", years, 0.88, strength(unit))


def _is_usce(unit: Unit) -> bool:
    if (named := USCE.search(unit.text)) and _EXPERIENCE.search(named.group(0)):
        return not _TRAINING.search(unit.text) or "clinical experience" in unit.text
    labelled = bool(USCE.search(unit.label)) and not re.search(r"\bletters\b|\bphysicians\b", unit.label)
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
        or (re.search(r"\bletters\b", text) and not USCE.search(_LETTERS_FROM.sub(" ", text)) and not unit.asked)
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
    amount = months(text)
    if both := demanded_and_wished(text):
        said = REQUIRED
        yield from (Reading("usce_months", str(one.number), sure, one.strength) for one in both)
    elif amount:
        # A year or two of "experience" may mean accredited training.
        doubtful = amount in ("12", "24") and not re.search(
            r"clinical (?:\w+ )?experience|patient|handson|observership|\bexperience\b.{0,30}\busa\b", text
        )
        yield Reading("usce_months", amount, 0.7 if doubtful else sure, said)
    within = WITHIN.search(text)
    if within and (years := years_within(within)) and not _SCHOOL_LEFT.search(text):
        yield Reading("usce_recency", years, 0.88, strength_at(unit, within.start()) if both else lately)
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


_PREFERABLY_LATELY = re.compile(r", (?:preferably|ideally)\b[^,;]*, (?:is|are) (?:required|mandatory|needed)\b")
"""“Three months, preferably within the past year, are required”."""
TOPIC = Topic("experience", _TRIGGER, read, PATTERNS)
