"""What the page of a program says to every reader alike, drawn once and kept beside the index that was in use.

It moves with the directory's state and the language. What depends on who reads (whether the program stands on a list,
a verdict, what is near for whom) is no part of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from search.index import Index

Parts = Mapping[str, SafeString]
TEMPLATES = {
    name: f"search/_program_{name}.html" for name in ("data", "crumbs", "title", "summary", "stated", "asked", "side")
}
MOST = 300
"""Programs by language: some ten megabytes. Then it begins again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Of one index and one state of what no index tells."""

    index: Index
    state: object
    drawn: dict[tuple[str, str], Parts] = field(default_factory=dict)


_kept: Kept | None = None


def parts_of(public_id: str, held: Index, state: object, context: Callable[[], dict[str, Any]]) -> Parts:
    """`context` reads what the parts show; it is not asked where they are kept. `state` was read before it."""
    drawn = _kept_for(held, state).drawn
    at = get_language() or "", public_id
    found = drawn.get(at)
    if found is None:
        told = context()
        found = {name: SafeString(render_to_string(template, told)) for name, template in TEMPLATES.items()}
        if len(drawn) >= MOST:
            drawn.clear()
        drawn[at] = found
    return found


def _kept_for(held: Index, state: object) -> Kept:
    global _kept
    kept = _kept
    if kept is None or kept.index is not held or kept.state != state:
        _kept = kept = Kept(held, state)
    return kept
