"""What a directory says, without the numbers of its rows: two loads that went differently must say the same."""

from collections import Counter
from typing import Any

from django.db.models import Model

from programs.models import (
    City,
    EmployerLink,
    Fact,
    Fee,
    FilingCase,
    Hospital,
    Institution,
    InstitutionAlias,
    PageCheck,
    Program,
    ProgramDate,
    Proposal,
    Reading,
    SeasonEvent,
    Specialty,
    SponsorFiling,
    Statement,
    Track,
    Wording,
)

STATEMENT = (
    "source__name",
    *("page_url", "institution__code", "program__public_id", "kind", "field", "value", "strength", "scope"),
    *("applies_to", "unless", "stated_cycle"),
)
KEYS: dict[type[Model], tuple[str, ...]] = {
    Specialty: (),
    City: (),
    Institution: (),
    InstitutionAlias: ("institution__code",),
    Program: ("institution__code", "specialty__code"),
    Track: ("program__public_id",),
    Wording: ("institution__code",),
    Statement: ("source__name", "institution__code", "program__public_id"),
    Reading: tuple(f"statement__{column}" for column in STATEMENT),
    Fact: ("program__public_id", *(f"statement__{column}" for column in STATEMENT)),
    ProgramDate: ("program__public_id",),
    SeasonEvent: ("season_id",),
    Fee: (),
    EmployerLink: ("institution__code",),
    SponsorFiling: (),
    FilingCase: (),
    Hospital: (),
    PageCheck: ("page__url",),
    Proposal: ("page__url", "statement__field", "statement__value", "standing__field", "standing__value"),
}
"""Beside a model's own columns, what stands for the rows that it points to."""
MOMENTS = {"recorded_at", "at", "updated_at", "read_at"}


def directory() -> dict[str, Counter[tuple[Any, ...]]]:
    """Each table as a bag of rows: one that stands twice counts twice."""
    return {model.__name__: Counter(rows(model, *named)) for model, named in KEYS.items()}


def rows(model: type[Model], *named: str) -> list[tuple[Any, ...]]:
    own = [
        column.attname
        for column in model._meta.concrete_fields
        if not column.primary_key and not column.is_relation and column.attname not in MOMENTS
    ]
    found = model._default_manager.values_list(*own, *named)
    return [tuple(repr(cell) for cell in row) for row in found]


def differences(one: dict[str, Counter[Any]], other: dict[str, Counter[Any]]) -> list[str]:
    """The first few rows that stand in one and not in the other, or more often."""
    return [
        f"{sign} {name} {row}"
        for name in one
        for sign, more in (("-", one[name] - other[name]), ("+", other[name] - one[name]))
        for row in list(more)[:3]
    ]
