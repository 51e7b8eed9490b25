"""How strongly a sentence means what it says: the words of demand and of wish, in it and around it."""

import re
from dataclasses import replace

from programs.pages.blocks import ROW
from programs.pages.reading import CONSIDERED_WITHOUT, NONE_SAID, PREFERRED, REQUIRED, Unit

_PREFERS = re.compile(
    r"(?<!list )(?<!ranklist )\bprefer|\bideal|\brecommend(?!ation|er)|\bencourag|\bdesir|\bfavou?r(?!able)|"
    r"\bcompetitive (?:applica|candida)|\b(?:makes?|making) (?:[\w']+ ){0,4}competitive\b|\b(?:be|considered|most|"
    r"more|are) competitive|"
    r"\b(?:viewed|look(?:s|ed)? (?:up)?on|regarded|considered|seen) (?:\w+ )?(?:highly|favou?rably|with favor)\b|"
    r"\bit(?: i|')s best (?:if|to)\b|"
    r"\blooks? favou?rably\b|"
    r"\bhighly (?:regarded|rated|thought of)\b|\bhelpful|\badvantage|"
    r"\b(?:higher|more|greater|special|additional|extra) consideration\b|"
    r"\ba plus\b|\bnice to have\b|\bpriorit|\bvalued?\b|\bstrongly (?:consider|advis|suggest)|\bsuggest|\bweigh|"
    r"\bbeneficial|(?<!\bbe )\badvis(?:e|able)|\bstrengthen|\bhelps?\b|"
    r"\blikes? to (?:see|have)|\bwe like\b|\bglad if\b|\brarely\b|\bdisadvantage|\bwould be (?:welcome|glad|"
    r"good|nice)|\bwould rather\b|"
    r"\bwould help|\bmore competitive|\bwould like\b|\bif possible\b|\bwhere possible\b|"
    r"\b(?:less|more|un) ?likely\b|\bchances? (?:\w+ ){0,4}(?:is|are) (?:\w+ )?(?:small|slim|low|better|good|best)\b|"
    r"\bstrongest\b|\bmost successful\b|\bbest (?:chance|prospects|consider)|\bimprove\w* your\b"
)
_RULE = re.compile(
    r"\bas a rule\b|\bin general\b|\btypically\b|\bgenerally\b|\busually\b|\bnormally\b|\blook(?:s|ing)? for\b"
)
"""Not a demand in itself, and none the less when something is demanded."""
_REQUIRES = re.compile(
    r"\bno fewer than\b|\b(?:no|not) (?:longer|older|later|earlier|less|greater|lower) than\b|\bat most\b|\ba must\b|"
    r"\bin hand\b|"
    r"\b(?:we|you) (?:want|insist|demand|ask that)|\bask(?:s|ed)? for\b|\bnobody\b|\bno (?:one|1)\b|\bineligible|"
    r"\bwill not hear\b|"
    r"\b(?:is|are) not (?:\w+ )?(?:read|taken|invited|interviewed|ranked|reviewed)|\bdo not (?:read|take|rank|invite)|"
    r"\ba condition\b|\bdisqualif|\brules? (?:\w+ ){1,3}out\b|\bcannot be (?:more|older|taken|considered)|"
    r"\bobligatory|\bindispensable|\bnot (?:\w+ )?more\b|\bimperative|"
    r"\bmust\b|\brequir|\bminimum\b|\bat least\b|\bmandatory|\bneed(?:s|ed)?\b|\bnecessary|\beligib|"
    r"\bcut[- ]?off|\bshall\b|"
    r"\bwill not be (?:\w+ )?(?:considered|reviewed|accepted|invited|interviewed|ranked|read|taken|eligible)|"
    r"\bnot (?:be "
    r")?(?:considered|accept\w*|eligible|invited)|"
    r"\bdo(?:es)? not (?:consider|accept|interview|review)|\bno more than\b|\bnot more than\b|\bonly "
    r"(?:accept|consider|interview|review|applicants|candidates|those)|"
    r"\bha(?:ve|s|d) to\b|\bcriteria\b|\bprerequisite|\bessential|\bin order to\b|\bto be considered\b|"
    r"\bqualif|\bexpect|\bunder the following (?:conditions|circumstances)\b|"
    r"\b(?:look(?:ing)? (?:only )?at|consider(?:ing)?) (?:only )?(?:applicants|candidates|graduates|those) who\b|"
    r"\b(?:consider|accept)s? (?:applications from )?(?:individuals|applicants|candidates|those|imgs) (?:with|who)\b|"
    r"\bmake sure (?:that )?you have\b|"
    r"\bunable to (?:offer|consider|interview|invite|review)\b|\b(?:scores?|attempts?) only\b"
)
_SHOULD = re.compile(r"\bshould\b")
"""Of a limit it says as much as “must”, where nothing else in the sentence says how strongly it is meant."""
_WITHOUT = re.compile(
    r"\b(?:not|isn't|aren't|n't|never) (?!fulfil|meet|satisf|count)(?:\w+ ){0,2}(?:require|demand|required|"
    r"necessary|mandatory|"
    r"needed|need|requirement|essential|prerequisite)|"
    r"\bno (?:\w+ ){0,3}(?:requirement|required)|\boptional\b|\bwaived\b|"
    r"\b(?:requires?|needs?|asks? for|demands?|expects?) neither\b|"
    r"\bneither\b.{0,80}\bnor\b.{0,60}\b(?:required|needed|necessary)\b"
)
_ASKS = re.compile(
    r"\bsend\b|\bhand in\b|\battach|\bto need\b|\brequir|\bmust\b|\bsubmit|\binclud|\bneed|\bshould\b|\bcriteria|"
    r"\beligib|\bminimum|\bcomplete|"
    r"\bdocument|\bmaterial|"
    r"\bcheck-?list|\bfollowing|\bcontain|\bconsist|\bsupport|\bprovide|\bupload|\bask\b|\bexpect|"
    r"\bcomponent|\bapplication"
)


def bare(unit: Unit) -> bool:
    """Whether it is a label and a value, or as few words: that much says nothing of how strongly it is meant."""
    return unit.form == ROW or len(unit.text.split()) <= _BARE


_BARE, _REMARK = 5, 3


def asks(text: str) -> bool:
    """Whether the words are those of a list of what to hand in."""
    return bool(_ASKS.search(text))


def prefers(text: str) -> bool:
    return bool(_PREFERS.search(text) or (_RULE.search(text) and not _REQUIRES.search(text)))


def requires(text: str) -> bool:
    return bool(_REQUIRES.search(text))


def demands(unit: Unit) -> bool:
    """Whether the sentence, the words over its list or its label say so."""
    return requires(unit.text) or requires(unit.lead) or requires(unit.label)


def not_required(text: str) -> bool:
    return bool(_WITHOUT.search(text))


_BREAK = re.compile(
    r"[;()]|\.(?= )| - (?=it is |we |(?:at least )?\d (?:of|must|should)\b|preferably)|"
    r",? (?:but|although|though|however|while|whereas|yet)\b,?|"
    r",? and (?=(?:we )?(?:do not|will not|cannot)\b)|"
    r",? and (?=we (?:would (?:like|love|prefer)|\w+ly prefer|prefer)\b)|"
    r",? (?:and|or) (?=(?:ideally|preferably|(?:we |is |are |be |\d is |\d are )?(?:\w+ly )?"
    r"(?:prefer|encourag|recommend|requir)\w*|(?:should|must|may|need|will|has to|have to)\b))|"
    r", (?=(?:preferably|ideally|with (?:a )?preference|if possible|we |although|"
    r"(?:\d{1,3}|1st attempt) (?:\w+ ){0,3}?(?:preferred|recommended|desired)))| (?=preferably |ideally,? )"
)


def clauses(text: str) -> list[tuple[int, str]]:
    """The parts of a sentence that can each have a strength of their own, with where they begin."""
    parts, start = [], 0
    for cut in _BREAK.finditer(text):
        parts.append((start, text[start : cut.start()]))
        start = cut.end()
    return [*parts, (start, text[start:])]


def clause_at(text: str, place: int) -> str:
    parts = clauses(text)
    return parts[_clause_of(parts, place)][1]


def _clause_of(parts: list[tuple[int, str]], place: int) -> int:
    return max(number for number, (start, _) in enumerate(parts) if start <= place or number == 0)


def strength_at(unit: Unit, place: int, also: re.Pattern[str] | None = None) -> str:
    """The strength of what stands at `place`: of its clause, of a “(preferred)” behind it, of the clauses before it,
    after it, and at last of what stands around the sentence. `also`: further words of demand.
    """
    if among_wishes(unit):
        return PREFERRED
    parts = clauses(unit.text)
    own = _clause_of(parts, place)
    behind = [part for _, part in parts[own + 1 : own + 2] if len(part.split()) <= _REMARK]
    before, after = ([part for _, part in some] for some in (parts[:own], parts[own + 1 :]))
    for words in (parts[own][1], *behind, *reversed(before), *after):
        said = _said_in(words, also)
        if said and (said != CONSIDERED_WITHOUT or words is parts[own][1] or words in behind):
            return said
    around = strength(replace(unit, text=""))
    return around or (REQUIRED if also and also.search(unit.label) else "")


def _said_in(words: str, also: re.Pattern[str] | None) -> str:
    if prefers(words):
        return PREFERRED
    if not_required(words):
        return CONSIDERED_WITHOUT
    demanded = requires(words) or (also and also.search(words)) or _SHOULD.search(words)
    return REQUIRED if demanded else ""


_WISHED = re.compile(r"\bprefer|\bideal|\brecommended\b|\bdesir|\b(?:encourage|recommend)\w*(?: \w+){0,2}:?$")
_HARD = re.compile(
    r"\bmust\b|\brequire|\bneed|\bmandatory|\bnecessary|\bha(?:s|ve) to\b|\bessential|\b(?:will|does|do) not"
)


_WISHED_ONES = re.compile(r"\b(?:prefer\w*|desir\w*|ideal|recommended) (?:\w+ )?(?:qualif\w+|criteri\w+|requirements?)")


def among_wishes(unit: Unit) -> bool:
    """“Preference is given to applicants with: … at least 220”: how much is wished for, and nothing demanded."""
    over = unit.lead or unit.path.rsplit(" / ", 1)[-1]
    return (
        bool(_WISHED.search(over)) and not _REQUIRES.search(_WISHED_ONES.sub(" ", over)) and not _HARD.search(unit.text)
    )


def strength(unit: Unit, default: str = NONE_SAID) -> str:
    """From the sentence; where it says none, from the list's lead, then the label, then the nearest heading."""
    if not_required(unit.text):
        return PREFERRED if prefers(unit.text) else CONSIDERED_WITHOUT
    if among_wishes(unit):
        return PREFERRED
    for words in (unit.text, unit.lead, unit.label, unit.path.rsplit(" / ", 1)[-1]):
        if prefers(words):
            return PREFERRED
        if requires(words) or (words in (unit.text, unit.lead) and _SHOULD.search(words)):
            return REQUIRED
    return default


def asked_for(unit: Unit) -> str:
    """The strength of something handed in with an application: listed among its parts is required."""
    if not_required(unit.text):
        return CONSIDERED_WITHOUT
    if prefers(unit.text) and not re.search(r"\bmust\b|\brequir", unit.text):
        return PREFERRED
    if unit.packet or _ASKS.search(unit.text) or requires(unit.text):
        return REQUIRED
    return REQUIRED if _ASKS.search(unit.around) else NONE_SAID
