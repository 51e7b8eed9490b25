"""Stories of one reader: of the account, or those this browser's session remembers having sent."""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q
from django.http import HttpRequest

from applicants.models import Story, User

KEY = "stories"
"""In the session of a reader without an account: the tokens of what was sent, for as long as the session lasts."""
MOST = 150
"""As many as a browser may send in the thirty days that a session lasts."""
TAKEN_AWAY = ("title", "text", "language", "shown_name", "school_country", "match_year", "consented_at", "state", "why")


def own_stories(request: HttpRequest) -> list[Story]:
    """Newest first. No query for who has sent nothing and has no account."""
    tokens, user = tokens_of(request.session), user_of(request)
    if not tokens and user is None:
        return []
    own = Q(token__in=tokens) | (Q(user=user) if user else Q(pk=None))
    return list(Story.objects.filter(own).order_by("-consented_at", "-pk"))


def user_of(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def tokens_of(session: SessionBase) -> list[str]:
    return list(session.get(KEY, ()))


def remember(session: SessionBase, story: Story) -> None:
    """Of an account there is no need: the story itself says whose it is."""
    if story.user_id is None:
        others = [token for token in tokens_of(session) if token != story.token]
        session[KEY] = [*others, story.token][-MOST:]


def forget(session: SessionBase, token: str) -> None:
    kept = tokens_of(session)
    if token in kept:
        session[KEY] = [one for one in kept if one != token]


def join_stories(session: SessionBase, user: User) -> None:
    """Once a reader has signed in: what this browser sent before belongs to the account, and goes when it goes."""
    Story.objects.filter(token__in=session.pop(KEY, ()), user=None).update(user=user)


def delete_stories(session: SessionBase) -> None:
    """Of a reader without an account who wants to be forgotten."""
    Story.objects.filter(token__in=tokens_of(session), user=None).delete()


def words_of_session(session: SessionBase) -> dict[str, list[dict[str, Any]]]:
    """For whoever takes everything away without an account. Empty where nothing was sent; no token is in it."""
    found = Story.objects.filter(token__in=tokens_of(session)).order_by("pk")
    rows = list(found.values(*TAKEN_AWAY)) if tokens_of(session) else []
    return {KEY: rows} if rows else {}
