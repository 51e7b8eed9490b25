"""What sets the kinds of papers apart: where they stand on the page, and what is asked about each."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applicants.documents.due import AFTER_MATCHING
from applicants.models import DocumentKind as Kind
from applicants.models import DocumentStatus as Status
from programs.vocabulary import Label

SEVERAL = (Kind.EXPERIENCE, Kind.PERSONAL_STATEMENT, Kind.LETTER, Kind.TRANSCRIPT, Kind.OTHER)
"""Of these a season can have more than one."""
TO_PROGRAMS = (Kind.PERSONAL_STATEMENT, Kind.LETTER, Kind.OTHER)
"""These go to chosen programs."""
EXPIRES = (
    Kind.STEP1,
    Kind.STEP2,
    Kind.OET,
    Kind.PATHWAY,
    Kind.ECFMG_CERTIFICATE,
    Kind.DS2019,
    Kind.TRAINING_LICENCE,
    Kind.OTHER,
)
ECFMG_PARTS = (
    Kind.STEP1,
    Kind.STEP2,
    Kind.OET,
    Kind.PATHWAY,
    Kind.CREDENTIALS,
    Kind.ECFMG_CERTIFICATE,
    Kind.STEP3,
)
PAPERS = (Kind.TOKEN, Kind.MSPE, Kind.TRANSCRIPT, Kind.PHOTO, Kind.SCORES, Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the page. `explained` says when it matters."""

    name: str
    title: Label
    kinds: tuple[Kind, ...]
    explained: Label = ""


GROUPS = (
    Group("experiences", _("Experiences"), (Kind.EXPERIENCE,)),
    Group("statements", _("Personal statements"), (Kind.PERSONAL_STATEMENT,)),
    Group("letters", _("Letters of recommendation"), (Kind.LETTER,)),
    Group("papers", _("Papers of the application"), PAPERS),
    Group("ecfmg", _("Exams and ECFMG certification"), ECFMG_PARTS),
    Group("after", _("After matching"), AFTER_MATCHING, _("From Match Day to the first day of training.")),
)

TITLES: Mapping[str, Label] = {
    Kind.EXPERIENCE: _("What and where"),
    Kind.PERSONAL_STATEMENT: _("What you call this version"),
    Kind.LETTER: _("Who writes it, as you call them"),
    Kind.OTHER: _("What it is"),
}
TEXTS: Mapping[str, Label] = {
    Kind.EXPERIENCE: _("Description"),
    Kind.PERSONAL_STATEMENT: _("Text"),
}

_LETTER_STATUSES: Mapping[str, Label] = {
    Status.TO_DO: _("not asked yet"),
    Status.ASKED: _("asked for"),
    Status.EXPECTED: _("promised"),
    Status.DONE: _("uploaded"),
    Status.NOT_NEEDED: _("not needed"),
}
_EXAM_STATUSES = (Status.TO_DO, Status.EXPECTED, Status.DONE, Status.NOT_NEEDED)
_WRITTEN_STATUSES = (Status.TO_DO, Status.STARTED, Status.DONE)


def statuses(kind: str) -> Mapping[str, Label]:
    """Those that a paper of the kind can have, as they are said of it."""
    if kind == Kind.LETTER:
        return _LETTER_STATUSES
    if kind in (Kind.EXPERIENCE, Kind.PERSONAL_STATEMENT):
        known: tuple[Status, ...] = _WRITTEN_STATUSES
    elif kind in ECFMG_PARTS:
        known = _EXAM_STATUSES
    else:
        known = tuple(Status)
    return {status: status.label for status in known}


def status_words(kind: str, status: str) -> str:
    return str(statuses(kind).get(status) or Status(status).label)
