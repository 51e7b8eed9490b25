"""The H-1B filings of an institution by fiscal year, its own and those it shares apart."""

from collections.abc import Iterable

from django.db.models import Sum

from programs.models import EmployerLink, Institution, SponsorFiling
from search.api.facts import Shape
from search.presenters.filings import OWN

SHARED = tuple(relation.value for relation in EmployerLink.Relation if relation.value not in OWN)
NOTE = (
    "Certified positions in H-1B labor condition applications for all physicians, attending doctors too, by federal "
    "fiscal year; the latest year may be partial. This is the history of an employer and never a program's promise. "
    "Nothing on file does not mean that no H-1B was ever sponsored. Shared filings are by employers that also file "
    "for others."
)


def filings(institution: Institution) -> Shape:
    """Two queries."""
    own, shared = _totals(institution, OWN), _totals(institution, SHARED)
    sources = {(name, kind) for _, name, kind, _ in (*own, *shared)}
    return {
        "note": NOTE,
        "sources": [{"name": name, "kind": kind} for name, kind in sorted(sources)],
        "own": _by_year(own),
        "shared": _by_year(shared),
    }


def _totals(institution: Institution, relations: Iterable[str]) -> list[tuple[int, str, str, int]]:
    rows = SponsorFiling.objects.of_institution(institution, list(relations)).order_by("fiscal_year")
    by_source = rows.values_list("fiscal_year", "source__name", "source__kind")
    return list(by_source.annotate(Sum("positions")))


def _by_year(totals: Iterable[tuple[int, str, str, int]]) -> list[Shape]:
    years: dict[int, int] = {}
    for year, _, _, positions in totals:
        years[year] = years.get(year, 0) + positions
    return [{"fiscal_year": year, "positions": positions} for year, positions in years.items()]
