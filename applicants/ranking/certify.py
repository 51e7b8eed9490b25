"""The day on which an applicant certified the list in the NRMP system, as they note it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.interviews.fields import Day, Revision
from applicants.interviews.times import EASTERN, zone_of


class CertifyForm(forms.Form):
    """An empty day takes the note back."""

    certified_on = Day(
        label=gettext_lazy("I certified it in the NRMP system on"),
        help_text=gettext_lazy("Empty: not certified yet."),
    )
    mark_ranked = forms.BooleanField(
        label=gettext_lazy("Mark the programs I interviewed at and ranked as “ranked”"), required=False, initial=True
    )
    revision = Revision()

    def __init__(self, data: Mapping[str, Any] | None = None, *, zone: str = EASTERN.key, **more: Any) -> None:
        """`zone`: the applicant's, in which "today" may be a day later than in the East."""
        super().__init__(data, use_required_attribute=False, **more)
        self.zone = zone

    def clean_certified_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["certified_on"]
        if day and day > max(timezone.localdate(), timezone.localdate(timezone=zone_of(self.zone))):
            raise ValidationError(_("This day is still to come."))
        return day
