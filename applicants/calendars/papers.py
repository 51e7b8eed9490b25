"""Papers in the calendar. Pure. Those with the same worked-out day stand together, and a day of one's own by itself."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.calendar import Event, Kind, whole_day
from applicants.models import Document

NAMED = 4
"""Reasons that are told of papers which are due together."""


@dataclass(frozen=True, slots=True)
class DueDocument:
    """A paper, the day it is wanted by, and how that day came about. `together`: the day is not of its own."""

    document: Document
    day: dt.date
    why: str
    together: bool


def documents_due(rows: Iterable[DueDocument]) -> Iterator[Event]:
    together: dict[dt.date, list[DueDocument]] = defaultdict(list)
    for row in rows:
        if row.together:
            together[row.day].append(row)
        else:
            yield _one(row)
    for day, due in together.items():
        yield _several(day, due)


def _one(row: DueDocument) -> Event:
    document = row.document
    named = {"what": document.get_kind_display(), "title": document.title}
    title = _("Due: %(what)s, %(title)s") % named if document.title else _("Due: %(what)s") % named
    page = reverse("applicants:document-edit", args=[document.pk])
    more = {"note": row.why, "page": page, "pk": document.pk, "sequence": document.revision - 1}
    return whole_day(f"document-{document.pk}", Kind.DOCUMENT, title, row.day, **more)


def _several(day: dt.date, due: list[DueDocument]) -> Event:
    names = list(dict.fromkeys(row.document.title or str(row.document.get_kind_display()) for row in due))
    told = {"count": len(due), "names": ", ".join(names)}
    title = ngettext("%(count)d paper due: %(names)s", "%(count)d papers due: %(names)s", len(due)) % told
    reasons = list(dict.fromkeys(capfirst(row.why) for row in due))[:NAMED]
    page = reverse("applicants:documents")
    return whole_day(f"papers-{day}", Kind.DOCUMENT, title, day, note="; ".join(reasons), page=page)
