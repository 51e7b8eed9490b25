"""Whether the database is away, and whether the answer under way was made without it.

A search needs it for the cards alone that are not kept yet: it is then answered from memory, with less on each card.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError

AWAY = ("08", "57P", "53300")
"""How PostgreSQL's codes for it begin: a broken connection, a server that stops or starts, one that is full."""


@dataclass
class Told:
    """Of one answer: something was left out of it, as the database did not answer."""

    left_out: bool = False


_told: ContextVar[Told | None] = ContextVar("database_away", default=None)


def is_away(error: BaseException | None) -> bool:
    """A server that cannot be had, not a statement that it refused. A broken connection has no code, and now and then
    no class of its own."""
    if not isinstance(error, DatabaseError | InterfaceError):
        return False
    code = getattr(error.__cause__, "pgcode", "")
    if code:
        return str(code).startswith(AWAY)
    return isinstance(error, OperationalError | InterfaceError) or (code is None and type(error) is DatabaseError)


def leave_out() -> None:
    """From here on nobody may keep this answer."""
    told = _told.get()
    if told:
        told.left_out = True


@contextmanager
def noticing() -> Iterator[Told]:
    told = Told()
    token = _told.set(told)
    try:
        yield told
    finally:
        _told.reset(token)
