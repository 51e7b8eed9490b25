from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applicants.models import ShortlistEntry, Vacancy
from programs.models import Program
from search.parameters import UNREADABLE

if TYPE_CHECKING:
    VacancyBase = forms.ModelForm[Vacancy]
else:
    VacancyBase = forms.ModelForm


class CopyForm(forms.Form):
    """`entries`: those of the old list that are to come along."""

    entries = forms.ModelMultipleChoiceField(
        queryset=ShortlistEntry.objects.none(),
        error_messages={"required": _("Choose the programs that are to come along.")},
    )

    def __init__(self, *args: Any, entries: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entries"].queryset = entries  # type: ignore[attr-defined]


class VacancyForm(VacancyBase):
    """An opening off the season. The program by its Openward id, where it is one of the directory."""

    public_id = forms.CharField(
        label=_("Openward id of the program"),
        help_text=_("It stands on the program's page, for example 1784-140. Leave it empty for a program elsewhere."),
        required=False,
        max_length=60,
    )

    url = forms.URLField(label=_("Where you read it"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Vacancy
        fields = ["title", "seen_on", "url", "note"]
        widgets = {
            "seen_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    field_order = ["title", "public_id", "seen_on", "url", "note"]

    def clean_public_id(self) -> Program | None:
        told: str = self.cleaned_data["public_id"].strip()
        if not told:
            return None
        program = Program.objects.published().filter(public_id=told).first()
        if program is None:
            raise forms.ValidationError(_("The directory has no program with this id."))
        return program

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("title", "note"):
            if UNREADABLE.search(cleaned.get(name) or ""):
                self.add_error(name, _("This holds characters that cannot be kept."))
        self.instance.program = cleaned.get("public_id")
        return cleaned
