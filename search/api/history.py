"""How the facts of a program came to change."""

from collections.abc import Iterable, Mapping
from typing import Any

from programs.models import Change, Program, Statement
from search.api.facts import Shape, typed

MOST = 200


def history(program: Program) -> list[Shape]:
    """Newest first; two queries. A source that was taken down is not quoted here either: its changes are left out."""
    changes = list(Change.objects.filter(program=program)[:MOST])
    quotable = _quotable(changes)
    return [_shape(change) for change in changes if _quoted(change) <= quotable]


def _quotable(changes: Iterable[Change]) -> set[int]:
    quoted: set[int] = set().union(*map(_quoted, changes))
    return set(Statement.objects.filter(pk__in=quoted, source__published=True).values_list("pk", flat=True))


def _quoted(change: Change) -> set[int]:
    """The statements on either side."""
    return {side["statement"] for side in (change.before, change.after) if side and "statement" in side}


def _shape(change: Change) -> Shape:
    return {
        "field": change.field,
        "kind": change.kind or None,
        "scope": change.scope or None,
        "strength_class": change.strength_class,
        "before": _side(change.field, change.before),
        "after": _side(change.field, change.after),
        "at": change.at,
        "why": change.why,
    }


def _side(field: str, side: Mapping[str, Any] | None) -> Shape | None:
    return None if side is None else {"value": typed(field, side["value"]), "agreement": side["agreement"]}
