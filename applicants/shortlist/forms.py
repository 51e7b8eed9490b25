"""What is typed of an entry. Fields are drawn by components/field.html."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.models import Signal, Status
from applicants.models.shortlist import LONGEST_TAG, MOST_NOTES, MOST_TAGS
from programs.models import Track
from search.parameters import UNREADABLE
from search.typed_text import Lines

MOST_TYPED = 1_100_000
"""So many characters are drawn again beside their error."""
HIGHEST = 2**31 - 1


def readable(data: QueryDict) -> QueryDict:
    """A copy that can stand in a page: what cannot be read is a mark, which the fields refuse."""
    copy = data.copy()
    for name, values in data.lists():
        copy.setlist(name, [UNREADABLE.sub("\ufffd", value[:MOST_TYPED]) for value in values])
    return copy


def check_readable(value: str) -> None:
    if UNREADABLE.search(value):
        raise ValidationError(_("This holds characters that cannot be read. They are marked � below."))


class Tags(forms.CharField):
    """Divided by commas. Cleaned to a list: single spaces, each tag once whatever its case."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        found: dict[str, str] = {}
        for part in str(value or "").split(","):
            tag = " ".join(part.split())
            if tag:
                found.setdefault(tag.casefold(), tag)
        return list(found.values())

    def validate(self, value: Any) -> None:
        check_readable(",".join(value))
        if len(value) > MOST_TAGS:
            raise ValidationError(_("Give at most %(most)d tags.") % {"most": MOST_TAGS})
        if any(len(tag) > LONGEST_TAG for tag in value):
            raise ValidationError(_("A tag has at most %(most)d characters.") % {"most": LONGEST_TAG})

    def run_validators(self, value: Any) -> None:
        """Those of plain text do not fit a list; `validate` has looked already."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class QuickForm(forms.Form):
    """What is changed most, beside each program of the list. `revision`: of the entry when the page was made."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Status.choices)
    signal = forms.ChoiceField(label=gettext_lazy("Signal"), choices=Signal.choices)
    seen_in_eras = forms.BooleanField(
        label=gettext_lazy("Seen in the application service"),
        help_text=gettext_lazy(
            "Tick it when you have found the program there for this season. Only then does its fee count as planned."
        ),
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=HIGHEST)

    field_order: list[str] = []


class EntryForm(QuickForm):
    """All of an entry."""

    tracks = forms.MultipleChoiceField(
        label=gettext_lazy("Tracks"),
        help_text=gettext_lazy("What you would rank. None ticked: not decided yet."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("One of these is not a track of this program.")},
    )
    tags = Tags(
        label=gettext_lazy("Tags"),
        help_text=gettext_lazy("Your own words, divided by commas: near family, letter sent."),
        required=False,
    )
    notes = Lines(
        label=gettext_lazy("Notes"),
        help_text=gettext_lazy("Only you see them, unless you share or print them."),
        required=False,
        max_length=MOST_NOTES,
        widget=forms.Textarea(attrs={"rows": 10}),
        validators=[check_readable],
    )

    field_order = ["status", "signal", "seen_in_eras", "tracks", "tags", "notes", "revision"]

    def __init__(self, *args: Any, tracks: Iterable[Track], **more: Any) -> None:
        super().__init__(*args, **more)
        # Without tracks on any list there is nothing to choose.
        self.fields["tracks"].choices = [(track.nrmp_code, track.nrmp_code) for track in tracks]  # type: ignore[attr-defined]
        # The browser would cut what is too long without a word; here it is told, and nothing is lost.
        self.fields["notes"].widget.attrs.pop("maxlength", None)


class SaveForm(forms.Form):
    """A program on its way to the list, with the tracks meant."""

    tracks = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("One of these is not a track of this program.")},
    )

    def __init__(self, *args: Any, tracks: Iterable[Track], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["tracks"].choices = [(track.nrmp_code, track.nrmp_code) for track in tracks]  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    place = forms.IntegerField(label=gettext_lazy("Place"), min_value=1, max_value=HIGHEST)


class SeveralForm(forms.Form):
    """One change for several programs."""

    REMOVE, STATUS, LOOKED = "remove", "status", "looked"

    action = forms.ChoiceField(choices=[(name, name) for name in (REMOVE, STATUS, LOOKED)])
    status = forms.ChoiceField(choices=Status.choices, required=False)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("action") == self.STATUS and not self.cleaned_data.get("status"):
            raise ValidationError(_("Choose the new status."))
        return self.cleaned_data
