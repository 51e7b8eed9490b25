"""What curators check anew every year, written out; and what pages say where nobody has.

Figures of a season are good until its end. Notices about visas are law, which moves at any time: half a year.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from programs.models import Upkeep
from programs.normalise import SEASON_STARTS, match_year_of
from programs.vocabulary import Label

HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Task:
    """`due`: month and day from which it waits each year. `good_for` days; None: to the end of its season."""

    name: str
    label: Label
    what: Label
    where: str
    due: tuple[int, int]
    good_for: int | None = None

    def good_until(self, done_on: dt.date) -> dt.date:
        if self.good_for is not None:
            return done_on + dt.timedelta(days=self.good_for)
        return dt.date(match_year_of(done_on), *SEASON_STARTS) - dt.timedelta(days=1)

    def due_since(self, day: dt.date) -> dt.date:
        """The last time that the year's turn came."""
        this_year = dt.date(day.year, *self.due)
        return this_year if this_year <= day else dt.date(day.year - 1, *self.due)


_ALL = (
    Task(
        "fees",
        _("Fees"),
        _("What applying and registering cost this season: the tiers by number of applications, and from when on."),
        "https://students-residents.aamc.org/applying-residencies-eras/publication-chapters/fees-2025-eras-season",
        (6, 15),
    ),
    Task(
        "signals",
        _("Program signals"),
        _("How many signals each specialty has this season. Last season's page is named: look for the new one there."),
        "https://students-residents.aamc.org/applying-residencies-eras/program-signaling-2025-myeras-application-season",
        (7, 1),
    ),
    Task(
        "calendar",
        _("Season calendar"),
        _("The national dates: applications, registration, rank lists, Match Week, SOAP. Each with its official page."),
        "https://www.nrmp.org/match-calendars/",
        (6, 10),
    ),
    Task(
        "two-year-rule",
        _("Notice: the two-year rule of the J-1"),
        _("Whether the rule, its waivers, and who may use the state waivers still stand as the notice says."),
        "https://travel.state.gov/content/travel/en/us-visas/study/exchange/waiver-of-the-exchange-visitor.html",
        (9, 1),
        HALF_A_YEAR,
    ),
    Task(
        "visitor-visa",
        _("Notice: visitor visas and hands-on work"),
        _("What a visitor visa allows in a hospital, and whether the notice still says so."),
        "https://travel.state.gov/content/travel/en/us-visas/tourism-visit/visitor.html",
        (3, 1),
        HALF_A_YEAR,
    ),
    Task(
        "h1b-payment",
        _("Notice: the payment for new H-1B petitions"),
        _("Whether it is still asked, of whom, and which exceptions hold for physicians."),
        "https://www.uscis.gov/working-in-the-united-states/h-1b-specialty-occupations",
        (9, 1),
        HALF_A_YEAR,
    ),
)
TASKS = {task.name: task for task in _ALL}


@dataclass(frozen=True, slots=True)
class Row:
    """One task on a day. `done_on` None: never done."""

    task: Task
    done_on: dt.date | None
    good_until: dt.date | None
    day: dt.date

    @property
    def not_rechecked(self) -> bool:
        """Never done, or done too long ago: pages say so."""
        return self.good_until is None or self.good_until < self.day

    @property
    def is_due(self) -> bool:
        """Curators see it as work: not rechecked, or the year's turn has come since."""
        return self.not_rechecked or self.done_on is None or self.done_on < self.task.due_since(self.day)


def rows(day: dt.date) -> tuple[Row, ...]:
    """Every task, in the registry's order. One query."""
    kept = {row.name: row for row in Upkeep.objects.filter(name__in=TASKS)}
    return tuple(_row(task, kept.get(name), day) for name, task in TASKS.items())


def row(name: str, day: dt.date) -> Row:
    """One task. One query; KeyError for a name that is not in the registry."""
    return _row(TASKS[name], Upkeep.objects.filter(name=name).first(), day)


def not_rechecked(name: str, day: dt.date) -> bool:
    return row(name, day).not_rechecked


def due_tasks(day: dt.date) -> tuple[Row, ...]:
    return tuple(one for one in rows(day) if one.is_due)


def due_rows(day: dt.date) -> QuerySet[Upkeep]:
    """What waits, for the admin's first page and its list. A task that nobody has done or taken on gets its row."""
    names = [one.task.name for one in due_tasks(day)]
    waiting = Upkeep.objects.filter(name__in=names)
    if waiting.count() < len(names):
        make_missing()
    return waiting


def make_missing() -> None:
    """A row for each task of the registry, so that the admin lists it and someone can take it on."""
    Upkeep.objects.bulk_create([Upkeep(name=name) for name in TASKS], ignore_conflicts=True)


@transaction.atomic
def done(*, name: str, day: dt.date, by: Any, note: str = "") -> Upkeep:
    """Notes that a task was done on `day`. Whoever does it first owns it. KeyError: not a task of the registry."""
    kept = _locked(name)
    kept.done_on, kept.good_until, kept.note = day, TASKS[name].good_until(day), note[:500]
    kept.owner = kept.owner or by
    return _save_as(kept, by)


@transaction.atomic
def take_on(*, name: str, by: Any) -> Upkeep:
    kept = _locked(name)
    kept.owner = by
    return _save_as(kept, by)


def _locked(name: str) -> Upkeep:
    if name not in TASKS:
        raise KeyError(name)
    return Upkeep.objects.select_for_update().get_or_create(name=name)[0]


def _save_as(kept: Upkeep, by: Any) -> Upkeep:
    """Its history names `by`, where no request tells who it is."""
    vars(kept)["_history_user"] = by
    kept.save()
    return kept


def _row(task: Task, kept: Upkeep | None, day: dt.date) -> Row:
    return Row(task, kept.done_on if kept else None, kept.good_until if kept else None, day)
