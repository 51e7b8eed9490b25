"""allauth's forms in our words: a label says what belongs in a box, a hint what it must be."""

from typing import Any

from allauth.account import forms
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ADDRESS, PASSWORD, NEW_PASSWORD = _("E-mail address"), _("Password"), _("New password")
AGAIN, CODE = _("New password, again"), _("Code")
AT_LEAST = _("At least 8 characters, and no common password. Several words that only you put together do well.")
OF_APP = _("The six digits that your app shows now, or one of your recovery codes.")
SHOWN_NOW = _("The six digits that your app shows now.")

Words = tuple["str | Promise", "str | Promise"]


class InOurWords:
    """`words`: label and hint by field. Comes before an allauth form among a class's bases."""

    words: dict[str, Words]
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)


class SignIn(InOurWords, forms.LoginForm):  # type: ignore[misc]
    words = {"login": (ADDRESS, ""), "password": (PASSWORD, "")}


class SignUp(InOurWords, forms.SignupForm):  # type: ignore[misc]
    words = {
        "email": (ADDRESS, _("A link that you open from there makes it yours.")),
        "password1": (PASSWORD, AT_LEAST),
    }


class NewAddress(InOurWords, forms.AddEmailForm):  # type: ignore[misc]
    words = {"email": (_("New e-mail address"), _("It counts once you have opened the link that we send there."))}


class ChangePassword(InOurWords, forms.ChangePasswordForm):  # type: ignore[misc]
    words = {"oldpassword": (_("Password now"), ""), "password1": (NEW_PASSWORD, AT_LEAST), "password2": (AGAIN, "")}


class SetPassword(InOurWords, forms.SetPasswordForm):  # type: ignore[misc]
    words = {"password1": (NEW_PASSWORD, AT_LEAST), "password2": (AGAIN, "")}


class AskForReset(InOurWords, forms.ResetPasswordForm):  # type: ignore[misc]
    words = {"email": (ADDRESS, "")}


class ResetPassword(InOurWords, forms.ResetPasswordKeyForm):  # type: ignore[misc]
    words = {"password1": (NEW_PASSWORD, AT_LEAST), "password2": (AGAIN, "")}


class PasswordAgain(InOurWords, forms.ReauthenticateForm):  # type: ignore[misc]
    words = {"password": (PASSWORD, "")}


class SecondStep(InOurWords, AuthenticateForm):  # type: ignore[misc]
    words = {"code": (CODE, OF_APP)}


class SecondStepAgain(InOurWords, ReauthenticateForm):  # type: ignore[misc]
    words = {"code": (CODE, OF_APP)}


class TurnOnSecondStep(InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    words = {"code": (CODE, SHOWN_NOW)}
