"""What may be told of a source: a partner's is added with an address that can be read, and a name of its own."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.feeds import FEEDS, SHARED_FEEDS
from programs.models import Source
from programs.models.source import STATEMENT_KINDS, SourceKind

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Source]
else:
    ModelForm = forms.ModelForm

LABELS = {
    "name": _("Small letters, digits and hyphens. It stands in files and addresses, and cannot be changed later."),
    "kind": _("Whose words the statements are. It settles which source speaks first."),
    "address": _("Where the statements file is published, in the open format. It begins with https://."),
    "every_hours": _("Empty: only by hand."),
}


class SourceForm(ModelForm):
    """`SourceAdmin` says of which model and fields: adding and changing have fields of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_partner and "kind" in self.fields:
            kinds = [(kind.value, kind.label) for kind in map(SourceKind, STATEMENT_KINDS)]
            self.fields["kind"].choices = [("", _("Choose")), *kinds]  # type: ignore[attr-defined]
        if self.is_partner and "address" in self.fields:
            self.fields["address"].required = True
        if not self.instance.pk:
            for name in LABELS.keys() & self.fields.keys():
                self.fields[name].help_text = LABELS[name]

    @property
    def is_partner(self) -> bool:
        """Read from an address of its own by a feed that several share; so is every source that is added."""
        return not self.instance.pk or self.instance.feed in SHARED_FEEDS

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if name in FEEDS or name in SHARED_FEEDS:
            raise forms.ValidationError(_("A feed of this project has this name."))
        return name

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if self.is_partner and (urlsplit(address).scheme != "https" or not urlsplit(address).hostname):
            raise forms.ValidationError(_("Give an address that begins with https://."))
        return address

    def clean_every_hours(self) -> int | None:
        hours: int | None = self.cleaned_data["every_hours"]
        if hours == 0:
            raise forms.ValidationError(_("Every hour is the most often: leave it empty for only by hand."))
        return hours
