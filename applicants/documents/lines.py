"""Papers in words, in the groups of the page; and which letters go to which program. Pure."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.documents.due import Basis, Due, Known, due, worked_out
from applicants.documents.forms import specialty_of
from applicants.documents.kinds import GROUPS, SEVERAL, Group, status_words
from applicants.documents.notes import NOTES, Note
from applicants.documents.rows import Papers
from applicants.models import Document, DocumentKind, DocumentStatus, ShortlistEntry
from applicants.models.document import MOST_EXPERIENCES, MOST_LETTERS_A_PROGRAM, MOST_MEANINGFUL
from programs.models import Fact
from programs.models.fact import Agreement
from search.presenters.evidence import Said, said
from search.presenters.words import day_words, field_label

OVER_AND_DONE = (DocumentStatus.DONE, DocumentStatus.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Line:
    """`others`: further days that bear on it, of which `due` is the one that counts."""

    document: Document
    name: str
    status: str
    is_done: bool
    due: Due | None
    due_words: str
    late: bool
    others: tuple[Due, ...]
    expiry: str
    expired: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    group: Group
    lines: tuple[Line, ...]
    notes: tuple[tuple[str, Note], ...]
    count: str
    can_add: tuple[tuple[str, str], ...]


def sections(papers: Papers, specialties: Mapping[str, str], day: dt.date) -> tuple[Section, ...]:
    return tuple(_section(group, papers, specialties, day) for group in GROUPS)


def _section(group: Group, papers: Papers, specialties: Mapping[str, str], day: dt.date) -> Section:
    order = {kind: number for number, kind in enumerate(group.kinds)}
    own = sorted((one for one in papers.documents if one.kind in order), key=lambda one: (order_of(one, order), one.pk))
    lines = tuple(
        document_line(one, papers.known, papers.goes_to.get(one.pk, frozenset()), specialties, day) for one in own
    )
    have = {one.kind for one in own}
    addable = [kind for kind in group.kinds if kind in SEVERAL or kind not in have]
    return Section(
        group=group,
        lines=lines,
        notes=tuple((str(kind.label), note) for kind in group.kinds for note in NOTES.get(kind, ())),
        count=_count(group.name, own),
        can_add=tuple((kind.value, str(kind.label)) for kind in addable),
    )


def order_of(document: Document, order: Mapping[DocumentKind, int]) -> int:
    return order[DocumentKind(document.kind)]


def _count(name: str, own: Collection[Document]) -> str:
    if name == "experiences":
        meaningful = sum(one.meaningful for one in own)
        told = {"count": len(own), "most": MOST_EXPERIENCES, "marked": meaningful, "marks": MOST_MEANINGFUL}
        return _("%(count)d of %(most)d at most; %(marked)d of %(marks)d marked as most meaningful") % told
    if name == "letters":
        told = {"count": len(own), "uploaded": sum(one.status == DocumentStatus.DONE for one in own)}
        words = ngettext(
            "%(count)d letter, %(uploaded)d uploaded", "%(count)d letters, %(uploaded)d uploaded", len(own)
        )
        return words % told
    return ""


def document_line(
    document: Document, known: Known, goes_to: frozenset[int], specialties: Mapping[str, str], day: dt.date
) -> Line:
    is_done = document.status in OVER_AND_DONE
    found = None if is_done else due(document.kind, known, day, own=document.due_on, entries=goes_to)
    others = [] if is_done else [one for one in worked_out(document.kind, known, goes_to) if one != found]
    return Line(
        document=document,
        name=document.title or capfirst(str(document.get_kind_display())),
        status=status_words(document.kind, document.status),
        is_done=is_done,
        due=found,
        due_words=due_words(found, day) if found else "",
        late=bool(found and found.day < day),
        others=tuple(_telling(others, day)),
        expiry=_expiry(document.expires_on, day),
        expired=bool(document.expires_on and document.expires_on < day),
        remarks=tuple(_remarks(document, goes_to, specialties)),
    )


MOST_OTHERS = 4


def _telling(others: list[Due], day: dt.date) -> list[Due]:
    """Those to come before all; a list of two hundred programs has as many deadlines."""
    return [one for one in others if one.day >= day][:MOST_OTHERS]


def due_words(found: Due, day: dt.date) -> str:
    told = {"day": day_words(found.day)}
    if found.basis is Basis.ESTIMATE:
        return _("%(day)s has passed (estimate)") % told if found.day < day else _("%(day)s (estimate)") % told
    return _("%(day)s has passed") % told if found.day < day else day_words(found.day)


def _expiry(expires_on: dt.date | None, day: dt.date) -> str:
    if expires_on is None:
        return ""
    told = {"day": day_words(expires_on)}
    return _("Expired on %(day)s") % told if expires_on < day else _("Expires on %(day)s") % told


def _remarks(document: Document, goes_to: frozenset[int], specialties: Mapping[str, str]) -> list[str]:
    found = []
    if document.done_on:
        found.append(_("Done on %(day)s") % {"day": day_words(document.done_on)})
    if document.meaningful:
        found.append(_("most meaningful"))
    if document.kind == DocumentKind.PERSONAL_STATEMENT:
        count = len(document.text)
        found.append(ngettext("%(count)d character", "%(count)d characters", count) % {"count": count})
    if document.kind == DocumentKind.LETTER:
        found += _letter_remarks(document, specialties)
    if goes_to:
        count = len(goes_to)
        found.append(ngettext("goes to %(count)d program", "goes to %(count)d programs", count) % {"count": count})
    return found


def _letter_remarks(document: Document, specialties: Mapping[str, str]) -> list[str]:
    waived = {True: _("waived"), False: _("not waived"), None: _("waiver not decided")}[document.waived]
    where = {True: _("from the United States"), False: _("from elsewhere"), None: ""}[document.from_us]
    code = specialty_of(document)
    return [part for part in (waived, where, specialties.get(code, "")) if part]


def next_due(found: Iterable[Section], day: dt.date, most: int) -> list[Line]:
    """The first open papers whose day is still to come."""
    lines = [line for section in found for line in section.lines if line.due and not line.late]
    return sorted(lines, key=lambda line: (line.due.day if line.due else day, line.document.pk))[:most]


@dataclass(frozen=True, slots=True)
class Demand:
    """What a program states of letters: one fact, with its source and age."""

    label: str
    said: Said
    disputed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One program. `ticks`: for each letter in turn, whether it goes there."""

    entry: ShortlistEntry
    demands: tuple[Demand, ...]
    ticks: tuple[bool, ...]
    letters: tuple[Document, ...]
    statement: Document | None
    count: str


def letters_of(papers: Papers) -> tuple[Document, ...]:
    return tuple(one for one in papers.documents if one.kind == DocumentKind.LETTER)


def matrix(papers: Papers, day: dt.date) -> tuple[Row, ...]:
    letters = letters_of(papers)
    statements = [one for one in papers.documents if one.kind == DocumentKind.PERSONAL_STATEMENT]
    return tuple(_row(entry, letters, statements, papers, day) for entry in papers.entries)


def _row(
    entry: ShortlistEntry, letters: tuple[Document, ...], statements: list[Document], papers: Papers, day: dt.date
) -> Row:
    ticks = tuple(entry.pk in papers.goes_to.get(letter.pk, ()) for letter in letters)
    own = tuple(letter for letter, tick in zip(letters, ticks, strict=True) if tick)
    return Row(
        entry=entry,
        demands=demands(papers.demands.get(entry.program_id, ()), day),
        ticks=ticks,
        letters=own,
        statement=next((one for one in statements if entry.pk in papers.goes_to.get(one.pk, ())), None),
        count=_("%(count)d of %(most)d") % {"count": len(own), "most": MOST_LETTERS_A_PROGRAM},
    )


def demands(facts: Iterable[Fact], day: dt.date) -> tuple[Demand, ...]:
    return tuple(
        Demand(field_label(fact.field), said(fact.statement, day), fact.agreement == Agreement.DISPUTED)
        for fact in facts
    )
