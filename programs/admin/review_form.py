"""The small forms of the review screen: which things to go through, and why one is rejected."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from programs import asked
from programs.admin.statement_form import FIELD_CHOICES_BY_GROUP
from programs.asked import Wanted
from programs.fields import Label
from programs.models import Source
from programs.models.source import STATEMENT_KINDS

REASONS: Mapping[str, Label] = {
    "unsaid": _("The page does not say this"),
    "others": _("It is about other applicants or another program"),
    "earlier": _("It is of an earlier season"),
    "unclear": _("The words can be read in two ways"),
    "mistaken": _("The page itself is mistaken or out of date"),
}
LONGEST = 400


class WantedForm(forms.Form):
    kind = forms.ChoiceField(label=_("Why it waits"), choices=[("", _("All")), *asked.KINDS.items()], required=False)
    field = forms.ChoiceField(label=_("Field"), choices=[("", _("All")), *FIELD_CHOICES_BY_GROUP], required=False)
    source = forms.ModelChoiceField(
        label=_("Source"),
        queryset=Source.objects.filter(kind__in=STATEMENT_KINDS),
        required=False,
        empty_label=_("All"),
    )

    def wanted(self) -> Wanted:
        """What cannot be taken is left out: the form says so beside its field."""
        self.is_valid()
        source = self.cleaned_data.get("source")
        return Wanted(
            kind=self.cleaned_data.get("kind", ""),
            field=self.cleaned_data.get("field", ""),
            source=source.pk if source else None,
        )


class RejectForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=list(REASONS.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    more = forms.CharField(label=_("In your own words"), max_length=LONGEST, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not (given.get("reason") or given.get("more")):
            self.add_error("reason", _("Choose a reason, or write one."))
        return given

    def why(self) -> str:
        """As it is kept with the decision: in English, whatever language the curator reads in."""
        with override("en"):
            reason = str(REASONS.get(self.cleaned_data["reason"], ""))
        return ": ".join(part for part in (reason, self.cleaned_data["more"]) if part)
