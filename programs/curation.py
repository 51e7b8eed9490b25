"""What curators do, each act one transaction: add, decide, confirm, publish. Facts follow by reconciling.

Each holds the directory before it writes any row, as refreshes and looks at pages do: who comes second waits.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from programs import facts, filing_columns
from programs.checking import StatementError, checked
from programs.models import (
    Decision,
    EmployerLink,
    Institution,
    Program,
    Proposal,
    Reading,
    Source,
    SponsorFiling,
    Statement,
    Wording,
)
from programs.models.directory import Certainty
from programs.models.source import SourceKind
from programs.statements import (
    SAID,
    UNCLEAR,
    UNLINKED,
    StatementRecord,
    found_by_looks,
    have_read_again,
    have_sources_read_again,
    not_rejected,
    not_rejected_under,
    programs_said_of,
    record,
    subject_programs,
    under_wording,
)

REJECTED = Decision.Verdict.REJECTED
BY_LINK = "link: "
"""How the reason of a decision begins that follows from what a wording means."""


@transaction.atomic
def add_statement(
    *,
    source: Source,
    subject: Program | Institution,
    field: str,
    value: str,
    page_url: str,
    by: Any,
    day: dt.date,
    strength: str = "",
    scope: str = "",
    kind: str = "",
    stated_cycle: str = "",
    applies_to: str = "all",
    unless: str = "",
    basis: str = "explicit",
    where_on_page: str = "",
    read_live: bool = False,
) -> Statement:
    """Records what a page says, accepted by the curator, and lets the facts follow.

    `read_live`: the curator has the live page open; else it counts as a stored copy. A statement already on record
    is returned, accepted again. StatementError names the column that cannot be.
    """
    canonical, match_year = checked(
        name=field, value=value, strength=strength, scope=scope, kind=kind, cycle=stated_cycle, day=day
    )
    _check_page(page_url, source)
    said = StatementRecord(
        field=field,
        value=canonical,
        page_url=page_url,
        institution_id=subject.pk if isinstance(subject, Institution) else None,
        program_id=subject.pk if isinstance(subject, Program) else None,
        kind=kind,
        strength=strength,
        scope=scope,
        applies_to=applies_to,
        unless=unless,
        basis=basis,
        stated_cycle=stated_cycle.strip(),
        match_year=match_year,
        where_on_page=where_on_page,
        how_read="curator",
    )
    facts.one_writer()
    record([said], source=source, fetch=None, day=day, read_from=_read_from(read_live))
    statement = Statement.objects.get(source=source, **dict(zip(SAID, said.as_said, strict=True)))
    decide(statement=statement, verdict=Decision.Verdict.ACCEPTED, by=by, day=day, why="added by a curator")
    return statement


def _check_page(page_url: str, source: Source) -> None:
    """A coordinator's reply stands on no page."""
    of_no_page = source.kind == SourceKind.COORDINATOR and not page_url
    if not of_no_page and not page_url.startswith(("http://", "https://")):
        raise StatementError("page_url", "give the address of the page that says so, with http:// or https://")


def _read_from(live: bool) -> str:
    return Reading.ReadFrom.LIVE if live else Reading.ReadFrom.STORED_COPY


@transaction.atomic
def decide(*, statement: Statement, verdict: str, by: Any, day: dt.date, why: str = "", retires: bool = False) -> int:
    """Accepts or rejects a statement. Returns how many facts changed.

    `retires`: it was right, and its page has stopped saying so: once the page says it again, it is asked about again.
    """
    if verdict not in Decision.Verdict.values:
        raise ValueError(f"{verdict!r} is not a decision")
    facts.one_writer()
    Decision.objects.create(statement=statement, verdict=verdict, by=by, why=why, until_said_again=retires)
    _close_asked(statement, verdict, by)
    subject = statement.program or statement.institution
    assert subject is not None  # noqa: S101 - the database holds it: statement_about_one_subject
    cause = facts.Cause(why=f"statement {verdict}" + (f": {why}" if why else ""), source=statement.source, by=by)
    changed = facts.settle(subject_programs(subject=subject), day=day, cause=cause)
    if not changed:
        facts.move_version()  # the export tells every statement that stands, also where no fact follows it
    return changed


def _close_asked(statement: Statement, verdict: str, by: Any) -> None:
    """What looks at its page ask about it. Whether the page says still what was rejected is no question any more."""
    about = Q(statement=statement)
    if verdict == REJECTED:
        about |= Q(standing=statement, statement=None)
    Proposal.objects.filter(about, settled_at=None).update(settled_at=timezone.now(), settled_by=by)


def retire(*, statement: Statement, by: Any, day: dt.date, why: str) -> int:
    """Rejects what its page does not say any more. Returns how many facts changed."""
    return decide(statement=statement, verdict=REJECTED, by=by, day=day, why=why, retires=True)


@transaction.atomic
def publish(*, source: Source, published: bool, by: Any, day: dt.date) -> int:
    """Takes a source down, or brings it back. Returns how many facts changed: those that rest on it alone go."""
    facts.one_writer()
    if source.published == published:
        return 0
    source.published = published
    source.save(update_fields=["published"])
    word = "published" if published else "unpublished"
    changed = facts.settle(resting_on(source), day=day, cause=facts.Cause(f"source {word}", source, by))
    facts.move_version()
    return changed


def preview_unpublish(*, source: Source, day: dt.date) -> int:
    """How many facts would change if the source were taken down now. Changes nothing."""
    with transaction.atomic():
        changed = publish(source=source, published=False, by=None, day=day)
        transaction.set_rollback(True)
    source.refresh_from_db()
    return changed


def resting_on(source: Source) -> set[int]:
    """The programs about which the source has said anything, by itself, through their office or by filings."""
    said = programs_said_of(Statement.objects.filter(source=source))
    filed = SponsorFiling.objects.filter(source=source).exists()
    by_filings = filing_columns.linked_programs() if filed else set()
    return by_filings | set(said.values_list("pk", flat=True))


@transaction.atomic
def confirm_wording(*, wording: Wording, confirmed: bool, by: Any, day: dt.date) -> int:
    """Settles what a wording means: the statements that wait under it are accepted or rejected with it.

    Those that wait for a reason of their own (an unclear reading) go on waiting when the link is confirmed. A refusal
    also rejects what counted already, under a link that was taken for sure. Confirming after a refusal takes back what
    the refusal rejected. What looks found on a page goes with the link by which the page spoke of its subject.
    """
    facts.one_writer()
    wording.refresh_from_db()  # a feed may have rewritten it while we waited
    was_refused, wording.confirmed = wording.confirmed is False, confirmed
    wording.save()
    changed = 0
    for statement in _to_accept(wording) if confirmed else _to_reject(wording):
        verdict = Decision.Verdict.ACCEPTED if confirmed else Decision.Verdict.REJECTED
        changed += decide(statement=statement, verdict=verdict, by=by, day=day, why=f"{BY_LINK}{wording.reason}"[:500])
    said = Statement.objects.filter(wording=wording)
    have_read_again(set(said.values_list("page_url", flat=True)))
    if confirmed and was_refused:  # rows under a refused link are left out without a word
        have_sources_read_again(said, timezone.now())
    return changed


def _to_reject(wording: Wording) -> Iterator[Statement]:
    """What waits or stands under the link, and what looks found by it. What waits of that is closed unanswered."""
    yield from not_rejected_under(wording)
    seen = not_rejected(found_by_looks(Statement.objects.filter(wording=wording)))
    left = [one for one in seen if not getattr(one, "is_cited", True)]
    waiting = [one for one in left if one.needs_review and getattr(one, "latest_verdict", None) is None]
    _close_unanswered(waiting)
    yield from (one for one in left if one not in waiting)


def _close_unanswered(waiting: Collection[Statement]) -> None:
    rejected = Decision.Verdict.REJECTED
    Decision.objects.bulk_create([Decision(statement=one, verdict=rejected, why=UNLINKED) for one in waiting])
    Proposal.objects.filter(statement__in=waiting, settled_at=None).update(settled_at=timezone.now())


def _to_accept(wording: Wording) -> Iterator[Statement]:
    """What waits under the link with a clear reading, and what was rejected with the link and by nothing since.

    An unclear reading that nobody had accepted before that refusal waits again.
    """
    for statement in under_wording(wording):
        if not statement.review_reason.startswith(UNCLEAR):
            yield statement
    refused = {"decisions__verdict": REJECTED, "decisions__why__startswith": BY_LINK}
    own = Statement.objects.filter(wording=wording)
    for statement in [*own.filter(**refused).distinct(), *found_by_looks(own).filter(**refused).distinct()]:
        latest = statement.decisions.first()
        if latest is None or latest.verdict != REJECTED or not latest.why.startswith(BY_LINK):
            continue
        if statement.review_reason.startswith(UNCLEAR) and not statement.decisions.exclude(verdict=REJECTED).exists():
            latest.delete()
        else:
            yield statement


@transaction.atomic
def confirm_employer_link(*, link: EmployerLink, confirmed: bool, by: Any, day: dt.date) -> None:
    """Lets an employer's filings count for the institution, or not. `by` stands in the link's history."""
    facts.one_writer()
    link.refresh_from_db()  # a feed may have rewritten it while we waited
    link.confirmed = confirmed
    _save_as(link, by)
    facts.settle(subject_programs(subject=link.institution), day=day, cause=facts.Cause("employer link settled", by=by))
    facts.move_version()


@transaction.atomic
def confirm_name(*, institution: Institution, confirmed: bool, by: Any) -> None:
    """Shows the plain name and place that were proposed, or keeps the listed name for good."""
    facts.one_writer()
    institution.refresh_from_db()  # a feed may have rewritten it while we waited
    institution.name_certainty = Certainty.SURE if confirmed else Certainty.UNKNOWN
    institution.named_by_hand = True
    _save_as(institution, by)
    facts.move_version()


def _save_as(row: Model, by: Any) -> None:
    """Saves the row; its history names `by`, where no request tells who it is."""
    vars(row)["_history_user"] = by
    row.save()
