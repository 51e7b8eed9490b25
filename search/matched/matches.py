"""A profile held against the directory that this process holds."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np

from search.columns import Bools
from search.index import Index
from search.kept_briefly import MOST, SECONDS, KeptBriefly
from search.matching import DECIDING, Match, matched
from search.matching.order import Directory, ranked
from search.matching.stated import Numbers, Stated
from search.meanings import all_of, in_specialties, in_states, with_track_of_kinds
from search.presenters.matching.verdicts import BY_NAME
from search.profile import ApplicantProfile
from search.resident_schools import from_school

MOST_SAID = 300
"""Programs of which is kept what was said of them to one reader: a dozen pages."""


@dataclass(slots=True)
class Asked:
    """`order`: by fit, once it was asked for. `said`: what pages say of its programs, as far as they were looked at."""

    match: Match
    order: Numbers | None = None
    said: dict[Any, Any] = field(default_factory=dict)


class Recent:
    """The matches of who asked last: who goes through results asks again within seconds. They go with the index, with
    time, and when many others have asked; some twenty megabytes in all.
    """

    def __init__(self, most: int = MOST, seconds: float = SECONDS) -> None:
        self._stated: Stated | None = None
        self._kept: KeptBriefly[tuple[ApplicantProfile, dt.date], Asked] = KeptBriefly(most, seconds)
        self._lock = Lock()

    def of(self, profile: ApplicantProfile, stated: Stated, day: dt.date) -> Match:
        with self._lock:
            if stated is not self._stated:
                self._stated = stated
                self._kept.clear()
        asked = self._kept.get((profile, day))
        if asked is not None and asked.match.case.stated is stated:
            return asked.match
        match = matched(profile, stated, day)
        with self._lock:
            if stated is self._stated:
                self._kept.keep((profile, day), Asked(match))
        return match

    def order_of(self, match: Match, make: Callable[[], Numbers]) -> Numbers:
        asked = self._asked(match)
        if asked is None:
            return make()
        if asked.order is None:
            asked.order = make()
            asked.order.flags.writeable = False
        return asked.order

    def said_of(self, match: Match) -> dict[Any, Any]:
        asked = self._asked(match)
        if asked is None:
            return {}
        if len(asked.said) > MOST_SAID:
            asked.said = {}
        return asked.said

    def _asked(self, match: Match) -> Asked | None:
        return next((one for one in self._kept.all() if one.match is match), None)


_recent = Recent()


def match_for(profile: ApplicantProfile, held: Index, day: dt.date) -> Match:
    """About a hundred array operations, or none for who has just asked; no query."""
    return _recent.of(profile, held.stated, day)


def order_by_fit(match: Match, held: Index) -> Numbers:
    """By program, its place: see `search.matching.order`. Not to be written to."""
    return _recent.order_of(match, lambda: _order_by_fit(match, held))


def said_of(match: Match) -> dict[Any, Any]:
    """Where a page may keep what it says of programs to who asks again. It goes with the match."""
    return _recent.said_of(match)


def _order_by_fit(match: Match, held: Index) -> Numbers:
    specialty, state = held.columns["specialty__code"], held.columns["state"]
    filings = held.columns["resident_filings"]
    return ranked(
        match,
        Directory(
            specialty=specialty.values,
            specialty_codes=specialty.codes or {},
            state=state.values,
            state_codes=state.codes or {},
            resident_filings=filings.values == 1,
            from_school=from_school(held.schools, match.case.profile, len(held.pks)),
            name=held.ranks["name"],
        ),
    )


def with_verdict(match: Match, names: Sequence[str]) -> Bools:
    """By program, whether its verdict is one of these."""
    return np.isin(match.verdict, [BY_NAME[name] for name in names])


def decided_by(match: Match, rules: Sequence[str], verdicts: Sequence[str]) -> Bools:
    """By program, whether one of these rules gives it one of these verdicts."""
    places = [place for place, rule in enumerate(DECIDING) if rule.name in rules]
    return np.isin(match.decider, places) & with_verdict(match, verdicts)


def wished(profile: ApplicantProfile, held: Index) -> Bools:
    """By program, whether its specialty, state and kinds are among those wished for; no wish leaves nothing out."""
    asked = [(in_specialties, profile.specialties), (in_states, profile.states), (with_track_of_kinds, profile.kinds)]
    return held.matching(all_of(meaning(wishes) for meaning, wishes in asked if wishes))
