"""Pure: whether something can be stated, and its canonical form. No database."""

from programs import fields, normalise


class StatementError(ValueError):
    """A value that cannot be stated; `field` names the column that is wrong."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def checked(
    *, name: str, value: str, strength: str = "", scope: str = "", kind: str = "", cycle: str = ""
) -> tuple[str, int | None]:
    """The canonical value and the match year. StatementError names the column that cannot be."""
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
        return canonical, normalise.cycle(cycle)
    except ValueError as error:
        raise StatementError("stated_cycle", str(error)) from None
