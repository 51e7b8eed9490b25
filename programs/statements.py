"""From records that a feed has read to rows that are kept. Running twice adds nothing."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from programs import facts, fields
from programs.models import (
    Decision,
    Fetch,
    Institution,
    Page,
    PageCheck,
    Program,
    Proposal,
    Reading,
    Source,
    Statement,
    Wording,
)
from programs.models.statement import StatementQuerySet

BATCH = 2000
FEW_PAGES = 50
"""Records of so few pages are looked for among the statements of those pages alone."""
PAGE_WATCH = "page watch"
"""How what a look at a page found was read."""
OVERTAKEN = "the page changed again before anyone looked"
UNLINKED = "its page is taken to speak of another"
BY_NOBODY = (OVERTAKEN, UNLINKED)
"""Why what a look found was rejected by nobody: the look that finds it again asks about it again."""
STATED = "its source states it too"
UNCLEAR = "unclear reading"
"""How the review reason of a row begins whose reading, not whose link, is in doubt."""


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One thing said, checked and in canonical form. Exactly one of `institution_id` and `program_id` is set."""

    field: str
    value: str
    page_url: str = ""
    institution_id: int | None = None
    program_id: int | None = None
    kind: str = ""
    strength: str = ""
    scope: str = ""
    applies_to: str = "all"
    unless: str = ""
    basis: str = "explicit"
    stated_cycle: str = ""
    match_year: int | None = None
    where_on_page: str = ""
    how_read: str = ""
    extractor: str = ""
    confidence: float | None = None
    wording_id: int | None = None
    review_reason: str = ""

    @property
    def as_said(self) -> tuple[object, ...]:
        """What makes it the same statement: the columns of the constraint `statement_once_as_said`."""
        return tuple(getattr(self, name) for name in SAID)


SAID = (
    "page_url",
    "institution_id",
    "program_id",
    "kind",
    "field",
    "value",
    "strength",
    "scope",
    "applies_to",
    "unless",
    "stated_cycle",
)


@dataclass(slots=True)
class Recorded:
    """What recording did: how many statements were new, and the programs whose facts may move.

    Those that the new ones, the ones read live for the first time today and the ones that wait no more, or their
    offices, speak of.
    """

    new: int = 0
    program_ids: set[int] = field(default_factory=set)


def record(
    records: Sequence[StatementRecord],
    *,
    source: Source,
    fetch: Fetch | None,
    day: dt.date,
    read_from: str,
    check: PageCheck | None = None,
) -> Recorded:
    """Keeps what is new and notes the reading. A stored copy is read once, whichever day the feed runs.

    Read by the run of a feed (`fetch`) or by a look at the page (`check`). Five queries and one insert per batch,
    whatever the number of records. The caller holds the directory (`facts.one_writer`) where a watched page may be
    cited.
    """
    known = _known(source, {record.page_url for record in records})
    fresh = {record.as_said: record for record in records if record.as_said not in known}
    rows = [_row(record, source) for record in fresh.values()]
    Statement.objects.bulk_create(rows, batch_size=BATCH)
    if check is None:
        have_read_again({row.page_url for row in rows})
    known |= {record.as_said: row.pk for record, row in zip(fresh.values(), rows, strict=True)}
    read = note_readings({known[record.as_said] for record in records}, day, read_from, fetch=fetch, check=check)
    # Read live again, what a source said before may win once more: a value that goes back is news.
    news = read if read_from == Reading.ReadFrom.LIVE else {row.pk for row in rows}
    if fetch is not None:
        news |= _free({known[one.as_said] for one in records if not one.review_reason}, source, fetch)
    return Recorded(new=len(rows), program_ids=touched(one for one in records if known[one.as_said] in news))


def _known(source: Source, pages: Collection[str]) -> dict[tuple[object, ...], int]:
    of_source = Statement.objects.filter(source=source)
    rows = of_source.filter(page_url__in=pages) if len(pages) <= FEW_PAGES else of_source
    return {tuple(said): pk for pk, *said in rows.values_list("pk", *SAID)}


def have_read_again(pages: Collection[str]) -> None:
    """The next look at them reads and compares the words, though they be the same: no look knew of what is new.

    Before any reading is written, as looks do (`still.note_look`): one waits for the other, and never both.
    """
    if pages:
        Page.objects.filter(url__in=pages).exclude(extractor="").update(extractor="")


def have_sources_read_again(said: QuerySet[Statement], now: dt.datetime) -> None:
    """The sources of these are due, and their addresses do not say that nothing has changed."""
    due = Source.objects.filter(statements__in=said, next_due__isnull=False)
    due.update(next_due=now, etag="", last_modified="")


def _row(record: StatementRecord, source: Source) -> Statement:
    columns = {name: getattr(record, name) for name in StatementRecord.__dataclass_fields__}
    return Statement(source=source, needs_review=bool(record.review_reason), **columns)


def _free(stated: Collection[int], source: Source, fetch: Fetch) -> set[int]:
    """Lets stand what a look at its page saw before its source stated it, unless a curator has ever decided on it."""
    decided = Decision.objects.filter(statement=OuterRef("pk")).exclude(by=None, why__in=BY_NOBODY)
    seen_first = Statement.objects.filter(~Exists(decided), source=source, how_read=PAGE_WATCH, needs_review=True)
    free = set(seen_first.values_list("pk", flat=True)).intersection(stated)
    accepted = Decision.Verdict.ACCEPTED
    Decision.objects.bulk_create([Decision(statement_id=pk, verdict=accepted, why=STATED) for pk in sorted(free)])
    Proposal.objects.filter(statement__in=free, settled_at=None).update(settled_at=fetch.started)
    return free


def note_readings(
    statement_ids: Collection[int],
    day: dt.date,
    read_from: str,
    *,
    fetch: Fetch | None = None,
    check: PageCheck | None = None,
) -> set[int]:
    """That these statements were read, once a day on the live page and once ever in a stored copy.

    Returns those whose reading was not on record yet.
    """
    already = Reading.objects.filter(read_from=read_from, statement_id__in=statement_ids)
    if read_from == Reading.ReadFrom.LIVE:
        already = already.filter(day=day)
        if check is not None:
            already.update(check_of=check)  # what later looks at the same words go by (`still.found_before`)
        if fetch is not None:
            already.update(fetch=fetch)  # what later runs on the same file go by (`read_live_since`)
    missing = set(statement_ids) - set(already.values_list("statement_id", flat=True))
    if read_from == Reading.ReadFrom.LIVE and _grow_current(missing, day):
        facts.move_version()  # readers see ages, and verdicts rest on them, though no fact may move
    Reading.objects.bulk_create(
        [Reading(statement_id=pk, fetch=fetch, check_of=check, day=day, read_from=read_from) for pk in sorted(missing)],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    return missing


def _grow_current(read: Collection[int], day: dt.date) -> bool:
    """Whether one that stands was not read live for so long that it was no longer, or never, current by a reading."""
    since = day - dt.timedelta(days=fields.LIVE_READING_DAYS)
    recent = Reading.objects.filter(statement=OuterRef("pk"), read_from=Reading.ReadFrom.LIVE, day__gte=since)
    return bool(read) and Statement.objects.standing().filter(~Exists(recent), pk__in=read).exists()


def read_live_since(taken: Fetch) -> QuerySet[Statement]:
    """What the file of a source's last good run says, by the live readings of that run and of those that found it
    unchanged: one a day there is, and a second run on a day takes it over.
    """
    of_file = Reading.objects.filter(fetch__source=taken.source_id, fetch__started__gte=taken.started)
    return Statement.objects.filter(pk__in=of_file.filter(read_from=Reading.ReadFrom.LIVE).values("statement"))


def touched(records: Iterable[StatementRecord]) -> set[int]:
    """The programs that the records speak of, those of an office included."""
    about = list(records)
    offices = {record.institution_id for record in about if record.institution_id}
    programs = {record.program_id for record in about if record.program_id}
    return programs | set(Program.objects.filter(institution_id__in=offices).values_list("pk", flat=True))


def programs_said_of(about: QuerySet[Statement]) -> QuerySet[Program]:
    """The programs that these statements speak of, those of an office included."""
    offices = about.exclude(institution=None).values("institution")
    return Program.objects.filter(Q(pk__in=about.values("program")) | Q(institution__in=offices))


def subject_programs(*, subject: Program | Institution) -> set[int]:
    """The programs whose facts may rest on statements about the subject."""
    if isinstance(subject, Program):
        return {subject.pk}
    return set(subject.programs.values_list("pk", flat=True))


def under_wording(wording: Wording) -> list[Statement]:
    """The statements that wait under a wording."""
    return list(Statement.objects.waiting().filter(wording=wording))


def not_rejected_under(wording: Wording) -> list[Statement]:
    """Those that wait and those that stand."""
    return not_rejected(Statement.objects.filter(wording=wording))


def not_rejected(said: StatementQuerySet) -> list[Statement]:
    return [row for row in said.with_latest_verdict() if getattr(row, "latest_verdict", None) != "rejected"]


def found_by_looks(said: QuerySet[Statement]) -> StatementQuerySet:
    """What looks found on the pages of these statements, about their subjects or a program of their offices.

    Adds `is_cited`: whether the page is still taken to speak of it, by a link or by a statement of no link.
    """
    meant = Q(wording__institution=F("institution")) | Q(wording__programs=F("program"))
    linked = Q(wording=None) | meant & ~Q(wording__confirmed=False)
    cites = Statement.objects.exclude(how_read=PAGE_WATCH).filter(linked)
    seen = Statement.objects.filter(Exists(_on_its_page(said)), how_read=PAGE_WATCH)
    return seen.annotate(is_cited=Exists(_on_its_page(cites)))


def _on_its_page(said: QuerySet[Statement]) -> QuerySet[Statement]:
    own = Q(program=OuterRef("program")) | Q(institution=OuterRef("institution"))
    of_its_office = Q(institution=OuterRef("program__institution"))
    return said.filter(own | of_its_office, page_url=OuterRef("page_url"))
