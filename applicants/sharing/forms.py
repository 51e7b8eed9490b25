"""A link for an adviser, and what an adviser says."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.models import ShortlistEntry
from search.parameters import UNREADABLE

WHOLE = ""
LONGEST_COMMENT = 2000


class Readable(forms.CharField):
    """Refuses what no page can carry, and keeps lines apart alike on every system."""

    def clean(self, value: Any) -> str:
        given = str(value or "")
        if UNREADABLE.search(given):
            raise ValidationError(_("This holds characters that cannot be read."))
        text: str = super().clean(given.replace("\r\n", "\n"))
        return text


class LinkForm(forms.Form):
    name = Readable(
        label=gettext_lazy("For whom"),
        max_length=100,
        help_text=gettext_lazy("Only you see this name: it tells your links apart."),
    )
    with_notes = forms.BooleanField(
        label=gettext_lazy("Show my notes too"),
        required=False,
        help_text=gettext_lazy("Without it, programs, tracks, status, signals and deadlines alone are shown."),
    )


class CommentForm(forms.Form):
    """`entries`: those of the shared list, with their programs."""

    about = forms.TypedChoiceField(
        label=gettext_lazy("About"), required=False, coerce=int, empty_value=None, choices=()
    )
    author = Readable(label=gettext_lazy("Your name"), max_length=80)
    text = Readable(label=gettext_lazy("Comment"), max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, entries: Collection[ShortlistEntry], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(WHOLE, _("The list as a whole")), *((str(one.pk), one.program.name) for one in entries)]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]
