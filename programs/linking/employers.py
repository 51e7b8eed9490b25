"""Which sponsor a newly filed employer's spelling means. Pure. It is only ever proposed: a curator confirms.

Two rules, measured on the 1,305 curated links of 863 spellings (`make bench`, each spelling and its links taken out):

    as linked   its words are those of a linked spelling of the state, legal form and punctuation aside: the same links
    by name     its words are those of a name of one sponsor of the state, and none tells of a university, a system or
                a body for residents: the institution itself

Aliases are left out: they name a sponsor's hospitals and parents too, which are its affiliates as employers (0.93).
The rules were found while looking at all links, so nothing was held out and the figures flatter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from programs.linking.names import words_of

SAME = "same"
OTHER_BODIES_WORDS = """
    university college school system education graduate affiliated consortium parent trustees regents program residency
"""
OTHER_BODIES = frozenset(OTHER_BODIES_WORDS.split())
"""Whoever is called so may be a sponsor's university, its parent or its body for residents rather than itself."""


class Employer(NamedTuple):
    key: str
    state: str


@dataclass(frozen=True, slots=True)
class Tie:
    institution: int
    relation: str


@dataclass(frozen=True, slots=True)
class Called:
    """One name of a sponsor, plain, short or as listed."""

    institution: int
    state: str
    name: str


@dataclass(frozen=True, slots=True)
class Meant:
    ties: frozenset[Tie]
    reason: str


Words = tuple[frozenset[str], str]
"""(the words of a name or spelling, the state)."""


@dataclass(frozen=True)
class Known:
    """What employers are compared with. `spelled`: what each linked spelling of these words means."""

    spelled: Mapping[Words, Mapping[str, frozenset[Tie]]]
    called: Mapping[Words, frozenset[int]]

    @classmethod
    def of(cls, linked: Mapping[Employer, frozenset[Tie]], names: Iterable[Called]) -> "Known":
        spelled: dict[Words, dict[str, frozenset[Tie]]] = {}
        for employer, ties in linked.items():
            spelled.setdefault(_words(employer.key, employer.state), {})[employer.key] = ties
        called: dict[Words, frozenset[int]] = {}
        for one in names:
            words = _words(one.name.removesuffix(f"-{one.state}"), one.state)
            called[words] = called.get(words, frozenset()) | {one.institution}
        return cls(spelled, called)

    def meaning(self, employer: Employer) -> Meant | None:
        """None where neither rule says anything, or what it says is not one thing."""
        words = _words(*employer)
        if not words[0]:
            return None
        others = {key: ties for key, ties in self.spelled.get(words, {}).items() if key != employer.key}
        if others:
            alike = set(others.values())
            return Meant(alike.pop(), f"spelled as {min(others)}, which is linked"[:300]) if len(alike) == 1 else None
        sponsors = self.called.get(words, frozenset())
        if len(sponsors) != 1 or OTHER_BODIES & words[0]:
            return None
        return Meant(frozenset(Tie(one, SAME) for one in sponsors), "called as the sponsor is")


def _words(name: str, state: str) -> Words:
    return frozenset(words_of(name)), state
