"""What the directory and the reader hold that a plan is made of: a fixed number of queries, whatever the list."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from applicants.models import Applicant, PairChoice, RankChoice, ShortlistEntry
from applicants.plan import Allowance, FeeLine, Prices, Ranks, Tier
from applicants.plan.season_fees import MOST_RANKS
from programs.models import Fee, SeasonEvent, SpecialtySignal, Track

EASTERN = ZoneInfo("America/New_York")
COLUMNS = (
    *("applicant", "status", "signal", "seen_in_eras", "program__public_id", "program__site"),
    *(f"program__institution__{name}" for name in ("listed_name", "plain_name", "name_certainty")),
    *(f"program__specialty__{name}" for name in ("code", "common_name", "application_service", "match_service")),
)
"""What a plan needs of an entry: whole rows of two hundred programs take as long again."""
REGISTER_BY = "nrmp_standard_registration_deadline"


def prices_of(season: int, as_in: int | None = None) -> Prices:
    """Every season's rows, so that another's can be offered. One query."""
    return Prices(season, tuple(_line(row) for row in Fee.objects.all()), as_in)


def _line(row: Fee) -> FeeLine:
    tier = Tier(Decimal(row.amount_usd), row.from_count or 1, row.to_count, row.grade, row.source_url)
    return FeeLine(row.match_year, row.fee, tier)


def allowances_of(season: int) -> Mapping[str, Allowance]:
    """By specialty code; of this season alone. One query."""
    rows = SpecialtySignal.objects.filter(match_year=season).values_list("specialty__code", "gold", "silver", "grade")
    return {code: Allowance(gold, silver, grade) for code, gold, silver, grade in rows}


def register_by(season: int) -> dt.date | None:
    """The last day of registering with the NRMP without a late fee, as it is counted in the East. None: not known."""
    moments = SeasonEvent.objects.filter(season=season, event=REGISTER_BY).values_list("starts_at", flat=True)
    moment = moments.first()
    return moment.astimezone(EASTERN).date() if moment else None


def entries_of(applicant: Applicant | None, season: int) -> Sequence[ShortlistEntry]:
    """In the reader's own order, with their tracks. Two queries."""
    if applicant is None:
        return ()
    rows = applicant.entries.filter(match_year=season).select_related("program__institution", "program__specialty")
    tracks = Prefetch("tracks", Track.objects.only("kind").order_by())
    return list(rows.only(*COLUMNS).prefetch_related(tracks).order_by("position"))


def ranked_codes(applicant: Applicant | None, season: int) -> Ranks:
    """As the rank list of the season stands: each code once, a couple's those of its pairs. Not told where there is
    none. Two queries."""
    if applicant is None:
        return Ranks()
    choices = RankChoice.objects.filter(rank_list__applicant=applicant, rank_list__match_year=season)
    rows = set(choices.values_list("supplements", "track", "rank_list__as_couple"))
    pairs = PairChoice.objects.filter(
        rank_list__applicant=applicant, rank_list__match_year=season, rank_list__as_couple=True, track__isnull=False
    )
    primary = {track for supplements, track, as_couple in rows if supplements is None and not as_couple}
    primary |= set(pairs.values_list("track", flat=True))
    supplemental = {track for supplements, track, _as_couple in rows if supplements is not None}
    if not primary and not rows:
        return Ranks()
    return Ranks(min(len(primary), MOST_RANKS), min(len(supplemental), MOST_RANKS))
