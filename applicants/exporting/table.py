"""A list as a table of text: one row a program, in the reader's own order."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applicants.judging import Judge
from applicants.models import ShortlistEntry
from applicants.shortlist.rows import Row, changed_fields, row

BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def rows_of(entries: Sequence[ShortlistEntry], judge: Judge, day: dt.date) -> list[Row]:
    """In their order. Three queries, however many; `entries` as `shortlist.rows.with_programs` gives them."""
    said = judge.headlines(entry.program_id for entry in entries)
    changed = changed_fields(entries)
    return [row(entry, said, changed, day) for entry in entries]


def table(rows: Sequence[Row], address: Callable[[str], str]) -> Table:
    """`address`: of a page, from its path."""
    return Table(header(), tuple(_cells(one, address) for one in rows))


def header() -> tuple[str, ...]:
    return (
        _("Position"),
        _("Program"),
        _("Specialty"),
        _("Place"),
        _("Openward id"),
        _("Application service"),
        _("Status"),
        _("Signal"),
        _("Tracks"),
        _("Tags"),
        _("What they state, for you"),
        _("Why"),
        _("Next step"),
        _("Deadline"),
        _("Seen in the application service"),
        _("Changed since you looked"),
        _("Notes"),
        _("Added on"),
        _("Page"),
    )


def _cells(one: Row, address: Callable[[str], str]) -> tuple[str, ...]:
    entry, said = one.entry, one.said
    return (
        str(entry.position),
        one.name,
        one.specialty,
        one.place,
        one.id,
        one.service,
        str(entry.get_status_display()),
        str(entry.get_signal_display()),
        BETWEEN.join(one.tracks),
        BETWEEN.join(entry.tags),
        said.said_as if said else "",
        said.because if said else "",
        said.next_step if said else "",
        one.deadline,
        _("Yes") if entry.seen_in_eras else _("No"),
        BETWEEN.join(one.changed),
        entry.notes,
        timezone.localtime(entry.added_at).date().isoformat(),
        address(reverse("search:program-detail", args=[one.id, one.slug])),
    )


def addresses(request: HttpRequest) -> Callable[[str], str]:
    return request.build_absolute_uri
