"""Whether a page says that international graduates are taken, and what it asks of their school."""

import re
from collections.abc import Iterator

from programs.pages.reading import Reading, Topic, Unit, said

_TRIGGER = re.compile(r"\bimgs\b|\becfmg\b|\blcme\b|\bmedical schools?\b|\busa (?:medical )?graduates\b")
_TAKE = (
    r"(?:accept|consider|interview|tak(?:e|ing)|review|invit|welcom|encourag|rank|match|offer|select|"
    r"recruit|appoint|receiv|hir)\w*"
)
_NOT = (
    r"(?:do(?:es)? not|cannot|can not|unable to|not (?:currently )?able to|no longer|will not|not currently|"
    r"are not|is not|don't|doesn't|not in a position to|not|declines? to|refrains? from)"
)
_REFUSED = re.compile(
    rf"\b{_NOT} (?:\w+ ){{0,3}}{_TAKE} (?:\w+ ){{0,6}}imgs\b|\bimgs (?:\w+ ){{0,5}}(?:are|is|will|can|"
    rf"may) ?not (?:\w+ ){{0,3}}(?:accepted|eligible|considered|invited|interviewed|be|apply|reviewed)|"
    r"\bimgs (?:are|is) (?:(?!not\b)\w+ )?(?:ineligible|excluded)\b|\bimgs need not apply\b(?! (?:through|via|"
    r"by|to|for|separately))|"
    r"(?<!are )(?<!were )(?<!had )\bno imgs\b(?! (?:among|in|on|at)\b)|"
    r"\bnot open to imgs\b|\bimgs (?:\w+ ){0,2}cannot (?:be|apply|match|enter|join|train)\b"
)
_NO_IMGS_THEMSELVES = re.compile(
    r"\b(?:are|is) not (?:considered|regarded as|classified as|deemed) (?:to be )?(?:an? )?imgs\b"
)
"""“Graduates of US schools are not considered foreign graduates” says who is one, and refuses nobody."""
_WHERE_TO_LOOK = re.compile(
    r"\bimgs (?:may|can|should|please) (?:contact|visit|see|consult|refer)\b|\binformation (?:for|on|about) imgs\b"
)
"""Who may ask elsewhere is not taken by that."""
_IN_DOUBT = re.compile(
    r"\b(?:not|unable|cannot)\b[^,;.]{0,40}\bimgs\b|"
    r"\bimgs\b[^,;.]{0,40}\b(?:not|cannot|unable|ineligible|discouraged|unlikely)\b"
)
"""A “not” that refuses nobody in words known here takes nobody either."""
_NEXT = re.compile(r",? and (?=(?:we|the program|our \w+) )|;")
"""“…, and we do not sponsor visas”: said for itself."""
_CONDITION = re.compile(r"\b(?:without|unless|until|if|who|whose|with|that|except|prior to|before|outside)\b")
_FOR_ELSE = re.compile(
    r"^'? (?:letters|applications|papers)\b|^ in person\b|^ by e-?mail|^ from schools (?:not|that)\b|"
    r"^ (?:in|into|for) (?:our|the) preliminary\b|"
    r"^ for (?!(?:our |this |the |any |of |its )*(?:residen|training|program|positions?|\d))"
)
_ELSEWHERE = re.compile(
    r"\bnon-usa citizen imgs (?:are |is )?not\b|\bimgs (?:should|may|can) apply to (?:our|the) \w+ (?:program|"
    r"campus)\b"
)
_BY_MAIL = re.compile(r"\b(?:e-?mailed|mailed|faxed|paper|late|incomplete|direct) applications?\b")
"""“Not for electives”, “no emailed applications”: they themselves are not refused."""
_RARELY = re.compile(
    r"\bimgs\b.{0,30}\bon rare occasions?\b|"
    r"\b(?:rarely|seldom|infrequently|only exceptional|(?:very )?few|limited number "
    r"of)\b.{0,60}\bimgs\b|\bimgs\b.{0,60}\b(?:rarely|seldom|infrequently|only in (?:rare|exceptional|"
    r"extraordinary))\b"
)
_RARELY_TAKEN = re.compile(
    r"\bwe (?:only )?(?:rarely|seldom|very rarely) (?:interview|consider|accept|take|"
    r"rank|match) imgs\b"
)
_ASKED_OF_THEM = re.compile(r"imgs (?:must|need|should)\b(?! contact)")
_TAKEN = re.compile(
    r"\b(?:we|program|department|residency|hospital|applications?|positions?|slots?|yes|also|and|"
    rf"university|center|open)\b.{{0,50}}\b(?:{_TAKE}|open to|eligible|available to) (?:[\w,/'-]+ "
    rf"){{0,9}}imgs\b|"
    rf"\bimgs (?:[\w,/'()-]+ ){{0,14}}(?:are|is|will be|may|can) (?:[\w-]+ ){{0,4}}(?:{_TAKE}|eligible|"
    r"apply|able|acceptable)|"
    rf"^{_TAKE} (?:\w+ ){{0,6}}imgs\b|\bapplications? (?:are |is )?(?:\w+ ){{0,3}}from (?:[\w/-]+ ){{0,8}}imgs\b"
)
_IN_TRAINING = re.compile(
    r"\b(?:third|3rd|half|quarter|many|several|most) of (?:the |our )?(?:current )?residents are imgs\b|"
    r"\bimgs?[- ]friendly\b|\bthere are imgs\b|\bmajority of (?:the |our )?residents\b.{0,40}\bimgs\b|"
    r"\bimgs (?:are )?(?:in|among) our\b"
)
_SCHOOLS = re.compile(
    r"^(?!.*\bnot\b).*\b(?:welcome|accept|recruit|invite|consider)\w*\b.{0,140}\b(?:international|foreign|"
    r"overseas) (?:medical )?schools\b|"
    r"^(?!.*\bnot\b).*\b(?:international|foreign|overseas) (?:medical )?(?:schools|graduates) (?:are |may |can )+"
    r"(?:all |also |both )*(?:welcome|encouraged|eligible|invited|apply)\b"
)
_ASKED = re.compile(
    r"\bimgs (?:[\w,/'()-]+ ){0,14}(?:must|should|need|needs|are required|required|applying|"
    r"have to|shall|also|requirements?|eligib\w+|will need|provide|submit|seeking|interested)\b|"
    r"\b(?:requirements?|criteria|eligibility|qualifications|information|guidelines|instructions|"
    r"requires?|required|policy|if (?:you are )?an?|as an?|if|for|of|from) (?:an? |all |any |applying |"
    r"the )?imgs\b|"
    r"\becfmg.{0,80}\bimgs\b|\bimgs\b.{0,80}\becfmg"
)
_CERTIFIED = re.compile(
    r"\becfmg[- ](?:\w+ ){0,2}certif\w*|\bcertifi\w+ (?:\w+ ){0,3}(?:by|from) (?:the )?ecfmg|\bvalid "
    r"ecfmg|\becfmg\b.{0,40}\bcertif|\becfmg (?:status|report|eligib)"
)
_ABOUT_FACULTY = re.compile(
    r"\bcurrent residents include|\bour faculty\b|\bobservership|\bexternship|\bpercent\w* of all|"
    r"\bnationally\b|\bnational\b|\bmatch rate\b|\brotations?\b|\bclerkship|\bquestions\b|\bvisiting\b|"
    r"\bvslo\b|\bvsas\b|\belectives?\b|\boffer (?:\w+ )?(?:usa )?clinical experience\b|"
    r"\bany residency programs?\b|\bresidency programs? in (?:the state|(?:the )?usa)\b"
)
_SHARE = re.compile(r"\b(\d{1,3}) ?(?:%|percent) (?:\w+ ){0,4}imgs\b|\bimgs\b.{0,40}\b(\d{1,3}) ?(?:%|percent)")
_LABELLED = re.compile(
    r"^(?!all applicants).*\b(?:must|should|need|eligib\w+|ecfmg|apply|appl\w+|consider\w*|required?|accept\w*)\b"
)
_AMONG_BACK = re.compile(
    r"\bof (?:our |the )?(?:current )?(\d{1,3}) (?:current )?residents,? (\d{1,3}) (?:are|is|were) imgs\b"
)
_AMONG_WHOM = re.compile(r"\b(\d{1,3}) (?:current )?residents,? (\d{1,3}) of (?:whom|them|which) (?:are|is) imgs\b")
_AMONG = re.compile(
    r"\b(\d{1,3}) (?:out )?of (?:our |the )?(?:current )?(\d{1,3}) (?:current )?residents (?:are|is|were) imgs\b"
)
_ONLY_US = re.compile(
    r"\b(?:graduates?|students|seniors) (?:of|from|at) (?:\w+ ){0,2}(?:lcme|usa)(?:[- ]\w+){0,2} schools only\b|"
    r"\b(?:only|exclusively) (?:\w+ ){0,6}(?:graduates?|students|seniors|applicants) (?:of|from|at) "
    r"(?:\w+ ){0,3}(?:lcme|usa)\b|\bonly (?:\w+ ){0,3}(?:lcme|usa) (?:\w+ ){0,4}(?:graduates|applicants|"
    r"students)"
)

_SELDOM = re.compile(
    r"\bnot (?:commonly|often|usually|typically|generally|routinely|ordinarily|normally|regularly|frequently)\b"
)

PATTERNS = (
    said("taken", "We welcome applications from international medical graduates.", "accepts_img=yes"),
    said("refused", "Our program does not accept international medical graduates.", "accepts_img=no"),
    said("not considered", "IMGs are not considered at this time.", "accepts_img=no"),
    said("rarely", "International medical graduates are rarely interviewed.", "accepts_img=rarely"),
    said(
        "asked for something",
        "International graduates must submit certified translations.",
        "accepts_img=yes",
    ),
    said("counted after", "We have 20 residents, 9 of whom are IMGs.", "img_residents=9/20", "accepts_img=yes"),
    said("counted", "At present 7 of our 24 residents are IMGs.", "img_residents=7/24", "accepts_img=yes"),
)


def read(unit: Unit) -> Iterator[Reading]:
    yield from _accepts(unit)
    among, back = _AMONG.search(unit.text), _AMONG_BACK.search(unit.text) or _AMONG_WHOM.search(unit.text)
    imgs, residents = among.groups() if among else back.groups()[::-1] if back else ("1", "0")
    if int(imgs) <= int(residents):
        yield Reading("img_residents", f"{imgs}/{residents}", 0.93)


def _accepts(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    if _RARELY_TAKEN.search(text):
        yield Reading("accepts_img", "rarely", 0.92)
        return
    if _ABOUT_FACULTY.search(text) and not _ASKED_OF_THEM.match(text):
        return
    if _ONLY_US.search(text) and not re.search(r"\bimgs\b|\becfmg\b|\binternational\b", f"{text} {unit.label}"):
        yield Reading("accepts_img", "no", 0.88)
        return
    if _NO_IMGS_THEMSELVES.search(text) or _ELSEWHERE.search(text) or _WHERE_TO_LOOK.search(text):
        return
    if "imgs" in text and (refused := _REFUSED.search(text)):
        if _refuses_all(text, refused):
            yield Reading("accepts_img", "rarely" if _SELDOM.search(refused.group(0)) else "no", 0.93)
        return
    if (_RARELY.search(text) and not re.search(r"\bwithout\b|\bdifficult|\bproblems?\b|\btrouble|\bfail", text)) or (
        "imgs" in unit.label and unit.asked and re.match(r"(?:very )?(?:rarely|seldom)\b", text)
    ):
        yield Reading("accepts_img", "rarely", 0.92)
    elif (
        _IN_TRAINING.search(text)
        or _SCHOOLS.search(text)
        or (_TAKEN.search(text) and not _IN_DOUBT.search(text))
        or _AMONG.search(text)
        or _AMONG_BACK.search(text)
        or _AMONG_WHOM.search(text)
        or _positive_share(text)
    ):
        yield Reading("accepts_img", "yes", 0.95)
    elif (
        _ASKED.search(text)
        and not re.search(r"\bstatus report", text)
        and not re.search(r"\bnot\b.{0,40}\bimgs\b|\bno (?:specific|special)\b", text)
        and unit.form != "heading"
    ):
        yield Reading("accepts_img", "yes", 0.9)
    elif (
        "imgs" in unit.label
        and _LABELLED.search(text)
        and unit.form != "heading"
        and not re.search(r"\bnot\b", unit.label)
    ):
        yield Reading("accepts_img", "yes", 0.85)
    elif _CERTIFIED.search(text) and unit.form != "heading":
        # That a certificate is wanted "where it applies" does not say that anyone is taken.
        yield Reading("accepts_img", "yes", 0.8)


def _refuses_all(text: str, refused: re.Match[str]) -> bool:
    """Whether all international graduates are refused: not some of them, nor something that they send or ask for."""
    after = text[refused.end() : refused.end() + 70]
    own = text[: refused.start()] + _NEXT.split(text[refused.start() :])[0]
    whose = refused.group(0).partition("imgs")[2]
    return not (
        _CONDITION.search(whose)
        or _CONDITION.search(after)
        or _FOR_ELSE.search(after)
        or _BY_MAIL.search(refused.group(0))
        or re.search(r"\bvisa|\bonly\b|\bdiscriminat|\ball\b|\bevery", own)
    )


def _positive_share(text: str) -> bool:
    share = _SHARE.search(text)
    return bool(share and 0 < int(share.group(1) or share.group(2)) <= 100 and "resident" in text)


TOPIC = Topic("graduates", _TRIGGER, read, PATTERNS)
