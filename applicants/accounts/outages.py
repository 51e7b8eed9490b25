"""What a reader is told when something that accounts need does not answer."""

import logging
from smtplib import SMTPException

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from redis import RedisError

MAIL_ERRORS = (SMTPException, OSError)
"""Refused, unreachable or silent: `smtplib` raises the system's own errors too."""
RETRY_AFTER = 180
"""Seconds. A new confirmation goes out once in three minutes for an address (allauth's "confirm_email")."""
logger = logging.getLogger(__name__)


def counting_is_down(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """None for any other error. Without counts nobody is let in: guesses would not be limited."""
    if not isinstance(exception, RedisError):
        return None
    logger.error("tries to sign in cannot be counted: the broker did not answer")
    return _unavailable(request, "account/not_counted.html")


def mail_is_down(request: HttpRequest) -> HttpResponse:
    """What was done before the mail stands. The log has neither address nor content."""
    logger.error("mail of an account was not sent: the mail server did not take it")
    return _unavailable(request, "account/not_sent.html")


def _unavailable(request: HttpRequest, template: str) -> HttpResponse:
    response = render(request, template, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response
