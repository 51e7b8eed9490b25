"""The kinds of question that only the profile asks. A blank answer is None: not told, which is never 0 and never no."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from search.parameters import MOST_CHARACTERS, UNREADABLE
from search.profile import Month

YEAR_PART, MONTH_PART = "_year", "_month"
YES_OR_NO = {"yes": True, "no": False}


class MonthParts(forms.Widget):
    """A month from two controls, `<name>_year` and `<name>_month`; or whole, as the API gives it."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        year, month = (str(data.get(name + part) or "").strip() for part in (YEAR_PART, MONTH_PART))
        return str(data.get(name) or "") or (f"{year}-{month}" if month else year)


class MonthOfYear(forms.Field):
    """A year, with its month or without: "2019-06", "2019". Ranges are for profile_checks: they hang on the day."""

    widget = MonthParts
    pattern = "(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?"

    def clean(self, value: Any) -> Month | None:
        text = str(value or "")
        if not text:
            return None
        if text.startswith("-"):
            raise ValidationError(_("Give the year too."))
        if not re.fullmatch(self.pattern, text):
            raise ValidationError(_("Give a year of four digits, and its month if you know it."))
        year, _dash, month = text.partition("-")
        return Month(int(year), int(month or 0))


class YesOrNo(forms.Field):
    """Cleaned to True, False or None."""

    widget = forms.RadioSelect

    def clean(self, value: Any) -> bool | None:
        if value in (None, ""):
            return None
        if value not in YES_OR_NO:
            raise ValidationError(_("Choose yes or no, or leave it open."))
        return YES_OR_NO[value]


class Line(forms.Field):
    """A line of text, its white space folded."""

    widget = forms.TextInput

    def clean(self, value: Any) -> str | None:
        text = str(value or "")
        if UNREADABLE.search(text):
            raise ValidationError(_("This holds characters that cannot be read."))
        if len(text) > MOST_CHARACTERS:
            raise ValidationError(_("Write at most %(most)d characters.") % {"most": MOST_CHARACTERS})
        return " ".join(text.split()) or None
