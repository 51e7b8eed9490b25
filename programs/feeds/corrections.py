"""What a reading by hand got wrong, put right before the feed keeps it. Each feed has one table of its own.

The file stays as it was gathered. A correction is met by its whole row, so a file that is mended needs it no more. A
statement that was kept before is immutable: it is rejected, once, and the corrected one takes its place. If a curator
accepts it again all the same, that stands.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from programs.feeds.record import Kept, Row, Run
from programs.models import Decision, Source, Statement
from programs.statements import subject_programs

WHY = "corrected reading"
"""How the reason of such a rejection begins: by it the next run knows that it was made."""


@dataclass(frozen=True, slots=True)
class Correction:
    """`said` was read where the page says `means`. `noted`: the day on which that was seen; `example`: the words that
    show it."""

    page_url: str
    field: str
    where_on_page: str
    said: str
    means: str
    noted: dt.date
    example: str

    def meets(self, row: Row) -> bool:
        found = tuple(row[column] for column in ("page_url", "field", "where_on_page", "value"))
        return found == (self.page_url, self.field, self.where_on_page, self.said)

    @property
    def why(self) -> str:
        return f"{WHY} of {self.noted.isoformat()}: “{self.example}” means {self.means}, not {self.said}"


def corrected(table: Sequence[Correction], keep: Callable[[Run], Kept]) -> Callable[[Run], Kept]:
    """The `keep` of a feed, over rows that are put right."""

    def keep_corrected(run: Run) -> Kept:
        run.tables = {file: [put_right(row, table) for row in rows] for file, rows in run.tables.items()}
        kept = keep(run)
        kept.program_ids |= _withdrawn(run.source, table)
        return kept

    return keep_corrected


def put_right(row: Row, table: Sequence[Correction]) -> Row:
    for one in table:
        if one.meets(row):
            return replace(row, cells={**row.cells, "value": one.means})
    return row


def _withdrawn(source: Source, table: Sequence[Correction]) -> set[int]:
    """Rejects what was kept of the wrong readings. Returns the programs whose facts may move by it."""
    touched: set[int] = set()
    for one in table:
        for statement in _kept_wrong(source, one):
            Decision.objects.create(statement=statement, verdict=Decision.Verdict.REJECTED, why=one.why)
            subject = statement.program or statement.institution
            assert subject is not None  # noqa: S101 - the database holds it: statement_about_one_subject
            touched |= subject_programs(subject=subject)
    return touched


def _kept_wrong(source: Source, one: Correction) -> list[Statement]:
    """The statements of the wrong reading that nobody has rejected, by this correction or by hand."""
    said = Statement.objects.filter(
        source=source, page_url=one.page_url, field=one.field, where_on_page=one.where_on_page, value=one.said
    )
    unmet = said.exclude(decisions__why__startswith=WHY).with_latest_verdict()
    unrejected = Q(latest_verdict__isnull=True) | Q(latest_verdict=Decision.Verdict.ACCEPTED)
    return list(unmet.filter(unrejected).select_related("program", "institution"))
