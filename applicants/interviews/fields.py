"""What is typed freely: kept as it is, but for characters that no page and no row can carry."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from search.parameters import UNREADABLE

DAY_WIDGET = {"type": "date"}
MOST_REVISION = 2_000_000_000


class Text(forms.CharField):
    """A form sends line ends as two characters, where a browser counts one."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "").replace("\r\n", "\n")
        if UNREADABLE.search(text):
            raise ValidationError(_("This holds characters that cannot be read."))
        return text


class Day(forms.DateField):
    """A day of our own century: the database holds others, calendars do not."""

    widget = forms.DateInput(attrs=DAY_WIDGET, format="%Y-%m-%d")

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, input_formats=["%Y-%m-%d"], **more)

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not 2000 <= day.year <= 2099:
            raise ValidationError(_("Give a day between 2000 and 2099."))
        return day


class Revision(forms.IntegerField):
    """Which version of a row a form was drawn from. Empty or mangled: none, which never is the present one."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, min_value=0, max_value=MOST_REVISION)

    def clean(self, value: Any) -> int:
        try:
            return int(super().clean(value) or 0)
        except ValidationError:
            return 0
