"""One form for every kind of paper: what is asked depends on the kind."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.documents.due import MOST_WEEKS
from applicants.documents.fields import OwnDay, OwnForm, OwnLine, OwnText
from applicants.documents.kinds import EXPIRES, TEXTS, TITLES, TO_PROGRAMS, statuses
from applicants.models import Document, DocumentKind, ShortlistEntry
from applicants.models.document import LONGEST_TEXT, MOST_LETTERS_A_PROGRAM
from programs.models import Specialty
from programs.specialty_names import specialty_name
from search.parameters import Number

YES_NO = {"": gettext_lazy("not decided, or not known"), "yes": gettext_lazy("yes"), "no": gettext_lazy("no")}
LONGEST_NOTE, LONGEST_TITLE = 2000, 200
EXAM_KINDS = (DocumentKind.STEP1, DocumentKind.STEP2, DocumentKind.STEP3, DocumentKind.OET)


class YesOrNoOrNeither(forms.ChoiceField):
    """Cleaned to True, False or None: not told."""

    def __init__(self, **more: Any) -> None:
        super().__init__(choices=list(YES_NO.items()), required=False, **more)

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))


class DocumentForm(OwnForm):
    """`entries`: programs of the season's list. `specialties`: of these, by code."""

    title = OwnLine(label=gettext_lazy("Title"), max_length=LONGEST_TITLE, required=False)
    status = forms.ChoiceField(label=gettext_lazy("How far it is"))
    waived = YesOrNoOrNeither(label=gettext_lazy("You waived the right to read it"))
    from_us = YesOrNoOrNeither(label=gettext_lazy("Written by a doctor in the United States"))
    of_specialty = forms.ChoiceField(label=gettext_lazy("Specialty of the writer"), required=False)
    meaningful = forms.BooleanField(
        label=gettext_lazy("One of the three most meaningful"),
        help_text=gettext_lazy("An application marks three at most."),
        required=False,
    )
    text = OwnText(
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
    )
    due_on = OwnDay(
        label=gettext_lazy("Due on"),
        help_text=gettext_lazy("Your own day. Left empty, one is worked out where that can be done."),
        required=False,
    )
    done_on = OwnDay(label=gettext_lazy("Done on"), required=False)
    expires_on = OwnDay(label=gettext_lazy("Expires on"), required=False)
    entries = forms.MultipleChoiceField(
        label=gettext_lazy("Programs it goes to"), widget=forms.CheckboxSelectMultiple, required=False
    )
    every_of = forms.MultipleChoiceField(
        label=gettext_lazy("Or to every program on your list in"), widget=forms.CheckboxSelectMultiple, required=False
    )
    note = OwnText(
        label=gettext_lazy("Note to yourself"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        kind: str,
        entries: Iterable[ShortlistEntry],
        document: Document | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.kind, self.by_pk = kind, {str(entry.pk): entry for entry in entries}
        self.kept_specialty = specialty_of(document) if document else ""
        super().__init__(data, initial={**(initial or {}), **(_values(document) if document else {})})
        for name in self.base_fields.keys() - asked_of(kind):
            del self.fields[name]
        self._fill()

    def _fill(self) -> None:
        fields: Any = self.fields
        fields["status"].choices = list(statuses(self.kind).items())
        if "title" in fields and self.kind in TITLES:
            fields["title"].label, fields["title"].required = TITLES[self.kind], True
        if "text" in fields:
            fields["text"].label = TEXTS[self.kind]
            fields["text"].help_text = _text_hint(self.kind)
        if self.kind in EXAM_KINDS:
            fields["due_on"].label, fields["done_on"].label = _("Day of the sitting"), _("Result on")
        if "of_specialty" in fields:
            fields["of_specialty"].choices = [
                ("", _("not said")),
                *(self.specialties | self._off_the_list()).items(),
                ("other", _("another")),
            ]
        if "entries" in fields:
            self._fill_programs(fields)

    def _fill_programs(self, fields: Any) -> None:
        names = sorted((entry.program.name, pk) for pk, entry in self.by_pk.items())
        fields["entries"].choices = [(pk, name) for name, pk in names]
        fields["every_of"].choices = list(self.specialties.items())
        if self.kind == DocumentKind.LETTER:
            most = {"most": MOST_LETTERS_A_PROGRAM}
            fields["entries"].help_text = _("At most %(most)d letters go to one program.") % most
        if self.kind == DocumentKind.PERSONAL_STATEMENT:
            fields["entries"].help_text = _(
                "A program has one statement: one that you tick here takes the place of what it had."
            )
        if not names:
            del fields["entries"], fields["every_of"]

    def _off_the_list(self) -> dict[str, str]:
        """What was told of a letter stays, also when no program of the list is of that specialty any more."""
        if self.kept_specialty in self.specialties:
            return {}
        found = Specialty.objects.filter(code=self.kept_specialty).first()
        return {found.code: specialty_name(found.common_name)} if found else {}

    @property
    def specialties(self) -> dict[str, str]:
        found = {
            entry.program.specialty.code: specialty_name(entry.program.specialty.common_name)
            for entry in self.by_pk.values()
        }
        return dict(sorted(found.items(), key=lambda pair: pair[1]))

    @property
    def values(self) -> dict[str, Any]:
        """Columns of the row."""
        told = {name: self.cleaned_data[name] for name in COLUMNS if name in self.cleaned_data}
        if "of_specialty" in self.cleaned_data:
            told["text"] = self.cleaned_data["of_specialty"]
        return told

    @property
    def chosen_entries(self) -> list[ShortlistEntry]:
        every = set(self.cleaned_data.get("every_of", ()))
        picked = set(self.cleaned_data.get("entries", ()))
        return [entry for pk, entry in self.by_pk.items() if pk in picked or entry.program.specialty.code in every]


COLUMNS = ("title", "status", "waived", "from_us", "meaningful", "text", "due_on", "done_on", "expires_on", "note")
_COMMON = {"title", "status", "due_on", "done_on", "note", "revision"}


def asked_of(kind: str) -> set[str]:
    """Names of the fields that a form of the kind has."""
    asked = set(_COMMON)
    asked |= {"waived", "from_us", "of_specialty"} if kind == DocumentKind.LETTER else set()
    asked |= {"meaningful"} if kind == DocumentKind.EXPERIENCE else set()
    asked |= {"text"} if kind in TEXTS else set()
    asked |= {"expires_on"} if kind in EXPIRES else set()
    asked |= {"entries", "every_of"} if kind in TO_PROGRAMS else set()
    return asked


def _text_hint(kind: str) -> str:
    if kind == DocumentKind.PERSONAL_STATEMENT:
        return _(
            "Plain text. We hold no confirmed limit of the application service. At most %(most)d characters are kept."
        ) % {"most": LONGEST_TEXT}
    return _("We hold no confirmed limit of the application service for its length.")


def specialty_of(document: Document) -> str:
    """The ACGME code of who wrote a letter, "other", or nothing. Kept in `text`, which letters do not use."""
    return document.text if document.kind == DocumentKind.LETTER else ""


def _values(document: Document) -> dict[str, Any]:
    told = {name: getattr(document, name) for name in COLUMNS}
    for name in ("waived", "from_us"):
        told[name] = {True: "yes", False: "no"}.get(told[name], "")
    sent = [str(pk) for pk in document.entries.values_list("pk", flat=True)] if document.kind in TO_PROGRAMS else []
    return {**told, "of_specialty": specialty_of(document), "entries": sent, "revision": document.revision}


class ProgramForm(OwnForm):
    """What goes to one program. `seen`: what went there when the form was made."""

    letters = forms.MultipleChoiceField(
        label=gettext_lazy("Letters"), widget=forms.CheckboxSelectMultiple, required=False
    )
    statement = forms.ChoiceField(label=gettext_lazy("Personal statement"), required=False)
    seen = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, documents: Iterable[Document], initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        own = list(documents)
        fields: Any = self.fields
        fields["letters"].choices = [(str(one.pk), str(one)) for one in own if one.kind == DocumentKind.LETTER]
        fields["letters"].help_text = _("At most %(most)d letters go to one program.") % {
            "most": MOST_LETTERS_A_PROGRAM
        }
        statements = [(str(one.pk), str(one)) for one in own if one.kind == DocumentKind.PERSONAL_STATEMENT]
        fields["statement"].choices = [("", _("none yet")), *statements]

    @property
    def was(self) -> set[int]:
        """Numbers alone are taken from what comes back."""
        return {int(part) for part in self.cleaned_data["seen"].split(",") if part.isascii() and part.isdecimal()}

    @property
    def chosen_letters(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["letters"]]

    @property
    def chosen_statement(self) -> int | None:
        return int(self.cleaned_data["statement"] or 0) or None


class WeeksForm(forms.Form):
    weeks = Number(
        low=0,
        high=MOST_WEEKS,
        label=gettext_lazy("Weeks from an exam to its result"),
        help_text=gettext_lazy("Four is our assumption: no source that we hold states it. Put your own."),
    )
