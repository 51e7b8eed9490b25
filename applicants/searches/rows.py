"""The saved searches of one reader, as the page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from applicants.models import SavedSearch
from applicants.searches.asking import Asking


@dataclass(frozen=True, slots=True)
class Row:
    """`count` None: it cannot be asked as it stands, and `problems` say why. `new`: not told of yet."""

    search: SavedSearch
    address: str
    words: tuple[str, ...]
    count: int | None
    new: int
    problems: tuple[str, ...]


def address_of(query: str) -> str:
    page = reverse("search:program-list")
    return f"{page}?{query}" if query else page


def rows(searches: Iterable[SavedSearch], asking: Asking) -> tuple[Row, ...]:
    """No query."""
    return tuple(_row(search, asking) for search in searches)


def _row(search: SavedSearch, asking: Asking) -> Row:
    found = asking.found(search.query)
    known = set(search.known or ())
    told = () if found is not None else tuple(f"{one.label}: {one.message}" for one in asking.problems(search.query))
    return Row(
        search=search,
        address=address_of(search.query),
        words=asking.in_words(search.query),
        count=None if found is None else len(found),
        new=len(set(found or ()) - known),
        problems=told,
    )
