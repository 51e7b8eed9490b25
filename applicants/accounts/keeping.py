"""What a session holds becomes an account's own, and what the account holds the session's.

Each session remembers, as a mark, what it last had in common with the account. What differs from the mark was changed
in this session and goes to the account; where the account differs, it was changed in another browser and comes here.
So no browser writes back what it held before another one changed it.
"""

import hashlib
import json
from typing import Any

from django.contrib import messages
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applicants.accounts.joining import join
from applicants.models import Applicant, User
from applicants.reader import KEY, applicant_of, applicant_to_keep, look_up_again, of_session
from applicants.stories.own import join_stories
from search.questions import asked as questions_asked
from search.questions import session as profile_session

KEPT = {"profile": profile_session.PROFILE, "asked": questions_asked.KEY}
"""Columns of an Applicant by what the session calls them."""
MARKS = "in_common_with_account"
SET_ASIDE = "profile_set_aside"
"""Answers of this session that another browser's, kept with the account, stood against when its reader signed in."""


def fetch(request: HttpRequest) -> None:
    """Before a signed-in reader's page is made: what was changed in another browser since. One query."""
    applicant = applicant_of(request)
    if applicant is not None:
        _take_over(request.session, applicant)


def keep(request: HttpRequest) -> None:
    """After it: writes what was changed in this session. Signing out leaves the account's answers alone: its session
    is gone by then."""
    marks = request.session.get(MARKS) or {}
    now = {column: request.session.get(key) or {} for column, key in KEPT.items()}
    changed = [column for column, value in now.items() if marks.get(column, "") != _mark(value)]
    if not changed:
        return
    applicant = applicant_to_keep(request) if request.user.is_authenticated else applicant_of(request)
    if applicant is None or applicant.user_id is None:
        # Somebody has signed in to the account that was made here; until they do so here too, it is out of reach.
        request.session.pop(MARKS, None)
        return
    for column in changed:
        setattr(applicant, column, now[column])
    applicant.save(update_fields=changed)
    request.session[MARKS] = {**marks, **{column: _mark(now[column]) for column in changed}}


@transaction.atomic
def keep_for_new_account(request: HttpRequest, user: User) -> None:
    """When an account is made, before its address is confirmed: perhaps that happens in another browser. Until somebody
    signs in, this session goes on with its list (`of_session`). A second sign-up, after a slip in the address, takes
    all from the first."""
    applicant = of_session(request.session)
    if applicant is None:
        applicant = Applicant(seen_at=timezone.now(), language=get_language() or "en")
    applicant.user = user
    for column, key in KEPT.items():
        setattr(applicant, column, request.session.get(key) or {})
    applicant.save()
    request.session[KEY] = applicant.pk
    request.session[MARKS] = {column: _mark(getattr(applicant, column)) for column in KEPT}
    look_up_again(request)


def bring_along(request: HttpRequest, user: User) -> None:
    """Once a reader has signed in: what was kept without an account joins the account's."""
    look_up_again(request)
    with transaction.atomic():
        account = _account_joined(request.session, user)
        set_aside = _join_answers(request.session, account)
        account.save(update_fields=list(KEPT))
        join_stories(request.session, user)
    _take_over(request.session, account)
    if set_aside:
        words = _("Your account's answers stand. Other answers, given here before you signed in, wait on “Account”.")
        messages.info(request, words, fail_silently=True)


def use_set_aside(request: HttpRequest, *, use: bool) -> None:
    """The reader's choice between the account's answers and those given before signing in."""
    set_aside = request.session.pop(SET_ASIDE, None)
    if use and set_aside:
        request.session[profile_session.PROFILE] = set_aside


def _account_joined(session: SessionBase, user: User) -> Applicant:
    """The account's row is locked, so that two sign-ins at once do not both make the applicant."""
    User.objects.select_for_update().get(pk=user.pk)
    unnamed = Applicant.objects.select_for_update().filter(pk=session.pop(KEY, None)).first()
    if unnamed and unnamed.user_id is not None and _is_anothers(unnamed, user):
        unnamed = None
    account = Applicant.objects.select_for_update().filter(user=user).first()
    if account is None:
        account = unnamed or Applicant(seen_at=timezone.now(), language=get_language() or "en")
        account.user = user
        account.save()
    elif unnamed and unnamed.pk != account.pk:
        join(unnamed, account)
    return account


def _is_anothers(applicant: Applicant, user: User) -> bool:
    """An account made in this session that nobody ever signed in to is this reader's too."""
    owner = applicant.user
    return owner is not None and owner.pk != user.pk and owner.last_login is not None


def _join_answers(session: SessionBase, account: Applicant) -> bool:
    """The account's answers stand; the session's do where it has none. Whether some were set aside. Notes on programs
    asked are joined program by program."""
    told = session.get(profile_session.PROFILE) or {}
    account.profile = account.profile or told
    set_aside = bool(told) and told != account.profile
    if set_aside:
        session[SET_ASIDE] = told
    noted = session.get(questions_asked.KEY) or {}
    both = {one: {**said, **account.asked.get(one, {})} for one, said in noted.items()}
    account.asked = dict([*both.items(), *((k, v) for k, v in account.asked.items() if k not in both)])
    account.asked = dict(list(account.asked.items())[-questions_asked.MOST :])
    return set_aside


def _take_over(session: SessionBase, account: Applicant) -> None:
    marks: dict[str, str] = session.get(MARKS) or {}
    for column, key in KEPT.items():
        value: dict[str, Any] = getattr(account, column)
        if marks.get(column, "") == _mark(value):
            continue
        if value:
            session[key] = value
        else:
            session.pop(key, None)
        marks = {**marks, column: _mark(value)}
        session[MARKS] = marks


def _mark(value: dict[str, Any]) -> str:
    """Empty for what is empty, so that a session that never held anything needs no mark."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest() if value else ""
