"""A saved search asked again, on the index of the moment. No query but those that build it."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from django.http import QueryDict

from programs.specialty_names import specialty_names
from search.answers import found_by
from search.canonical import canonical_query
from search.current import current_index
from search.filters import unknown_parameters
from search.index import Index
from search.matched.filters import MatchedFilter
from search.matched.matches import match_for
from search.matched.search import found_for
from search.matching import Match
from search.presenters import searching
from search.presenters.filter_fields import shown
from search.profile import ApplicantProfile

OF_A_PAGE = ("page", "per_page")
"""Which part of the results one looks at is no part of what one searches."""


@dataclass
class Asking:
    """One reader's searches of one day: the profile is held against the directory once, and only if one asks for it."""

    day: dt.date
    profile: ApplicantProfile | None = None
    held: Index = field(init=False)

    def __post_init__(self) -> None:
        self.held = current_index(self.day)

    @cached_property
    def match(self) -> Match:
        assert self.profile is not None  # noqa: S101 - a search that needs a profile is not valid without one
        return match_for(self.profile, self.held, self.day)

    def search(self, query: str) -> MatchedFilter:
        codes = self.held.specialties.keys()
        return MatchedFilter(QueryDict(query), profile=self.profile, page_default=True, day=self.day, specialties=codes)

    def found(self, query: str) -> list[int] | None:
        """Primary keys of the programs. None: it cannot be asked as it stands (an option or the profile is gone)."""
        search = self.search(query)
        if not search.is_valid():
            return None
        of_a_reader = self.profile is not None and any(
            search.asked(name) for name in ("verdict", "closed_by", "wishes")
        )
        mask = found_for(self.match, search, self.held) if of_a_reader else found_by(search, self.held)
        return [int(pk) for pk in self.held.pks[mask]]

    def refuses(self, query: str) -> bool:
        """Whether something in it is unknown or wrong: to save it would be to save another search than was meant."""
        return bool(unknown(query)) or not self.search(query).is_valid()

    def problems(self, query: str) -> tuple[searching.Problem, ...]:
        search = self.search(query)
        return searching.problems(search.data, search)

    def in_words(self, query: str) -> tuple[str, ...]:
        """What it asks, one phrase for each value. None: every program of the page."""
        search = self.search(query)
        return tuple(one.label for one in searching.asked(search.data, search, specialty_names(self.held.specialties)))


def unknown(query: str) -> list[str]:
    return [shown(name) for name in unknown_parameters(QueryDict(query), MatchedFilter)]


def canonical(query: str) -> str:
    """As it is kept. Only of a query without unknown or wrong parameters: they would be left out silently."""
    data = QueryDict(query, mutable=True)
    for name in OF_A_PAGE:
        data.pop(name, None)
    return canonical_query(data, MatchedFilter)
