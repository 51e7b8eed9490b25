"""Forgetting a reader: no row, no session, no record of theirs stays."""

import datetime as dt

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from applicants.accounts.sessions import end_sessions
from applicants.models import Applicant, User
from applicants.models.applicant import KEPT_WITHOUT_ACCOUNT
from applicants.reader import of_session
from applicants.stories.own import delete_stories
from programs.models import Upkeep


@transaction.atomic
def forget_account(*, user: User) -> None:
    """What an account in a role decided about the directory stays, without a name."""
    applicant_id = Applicant.objects.filter(user=user).values_list("pk", flat=True).first()
    end_sessions(user.pk, applicant_id)
    of_users = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=of_users, object_id=str(user.pk)).delete()
    # The one history that repeats whose a row was; the database does not follow it.
    Upkeep.history.filter(owner_id=user.pk).update(owner_id=None)
    user.delete()


@transaction.atomic
def forget_session(*, session: SessionBase) -> None:
    """All that is kept without an account. One that was made in this session and never signed in to goes too."""
    applicant = of_session(session)
    if applicant is not None:
        user = applicant.user
        applicant.delete()
        if user is not None:
            forget_account(user=user)
    delete_stories(session)
    session.flush()


@transaction.atomic
def forget_unconfirmed(now: dt.datetime) -> int:
    """Accounts that were made thirty days ago and never confirmed. What their readers keep stays with their session,
    for as long as they come back."""
    unused = User.objects.filter(
        last_login=None, is_staff=False, date_joined__lt=now - KEPT_WITHOUT_ACCOUNT, emailaddress__isnull=False
    ).exclude(emailaddress__verified=True)
    found = list(unused.values_list("pk", flat=True))
    Applicant.objects.filter(user__in=found).update(user=None)
    User.objects.filter(pk__in=found).delete()
    return len(found)
