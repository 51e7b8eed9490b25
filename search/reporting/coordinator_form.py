"""The forms of a coordinator: asking for a link, and stating what holds this season. "Not said" is the default."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.checking import StatementError, checked
from programs.coordinators import Stated
from programs.fields import FIELDS, STRENGTH_LABELS, Field, Group, Kind
from programs.vocabulary import Label

GROUPS: dict[Group, Label] = {
    Group.VISA: gettext_lazy("Visas and work status"),
    Group.REQUIREMENT: gettext_lazy("Requirements and preferences"),
    Group.DATES: gettext_lazy("Dates"),
    Group.DOCUMENTS: gettext_lazy("Documents"),
    Group.ABOUT: gettext_lazy("About the program"),
}
KINDS = (Kind.CHOICE, Kind.NUMBER, Kind.DATE)
ASKED = {
    group: [name for name, entry in FIELDS.items() if entry.group is group and entry.kind in KINDS] for group in GROUPS
}
"""Coded and free fields are left to curators: their values are not words that a coordinator knows."""


class AskForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("Your address at the program"),
        max_length=254,
        help_text=gettext_lazy("At the program's or the hospital's own domain. It is used once and not kept."),
        error_messages={"required": gettext_lazy("Write the address that the link should go to.")},
    )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        try:
            validate_email(address)
        except ValidationError:
            raise ValidationError(_("This is not an e-mail address.")) from None
        return address


class CoordinatorForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _asked():
            entry = FIELDS[name]
            self.fields[name] = _value(entry)
            if entry.has_strength:
                self.fields[f"{name}-strength"] = _strength()

    def clean(self) -> dict[str, Any]:
        given = [one for one in self.said() if one.value]
        for one in given:
            try:
                checked(name=one.field, value=one.value, strength=one.strength)
            except StatementError:
                self.add_error(one.field, _hint(FIELDS[one.field]))
        if not given and not self.errors:
            raise ValidationError(_("Nothing is stated yet. One answer is enough."))
        return self.cleaned_data

    def said(self) -> list[Stated]:
        """What was answered; "not said" is no answer."""
        told = ((name, str(self.cleaned_data.get(name) or "").strip()) for name in _asked())
        return [
            Stated(name, value, str(self.cleaned_data.get(f"{name}-strength") or "")) for name, value in told if value
        ]


def _asked() -> Iterator[str]:
    for names in ASKED.values():
        yield from names


def _value(entry: Field) -> forms.Field:
    label = f"{entry.label} ({entry.unit})" if entry.unit else str(entry.label)
    if entry.kind is Kind.CHOICE:
        choices = [("", _("Not said")), *((value, str(words)) for value, words in entry.values.items())]
        return forms.ChoiceField(label=label, required=False, choices=choices)
    return forms.CharField(label=label, required=False, max_length=20, help_text=_hint(entry))


def _strength() -> forms.Field:
    choices = [(value, str(words)) for value, words in STRENGTH_LABELS.items()]
    return forms.ChoiceField(label=_("How binding"), required=False, choices=[choices[-1], *choices[:-1]])


def _hint(entry: Field) -> str:
    if entry.kind is Kind.NUMBER:
        return _("A whole number from %(low)d to %(high)d.") % {"low": entry.low, "high": entry.high}
    if entry.kind is Kind.DATE:
        return _("YYYY-MM-DD, or --MM-DD for a day that holds every season.")
    return _("Choose one of the list.")
