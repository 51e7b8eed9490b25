"""What becomes of entries: saved, changed, looked at. Each writes whole or not at all."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import F, Max

from applicants.models import Applicant, ShortlistEntry
from applicants.models.shortlist import MOST_ENTRIES
from applicants.shortlist.moving import hold
from programs.models import Program, Track


class ListFullError(Exception):
    """MOST_ENTRIES programs stand on the season's list."""


class StaleError(Exception):
    """The entry has changed since the page was loaded from which this was sent."""


def save_program(
    *, applicant: Applicant, program: Program, match_year: int, tracks: Sequence[Track], now: dt.datetime
) -> tuple[ShortlistEntry, bool]:
    """At the end of the list, and whether it is new there. An entry that stands already stays as it is."""
    with transaction.atomic():
        hold(applicant)
        season = applicant.entries.filter(match_year=match_year)
        if entry := season.filter(program=program).first():
            if tracks and not entry.tracks.exists():
                change_entry(entry=entry, revision=entry.revision, now=now, tracks=tracks)
            return entry, False
        if season.count() >= MOST_ENTRIES:
            raise ListFullError
        last = season.aggregate(last=Max("position"))["last"] or 0
        made = ShortlistEntry.objects.create(
            applicant=applicant,
            program=program,
            match_year=match_year,
            position=last + 1,
            added_at=now,
            changed_at=now,
        )
        made.tracks.set(tracks)
        return made, True


def change_entry(
    *,
    entry: ShortlistEntry,
    revision: int,
    now: dt.datetime,
    tracks: Sequence[Track] | None = None,
    **columns: object,
) -> None:
    """Raises StaleError where `revision` is not the one that stands. `tracks` None: left as they are."""
    with transaction.atomic():
        standing = ShortlistEntry.objects.filter(pk=entry.pk, revision=revision)
        if not standing.update(**columns, revision=F("revision") + 1, changed_at=now):
            raise StaleError
        if tracks is not None:
            entry.tracks.set(tracks)


def change_status_of_several(
    *, applicant: Applicant, match_year: int, ids: Collection[str], status: str, now: dt.datetime
) -> int:
    """How many. Ids that are not on this list are passed over. One statement."""
    chosen = applicant.entries.filter(match_year=match_year, program__public_id__in=ids)
    return chosen.update(status=status, revision=F("revision") + 1, changed_at=now)


def look_at(*, applicant: Applicant, match_year: int, ids: Collection[str], now: dt.datetime) -> int:
    """What has changed at these programs up to now has been seen."""
    return applicant.entries.filter(match_year=match_year, program__public_id__in=ids).update(looked_at=now)
