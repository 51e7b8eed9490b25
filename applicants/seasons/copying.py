"""Last season's list as the start of the next one."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import Max

from applicants.models import Applicant, ShortlistEntry
from applicants.models.shortlist import MOST_ENTRIES


class ListFullError(ValueError):
    """The list of that season would hold more than MOST_ENTRIES."""


@transaction.atomic
def copy(
    *, applicant: Applicant, match_year: int, into: int, entries: Collection[int], now: dt.datetime
) -> list[ShortlistEntry]:
    """Of these entries (primary keys) the ones that `into` does not have yet, after those that it has, in their order.

    Tracks that are still listed, tags and notes come along; status, signal and what was seen in the application
    service begin anew, and the outcome stays with the old entry (`copied_from`). Running it twice copies nothing twice.
    """
    Applicant.objects.select_for_update().get(pk=applicant.pk)
    there = applicant.entries.filter(match_year=into)
    have = set(there.values_list("program_id", flat=True))
    place = there.aggregate(last=Max("position"))["last"] or 0
    old = applicant.entries.filter(match_year=match_year, pk__in=entries).exclude(program__in=have)
    chosen = list(old.order_by("position").prefetch_related("tracks"))
    if len(have) + len(chosen) > MOST_ENTRIES:
        raise ListFullError
    made = ShortlistEntry.objects.bulk_create(
        ShortlistEntry(
            applicant=applicant,
            program_id=entry.program_id,
            match_year=into,
            notes=entry.notes,
            tags=entry.tags,
            position=place + number,
            copied_from=entry,
            added_at=now,
            changed_at=now,
        )
        for number, entry in enumerate(chosen, start=1)
    )
    chooses = ShortlistEntry.tracks.through
    chooses.objects.bulk_create(
        chooses(shortlistentry_id=new.pk, track_id=track.pk)
        for new, entry in zip(made, chosen, strict=True)
        for track in entry.tracks.all()
        if track.published
    )
    return made
