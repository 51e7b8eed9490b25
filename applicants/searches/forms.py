"""The name of a saved search, and the address that it is saved from."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.parameters import UNREADABLE

LONGEST_QUERY = 8000


def readable(text: str) -> str:
    """Single spaces. ValidationError: it holds what no page can carry."""
    if UNREADABLE.search(text):
        raise ValidationError(_("This holds characters that cannot be read."))
    return " ".join(text.split())


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=100, help_text=gettext_lazy("As it stands in your list, and in mail.")
    )

    def clean_name(self) -> str:
        name = readable(self.cleaned_data["name"])
        if not name:
            raise ValidationError(_("Give it a name."))
        return name


class SearchForm(NameForm):
    """`query`: as it stands in the address, checked apart (applicants.searches.asking)."""

    query = forms.CharField(required=False, max_length=LONGEST_QUERY, widget=forms.HiddenInput, strip=False)

    def clean_query(self) -> str:
        given: Any = self.cleaned_data["query"]
        if UNREADABLE.search(given):
            raise ValidationError(_("This holds characters that cannot be read."))
        return str(given)
