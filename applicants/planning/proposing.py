"""Candidates for a list: the programs of the directory that a reader wishes for."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from applicants.plan import Candidate, Evidence, Proposal, propose
from applicants.plan.proposal import counts_of
from applicants.planning.forms import MOST_PROPOSED
from applicants.planning.planned import Planned
from programs.models import Program, Specialty
from programs.specialty_names import specialty_name
from search.answers import found_by
from search.columns import Bools
from search.filters import ProgramFilter
from search.index import CODE, Index
from search.matched.matches import order_by_fit
from search.matching import Match, Outcome, Verdict
from search.matching.finding import Finding
from search.matching.order import IMG, VISA
from search.matching.stated import Numbers
from search.presenters.matching.verdicts import NAMES


@dataclass(frozen=True, slots=True)
class Asked:
    many: int | None
    doubtful: bool


def proposed(planned: Planned, match: Match, asked: Asked) -> Proposal:
    """What is on the list is paid first, whether checked or not, and the season's fees. Two queries."""
    return propose(
        _candidates(planned, match),
        counts_of(planned.plan.costs),
        planned.prices,
        money=planned.for_more,
        most=asked.many or MOST_PROPOSED,
        with_doubtful=asked.doubtful,
    )


def _candidates(planned: Planned, match: Match) -> list[Candidate]:
    """Programs of the specialties, states and kinds that are wished for, without those on the list."""
    held = planned.held
    rows = np.flatnonzero(_wished(planned, match) & (match.verdict != Verdict.CLOSED))
    listed = {line.entry.program for cost in planned.plan.costs for line in cost.lines}
    ids = dict(Program.objects.filter(pk__in=held.pks[rows].tolist()).values_list("pk", "public_id"))
    specialties = {one.code: one for one in Specialty.objects.filter(code__in=match.case.profile.specialties)}
    codes, places, evidence = _codes(held), order_by_fit(match, held), evidence_of(match)
    return [
        _candidate(public_id, specialties[codes[int(held.columns[CODE].values[row])]], row, match, evidence, places)
        for row in rows.tolist()
        if (public_id := ids.get(int(held.pks[row]), "")) and public_id not in listed
    ]


def _wished(planned: Planned, match: Match) -> Bools:
    """Without a wish for a kind, programs that offer only preliminary or reserved positions are left out, as the
    search page does."""
    profile = match.case.profile
    wishes = {"specialty": list(profile.specialties), "state": list(profile.states), "kind": list(profile.kinds)}
    search = ProgramFilter(wishes, page_default=True, day=planned.day)
    assert search.is_valid()  # noqa: S101 - the profile was read by a form that knows the same codes
    return found_by(search, planned.held)


def _candidate(
    public_id: str, specialty: Specialty, row: int, match: Match, evidence: Numbers, places: Numbers
) -> Candidate:
    return Candidate(
        program=public_id,
        specialty=specialty.code,
        specialty_name=specialty_name(specialty.common_name),
        service=specialty.application_service,
        verdict=NAMES[Verdict(int(match.verdict[row]))],
        evidence=Evidence(int(evidence[row])),
        place=int(places[row]),
    )


def _codes(held: Index) -> Mapping[int, str]:
    return {number: code for code, number in (held.columns[CODE].codes or {}).items()}


def evidence_of(match: Match) -> Numbers:
    """By program, the value of its Evidence: the weakest of what is found about the visa and international graduates,
    as far as they concern the applicant."""
    worst = np.zeros(len(match.verdict), np.int64)
    for place in (VISA, IMG):
        found = match.findings[place]
        assert isinstance(found, Finding)  # noqa: S101 - these two speak about every program
        concerns = found.outcome[match.offer] != Outcome.NOT_NEEDED
        worst = np.maximum(worst, np.where(concerns, found.age[match.offer], 0))
    return worst
