"""Pure: whether something can be stated, and its canonical form. No database."""

import datetime as dt

from programs import fields, normalise

SEASONS_AHEAD = 2
"""Pages speak of the season after the next at most. A slip ("2072") would count as current for all the years until."""


class StatementError(ValueError):
    """A value that cannot be stated; `field` names the column that is wrong."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def checked(
    *,
    name: str,
    value: str,
    strength: str = "",
    scope: str = "",
    kind: str = "",
    cycle: str = "",
    day: dt.date | None = None,
) -> tuple[str, int | None]:
    """The canonical value and the match year. StatementError names the column that cannot be.

    `day`: on which it is stated, where that is known; then no season far ahead of it can be.
    """
    if name not in fields.FIELDS:
        raise StatementError("field", f"{name!r} is not a field of the registry")
    entry = fields.FIELDS[name]
    if strength not in fields.STRENGTHS or (strength and not entry.has_strength):
        raise StatementError("strength", f"{strength!r} is not a strength of {name}")
    if scope not in fields.SCOPES or (scope and not entry.has_scope):
        raise StatementError("scope", f"{scope!r} is not a scope of {name}")
    if kind and kind not in fields.TRACK_KINDS:
        raise StatementError("kind", f"{kind!r} is not a kind of track")
    try:
        canonical = entry.canonical(value)
    except ValueError as error:
        raise StatementError("value", str(error)) from None
    try:
        match_year = normalise.cycle(cycle)
    except ValueError as error:
        raise StatementError("stated_cycle", str(error)) from None
    if day is not None:
        _not_far_ahead("stated_cycle", cycle, match_year, day)
        if name in fields.DATE_FIELDS and not canonical.startswith("--"):
            _not_far_ahead("value", canonical, normalise.match_year_of(dt.date.fromisoformat(canonical)), day)
    return canonical, match_year


def _not_far_ahead(column: str, said: str, match_year: int | None, day: dt.date) -> None:
    if match_year is not None and match_year > normalise.match_year_of(day) + SEASONS_AHEAD:
        raise StatementError(column, f"{said!r} is more than {SEASONS_AHEAD} seasons ahead")
