"""Cards drawn once for all searches, and kept beside the index they were drawn for. No answer to a search is kept.

What a card says moves only with the directory's version, the day and the language. The index stands for the first two:
when the next one takes its place all cards are drawn anew, from rows that are no older than it. What is a reader's own
never belongs inside a card; whether it stands on a reader's list chooses between two drawings of it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from programs.models import Program
from search.answers import Answer, rows_in_order
from search.index import Index
from search.presenters.cards import card

TEMPLATE = "components/program_card.html"


@dataclass(frozen=True, slots=True)
class Kept:
    """Filled by any thread as cards are asked for, by primary key and whether on the reader's list. Never holds more
    than every program twice a language."""

    index: Index
    day: dt.date
    by_language: dict[str, dict[tuple[int, bool], SafeString]] = field(default_factory=lambda: defaultdict(dict))


_kept: Kept | None = None


def cards_of(answer: Answer, day: dt.date, saved: Collection[str] = ()) -> list[SafeString]:
    """The page's cards as HTML, in order. No query when all are kept, but one where `saved` are public ids on the
    reader's list: what was unpublished since the index was built is left out when the next one takes its place, as it
    is then from the count."""
    cards = _kept_for(answer.held, day).by_language[get_language() or ""]
    listed = _on_list(answer.page, saved) if saved else ()
    wanted = [(pk, pk in listed) for pk in answer.page]
    new = [pk for pk, on_list in wanted if (pk, on_list) not in cards]
    for program in rows_in_order(new, Program.objects.for_cards()) if new else ():
        on_list = program.pk in listed
        cards[program.pk, on_list] = render_to_string(TEMPLATE, {"card": card(program, day), "on_list": on_list})
    return [cards[one] for one in wanted if one in cards]


def _on_list(pks: list[int], saved: Collection[str]) -> set[int]:
    return set(Program.objects.filter(pk__in=pks, public_id__in=saved).values_list("pk", flat=True))


def _kept_for(held: Index, day: dt.date) -> Kept:
    """Swapped in a single assignment: a request that still answers from the index before draws its own."""
    global _kept
    kept = _kept
    if kept is None or kept.index is not held or kept.day != day:
        _kept = kept = Kept(held, day)
    return kept
