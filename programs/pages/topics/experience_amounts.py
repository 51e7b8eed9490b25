"""Pure: how many months of US clinical experience a sentence names, and within how many years."""

import re

from programs.pages.strengths import clause_at
from programs.pages.topics.limit_and_wish import Amount, demand_and_wish

USCE = re.compile(
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
AMOUNT = re.compile(
    r"\b(\d{1,2})[- ]?(?:\(\d+\) )?(?:-|to|or)? ?(?:\d{1,2} )?(full |consecutive |calendar )?(month|"
    r"week|year|rotation|day)s?\b|\b(a|1/2) (year)\b"
)
WITHIN = re.compile(
    r"\b(?:within|in|during|over|(?:not|no) (?:be )?older than) (?:the )?(?:last|past|previous|prior|preceding|"
    r"most recent)? ?(\d{1,2}) (years?|months?)\b|\b(?:last|past|previous) (\d{1,2}) (years?|months?)\b|\b(?:within|"
    r"in|during) (?:the )?(?:last|past) (year)\b"
)


def months(text: str) -> str:
    """The amount that stands nearest to the words for the experience; empty where there is none."""
    plain = WITHIN.sub(" ", text)
    usce = USCE.search(plain)
    middle = (usce.start() + usce.end()) // 2 if usce else 0
    amounts = [
        one
        for one in AMOUNT.finditer(plain)
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
    count = number * 12 if measure == "year" else number
    return str(count) if 1 <= count <= _LONGEST and measure != "day" else ""


_SINCE = re.compile(r" (?:of|from|since|after|past) (?:\w+ )?graduat")
_OTHER_AMOUNT = re.compile(
    r"graduat(?!.*\band (?:who )?(?:have|at least)\b)|\bgap\b|longer than|more than|"
    r"out of (?:\w+ )?school"
)


_MONTHS = re.compile(r"\b(\d{1,2})[- ]months?\b")
_LONGEST = 60


def demanded_and_wished(text: str) -> tuple[Amount, ...]:
    """“Three months required, six preferred”."""
    both = demand_and_wish(WITHIN.sub(" ", text), _MONTHS)
    return both if both and 0 < both[0].number < both[1].number else ()


def years_within(found: re.Match[str]) -> str:
    """Of what `WITHIN` found; empty where it is no number of whole years."""
    if found.group(5):
        return "1"
    return in_years(found.group(1) or found.group(3), found.group(2) or found.group(4))


def in_years(number: str, measure: str) -> str:
    """Empty where it is no number of whole years."""
    count = int(number)
    if measure.startswith("month"):
        return str(count // 12) if count and count % 12 == 0 else ""
    return str(count) if 1 <= count <= 20 else ""
