"""Reads what stands about one program, for the questions that an interview leaves to ask."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_lazy

from applicants.interviews.questions import Known, Questions, Why, questions, visa_fields
from programs.fields import FIELDS
from programs.models import Fact, Program
from programs.models.fact import Agreement
from programs.models.statement import Basis
from programs.reconcile import Age, age
from programs.vocabulary import Label
from search.presenters.evidence import read_live_on
from search.profile import ApplicantProfile

PLAIN = ("yes", "no")
WHY: Mapping[Why, Label] = MappingProxyType(
    {
        Why.DISPUTED: gettext_lazy("sources differ"),
        Why.NOT_SURE: gettext_lazy("stated, but undated, older, conditional or not in words"),
        Why.NOT_STATED: gettext_lazy("not stated"),
    }
)


def questions_for(program: Program, profile: ApplicantProfile | None, season: int, day: dt.date) -> Questions:
    """Two queries. Training starts in July of the year of the Match (facts, 1b)."""
    facts = Fact.objects.filter(program=program).select_related("statement").prefetch_related("statement__readings")
    by_field: dict[str, list[Fact]] = {}
    for fact in facts:
        by_field.setdefault(fact.field, []).append(fact)
    return questions([_known(field, same, day) for field, same in by_field.items()], _visa(profile), season)


def _visa(profile: ApplicantProfile | None) -> tuple[str, ...]:
    if profile is None:
        return visa_fields(needs_none=False, work_status=None, visas=())
    return visa_fields(needs_none=profile.needs_no_visa, work_status=profile.work_status, visas=profile.visas_open)


def _known(field: str, facts: list[Fact], day: dt.date) -> Known:
    is_visa = field in ("visa_j1", "visa_h1b")
    current = all(_age(fact, day) is Age.CURRENT for fact in facts)
    plain = not is_visa or all(fact.value in PLAIN for fact in facts)
    in_words = all(not fact.statement.unless and fact.statement.basis != Basis.INFERRED for fact in facts)
    return Known(
        field=field,
        disputed=any(fact.agreement == Agreement.DISPUTED for fact in facts),
        firm=current and plain and in_words,
        refused=all(fact.value == "no" for fact in facts),
    )


def _age(fact: Fact, day: dt.date) -> Age:
    said = fact.statement
    return age(FIELDS[fact.field], said.match_year, read_live_on(said), day)
