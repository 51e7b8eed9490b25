"""The way out that each mail carries: a signed link that ends one kind of mail, without signing in (RFC 8058)."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from applicants.models import Applicant, HowOften, Mailing

SALT = "applicants.unsubscribe"
KINDS = tuple(Mailing.Kind.values)


class LinkError(ValueError):
    """Nobody here signed this."""


def link(applicant: int, kind: str) -> str:
    """Absolute, under the address of the language that is active. It has no end: mail is kept for years."""
    token = signing.dumps([applicant, kind], salt=SALT)
    return settings.SITE_ADDRESS + reverse("applicants:unsubscribe", args=[token])


def read(token: str) -> tuple[int, str]:
    """An applicant's primary key and the kind of mail."""
    try:
        told = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise LinkError("the signature does not fit") from None
    if not (isinstance(told, list) and len(told) == 2 and told[1] in KINDS):
        raise LinkError("it says something else")
    return int(told[0]), told[1]


def end(*, applicant: int, kind: str) -> None:
    """Again, or for an applicant who is gone: nothing happens."""
    rows = Applicant.objects.filter(pk=applicant)
    if kind == Mailing.Kind.DIGEST:
        rows.update(digest=HowOften.NEVER)
    else:
        rows.update(reminders=False)
