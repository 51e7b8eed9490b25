"""Pure: what of a sentence is stated. A case that may not arise (“if you have not yet …”) states nothing."""

import re

_SUBJECT = r"(?:please|still|contact|email|we|you (?:will|must|should|may|can|need)|they (?:will|must|should|may|can))"
_CASE = re.compile(
    rf"^\W*(?:if|should|in case|in the event)\b(?P<case>[^,;:.]{{3,170}}?)(?:, (?:then )?| (?={_SUBJECT}\b))"
    r"(?P<rest>\S.{7,})$"
)
_WHOSE = re.compile(
    r"\bimgs\b|\busa\b|\binternational\b|\bvisas?\b|\bj1\b|\bh1b\b|\bsponsor|\bcitizen|\bead\b|\bwork permit"
)
"""The case tells for whom the rest holds: that is read (`audience.py`, the topic of visas)."""
_WISH = re.compile(r"(?: at all)? (?:possible|feasible|applicable)$")
"""“If possible” says how strongly the rest is meant."""
_LIMIT = re.compile(r"\bgraduat|\bfail|\battempt|\byears?\b")
"""The case is itself a limit, where the rest tells what becomes of those beyond it."""
_REFUSES = re.compile(r"\bnot\b|\bcannot\b|\bunable\b|\bineligible\b|\bunlikely\b|\bno\b|\bdisqualif|\bdeclin")


_ANOTHER = re.compile(
    r"(?<=\bletters), (?:an?|the) (?:[\w']+ ){1,4}is not (?:\w+ )?(?:required|needed|necessary)(?=\W*$)"
)
"""“Three letters, a chair's is not required”: the three are."""


_MORE_THAN = re.compile(
    r"\b(?:is |are )?not (?:only|just|merely) (?:preferred|recommended|encouraged)[,;]? (?:but )?(?:it is |they are )?"
)
"""“Not only preferred, it is required”: required."""


def stated(text: str) -> str:
    """The sentence, in canonical spelling, without a case at its head and without what it says nobody asks for."""
    text = _MORE_THAN.sub("is ", _ANOTHER.sub("", text))
    found = _CASE.match(text)
    if not found or _REFUSES.search(found["rest"]) or _WISH.match(found["case"]):
        return text
    return text if _WHOSE.search(found["case"]) or _LIMIT.search(found["case"]) else found["rest"]
