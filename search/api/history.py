"""How the facts of a program came to change."""

from collections.abc import Mapping
from typing import Any

from programs.fields import FIELDS
from programs.models import Change, Program
from search.api.facts import Shape, typed
from search.changes.rows import quotable

MOST = 200


def history(program: Program) -> list[Shape]:
    """Newest first; one query. What has left the registry has no type any more."""
    known = Change.objects.filter(program=program, field__in=FIELDS)
    return [change_shape(change) for change in quotable(known)[:MOST]]


def change_shape(change: Change) -> Shape:
    return {
        "field": change.field,
        "kind": change.kind or None,
        "scope": change.scope or None,
        "strength_class": change.strength_class,
        "before": _side(change.field, change.before),
        "after": _side(change.field, change.after),
        "at": change.at,
        "why": reason(change),
    }


def reason(change: Change) -> str:
    """Without what a curator wrote after the colon: it may name people."""
    return change.why.partition(":")[0]


def _side(field: str, side: Mapping[str, Any] | None) -> Shape | None:
    return None if side is None else {"value": typed(field, side["value"]), "agreement": side["agreement"]}
