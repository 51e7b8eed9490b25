"""Pure: of what was read on a page, what is kept: each thing once, and one value where only one can be."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from programs.fields import CONSIDERED_WITHOUT, DATE_FIELDS, FIELDS, VISA_FIELDS, Kind
from programs.normalise import cycle
from programs.pages.topics.experience import ASIDE

if TYPE_CHECKING:
    from programs.pages.extract import Extracted

_TELLING = {"transfer_only": 2, "case_by_case": 1, "hands_on_only": 1, "observership_counts": 1, "rarely": 1}
_STRENGTH_ORDER = {"required": 0, "preferred": 1, "considered_without": 2, "": 3}


def settled(found: Iterable["Extracted"]) -> list["Extracted"]:
    """In the page's order. The surest stands; of equals the first."""
    kept: dict[tuple[str, ...], Extracted] = {}
    for one in found:
        key = _key(one)
        before = kept.get(key)
        if before is None:
            kept[key] = one
        elif before.value == one.value:
            kept[key] = _joined(before, one)
        elif (_tells(one), one.confidence) > (_tells(before), before.confidence):
            kept[key] = one
    left = list(kept.values())
    for step in (_parted, _whole, _dated, _agreeing, _one_kind, _one_strength, _with_exceptions, _of_a_season):
        left = step(left)
    return left


def _parted(found: list["Extracted"]) -> list["Extracted"]:
    """Ten positions of which eight are categorical and two preliminary: the ten are told already."""
    sums: Counter[str] = Counter()
    for one in found:
        if one.field == "positions" and one.kind:
            sums[one.subject] += int(one.value)
    return [one for one in found if one.field != "positions" or one.kind or int(one.value) != sums[one.subject]]


def _whole(found: list["Extracted"]) -> list["Extracted"]:
    """“At least two letters from US physicians”, for some: a part, where three in all are asked of everyone."""
    of_all = max((int(one.value) for one in found if one.field == "letters" and one.applies_to == "all"), default=0)
    parts = {(one.value, one.applies_to) for one in found if one.field == "letters_us" and one.applies_to != "all"}
    return [
        one
        for one in found
        if one.field != "letters" or (one.value, one.applies_to) not in parts or int(one.value) >= of_all
    ]


def _dated(found: list["Extracted"]) -> list["Extracted"]:
    """A day said with and without its year is one."""
    days = {(one.field, one.value[4:]) for one in found if one.field in DATE_FIELDS and one.value[0] != "-"}
    return [one for one in found if not (one.value.startswith("--") and (one.field, one.value[1:]) in days)]


def _of_a_season(found: list["Extracted"]) -> list["Extracted"]:
    """A day with its year is of its own season; so is all else on the page where such days are all of one season, and
    no words name another.
    """
    days = [one.value for one in found if one.field in DATE_FIELDS and one.value[0] != "-"]
    seasons = {cycle(day) for day in days} | {cycle(one.cycle) for one in found if one.cycle}
    of_page = max(days) if days and len(seasons) == 1 else ""
    return [one if one.cycle else replace(one, cycle=one.value if one.value in days else of_page) for one in found]


def _one_kind(found: list["Extracted"]) -> list["Extracted"]:
    """“Observerships do not count” tells the kind of the experience that another sentence asks for; alone it tells
    nothing.
    """
    counted = {(one.strength, one.applies_to) for one in found if one.field == "usce_months" and one.value != "0"}
    found = [one for one in found if not (_leaves_kind_unsaid(one) and (one.strength, one.applies_to) in counted)]
    told = [one for one in found if one.field == "usce_kind" and one.confidence == ASIDE and not one.strength]
    if not told:
        return found
    others = [one for one in found if one not in told]
    if any(one.field == "usce_kind" and one.value != _UNSAID for one in others):
        return others
    asked = {(one.strength, one.applies_to): one for one in others if one.field in _OF_EXPERIENCE and one.value != "0"}
    joined = [replace(told[0], strength=one.strength, applies_to=one.applies_to) for one in asked.values()]
    return [one for one in others if one.field != "usce_kind"] + joined


def _leaves_kind_unsaid(one: "Extracted") -> bool:
    """“Is experience required?” “Yes, a month of it.”: how much is told, and not of what kind."""
    return one.field == "usce_kind" and one.value == _UNSAID


_OF_EXPERIENCE = ("usce_kind", "usce_months")
_UNSAID = "us_experience_unspecified"


def _agreeing(found: list["Extracted"]) -> list["Extracted"]:
    """“No visas”, and “citizens only”, do not stand beside a visa that is taken."""
    taken = {one.subject for one in found if one.field in VISA_FIELDS and one.value != "no"}
    refusing = ("none_sponsored", "citizens_or_residents_only")
    return [one for one in found if not (one.field == "visa_other" and one.value in refusing and one.subject in taken)]


def _tells(one: "Extracted") -> int:
    """How much a value says: “case by case” more than “no”, a kind of experience more than none."""
    return int(one.value) if one.field == "letters" else _TELLING.get(one.value, 0)


def _key(one: "Extracted") -> tuple[str, ...]:
    if FIELDS[one.field].many:
        return (one.field, one.value, one.subject)
    if FIELDS[one.field].kind is Kind.DATE:
        # Days of several years, and a day of every year, may all stand on a page.
        return (one.field, one.subject, one.kind, one.strength, one.value[:4] if one.value[0].isdigit() else "")
    return (one.field, one.subject, one.kind, one.scope, one.applies_to, one.strength)


def _joined(before: "Extracted", one: "Extracted") -> "Extracted":
    return replace(before, confidence=max(before.confidence, one.confidence), cycle=before.cycle or one.cycle)


def _one_strength(found: list["Extracted"]) -> list["Extracted"]:
    """The same value said with and without a strength is said once, with it."""
    best: dict[tuple[str, ...], Extracted] = {}
    for one in found:
        scope = "" if one.scope == "any" else one.scope
        key = (one.field, one.value, one.subject, one.kind, scope, one.applies_to)
        other = best.get(key)
        if other is None or _STRENGTH_ORDER[one.strength] < _STRENGTH_ORDER[other.strength]:
            best[key] = one
    stands = {id(one) for one in best.values()}
    return [one for one in found if id(one) in stands]


def _with_exceptions(found: list["Extracted"]) -> list["Extracted"]:
    """A limit, and the sentence that lifts it for some, are one statement."""
    lifted = {
        (one.field, one.value, one.subject): one for one in found if one.unless and one.strength == CONSIDERED_WITHOUT
    }
    joined = []
    for one in found:
        lift = lifted.get((one.field, one.value, one.subject))
        if lift is None or lift is one:
            joined.append(one)
        else:
            joined.append(replace(one, unless=one.unless or lift.unless))
    limits = {(one.field, one.value, one.subject) for one in joined if one.strength != CONSIDERED_WITHOUT}
    return [
        one for one in joined if one.strength != CONSIDERED_WITHOUT or (one.field, one.value, one.subject) not in limits
    ]
