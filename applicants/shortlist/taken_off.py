"""The last programs taken off, kept in the session until they are brought back, others are taken off, or an hour."""

import datetime as dt

from django.contrib.sessions.backends.base import SessionBase

from applicants.shortlist.removing import Removed, is_fresh

KEY = "list_removed"


def keep(session: SessionBase, removed: Removed, now: dt.datetime) -> None:
    session[KEY] = {**removed, "at": now.isoformat()}


def kept(session: SessionBase, now: dt.datetime) -> Removed | None:
    """What may be brought back. What is older goes when it is next looked for."""
    found: Removed | None = session.get(KEY)
    if found is not None and not is_fresh(found["at"], now):
        forget(session)
        return None
    return found


def forget(session: SessionBase) -> None:
    session.pop(KEY, None)
