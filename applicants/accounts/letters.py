"""The mail of accounts, written out: each as text and as HTML, in the language of the page that asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Letter:
    """`link`: what the context calls the address that the letter leads to; empty: it leads nowhere. `after`: what is
    said below it."""

    subject: "str | Promise"
    lines: "tuple[str | Promise, ...]"
    link: str = ""
    after: "tuple[str | Promise, ...]" = ()


@dataclass(frozen=True)
class Written:
    subject: str
    text: str
    html: str


NOT_YOU = _("Was this not you? Then set a new password at once: open Openward, “Sign in”, “Forgot your password?”.")
NOTHING = _("You did not ask for this? Then do nothing.")
CONFIRM = Letter(
    _("Confirm your address"),
    (_("Someone gave this address as theirs for their account at Openward."), _("If it was you, confirm it here:")),
    "activate_url",
    (_("The link is good for three days."), NOTHING),
)

LETTERS: Mapping[str, Letter] = {
    "account/email/email_confirmation_signup": Letter(
        _("Confirm your address"),
        (
            _("Someone made an account at Openward with this address."),
            _("If it was you, confirm it here; then what you kept is yours in every browser:"),
        ),
        "activate_url",
        (
            _("The link is good for three days."),
            _("It was not you? Then do nothing: an account that nobody confirms is deleted after thirty days."),
        ),
    ),
    "account/email/email_confirmation": CONFIRM,
    "account/email/account_already_exists": Letter(
        _("You have an account already"),
        (
            _("Someone wanted to make an account at Openward with this address. There is one already."),
            _("If it was you, sign in with it. If you do not know the password any more, set a new one here:"),
        ),
        "password_reset_url",
        (_("It was not you? Then do nothing."),),
    ),
    "account/email/unknown_account": Letter(
        _("No account with this address"),
        (
            _("Someone wanted to sign in at Openward with this address, or to set a new password. No account has it."),
            _("Perhaps you used another address. Or make an account here:"),
        ),
        "signup_url",
        (NOTHING,),
    ),
    "account/email/password_reset_key": Letter(
        _("Set a new password"),
        (_("Someone asked for a new password for your account at Openward."), _("If it was you, set it here:")),
        "password_reset_url",
        (_("The link is good for three days, and once."), _("It was not you? Then do nothing: your password stands.")),
    ),
    "account/email/password_changed": Letter(
        _("Your password was changed"), (_("The password of your account at Openward was changed."), NOT_YOU)
    ),
    "account/email/password_reset": Letter(
        _("Your password was changed"),
        (_("A new password was set for your account at Openward, by a link that we sent you."), NOT_YOU),
    ),
    "account/email/email_changed": Letter(
        _("Your address was changed"),
        (
            _("The address of your account at Openward was changed from %(from_email)s to %(to_email)s."),
            _("Was this not you? Then write to whoever runs this site: they can give the account back to you."),
        ),
    ),
    "account/email/email_deleted": Letter(
        _("A change of address was cancelled"),
        (_("Your account at Openward keeps its address; %(deleted_email)s was taken off it."), NOT_YOU),
    ),
    "mfa/email/totp_activated": Letter(
        _("Second step turned on"),
        (_("From now on, signing in to Openward also asks for a code from your authenticator app."), NOT_YOU),
    ),
    "mfa/email/totp_deactivated": Letter(
        _("Second step turned off"),
        (_("Signing in to Openward does not ask for a code any more: your password is enough."), NOT_YOU),
    ),
    "mfa/email/recovery_codes_generated": Letter(
        _("New recovery codes"),
        (_("New recovery codes were made for your account at Openward. The old ones are good for nothing."), NOT_YOU),
    ),
}
"""By the name that allauth asks for. A test wants each name that allauth has, or a reason."""


def written(name: str, context: Mapping[str, Any]) -> Written:
    """Only words of the context are put into the letter, and no address of a network or name of a browser."""
    letter = LETTERS[name]
    words = {key: value for key, value in context.items() if isinstance(value, str)}
    told = {
        "subject": str(letter.subject),
        "lines": [str(line) % words if "%(" in str(line) else str(line) for line in letter.lines],
        "url": str(context[letter.link]) if letter.link else "",
        "after": [str(line) for line in letter.after],
    }
    text = render_to_string("emails/account.txt", told).strip() + "\n"
    return Written(str(letter.subject), text, render_to_string("emails/account.html", told))
