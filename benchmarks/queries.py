"""Searches as a reader may ask them: real specialties, states, visas, kinds and scores, seeded, none like another."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from benchmarks.rows import FACETS, LISTS, SHOWN
from programs.models import Program
from search.answers import counted
from search.filters import PER_PAGE, ProgramFilter
from search.index import Index

SEED = 2026
KINDS = ("C", "P", "A", "M", "R")


@dataclass(frozen=True)
class Asked:
    """Empty: not asked. `step2` None: likewise."""

    specialties: tuple[str, ...]
    states: tuple[str, ...]
    visas: tuple[str, ...]
    kinds: tuple[str, ...]
    step2: int | None

    @property
    def ours(self) -> str:
        """As Openward and the plain site take it."""
        asked: list[tuple[str, Any]] = [("specialty", code) for code in self.specialties]
        asked += [("state", code) for code in self.states]
        asked += [("visa", visa) for visa in self.visas]
        asked += [("kind", kind) for kind in self.kinds]
        asked += [("step2", self.step2)] if self.step2 else []
        return urlencode(asked)

    def in_datasette(self) -> str:
        """The same over the columns of `benchmarks.rows`."""
        asked: list[tuple[str, Any]] = [("_sort", "place_in_order"), ("_size", PER_PAGE)]
        asked += [("_facet", name) for name in FACETS] + [("_facet_array", name) for name in LISTS]
        asked += [("_col", name) for name in SHOWN]
        return urlencode([*asked, *(pair for pairs in self._in_columns().values() for pair in pairs)])

    def apart_in_datasette(self) -> tuple[tuple[str, str], ...]:
        """The facets whose own filter is asked, each with the query that counts it without: our page leaves it out, and
        Datasette's facets count what all filters find."""
        found = []
        for facet, pairs in self._in_columns().items():
            others = [pair for name, some in self._in_columns().items() if name != facet for pair in some]
            counted = ("_facet_array" if facet in LISTS else "_facet", facet)
            if pairs:
                found.append((facet, urlencode([("_size", 0), ("_nosuggest", 1), counted, *others])))
        return tuple(found)

    def _in_columns(self) -> dict[str, list[tuple[str, Any]]]:
        """The conditions by the facet that they belong to."""
        kinds = _any(f"kind_{kind.lower()}" for kind in self.kinds) if self.kinds else "by_default"
        step2 = f"(required_step2 is null or required_step2 <= {self.step2})"
        visas = _any(f"sponsors_{visa}" for visa in self.visas)
        return {
            "specialty": [("specialty__in", ",".join(self.specialties))] if self.specialties else [],
            "state": [("state__in", ",".join(self.states))] if self.states else [],
            "visas": [("_where", visas)] if self.visas else [],
            "kinds": [("_where", kinds)],
            "required_step2": [("_where", step2)] if self.step2 else [],
        }


def _any(columns: Iterator[str]) -> str:
    """In brackets: Datasette joins its conditions as they stand."""
    return f"({' or '.join(columns)})"


def distinct(count: int, held: Index) -> list[Asked]:
    """`count` searches that each find something."""
    return list(islice(_finding(held), count))


def _finding(held: Index) -> Iterator[Asked]:
    chance = random.Random(SEED)  # noqa: S311 - the same searches each time, and no secret
    programs = list(Program.objects.published().exclude(state="").values_list("specialty__code", "state"))
    met = set()
    while True:
        asked = _drawn(chance, programs)
        search = ProgramFilter(QueryDict(asked.ours), page_default=True, day=held.version[1])
        if asked.ours not in met and search.is_valid() and counted(search, held):
            met.add(asked.ours)
            yield asked


def _drawn(chance: random.Random, programs: list[tuple[str, str]]) -> Asked:
    """Common specialties and large states are asked for more often: each is that of some program."""
    some = chance.sample(programs, 3)
    return Asked(
        specialties=_few(chance, [code for code, _state in some], (0, 1, 1, 1, 2)),
        states=_few(chance, [state for _code, state in some], (0, 0, 0, 1, 1, 2, 3)),
        visas=_few(chance, ["j1", "h1b"], (0, 0, 1, 1, 2)),
        kinds=_few(chance, list(KINDS), (0, 0, 0, 1, 2)),
        step2=chance.choice([None, None, *range(200, 270)]),
    )


def _few(chance: random.Random, values: list[str], sizes: tuple[int, ...]) -> tuple[str, ...]:
    different = list(dict.fromkeys(values))
    return tuple(different[: chance.choice(sizes)])
