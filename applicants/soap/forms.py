from django import forms
from django.utils.translation import gettext_lazy as _

from applicants.soap.reading import lines_of

MOST_PASTED = 1_000_000


class PasteForm(forms.Form):
    text = forms.CharField(
        label=_("The list you were given"),
        help_text=_("Paste it as it is, a program a line. Lines with an NRMP code are recognised best."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=MOST_PASTED,
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not lines_of(text):
            raise forms.ValidationError(_("There is no program in it. Paste the lines of the list."))
        return text


class NoteForm(forms.Form):
    applied = forms.BooleanField(label=_("Applied"), required=False)
    words = forms.CharField(label=_("Note"), required=False, max_length=500)
