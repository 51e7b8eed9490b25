"""The results of a search for one reader: programs by verdict, what rules the rest out, and their cards."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from programs.models import Program
from search.answers import Answer, rows_in_order
from search.facets import Facet
from search.matched.search import Matched
from search.matching import RULES_BY_NAME, Match, Verdict
from search.presenters.cards import card
from search.presenters.kept_cards import TEMPLATE
from search.presenters.matching.headlines import Headline, headline
from search.presenters.matching.lines import lines, statements_of
from search.presenters.matching.notes import note_words
from search.presenters.matching.verdicts import COUNTED_AS, NAMES
from search.presenters.searching import query_with
from search.presenters.words import grouped
from search.questions.asked import Note


@dataclass(frozen=True, slots=True)
class Counted:
    """Programs of one verdict, or ruled out by one rule; `address` finds them. `now`: it is asked for."""

    name: str
    words: str
    count: str
    address: str
    now: bool


def tally(data: QueryDict, matched: Matched) -> tuple[Counted, ...]:
    """Every verdict, the most open first. The one that is asked for leads back to all of them."""
    asked = data.getlist("verdict")
    return tuple(
        Counted(
            name=NAMES[verdict],
            words=str(COUNTED_AS[verdict]),
            count=grouped(count),
            address=query_with(data, closed_by=None, verdict=None if asked == [NAMES[verdict]] else NAMES[verdict]),
            now=NAMES[verdict] in asked,
        )
        for verdict, count in matched.verdicts.items()
    )


def limits(data: QueryDict, counts: Mapping[str, int], verdict: Verdict) -> tuple[Counted, ...]:
    """What gives programs this verdict: each program once, by the rule that decides."""
    asked = data.getlist("closed_by") if NAMES[verdict] in data.getlist("verdict") else []
    return tuple(
        Counted(
            name=rule,
            words=str(RULES_BY_NAME[rule].label),
            count=grouped(count),
            address=query_with(data, verdict=NAMES[verdict], closed_by=rule),
            now=rule in asked,
        )
        for rule, count in counts.items()
    )


def facets_of(answer: Answer | None, matched: Matched | None) -> Mapping[str, Facet]:
    """Those of the search and, for a reader, how many programs have each verdict and are ruled out by each rule."""
    if answer is None:
        return {}
    if matched is None:
        return answer.facets
    verdicts = ((NAMES[verdict], str(COUNTED_AS[verdict]), count) for verdict, count in matched.verdicts.items())
    rules = ((rule, str(RULES_BY_NAME[rule].label), count) for rule, count in matched.closed_by.items())
    return {**answer.facets, "verdict": Facet.of(verdicts), "closed_by": Facet.of(rules)}


def cards(answer: Answer, match: Match, notes: Mapping[str, Note], saved: Collection[str] = ()) -> list[SafeString]:
    """The page's cards with their verdicts and what is noted of them, in order. Nothing of them is kept."""
    rows = dict(zip(answer.page, np.searchsorted(answer.held.pks, answer.page).tolist(), strict=True))
    said = headlines(match, list(rows.values()))
    programs = rows_in_order(answer.page, Program.objects.for_cards())
    day = match.case.day
    return [
        SafeString(
            render_to_string(
                TEMPLATE,
                {
                    "card": card(one, day),
                    "on_list": one.public_id in saved,
                    "said": said[rows[one.pk]],
                    "noted": note_words(notes.get(one.public_id, Note())),
                },
            )
        )
        for one in programs
    ]


def headlines(match: Match, rows: list[int]) -> dict[int, Headline]:
    """By place in the index. Two queries."""
    told = {row: match.of_program(row) for row in rows}
    statements = statements_of(one for some in told.values() for one in some)
    return {row: headline(match, row, lines(some, statements, match)) for row, some in told.items()}
