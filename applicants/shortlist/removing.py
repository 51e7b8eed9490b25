"""Taking programs off a list so that they can be brought back whole: notes, interviews, scores, reminders and all.

What is taken off is gone from its tables at once. A copy of it, as JSON, is the caller's to keep for a while.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.core import serializers
from django.core.serializers.base import DeserializedObject
from django.db import models, router, transaction
from django.db.models import Model

from applicants.models import Applicant, ShortlistEntry
from applicants.models.shortlist import MOST_ENTRIES
from applicants.shortlist.moving import hold, write_order
from applicants.shortlist.ordering import joined_by
from programs.models import Track

Removed = dict[str, Any]
"""`season`, `names` by public id, `rows` as JSON, and by entry what others said of it."""


def remove(*, applicant: Applicant, match_year: int, ids: Collection[str]) -> Removed | None:
    """None: none of these is on the list. The others close up."""
    with transaction.atomic():
        hold(applicant)
        season = applicant.entries.filter(match_year=match_year)
        chosen = list(
            season.filter(program__public_id__in=ids).select_related("program__institution", "program__specialty")
        )
        if not chosen:
            return None
        removed = {
            "season": match_year,
            "names": {entry.program.public_id: entry.program.name for entry in chosen},
            "rows": serializers.serialize("json", _with_what_goes_too(chosen)),
            "documents": _pairs(entry.documents.values_list("pk", flat=True) for entry in chosen),
            "copies": _pairs(entry.copies.values_list("pk", flat=True) for entry in chosen),
        }
        season.filter(pk__in=[entry.pk for entry in chosen]).delete()
        write_order(season.order_by("position"))
        return removed


def bring_back(*, applicant: Applicant, removed: Removed) -> list[str]:
    """Public ids of those that are back. What has been saved anew meanwhile stays as it is now, if anything was noted
    of it since; else what was taken off takes its place."""
    season = removed["season"]
    with transaction.atomic():
        hold(applicant)
        standing = applicant.entries.filter(match_year=season).select_related("program")
        order = {entry.program.public_id: entry for entry in standing.order_by("position")}
        rows = list(serializers.deserialize("json", removed["rows"]))
        entries = {row.object.pk: row for row in rows if isinstance(row.object, ShortlistEntry)}
        ids = dict(zip(entries, removed["names"], strict=True))
        anew: dict[str, list[Track]] = {}
        for one in set(ids.values()) & set(order):
            if _is_bare(order[one]):
                entry = order.pop(one)
                anew[one] = list(entry.tracks.all())
                entry.delete()
        back = [pk for pk in entries if ids[pk] not in order][: MOST_ENTRIES - len(order)]
        places = [(_entry(entries[pk]).position, ids[pk]) for pk in back]
        for number, pk in enumerate(back, start=len(order) + 1):
            order[ids[pk]] = _put_back(entries[pk], applicant, number)
            order[ids[pk]].tracks.add(*anew.get(ids[pk], ()))
        _put_back_what_went_too(rows, applicant, set(back))
        _tie_again(applicant, removed, list(entries), set(back))
        ordered = joined_by([one for one in order if one not in {one for _, one in places}], places)
        write_order(order[one] for one in ordered)
    return [ids[pk] for pk in back]


def _is_bare(entry: ShortlistEntry) -> bool:
    """Saved, and nothing more: not changed since, and nothing hangs on it."""
    hangs = len(list(_with_what_goes_too([entry]))) > 1 or entry.documents.exists() or entry.copies.exists()
    return entry.revision == 1 and not (entry.notes or entry.tags or hangs)


def _with_what_goes_too(entries: list[ShortlistEntry]) -> Iterable[Model]:
    """The entries in the order given, then what a deletion of them takes along."""
    goes = NestedObjects(using=router.db_for_write(ShortlistEntry))
    goes.collect(entries)
    yield from entries
    models_gone: dict[type[Model], Iterable[Model]] = goes.model_objs  # type: ignore[assignment]
    for model, rows in models_gone.items():
        if model is not ShortlistEntry and not model._meta.auto_created:
            yield from rows


def _pairs(of_each: Iterable[Iterable[int]]) -> list[list[int]]:
    return [list(pks) for pks in of_each]


def _entry(row: DeserializedObject) -> ShortlistEntry:
    entry: Any = row.object
    return entry  # type: ignore[no-any-return]


def _put_back(row: DeserializedObject, applicant: Applicant, position: int) -> ShortlistEntry:
    """With a revision of its own: what another tab holds of it is older."""
    entry = _entry(row)
    entry.applicant, entry.position, entry.revision = applicant, position, entry.revision + 1
    if not _stands(entry, "copied_from"):
        entry.copied_from = None
    # A track may have been deleted meanwhile.
    row.m2m_data = {"tracks": list(Track.objects.filter(pk__in=(row.m2m_data or {}).get("tracks", ())))}
    row.save()
    return entry


def _put_back_what_went_too(rows: list[DeserializedObject], applicant: Applicant, back: set[int]) -> None:
    """Without what points to something that has been deleted since."""
    for row in rows:
        one: Any = row.object
        if isinstance(one, ShortlistEntry) or getattr(one, "entry_id", None) not in back:
            continue
        if hasattr(one, "applicant_id"):
            one.applicant = applicant
        if all(_stands(one, field.name) for field in one._meta.concrete_fields if field.is_relation):
            row.save()


def _stands(row: Model, name: str) -> bool:
    """Whether what this points to is still there: it may have been deleted meanwhile."""
    field = row._meta.get_field(name)
    pointed_to = getattr(row, f"{name}_id")
    if pointed_to is None:
        return True
    assert isinstance(field, models.ForeignKey)  # noqa: S101 - the caller names foreign keys alone
    return bool(field.related_model._base_manager.filter(pk=pointed_to).exists())


def _tie_again(applicant: Applicant, removed: Removed, entries: list[int], back: set[int]) -> None:
    for pk, documents, copies in zip(entries, removed["documents"], removed["copies"], strict=True):
        if pk in back:
            entry = ShortlistEntry.objects.get(pk=pk)
            entry.documents.add(*applicant.documents.filter(pk__in=documents))
            applicant.entries.filter(pk__in=copies).update(copied_from=entry)


def is_fresh(kept_at: str, now: dt.datetime) -> bool:
    """Whether what was kept at this moment may still be offered."""
    return now - dt.datetime.fromisoformat(kept_at) < KEPT_FOR


KEPT_FOR = dt.timedelta(hours=1)
