"""Changes as an Atom feed (RFC 4287)."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.models import Change
from programs.models.fact import Agreement
from search.presenters.changes import Moved, Statements, moved, sentence
from search.presenters.evidence import kind_words
from search.presenters.places import program_name

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot carry, escaped or not. One in a source's row would cost its readers the whole feed."""
NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class About:
    """What a feed says of itself. `page` and `feed` are absolute addresses; `since`: its day while it is empty."""

    title: str
    page: str
    feed: str
    since: dt.datetime | None


class ChangesFeed(Atom1Feed):
    def latest_post_date(self) -> dt.datetime:
        """Without entries, not the moment of asking: a feed that says nothing new must read the same twice."""
        empty_since: dt.datetime = self.feed["since"]
        return super().latest_post_date() if self.items else empty_since


def atom(about: About, changes: Iterable[Change], statements: Statements, today: dt.date) -> str:
    """Needs the changes with their programs and sources."""
    feed = ChangesFeed(
        title=NOT_XML.sub("", about.title),
        link=about.page,
        description="",
        subtitle=_("What programs state, who says so, and when it was read. Never a chance of matching."),
        language=get_language(),
        author_name="Openward",
        feed_url=about.feed,
        feed_guid=about.feed,
        since=about.since or NEVER,
    )
    for change in changes:
        _add(feed, about, change, moved(change, statements, today))
    return str(feed.writeString("utf-8"))


def _add(feed: ChangesFeed, about: About, change: Change, told: Moved) -> None:
    program = change.program
    page = urlsplit(about.page)
    path = reverse("search:program-detail", args=[program.public_id, program.slug])
    feed.add_item(
        title=NOT_XML.sub("", f"{program_name(program)}: {'. '.join([sentence(told), *_softened(change)])}"),
        link=f"{page.scheme}://{page.netloc}{path}",
        description=escape(NOT_XML.sub("", _summary(told))),
        unique_id=tag(page.hostname or "", change),
        pubdate=change.at,
        updateddate=change.at,
    )


def _softened(change: Change) -> Iterable[str]:
    """Many a reader sees titles alone: what is disputed, or of some tracks alone, must not read as settled there."""
    if change.kind:
        yield kind_words(change.kind)
    if (change.after or {}).get("agreement") == Agreement.DISPUTED:
        yield _("Sources differ")


def tag(host: str, change: Change) -> str:
    """RFC 4151. The same in every language and every feed of the site."""
    return f"tag:{host},{change.at.astimezone(dt.UTC):%Y-%m-%d}:change/{change.pk}"


def _summary(told: Moved) -> str:
    """Without the day of the last reading, which moves while the change stays what it is."""
    parts = [sentence(told), *told.notes, told.why]
    if told.source:
        said_by = _("Said by: %(source)s") if told.was_said else _("Source: %(source)s")
        parts.append(said_by % {"source": told.source.voice})
        parts += [part for part in (told.source.url, told.source.cycle) if part]
    return ". ".join(parts) + "."
