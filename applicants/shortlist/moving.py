"""The order of one season's list in the database: read, changed and written while no other request may change it."""

from collections.abc import Callable, Iterable

from django.db import transaction

from applicants.models import Applicant, ShortlistEntry

Change = Callable[[list[str]], list[str]]


def hold(applicant: Applicant) -> None:
    """Until the transaction ends, this list is changed by nobody else: two tabs at once come one after the other."""
    Applicant.objects.select_for_update(no_key=True).filter(pk=applicant.pk).first()


def reorder(*, applicant: Applicant, match_year: int, change: Change) -> None:
    """`change` is told the public ids in the order of the moment; what it raises leaves all as it was."""
    with transaction.atomic():
        hold(applicant)
        entries = applicant.entries.filter(match_year=match_year).select_related("program").order_by("position")
        by_id = {entry.program.public_id: entry for entry in entries.only("position", "program__public_id")}
        write_order(by_id[one] for one in change(list(by_id)))


def write_order(entries: Iterable[ShortlistEntry]) -> None:
    """Positions from 1 without gaps. Only what moves is written, in one statement."""
    moved = []
    for place, entry in enumerate(entries, start=1):
        if entry.position != place:
            entry.position = place
            moved.append(entry)
    ShortlistEntry.objects.bulk_update(moved, ["position"])
