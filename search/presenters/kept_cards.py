"""Cards drawn once for all searches, and kept beside the index they were drawn for. No answer to a search is kept.

What a card says moves only with the directory's version, the day and the language. The index stands for the first two:
when the next one takes its place all cards are drawn anew, from rows that are no older than it. What is a reader's own
never belongs inside a card: its place is left open, between the two halves that are kept. Whether the program stands on
a reader's list chooses between two drawings of it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db import DatabaseError, InterfaceError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from programs.models import Program
from search.answers import Answer, rows_in_order
from search.database_away import is_away, leave_out
from search.index import Index
from search.presenters.bare_cards import bare_card
from search.presenters.cards import card

TEMPLATE = "components/program_card.html"
VERDICTS_PLACE = SafeString("\0")
"""No text can hold it: PostgreSQL refuses it."""
Halves = tuple[SafeString, SafeString]
"""What stands before and after the place of a verdict."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Filled by any thread as cards are asked for, by primary key and whether on the reader's list. Never holds more
    than every program twice a language."""

    index: Index
    day: dt.date
    by_language: dict[str, dict[tuple[int, bool], Halves]] = field(default_factory=lambda: defaultdict(dict))
    ids: dict[int, str] = field(default_factory=dict)
    """Public ids by primary key."""


_kept: Kept | None = None


def cards_of(answer: Answer, day: dt.date, saved: Collection[str] = ()) -> list[SafeString]:
    """The page's cards as HTML, in order."""
    return [before + after for _pk, (before, after) in halves_of(answer, day, saved)]


def halves_of(answer: Answer, day: dt.date, saved: Collection[str] = ()) -> list[tuple[int, Halves]]:
    """Each card with its program's primary key; `saved` are public ids on the reader's list.

    No query when all are kept: what was unpublished since the index was built is left out when the next one takes its
    place, as it is then from the count."""
    kept = _kept_for(answer.held, day)
    cards = kept.by_language[get_language() or ""]
    listed = _on_list(kept, answer.page, saved) if saved else ()
    wanted = [(pk, pk in listed) for pk in answer.page]
    new = [pk for pk, on_list in wanted if (pk, on_list) not in cards]
    try:
        rows = rows_in_order(new, Program.objects.for_cards()) if new else ()
    except (DatabaseError, InterfaceError) as error:
        if not is_away(error):
            raise
        return _without_database(wanted, cards)
    for program in rows:
        on_list = program.pk in listed
        cards[program.pk, on_list] = _drawn(program, day, on_list=on_list)
    return [(one[0], cards[one]) for one in wanted if one in cards]


def _drawn(program: Program, day: dt.date, *, on_list: bool) -> Halves:
    context = {"card": card(program, day), "on_list": on_list, "verdicts_place": VERDICTS_PLACE}
    before, after = render_to_string(TEMPLATE, context).split(VERDICTS_PLACE)
    return SafeString(before), SafeString(after)


def _without_database(
    wanted: list[tuple[int, bool]], cards: Mapping[tuple[int, bool], Halves]
) -> list[tuple[int, Halves]]:
    """What is kept, and of the others what they are called."""
    leave_out()
    found = [(one[0], cards.get(one) or (bare_card(one[0]), SafeString(""))) for one in wanted]
    return [(pk, (before, after)) for pk, (before, after) in found if before]


def _on_list(kept: Kept, pks: list[int], saved: Collection[str]) -> set[int]:
    """One query for those that nobody with a list has been shown before."""
    if new := [pk for pk in pks if pk not in kept.ids]:
        kept.ids.update(Program.objects.filter(pk__in=new).values_list("pk", "public_id"))
    return {pk for pk in pks if kept.ids.get(pk) in saved}


def _kept_for(held: Index, day: dt.date) -> Kept:
    """Swapped in a single assignment: a request that still answers from the index before draws its own."""
    global _kept
    kept = _kept
    if kept is None or kept.index is not held or kept.day != day:
        _kept = kept = Kept(held, day)
    return kept
