"""Connected when the app is ready: allauth and the admin sign readers in by the same signal."""

from typing import Any

from allauth.account.signals import user_signed_up
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from applicants.accounts.keeping import bring_along, keep_for_new_account
from applicants.models import User


@receiver(user_logged_in, dispatch_uid="applicants.bring_along")
def bring_what_was_kept(sender: Any, request: HttpRequest | None, user: User, **_: Any) -> None:
    """Tests and commands may sign in without a session that held anything."""
    if request is not None and hasattr(request, "session"):
        bring_along(request, user)


@receiver(user_signed_up, dispatch_uid="applicants.keep_for_new_account")
def keep_what_a_new_reader_has(sender: Any, request: HttpRequest, user: User, **_: Any) -> None:
    keep_for_new_account(request, user)
