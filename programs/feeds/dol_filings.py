"""Yearly totals of certified H-1B labor condition positions for physicians, by employer and state."""

from programs import filing_columns
from programs.feeds import cells, employer_links
from programs.feeds.record import Feed, File, Kept, Row, Run
from programs.feeds.upsert import bring_in_line
from programs.models import Source, SponsorFiling
from programs.models.source import SourceKind

KEY = ("employer", "state", "fiscal_year")
COLUMNS = ("source_id", "employer_key", "positions", "soc_codes")


def keep(run: Run) -> Kept:
    """Spellings that were not filed under before get links proposed; those of a first run curators go through."""
    filed = SponsorFiling.objects.order_by().values_list("employer", "employer_key", "state").distinct()
    before = {(key, state) for _, key, state in filed}
    wanted = run.each("h1b_filings.csv", lambda row: _filing(row, run.source))
    changed = bring_in_line(SponsorFiling.objects.all(), KEY, COLUMNS, wanted)
    if changed and before:
        changed += employer_links.propose(one for one in filed.all() if one[1:] not in before)
    return Kept(moved=changed, program_ids=filing_columns.linked_programs() if changed else set())


def _filing(row: Row, source: Source) -> SponsorFiling:
    return SponsorFiling(
        source=source,
        employer=cells.needed(row, "employer"),
        employer_key=cells.employer_key(row, "employer"),
        state=cells.known_state(row),
        fiscal_year=cells.number(row, "fiscal_year", 2000, 2100),
        positions=cells.number(row, "positions", 1, 100_000),
        soc_codes=cells.text(row, "soc_codes"),
    )


FEED = Feed(
    name="dol_filings",
    title="H-1B labor condition filings for physicians, by year",
    kind=SourceKind.GOVERNMENT,
    about=(
        "Positions in certified labor condition applications (the step before a petition), fiscal years 2019 to 2026; "
        "2026 is partial. All physicians, attending doctors too, residents not told apart. The history of an employer "
        "as it spelled itself, never a program's promise; absence is not a no. Totals made by a third party."
    ),
    terms="Public domain: US Department of Labor, OFLC disclosure data, by way of a third party's yearly totals",
    files=(File("h1b_filings.csv", ("fiscal_year", "employer", "state", "positions", "soc_codes"), 16_615),),
    keep=keep,
    every_hours=24 * 7,
)
