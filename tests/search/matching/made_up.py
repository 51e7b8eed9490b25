"""Made-up lines and programs, held against made-up applicants. No such program or statement exists."""

import datetime as dt
from typing import Any

from programs.fields import FIELDS
from programs.reconcile import Age
from programs.vocabulary import Kind
from search.matching import Match, matched
from search.matching.match import Told
from search.matching.registry import DECIDING
from search.matching.stated import Line, Listed, stated
from search.profile import ApplicantProfile

DAY = dt.date(2026, 9, 24)
"""In the season of the Match of 2027."""
CURRENT, UNDATED, OLDER = Age.CURRENT, Age.UNDATED, Age.OLDER
PROGRAM = 7


def applicant(**told: Any) -> ApplicantProfile:
    """Whom no rule about visa or certificate troubles: a citizen who graduated abroad and is certified."""
    return ApplicantProfile(**{"work_status": "citizen", "ecfmg_certified": True, **told})


def line(field: str, value: int | str, **more: Any) -> Line:
    """A current requirement in words, unless told otherwise."""
    number = list(FIELDS[field].values).index(str(value)) if FIELDS[field].kind is Kind.CHOICE else int(value)
    usual: dict[str, Any] = {
        "program": PROGRAM,
        "kind": "",
        "scope": "",
        "strength": "required" if FIELDS[field].has_strength else "",
        "age": CURRENT,
        "explicit": not more.get("inferred", False),
        "inferred": False,
        "conditional": False,
        "disputed": False,
        "img_only": False,
        "statement": 100,
    }
    return Line(field=field, value=number, **{**usual, **more})


def deadline(day: dt.date, season: int = 2027, **more: Any) -> Line:
    return line("application_deadline", day.toordinal(), season=season, **more)


def program(*kinds: str, years: int = 3, nrmp: bool = True, listed: Age = CURRENT, number: int = PROGRAM) -> Listed:
    return Listed(number, years, nrmp, dict.fromkeys(kinds, listed))


WELCOME = line("accepts_img", "yes", statement=1)
"""What opens a program for `applicant()`."""


def match(profile: ApplicantProfile, *lines: Line, at: Listed | None = None, day: dt.date = DAY) -> Match:
    return matched(profile, stated([at or program()], lines), day)


def verdict(profile: ApplicantProfile, *lines: Line, at: Listed | None = None, day: dt.date = DAY) -> str:
    """Of a program that takes international graduates and states these lines."""
    return word(match(profile, WELCOME, *lines, at=at, day=day).verdict[0], VERDICT_WORDS)


def decider(found: Match, row: int = 0) -> str | None:
    place = int(found.decider[row])
    return DECIDING[place].name if place >= 0 else None


def finding(
    rule: str, profile: ApplicantProfile, *lines: Line, at: Listed | None = None, day: dt.date = DAY
) -> tuple[str, str]:
    """Outcome and verdict of one rule, in words."""
    return words(told(rule, profile, *lines, at=at, day=day))


def told(rule: str, profile: ApplicantProfile, *lines: Line, at: Listed | None = None, day: dt.date = DAY) -> Told:
    found = match(profile, *lines, at=at, day=day).of_program(0)
    return next(one for one in found if one.rule == rule)


OUTCOME_WORDS = ("not needed", "met", "not stated", "to do", "not told", "unclear", "short", "missed")
VERDICT_WORDS = ("open", "short", "confirm", "doubtful", "closed")


def word(code: int, words: tuple[str, ...]) -> str:
    return words[int(code)]


def words(one: Told) -> tuple[str, str]:
    return word(one.outcome, OUTCOME_WORDS), word(one.verdict, VERDICT_WORDS)
