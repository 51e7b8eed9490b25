"""The form by which a reader reports an error: what is wrong, and the page that says so."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from programs.fields import FIELDS, SHOWN_FIELDS
from search.parameters import UNREADABLE
from search.typed_text import Lines

MOST = 2000
TRAP = "nickname"
"""A box that no reader sees: what is written in it was written by a machine."""


class ReportForm(forms.Form):
    field = forms.ChoiceField(
        label=_("What is it about?"),
        required=False,
        choices=[("", _("The program as a whole")), *((name, FIELDS[name].label) for name in SHOWN_FIELDS)],
        help_text=_("Leave it as it is if you are not sure."),
        error_messages={"invalid_choice": _("Choose one of the list, or the program as a whole.")},
    )
    said = Lines(
        label=_("What is wrong?"),
        max_length=MOST,
        widget=forms.Textarea,
        help_text=_("What we show and what the page says. Up to 2,000 characters. Please do not write your name."),
        error_messages={
            "required": _("Say in a few words what is wrong."),
            "max_length": _("Write at most %(limit_value)d characters; these are %(show_value)d."),
        },
    )
    page_url = forms.CharField(
        label=_("The page that says so"),
        max_length=1000,
        help_text=_("Its address, from https:// on. A curator opens it: without a page nothing can be changed."),
        error_messages={
            "required": _("Give the address of the page that says so."),
            "max_length": _("This address is too long: at most %(limit_value)d characters."),
        },
        validators=[
            URLValidator(
                schemes=["http", "https"],
                message=_("This is not the address of a page. It begins with https:// or http://."),
            )
        ],
    )
    nickname = forms.CharField(required=False)

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get(TRAP))

    def clean_page_url(self) -> str:
        """The database takes http and https in small letters only."""
        scheme, colon, rest = str(self.cleaned_data["page_url"]).partition(":")
        return scheme.lower() + colon + rest

    def clean(self) -> dict[str, Any]:
        """A null byte is refused by each field; half a character is not, and no database takes it."""
        for name, value in self.cleaned_data.items():
            if UNREADABLE.search(str(value)):
                raise ValidationError({name: _("This holds characters that cannot be read.")})
        return self.cleaned_data

    def said_by_reader(self) -> dict[str, str]:
        """The arguments of `programs.reports.file` but for program and moment."""
        return {name: str(self.cleaned_data[name]) for name in ("field", "said", "page_url")}
