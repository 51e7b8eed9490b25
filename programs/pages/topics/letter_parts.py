"""Of the letters of recommendation, those that must come from US physicians and those from the specialty."""

import re
from collections.abc import Iterator
from dataclasses import replace

from programs.pages.blocks import ITEM
from programs.pages.reading import PREFERRED, REQUIRED, Reading, Unit
from programs.pages.specialty_names import IN_SENTENCES
from programs.pages.strengths import asked_for, clause_at, prefers, requires, strength_at

_FROM_THERE = re.compile(
    r"\boriginate (?:from|in) (?:the )?usa\b|"
    r"(?<=letters) from (?:that|this|the|such) (?:\w+ )?(?:experience|work|rotation)\b|"
    r"(?<=letters) (?:of|from|by) a physician (?:there|with whom)"
)
_FROM = r"(?:from|by|in|within|outside)"
_US = re.compile(
    rf"\b{_FROM} (?:an? |the |your )?(?:\w+[ ,/-]+){{0,4}}?usa\b(?: ?-?(?:trained|licensed|based))?(?: "
    rf"\w+){{0,4}}? ?(?:{IN_SENTENCES}|physicians?|faculty|facilit\w+|teaching|attending|doctors?|clinicians?|"
    r"supervis\w+|hospitals?|institutions?|preceptors?|programs?|clinical|medical|experience|setting|"
    rf"rotations?|or|practic\w+|letter|who|$|(?=[.,;)]))|\busa (?:\w+ ){{0,3}}(?:letters|facilit\w+|physicians?|"
    rf"faculty|attendings?|doctors?|clinicians?|preceptors?)\b|\bphysicians? (?:\w+ ){{0,5}}in the usa\b|"
    rf"\bletters (?:\w+ ){{0,5}}in the usa\b|\bin the usa\b"
)
_SPECIALTY = re.compile(
    rf"\b{_FROM} (?:an? |the |your |their |another |at least an? )?(?:\w+[ "
    rf",/-]+){{0,7}}?{IN_SENTENCES}\b|\b{IN_SENTENCES} (?:\w+ )?letters?\b|\b{IN_SENTENCES} (?:faculty|"
    r"physicians?|attendings?|department|rotation|chair\w*|program director|preceptor|clerkship|"
    r"specialist)|\bfrom (?:an? |the )?(?:faculty|physicians?|attendings?|specialists?|someone) in "
    r"(?:the|our|this) (?:specialty|field)|\bspecialty[- ]specific\b|\bin (?:the|our|your) (?:chosen "
    r")?specialty\b"
)
_OF_MEDICINE = re.compile(
    r"\bchair\w* (?:of|in) (?:the |your |our |a )?(?:department of )?medicine\b|"
    r"\bdepartment of medicine (?:chair\w*(?:'s)? )?letters?\b"
)
"""Medicine is the name of a specialty only where its department is spoken of."""
_CHAIR = re.compile(r"\bchair(?:man|person|woman|'s)?\b|\bprogram director\b|\bclerkship director\b")
_SLOE = re.compile(
    r"\b(\d|an?)(?: or more)?(?: to \d)? (?:(?!\d|years?\b|months?\b)\w+ ){0,6}?(?:sloes?|slors?|standardized letters?|"
    r"esloes?)\b|\b(?:sloes?|slors?)\b"
)
_SLOE_LIKED = re.compile(
    r"^([2-4]) (?:or more )?(?:sloes|slors) (?:is|are|being|"
    r"would be) (?:\w+ly )?(?:preferred|recommended|ideal)"
)
_MORE_LIKED = re.compile(
    r"\b(?:and |but |with |preferably |; ?|, )([2-4])(?: or more)?(?: sloes?)? (?:is |are |"
    r"being )?(?:\w+ly )?(?:preferred|sloes|recommended)|"
    r"\bprefer (?:to (?:see|have|receive) )?(?:at least )?([2-4])\b(?! (?:years?|months?|weeks?))"
)
MORE_OF_THEM = (
    r"^(?:we (?:\w+ly )?prefer (?:to (?:see|have|receive) )?(?:at least )?([2-4])\b(?! (?:years?|months?|weeks?))|"
    r"([2-4]) (?:or more )?(?:is|are) (?:\w+ly )?(?:preferred|recommended|encouraged))"
)
_MORE_OF_THEM = re.compile(MORE_OF_THEM)
_BE = r"(?:be|come|comes|is|are|originate)\b"
OF_THESE = re.compile(
    r"^(?:for imgs,? |also,? )?(?:(?:at least|a minimum of|preferably,?|ideally,?) )?\d (?:or more )?"
    r"(?:of (?:these|them|which|the \d)|must|should|has to|have to|needs? to)\b|"
    r"^(?:we (?:\w+ly )?(?:prefer|like|recommend|encourage)|it(?: i|')s (?:\w+ly )?(?:preferred|recommended|"
    r"encouraged|best|"
    r"helpful)) (?:that |if |for )?(?:at least )?\d (?:or more )?"
    rf"(?:of (?:these|them|which|the \d|the letters) )?(?:to )?{_BE}|"
    r"^we (?:\w+ly )?(?:encourage|advise|ask|recommend) (?:you|applicants|candidates) to "
    r"(?:have|include|send|submit) (?:at least )?\d (?:from|by)\b"
)
"""“One must come from …”, after a sentence on letters."""
_UNSURE = re.compile(r"\bif\b|\bcan\b|\bmay\b")
_UNCOUNTED = re.compile(
    r"\bno (?:\w+ )?(?:specific|minimum|requirement)|\bany (?:of|specialty|field)|\bnot (?:have to|"
    r"required to|necessarily|need to)"
)


_ANY_BUT = re.compile(r"\bnot (?:in|from|an?)\b|\bother than\b|\boutside\b")
_LIKES_IT = re.compile(rf"\b(?:interest|commitment|passion|dedication) (?:in|to|for) (?:\w+ )?{IN_SENTENCES}$")
_OUT_OF = re.compile(r"(?<!\bminimum )(?<!\btotal )\bof (?:the |these |those |your )?$")
_INCLUDING = re.compile(r"\bincluding (?:an? |the |your )?(?:letters? (?:from|by) (?:an? |the |your )?)?$")
"""“Three letters, including the chair's”: one of them."""


def parts(unit: Unit, total: int) -> Iterator[Reading]:
    """Of the letters, those from US physicians and those from the specialty."""
    text = unit.text
    uncounted = _UNCOUNTED.search(text)
    if uncounted and (";" not in text or _UNCOUNTED.search(text.rsplit(";", 1)[-1])):
        return
    if uncounted:
        unit = replace(unit, text=text.rsplit(";", 1)[-1].strip())
        text = unit.text
    whole = "letter" in text or OF_THESE.match(text) or _SLOE.search(text)
    if re.search(r"\bletters\b", unit.label) and not whole:
        yield from _listed(unit)
        return
    if (us := _US.search(text) or _FROM_THERE.search(text)) and (count := _part(text, us.start(), total)):
        yield Reading("letters_us", str(count), 0.9, _strength(unit, us.start()))
    if sloe := _SLOE.search(text):
        yield from _standard(unit, sloe)
    elif (
        (specialty := _SPECIALTY.search(text))
        and not re.search(r"\b(?:any|other than|outside|not) (?:\w+ ){0,3}$", text[: specialty.start()])
        and not _ANY_BUT.search(specialty.group(0))
        and not _LIKES_IT.search(text[: specialty.end()])
        and "such as" not in text[max(0, specialty.start() - 8) : specialty.end()]
        and (count := _part(text, specialty.start(), total))
    ):
        yield Reading(
            "letters_specialty",
            str(count),
            0.86 if _CHAIR.search(text) else 0.92,
            _strength(unit, specialty.end() - 1),
        )
    elif (of_medicine := _OF_MEDICINE.search(text)) and not _UNSURE.search(text):
        said = asked_for(replace(unit, text=clause_at(text, of_medicine.start()))) or strength_at(
            unit, of_medicine.start()
        )
        if said in {PREFERRED, REQUIRED}:
            yield Reading("letters_specialty", "1", 0.86, said)


def _standard(unit: Unit, sloe: re.Match[str]) -> Iterator[Reading]:
    if liked := _SLOE_LIKED.match(unit.text):
        yield Reading("letters_specialty", liked.group(1), 0.88, PREFERRED)
        return
    count = int(sloe.group(1)) if (sloe.group(1) or "").isdigit() else 1
    counted = sloe.group(1) or re.search(r"\bmust\b|\brequire", unit.text)
    if counted and asked_for(unit) and not _UNSURE.search(unit.text):
        yield Reading("letters_specialty", str(count), 0.85, _strength(unit, sloe.start()) or asked_for(unit))
        if more := _MORE_LIKED.search(unit.text):
            yield Reading("letters_specialty", more.group(1) or more.group(2), 0.88, PREFERRED)


def more_liked(unit: Unit) -> Iterator[Reading]:
    """“Two are preferred.”, after a sentence on standard letters."""
    if (more := _MORE_OF_THEM.match(unit.text)) and _SLOE.search(unit.before):
        yield Reading("letters_specialty", more.group(1) or more.group(2), 0.88, PREFERRED)


def _listed(unit: Unit) -> Iterator[Reading]:
    """“Letters: 3 (1 neurology, 1 US)”, and the parts of a list below “three letters”."""
    text = unit.text
    for name, words in (("letters_us", r"usa"), ("letters_specialty", IN_SENTENCES)):
        if found := re.search(
            rf"(?<!of the )(?<!of your )(?<!of )\b(\d) (?:or more )?(?:of (?:the \d|them|these) )?"
            rf"(?:(?:must|should|has to|be|come|comes|written|from|by|of|which|an?|the|in|faculty|members?|"
            rf"physicians?|attendings?) ){{0,8}}"
            rf"{words}\b",
            text,
        ):
            clause = clause_at(text, found.start(1)) if ";" in text else text
            hard, named = re.search(r"\bmust\b|\brequir", clause), requires(unit.label) and not unit.asked
            least = named or "minimum" in text
            required = REQUIRED if hard else PREFERRED if prefers(text) else REQUIRED if least else ""
            listed = asked_for(unit) if unit.form == ITEM and ("letters" in unit.lead or unit.packet) else ""
            yield Reading(name, found.group(1), 0.88, required or listed)


def _part(text: str, end: int, total: int) -> int:
    """The number that stands nearest before the words that say from whom; 0 where it cannot be told."""
    if _INCLUDING.search(text[:end]):
        return 1
    before = text[max(0, end - 110) : end + 1]
    numbers = list(
        re.finditer(r"\b(\d|an?|all|both|each)\b(?! (?:minimum|total|maximum|variety|physician|member))", before)
    )
    for found in reversed(numbers):
        said = found.group(1)
        after = before[found.end() :]
        if _OUT_OF.search(before[: found.start()]):
            continue
        if re.search(r"\byears?\b|\bmonths?\b", after[:10]):
            continue
        if said == "all":
            return total
        if said == "both":
            return 2
        if said.isdigit():
            return int(said) if 1 <= int(said) <= 4 else 0
        if re.match(r" (?:(?:strong|letters?|recommendation|required|additional|single|of) ?){1,3}", after):
            return 1
    return 0


def _strength(unit: Unit, at: int) -> str:
    clause = clause_at(unit.text, at)
    if prefers(clause):
        return PREFERRED
    if requires(clause):
        return REQUIRED
    return PREFERRED if prefers(unit.text) and not requires(unit.text) else asked_for(replace(unit, text=clause))
