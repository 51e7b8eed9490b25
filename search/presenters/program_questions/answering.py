"""From what the page of a program has loaded to its questions and answers. No query, and no word that is not a fact's.

An answer is its lines, and nothing else: what a page shows of it and what it tells search engines are the same text.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.fields import FIELDS
from programs.models import Program
from programs.normalise import match_year_of
from programs.reconcile import Age
from search.presenters.dates import DateLine, date_lines
from search.presenters.evidence import Said, SourceLine
from search.presenters.facts import FactLine, Row, Table
from search.presenters.filings import PARTIAL_YEAR, Filings
from search.presenters.program_questions.asking import ASKINGS, Asking
from search.presenters.tracks import latest_listing, listed_words
from search.presenters.words import MAYBE, YES, field_label, grouped

FULL_STOPS = (".", "?", "…")


@dataclass(frozen=True, slots=True)
class Line:
    """One statement and whose it is. `source` None: what we say ourselves. `in_doubt`: it says that sources differ."""

    said: str
    source: SourceLine | None = None
    in_doubt: bool = False

    @property
    def cited(self) -> str:
        """What follows the voice."""
        if self.source is None:
            return ""
        site = f" ({self.source.host})" if self.source.host else ""
        return f"{site}: {self.source.age_words}; {self.source.cycle}; {self.source.reading}."

    @property
    def text(self) -> str:
        return f"{self.said} {self.source.voice}{self.cited}" if self.source else self.said


@dataclass(frozen=True, slots=True)
class Answer:
    """`to_copy` is empty where there is nothing to ask; `topic` is what to look for on the program's page first."""

    name: str
    question: str
    lines: tuple[Line, ...]
    to_copy: str
    topic: str

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Known:
    """What the page holds."""

    program: Program
    rows: Mapping[str, Row]
    deadlines: tuple[DateLine, ...]
    filings: Filings
    day: dt.date

    def lines_of(self, field: str) -> tuple[FactLine, ...]:
        return self.rows[field].lines if field in self.rows else ()


def questions_about(program: Program, tables: Iterable[Table], filings: Filings, day: dt.date) -> tuple[Answer, ...]:
    """Needs what the tables were made of prefetched, and `listed_tracks`."""
    rows = {row.field: row for table in tables for row in table.rows}
    deadlines = date_lines((date for date in program.dates.all() if date.event == "application_deadline"), day)
    known = Known(program, rows, deadlines, filings, day)
    return tuple(answer for asking in ASKINGS if (answer := _answer(asking, known)))


def page_to_read(tables: Iterable[Table]) -> str:
    """The program's own page, else the first that anything is read from; empty where there is none."""
    lines = [line for table in tables for row in table.rows for line in row.lines]
    said = [side.said for line in lines for side in line.sides]
    return next((one.link for one in said if one.link), next((one.source.url for one in said if one.source.url), ""))


def _answer(asking: Asking, known: Known) -> Answer | None:
    """None where nobody says anything and nothing hangs on it."""
    stated = list(_deadline(known) if asking.name == "deadline" else _facts(asking.fields, known))
    beside = list(BESIDE[asking.name](known)) if asking.name in BESIDE else []
    if not (stated or beside or asking.decides):
        return None
    unsaid = [] if stated or not asking.fields else [Line(_silence(asking, beside))]
    return Answer(
        name=asking.name,
        question=str(asking.question) % {"year": match_year_of(known.day)},
        lines=(*unsaid, *stated, *beside),
        to_copy=asking.to_copy if unsaid or _is_in_doubt(stated) else "",
        topic=field_label(asking.fields[0]) if asking.fields else "",
    )


def _silence(asking: Asking, beside: list[Line]) -> str:
    if asking.yes_or_no and not beside:
        return _("It has not said. That is neither a yes nor a no.")
    return _("It has not said.")


def _is_in_doubt(stated: list[Line]) -> bool:
    """Sources differ, or whatever is said is older."""
    ages = [line.source.age for line in stated if line.source]
    return any(line.in_doubt for line in stated) or all(age is Age.OLDER for age in ages)


def _facts(fields: tuple[str, ...], known: Known) -> Iterator[Line]:
    """Where a question takes several fields, each value is told with the name of its own."""
    for field in fields:
        label = field_label(field) if len(fields) > 1 else ""
        for line in known.lines_of(field):
            yield from _told([side.said for side in line.sides], label, disputed=line.disputed)
            yield from _further(line)


def _told(sides: list[Said], label: str, *, disputed: bool) -> Iterator[Line]:
    if disputed:
        yield Line(_("Two sources differ:") if len(sides) == 2 else _("Sources differ:"), in_doubt=True)
    for said in sides:
        words = _("%(field)s: %(words)s") % {"field": label, "words": said.words} if label else said.words
        yield Line(" ".join(_sentence(part) for part in (words, *said.notes)), said.source)


def _further(line: FactLine) -> Iterator[Line]:
    """What else is said about it stands in the table above; here it is counted."""
    same = sum(len(side.agreeing) for side in line.sides)
    if same:
        words = ngettext("%(count)s more page says the same", "%(count)s more pages say the same", same)
        yield Line(_sentence(words % {"count": same}))
    if line.differing:
        count = len(line.differing)
        words = ngettext("%(count)s other statement differs", "%(count)s other statements differ", count)
        yield Line(_sentence(words % {"count": count}))


def _deadline(known: Known) -> Iterator[Line]:
    usual = str(FIELDS["application_deadline"].label)
    for date in known.deadlines:
        if date.silence:
            yield Line(_sentence(date.silence))
        yield from _told(list(date.sides), date.label if date.label != usual else "", disputed=date.disputed)


def _implied(known: Known) -> Iterator[Line]:
    """Who sponsors a visa takes graduates from abroad: told where nothing else is said."""
    if known.lines_of("accepts_img"):
        return
    for field in ("visa_j1", "visa_h1b"):
        for line in known.lines_of(field):
            said = line.sides[0].said
            if said.mark == YES and said.source.age is not Age.OLDER and not line.disputed:
                told = {"field": field_label(field), "words": said.words}
                words = _("%(field)s: %(words)s, which implies it") % told
                yield Line(" ".join(_sentence(part) for part in (words, *said.notes)), said.source)


def _filed(known: Known) -> Iterator[Line]:
    """Confirmed filings of the sponsor itself, of the last whole year that holds any."""
    filed = [bar for bar in known.filings.bars if bar.positions]
    whole = [bar for bar in filed if not bar.partial]
    if not filed:
        return
    last = (whole or filed)[-1]
    words = ngettext(
        "Its sponsor filed labor condition applications for %(count)s physician position in fiscal %(year)s, "
        "the step before a petition; that includes attending doctors.",
        "Its sponsor filed labor condition applications for %(count)s physician positions in fiscal %(year)s, "
        "the step before a petition; that includes attending doctors.",
        last.positions,
    )
    yield Line(words % {"count": grouped(last.positions), "year": last.year})
    if last.year == PARTIAL_YEAR:
        yield Line(_("The federal data for that year is partial."))
    if known.filings.resident_titled:
        yield Line(_("At least one case on file carries a resident's job title."))
    else:
        yield Line(_("Whether it files for residents is not known from these records."))
    yield Line(_("That is the history of an employer, never a promise. Source: US Department of Labor."))


def _petition(known: Known) -> Iterator[Line]:
    """Where the H-1B is sponsored, Step 3 matters even if nobody says when."""
    sponsors = any(line.sides[0].said.mark in {YES, MAYBE} for line in known.lines_of("visa_h1b"))
    if sponsors and not known.lines_of("h1b_step3_by"):
        yield Line(_sentence(_("The H-1B petition needs Step 3")))


def _service(known: Known) -> Iterator[Line]:
    specialty = known.program.specialty
    told = {"service": specialty.application_service, "match": specialty.match_service}
    if specialty.application_service == "unconfirmed":
        yield Line(_("Not confirmed for this specialty. Its own page says which."))
        return
    yield Line(_("This specialty takes applications through %(service)s; its Match is run by %(match)s.") % told)
    yield Line(_("One program may do otherwise: its own page decides."))


def _listed(known: Known) -> Iterator[Line]:
    tracks = known.program.listed_tracks  # type: ignore[attr-defined]
    if tracks:
        yield Line(_sentence(listed_words(latest_listing(tracks), known.day)))
        return
    yield Line(
        _(
            "No list we hold names a track of this program. It may have opened since the latest of them, or match "
            "through another service."
        )
    )


BESIDE: Mapping[str, Callable[[Known], Iterator[Line]]] = {
    "img": _implied,
    "h1b": _filed,
    "step3": _petition,
    "service": _service,
    "listed": _listed,
}
"""What is known to a question besides facts of its own fields."""


def _sentence(words: str) -> str:
    return words if words.endswith(FULL_STOPS) else f"{words}."
