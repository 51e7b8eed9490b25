"""What stands now, where a form was filled from what no longer does."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from applicants.documents.forms import COLUMNS, DocumentForm
from applicants.documents.kinds import status_words
from applicants.models import Document
from search.presenters.words import day_words, joined


@dataclass(frozen=True, slots=True)
class Standing:
    label: str
    words: str


def what_stands(document: Document, form: DocumentForm) -> list[Standing]:
    """Of each field that differs from what was typed."""
    typed, found = form.values, []
    for name in COLUMNS:
        field = "of_specialty" if name == "text" and "of_specialty" in form.fields else name
        if field in form.fields and getattr(document, name) != typed[name]:
            found.append(Standing(str(form.fields[field].label), _words(document, name, form)))
    if "entries" in form.fields:
        stands = {entry.pk for entry in document.entries.all()}
        if stands != {entry.pk for entry in form.chosen_entries}:
            names = [form.by_pk[str(pk)].program.name for pk in stands if str(pk) in form.by_pk]
            found.append(Standing(str(form.fields["entries"].label), joined(sorted(names)) or _("none")))
    return found


def _words(document: Document, name: str, form: DocumentForm) -> str:
    value = getattr(document, name)
    if name == "status":
        return status_words(document.kind, value)
    if name == "text" and "of_specialty" in form.fields:
        return form.specialties.get(value, value) or _("not said")
    if isinstance(value, dt.date):
        return day_words(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value) if value else _("nothing")
