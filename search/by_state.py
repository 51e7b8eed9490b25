"""How many published programs stand in each state, and what they answer. Grouped by the database."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from programs.models import Program, Specialty

ANSWERED = ("visa_j1", "visa_h1b", "accepts_img")


@dataclass(frozen=True, slots=True)
class Tally:
    """The programs of one specialty in one state. Answers by field, then by value; None: not stated."""

    programs: int
    anything_stated: int
    answers: Mapping[str, Mapping[str | None, int]]


def programs_by_state(specialty: Specialty | None = None) -> dict[str, int]:
    """By postal code; "" holds those whose state is not confirmed. None: of every specialty. One query."""
    programs = Program.objects.published()
    if specialty is not None:
        programs = programs.filter(specialty=specialty)
    return dict(programs.order_by().values_list("state").annotate(n=Count("pk")))


def tally(specialty: Specialty, state: str) -> Tally:
    """One query: a row for each combination of answers, of which there are few."""
    there = Program.objects.published().filter(specialty=specialty, state=state).order_by()
    answers: dict[str, Counter[str | None]] = {name: Counter() for name in ANSWERED}
    programs = stated = 0
    anything_stated = ExpressionWrapper(Q(stated_fields__gt=0), BooleanField())
    rows = there.annotate(anything=anything_stated).values_list("anything", *ANSWERED).annotate(n=Count("pk"))
    for anything, *values, count in rows:
        programs += count
        stated += count if anything else 0
        for name, value in zip(ANSWERED, values, strict=True):
            answers[name][value] += count
    return Tally(programs, stated, answers)
