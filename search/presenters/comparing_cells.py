"""What one program states of one requirement, short enough for a column, and what that means for the applicant."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from programs.models import Fact, ProgramDate
from programs.reconcile import Age
from search.matching import Outcome
from search.presenters.dates import date_line
from search.presenters.evidence import Said
from search.presenters.facts import fact_line
from search.presenters.matching.lines import RuleLine
from search.presenters.matching.verdicts import OUTCOMES
from search.presenters.words import PLAIN

MARKED = (Age.CURRENT, Age.OLDER)
"""Ages that are told beside a value. What is undated, as most is, carries no mark, and the page says so once."""


@dataclass(frozen=True, slots=True)
class Value:
    """`age` and `age_words` are empty for what is undated."""

    words: str
    mark: str
    link: str
    notes: tuple[str, ...]
    age: str
    age_words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds. `words` is empty where it finds nothing to say. `because`: what it rests on, and `notes` what
    narrows or softens that."""

    outcome: str = ""
    words: str = ""
    because: str = ""
    notes: tuple[str, ...] = ()


NO_FINDING = Finding()


@dataclass(frozen=True, slots=True)
class Cell:
    """`silent`: nobody states it; `because` then tells what the finding rests on, where it rests on something else,
    with its `notes`.

    `whose`: the short name of the program, for where the table is stacked.
    """

    whose: str
    values: tuple[Value, ...]
    differ: bool
    finding: Finding
    because: str
    silent: bool
    notes: tuple[str, ...] = ()


def finding(line: RuleLine | None) -> Finding:
    """Silence is told by the cell already."""
    if line is None or line.outcome == OUTCOMES[Outcome.NOT_STATED]:
        return NO_FINDING
    return Finding(line.outcome, line.found, line.needs, line.notes)


def fact_cell(facts: Iterable[Fact], whose: str, found: Finding, day: dt.date) -> Cell:
    lines = [fact_line(fact, day) for fact in facts]
    values = tuple(_value(side.said) for line in lines for side in line.sides)
    return _cell(values, any(line.disputed for line in lines), whose, found)


def date_cell(dates: Sequence[ProgramDate], whose: str, found: Finding, day: dt.date) -> Cell:
    lines = [(date, date_line(date, day)) for date in dates]
    values = tuple(
        _value(side, line.label if date.strength_class == "preference" else "")
        for date, line in lines
        for side in line.sides
    )
    return _cell(values, any(line.disputed for _date, line in lines), whose, found)


def told_cell(words: str, whose: str, found: Finding = NO_FINDING, notes: tuple[str, ...] = ()) -> Cell:
    """What no statement of the program says. `notes` without their full stops, as those of a statement."""
    values = (Value(words, PLAIN, "", notes, "", ""),) if words else ()
    return Cell(whose, values, differ=False, finding=found, because="", silent=False)


def _cell(values: tuple[Value, ...], differ: bool, whose: str, found: Finding) -> Cell:
    if values:
        return Cell(whose, values, differ, found, because="", silent=False)
    return Cell(whose, values, differ, found, because=found.because, silent=True, notes=found.notes)


def _value(said: Said, note: str = "") -> Value:
    marked = said.source.age in MARKED
    return Value(
        words=said.words,
        mark=said.mark,
        link=said.link,
        notes=(note, *said.notes) if note else said.notes,
        age=said.source.age.value if marked else "",
        age_words=said.source.age_words if marked else "",
    )
