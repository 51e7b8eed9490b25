"""What becomes of statements when the link of their wording is corrected: they follow it, each by a decision.

A statement is immutable, its subject too. What was recorded under the old link is rejected, and what waited for the
link alone is accepted once it is sure; under the new subject it stands when its source is next read, which is at once.
What looks found on a page goes with the link by which the page spoke of its subject.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from programs.models import Decision, Proposal, Statement, Wording
from programs.statements import (
    UNCLEAR,
    UNLINKED,
    found_by_looks,
    have_read_again,
    have_sources_read_again,
    programs_said_of,
)

CORRECTED = "the link was corrected"
"""The reason of such a decision: a later correction may take it back, and no curator's."""


class Meaning(NamedTuple):
    """What a wording is taken to mean, and whether statements under it wait."""

    institution: int | None
    programs: frozenset[int]
    waits: bool

    def fits(self, statement: Statement) -> bool:
        if statement.institution_id:
            return statement.institution_id == self.institution
        return statement.program_id in self.programs


def meanings() -> dict[int, Meaning]:
    """By wording."""
    return {
        row.pk: Meaning(row.institution_id, frozenset(program.pk for program in row.programs.all()), row.waits)
        for row in Wording.objects.prefetch_related("programs")
    }


def follow(before: Mapping[int, Meaning]) -> set[int]:
    """Decides on the statements of every wording that means something else than `before`. Returns the programs whose
    facts may move.
    """
    after = meanings()
    moved = [pk for pk, meaning in before.items() if after[pk] != meaning]
    if not moved:
        return set()
    said = Statement.objects.filter(wording__in=moved)
    decisions = [*_decisions(said.with_latest_verdict(), after), *_of_looks(said)]
    Decision.objects.bulk_create(decisions, batch_size=2000)
    have_read_again(set(said.values_list("page_url", flat=True)))
    decided = [decision.statement_id for decision in decisions]
    ended = [one.statement_id for one in decisions if one.verdict == Decision.Verdict.REJECTED]
    answered = Q(statement__in=decided) | Q(statement=None, standing__in=ended)
    Proposal.objects.filter(answered, settled_at=None).update(settled_at=timezone.now())
    have_sources_read_again(said, timezone.now())
    return set(programs_said_of(Statement.objects.filter(pk__in=decided)).values_list("pk", flat=True))


def _decisions(said: Iterable[Statement], after: Mapping[int, Meaning]) -> Iterable[Decision]:
    corrected = _corrected(said)
    for statement in said:
        assert statement.wording_id is not None  # noqa: S101 - that is how they were found
        meaning = after[statement.wording_id]
        verdict = _verdict(statement, meaning, statement.pk in corrected)
        if verdict:
            yield Decision(statement=statement, verdict=verdict, why=CORRECTED)


def _corrected(said: Iterable[Statement]) -> set[int]:
    """Those of which a corrected link has decided last."""
    latest = Decision.objects.filter(statement__in=said).order_by("statement_id", "-at", "-pk").distinct("statement_id")
    return {decision.statement_id for decision in latest if decision.why == CORRECTED}


def _of_looks(said: QuerySet[Statement]) -> Iterable[Decision]:
    """What waited is closed unanswered, and asked again by the look that finds it once the link is back."""
    seen = list(found_by_looks(said).with_latest_verdict())
    corrected = _corrected(seen)
    for statement in seen:
        latest, is_cited = getattr(statement, "latest_verdict", None), getattr(statement, "is_cited", True)
        if not is_cited and latest != Decision.Verdict.REJECTED:
            waits = latest is None and statement.needs_review
            why = UNLINKED if waits else CORRECTED
            yield Decision(statement=statement, verdict=Decision.Verdict.REJECTED, why=why)
        elif is_cited and latest == Decision.Verdict.REJECTED and statement.pk in corrected:
            yield Decision(statement=statement, verdict=Decision.Verdict.ACCEPTED, why=CORRECTED)


def _verdict(statement: Statement, meaning: Meaning, corrected: bool) -> str:
    """Empty where nothing changes for it."""
    latest = getattr(statement, "latest_verdict", None)
    if not meaning.fits(statement):
        return "" if latest == Decision.Verdict.REJECTED else Decision.Verdict.REJECTED
    if meaning.waits:
        return ""
    waited = latest is None and statement.needs_review and not statement.review_reason.startswith(UNCLEAR)
    back = latest == Decision.Verdict.REJECTED and corrected
    return Decision.Verdict.ACCEPTED if waited or back else ""
