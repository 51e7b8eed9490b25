"""Hold, don't harm: whether a run would change more than its source ever should at once, and what that would be."""

from django.db.models import F, Max

from programs.feeds.moved import MOST_LINES, Line
from programs.feeds.record import HeldError, Kept, Run
from programs.models import Change, Fact, Fetch

FEW_FACTS, SHARE_OF_FACTS = 20, 0.2
"""A run that changes or ends more facts than both (so many, and such a share of its programs' facts) is held whole.

New statements that contradict nothing are no reason: the next season's list is thousands of them.
"""


def last_change() -> int:
    """The mark from which on `differences` and `hold_if_too_much` count what the run changed."""
    last: int = Change.objects.aggregate(last=Max("pk", default=0))["last"]
    return last


def differences(kept: Kept, since: int) -> list[Line]:
    """What the run rewrites, for people to read: cells first, then facts. One query, and none when no fact moved."""
    changes = Change.objects.filter(pk__gt=since).select_related("program")[:MOST_LINES]
    facts = [
        Line(f"fact of {one.program.public_id}", one.field, _told(one.before), _told(one.after)) for one in changes
    ]
    return (kept.moved.lines + facts)[:MOST_LINES]


def hold_if_too_much(run: Run, kept: Kept, since: int) -> None:
    """HeldError names the first that is too much.

    A source's first run may fill in every row of a table that another made, as plain names beside the listed ones.
    """
    for table in kept.moved.tables:
        if table.too_many and run.source.fetches.filter(outcome=Fetch.Outcome.OK, dry_run=False).exists():
            raise HeldError(table.sentence())
    changed = Change.objects.filter(pk__gt=since, before__isnull=False).exclude(before__value=F("after__value")).count()
    facts = Fact.objects.filter(program__in=kept.program_ids).count() if changed else 0
    if changed > max(FEW_FACTS, SHARE_OF_FACTS * facts):
        raise HeldError(f"{changed} facts would change or go, of {facts} in the programs that it speaks of")


def _told(side: dict[str, object] | None) -> str:
    return "" if side is None else str(side.get("value", ""))
