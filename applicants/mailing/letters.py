"""A mail as it goes out: text and HTML from what was written down, in the language it was written down in.

`content` of a Mailing: {"language", "subject", "sections": [{"title", "items": [{"name", "path", "lines"}], "more"}]},
all of it in words, and paths without the site's address.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import salted_hmac

from applicants.mailing import unsubscribing
from applicants.models import Mailing


def letter(mailing: Mailing, to: str) -> EmailMultiAlternatives:
    content = mailing.content
    with translation.override(content["language"]):
        out = unsubscribing.link(mailing.applicant_id, mailing.kind)
        told = {**content, "site": settings.SITE_ADDRESS, "out": out}
        text = render_to_string(f"emails/{mailing.kind}.txt", told)
        html = render_to_string(f"emails/{mailing.kind}.html", told)
    made = EmailMultiAlternatives(content["subject"], text, to=[to], headers=_headers(mailing, out))
    made.attach_alternative(html, "text/html")
    return made


def _headers(mailing: Mailing, out: str) -> dict[str, str]:
    """The same at each attempt, so that a server that had the mail already knows it again."""
    name = salted_hmac("applicants.mailing", str(mailing.pk), algorithm="sha256").hexdigest()[:40]
    return {
        "Message-ID": f"<{name}@{urlsplit(settings.SITE_ADDRESS).hostname or 'localhost'}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{out}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
