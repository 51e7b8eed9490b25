"""What a session holds becomes an account's own: when its reader signs in, and with each answer after that."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone

from applicants.models import Applicant, User
from applicants.reader import KEY, LOOKED_UP, applicant_to_keep
from search.questions import asked as questions_asked
from search.questions import session as profile_session

KEPT = {"profile": profile_session.PROFILE, "asked": questions_asked.KEY}
"""Columns of an Applicant by what the session calls them."""


def keep_for_account(request: HttpRequest) -> None:
    """Writes only what is new. Signing out leaves the account's answers alone: its session is gone by then."""
    applicant = applicant_to_keep(request)
    now = {column: request.session.get(key) or {} for column, key in KEPT.items()}
    changed = [column for column, value in now.items() if getattr(applicant, column) != value]
    for column in changed:
        setattr(applicant, column, now[column])
    if changed:
        applicant.save(update_fields=changed)


def bring_along(request: HttpRequest, user: User) -> None:
    """Once a reader has signed in: the list that was kept without an account joins the account's, and of answers those
    given in this session stand; without any, the account's are put into the session."""
    _look_up_again(request)
    with transaction.atomic():
        account, _ = Applicant.objects.get_or_create(user=user, defaults={"seen_at": timezone.now()})
        unnamed = Applicant.objects.filter(pk=request.session.pop(KEY, None), user=None).first()
        if unnamed:
            join(unnamed, account)
    for column, key in KEPT.items():
        if not request.session.get(key) and getattr(account, column):
            request.session[key] = getattr(account, column)


def join(unnamed: Applicant, account: Applicant) -> None:
    """Moves all that `unnamed` keeps, and lets it go. A program that both have stays as the account has it."""
    last = account.entries.values("match_year").annotate(last=Max("position"))
    positions: dict[int, int] = {row["match_year"]: row["last"] for row in last}
    have = set(account.entries.values_list("match_year", "program_id"))
    for entry in unnamed.entries.order_by("match_year", "position"):
        if (entry.match_year, entry.program_id) in have:
            continue
        positions[entry.match_year] = positions.get(entry.match_year, 0) + 1
        entry.applicant, entry.position = account, positions[entry.match_year]
        entry.save(update_fields=["applicant", "position"])
    for name in ("documents", "vacancies", "own_reminders"):
        getattr(unnamed, name).update(applicant=account)
    unnamed.delete()


def _look_up_again(request: Any) -> None:
    """Who was looked up before signing in is looked up again."""
    if hasattr(request, LOOKED_UP):
        delattr(request, LOOKED_UP)
