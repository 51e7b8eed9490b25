"""Changes in words: what a program stated before and states now, why that moved, and who says so. Makes no query."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.models import Change, Fetch, Program, Statement
from programs.models.fact import Agreement
from programs.source_names import source_words
from programs.vocabulary import Label
from search.changes.rows import REFRESH
from search.presenters.evidence import SourceLine, kind_words, source_line
from search.presenters.places import place_words, program_name
from search.presenters.words import PLAIN, UNSAID, field_label, mark, value_words

Statements = Mapping[int, Statement]

# By how the reason begins, as programs.curation, programs.tasks and the commands write it. None names a person.
_WHY: Mapping[str, Label] = MappingProxyType(
    {
        "statement accepted": gettext_lazy("A curator accepted a statement"),
        "statement rejected": gettext_lazy("A curator rejected a statement"),
        "source unpublished": gettext_lazy("A source was taken down"),
        "source published": gettext_lazy("A source was published again"),
        "its page": gettext_lazy("The page that says so was read again"),
        "employer link settled": gettext_lazy("A curator settled an employer link"),
        "the day has moved": gettext_lazy("Time has passed: what has grown old gives way to what is fresher"),
    }
)


@dataclass(frozen=True, slots=True)
class Side:
    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class Moved:
    """One change. `same`: what is stated reads as before, and `notes` tell what moved. `source`: who says what stands
    now or, where nothing does, who said what stood (`was_said`); None where that statement is not known any more."""

    day: dt.date
    field: str
    before: Side
    after: Side
    same: bool
    notes: tuple[str, ...]
    why: str
    source: SourceLine | None
    was_said: bool


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Card:
    """What moved on one day for one program or, by the word of its office, for several of one institution: then
    `head` leads to the institution, and `programs` to each."""

    head: Link
    place: str
    moved: tuple[Moved, ...]
    programs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A source on the day when it was first taken in, and how many facts it brought."""

    title: str
    facts: int


@dataclass(frozen=True, slots=True)
class Day:
    day: dt.date
    cards: tuple[Card, ...]
    taken_in: tuple[TakenIn, ...]


def days(changes: Iterable[Change], statements: Statements, firsts: Iterable[Fetch], today: dt.date) -> list[Day]:
    """Newest first. Needs the changes with their programs and sources, newest first."""
    cards = {day: tuple(_cards(same, statements, today)) for day, same in groupby(changes, day_of)}
    taken: dict[dt.date, list[TakenIn]] = {}
    for run in sorted(firsts, key=lambda run: run.started, reverse=True):
        day = timezone.localtime(run.started).date()
        taken.setdefault(day, []).append(TakenIn(source_words(run.source.title), run.changed_facts))
    return [Day(day, cards.get(day, ()), tuple(taken.get(day, ()))) for day in sorted({*cards, *taken}, reverse=True)]


def day_of(change: Change) -> dt.date:
    return timezone.localtime(change.at).date()


def _cards(changes: Iterable[Change], statements: Statements, today: dt.date) -> Iterable[Card]:
    """In the order of the newest change of each."""
    by_programs: dict[tuple[int, ...], list[tuple[Moved, list[Program]]]] = {}
    for told, programs in _told_once(changes, statements, today):
        by_programs.setdefault(tuple(program.pk for program in programs), []).append((told, programs))
    for same in by_programs.values():
        yield _card(same[0][1], tuple(told for told, _programs in same))


def _told_once(
    changes: Iterable[Change], statements: Statements, today: dt.date
) -> Iterable[tuple[Moved, list[Program]]]:
    """What an office says for all its programs is told once, with the programs for which it moved the same."""
    found: dict[tuple[object, Moved], list[Program]] = {}
    for change in changes:
        statement = _rests_on(change, statements)
        office = statement.institution_id if statement else None
        once = (change.at, office) if office else change.pk
        found.setdefault((once, moved(change, statements, today)), []).append(change.program)
    for (_once, told), programs in found.items():
        yield told, sorted(programs, key=lambda program: program.public_id)


def _card(programs: list[Program], told: tuple[Moved, ...]) -> Card:
    first = programs[0]
    links = tuple(
        Link(program_name(program), reverse("search:program-detail", args=[program.public_id, program.slug]))
        for program in programs
    )
    if len(links) == 1:
        return Card(links[0], place_words(first.city, first.state), told, ())
    sponsor = first.institution
    path = reverse("search:institution-detail", args=[sponsor.code, sponsor.slug])
    return Card(Link(sponsor.name, path), place_words(sponsor.shown_city, sponsor.state), told, links)


def moved(change: Change, statements: Statements, today: dt.date) -> Moved:
    before, after = _side(change, change.before, statements), _side(change, change.after, statements)
    rests_on = _rests_on(change, statements)
    same = before.words == after.words
    return Moved(
        day=day_of(change),
        field=field_label(change.field),
        before=before,
        after=after,
        same=same,
        notes=tuple(_notes(change, same=same)),
        why=why_words(change),
        source=source_line(rests_on, today) if rests_on else None,
        was_said=change.after is None,
    )


def _rests_on(change: Change, statements: Statements) -> Statement | None:
    return statements.get((change.after or change.before or {}).get("statement", 0))


def _side(change: Change, side: Mapping[str, Any] | None, statements: Statements) -> Side:
    """Nothing before is "not stated"; nothing since may still be stated somewhere that is not shown here."""
    if side is None:
        gone = _("No longer stated by a source we show")
        return Side(gone if change.after is None else _("Not stated"), UNSAID)
    statement = statements.get(side.get("statement", 0))
    words = value_words(change.field, side["value"], statement.strength if statement else "", change.scope)
    disputed = side["agreement"] == Agreement.DISPUTED
    return Side(words, PLAIN if disputed else mark(change.field, side["value"]))


def _notes(change: Change, *, same: bool) -> Iterable[str]:
    if change.kind:
        yield kind_words(change.kind)
    before, after = ((side or {}).get("agreement", "") for side in (change.before, change.after))
    if after == Agreement.DISPUTED:
        yield _("Sources differ")
    elif before == Agreement.DISPUTED and after:
        yield _("Sources no longer differ")
    elif after == Agreement.AGREED and before != after:
        yield _("More than one page says so")
    elif same:
        yield _("The same, now by another statement")


SHOWN_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class History:
    """Of one program, newest first. `earlier` stands folded."""

    moved: tuple[Moved, ...]
    earlier: tuple[Moved, ...]


def history(changes: Iterable[Change], statements: Statements, today: dt.date) -> History:
    told = tuple(moved(change, statements, today) for change in changes)
    return History(told[:SHOWN_AT_ONCE], told[SHOWN_AT_ONCE:])


def why_words(change: Change) -> str:
    """Needs the source. One that was taken down is not named."""
    if change.why.startswith(REFRESH):
        if change.source is None or not change.source.published:
            return _("A source was read again")
        return _("Source read again: %(source)s") % {"source": source_words(change.source.title)}
    found = (words for beginning, words in _WHY.items() if change.why.startswith(beginning))
    return str(next(found, _("Worked out again from what sources state")))


def sentence(one: Moved) -> str:
    """For feeds: "J-1 visa: Not stated → Yes"."""
    if one.same:
        return _("%(field)s: %(value)s (as before)") % {"field": one.field, "value": one.after.words}
    told = {"field": one.field, "before": one.before.words, "after": one.after.words}
    return _("%(field)s: %(before)s → %(after)s") % told
