"""What pages, feeds and API of changes take in their addresses."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.fields import FIELDS
from search.filters import known_specialties
from search.parameters import Codes, Number, One, ParametersForm, Several
from search.states import STATES

# Every day that there is from 2000 to 2099, and no other: the API's description says the same as the check.
_DAY = (
    r"20[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    r"|20([02468][048]|[13579][26])-02-29"
)
# A space before the offset is a "+" that an address has turned into one.
_TIME = r"T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[-+ ]([01][0-9]|2[0-3]):[0-5][0-9])"

PER_PAGE = 100
MOST_PER_PAGE = 500


class Since(forms.Field):
    """A day, which begins at midnight in the site's zone, or a moment with its offset. Empty: None."""

    widget = forms.DateInput
    pattern = f"({_DAY})({_TIME})?"

    def clean(self, value: Any) -> dt.datetime | None:
        text = str(value or "").strip()
        if not text:
            return None
        if not re.fullmatch(self.pattern, text):
            raise ValidationError(
                _("Give a day as YYYY-MM-DD, or a moment with its offset: 2026-11-22T09:30:00Z. Not before 2000.")
            )
        if "T" not in text:
            return timezone.make_aware(dt.datetime.fromisoformat(text))
        # PostgreSQL knows no offset of sixteen hours or more.
        return dt.datetime.fromisoformat(text.replace(" ", "+")).astimezone(dt.UTC)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^({self.pattern})$"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of changes begins: right below this one."""

    at: dt.datetime
    pk: int

    def __str__(self) -> str:
        return f"{round((self.at - EPOCH) / dt.timedelta(microseconds=1))}-{self.pk}"


EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class OlderThan(forms.Field):
    """A place as a page before has named it. Empty: None, from the newest on."""

    pattern = "[0-9]{1,16}-[0-9]{1,18}"

    def clean(self, value: Any) -> Place | None:
        text = str(value or "").strip()
        if not text:
            return None
        if not re.fullmatch(self.pattern, text):
            raise ValidationError(_("This is no place in the list of changes. Follow its links instead."))
        microseconds, pk = map(int, text.split("-"))
        return Place(EPOCH + dt.timedelta(microseconds=microseconds), pk)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self.pattern}$"}


class ChangesForm(ParametersForm):
    specialty = Codes(
        known=known_specialties,
        pattern="[0-9]{3}",
        label=gettext_lazy("Specialty"),
        help_text=gettext_lazy("ACGME code of the specialty. Repeat it for any of several."),
    )
    state = Several(
        options=dict(STATES),
        label=gettext_lazy("State"),
        help_text=gettext_lazy("Two letters. Repeat it for any of several."),
    )
    field = Several(
        options={name: entry.label for name, entry in FIELDS.items()},
        label=gettext_lazy("Fact"),
        help_text=gettext_lazy("Name of a fact field. Repeat it for any of several."),
    )
    since = Since(label=gettext_lazy("Since"), help_text=gettext_lazy("Changes of that day and later."))
    older_than = OlderThan(
        label=gettext_lazy("Place in the list"),
        help_text=gettext_lazy("Goes on where a page of changes ended: its link names the place."),
    )


class ApiChangesForm(ChangesForm):
    per_page = Number(
        low=1,
        high=MOST_PER_PAGE,
        default=PER_PAGE,
        label=gettext_lazy("Results on a page"),
        help_text=gettext_lazy("Results on a page."),
    )


NEW, GONE, STATUS, UNLISTED = "new", "gone", "status", "unlisted"
SECTIONS = {
    NEW: gettext_lazy("Newly listed"),
    GONE: gettext_lazy("No longer listed"),
    STATUS: gettext_lazy("Closing, on probation or with a warning"),
    UNLISTED: gettext_lazy("On no list we hold"),
}
MOST_PAGES = 100_000


class ListedForm(ParametersForm):
    """`show` empty: the beginning of every section."""

    show = One(options=SECTIONS, label=gettext_lazy("Show"))
    specialty = Codes(known=known_specialties, pattern="[0-9]{3}", label=gettext_lazy("Specialty"))
    state = Several(options=dict(STATES), label=gettext_lazy("State"))
    page = Number(low=1, high=MOST_PAGES, default=1, label=gettext_lazy("Page"))


def unknown(form: forms.Form) -> list[str]:
    """Names in the address that the form does not know, sorted."""
    return sorted(set(form.data) - set(form.fields))
