"""Brings a table in line with what a source lists. Never deletes: absent from a list is not gone from the world."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import models

BATCH = 2000
M = TypeVar("M", bound=models.Model)


def bring_in_line(have: models.QuerySet[M], key: Sequence[str], columns: Sequence[str], wanted: Iterable[M]) -> int:
    """Creates and updates rows until `have` holds `wanted`, compared by `key`. Returns how many moved.

    Two rows of one key: the later wins. Foreign keys are named by their column (`source_id`).
    """
    rows = {_values(row, key): row for row in have}
    latest = {_values(row, key): row for row in wanted}
    new = [row for at, row in latest.items() if at not in rows]
    moved = [
        _copy(row, rows[at], columns)
        for at, row in latest.items()
        if at in rows and _values(row, columns) != _values(rows[at], columns)
    ]
    have.model._default_manager.bulk_create(new, batch_size=BATCH)
    if moved:
        have.model._default_manager.bulk_update(moved, [_field(name) for name in columns], batch_size=BATCH)
    return len(new) + len(moved)


def _values(row: models.Model, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def _copy(wanted: M, onto: M, columns: Sequence[str]) -> M:
    for name in columns:
        setattr(onto, name, getattr(wanted, name))
    return onto


def _field(name: str) -> str:
    return name.removesuffix("_id")
