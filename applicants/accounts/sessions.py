"""Sessions in which an account is signed in, or which hold what it keeps."""

from collections.abc import Iterator

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from applicants.reader import KEY


def end_sessions(user_id: int | None, applicant_id: int | None, *, but: str | None = None) -> int:
    """How many were ended. Sessions are sealed, so each one is opened: the time grows with all that are kept."""
    keys = [key for key in _sessions_of(user_id, applicant_id) if key != but]
    return Session.objects.filter(session_key__in=keys).delete()[0]


def _sessions_of(user_id: int | None, applicant_id: int | None) -> Iterator[str]:
    for session in Session.objects.iterator(chunk_size=500):
        held = session.get_decoded()
        signed_in = user_id is not None and held.get(SESSION_KEY) == str(user_id)
        if signed_in or (applicant_id is not None and held.get(KEY) == applicant_id):
            yield session.session_key
