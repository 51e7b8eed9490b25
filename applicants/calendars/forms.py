import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from applicants.calendars.keeping import print_of
from applicants.documents.fields import OwnDay, OwnForm, OwnLine
from applicants.models import Reminder, ShortlistEntry

LONGEST_REMINDER = 200
NOT_PLACES = ("Etc", "SystemV", "posix", "right")
FIRST_ZONES = ("America/New_York", "UTC")


class ReminderForm(OwnForm):
    """`was`: what the reminder held when the form was made; empty for a new one."""

    day = OwnDay(label=_("Day"))
    text = OwnLine(label=_("What to remember"), max_length=LONGEST_REMINDER)
    entry = forms.ChoiceField(label=_("About which program"), required=False)
    done = forms.BooleanField(label=_("Done"), required=False)
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        entries: Iterable[ShortlistEntry],
        reminder: Reminder | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={**(initial or {}), **(values_of(reminder) if reminder else {})})
        self.by_pk = {str(entry.pk): entry for entry in entries}
        programs = sorted((entry.program.name, pk) for pk, entry in self.by_pk.items())
        field: Any = self.fields["entry"]
        field.choices = [("", _("None: the season as a whole")), *((pk, name) for name, pk in programs)]
        if reminder is None:
            del self.fields["done"]

    @property
    def chosen_entry(self) -> ShortlistEntry | None:
        return self.by_pk.get(self.cleaned_data["entry"])


def values_of(reminder: Reminder) -> dict[str, Any]:
    return {
        "day": reminder.day,
        "text": reminder.text,
        "entry": str(reminder.entry_id or ""),
        "done": reminder.done,
        "was": print_of(reminder),
    }


@lru_cache(maxsize=1)
def time_zones() -> tuple[str, ...]:
    """Those that are named for a place, and UTC."""
    known = available_timezones()
    places = {name for name in known if "/" in name and name.split("/", 1)[0] not in NOT_PLACES}
    return tuple(sorted(places | ({*FIRST_ZONES} & known)))


def zone_choices(held: str) -> list[tuple[str, Any]]:
    """By continent; a zone that is held under an older name stays choosable."""
    names = sorted({*time_zones(), *([held] if held in available_timezones() else [])})
    first = [(name, _zone_label(name)) for name in FIRST_ZONES]
    rest = [name for name in names if name not in FIRST_ZONES]
    groups = groupby(rest, key=lambda name: name.split("/", 1)[0])
    return [*first, *((region, [(name, _zone_label(name)) for name in of]) for region, of in groups)]


def _zone_label(name: str) -> str:
    return name.replace("_", " ")


class ZoneForm(OwnForm):
    time_zone = forms.ChoiceField(
        label=_("Your time zone"), help_text=_("The city nearest to you whose clocks go as yours do.")
    )

    def __init__(self, data: QueryDict | None = None, *, held: str) -> None:
        super().__init__(data, initial={"time_zone": held})
        field: Any = self.fields["time_zone"]
        field.choices = zone_choices(held)


def month_of(asked: str) -> dt.date | None:
    """The first day of "2026-12". None: no such month, or none that a calendar here can show."""
    parts = asked.split("-")
    if len(asked) != 7 or len(parts) != 2 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    year, number = int(parts[0]), int(parts[1])
    return dt.date(year, number, 1) if 2000 <= year <= 2100 and 1 <= number <= 12 else None
