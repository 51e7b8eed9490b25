"""Where what was typed differs from what stands by now: told beside each other, so that nothing is lost unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Difference:
    """`stands`: in words; long text keeps its lines."""

    label: str
    stands: str


def differences(form: forms.Form, stands: Mapping[str, Any]) -> tuple[Difference, ...]:
    form.full_clean()
    found = []
    for name, value in stands.items():
        typed = form.cleaned_data.get(name, form.data.get(name))
        if name != "revision" and typed != value:
            found.append(Difference(str(form.fields[name].label), _words(form.fields[name], value)))
    return tuple(found)


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(value) or _("none")
    choices = dict(getattr(field, "choices", ()))
    return str(choices.get(value, value)) or _("nothing")
