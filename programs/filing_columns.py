"""What the H-1B filings of its institution put on a program's columns, and which programs they are put on.

The history of an employer, never a program's promise. Own filings alone: links to a parent, a university or an
affiliate are shared with others and are not counted.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Sum

from programs.models import EmployerLink, Program, SponsorFiling

NAMES = ("filings_latest", "resident_filings")
LATEST_FULL_YEAR = 2025
"""The last fiscal year that the federal totals hold whole; 2026 is partial."""
OWN = (EmployerLink.Relation.SAME, EmployerLink.Relation.GME_BODY)


def columns(institutions: Collection[int]) -> Mapping[int, dict[str, Any]]:
    """By institution: positions in the latest full year, and whether a resident-titled case is on file. Two queries.

    None: nothing on file, which is not a no.
    """
    spellings: dict[int, set[tuple[str, str]]] = defaultdict(set)
    resident: set[int] = set()
    links = EmployerLink.objects.counting().filter(institution__in=institutions, relation__in=OWN)
    for link in links:
        spellings[link.institution_id].add((link.employer_key, link.state))
        if link.files_for_residents:
            resident.add(link.institution_id)
    positions = _positions({key for keys in spellings.values() for key, _state in keys})
    return {
        pk: {
            "filings_latest": sum(positions.get(at, 0) for at in spellings[pk]) or None,
            "resident_filings": True if pk in resident else None,
        }
        for pk in institutions
    }


def _positions(keys: Collection[str]) -> dict[tuple[str, str], int]:
    """By spelling and state, of published sources."""
    filed = SponsorFiling.objects.filter(
        employer_key__in=keys, fiscal_year=LATEST_FULL_YEAR, source__published=True
    ).order_by()
    totals = filed.values_list("employer_key", "state").annotate(Sum("positions"))
    return {(key, state): total for key, state, total in totals}


def linked_programs() -> set[int]:
    """The programs whose columns may follow when filings or links move. Any relation: it may be what moved."""
    linked = EmployerLink.objects.values("institution")
    return set(Program.objects.filter(institution__in=linked).values_list("pk", flat=True))
