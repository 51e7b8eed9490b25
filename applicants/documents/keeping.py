"""Writes to papers. Each holds the applicant's row, so that two at once cannot break a limit together."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.documents.kinds import SEVERAL
from applicants.models import Applicant, Document, DocumentKind, DocumentStatus, ShortlistEntry
from applicants.models.document import MOST_EXPERIENCES, MOST_LETTERS_A_PROGRAM, MOST_MEANINGFUL
from search.presenters.words import joined

MOST_DOCUMENTS = 200
NAMED = 3
"""Programs that a refusal names; the others it counts."""


class RefusedError(Exception):
    """`words` for the reader, about `field` of the form."""

    def __init__(self, field: str | None, words: str) -> None:
        super().__init__(words)
        self.field, self.words = field, words


class ChangedMeanwhileError(Exception):
    """Somebody, or another tab, was first. `now`: what stands."""

    def __init__(self, now: Any) -> None:
        super().__init__("changed in the meantime")
        self.now = now


@transaction.atomic
def add(
    *, applicant: Applicant, match_year: int, kind: str, values: Mapping[str, Any], entries: Iterable[ShortlistEntry]
) -> Document:
    _hold(applicant)
    made = Document(applicant=applicant, match_year=match_year, kind=kind, **values)
    _check(made)
    made.save()
    _send(made, list(entries))
    return made


@transaction.atomic
def change(
    *, document: Document, values: Mapping[str, Any], entries: Iterable[ShortlistEntry] | None, revision: int
) -> Document:
    """`entries` None: the programs it goes to stay."""
    _hold(document.applicant)
    stands = Document.objects.get(pk=document.pk)
    if stands.revision != revision:
        raise ChangedMeanwhileError(stands)
    marked = stands.meaningful
    for name, value in values.items():
        setattr(stands, name, value)
    stands.revision += 1
    _check(stands, marked=marked)
    stands.save()
    if entries is not None:
        _send(stands, list(entries))
    return stands


@transaction.atomic
def lay_out(*, applicant: Applicant, match_year: int, papers: Mapping[DocumentKind, DocumentStatus]) -> int:
    """Makes those of which the season has none yet, and tells how many."""
    _hold(applicant)
    have = set(applicant.documents.filter(match_year=match_year).values_list("kind", flat=True))
    missing = [(kind, status) for kind, status in papers.items() if kind not in have]
    rows = [Document(applicant=applicant, match_year=match_year, kind=kind, status=how) for kind, how in missing]
    return len(Document.objects.bulk_create(rows))


@transaction.atomic
def assign(*, entry: ShortlistEntry, letters: Collection[int], statement: int | None, seen: Collection[int]) -> None:
    """The letters of one program, and its one statement. `seen`: what went to it when the form was made."""
    _hold(entry.applicant)
    kinds = (DocumentKind.LETTER, DocumentKind.PERSONAL_STATEMENT)
    own = entry.applicant.documents.filter(match_year=entry.match_year, kind__in=kinds)
    now = set(own.filter(entries=entry).values_list("pk", flat=True))
    if now != set(seen):
        raise ChangedMeanwhileError(now)
    if len(letters) > MOST_LETTERS_A_PROGRAM:
        raise RefusedError("letters", _too_many_letters([entry.program.name]))
    wanted = {*letters, *([statement] if statement else [])}
    for document in own.filter(pk__in=now ^ wanted):
        document.entries.remove(entry) if document.pk in now else document.entries.add(entry)
        document.revision += 1
        document.save(update_fields=["revision"])


def remove(*, document: Document) -> None:
    document.delete()


def _hold(applicant: Applicant) -> None:
    Applicant.objects.select_for_update().get(pk=applicant.pk)


def _check(document: Document, *, marked: bool = False) -> None:
    """`marked`: as most meaningful, before this. Two lists that became one may hold more of them than a form takes."""
    others = document.applicant.documents.filter(match_year=document.match_year).exclude(pk=document.pk)
    if document.pk is None and others.count() >= MOST_DOCUMENTS:
        most = {"most": MOST_DOCUMENTS}
        raise RefusedError(
            None, _("You have %(most)d papers in this season. Delete one before you add another.") % most
        )
    same = others.filter(kind=document.kind)
    if document.pk is None and document.kind not in SEVERAL and same.exists():
        raise RefusedError(None, _("There is one already in this season: change that one."))
    if document.kind == DocumentKind.EXPERIENCE:
        _check_experiences(document, same.count(), 0 if marked else same.filter(meaningful=True).count())


def _check_experiences(document: Document, others: int, meaningful: int) -> None:
    if document.pk is None and others >= MOST_EXPERIENCES:
        most = {"most": MOST_EXPERIENCES}
        raise RefusedError(None, _("An application holds %(most)d experiences at most. Delete one first.") % most)
    if document.meaningful and meaningful >= MOST_MEANINGFUL:
        most = {"most": MOST_MEANINGFUL}
        words = _("%(most)d are marked as most meaningful already, and no more may be. Take the mark from one first.")
        raise RefusedError("meaningful", words % most)


def _send(document: Document, entries: list[ShortlistEntry]) -> None:
    """To these programs and no others. A program has one statement: this one takes the place of another."""
    if document.kind == DocumentKind.LETTER:
        _check_letters(document, entries)
    if document.kind == DocumentKind.PERSONAL_STATEMENT:
        same = document.applicant.documents.filter(match_year=document.match_year, kind=document.kind)
        for other in same.filter(entries__in=entries).exclude(pk=document.pk).distinct():
            other.entries.remove(*entries)
            other.revision += 1
            other.save(update_fields=["revision"])
    document.entries.set(entries)


def _check_letters(document: Document, entries: list[ShortlistEntry]) -> None:
    through = Document.entries.through.objects
    other = through.filter(
        shortlistentry__in=entries, document__applicant=document.applicant_id, document__kind=DocumentKind.LETTER
    ).exclude(document=document)
    has = set(document.entries.values_list("pk", flat=True))
    counts: dict[int, int] = {}
    for pk in other.values_list("shortlistentry_id", flat=True):
        counts[pk] = counts.get(pk, 0) + 1
    more = [entry for entry in entries if entry.pk not in has]
    full = [entry.program.name for entry in more if counts.get(entry.pk, 0) >= MOST_LETTERS_A_PROGRAM]
    if full:
        raise RefusedError("entries", _too_many_letters(full))


def _too_many_letters(names: list[str]) -> str:
    told = {"most": MOST_LETTERS_A_PROGRAM, "programs": joined(names[:NAMED])}
    if rest := len(names) - NAMED if len(names) > NAMED else 0:
        words = ngettext(
            "At most %(most)d letters go to one program. Take one away first at %(programs)s, and at %(rest)d more.",
            "At most %(most)d letters go to one program. Take one away first at %(programs)s, and at %(rest)d more.",
            rest,
        )
        return words % {**told, "rest": rest}
    return _("At most %(most)d letters go to one program. Take one away first at %(programs)s.") % told
