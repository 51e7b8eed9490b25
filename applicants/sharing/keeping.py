"""Writes share links and what advisers say."""

import datetime as dt

from django.db import transaction

from applicants.models import Applicant, ShareComment, ShareLink, ShortlistEntry
from applicants.models.sharing import MOST_COMMENTS

MOST_LINKS = 20
AN_HOUR, MOST_AN_HOUR = dt.timedelta(hours=1), 20


class TooManyError(ValueError):
    """As many links stand as may stand."""


class WaitError(ValueError):
    """So many comments came through this link within an hour that no more is taken now."""


class FullError(ValueError):
    """The link holds as many comments as it may."""


@transaction.atomic
def share(*, applicant: Applicant, match_year: int, name: str, with_notes: bool) -> ShareLink:
    Applicant.objects.select_for_update().only("pk").get(pk=applicant.pk)
    if applicant.share_links.filter(revoked_at=None).count() >= MOST_LINKS:
        raise TooManyError(MOST_LINKS)
    return ShareLink.objects.create(applicant=applicant, match_year=match_year, name=name, with_notes=with_notes)


def revoke(*, link: ShareLink, now: dt.datetime) -> None:
    """From here on its address is unknown. What was said stays with the owner. Again: nothing happens."""
    ShareLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now)


@transaction.atomic
def comment(
    *, link: ShareLink, entry: ShortlistEntry | None, author: str, text: str, now: dt.datetime
) -> ShareComment | None:
    """Counted in the database, one comment of a link after the other. None: the link was revoked meanwhile.

    The same words twice in a row are one comment, whose button was pressed twice.
    """
    held = ShareLink.objects.select_for_update().filter(pk=link.pk, revoked_at=None).first()
    if held is None:
        return None
    said = {"entry": entry, "author": author, "text": text}
    of_the_hour = held.comments.filter(created_at__gt=now - AN_HOUR)
    last = of_the_hour.select_related("entry").order_by("-pk").first()
    if last and said == {name: getattr(last, name) for name in said}:
        return last
    if held.comments.count() >= MOST_COMMENTS:
        raise FullError(MOST_COMMENTS)
    if of_the_hour.count() >= MOST_AN_HOUR:
        raise WaitError(MOST_AN_HOUR)
    return ShareComment.objects.create(link=held, **said)
