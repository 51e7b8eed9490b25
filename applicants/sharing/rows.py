"""A shared list as its reader sees it, and links as their owner does."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse

from applicants.models import Applicant, ShareComment, ShareLink, ShortlistEntry
from applicants.shortlist.rows import Row, row, with_programs


@dataclass(frozen=True, slots=True)
class Shared:
    """One line of the list. `notes` empty where the link does not show them."""

    row: Row
    notes: str
    comments: tuple[ShareComment, ...]


@dataclass(frozen=True, slots=True)
class Link:
    link: ShareLink
    address: str
    comments: tuple[ShareComment, ...]


def entries_of(link: ShareLink) -> list[ShortlistEntry]:
    """In the owner's order. Three queries. Notes are not even read where they are not shown."""
    own = with_programs(ShortlistEntry.objects.filter(applicant=link.applicant_id, match_year=link.match_year))
    return list(own.order_by("position") if link.with_notes else own.order_by("position").defer("notes"))


def shared(
    link: ShareLink, entries: Iterable[ShortlistEntry], comments: Iterable[ShareComment], day: dt.date
) -> list[Shared]:
    """Nothing of the owner's own answers is in it: no verdict and no reason."""
    said = by_entry(comments)
    return [
        Shared(row(entry, {}, {}, day), entry.notes if link.with_notes else "", tuple(said.get(entry.pk, ())))
        for entry in entries
    ]


def by_entry(comments: Iterable[ShareComment]) -> dict[int | None, list[ShareComment]]:
    """None: on the list as a whole."""
    found: dict[int | None, list[ShareComment]] = defaultdict(list)
    for comment in comments:
        found[comment.entry_id].append(comment)
    return found


def links_of(applicant: Applicant) -> list[Link]:
    """Those that stand first, each with what was said through it. Two queries."""
    names = ("entry__program__institution", "entry__program__specialty")
    own = applicant.share_links.prefetch_related(Prefetch("comments", ShareComment.objects.select_related(*names)))
    stand_first = sorted(own, key=lambda link: link.revoked_at is not None)
    return [Link(link, address_of(link), tuple(link.comments.all())) for link in stand_first]


def address_of(link: ShareLink) -> str:
    """Empty once it is revoked."""
    return "" if link.revoked_at else settings.SITE_ADDRESS + reverse("applicants:shared", args=[link.token])
