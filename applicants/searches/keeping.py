"""Writes saved searches."""

from collections.abc import Collection, Mapping

from django.db import transaction

from applicants.models import Applicant, SavedSearch
from applicants.models.searches import MOST_SEARCHES


class TooManyError(ValueError):
    """The applicant keeps as many searches as may be kept."""


class NameTakenError(ValueError):
    """Another search of the same applicant has that name."""


@transaction.atomic
def keep(*, applicant: Applicant, name: str, query: str, found: Collection[int]) -> SavedSearch:
    """`found`: what it finds now, which its owner has before her eyes and need not be told."""
    _hold(applicant)
    if applicant.searches.count() >= MOST_SEARCHES:
        raise TooManyError(MOST_SEARCHES)
    if applicant.searches.filter(name=name).exists():
        raise NameTakenError(name)
    return SavedSearch.objects.create(applicant=applicant, name=name, query=query, known=sorted(found))


@transaction.atomic
def rename(*, search: SavedSearch, name: str) -> None:
    _hold(search.applicant)
    if search.applicant.searches.exclude(pk=search.pk).filter(name=name).exists():
        raise NameTakenError(name)
    SavedSearch.objects.filter(pk=search.pk).update(name=name)


def _hold(applicant: Applicant) -> None:
    """Two tabs at once come one after the other."""
    Applicant.objects.select_for_update().only("pk").get(pk=applicant.pk)


@transaction.atomic
def have_told(found: Mapping[str, Collection[int]]) -> None:
    """By the search's primary key as text: programs that its owner has been told of. What is known only grows, so a
    program that leaves a search and comes back is not told as new."""
    if not found:
        return
    for search in SavedSearch.objects.select_for_update().filter(pk__in=[int(pk) for pk in found]):
        search.known = sorted({*(search.known or ()), *found[str(search.pk)]})
        search.save(update_fields=["known"])
