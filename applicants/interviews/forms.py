"""What an applicant types about an interview."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.interviews.fields import Day, Revision, Text
from applicants.interviews.times import EASTERN, STEADY, ZONES, moment, zone_of, zone_words
from applicants.models import Applicant, Interview

MOST_MINUTES = 24 * 60
KEPT = ("offered_on", "reply_by", "starts_at", "minutes", "format", "place", "notes", "thanked")
"""Columns of an Interview that the form writes."""


class InterviewForm(forms.Form):
    """A new interview, or one that is changed. Cleaned, `starts_at` is the moment that day, time and zone make."""

    offered_on = Day(label=gettext_lazy("Offered on"))
    reply_by = Day(label=gettext_lazy("Reply by"), help_text=gettext_lazy("Places may go to whoever answers first."))
    day = Day(label=gettext_lazy("Day of the interview"))
    clock = forms.TimeField(
        label=gettext_lazy("It starts at"),
        required=False,
        input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("That time is"),
        help_text=gettext_lazy("Programs name their own local time: look twice."),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Length in minutes"), required=False, min_value=1, max_value=MOST_MINUTES
    )
    format = forms.ChoiceField(label=gettext_lazy("Format"), required=False, choices=Interview.Format.choices)
    place = Text(label=gettext_lazy("Place or link"), required=False, max_length=500)
    notes = Text(label=gettext_lazy("Notes"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 5}))
    thanked = forms.BooleanField(label=gettext_lazy("I have thanked them"), required=False)
    revision = Revision()

    def __init__(self, data: Mapping[str, Any] | None = None, *, applicant: Applicant, **more: Any) -> None:
        super().__init__(data, use_required_attribute=False, **more)
        zones = dict(ZONES)
        zones.setdefault(applicant.time_zone, _("my own (%(zone)s)") % {"zone": zone_words(applicant.time_zone)})
        self.fields["zone"].choices = list(zones.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        offered, reply = typed.get("offered_on"), typed.get("reply_by")
        if offered and reply and reply < offered:
            self.add_error("reply_by", _("This is before the offer."))
        typed["starts_at"] = self._starts_at()
        return typed

    def _starts_at(self) -> dt.datetime | None:
        if {"day", "clock", "zone"} & set(self.errors):
            return None
        day, clock = self.cleaned_data.get("day"), self.cleaned_data.get("clock")
        if day is None and clock is None:
            return None
        if day is None or clock is None:
            missing = "day" if day is None else "clock"
            self.add_error(missing, _("Give the day and the time, or neither."))
            return None
        try:
            return moment(day, clock, self.cleaned_data["zone"])
        except ValueError:
            self.add_error("clock", _("Clocks are put forward that night: there is no such time on that day."))
            return None

    @property
    def kept(self) -> dict[str, Any]:
        """Of a valid form: columns and values."""
        return {name: self.cleaned_data[name] for name in KEPT}


def as_typed(interview: Interview) -> dict[str, Any]:
    """What stands now, as the form holds it: in Eastern time; of the second of two hours that its clocks show alike, in
    a zone whose clocks stay."""
    starts = interview.starts_at.astimezone(EASTERN) if interview.starts_at else None
    zone = zone_of(STEADY) if starts and starts.fold else EASTERN
    starts = starts.astimezone(zone) if starts else None
    columns = {name: getattr(interview, name) for name in KEPT if name != "starts_at"}
    return {
        **columns,
        "revision": interview.revision,
        "zone": zone.key,
        "day": starts.date() if starts else None,
        "clock": starts.time() if starts else None,
    }
