"""The form by which a curator records what a page states. The registry says which values a field takes."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs import fields
from programs.checking import StatementError
from programs.models import Institution, Program, Source, Statement
from programs.models.source import STATEMENT_KINDS
from programs.models.statement import KIND_CHOICES, SCOPE_CHOICES, STRENGTH_CHOICES, AppliesTo, Basis

HINTS: dict[fields.Kind, str | Promise] = {
    fields.Kind.DATE: _("YYYY-MM-DD, or --MM-DD for a day that holds every season."),
    fields.Kind.URL: _("With http:// or https://."),
}
GROUP_LABELS: dict[fields.Group, str | Promise] = {
    fields.Group.VISA: _("Visa"),
    fields.Group.REQUIREMENT: _("Requirements"),
    fields.Group.DOCUMENTS: _("Documents"),
    fields.Group.DATES: _("Dates"),
    fields.Group.ABOUT: _("About the program"),
    fields.Group.IDENTITY: _("Codes"),
}
FIELD_CHOICES_BY_GROUP = [
    (label, [(name, entry.label) for name, entry in fields.FIELDS.items() if entry.group is group])
    for group, label in GROUP_LABELS.items()
]


class FieldChoice(forms.Form):
    """The first step: which field the page speaks of. The second asks only what this field can have."""

    about = forms.CharField(widget=forms.HiddenInput, required=False)
    page_url = forms.CharField(widget=forms.HiddenInput, required=False)
    field = forms.ChoiceField(label=_("What does the page speak of?"), choices=FIELD_CHOICES_BY_GROUP)


class StatementForm(forms.Form):
    about = forms.CharField(
        label=_("Program or office"),
        max_length=60,
        help_text=_("A program's id (1022-140), or an institution's code (1022) for its office's policy for all."),
    )
    source = forms.ModelChoiceField(label=_("Source"), queryset=Source.objects.filter(kind__in=STATEMENT_KINDS))
    page_url = forms.CharField(label=_("Page"), max_length=1000, widget=forms.URLInput)
    where_on_page = forms.CharField(
        label=_("Where on the page"), max_length=300, required=False, help_text=_("A heading or a few words.")
    )
    value = forms.CharField(label=_("Value"), max_length=1000)
    strength = forms.ChoiceField(
        label=_("Strength"), choices=[("", _("strength not said")), *STRENGTH_CHOICES], required=False
    )
    scope = forms.ChoiceField(label=_("Scope"), choices=[("", _("not said")), *SCOPE_CHOICES], required=False)
    kind = forms.ChoiceField(label=_("Track kind"), choices=[("", _("all tracks")), *KIND_CHOICES], required=False)
    stated_cycle = forms.CharField(
        label=_("Cycle as stated"),
        max_length=40,
        required=False,
        help_text=_("As the page has it: 2027, 2026-2027 or a date. Empty where it states none."),
    )
    applies_to = forms.ChoiceField(label=_("Applies to"), choices=AppliesTo.choices, initial=AppliesTo.ALL)
    unless = forms.CharField(
        label=_("Unless"), max_length=200, required=False, help_text=_("The exception that the page names, if any.")
    )
    basis = forms.ChoiceField(label=_("Basis"), choices=Basis.choices, initial=Basis.EXPLICIT)
    read_live = forms.BooleanField(
        label=_("I have read this on the live page today"),
        required=False,
        help_text=_("Otherwise it counts as a stored copy of unknown date."),
    )

    def __init__(self, *args: Any, entry: fields.Field, corrects: Statement | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.fields["page_url"].required = corrects is None or bool(corrects.page_url)
        self.fields["value"] = value_field(entry)
        if not entry.has_strength:
            del self.fields["strength"]
        if not entry.has_scope:
            del self.fields["scope"]

    def clean_about(self) -> Program | Institution:
        code = self.cleaned_data["about"].strip()
        found = (
            Program.objects.filter(public_id__iexact=code).first()
            or Institution.objects.filter(code__iexact=code).first()
        )
        if found is None:
            raise forms.ValidationError(_("No program has this id, and no institution this code."))
        return found

    def refuse(self, error: StatementError) -> None:
        """Shows the refusal beside its field, or above the form where the form does not have it."""
        self.add_error(error.field if error.field in self.fields else None, error.message)

    def said(self) -> dict[str, Any]:
        """The arguments of `curation.add_statement` but for who and when."""
        given = dict(self.cleaned_data)
        return {"subject": given.pop("about"), "field": self.entry.name, **given}

    def not_kept(self, recorded: Statement) -> str:
        """What was typed and the statement on record does not take over, in words. Empty: nothing."""
        if recorded.basis == self.cleaned_data["basis"]:
            return ""
        told = gettext("It was on record already, and its basis stays as it was first read: %(basis)s.")
        return told % {"basis": recorded.get_basis_display()}


def value_field(entry: fields.Field) -> forms.CharField | forms.ChoiceField:
    """A list for a coded field, else a line with a hint. What may be typed is settled by the registry alone."""
    if entry.kind is fields.Kind.CHOICE:
        return forms.ChoiceField(
            label=str(entry.label), choices=[("", _("Choose")), *entry.values.items()], help_text=str(entry.note)
        )
    hint = str(entry.note or HINTS.get(entry.kind, ""))
    if entry.kind is fields.Kind.NUMBER:
        bounds = _("A whole number from %(low)d to %(high)d.") % {"low": entry.low, "high": entry.high}
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        return forms.CharField(label=_labelled(entry), max_length=10, help_text=hint or bounds, widget=widget)
    return forms.CharField(label=_labelled(entry), max_length=1000, help_text=hint)


def _labelled(entry: fields.Field) -> str:
    return f"{entry.label} ({entry.unit})" if entry.unit else str(entry.label)


def prefilled(statement: Statement) -> dict[str, Any]:
    """What the form starts from when a curator corrects a statement."""
    subject = statement.program or statement.institution
    names = ["page_url", "where_on_page", "value", "strength", "scope", "kind", "stated_cycle", "applies_to"]
    return {
        "about": subject.public_id if isinstance(subject, Program) else getattr(subject, "code", ""),
        "source": statement.source_id,
        "unless": statement.unless,
        "basis": statement.basis,
        **{name: getattr(statement, name) for name in names},
    }


KEPT = ("about", "source", "page_url", "applies_to")


class EditForm(StatementForm):
    """What the page says instead of what was read there. Subject, source and page are those of the statement `of`."""

    def __init__(self, *args: Any, of: Statement, **kwargs: Any) -> None:
        self.of = of
        start = {"initial": prefilled(of), "auto_id": "edit_%s", "entry": fields.FIELDS[of.field]}
        super().__init__(*args, **{**start, **kwargs})
        for name in KEPT:
            del self.fields[name]
        self.order_fields(["value", "strength", "scope", "kind", "stated_cycle", "unless"])

    def said(self) -> dict[str, Any]:
        of = self.of
        subject = of.program or of.institution
        kept = {"source": of.source, "page_url": of.page_url, "applies_to": of.applies_to}
        return {"subject": subject, "field": of.field, **kept, **self.cleaned_data}
