"""A profile held against the directory that this process holds."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from search.columns import Bools
from search.index import Index
from search.matching import DECIDING, Match, matched
from search.matching.order import Directory, ranked
from search.matching.stated import Numbers
from search.meanings import all_of, in_specialties, in_states, with_track_of_kinds
from search.presenters.matching.verdicts import BY_NAME
from search.profile import ApplicantProfile
from search.resident_schools import from_school


def match_for(profile: ApplicantProfile, held: Index, day: dt.date) -> Match:
    """About a hundred array operations, and no query."""
    return matched(profile, held.stated, day)


def order_by_fit(match: Match, held: Index) -> Numbers:
    """By program, its place: see `search.matching.order`."""
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
