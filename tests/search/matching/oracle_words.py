"""The words of `docs/matching.md`: outcomes, verdicts, what a limit may do, and by when something is there in time."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.matching.stated import Line, Listed
from search.profile import ApplicantProfile, Month

OUTCOMES = ("not needed", "met", "not stated", "to do", "not told", "unclear", "short", "missed")
VERDICTS = ("open", "short", "confirm", "doubtful", "closed")
AGES = ("current", "undated", "older")
BY = ("application", "interview", "ranking", "start")
WITHOUT_STRENGTH = {"accepts_img", "visa_j1", "visa_h1b", "visa_other", "school_requirement"}


@dataclass(frozen=True)
class Finding:
    """`statement` 0: no statement decides."""

    outcome: str
    verdict: str = "open"
    statement: int = 0


@dataclass(frozen=True)
class Asked:
    """One offer of one program, what binds this applicant there, and the day."""

    program: Listed
    kind: str
    lines: Sequence[Line]
    profile: ApplicantProfile
    day: dt.date

    @property
    def present(self) -> int:
        """The season of the day: a new one starts on 1 June."""
        return self.day.year + 1 if self.day.month >= 6 else self.day.year

    @property
    def season(self) -> int:
        return self.profile.match_year or self.present

    def of(self, field: str) -> list[Line]:
        """The freshest first, of those the newest statement."""
        chosen = [line for line in self.lines if line.field == field]
        return sorted(chosen, key=lambda line: (AGES.index(line.age), -line.statement))


def hold(line: Line) -> str:
    if line.strength == "considered_without":
        return "nothing"
    if line.strength == "preferred":
        return "prefers"
    never = line.field == "min_step1" or (line.field == "application_deadline" and line.scope == "recurs")
    binding = line.strength == "required" or line.field in WITHOUT_STRENGTH
    firm = line.age == "current" and line.explicit and not line.conditional and not line.disputed
    return "closes" if firm and binding and not never else "doubts"


def held(line: Line, outcome: str) -> Finding:
    """The table from an outcome to a verdict."""
    may = hold(line)
    asks = "confirm" if may in ("closes", "doubts") else "open"
    if outcome in ("unclear", "not told") or (outcome == "missed" and line.disputed):
        return Finding("not told" if outcome == "not told" else "unclear", asks, line.statement)
    if outcome != "missed":
        return Finding(outcome, "open", line.statement)
    says = {
        "closes": ("missed", "closed"),
        "doubts": ("missed", "doubtful"),
        "prefers": ("short", "short"),
        "nothing": ("met", "open"),
    }
    return Finding(*says[may], line.statement)


def rank(found: Finding) -> tuple[int, int]:
    return VERDICTS.index(found.verdict), OUTCOMES.index(found.outcome)


def worst(found: Sequence[Finding]) -> Finding:
    """The worst verdict; of equals the worst outcome, then the first. Of nothing: the program is silent."""
    return max(found, key=rank, default=Finding("not stated"))


def worse(found: Sequence[Finding]) -> Finding:
    """By verdict alone, the first of equals."""
    return max(found, key=lambda one: VERDICTS.index(one.verdict))


def best(found: Sequence[Finding]) -> Finding:
    return min(found, key=lambda one: VERDICTS.index(one.verdict))


def is_img(profile: ApplicantProfile) -> bool:
    """Graduates of US schools are not; those of Canadian ones since July 2025, or in a year not told."""
    if profile.school_country == "US":
        return False
    if profile.school_country == "CA" and profile.graduated is not None:
        year, month = profile.graduated.year, profile.graduated.month
        return year > 2025 or (year == 2025 and month in (0, 7, 8, 9, 10, 11, 12))
    return True


def limit(asked: Asked, field: str, judge: Callable[[Line], str]) -> Finding:
    return worst([held(line, judge(line)) for line in asked.of(field)])


def years_within(graduated: Month, year: int, limit: int) -> bool:
    return year - graduated.year <= limit


def count_or_not_told(months: int | None, where_any: str) -> str:
    if months is None:
        return "not told"
    return where_any if months > 0 else "missed"


def by_when(asked: Asked, by: str, done: bool | None, expected: Month | None) -> str:
    """`done` False: said not to be there; None: not told."""
    year = asked.season
    surely, may_be = {
        "application": (Month(year - 1, 9), Month(year - 1, 12)),
        "interview": (Month(year - 1, 10), Month(year, 1)),
        "ranking": (Month(year, 2), Month(year, 2)),
        "start": (Month(year, 6), Month(year, 6)),
    }[by]
    if done:
        return "met"
    if expected is not None:
        earliest = Month(expected.year, expected.month or 1)
        latest = Month(expected.year, expected.month or 12)
        if latest <= surely:
            return "to do"
        return "missed" if earliest > may_be else "unclear"
    if done is None:
        return "not told"
    last = surely if by == "application" else may_be
    return "to do" if Month(asked.day.year, asked.day.month) <= last else "missed"
