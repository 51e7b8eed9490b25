"""What a page says once of something that was done to an account, by the name that allauth has for it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANGED = _("Your password is changed.")
NOTICES: Mapping[str, "str | Promise"] = {
    "account/messages/cannot_delete_primary_email.txt": _("Your account needs this address."),
    "account/messages/email_confirmation_failed.txt": _("%(email)s belongs to another account already."),
    "account/messages/email_confirmation_sent.txt": _("A letter is on its way to %(email)s."),
    "account/messages/email_confirmed.txt": _("%(email)s is confirmed."),
    "account/messages/email_deleted.txt": _("%(email)s was taken off your account."),
    "account/messages/logged_in.txt": _("You are signed in."),
    "account/messages/logged_out.txt": _("You are signed out. Nothing of yours is left in this browser."),
    "account/messages/password_changed.txt": CHANGED,
    "account/messages/password_set.txt": CHANGED,
    "account/messages/primary_email_set.txt": _("Your address is changed."),
    "account/messages/unverified_primary_email.txt": _("Confirm this address first."),
    "mfa/messages/recovery_codes_generated.txt": _("New recovery codes are made. The old ones are good for nothing."),
    "mfa/messages/totp_activated.txt": _("The second step is turned on."),
    "mfa/messages/totp_deactivated.txt": _("The second step is turned off."),
}


def notice(name: str | None, context: Mapping[str, Any] | None) -> str:
    """Empty for what is not said here."""
    words = {"email": str((context or {}).get("email", ""))}
    return str(NOTICES.get(name or "", "")) % words
