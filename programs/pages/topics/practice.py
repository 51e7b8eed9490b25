"""How interviews are held, what signals count for, visiting students, schools, accreditation."""

import re
from collections.abc import Iterator

from programs.pages.reading import Reading, Topic, Unit, said

_TRIGGER = re.compile(
    r"\binterview|\bsignal|\bvslo\b|\bvsas\b|\bvisiting|\bsub-?internship|\brotat|\bclos(?:e|ed|ing)\b|\baccredit|\bprobation|"
    r"\blcme\b|\bworld (?:directory|health)"
)
_VIRTUAL = re.compile(
    r"\b(?:by|via|over|on) (?:\w+ )?video\b|\bvideo conf\w*|\bvirtual(?:ly)?\b(?! (?:all|any|every|no|none)\b)|"
    r"\bzoom\b|\bwebex\b|\bskype\b|\bfacetime\b|\bvideo ?-?conferenc\w+|"
    r"\bremote(?:ly)?\b|\bonline\b|\bmicrosoft teams\b"
)
_IN_PERSON = re.compile(r"\bin[- ]person\b|\bon[- ]?site\b|\bface[- ]to[- ]face\b|\bon campus\b")
_ONE_OF_BOTH = re.compile(r"\beither\b|\bboth\b|\bhybrid\b|\bor\b|\boption\w*\b|\bchoice\b|\bchoose\b")
_NOT_HELD = re.compile(
    r"\bonline (?:\w+ ){0,3}(?:tests?|assessments?|surveys?|questionnaires?)\b|"
    r"\bonline (?:\w+ ){0,2}(?:schedul\w+|calendars?|portals?|forms?|requests?|sign-?ups?)\b|"
    r"\bscheduling (?:system|software|platform|tool)|\bonline (?:using|through|"
    r"by) \w+ (?:broker|scheduler)|\bschedul\w+ .{0,25}\bonline\b|\binformal|\bget-?together|"
    r"\bnight before\b|\bevening\b|\breception\b|\b(?:open house|information session|meet[- ](?:and|&|"
    r"n)[- ]greet|mixer|tour|social|"
    r"meetings? with (?:an? |our |some )?(?:current )?residents?|(?:second|2nd)[- ]look|visit|q&a|happy hour|lunch|"
    r"dinner|not (?:be )?(?:offer|conduct|hold|held)\w*)\b|"
    r"\bnot\b|\bno longer\b|\bif (?:in[- ]person|virtual|remote|on[- ]?site)|\bdiscontinued\b|\bneither\b|"
    r"\bbeing considered\b|\bdecided against\b|\bgoodbye\b|\bof the past\b|\bto the past\b|\bera of\b|\bhad been\b|"
    r"\bvacation\b|\bpractice for\b|\bmay be arranged\b|\bchief resident|\bdo not sponsor or offer\b|^if\b|"
    r"\bbefore 20\d\d\b|\buntil 20\d\d\b|\bfaculty\b|\bmedical school admission"
)
_CLOSING = re.compile(
    r"^(?!.*\b(?:appl\w+|window|portal|season|interviews?|registration|office|\w*lists?)\b).*?"
    r"(?:\bresidency(?: program)?(?: in(?: \w+){1,3})? (?:will (?:be )?clos(?:e|ed|ing)\b|is closing\b)|"
    r"\bresidency program is (?:closing|being closed)\b|\bto close (?:the|our|its) (?:\w+ ){0,3}residency\b)"
)
"""Of the program itself; its applications close every year."""
_ACCREDITED = (
    ("initial", re.compile(r"\binitial accreditation\b")),
    ("warning", re.compile(r"\baccreditation with warning\b")),
    ("probation", re.compile(r"\bprobationary accreditation\b|\bon probation\b")),
    ("closing", _CLOSING),
    ("continued", re.compile(r"\bcontinued (?:full )?accreditation\b|\bcontinuing (?:full )?accreditation\b")),
)
_VISITORS_BY_VSLO = re.compile(
    r"\b(?:without|outside|except (?:through|by)|unless through) (?:\w+ ){0,3}?(?:vslo|vsas)\b"
)
"""“No visiting students without an application in VSLO”: those with one."""
_SOME_VISITORS = re.compile(
    r"\binternational visiting\b|\bvisiting (?:medical )?students? (?:in|during|who|from outside|before|for|"
    r"until|unless|with|on|by|or)\b|\bvisiting (?:medical )?students? from (?:unaffiliated|caribbean|"
    r"international|foreign)\b|"
    r"\b(?:requests|paper applications) from visiting\b|\bno longer unable\b|\bdental\b"
)
"""Some are refused, and not all."""
_NO_VISITORS = re.compile(
    r"\b(?:do(?:es)? not|cannot|not|unable to|no longer) (?:\w+ ){0,4}(?:accept|offer|tak(?:e|ing)|host|"
    r"provide|have (?:the )?(?:room|space|capacity))\w* (?:\w+ ){0,4}visiting (?:medical )?students?"
)
_WITHOUT_VSLO = re.compile(
    r"(?:\b(?:no|not|without|outside)|n't)\b(?: [\w-]+){0,4} (?:vslo|vsas)\b|\bvslo (?:is )?not\b"
)
_ASK_US = re.compile(
    r"\b(?:e-?mail|contact|write(?: to)?|call|send)\b[^.;]{3,80}\b(?:apply|application|request|arrange|schedule)\b|"
    r"\bapply directly\b"
)
_TO_US = re.compile(
    r"\b(?:students?|sub-?internship|rotat\w+|electives?)\b.{0,80}\b(?:contact|e-?mail|write(?: to)?|apply|directly)\b"
    r".{0,40}\b(?:student|clerkship|education|rotation) (?:coordinator|office)\b"
)
"""“Students who want to rotate should contact our student coordinator.”"""
_TO_STUDENTS = re.compile(r"\bvisiting|\bstudents?\b|\bsub-?i|\brotat\w+|\belective|\baway")
_SIGNAL_USED = re.compile(
    r"\b(?:program |preference )?signals?\b.{0,60}\b(?:participat|us(?:e|ed|ing)|consider\w*|part of|"
    r"factor|review)\w*|\bparticipat\w+ in (?:\w+ ){0,6}signal|\b(?:use|consider|review)\w* (?:\w+ "
    r"){0,4}signals?\b"
)
_SIGNAL_NOT = re.compile(r"\bnot\b.{0,40}\bsignal|\bsignal\w*\b.{0,40}\bnot\b")
_SIGNAL_DEMANDED = re.compile(
    r"\bonly (?:\w+ ){0,5}(?:applicants|those|candidates) (?:\w+ ){0,3}signal|\bsignal\w* (?:is|are) "
    r"required\b|\bmust signal\b"
)

PATTERNS = (
    said("virtual", "All interviews will be conducted virtually.", "interview_format=virtual"),
    said("in person", "Interviews are held in person.", "interview_format=in_person"),
    said("either", "Interviews are offered either virtually or in person.", "interview_format=either"),
    said("VSLO", "Visiting students apply through VSLO.", "visiting_students=vslo"),
    said(
        "accreditation",
        "The program holds initial accreditation from the ACGME.",
        "accreditation_status=initial",
    ),
    said("signals", "We participate in program signaling this season.", "signal_policy=used"),
)


def read(unit: Unit) -> Iterator[Reading]:
    yield from _interviews(unit)
    yield from _signals(unit)
    if re.search(r"\bresiden|\bprogram|\bour\b|\bwe\b|\bstatus\b", unit.labelled) and not re.search(
        r"\binstitution|\bhospital is\b", unit.text
    ):
        yield from _accredited(_FORMERLY.sub(" ", unit.text))
    if unit.label == "accreditation" and (status := re.match(r"(initial|continued|continuing)\b", unit.text)):
        yield Reading("accreditation_status", "initial" if status.group(1) == "initial" else "continued", 0.9)
    yield from _visitors(unit)


def _accredited(text: str) -> Iterator[Reading]:
    """One standing at most: of two that a sentence tells, the one that the program came to."""
    said = [status for status, words in _ACCREDITED if words.search(text)]
    if not said or (_NOT_SO.search(text) and "closing" not in said):
        return
    if len(said) > 1 and "warning" in said:
        said = ["warning"]
    elif len(said) > 1 and "closing" not in said:
        said = ["continued"] if said == ["initial", "continued"] and _CAME_TO.search(text) else []
    yield from (Reading("accreditation_status", status, 0.9) for status in said)


_FORMERLY = re.compile(r"\((?:previously|formerly)\b[^()]*\)")
_CAME_TO = re.compile(r"\binitial\b.{0,60}\b(?:to|and|then)\b.{0,20}\bcontinued\b|\bcontinued\b.{0,20}\bnot initial\b")
_NOT_SO = re.compile(
    r"\bjoint commission\b|"
    r"\bwarning to continued\b|\b(?:not|never|none|nobody) (?:\w+ ){0,6}(?:on|placed|under|been)\b|"
    r"\bwas (?:on|placed)\b|\bsince our\b|\bstart on\b|"
    r"\ban applicant\b|\bask whether\b|\bpending\b|\bapplied for\b|\bexpected\b|\bsimulation center\b|"
    r"\b(?:lifted|removed|resolved)\b|"
    r"\b(?:will (?:be )?apply\w*|applying|anticipat\w*|expects?|hopes?|may be|can be|when|if)\b|"
    r"\b(?:every|any|each) programs?\b|\bprograms with\b|\bresidents? (?:\w+ ){0,9}?(?:on|placed)\b|\bfirst \d+ days\b|"
    r"\b1st \d+ days\b|\bmedical school\b|\bapplicants\b|\bfellowship\b"
)
"""Probation of a person, a standing of another program, one that is past, or not yet come to."""


def _visitors(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if not _TO_STUDENTS.search(f"{unit.labelled} / {unit.before} / {unit.path}"):
        return
    if _NO_VISITORS.search(text) and not re.search(r"\bvslo\b|\bvsas\b", text):
        if not _SOME_VISITORS.search(text):
            yield Reading("visiting_students", "no", 0.9)
    elif _NO_VISITORS.search(text) and _VISITORS_BY_VSLO.search(text):
        yield Reading("visiting_students", "vslo", 0.9)
    elif _TO_US.search(text) and "vslo" not in text:
        yield Reading("visiting_students", "direct", 0.88)
    elif _WITHOUT_VSLO.search(text):
        if _ASK_US.search(f"{unit.before} {text} {unit.after}"):
            yield Reading("visiting_students", "direct", 0.88)
    elif re.search(r"\bvslo\b|\bvsas\b", text) and not re.search(r"\bnot\b|n't\b", text):
        yield Reading("visiting_students", "vslo", 0.9)


_NOT_HOW = re.compile(
    r"\bwhether interviews\b|\binterviews are not\b|\bcannot be interviewed\b|\bmedical school admission|"
    r"\bvisiting|\brotation|\bsoap\b|\blast year\b|"
    r"\bby invitation\b(?! only[^.;]{0,60}\b(?:virtual\w*|video|zoom|in[- ]person)\b)"
)


def _interviews(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if "interview" not in unit.labelled or _NOT_HOW.search(text):
        return
    if re.search(r"\bhybrid\b", text) and re.search(r"\binterview", text):
        yield Reading("interview_format", "either", 0.88)
        return
    if held := _LABELLED_SO.match(unit.label):
        if _BEGINS_WITH_A_DAY.match(text):
            yield Reading("interview_format", "virtual" if held["virtual"] else "in_person", 0.9)
        return
    if _EITHER_WAY.search(text):
        yield Reading("interview_format", "either", 0.88)
        return
    virtual, present = bool(_near_interview(unit, _VIRTUAL)), bool(_near_interview(unit, _IN_PERSON))
    if virtual and present:
        if _ONE_OF_BOTH.search(text) and not re.search(r"\bnot\b|\bno\b|\bmay be\b", text):
            yield Reading("interview_format", "either", 0.88)
        elif re.search(
            r"\bvirtual (?:interviews? )?only\b|\bonly virtual\b|\b(?:not|no|"
            r"no longer) (?:\w+ ){0,3}(?:in[- ]person|on[- ]?site)|\bsecond look|\b2nd look",
            text,
        ):
            yield Reading("interview_format", "virtual", 0.88)
    elif virtual or present:
        yield Reading("interview_format", "virtual" if virtual else "in_person", 0.92)


_EITHER_WAY = re.compile(
    r"\binterviews?\b.{0,40}\beither (?:by |via |over |in )?(?:video|zoom|virtual\w*|online|person\w*)\b.{0,20}\bor\b|"
    r"\b(?:choose|choice (?:of|between)|pick|option of|opt for)\b.{0,30}\b(?:virtual|video|zoom|online|remote)\b"
    r"[^.;]{0,30}\b(?:or|and)\b[^.;]{0,12}\b(?:in[- ]person|on[- ]?site)\b|"
    r"\b(?:choose|choice (?:of|between)|pick|option of|opt for)\b.{0,30}\b(?:in[- ]person|on[- ]?site)\b"
    r"[^.;]{0,30}\b(?:or|and)\b[^.;]{0,12}\b(?:virtual|video|zoom|online|remote)\b|"
    r"\b(?:in[- ]person or (?:virtual|by video|online)|(?:virtual|by video|online|"
    r"remote) or in[- ]person)\b.{0,30}\b(?:choice|prefer\w*|choose|wish)\b"
)
_LABELLED_SO = re.compile(
    r"(?:(?P<virtual>virtual|online|remote)|in[- ]person|on[- ]?site) interview(?:s| days?| dates?)$"
)
_BEGINS_WITH_A_DAY = re.compile(
    r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:jan|feb|oct|nov|dec)\w*\.? \d|\W*\d{1,2}/\d"
)


def _near_interview(unit: Unit, words: re.Pattern[str]) -> bool:
    """Whether the words are said of interviews, and not of an open house, a visit or what is not held."""
    for found in words.finditer(unit.text):
        near = unit.text[max(0, found.start() - 90) : found.end() + 50]
        if re.search(r"\binterview", near) or re.search(r"\binterview", unit.label):
            after = re.split(r", (?:and|with|but) |;", unit.text[found.end() : found.end() + 40])[0]
            return not _NOT_HELD.search(unit.text[max(0, found.start() - 60) : found.end()] + after)
    return False


def _signals(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if not re.search(r"\bsignals?\b|\bsignal(?:l)?ing\b", text) or re.search(
        r"\bsignal (?:transduction|processing)\b", text
    ):
        return
    if _SIGNAL_DEMANDED.search(text):
        yield Reading("signal_policy", "only_signaled", 0.85)
    elif _SIGNAL_NOT.search(text):
        if re.search(r"\bnot (?:\w+ ){0,2}(?:participat|us)\w*", text):
            yield Reading("signal_policy", "not_used", 0.88)
    elif _SIGNAL_USED.search(text):
        yield Reading("signal_policy", "used", 0.85)


TOPIC = Topic("practice", _TRIGGER, read, PATTERNS)
