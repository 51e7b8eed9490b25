"""A curator's answer to one thing that waits: a proposal of a page's new words, or a statement by itself.

Each answer is one transaction, and is given once: who comes second is told, and changes nothing.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, transaction
from django.utils import timezone

from programs import curation, facts, holding
from programs.models import Change, Decision, Proposal, Reading, Statement
from programs.models.fact import Agreement
from programs.pages import proposals
from programs.statements import note_readings, subject_programs


class AnsweredError(Exception):
    """It does not wait any more. `by` answered it: None is nobody on record, as when the page changed again."""

    def __init__(self, by: Any) -> None:
        super().__init__("it was answered meanwhile")
        self.by = by


@dataclass(frozen=True, slots=True)
class Asked:
    """What waits. Exactly one of the two leads: a proposal has its statement, its standing or both."""

    proposal: Proposal | None = None
    statement: Statement | None = None

    @property
    def key(self) -> str:
        """How addresses and forms name it."""
        return f"p{self.proposal.pk}" if self.proposal else f"s{self.leading.pk}"

    @property
    def said(self) -> Statement | None:
        """What would newly stand. None: the proposal only takes away or confirms."""
        return self.proposal.statement if self.proposal else self.statement

    @property
    def standing(self) -> Statement | None:
        return self.proposal.standing if self.proposal else None

    @property
    def leading(self) -> Statement:
        """The statement that it speaks of: the new one, else the one that stands."""
        statement = self.said or self.standing
        assert statement is not None  # noqa: S101 - the database holds it: proposal_has_the_sides_of_its_kind
        return statement


@dataclass(frozen=True, slots=True)
class Effect:
    """What accepting would do now. `programs`: those whose facts change; `about`: those it speaks for."""

    about: int
    programs: int
    facts: int


def accept(asked: Asked, *, by: Any, day: dt.date, why: str = "") -> int:
    """Returns how many facts changed. AnsweredError when somebody was faster."""
    return _answer(asked, accepted=True, by=by, day=day, why=why)


def reject(asked: Asked, *, by: Any, day: dt.date, why: str) -> int:
    return _answer(asked, accepted=False, by=by, day=day, why=why)


@transaction.atomic
def _answer(asked: Asked, *, accepted: bool, by: Any, day: dt.date, why: str) -> int:
    _still_waits(asked)
    since = holding.last_change()
    if asked.proposal:
        proposals.settle(proposal=asked.proposal, accepted=accepted, by=by, day=day, now=timezone.now(), why=why)
    else:
        verdict = Decision.Verdict.ACCEPTED if accepted else Decision.Verdict.REJECTED
        curation.decide(statement=asked.leading, verdict=verdict, by=by, day=day, why=why)
    return changed_since(since)[0]


@transaction.atomic
def decide(statement: Statement, *, verdict: str, by: Any, day: dt.date, why: str = "") -> int:
    """Accepts or rejects a statement from its own page or a list, whatever was decided before. Returns how many facts
    changed. Where a look at its page asks about it, that is answered with it: what it replaces is retired.
    """
    facts.one_writer()
    since = holding.last_change()
    asked = (
        Proposal.objects.filter(statement=statement, settled_at=None).select_related("statement", "standing").first()
    )
    if asked:
        accepted = verdict == Decision.Verdict.ACCEPTED
        proposals.settle(proposal=asked, accepted=accepted, by=by, day=day, now=timezone.now(), why=why)
    else:
        curation.decide(statement=statement, verdict=verdict, by=by, day=day, why=why)
    return changed_since(since)[0]


@transaction.atomic
def add(said: dict[str, Any], *, by: Any, day: dt.date) -> Statement:
    """`curation.add_statement`. Where a look asks about the very words, that is answered with it, as by `decide`."""
    facts.one_writer()
    differing = Proposal.objects.filter(kind=Proposal.Kind.DIFFERS, settled_at=None, statement__field=said["field"])
    beside = {one.statement_id: one.standing for one in differing.select_related("standing")}
    own = curation.add_statement(by=by, day=day, **said)
    _retire(beside.get(own.pk), own, by, day)
    return own


@transaction.atomic
def replace(asked: Asked, said: dict[str, Any], *, by: Any, day: dt.date) -> tuple[Statement, int]:
    """Records what the curator reads instead, and rejects what was proposed. Returns it and how many facts changed.

    `said`: the arguments of `curation.add_statement` but for who and when. Where it says what was proposed, that is
    accepted. StatementError names the column that cannot be, and then nothing has happened.
    """
    _still_waits(asked)
    since = holding.last_change()
    own = curation.add_statement(by=by, day=day, **said)
    if own != asked.said:  # else adding it has accepted it, and closed its proposal
        _note_look(own, asked)
        reject(asked, by=by, day=day, why=f"edited: statement {own.pk}")
    _retire(asked.standing, own, by, day)
    subject = own.program or own.institution
    assert subject is not None  # noqa: S101 - the database holds it: statement_about_one_subject
    facts.settle(subject_programs(subject=subject), day=day, cause=facts.Cause("read by a curator", own.source, by))
    return own, changed_since(since)[0]


def _note_look(own: Statement, asked: Asked) -> None:
    """What the curator read is the passage of a look at the live page, on the day of that look."""
    check = asked.proposal.check_of if asked.proposal and asked.proposal.passage else None
    if check is not None:
        note_readings([own.pk], timezone.localdate(check.at), Reading.ReadFrom.LIVE, check=check)


def _retire(standing: Statement | None, own: Statement, by: Any, day: dt.date) -> None:
    for one in proposals.replaced_by(own, standing) if standing else ():
        curation.retire(statement=one, by=by, day=day, why=proposals.SAYS_OTHERWISE)


def accept_each(all_asked: Iterable[Asked], *, by: Any, day: dt.date) -> tuple[list[Asked], int]:
    """What only confirms, each in a transaction of its own. Returns what was accepted now, and how many facts changed.

    What would turn a fact is left: that wants a look of its own.
    """
    accepted, changed = [], 0
    for asked in all_asked:
        try:
            with transaction.atomic():
                changed += _accept_if_it_confirms(asked, by, day)
        except (AnsweredError, _TurnsError):
            continue
        accepted.append(asked)
    return accepted, changed


class _TurnsError(Exception):
    """A fact would have another value, begin or end, or a dispute would begin or be settled."""


def _accept_if_it_confirms(asked: Asked, by: Any, day: dt.date) -> int:
    facts.one_writer()
    since = holding.last_change()
    changed = accept(asked, by=by, day=day)
    for before, after in Change.objects.filter(pk__gt=since).values_list("before", "after"):
        if _value_and_dispute(before) != _value_and_dispute(after):
            raise _TurnsError
    return changed


def _value_and_dispute(told: dict[str, Any] | None) -> tuple[str, bool] | None:
    return (told["value"], told["agreement"] == Agreement.DISPUTED) if told else None


def effect(asked: Asked, *, day: dt.date) -> Effect | None:
    """What accepting would change now. Changes nothing. None: a refresh holds the directory, so that none can tell."""
    subject = asked.leading.program or asked.leading.institution
    assert subject is not None  # noqa: S101 - the database holds it: statement_about_one_subject
    try:
        with transaction.atomic():
            facts.do_not_wait_long()
            since = holding.last_change()
            accept(asked, by=None, day=day)
            moved, programs = changed_since(since)
            transaction.set_rollback(True)
    except (OperationalError, AnsweredError):
        return None
    return Effect(about=len(subject_programs(subject=subject)), programs=programs, facts=moved)


def _still_waits(asked: Asked) -> None:
    """Holds the directory first, so that of two curators one comes second."""
    facts.one_writer()
    if asked.proposal:
        now = Proposal.objects.select_related("settled_by").get(pk=asked.proposal.pk)
        if now.settled_at is not None:
            raise AnsweredError(now.settled_by)
    elif not Statement.objects.waiting().filter(pk=asked.leading.pk).exists():
        latest = asked.leading.decisions.select_related("by").first()
        raise AnsweredError(latest and latest.by)


def changed_since(mark: int) -> tuple[int, int]:
    """How many facts changed, of how many programs. A fact that moves in two steps is one fact."""
    moved = Change.objects.filter(pk__gt=mark).order_by()
    keys = moved.values("program", "field", "kind", "strength_class", "scope", "member").distinct()
    return keys.count(), moved.values("program").distinct().count()
