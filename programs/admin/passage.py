"""The page's own words, with those marked that tell what is newly said. Everything is escaped."""

import re
from collections.abc import Collection, Iterator

from django.utils.dates import MONTHS
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import override

from programs import fields
from programs.models import Statement

NAMES = {
    "visa_j1": ("J-1", "J1"),
    "visa_h1b": ("H-1B", "H1B", "H1-B"),
    "accepts_img": ("IMG", "IMGs", "international", "foreign"),
    "ecfmg_certificate_by": ("ECFMG",),
}
"""How pages write what a field is about, where its value is said in few words."""
REFUSALS = ("no", "not", "none", "cannot", "unable", "neither", "nor", "only", "without", "longer", "don't", "doesn't")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’/-]*")
SMALL_WORDS = {"a", "an", "and", "by", "case", "for", "from", "in", "of", "or", "the", "to", "yes"}
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def marked(passage: str, words: Collection[str]) -> SafeString:
    """The passage as HTML. Words are whole words, in whatever case."""
    if not words:
        return format_html("{}", passage)
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    found = re.compile(rf"(?<!\w)({'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
    parts = found.split(passage)  # every second one is a word that was found
    shown = (format_html("<mark>{}</mark>", part) if at % 2 else part for at, part in enumerate(parts))
    return format_html_join("", "{}", ((part,) for part in shown))


def telling_words(said: Statement, standing: Statement | None) -> set[str]:
    """The words by which a page may say the value; those that tell it from what stands, where there are any."""
    told = set(_words(said.field, said.value))
    apart = told - set(_words(standing.field, standing.value)) if standing else told
    return ((apart or told) - {"Yes", "No"}) | set(NAMES.get(said.field, ()))


def _words(field: str, value: str) -> Iterator[str]:
    entry = fields.FIELDS[field]
    if entry.kind is fields.Kind.DATE:
        yield from _of_date(value)
    elif entry.kind is fields.Kind.NUMBER:
        yield value
        yield from NUMBERS[int(value) : int(value) + 1]
        yield from REFUSALS if value == "0" else ()
    else:
        with override("en"):  # pages are read in English
            label = str(entry.values.get(value, value))
        yield from (label, *(word for word in WORD.findall(label) if word.lower() not in SMALL_WORDS))
        yield from REFUSALS if value in {"no", "none_sponsored"} else ()


def _of_date(value: str) -> Iterator[str]:
    """15 October however it is written; the year where one is stated."""
    year, month, day = value.split("-") if value[0] != "-" else ("", *value[2:].split("-"))
    with override("en"):
        name = str(MONTHS[int(month)])
    yield from (name, name[:3], f"{int(month)}/{int(day)}", f"{month}/{day}", day, str(int(day)))
    yield from (f"{int(day)}{end}" for end in ("st", "nd", "rd", "th"))
    yield from (year, f"{int(month)}/{int(day)}/{year}") if year else ()
