"""Fields of one's own things: what cannot be read is refused beside its field, and all that was typed stays."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext as _

from search.parameters import UNREADABLE

FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
CHANGED = 409
NOT_READABLE = 422


def readable(value: str) -> None:
    if UNREADABLE.search(value):
        raise ValidationError(_("This holds characters that cannot be read."))


class OwnText(forms.CharField):
    """Line ends as one character each, as they are counted beside the field."""

    def __init__(self, **more: Any) -> None:
        super().__init__(validators=[readable], **more)

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()


class OwnLine(OwnText):
    """One line: whatever divides lines becomes a space."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class OwnDay(forms.DateField):
    """Written as browsers send it, whatever the language of the page."""

    def __init__(self, **more: Any) -> None:
        bounds = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(input_formats=["%Y-%m-%d"], widget=widget, validators=bounds, **more)


class OwnForm(forms.Form):
    """A page can show again whatever was sent: what no page can carry is replaced by a mark, and then refused."""

    required_css_class = "needed"

    def __init__(self, data: QueryDict | None = None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data=None if data is None else _fit(data), initial=dict(initial or {}))

    def put(self, name: str, value: str) -> None:
        """Into the form as it is shown again."""
        self.data[name] = value  # type: ignore[index]


def _fit(data: QueryDict) -> QueryDict:
    fit = QueryDict(mutable=True)
    for name, values in data.lists():
        fit.setlist(name, [UNREADABLE.sub("\ufffd", value) for value in values])
    return fit
