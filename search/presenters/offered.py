"""Filters that the words of a search may mean, each as a link. Nothing is applied that the reader has not pressed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from programs.specialty_names import specialty_names
from search.answers import counted
from search.index import Index
from search.matched.filters import MatchedFilter
from search.matched.search import counted_for
from search.presenters.searching import asked_words
from search.presenters.words import grouped
from search.profile import ApplicantProfile
from search.words.naming import Meaning, namings
from search.words.read import Named, Reading, read

MOST = 8
"""Namings of one search that are looked at."""
IN_ORDER = ("specialty", "state", "kind", "visa", "accepts_img")
NO_NAMES = ("kind", "visa", "accepts_img")
"""No program is called so: as words these find nothing, so a link takes them along as filters."""
BOTH = {"j1", "h1b"}
EITHER = frozenset({"o", "or", "u"})
ALSO_A_CITY = frozenset({"NY", "WA"})


@dataclass(frozen=True, slots=True)
class Offer:
    """`query`: the search with the filters in place of the words that name them."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Offered:
    """`each` is empty where `together` is all that can be meant. `count`: what `together` finds."""

    together: Offer
    count: int
    each: tuple[Offer, ...]

    @property
    def counted(self) -> str:
        return grouped(self.count)


@dataclass(frozen=True, slots=True)
class Asker:
    """A search of the moment, and who asks it."""

    data: QueryDict
    held: Index
    day: dt.date
    profile: ApplicantProfile | None

    def count(self, query: str) -> int:
        """None is found by what is no valid search."""
        search = MatchedFilter(
            QueryDict(query[1:]),
            profile=self.profile,
            page_default=True,
            day=self.day,
            specialties=self.held.specialties.keys(),
        )
        if not search.is_valid():
            return 0
        return counted_for(self.profile, search, self.held, self.day) if self.profile else counted(search, self.held)

    def offer(self, reading: Reading, taken: Sequence[Named]) -> Offer:
        values = _values(reading, taken)
        changed = _with(self.data, values, reading.without(taken))
        specialties = specialty_names(self.held.specialties)
        labels = [_label(specialties, name, value) for name, several in values.items() for value in several]
        return Offer(" · ".join(labels), f"?{changed.urlencode()}")


def offered(asker: Asker) -> Offered | None:
    """Only for a valid search. None without words, and where they name nothing that is not asked already. Counts once,
    and a second time only where a state seems to be part of a name."""
    words = asker.data.get("q", "")
    if not words:
        return None
    held = asker.held
    reading = read(words, namings(tuple(held.specialties.items())), held.words.names)
    named = reading.named[:MOST]
    if all(one.meaning[1] in asker.data.getlist(one.meaning[0]) for one in named):
        return None
    return _offered(asker, reading, named) or _offered(asker, reading, _but_states(named))


def _offered(asker: Asker, reading: Reading, named: Sequence[Named]) -> Offered | None:
    """None where words are left beside which nothing is found: then these were no filters."""
    if not named:
        return None
    together = asker.offer(reading, named)
    count = asker.count(together.query)
    if not count and (len(_meanings(named)) == 1 or reading.without(named)):
        return None
    each = dict.fromkeys(asker.offer(reading, _with_no_names(meaning, named)) for meaning in _meanings(named))
    return Offered(together, count, tuple(one for one in each if one.query != together.query))


def _but_states(named: Sequence[Named]) -> tuple[Named, ...]:
    """Nothing where there is no state to leave out."""
    kept = tuple(one for one in named if one.meaning[0] != "state")
    return kept if len(kept) < len(named) else ()


def _with_no_names(meaning: Meaning, named: Sequence[Named]) -> list[Named]:
    return [one for one in named if one.meaning == meaning or one.meaning[0] in NO_NAMES]


def _meanings(named: Sequence[Named]) -> list[Meaning]:
    return list(dict.fromkeys(one.meaning for one in named))


def _values(reading: Reading, named: Sequence[Named]) -> dict[str, list[str]]:
    """By parameter. "J-1 and H-1B" is both, "J-1 or H-1B" is either."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in sorted(_meanings(named), key=lambda meaning: IN_ORDER.index(meaning[0])):
        values[name].append(value)
    if set(values.get("visa", ())) == BOTH and not _says_either(reading):
        values["visa"] = ["both"]
    return dict(values)


def _says_either(reading: Reading) -> bool:
    return any(word.word in EITHER for word in reading.words)


def _with(data: QueryDict, values: Mapping[str, Collection[str]], words: str) -> QueryDict:
    """The address with these values in place of those that the parameters have, on the first page."""
    changed = QueryDict(mutable=True)
    for name, given in data.lists():
        if name not in {*values, "q", "page"}:
            changed.setlist(name, [value for value in given if value])
    for name, several in values.items():
        changed.setlist(name, list(several))
    if words:
        changed["q"] = words
    return changed


def _label(specialties: Mapping[str, str], name: str, value: str) -> str:
    label = asked_words(specialties, name, value)
    return _("%(place)s (state)") % {"place": label} if name == "state" and value in ALSO_A_CITY else label
