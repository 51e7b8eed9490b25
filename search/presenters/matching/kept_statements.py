"""The statements that verdicts rest on, read once for all readers and kept beside the index that names them.

A statement never changes, and when it was read moves with the next index at the latest, as on cards. Nothing of a
reader is kept: not which programs were looked at for whom, nor any verdict.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import get_language

from programs.models import Statement
from search.matching import Match, Stated
from search.matching.match import Told
from search.presenters.matching.lines import Spoken, Statements, Voice, statements_of

MOST = 4000
"""Some ten megabytes. Then it begins again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`stated`: those of one index."""

    stated: Stated
    by_pk: dict[int, Statement] = field(default_factory=dict)
    spoken: dict[tuple[str, dt.date], dict[int, Spoken]] = field(default_factory=lambda: defaultdict(dict))
    """By language and day, in words."""


_kept: Kept | None = None


def kept_statements(match: Match, told: Iterable[Told]) -> Statements:
    """As `statements_of`, without a query where all are kept."""
    kept = _kept_for(match.case.stated).by_pk
    wanted = {one.statement: one for one in told if one.statement}
    # Taken out before any is added: to add may be to begin again.
    known = {pk: one for pk in wanted if (one := kept.get(pk))}
    found = statements_of(one for pk, one in wanted.items() if pk not in known) if len(known) < len(wanted) else {}
    if len(kept) + len(found) > MOST:
        kept.clear()
        _kept_for(match.case.stated).spoken.clear()
    kept.update(found)
    return {**known, **found}


def voice_for(match: Match) -> Voice:
    """One that knows the words of the statements that are kept."""
    kept, day = _kept_for(match.case.stated), match.case.day
    return Voice(match, kept.spoken[get_language() or "", day])


def _kept_for(stated: Stated) -> Kept:
    """Swapped in a single assignment: a request that still answers from the index before keeps its own."""
    global _kept
    kept = _kept
    if kept is None or kept.stated is not stated:
        _kept = kept = Kept(stated)
    return kept
