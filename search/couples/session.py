"""The second profile of a couple: in the same browser's session as the first, under keys of its own."""

import datetime as dt
from typing import Any, cast

from django.contrib.sessions.backends.base import SessionBase

from search.profile import ApplicantProfile
from search.questions import session as profile_session

PREFIX = "partner_"


class PartnerSession:
    """A session in which every name is another: what `profile_session` keeps of one person stands beside the other's.

    All else (what has expired, whether anything is left) is the one session's own.
    """

    def __init__(self, session: SessionBase) -> None:
        self._session = session

    def __getitem__(self, key: str) -> Any:
        return self._session[PREFIX + key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._session[PREFIX + key] = value

    def __contains__(self, key: str) -> bool:
        return PREFIX + key in self._session

    def get(self, key: str, default: Any = None) -> Any:
        return self._session.get(PREFIX + key, default)

    def pop(self, key: str, default: Any = None) -> Any:
        return self._session.pop(PREFIX + key, default)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)


def partner_session(session: SessionBase) -> SessionBase:
    return cast(SessionBase, PartnerSession(session))


def partner_of(session: SessionBase, day: dt.date) -> ApplicantProfile | None:
    """None where nothing was told of the partner."""
    profile = profile_session.told(partner_session(session), day)
    return None if profile.is_empty else profile
