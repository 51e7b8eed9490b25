"""What becomes of the list's statements when a track is put into another program: they follow it, each by a decision.

As under a corrected link (`relinked`): what the list said under the old program is rejected, and accepted again once
the track is back there.
"""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery

from programs.models import Decision, Source, Statement, Track
from programs.statements import programs_said_of

REGROUPED = "the track was put into another program"
"""The reason of such a decision: a later move may take it back, and no curator's."""


def follow(source: Source) -> set[int]:
    """Decides on what the source said of codes. Returns the programs whose facts may move."""
    decisions = list(_decisions(source))
    Decision.objects.bulk_create(decisions, batch_size=2000)
    said = Statement.objects.filter(pk__in=[decision.statement_id for decision in decisions])
    return set(programs_said_of(said).values_list("pk", flat=True))


def _decisions(source: Source) -> Iterator[Decision]:
    """A code without a track is left as it is."""
    programs = dict(Track.objects.values_list("nrmp_code", "program_id"))
    latest = Decision.objects.filter(statement=OuterRef("pk")).order_by("-at", "-pk")
    said = Statement.objects.filter(source=source, field="nrmp_code").with_latest_verdict()
    decided = said.annotate(latest_why=Subquery(latest.values("why")[:1]))
    names = ("pk", "value", "program_id", "latest_verdict", "latest_why")
    for pk, code, program, latest_verdict, why in decided.values_list(*names):
        rejected = latest_verdict == Decision.Verdict.REJECTED
        if program != programs.get(code, program) and not rejected:
            yield Decision(statement_id=pk, verdict=Decision.Verdict.REJECTED, why=REGROUPED)
        if program == programs.get(code) and rejected and why == REGROUPED:
            yield Decision(statement_id=pk, verdict=Decision.Verdict.ACCEPTED, why=REGROUPED)
