"""What the blocks of guides show: dates and fees of the season, each with who says so."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.planning.money import FEE_NAMES, dollars
from programs.models import Fee, SeasonEvent
from programs.normalise import match_year_of
from programs.phases import Phase, phase_of
from programs.vocabulary import Label
from search.presenters.dates import EVENTS, GRADES, EventLine, event_line
from search.presenters.places import host, linkable
from search.presenters.season_timeline import SeasonTimeline, timeline

REPORTED = frozenset({"C", "C2"})
NAMES: Mapping[str, Label] = {
    **FEE_NAMES,
    "ecfmg_pathway": gettext_lazy("ECFMG Pathways application"),
    "usmle_step1": gettext_lazy("USMLE Step 1"),
    "usmle_step2_ck": gettext_lazy("USMLE Step 2 CK"),
    "usmle_step3": gettext_lazy("USMLE Step 3"),
    "sevis_j1": gettext_lazy("SEVIS fee for the J-1 (I-901)"),
}


@dataclass(frozen=True, slots=True)
class DateRow:
    """`line`: None where this season's is not known. `earlier`: the same in the latest season of which it is."""

    name: str
    line: EventLine | None
    earlier: EventLine | None
    season: int | None


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One line of a price."""

    amount: str
    what: str
    grade: str
    reported: bool
    url: str
    host: str


@dataclass(frozen=True, slots=True)
class FeeRows:
    """`rows` empty: not known yet. `earlier`: what stands in the latest season of which it is known, `season`."""

    name: str
    rows: tuple[FeeRow, ...]
    earlier: tuple[FeeRow, ...]
    season: int | None


@dataclass(frozen=True, slots=True)
class SeasonRows:
    """Of one moment: all that is held of this season and of those before it."""

    year: int
    now: dt.datetime
    events: tuple[SeasonEvent, ...]
    fees: tuple[Fee, ...]

    @property
    def phase(self) -> Phase | None:
        held = {row.event: row.starts_at for row in self.events if row.season_id == self.year}
        return phase_of(held, self.now)

    @property
    def timeline(self) -> SeasonTimeline | None:
        return timeline((row for row in self.events if row.season_id == self.year), self.year, self.now)

    def dates(self, names: Iterable[str]) -> tuple[DateRow, ...]:
        return tuple(self._date(name) for name in names)

    def all_dates(self) -> tuple[DateRow, ...]:
        return self.dates(row.event for row in self.events if row.season_id == self.year)

    def _date(self, name: str) -> DateRow:
        found = {row.season_id: row for row in self.events if row.event == name}
        latest = max((year for year in found if year < self.year), default=None)
        day = timezone.localdate(self.now)
        line = event_line(found[self.year], day) if self.year in found else None
        earlier = event_line(found[latest], day) if line is None and latest is not None else None
        return DateRow(str(EVENTS.get(name, name)), line, earlier, latest)

    def prices(self, names: Iterable[str]) -> tuple[FeeRows, ...]:
        return tuple(self._price(name) for name in names)

    def _price(self, name: str) -> FeeRows:
        found = [row for row in self.fees if row.fee == name]
        rows = tuple(_fee_row(row) for row in found if row.match_year == self.year)
        latest = max((row.match_year for row in found if row.match_year < self.year), default=None)
        earlier = () if rows else tuple(_fee_row(row) for row in found if row.match_year == latest)
        return FeeRows(str(NAMES.get(name, name)), rows, earlier, latest)


def season_rows(now: dt.datetime) -> SeasonRows:
    """Two queries."""
    year = match_year_of(timezone.localdate(now))
    events = SeasonEvent.objects.filter(season__lte=year).order_by("starts_at", "event")
    fees = Fee.objects.filter(match_year__lte=year).order_by("fee", "match_year", "from_count")
    return SeasonRows(year, now, tuple(events), tuple(fees))


def _fee_row(row: Fee) -> FeeRow:
    return FeeRow(
        amount=dollars(Decimal(row.amount_usd)),
        what=_what(row),
        grade=str(GRADES.get(row.grade, row.grade)),
        reported=row.grade in REPORTED,
        url=linkable(row.source_url),
        host=host(row.source_url),
    )


def _what(row: Fee) -> str:
    told = {"first": row.from_count, "last": row.to_count}
    if row.from_count and row.unit == "program":
        if row.to_count is None:
            return _("each program from number %(first)s on in a specialty") % told
        return _("each of programs %(first)s to %(last)s in a specialty") % told
    if row.from_count and row.to_count:
        return _("each code from number %(first)s to %(last)s on a list") % told
    if row.unit in {"attempt", "application"}:
        return _("each attempt") if row.unit == "attempt" else _("each application")
    return _("once a season")
