"""The H-1B filings of an employer, drawn and told. History of an employer, never a program's promise."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from programs.models import EmployerLink, SponsorFiling
from search.presenters.pay import PayLine

OWN = ("same", "gme_body")
"""Relations whose filings are the institution's own. Those of the others are shared with other employers."""
PARTIAL_YEAR = 2026
"""The federal data for this fiscal year ends before the year does."""

WIDTH, HEIGHT, BASE, TOP = 320, 150, 124, 16


@dataclass(frozen=True, slots=True)
class Bar:
    """One fiscal year, in the units of the drawing. Zero positions: nothing on file, which is not a no."""

    year: int
    positions: int
    partial: bool
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def over(self) -> float:
        """Where the figure above the bar stands."""
        return round(self.y - 4, 1)


@dataclass(frozen=True, slots=True)
class Shared:
    employer: str
    relation: str
    positions: int
    years: str


@dataclass(frozen=True, slots=True)
class Filings:
    bars: tuple[Bar, ...]
    spoken: str
    resident_titled: bool
    employers: tuple[str, ...]
    shared: tuple[Shared, ...]
    pay: PayLine | None

    @property
    def first_year(self) -> int:
        return self.bars[0].year

    @property
    def last_year(self) -> int:
        return self.bars[-1].year

    @property
    def any(self) -> bool:
        return any(bar.positions for bar in self.bars)


def filings(
    own: Iterable[SponsorFiling],
    shared: Iterable[SponsorFiling],
    links: Iterable[EmployerLink],
    pay: PayLine | None = None,
) -> Filings:
    """`links` are the counting links of the institution; `own` and `shared` the totals that they reach."""
    mine = list(own)
    tied = list(links)
    bars = _bars(_by_year(mine))
    return Filings(
        bars=bars,
        spoken=_spoken(bars),
        resident_titled=any(link.files_for_residents for link in tied if link.relation in OWN),
        employers=tuple(sorted({filing.employer for filing in mine})),
        shared=tuple(_shared(list(shared), tied)),
        pay=pay,
    )


def _by_year(rows: Iterable[SponsorFiling]) -> dict[int, int]:
    totals: dict[int, int] = {}
    for row in rows:
        totals[row.fiscal_year] = totals.get(row.fiscal_year, 0) + row.positions
    return totals


def _bars(totals: dict[int, int]) -> tuple[Bar, ...]:
    if not totals:
        return ()
    years = range(min(2019, *totals), max(PARTIAL_YEAR, *totals) + 1)
    step = WIDTH / len(years)
    scale = (BASE - TOP) / max(totals.values())
    return tuple(_bar(year, totals.get(year, 0), number * step, step, scale) for number, year in enumerate(years))


def _bar(year: int, positions: int, left: float, step: float, scale: float) -> Bar:
    height = max(round(positions * scale, 1), 2) if positions else 0
    return Bar(
        year=year,
        positions=positions,
        partial=year == PARTIAL_YEAR,
        x=round(left + step * 0.14, 1),
        y=round(BASE - height, 1),
        width=round(step * 0.72, 1),
        height=height,
    )


def _spoken(bars: tuple[Bar, ...]) -> str:
    """The drawing in one sentence, for those who cannot see it."""
    parts = [
        _("%(year)s: %(positions)s") % {"year": bar.year, "positions": bar.positions or _("none on file")}
        for bar in bars
    ]
    return _(
        "Physician positions in H-1B labor condition applications by fiscal year. %(years)s (%(partial)s is partial)."
    ) % {
        "years": ", ".join(parts),
        "partial": PARTIAL_YEAR,
    }


def _shared(rows: list[SponsorFiling], links: list[EmployerLink]) -> list[Shared]:
    """One line an employer and relation, largest first: of all its spellings, and of all states."""
    found: dict[tuple[str, str], tuple[EmployerLink, dict[tuple[str, str, int], SponsorFiling]]] = {}
    for link in links:
        mine = [row for row in rows if (row.employer_key, row.state) == (link.employer_key, link.state)]
        if link.relation in OWN or not mine:
            continue
        at = link.employer_key, link.relation
        known = found[at][1] if at in found else {}
        found[at] = link, known | {(row.employer, row.state, row.fiscal_year): row for row in mine}
    lines = [_shared_line(link, list(mine.values())) for link, mine in found.values()]
    return sorted(lines, key=lambda line: (-line.positions, line.employer))


def _shared_line(link: EmployerLink, mine: list[SponsorFiling]) -> Shared:
    years = sorted({row.fiscal_year for row in mine})
    return Shared(
        employer=link.employer,
        relation=str(EmployerLink.Relation(link.relation).label),
        positions=sum(row.positions for row in mine),
        years=str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}",
    )
