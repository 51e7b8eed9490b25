"""The letter with a coordinator's link, in the language of whoever asked."""

import logging
from smtplib import SMTPException
from threading import Thread

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from programs.models import Program

logger = logging.getLogger(__name__)


def send_link(*, to: str, program: Program, url: str) -> Thread:
    """Sends beside the request: that it takes a moment must not tell whether an address fits."""
    told = {"program": program, "url": url}
    subject = _("Your link to state what holds: %(name)s") % {"name": " ".join(program.name.split())}
    letter = EmailMultiAlternatives(subject, render_to_string("emails/coordinator.txt", told), to=[to])
    letter.attach_alternative(render_to_string("emails/coordinator.html", told), "text/html")
    sending = Thread(target=_send, args=(letter,), name="coordinator-mail")
    sending.start()
    return sending


def _send(letter: EmailMultiAlternatives) -> None:
    try:
        letter.send()
    except (SMTPException, OSError) as error:
        # By its kind alone: what a mail server answers repeats the address.
        logger.warning("a coordinator's link could not be sent: %s", type(error).__name__)
