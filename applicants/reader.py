"""Whose things a request is about: an account's, or those of a session that has none yet."""

import datetime as dt
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from applicants.models import Applicant
from programs.normalise import match_year_of
from search.questions.reader import profile_of

KEY = "applicant"
"""In the session, where there is no account: the primary key. A session cannot be written by who holds its cookie."""
LOOKED_UP = "_openward_applicant"
OLDEST, FURTHEST = 5, 2
"""Seasons before and after the running one that a list can be of."""
DAY = dt.timedelta(days=1)


def applicant_of(request: HttpRequest) -> Applicant | None:
    """None: this reader keeps nothing. One query a request at most, and none without a session."""
    if not hasattr(request, LOOKED_UP):
        setattr(request, LOOKED_UP, _found(request))
    found: Applicant | None = getattr(request, LOOKED_UP)
    return found


def applicant_to_keep(request: HttpRequest) -> Applicant:
    """Who from now on keeps something: an account, or this session, which is forgotten after thirty days unused."""
    applicant = applicant_of(request)
    if applicant is None:
        user = request.user if request.user.is_authenticated else None
        now = timezone.now()
        language = get_language() or "en"
        if user is None:
            applicant = Applicant.objects.create(seen_at=now, language=language)
            request.session[KEY] = applicant.pk
        else:
            applicant, _ = Applicant.objects.get_or_create(user=user, defaults={"seen_at": now, "language": language})
        setattr(request, LOOKED_UP, applicant)
    return applicant


def season_of(request: HttpRequest) -> int:
    """The season that a page is about: `?season=`, else the one the reader applies in."""
    day = timezone.localdate()
    running = match_year_of(day)
    asked = request.GET.get("season", "")
    if asked.isascii() and asked.isdecimal() and len(asked) == 4 and -OLDEST <= int(asked) - running <= FURTHEST:
        return int(asked)
    profile = profile_of(request)
    return profile.season(day) if profile else running


def of_session(session: SessionBase) -> Applicant | None:
    """Of a reader who has not signed in: no account's, or that of one made in this session to which nobody has ever
    signed in. From its first sign-in on, an account's things are reached through it alone."""
    if KEY not in session:
        return None
    return Applicant.objects.filter(Q(user=None) | Q(user__last_login=None), pk=session[KEY]).first()


def look_up_again(request: HttpRequest) -> None:
    """For who changes whose things the request is about."""
    if hasattr(request, LOOKED_UP):
        delattr(request, LOOKED_UP)


def _found(request: HttpRequest) -> Applicant | None:
    session: Any = request.session
    if request.user.is_authenticated:
        found = Applicant.objects.filter(user_id=request.user.pk).first()
    else:
        found = of_session(session)
    if found and timezone.now() - found.seen_at > DAY:
        found.seen_at = timezone.now()
        found.save(update_fields=["seen_at"])
    return found
