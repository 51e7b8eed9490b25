"""Pure: what the filter columns of one program hold, from what stands about it on a day. No database, no clock.

A requirement column holds a limit only where nothing softens it: stated for all track kinds, as required, without an
exception, undisputed, in words, and current or undated. Everything else leaves None, which drops nobody.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from programs import fields
from programs.normalise import match_year_of, season_day
from programs.reconcile import Age, Key, Said, Standing, age

DISPUTED = "disputed"
ANY_STEP = ("", "any")
Facts = Mapping[Key, Standing]
Sayings = Mapping[int, Said]
"""What stands by its statement's primary key."""

# The column, its field, and which of two limits (for one Step or for any) is the stricter.
REQUIREMENTS: Mapping[str, tuple[str, Callable[[Iterable[int]], int]]] = {
    "required_step2": ("min_step2", max),
    "required_attempts": ("max_failed_attempts", min),
    "required_years": ("max_years_since_graduation", min),
    "required_usce_months": ("usce_months", max),
    "required_letters_us": ("letters_us", max),
}
ANSWERS = ("accepts_img", "visa_j1", "visa_h1b")
DATES = {"opens_on": "application_opens", "deadline_on": "application_deadline"}
NAMES = (*ANSWERS, *REQUIREMENTS, "ecfmg_by", *DATES, "positions")


def columns(facts: Facts, said: Sayings, day: dt.date) -> dict[str, Any]:
    """Every column of NAMES for one program; None: not stated, or nothing that a filter may rest on."""
    return {
        **{name: _answer(facts, name) for name in ANSWERS},
        **{name: _required(facts, said, day, name) for name in REQUIREMENTS},
        "ecfmg_by": _ecfmg_by(facts, said, day),
        **{name: _date(facts, said, day, field) for name, field in DATES.items()},
        "positions": _positions(facts),
    }


def _answer(facts: Facts, field: str) -> str | None:
    """A program's own answer is the fact for all its track kinds; one for a single kind does not speak for the rest."""
    standing = facts.get(Key(field, "", "limit", ""))
    if standing is None:
        return None
    return DISPUTED if standing.agreement == DISPUTED else standing.value


def _required(facts: Facts, said: Sayings, day: dt.date, column: str) -> int | None:
    """A limit for one Step is left out: a plain count of failed attempts cannot be held against it."""
    field, stricter = REQUIREMENTS[column]
    limits = [
        int(standing.value)
        for standing in _hard(facts, said, day, field)
        if said[standing.statement].strength == fields.REQUIRED or _none_needed(standing)
    ]
    return stricter(limits) if limits else None


def _none_needed(standing: Standing) -> bool:
    """That no US experience is required asks nothing, so pages state it without a strength."""
    return standing.key.field == "usce_months" and standing.value == "0"


def _ecfmg_by(facts: Facts, said: Sayings, day: dt.date) -> str | None:
    """By when the certificate is demanded. Pages say "by the interview" without calling that a requirement."""
    demands = (fields.REQUIRED, fields.NONE_SAID)
    for standing in _hard(facts, said, day, "ecfmg_certificate_by"):
        if said[standing.statement].strength in demands:
            return standing.value
    return None


def _hard(facts: Facts, said: Sayings, day: dt.date, field: str) -> Iterable[Standing]:
    """The limits on a field that may be held against someone, but for their strength."""
    for scope in ANY_STEP:
        standing = facts.get(Key(field, "", "limit", scope))
        if standing is not None and standing.agreement != DISPUTED and _binds(said[standing.statement], day):
            yield standing


def _binds(said: Said, day: dt.date) -> bool:
    return not (said.unless or said.inferred or _is_older(said, day))


def _is_older(said: Said, day: dt.date) -> bool:
    return age(fields.FIELDS[said.field], said.match_year, said.read_live_on, day) is Age.OLDER


def _date(facts: Facts, said: Sayings, day: dt.date, field: str) -> dt.date | None:
    """The day stated for this season, else one that recurs and is not of an older cycle. Disputed: None."""
    season = match_year_of(day)
    if dated := facts.get(Key(field, "", "limit", "", season=season)):
        return None if dated.agreement == DISPUTED else dt.date.fromisoformat(dated.value)
    recurring = facts.get(Key(field, "", "limit", ""))
    if recurring is None or recurring.agreement == DISPUTED or _is_older(said[recurring.statement], day):
        return None
    return season_day(recurring.value[2:], season)


def _positions(facts: Facts) -> int | None:
    """First-year positions: the number for all kinds, else the sum over kinds, of whatever cycle. Disputed: None."""
    stated = [standing for key, standing in facts.items() if key.field == "positions"]
    counted = [standing for standing in stated if not standing.key.kind] or stated
    if not counted or any(standing.agreement == DISPUTED for standing in counted):
        return None
    return sum(int(standing.value) for standing in counted)
