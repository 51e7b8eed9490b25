"""Statements read from pages, in the project's open format: the shared reader of the feeds that bring them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from programs.checking import StatementError, checked
from programs.feeds import cells
from programs.feeds.record import File, Kept, Row, RowError, Run
from programs.feeds.worded import Worded, link_unknown, words_of
from programs.models import Reading, Wording
from programs.statements import UNCLEAR, StatementRecord, record

COLUMNS = (
    "page_url",
    "institution",
    "city",
    "state",
    "acgme_specialty_code",
    "field",
    "value",
    "strength",
    "scope",
    "kind",
    "stated_cycle",
    "where_on_page",
    "how_read",
)
STANDS_ON = ("nrmp_list", "institution_names", "wordings")
"""A wording that no curator has linked is linked by the names that are known: all of them have to be there."""
BASIS_UNKNOWN = {("visa_h1b", "no"), ("accepts_img", "yes")}
"""A list of accepted visas without the H-1B was read as "no", a section for international graduates as "yes": whether
the page says so in words is not known (data notes, "how good")."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a wording names: an office's institution, or programs; and why statements under it wait, if they do."""

    wording: int
    institution: int | None
    programs: tuple[int, ...]
    kind: str
    waits: str
    refused: bool


def file(name: str, usual_rows: int) -> File:
    return File(name, COLUMNS, usual_rows)


def keep_files(*names: str, read_from: str = Reading.ReadFrom.STORED_COPY) -> Callable[[Run], Kept]:
    """The `keep` of a feed with these files. Rows of `unclear.csv` go to the curator's queue."""

    def keep(run: Run) -> Kept:
        nearest = link_unknown(run, names)
        named = _named()
        records = [
            said
            for name in names
            for of_row in run.each(name, lambda row: list(_records(row, named, nearest, run.day)))
            for said in of_row
        ]
        said = record(records, source=run.source, fetch=run.fetch, day=run.day, read_from=read_from)
        return Kept(new_statements=said.new, program_ids=said.program_ids)

    return keep


def _named() -> Mapping[Worded, Named]:
    return {
        (row.institution_wording, row.city, row.state, row.specialty_code): Named(
            wording=row.pk,
            institution=row.institution_id,
            programs=tuple(sorted(program.pk for program in row.programs.all())),
            kind=row.track_kind,
            waits=f"the link is {row.certainty}: {row.reason}"[:300] if row.waits else "",
            refused=row.confirmed is False,
        )
        for row in Wording.objects.prefetch_related("programs")
    }


def _records(
    row: Row, named: Mapping[Worded, Named], nearest: Mapping[Worded, str], day: dt.date
) -> Iterator[StatementRecord]:
    """One record a subject: a page may speak for several sites of one sponsor. None when a curator refused the link."""
    subject = named.get(words_of(row))
    if subject is None:
        near = nearest.get(words_of(row), "")
        raise RowError("institution", "no program or office is linked to this wording" + (f": {near}" if near else ""))
    if subject.refused:
        return
    said = _said(row, subject, day)
    if subject.institution is not None:
        yield replace(said, institution_id=subject.institution)
    for program in subject.programs:
        yield replace(said, program_id=program)


def _page(row: Row) -> str:
    """A web address as it goes over the wire: ASCII alone, for a longer one of other letters fits no index."""
    cells.needed(row, "page_url", 1000)
    return cells.matching(row, "page_url", r"https?://[!-~]+", "a web address in ASCII")


def _said(row: Row, subject: Named, day: dt.date) -> StatementRecord:
    """What the row says, its subject not yet filled in."""
    name, kind = row["field"], row["kind"] or subject.kind
    try:
        value, match_year = checked(
            name=name,
            value=row["value"],
            strength=row["strength"],
            scope=row["scope"],
            kind=kind,
            cycle=row["stated_cycle"],
            day=day,
        )
    except StatementError as error:
        raise RowError(error.field, error.message) from None
    doubt = f"{UNCLEAR}: may mean accredited training" if row.file == "unclear.csv" else ""
    return StatementRecord(
        field=name,
        value=value,
        page_url=_page(row),
        kind=kind,
        strength=row["strength"],
        scope=row["scope"],
        basis="unknown" if (name, value) in BASIS_UNKNOWN else "explicit",
        stated_cycle=cells.text(row, "stated_cycle", 40),
        match_year=match_year,
        where_on_page=cells.text(row, "where_on_page"),
        how_read=cells.text(row, "how_read", 40),
        wording_id=subject.wording,
        review_reason=doubt or subject.waits,
    )
