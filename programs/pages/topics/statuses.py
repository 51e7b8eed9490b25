"""What a page says of other work statuses than the two visas."""

import re
from collections.abc import Iterator

from programs.pages.reading import Reading, Unit
from programs.pages.topics import visa_words as words


def _more_status(after: str) -> bool:
    """Whether the sentence goes on to another status that is taken as well."""
    return bool(words.MORE_STATUS.search(words.CLAUSE.split(after)[0] or after))


_REFUSED_BEFORE = re.compile(
    r"^[^;]*\bnot? [^;]*?[,;] (?:but|however,?|although) (?=.{0,60}\b(?:welcome|accepted|eligible)\b)"
)
"""“No visas, but an EAD is accepted”: the second half stands for itself."""
_ACCEPTED = re.compile(r"(?:yes|accepted|sponsored|considered|eligible|welcome)\b")
_NOT_ASKED = re.compile(r"\bnot (?:\w+ )?(?:have|need|required?) to be\b|\bneed not be\b|\bnot (?:\w+ )?only\b")
_BUT_ONE = re.compile(r"\bexcept (?:for )?(?:the |an? )?(?:o-?1|tn|f1|ead)\b")
_NO_NEED = re.compile(r"\bdo(?:es)? not (?:need|require) (?:an? |our |any )?(?:visas?(?: sponsorship)?|sponsorship)\b")


def other_statuses(unit: Unit, text: str, *, refused: bool) -> Iterator[Reading]:
    """`refused`: no visa that the sentence names is taken."""
    plain = _REFUSED_BEFORE.sub("", _NO_NEED.sub(" ", words.HARMLESS.sub(" ", text)))
    asked = not _NOT_ASKED.search(text)
    if (citizens := words.CITIZENS.search(text)) and asked and refused and not _more_status(text[citizens.end() :]):
        if citizens.group(0).startswith(("usa", "an usa", "a usa", "citizen", "a citizen")) and not re.search(
            r"\bonly\b|\brequir|\bmust\b|\bcondition\b|\bneeded\b|\bnecessary\b|\bmandatory\b|\bcriteria|"
            r"\bminimum\b|\bfulfil|\bconsiders? applications from\b",
            unit.around + text,
        ):
            return
        yield Reading("visa_other", "citizens_or_residents_only", 0.9)
    accepted = re.search(
        r"\bneeds? (?:to have )?(?:an? )?(?:valid |current )?(?:ead|employment authorization)\b|"
        r"\baccept|\bwelcome|\bmay (?:also )?(?:start|come|begin|train|join|work|be (?:appointed|hired|employed))|"
        r"\bconsider|\bsponsor|\beligible|\bhold\b|\btreated (?:as|like)\b|\bfine\b|"
        r"\bbe able to obtain|\bpermanent residen",
        plain,
    )
    if not accepted or words.NO.search(plain) or _BUT_ONE.search(plain):
        return
    named = f"{unit.label} / {plain}" if _ACCEPTED.match(text) and len(unit.label) < _SHORT else plain
    for value, status in _OTHER_STATUS:
        if status.search(named):
            yield Reading("visa_other", value, 0.86)


_SHORT = 40
_OTHER_STATUS = (
    (
        "ead_accepted",
        re.compile(r"\bead\b|\bemployment authorization (?:document|card)s?\b|\bwork permits? (?:\w+ ){0,3}accepted"),
    ),
    ("f1_opt", re.compile(r"\bf1\b[^.;]{0,70}\bopt\b|\bopt\b.{0,20}\bf1\b|\bf1 visas?\b.{0,30}\baccept")),
    ("o1", re.compile(r"\bo-?1\b")),
    ("tn", re.compile(r"\btn (?:visas?|status)\b|^tn / ")),
)
