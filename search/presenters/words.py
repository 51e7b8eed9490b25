"""What the value of a field says, in words. Every sentence about a value is made here."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from programs.fields import (
    CONSIDERED_WITHOUT,
    DATE_FIELDS,
    FIELDS,
    NONE_SAID,
    PREFERRED,
    REQUIRED,
    SCOPE_LABELS,
    Field,
    Kind,
)
from programs.vocabulary import Label

Patterns = Mapping[str, Label]

SCORES = ("min_step1", "min_step2")
COUNTS = ("letters", "letters_us", "letters_specialty")
ASKED = ("step3", "state_letter")

_SCORE: Patterns = MappingProxyType(
    {
        REQUIRED: gettext_lazy("%(what)s required"),
        PREFERRED: gettext_lazy("%(what)s preferred"),
        CONSIDERED_WITHOUT: gettext_lazy("%(what)s, but considered without"),
        NONE_SAID: gettext_lazy("At least %(what)s; strength not said"),
    }
)
_COUNT: Patterns = MappingProxyType({**_SCORE, NONE_SAID: gettext_lazy("%(what)s; strength not said")})
_PHRASE: Patterns = MappingProxyType(
    {
        REQUIRED: gettext_lazy("%(what)s, required"),
        PREFERRED: gettext_lazy("%(what)s, preferred"),
        CONSIDERED_WITHOUT: gettext_lazy("%(what)s, but considered without"),
        NONE_SAID: gettext_lazy("%(what)s; strength not said"),
    }
)
# A date is a date, and a petition needs Step 3 anyhow: when is all that a page has to say.
_PLAIN_UNLESS_SAID: Patterns = MappingProxyType({**_PHRASE, NONE_SAID: "%(what)s"})
_ASKED: Patterns = MappingProxyType(
    {
        REQUIRED: gettext_lazy("Required"),
        PREFERRED: gettext_lazy("Preferred"),
        CONSIDERED_WITHOUT: gettext_lazy("Asked for, but considered without"),
        NONE_SAID: gettext_lazy("Asked for; strength not said"),
    }
)


def value_words(field: str, value: str, strength: str = NONE_SAID, scope: str = "") -> str:
    """The value as a page says it, with its strength: "220 required", "Within 5 years, preferred"."""
    entry = FIELDS[field]
    what = bare_words(entry, value)
    if scope:
        what = _("%(scope)s: %(what)s") % {"scope": capfirst(str(SCOPE_LABELS.get(scope, scope))), "what": what}
    if not entry.has_strength or asks_nothing(field, value):
        return what
    patterns = _patterns(field)
    return str(patterns.get(strength, patterns[NONE_SAID])) % {"what": what}


def bare_words(entry: Field, value: str) -> str:
    """The value alone, without strength. A value from a later version of the registry is shown as it is stored."""
    if entry.name in _NUMBERS and value.isdigit():
        return _NUMBERS[entry.name](int(value))
    if entry.kind is Kind.DATE:
        return date_value_words(value)
    if entry.kind is Kind.CHOICE:
        return capfirst(str(entry.values.get(value, value)))
    if entry.name == "img_residents" and "/" in value:
        some, total = value.split("/", 1)
        return _("%(some)s of %(total)s residents") % {"some": some, "total": total}
    if entry.kind is Kind.CODE and "_" in value:
        return capfirst(value.replace("_", " "))
    return value


def asks_nothing(field: str, value: str) -> bool:
    """A zero that means "none required": a strength beside it would say the opposite."""
    return field in {"usce_months", "prior_us_training_months"} and value == "0"


def _patterns(field: str) -> Patterns:
    if field in SCORES:
        return _SCORE
    if field in COUNTS:
        return _COUNT
    if field == "h1b_step3_by" or field in DATE_FIELDS:
        return _PLAIN_UNLESS_SAID
    return _ASKED if field in ASKED else _PHRASE


def _attempts(count: int) -> str:
    if count == 0:
        return _("Passes at the first attempt only")
    return ngettext("%(count)d failed attempt at most", "%(count)d failed attempts at most", count) % {"count": count}


def _within(count: int) -> str:
    return ngettext("Within %(count)d year", "Within %(count)d years", count) % {"count": count}


def _months(count: int) -> str:
    if count == 0:
        return _("None required")
    return ngettext("%(count)d month", "%(count)d months", count) % {"count": count}


_NUMBERS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "max_failed_attempts": _attempts,
        "max_years_since_graduation": _within,
        "usce_recency": _within,
        "clinical_recency": _within,
        "usce_months": _months,
        "prior_us_training_months": _months,
    }
)

YES, MAYBE, NO, UNSAID, DISPUTED, PLAIN = "yes", "maybe", "no", "unsaid", "disputed", "plain"
MARKED_FIELDS = ("accepts_img", "visa_j1", "visa_h1b")


def mark(field: str, value: str) -> str:
    """The shape drawn beside the words. Only what one program answers with yes or no has a shape."""
    if field not in MARKED_FIELDS:
        return PLAIN
    return {"yes": YES, "no": NO}.get(value, MAYBE)


def field_label(name: str) -> str:
    return str(FIELDS[name].label)


def inside(label: str) -> str:
    """A label inside a sentence: "Years since graduation" begins small there, "J-1 visa" and "Step 3" do not."""
    is_a_word = label[1:2].islower() and not label.startswith("Step ")
    return label[:1].lower() + label[1:] if is_a_word else label


def day_words(day: dt.date) -> str:
    """ "15 October 2026"; the order of its parts is the translators' to change."""
    return date_format(day, pgettext("date format", "j F Y"))


def month_day_words(month_day: str) -> str:
    """ "12-01" as "1 December". 2000 is a leap year, so every day exists."""
    on = dt.date(2000, int(month_day[:2]), int(month_day[3:]))
    return date_format(on, pgettext("date format", "j F"))


def date_value_words(value: str) -> str:
    """A stored date: "2017-11-30", or "--12-01" without a year."""
    if value.startswith("--"):
        return month_day_words(value[2:])
    return day_words(dt.date.fromisoformat(value))


def grouped(number: int) -> str:
    """Thousands set apart as the reader's language does."""
    return _grouped(number, get_language())


def all_grouped(numbers: Iterable[int]) -> list[str]:
    """The same of many: the language is looked up once."""
    language = get_language()
    return [_grouped(number, language) for number in numbers]


@lru_cache(maxsize=20_000)
def _grouped(number: int, language: str | None) -> str:
    """Kept, for a page of results tells some two hundred numbers. `language` is that of the moment."""
    return number_format(number, force_grouping=True)


def joined(parts: list[str]) -> str:
    """ "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(most)s and %(last)s") % {"most": ", ".join(parts[:-1]), "last": parts[-1]}
