"""One reader's plan for one season, put together from what they hold and have told."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest
from django.utils import timezone

from applicants.judging import match_in
from applicants.plan import Plan, Prices, Registration, fees_to_come, plan
from applicants.planning.figures import Figures, figures_of
from applicants.planning.held import allowances_of, entries_of, prices_of, ranked_codes, register_by
from applicants.planning.judged import Limit, judged
from applicants.reader import applicant_of, season_of
from applicants.shortlist.saved import own_season
from search.current import current_index
from search.index import Index
from search.matching import Match
from search.profile import ApplicantProfile
from search.questions.reader import profile_of


@dataclass(frozen=True, slots=True)
class Planned:
    """`profile` and `match` None: nothing was told. `as_in`: the season whose figures fill what this one lacks.

    `for_more`: money for further programs, after the whole list and the season's fees; None: no budget was told.
    """

    plan: Plan
    for_more: Decimal | None
    prices: Prices
    figures: Figures
    limits: Mapping[str, Limit]
    register_by: dt.date | None
    profile: ApplicantProfile | None
    match: Match | None
    held: Index
    day: dt.date
    as_in: int | None


def planned_for(request: HttpRequest) -> Planned:
    """Eleven queries at most, whatever the length of the list."""
    day, season = timezone.localdate(), season_of(request)
    applicant, profile, held = applicant_of(request), profile_of(request), current_index(day)
    as_in = as_in_of(request)
    prices, last_day = prices_of(season, as_in), register_by(season)
    match = match_in(profile, season, held, day)
    rows = entries_of(applicant, season)
    # What the page's frame asks as well, so that it need not be looked up again: of the reader's own season.
    if season == own_season(request):
        request.saved = frozenset(row.program.public_id for row in rows)  # type: ignore[attr-defined]
    known = judged(rows, match, held)
    figures = figures_of(request.session, season)
    ranks = figures.over(ranked_codes(applicant, season))
    registration = Registration(None if last_day is None else day > last_day, figures.registered)
    budget = Decimal(profile.budget) if profile and profile.budget is not None else None
    made = plan(known.entries, prices, allowances_of(season), budget=budget, ranks=ranks, registration=registration)
    left = made.left_with_all
    for_more = None if left is None else left - fees_to_come(known.entries, prices, ranks, registration)
    return Planned(made, for_more, prices, figures, known.limits, last_day, profile, match, held, day, as_in)


def as_in_of(request: HttpRequest) -> int | None:
    """The season whose figures the reader asked to borrow."""
    asked = request.GET.get("fees", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else None
