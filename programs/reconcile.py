"""Pure: which of the statements about one program stand as facts. No database, no clock.

The rules, in order (each has a test of its own):
1. Age class first: current, then undated, then older.
2. Then the rank of the source: program page, GME office, coordinator's reply, tracker or list.
3. Then the newer cycle, then the newer live reading: of one page any newer one, of two pages one that is newer by
   more than a fortnight. Both are read each week or so: else a fact would follow whichever was read last.
4. Equal in all of these and different in value: disputed, and both are shown.
5. Visas are the GME office's to sign. Within one age class: office no + program yes is disputed; office yes +
   program no is no; case by case + yes is case by case.
6. A requirement and a preference are different facts.
7. What waits for a curator never comes here (`Statement.objects.standing`); `inferred` never beats `explicit`.
Statements about US graduates only make no fact: this directory is for graduates of other countries' schools.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from programs import fields
from programs.normalise import match_year_of

Value = str


class Age(StrEnum):
    CURRENT = "current"
    UNDATED = "undated"
    OLDER = "older"


AGE_ORDER = (Age.CURRENT, Age.UNDATED, Age.OLDER)
OFFICE_RANK = 2
FORTNIGHT = 14
"""Days. Live readings of two pages that are as near to each other are of the same time."""


@dataclass(frozen=True, slots=True)
class Said:
    """One standing statement, as the reconciler needs it.

    `match_year` None: no cycle stated. `read_live_on` None: never read on the live page. `office`: a GME office
    speaks for all its programs.
    """

    id: int
    field: str
    value: Value
    kind: str
    strength: str
    scope: str
    match_year: int | None
    read_live_on: dt.date | None
    rank: int
    office: bool
    inferred: bool
    applies_to: str
    page: str
    unless: str = ""


class Keyed(Protocol):
    """Whatever has the columns that tell which fact it is about."""

    @property
    def field(self) -> str: ...
    @property
    def value(self) -> Value: ...
    @property
    def kind(self) -> str: ...
    @property
    def strength(self) -> str: ...
    @property
    def scope(self) -> str: ...


class Cycled(Keyed, Protocol):
    @property
    def match_year(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Key:
    """Which fact: unique within a program. `season` is 0 but for dates of one season."""

    field: str
    kind: str
    strength_class: str
    scope: str
    member: str = ""
    season: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The fact for one key: the statement it rests on, and those beside it that say the same or differ."""

    key: Key
    value: Value
    statement: int
    agreement: str
    same: tuple[int, ...]
    differing: tuple[int, ...]


def age(field: fields.Field, match_year: int | None, read_live_on: dt.date | None, day: dt.date) -> Age:
    """How fresh a statement is on `day`: current by a recent live reading or a recent cycle.

    A date belongs to its season: reading last year's deadline on today's page does not make it this year's.
    """
    if match_year is not None and match_year > match_year_of(day) - field.fresh_for:
        return Age.CURRENT
    renewed = match_year is None or field.name not in fields.DATE_FIELDS
    if renewed and read_live_on is not None and (day - read_live_on).days <= fields.LIVE_READING_DAYS:
        return Age.CURRENT
    return Age.UNDATED if match_year is None and read_live_on is None else Age.OLDER


def reconcile(statements: Iterable[Said], day: dt.date) -> dict[Key, Standing]:
    """The facts of one program from all statements that stand about it and its GME office."""
    groups: dict[Key, list[Said]] = defaultdict(list)
    for said in statements:
        if said.applies_to != "us":
            groups[key_of(said)].append(said)
    return {key: _settle(key, group, day) for key, group in groups.items()}


def key_of(said: Keyed) -> Key:
    """Which fact a statement or a reading speaks of."""
    field = fields.FIELDS[said.field]
    return Key(
        field=said.field,
        kind=said.kind,
        strength_class="preference" if said.strength == fields.PREFERRED else "limit",
        scope=said.scope,
        member=said.value if field.many else "",
        season=_season(said) if said.field in fields.DATE_FIELDS else 0,
    )


def _season(said: Keyed) -> int:
    """Dates of different seasons do not dispute. A month and day is stated for every season: 0."""
    if said.value.startswith("--"):
        return 0
    day = dt.date.fromisoformat(said.value)
    return match_year_of(day)


def _settle(key: Key, group: Sequence[Said], day: dt.date) -> Standing:
    explicit = [said for said in group if not said.inferred] or group
    best, tied = _best(explicit, day)
    if key.field in fields.VISA_FIELDS:
        best, tied = _office_and_program(explicit, best, tied, day)
    disputed = any(said.value != best.value for said in tied)
    same = [said for said in group if said.value == best.value and said.id != best.id]
    others = [said for said in group if said.value != best.value]
    pages = {said.page for said in (best, *same)}
    agreement = "disputed" if disputed else "agreed" if len(pages) > 1 else "single"
    return Standing(key, best.value, best.id, agreement, _in_order(same, day), _in_order(others, day))


def _weight(said: Said, day: dt.date) -> tuple[int, int, int, int]:
    """Smaller is stronger: rules 1, 2 and 3."""
    return AGE_ORDER.index(_age(said, day)), said.rank, -(said.match_year or 0), -_read(said)


def _age(said: Said, day: dt.date) -> Age:
    return age(fields.FIELDS[said.field], cycle_of(said), said.read_live_on, day)


def cycle_of(said: Cycled) -> int | None:
    """A dated deadline carries its own season, whatever the page says around it."""
    if said.field in fields.DATE_FIELDS and not said.value.startswith("--"):
        return _season(said)
    return said.match_year


def _best(group: Sequence[Said], day: dt.date) -> tuple[Said, list[Said]]:
    """The strongest statement and all that tie with it. Ties are broken so that the order of arrival never matters."""
    top = min(_weight(said, day)[:3] for said in group)
    level = [said for said in group if _weight(said, day)[:3] == top]
    newest_of: dict[str, int] = {}
    for said in level:
        newest_of[said.page] = max(_read(said), newest_of.get(said.page, 0))
    since = max(newest_of.values()) - FORTNIGHT
    tied = [said for said in level if _read(said) == newest_of[said.page] and _read(said) >= since]
    return min(tied, key=_tie_break), tied


def _read(said: Said) -> int:
    """The day of the last live reading, as a number; 0 for none."""
    return said.read_live_on.toordinal() if said.read_live_on else 0


def _tie_break(said: Said) -> tuple[bool, str, str, int]:
    """A stated strength tells more than none; after that only a fixed order is wanted."""
    return said.strength == fields.NONE_SAID, said.value, said.page, said.id


def _in_order(group: Sequence[Said], day: dt.date) -> tuple[int, ...]:
    return tuple(said.id for said in sorted(group, key=lambda said: (_weight(said, day), _tie_break(said))))


def _office_and_program(group: Sequence[Said], best: Said, tied: list[Said], day: dt.date) -> tuple[Said, list[Said]]:
    """Rule 5. Applies within the best age class: an office's page of years ago does not undo today's program page."""
    freshest = [said for said in group if _age(said, day) == _age(best, day)]
    offices = [said for said in freshest if said.office]
    own = [said for said in freshest if not said.office]
    if not offices or not own:
        return best, tied
    office, office_tied = _best(offices, day)
    program, program_tied = _best(own, day)
    ties = _differing(office_tied) or _differing(program_tied)
    if ties:
        return min(ties, key=_tie_break), ties
    return _signed(office, program)


def _differing(tied: list[Said]) -> list[Said]:
    """The tied statements when they differ among themselves, else none."""
    return tied if len({said.value for said in tied}) > 1 else []


def _signed(office: Said, program: Said) -> tuple[Said, list[Said]]:
    if office.value == program.value:
        return program, [program]
    if office.value == "no":
        return program, [program, office]
    narrowest = min(office, program, key=lambda said: _NARROW.index(said.value))
    return narrowest, [narrowest]


_NARROW = ("no", "transfer_only", "case_by_case", "yes")
"""From the most to the least restrictive answer on a visa."""
