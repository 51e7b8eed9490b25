"""Hold, don't harm: whether a run would change more than its source ever should at once, and what that would be."""

from django.db.models import Count, F, Max, Q

from programs import fields
from programs.feeds.moved import MOST_LINES, Line, is_shorter
from programs.feeds.record import Kept, Run, TooMuchError
from programs.models import Change, Fact, Fetch
from programs.models.fact import Agreement

FEW_FACTS, SHARE_OF_FACTS = 20, 0.2
"""A run that changes, disputes or ends more facts than both (so many, and such a share of those that stood for its
programs) is held whole.

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


def hold_if_cut(run: Run, kept: Kept, since: int) -> None:
    """TooMuchError when a file ends in the middle of a line, and a cell would lose the end of what it said.

    Either alone is no reason: many a program writes no end to the last line, and values do become shorter. A cell of
    any row: the last of a file need not be the last of a table. No query where every file ends with the end of a line.
    """
    shortened = kept.moved.shortened | _shortened_facts(since) if run.unfinished else set()
    for row in run.unfinished:
        column, text = list(row.cells.items())[-1]
        if any(_is_value_of(text, value) for value in shortened):
            raise TooMuchError(f"{row.file}: line {row.line}, the last, breaks off in {column}: the file may be cut")


def _shortened_facts(since: int) -> set[str]:
    """What facts say now that have lost the end of what they said."""
    turned = Change.objects.filter(pk__gt=since, before__isnull=False, after__isnull=False)
    values = ((_told(before), _told(after)) for before, after in turned.values_list("before", "after"))
    return {after for before, after in values if is_shorter(before, after)}


def _is_value_of(text: str, value: str) -> bool:
    """`text` is the cell as the file has it: the value may be less, as 104.350 is 104.35."""
    return text.startswith(value) if value else not text


def hold_if_too_much(run: Run, kept: Kept, since: int) -> None:
    """TooMuchError names the first that is too much.

    A source's first run may fill in every row of a table that another made, as plain names beside the listed ones.
    """
    for table in kept.moved.tables:
        if table.too_many and run.source.fetches.filter(outcome=Fetch.Outcome.OK, dry_run=False).exists():
            raise TooMuchError(table.sentence())
    turned, gone, come = _facts_moved(since)
    moved = turned + gone
    facts = Fact.objects.filter(program__in=kept.program_ids).count() + gone - come if moved else 0
    if moved > max(FEW_FACTS, SHARE_OF_FACTS * facts):
        raise TooMuchError(f"{moved} facts would change or go, of {facts} in the programs that it speaks of")


def _facts_moved(since: int) -> tuple[int, int, int]:
    """How many facts say something else than before the run or are newly disputed, how many have ended, and how many
    there were none of before. One query.
    """
    stood, ended = Q(before__isnull=False), Q(after__isnull=True)
    disputed = Q(after__agreement=Agreement.DISPUTED) & ~Q(before__agreement=Agreement.DISPUTED)
    other = stood & ~ended & (~Q(before__value=F("after__value")) | disputed)
    come = ~stood & ~Q(field__in=fields.DATE_FIELDS)  # days are no facts, and are not counted among them
    told = Change.objects.filter(pk__gt=since).aggregate(
        turned=Count("pk", filter=other), gone=Count("pk", filter=stood & ended), come=Count("pk", filter=come)
    )
    return told["turned"], told["gone"], told["come"]


def _told(side: dict[str, object] | None) -> str:
    return "" if side is None else str(side.get("value", ""))
