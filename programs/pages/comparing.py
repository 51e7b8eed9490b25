"""Pure: what a page says now beside what stands from it. No database, no clock.

Each reading of the page ends as one of these, and each standing statement of the page in at most one:

    confirmed  it says what stands, and no other season                      a live reading
    renewed    it says what stands, for a newer season                       a new statement, taken as it is
    doubted    it says what stands, but so the reader is not sure            proposed: still stated?
    differing  it says something else of what stands                         proposed, beside it
    new        it says something where nothing stands                        proposed
    gone       what the page was once found to say is not found any more     proposed: no longer stated?

What says nothing new waits for nobody; everything else waits for a curator.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from programs import fields
from programs.pages.extract import Extracted
from programs.reconcile import Key, Keyed, key_of

Subject = tuple[str, int]
"""("program" or "institution", its id)."""
US_GRADUATES = "us"


@dataclass(frozen=True, slots=True)
class Cited:
    """A standing statement of the page. `found_before`: an earlier look found it in the text of that day.

    `leads`: a fact rests on it, so a differing reading stands beside this one rather than an older one.
    """

    id: int
    subject: Subject
    field: str
    value: str
    kind: str
    strength: str
    scope: str
    unless: str
    match_year: int | None
    found_before: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One reading of the page, its subject known and its value canonical."""

    subject: Subject
    match_year: int | None
    extracted: Extracted


@dataclass(slots=True)
class Findings:
    """Ids of standing statements, and readings with the statement they stand beside.

    `unsaid`: all that the page does not speak of, whether it was ever found to or not.
    """

    confirmed: list[int] = field(default_factory=list)
    renewed: list[tuple[Said, int]] = field(default_factory=list)
    doubted: list[tuple[Said, int]] = field(default_factory=list)
    differing: list[tuple[Said, int]] = field(default_factory=list)
    new: list[Said] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    unsaid: set[int] = field(default_factory=set)

    @property
    def none(self) -> bool:
        """Whether the page was found to say nothing of what stands."""
        return not (self.confirmed or self.renewed or self.doubted or self.differing)


def compare(cited: Sequence[Cited], said: Iterable[Said], bar: Callable[[str], float]) -> Findings:
    """`bar`: the confidence from which a reading of that field needs nobody to look at it."""
    standing: dict[tuple[Subject, Key], list[Cited]] = defaultdict(list)
    for one in cited:
        standing[one.subject, key_beside(one)].append(one)
    found, seen = Findings(), set[int]()
    readings = [reading for reading in said if reading.extracted.applies_to != US_GRADUATES]
    told: dict[tuple[Subject, Key], set[tuple[str, str]]] = defaultdict(set)
    for reading in readings:
        told[_about(reading)].add((reading.extracted.value, reading.extracted.unless))
    for reading in readings:
        about = standing.get(_about(reading), [])
        seen |= {one.id for one in about}
        unsaid = [one for one in about if (one.value, one.unless) not in told[_about(reading)]]
        _place(found, reading, about, unsaid, bar)
    found.unsaid = {one.id for one in cited} - seen
    found.gone = [one.id for one in cited if one.found_before and one.id in found.unsaid]
    return found


def _about(reading: Said) -> tuple[Subject, Key]:
    return reading.subject, key_beside(reading.extracted)


def key_beside(said: Keyed) -> Key:
    """Of which fact it speaks. For failed attempts, "any" and nothing said of the exam mean the same."""
    key = key_of(said)
    scope = "" if key.scope == "any" else key.scope
    return Key(key.field, key.kind, key.strength_class, scope, key.member, key.season)


def _place(
    found: Findings, reading: Said, about: Sequence[Cited], unsaid: Sequence[Cited], bar: Callable[[str], float]
) -> None:
    same = [one for one in about if _same(one, reading.extracted)]
    if not about:
        found.new.append(reading)
    elif not same:
        found.differing.append((reading, _leading(about).id))
    elif turned := _turned(reading, same, unsaid):
        found.differing.append((reading, _leading(turned).id))
    elif reading.extracted.confidence < bar(reading.extracted.field):
        found.doubted.append((reading, _leading(same).id))
    elif _newer(reading, same):
        found.renewed.append((reading, _leading(same).id))
    else:
        found.confirmed.append(_leading(same).id)


def _same(one: Cited, extracted: Extracted) -> bool:
    return one.value == extracted.value and one.unless == extracted.unless


def _turned(reading: Said, same: Sequence[Cited], unsaid: Sequence[Cited]) -> list[Cited]:
    """What the page said otherwise for a later season than all that say the same, and does not say any more: that an
    earlier season had this value does not make it what stands.
    """
    years = {one.match_year for one in same}
    if reading.match_year in years:
        return []
    latest, until = max(year or 0 for year in years), reading.match_year or math.inf
    return [one for one in unsaid if latest < (one.match_year or 0) <= until]


def _newer(reading: Said, same: Sequence[Cited]) -> bool:
    """Whether the page states a season later than any that stands with this value."""
    if reading.match_year is None or _of_one_season(reading.extracted):
        return False
    return all(one.match_year is None or one.match_year < reading.match_year for one in same)


def _of_one_season(extracted: Extracted) -> bool:
    """A dated deadline carries its own season, whatever the page says around it."""
    return extracted.field in fields.DATE_FIELDS and not extracted.value.startswith("--")


def _leading(about: Sequence[Cited]) -> Cited:
    return max(about, key=lambda one: (one.leads, one.match_year or 0, one.id))
