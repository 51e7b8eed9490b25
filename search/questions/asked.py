"""Which programs a reader has asked, and which have answered: kept in the session, beside the profile."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

KEY = "questions_asked"
MOST = 500
"""So many programs are kept; nobody asks more, and a session stays small."""
ASKED, ANSWERED, FORGET = "asked", "answered", "forget"
ACTIONS = (ASKED, ANSWERED, FORGET)


@dataclass(frozen=True, slots=True)
class Note:
    """Days; None: not yet."""

    asked: dt.date | None = None
    answered: dt.date | None = None


def noted(session: SessionBase) -> Mapping[str, Note]:
    """By public id."""
    return {one: Note(_day(said.get(ASKED)), _day(said.get(ANSWERED))) for one, said in _kept(session).items()}


def note(session: SessionBase, public_id: str, action: str, day: dt.date) -> None:
    """An answer without a question noted stands for both. More than MOST: the first is forgotten."""
    kept = _kept(session)
    said = kept.pop(public_id, {})
    if action != FORGET:
        said.setdefault(ASKED, day.isoformat())
        kept[public_id] = {**said, action: day.isoformat()}
    session[KEY] = dict(list(kept.items())[-MOST:])


def forget_all(session: SessionBase) -> None:
    session.pop(KEY, None)


def _kept(session: SessionBase) -> dict[str, dict[str, Any]]:
    return dict(session.get(KEY) or {})


def _day(text: Any) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
