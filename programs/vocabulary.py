"""The words in which fields are described: kinds of value, groups, strengths, scopes, and the shape of an entry."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise


class Kind(StrEnum):
    """How a value is written. CHOICE values stand in the field's table; the rest is checked by pattern or range."""

    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    CODE = "code"
    URL = "url"


class Group(StrEnum):
    """Where a field stands on a program page."""

    VISA = "visa"
    REQUIREMENT = "requirement"
    DOCUMENTS = "documents"
    DATES = "dates"
    ABOUT = "about"
    IDENTITY = "identity"


REQUIRED, PREFERRED, CONSIDERED_WITHOUT, NONE_SAID = "required", "preferred", "considered_without", ""
STRENGTHS = (NONE_SAID, REQUIRED, PREFERRED, CONSIDERED_WITHOUT)
STRENGTH_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        REQUIRED: _("required"),
        PREFERRED: _("preferred"),
        CONSIDERED_WITHOUT: _("considered without it"),
        NONE_SAID: _("strength not said"),
    }
)
SCOPES = ("", "any", "step1", "step2")
SCOPE_LABELS: Mapping[str, Label] = MappingProxyType(
    {"": "", "any": _("any Step"), "step1": _("Step 1"), "step2": _("Step 2 CK")}
)
TRACK_KINDS: Mapping[str, Label] = MappingProxyType(
    {
        "C": _("Categorical"),
        "P": _("Preliminary"),
        "A": _("Advanced"),
        "R": _("For physicians with prior training"),
        "M": _("Primary care"),
    }
)
BY: Mapping[str, Label] = MappingProxyType(
    {
        "application": _("when applying"),
        "interview": _("before the interview"),
        "ranking": _("before ranking"),
        "start": _("by the start"),
    }
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field that sources make statements about.

    `fresh_for` counts match years: 1 means only a statement for the present season is current, 2 also the one before.
    `low`/`high` bound a NUMBER. `many` marks a set field, which has one fact a member, and `share` a CODE that
    counts a part of a whole ("5/20").
    """

    name: str
    label: Label
    kind: Kind
    group: Group
    values: Mapping[str, Label] = field(default_factory=dict)
    low: int = 0
    high: int = 0
    unit: Label = ""
    pattern: str = ""
    has_strength: bool = False
    has_scope: bool = False
    many: bool = False
    share: bool = False
    fresh_for: int = 2
    note: Label = ""

    def canonical(self, text: str) -> str:
        """The stored form of `text`; ValueError with a plain sentence when it cannot be a value of this field."""
        value = text.strip()
        if self.kind is Kind.CHOICE:
            if value not in self.values:
                raise ValueError(f"{value!r} is not one of {', '.join(self.values)}")
            return value
        if self.kind is Kind.NUMBER:
            return self._number(value)
        if self.kind is Kind.DATE:
            return _date(value)
        if not re.fullmatch(self.pattern, value):
            raise ValueError(f"{value!r} is not a {self.name}")
        return _share(value) if self.share else value

    def _number(self, value: str) -> str:
        if not re.fullmatch(r"[0-9]{1,6}", value):
            raise ValueError(f"{value!r} is not a whole number")
        if not self.low <= int(value) <= self.high:
            raise ValueError(f"{value} is outside {self.low} to {self.high}")
        return str(int(value))


def _share(value: str) -> str:
    """ "05/20" is "5/20": two sources that say so agree."""
    part, whole = (int(count) for count in value.split("/"))
    if not part <= whole or not whole:
        raise ValueError(f"{value!r} is no part of a whole")
    return f"{part}/{whole}"


def _date(value: str) -> str:
    """A day (YYYY-MM-DD) or, for every season, a month and day (--MM-DD, as in ISO 8601:2000)."""
    recurring = value.startswith("--")
    try:
        if not re.fullmatch(r"([0-9]{4}|-)-[0-9]{2}-[0-9]{2}", value):  # the library reads days of weeks, too
            raise ValueError(value)
        # 2000 is a leap year, so --02-29 is a day of some season.
        dt.date.fromisoformat(f"2000-{value[2:]}" if recurring else value)
    except ValueError:
        raise ValueError(f"{value!r} is not a date (YYYY-MM-DD, or --MM-DD for every season)") from None
    if not recurring and not 2000 <= int(value[:4]) <= 2100:
        raise ValueError(f"{value!r} is outside the years 2000 to 2100")
    return value
