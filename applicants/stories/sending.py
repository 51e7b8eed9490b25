"""Keeps a story as it was sent, and lets it go."""

import base64
import datetime as dt
import re
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q
from django.utils.crypto import salted_hmac

from applicants.models import Story, User
from applicants.models.calendar import new_token

SALT = "openward.stories.once"
ONCE = re.compile(r"[\w-]{40,60}", re.ASCII)


def send(
    *, once: str, earlier: Collection[str], user: User | None, told: Mapping[str, Any], at: dt.datetime
) -> tuple[Story, bool]:
    """The story, and whether it is new: the same words from the same browser or account are the first ones.

    `once`: which opening of the form this is, so that a second press of the button finds what the first one made, even
    before the browser has a session. `earlier`: tokens of what this browser sent.
    """
    if first := _first(earlier, user, told):
        return first, False
    row = {**told, "user": user, "consented_at": at}
    story, new = Story.objects.get_or_create(token=_token(once), defaults=row)
    if not new and not same(story, told):
        return Story.objects.create(**row), True
    return story, new


def take_back(*, story: Story) -> None:
    """Whatever became of it. Nothing of it stays: what curators did is on record without its words."""
    story.delete()


def _first(earlier: Collection[str], user: User | None, told: Mapping[str, Any]) -> Story | None:
    own = Q(token__in=earlier) | (Q(user=user) if user else Q(pk=None))
    return Story.objects.filter(own, **told).first()


def same(story: Story, told: Mapping[str, Any]) -> bool:
    return all(getattr(story, name) == value for name, value in told.items())


def _token(once: str) -> str:
    """Nobody can choose it: it is worked out with the site's own secret."""
    if not ONCE.fullmatch(once):
        return new_token()
    made = salted_hmac(SALT, once, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()
