"""Brings a table in line with what a source lists. Never deletes: absent from a list is not gone from the world."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import models

from programs.feeds.moved import MOST_LINES, Line, Moved, is_shorter

BATCH = 2000
LONGEST_CELL = 200
M = TypeVar("M", bound=models.Model)


def bring_in_line(have: models.QuerySet[M], key: Sequence[str], columns: Sequence[str], wanted: Iterable[M]) -> Moved:
    """Creates and updates rows until `have` holds `wanted`, compared by `key`. Returns what moved.

    Two rows of one key: the later wins. Foreign keys are named by their column (`source_id`). A row that is kept by
    hand (`by_hand`) stays as it is.
    """
    rows = {_values(row, key): row for row in have}
    latest = {_values(row, key): row for row in wanted}
    new = [row for at, row in latest.items() if at not in rows]
    known = [at for at in latest if at in rows and not getattr(rows[at], "by_hand", False)]
    moving = [at for at in known if _values(latest[at], columns) != _values(rows[at], columns)]
    lines = [line for at in moving[:MOST_LINES] for line in _lines(at, rows[at], latest[at], columns)]
    shortened = {text for at in moving for text in _shortened(rows[at], latest[at], columns)}
    have.model._default_manager.bulk_create(new, batch_size=BATCH)
    if moving:
        copies = [_copy(latest[at], rows[at], columns) for at in moving]
        have.model._default_manager.bulk_update(copies, [_field(name) for name in columns], batch_size=BATCH)
    name = str(have.model._meta.verbose_name_plural)
    moved = len(moving)
    return Moved.of(name, stood=len(rows), new=len(new), rewritten=moved, lines=lines, shortened=shortened)


def _lines(at: tuple[Any, ...], before: models.Model, after: models.Model, columns: Sequence[str]) -> Iterator[Line]:
    what = f"{before._meta.verbose_name} {' '.join(_told(part) for part in at)}"
    for name in columns:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Line(what, name, _told(old), _told(new))


def _shortened(before: models.Model, after: models.Model, columns: Sequence[str]) -> Iterator[str]:
    for name in columns:
        old, new = _text(getattr(before, name)), _text(getattr(after, name))
        if is_shorter(old, new):
            yield new


def _told(value: object) -> str:
    return _text(value)[:LONGEST_CELL]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _values(row: models.Model, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def _copy(wanted: M, onto: M, columns: Sequence[str]) -> M:
    for name in columns:
        setattr(onto, name, getattr(wanted, name))
    return onto


def _field(name: str) -> str:
    return name.removesuffix("_id")
