"""Where allauth does as this project does."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import user_email
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext as _

from applicants.accounts.addresses import release
from applicants.accounts.letters import written
from applicants.accounts.notices import notice
from applicants.accounts.outages import MAIL_ERRORS, logger, mail_is_down
from applicants.models import User
from search.reporting.throttle import client_address

SALT = "openward.accounts.tries"
LONGEST_PASSWORD = 1000


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def clean_email(self, email: str) -> str:
        """Addresses are stored in lower case."""
        cleaned: Any = super().clean_email(email.strip().lower())
        return str(cleaned)

    def clean_password(self, password: str, user: Any = None) -> str:
        if len(password) > LONGEST_PASSWORD:
            raise ValidationError(_("Write at most %(most)d characters.") % {"most": LONGEST_PASSWORD})
        return str(super().clean_password(password, user))

    def get_client_ip(self, request: HttpRequest) -> str:
        """What tries are counted by: a keyed hash, so that no network address stands in the broker."""
        return salted_hmac(SALT, client_address(request), algorithm="sha256").hexdigest()

    def is_ajax(self, request: HttpRequest) -> bool:
        """Every page is answered as a page; nothing of an account is told as JSON."""
        return False

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        """Whoever reads the mailbox has the address, and not somebody who once typed it."""
        if release(email_address.email, to=email_address.user_id):
            return bool(super().confirm_email(request, email_address))
        template, context = "account/messages/email_confirmation_failed.txt", {"email": email_address.email}
        self.add_message(request, messages.ERROR, template, context)
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        words = message or notice(message_template, message_context)
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)

    def send_account_already_exists_mail(self, email: str) -> None:
        """A sign-up with a known address takes as long as one with a new one, which makes a password's hash."""
        User().set_password(get_random_string(12))
        super().send_account_already_exists_mail(email)

    def render_mail(self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None) -> Any:
        letter = written(template_prefix, context)
        to = [email] if isinstance(email, str) else email
        headers = {"Auto-Submitted": "auto-generated", **(headers or {})}
        mail = EmailMultiAlternatives(letter.subject, letter.text, self.get_from_email(), to, headers=headers)
        mail.attach_alternative(letter.html, "text/html")
        return mail

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            self.render_mail(template_prefix, email, {"email": email, **context}).send()
        except MAIL_ERRORS:
            raise ImmediateHttpResponse(mail_is_down(self.request)) from None

    def send_notification_mail(self, template_prefix: str, user: Any, context: Any = None, email: Any = None) -> None:
        """Of something that is done: it stays done where the mail cannot be sent."""
        try:
            super().send_notification_mail(template_prefix, user, context, email or user_email(user))
        except ImmediateHttpResponse:
            logger.warning("somebody was not told by mail of a change to the account")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("applicants:settings")
