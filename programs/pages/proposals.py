"""What a look at a page found, written down: live readings, statements that wait, and what a curator is asked."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from programs import curation, facts
from programs.models import Decision, Page, PageCheck, Proposal, Reading, Source, Statement
from programs.pages.comparing import US_GRADUATES, Findings, Said, key_beside
from programs.pages.extract import VERSION
from programs.pages.subjects import Cites, source_for
from programs.statements import (
    BY_NOBODY,
    OVERTAKEN,
    PAGE_WATCH,
    SAID,
    StatementRecord,
    note_readings,
    programs_said_of,
    record,
)

LIVE = Reading.ReadFrom.LIVE
NEWLY, DIFFERS = "the page says so now, and nothing stood", "the page differs from what stands"
SAYS_OTHERWISE = "the page says otherwise now"
LONGEST_PASSAGE = 2000


@dataclass(slots=True)
class Kept:
    """How many statements were read again and how much was proposed; the programs whose facts may move."""

    confirmed: int = 0
    proposed: int = 0
    program_ids: set[int] = field(default_factory=set)
    source: Source | None = None


def keep(page: Page, check: PageCheck, cites: Cites, found: Findings, day: dt.date) -> Kept:
    """Inside the caller's transaction."""
    kept = Kept(source=next(iter(cites.sources.values()), None))
    note_readings(found.confirmed, day, LIVE, check=check)
    renewed = _record([said for said, _ in found.renewed], page, check, cites, day, "")
    proposed = _propose(page, check, cites, found, day)
    _overtake(page, check, found.unsaid)
    kept.confirmed, kept.proposed = len(found.confirmed) + len(renewed), len(proposed)
    kept.program_ids = _programs_of([*found.confirmed, *renewed])
    return kept


def _propose(page: Page, check: PageCheck, cites: Cites, found: Findings, day: dt.date) -> list[Proposal]:
    kinds = Proposal.Kind
    differing = _record([said for said, _ in found.differing], page, check, cites, day, DIFFERS)
    new = _record(found.new, page, check, cites, day, NEWLY)
    # What an earlier look closed unanswered, and the page says again, is asked again.
    Decision.objects.filter(statement__in=[*differing, *new], by=None, why__in=BY_NOBODY).delete()
    waiting = set(Statement.objects.to_be_asked().filter(pk__in=[*differing, *new]).values_list("pk", flat=True))
    common = {"page": page, "check_of": check, "at": check.at}
    asked = [
        Proposal(kind=kinds.DIFFERS, statement_id=pk, standing_id=beside, passage=_passage(said), **common)
        for pk, (said, beside) in zip(differing, found.differing, strict=True)
        if pk in waiting
    ]
    asked += [
        Proposal(kind=kinds.NEW, statement_id=pk, passage=_passage(said), **common)
        for pk, said in zip(new, found.new, strict=True)
        if pk in waiting
    ]
    asked += [
        Proposal(kind=kinds.CONFIRMS, standing_id=beside, passage=_passage(said), **common)
        for said, beside in found.doubted
    ]
    asked += [Proposal(kind=kinds.GONE, standing_id=pk, **common) for pk in found.gone]
    return _open(page, check, asked)


def _open(page: Page, check: PageCheck, asked: Iterable[Proposal]) -> list[Proposal]:
    """Each once; what was asked before and is still unanswered is asked anew with today's passage.

    What was gone may be there again, and only doubted. That is another question: who has the former one open must not
    answer this one by it, so the former is closed.
    """
    once = {(one.statement_id, one.standing_id): one for one in asked}
    open_now = Proposal.objects.filter(page=page, settled_at=None)
    before = {(one.statement_id, one.standing_id): one for one in open_now}
    turned = [at for at, one in once.items() if at in before and before[at].kind != one.kind]
    Proposal.objects.filter(pk__in=[before.pop(at).pk for at in turned]).update(settled_at=check.at)
    for at, one in once.items():
        if at in before:
            before[at].check_of, before[at].passage = check, one.passage
    Proposal.objects.bulk_update([before[at] for at in once if at in before], ["check_of", "passage"])
    Proposal.objects.bulk_create([one for at, one in once.items() if at not in before])
    return list(once.values())


def _overtake(page: Page, check: PageCheck, unsaid: Collection[int]) -> None:
    """What an earlier look asked and this one does not is closed, and its statement rejected: nobody says it now.

    What was no longer said and is not said now either stays asked: a look finds only once that words are gone.
    """
    stale = Proposal.objects.filter(page=page, settled_at=None).exclude(check_of=check)
    stale = stale.exclude(kind=Proposal.Kind.GONE, standing__in=unsaid)
    asked_now = Proposal.objects.filter(page=page, settled_at=None, check_of=check).exclude(statement=None)
    waits = Statement.objects.waiting().filter(proposals__in=stale).exclude(pk__in=asked_now.values("statement"))
    Decision.objects.bulk_create(
        [Decision(statement=one, verdict=Decision.Verdict.REJECTED, why=OVERTAKEN) for one in waits]
    )
    stale.update(settled_at=check.at)


def _record(said: Sequence[Said], page: Page, check: PageCheck, cites: Cites, day: dt.date, review: str) -> list[int]:
    """The ids of the statements, in the order of the readings. Needs no review when `review` is empty."""
    records = [_as_record(one, page, review) for one in said]
    by_source: dict[Source, list[StatementRecord]] = {}
    for one, as_record in zip(said, records, strict=True):
        by_source.setdefault(source_for(one.subject, cites), []).append(as_record)
    ids: dict[tuple[object, ...], int] = {}
    for source, group in by_source.items():
        record(group, source=source, fetch=None, day=day, read_from=LIVE, check=check)
        rows = Statement.objects.filter(source=source, page_url=page.url).values_list("pk", *SAID)
        ids |= {tuple(columns): pk for pk, *columns in rows}
    return [ids[one.as_said] for one in records]


def _as_record(said: Said, page: Page, review: str) -> StatementRecord:
    one, (kind, pk) = said.extracted, said.subject
    return StatementRecord(
        field=one.field,
        value=one.value,
        page_url=page.url,
        program_id=pk if kind == "program" else None,
        institution_id=pk if kind == "institution" else None,
        kind=one.kind,
        strength=one.strength,
        scope=one.scope,
        applies_to=one.applies_to,
        unless=one.unless[:200],
        stated_cycle=one.cycle[:40],
        match_year=said.match_year,
        where_on_page=one.where[:300],
        how_read=PAGE_WATCH,
        extractor=VERSION,
        confidence=one.confidence,
        review_reason=review,
    )


def _passage(said: Said) -> str:
    return said.extracted.passage[:LONGEST_PASSAGE]


def _programs_of(statement_ids: Sequence[int]) -> set[int]:
    about = Statement.objects.filter(pk__in=statement_ids)
    return set(programs_said_of(about).values_list("pk", flat=True))


@transaction.atomic
def settle(*, proposal: Proposal, accepted: bool, by: Any, day: dt.date, now: dt.datetime, why: str = "") -> int:
    """A curator's answer. Returns how many facts changed; 0 for one that was settled already.

    Accepting what differs retires what it replaces. Holds the directory first, as a look does before it closes any.
    """
    facts.one_writer()
    taken = Proposal.objects.filter(pk=proposal.pk, settled_at=None).update(settled_at=now, settled_by=by)
    if not taken:
        return 0
    verdict = Decision.Verdict.ACCEPTED if accepted else Decision.Verdict.REJECTED
    said, stands, changed = proposal.statement, proposal.standing, 0
    if said is not None:
        changed = curation.decide(statement=said, verdict=verdict, by=by, day=day, why=why)
    if accepted and stands is not None:
        changed += _settle_standing(proposal, stands, by, day, why)
    return changed


def replaced_by(said: Statement, stands: Statement) -> list[Statement]:
    """What accepting `said` retires: the one that it stands beside, and what else the page was found to say otherwise.

    A page cannot say both, but of two seasons. Words without a season replace those of any: they are read today. What
    a curator has rejected meanwhile stays rejected as it was.
    """
    of_page = Statement.objects.standing().exclude(applies_to=US_GRADUATES)
    same = {name: getattr(stands, name) for name in ("page_url", "program_id", "institution_id", "field")}
    beside = [one for one in of_page.filter(**same) if key_beside(one) == key_beside(stands) and not _alike(one, said)]
    latest = stands.decisions.first()
    led = [] if latest and latest.verdict == Decision.Verdict.REJECTED else [stands]
    all_beside = {one.pk: one for one in (*led, *beside) if one != said}
    return [one for one in all_beside.values() if said.match_year is None or one.match_year in {None, said.match_year}]


def _alike(one: Statement, said: Statement) -> bool:
    return (one.value, one.unless) == (said.value, said.unless)


def _settle_standing(proposal: Proposal, stands: Statement, by: Any, day: dt.date, why: str) -> int:
    if proposal.kind == Proposal.Kind.CONFIRMS:
        read_on = timezone.localdate(proposal.check_of.at) if proposal.check_of else day
        note_readings([stands.pk], read_on, LIVE, check=proposal.check_of)
        return facts.settle(_programs_of([stands.pk]), day=day, cause=facts.Cause("its page says so still", by=by))
    if proposal.kind == Proposal.Kind.GONE:
        return curation.retire(statement=stands, by=by, day=day, why=why or "the page no longer says so")
    replaced = replaced_by(proposal.statement, stands) if proposal.statement else []
    return sum(curation.retire(statement=one, by=by, day=day, why=why or SAYS_OTHERWISE) for one in replaced)
