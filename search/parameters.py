"""The kinds of search parameter: what may be written in one, and the sentence that answers what may not.

No message repeats what was sent: it may hold characters that no page can carry. `schema` tells the same as the check,
in JSON Schema, for the API's description.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Self, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

MOST_VALUES = 100
MOST_CHARACTERS = 200
MOST_WORDS = 12
"""Each word costs the database a look into several tables."""

Options = Mapping[str, str | Promise]
Schema = dict[str, Any]

# NUL, halves of surrogate pairs, and the mark that stands where bytes could not be decoded.
UNREADABLE = re.compile("[\x00\ud800-\udfff\ufffd]")
# What `str.split` divides at, told in full: "\s" means something else in every dialect of regular expressions.
SPACES = r"\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"


Thing = TypeVar("Thing")


def copied(thing: Thing) -> Thing:
    """As `copy.copy` makes it of an object with plain attributes, in a third of the time: each search makes fifty."""
    made = object.__new__(type(thing))
    made.__dict__.update(thing.__dict__)
    return made


class Parameter(forms.Field):
    """Each form has fields of its own, and may set their limits and options. What these consist of, and the widgets,
    nobody changes, so the copies share them: copying those took longer than answering."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return copied(self)


class Words(Parameter, forms.CharField):
    """Words to look for: cleaned to single spaces, each word once. Empty: not asked."""

    def clean(self, value: Any) -> str:
        text = str(value or "")
        if UNREADABLE.search(text):
            raise ValidationError(_("This holds characters that cannot be read."))
        if len(text) > MOST_CHARACTERS:
            raise ValidationError(_("Write at most %(most)d characters.") % {"most": MOST_CHARACTERS})
        words = text.split()
        if len(words) > MOST_WORDS:
            raise ValidationError(_("Write at most %(most)d words.") % {"most": MOST_WORDS})
        return " ".join(dict.fromkeys(words))

    def schema(self) -> Schema:
        space, word = f"[{SPACES}]", rf"[^{SPACES}\u0000\ufffd]+"
        pattern = f"^{space}*({word}({space}+{word}){{0,{MOST_WORDS - 1}}}{space}*)?$"
        return {"type": "string", "maxLength": MOST_CHARACTERS, "pattern": pattern}


class Several(Parameter):
    """A parameter that may be repeated: any of its values will do. Cleaned to a list without doubles."""

    widget = forms.SelectMultiple

    def __init__(self, *, options: Options, **more: Any) -> None:
        super().__init__(**more)
        self.options = options

    def clean(self, value: Any) -> list[str]:
        given = _given_values(value)
        if len(given) > MOST_VALUES:
            raise ValidationError(_("Give at most %(most)d values.") % {"most": MOST_VALUES})
        values = list(dict.fromkeys(given))
        self.check_known(values)
        return values

    def check_known(self, values: list[str]) -> None:
        if any(value not in self.options for value in values):
            raise ValidationError(_one_of(self.options))

    def schema(self) -> Schema:
        return _array({"type": "string", "enum": list(self.options)})


class Codes(Several):
    """Codes of rows in the database: first their form, then, in one query, whether they exist."""

    def __init__(self, *, known: Callable[[Collection[str]], set[str]], pattern: str, **more: Any) -> None:
        super().__init__(options={}, **more)
        self.known = known
        self.pattern = pattern

    def check_known(self, values: list[str]) -> None:
        well_formed = all(re.fullmatch(self.pattern, value) for value in values)
        if values and not (well_formed and set(values) <= self.known(values)):
            raise ValidationError(_("A code here is not one of the directory's."))

    def schema(self) -> Schema:
        return _array({"type": "string", "pattern": f"^{self.pattern}$"})


class One(Parameter):
    """One value of a few. Empty: the default."""

    widget = forms.Select

    def __init__(self, *, options: Options, default: str = "", **more: Any) -> None:
        super().__init__(**more)
        self.options = options
        self.default = default

    def clean(self, value: Any) -> str:
        if value in (None, ""):
            return self.default
        if str(value) not in self.options:
            raise ValidationError(_one_of(self.options))
        return str(value)

    def schema(self) -> Schema:
        default = {"default": self.default} if self.default else {}
        return {"type": "string", "enum": list(self.options), **default}


class Number(Parameter):
    """A whole number in plain digits. Empty: the default; None where a number of one's own is simply not given."""

    widget = forms.NumberInput

    def __init__(self, *, low: int, high: int, default: int | None = None, **more: Any) -> None:
        super().__init__(**more)
        self.low, self.high, self.default = low, high, default

    def clean(self, value: Any) -> int | None:
        text = str(value if value is not None else "").strip()
        if not text:
            return self.default
        # At most ten digits are turned into a number, however many were sent.
        if not re.fullmatch("[0-9]{1,10}", text) or not self.low <= int(text) <= self.high:
            limits = {"low": self.low, "high": self.high}
            raise ValidationError(_("Give a whole number from %(low)d to %(high)d.") % limits)
        return int(text)

    def schema(self) -> Schema:
        default = {} if self.default is None else {"default": self.default}
        return {"type": "integer", "minimum": self.low, "maximum": self.high, **default}


class Day(Parameter):
    """A day, written YYYY-MM-DD. Empty: None."""

    widget = forms.DateInput
    pattern = "20[0-9]{2}-[0-9]{2}-[0-9]{2}"

    def clean(self, value: Any) -> dt.date | None:
        text = str(value or "").strip()
        if not text:
            return None
        if not re.fullmatch(self.pattern, text):
            raise ValidationError(_("Give a day from the year 2000 on as YYYY-MM-DD."))
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise ValidationError(_("There is no such day.")) from None

    def schema(self) -> Schema:
        return {"type": "string", "format": "date", "pattern": f"^{self.pattern}$"}


class ParametersForm(forms.Form):
    """Refuses a parameter given twice where only one value can hold: which was meant is not ours to guess."""

    def clean(self) -> dict[str, Any]:
        for name, field in self.fields.items():
            if not isinstance(field, Several) and len(_given(self.data, name)) > 1:
                self.add_error(name, _("Give this once."))
        return self.cleaned_data


def _given(data: Any, name: str) -> list[Any]:
    """Every value under `name`, of a QueryDict or of a plain mapping."""
    if hasattr(data, "getlist"):
        return list(data.getlist(name))
    return [data[name]] if name in data else []


def _given_values(value: Any) -> list[str]:
    values: Iterable[Any] = [value] if isinstance(value, str) else value or []
    return [str(one) for one in values if one != ""]


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items, "maxItems": MOST_VALUES}


def _one_of(options: Options) -> str:
    if len(options) > 12:
        return _("A value here is not one of the choices.")
    return _("Choose from: %(options)s.") % {"options": ", ".join(options)}
