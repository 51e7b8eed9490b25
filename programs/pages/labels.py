"""Pure: a label and the few words behind it to plain sentences. “IMGs: not accepted” says “IMGs is not accepted”."""

import re

from programs.pages.asked import declared

NOTHING_SAID = (
    r"(?:n/?a|yes and no|it depends|unknown|unspecified|unclear|pending|tb[ad]|var(?:ies|iable)(?: \w+){0,3}|"
    r"no (?:minimum|exceptions?|information|data|answer)|"
    r"not (?:applicable|specified|stated|listed|known|disclosed|indicated|reported|mentioned|given|recorded)|"
    r"to be (?:determined|announced|decided|confirmed)|"
    r"(?:please )?(?:contact|ask|call|e-?mail|inquire|see|check)\b.{0,60}|[-–—?]+)\W*"
)
"""Words behind a label that say that nothing is known."""
_NOTHING_SAID = re.compile(NOTHING_SAID)
_STATE_ALONE = re.compile(
    r"((?:not |strongly |highly )?(?:required|preferred|recommended|encouraged|mandatory|accepted|considered|optional|"
    r"necessary|needed|eligible|desired))\W*"
)
_NONE_NEEDED = re.compile(r"^none (?=(?:is |are )?(?:required|needed|necessary)|for )")
_IN_PART = re.compile(
    r"(?:casebycase|(?:very )?rarely|seldom|sometimes|on occasion|possibly|maybe|generally no|typically (?:no|yes)|"
    r"(?:usually|generally|typically) not|not (?:usually|generally|typically|always))\W*"
)
"""It tells something of visas, and of who is taken; of a demand it says neither that it holds nor that it does not."""
_OF_VISAS, _OF_IMGS = re.compile(r"\b(?:visas?|j1|h1b)\b"), re.compile(r"\bimgs\b")


def labelled(label: str, answer: str, *, asked: bool = False) -> list[str]:
    """A label and the few words behind it as sentences: “IMGs: not accepted”. None where they say that nothing is
    known: “H-1B: not specified” is neither yes nor no. `asked`: the label is a question.
    """
    if not label:
        return [answer]
    of_visas = bool(_OF_VISAS.search(label))
    if _NOTHING_SAID.fullmatch(answer) or (_IN_PART.fullmatch(answer) and not (of_visas or _OF_IMGS.search(label))):
        return []
    answer = _NONE_NEEDED.sub("not ", answer)
    if _NEGATED.search(label) and _YES_OR_NO.match(answer) and (asked or "?" in label):
        return []
    if asked or _YES_OR_NO.match(answer):
        return declared(label, answer)
    state = _STATE_ALONE.fullmatch(answer)
    if not state or len(label.split()) > _LABEL:
        return [answer]
    if of_visas:
        return [] if state.group(1) == "not required" else [answer]
    return [f"{label.rstrip(' :')} is {state.group(1)}"]


_NEGATED = re.compile(r"\bnot\b|n't\b")
"""“Are there visas you do not sponsor?”: whether a yes affirms the “not” can hardly be told."""
_YES_OR_NO = re.compile(r"(?:yes|no|none)\b")
_LABEL = 8
"""Words: a longer one is a sentence of its own."""
