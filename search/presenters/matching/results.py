"""The results of a search for one reader: programs by verdict, what rules the rest out, and their cards."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from programs.models import Program
from search.answers import Answer
from search.facets import Facet
from search.matched.matches import said_of
from search.matched.search import Matched
from search.matching import RULES_BY_NAME, Match, Verdict
from search.presenters.kept_cards import halves_of
from search.presenters.matching.headlines import Headline, headline, rules_spoken_of, spoken_of
from search.presenters.matching.kept_statements import kept_statements, voice_for
from search.presenters.matching.lines import lines
from search.presenters.matching.notes import note_words
from search.presenters.matching.verdicts import COUNTED_AS, NAMES
from search.presenters.searching import query_with
from search.presenters.words import grouped
from search.questions.asked import Note

VERDICT = "components/verdict.html"
MOST_VERDICTS = 2000


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
    """The page's cards with their verdicts and what is noted of them, in order. The cards are those of all readers."""
    rows = dict(zip(answer.page, np.searchsorted(answer.held.pks, answer.page).tolist(), strict=True))
    told = headlines_kept(match, list(rows.values()))
    noted = _noted(notes)
    return [
        before + verdict(told[rows[pk]], noted.get(pk, "")) + after
        for pk, (before, after) in halves_of(answer, match.case.day, saved)
    ]


def headlines_kept(match: Match, rows: list[int]) -> dict[int, Headline]:
    """Headlines without a question. Who changes a filter sees most programs again: those are not put in words anew."""
    kept, language = said_of(match), get_language() or ""
    known = {row: kept[language, row] for row in rows if (language, row) in kept}
    missing = [row for row in rows if row not in known]
    new = headlines(match, missing, asks=False) if missing else {}
    kept.update({(language, row): one for row, one in new.items()})
    return known | new


def _noted(notes: Mapping[str, Note]) -> dict[int, str]:
    """In words, by primary key. One query where something is noted."""
    if not notes:
        return {}
    programs = Program.objects.filter(public_id__in=notes).values_list("pk", "public_id")
    return {pk: note_words(notes[public_id]).words for pk, public_id in programs}


def verdict(said: Headline, noted: str) -> SafeString:
    return _verdict(get_language() or "", said, noted)


@lru_cache(maxsize=MOST_VERDICTS)
def _verdict(language: str, said: Headline, noted: str) -> SafeString:
    """Kept by what it says, which is the same of many programs."""
    return SafeString(render_to_string(VERDICT, {"said": said, "noted": {"words": noted}}))


def headlines(match: Match, rows: list[int], *, asks: bool = True) -> dict[int, Headline]:
    """By place in the index. Two queries at most: statements are kept as long as the index is. `asks` not: without the
    question to a program, for pages that show none."""
    rules = rules_spoken_of(match, rows, asks=asks)
    told = {row: spoken_of(match, row, some) for row, some in match.of_programs(rows, rules).items()}
    statements = kept_statements(match, (one for some in told.values() for one in some))
    voice = voice_for(match)
    return {row: headline(match, row, lines(some, statements, match, voice)) for row, some in told.items()}
