"""One connection to the mail server for several letters. Of each failure it tells whether the letter can have gone."""

from collections.abc import Callable
from smtplib import SMTP, SMTPException, SMTPRecipientsRefused, SMTPResponseException
from types import TracebackType
from typing import Any, Self

from django.core.mail import EmailMultiAlternatives, get_connection

ANSWERED = (SMTPResponseException, SMTPRecipientsRefused)
"""The server has said no, so it has not taken the letter."""


class NotTakenError(Exception):
    """The server was not reached or has refused. Tells the kind of error alone: what a server answers repeats the
    address."""


class UnsureError(Exception):
    """The connection broke while the letter was handed over."""


class MailServer:
    def __init__(self) -> None:
        self._backend: Any = get_connection()
        self._handing_over = False
        self._away = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def reach(self) -> None:
        """NotTakenError where it is away; then it is not tried again for this connection's other letters."""
        if self._away:
            raise NotTakenError(self._away)
        try:
            opened = self._backend.open()
        except (SMTPException, OSError) as error:
            self._away = _kind(error)
            raise NotTakenError(self._away) from None
        spoken = getattr(self._backend, "connection", None)
        if opened and isinstance(spoken, SMTP):
            spoken.data = self._noting(spoken.data)  # type: ignore[method-assign, assignment]

    def send(self, letter: EmailMultiAlternatives) -> None:
        self._handing_over = False
        try:
            self._backend.send_messages([letter])
        except ANSWERED as error:
            self._close()
            raise NotTakenError(_kind(error)) from None
        except (SMTPException, OSError) as error:
            self._close()
            raise (UnsureError if self._handing_over else NotTakenError)(_kind(error)) from None

    def _noting(self, data: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """From the moment that the letter itself goes over the line, a broken line leaves open who has it."""

        def hand_over(letter: Any) -> Any:
            self._handing_over = True
            return data(letter)

        return hand_over

    def _close(self) -> None:
        try:
            self._backend.close()
        except (SMTPException, OSError):
            # What was sent is sent: taking leave politely is not worth an error.
            self._backend.connection = None


def _kind(error: Exception) -> str:
    code = getattr(error, "smtp_code", "")
    if isinstance(error, SMTPRecipientsRefused):
        code = next((told[0] for told in error.recipients.values()), "")
    return f"{type(error).__name__} {code}".strip()
