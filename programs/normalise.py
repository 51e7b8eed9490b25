"""Pure: from the text of a source to typed values. None when nothing was said, ValueError when it cannot be."""

import datetime as dt
import hashlib
import re
import unicodedata

SEASON_STARTS = (6, 1)
"""A season begins on 1 June, when applications for the next Match open and the last one has closed (facts, 1a)."""

_YEAR = r"(?:19|20)\d{2}"
_SPAN = re.compile(rf"({_YEAR})\s*[-–/]\s*({_YEAR}|\d{{2}})")
_DAY = re.compile(rf"{_YEAR}-\d{{2}}-\d{{2}}")
_APPLYING = re.compile(r"\bappl(?:y|ying|ication|ications|icants?)\b", re.IGNORECASE)


def match_year_of(day: dt.date) -> int:
    """The match year of the season that `day` falls in: 2026-09-24 and 2027-03-19 are both of 2027."""
    return day.year + ((day.month, day.day) >= SEASON_STARTS)


def cycle(text: str) -> int | None:
    """The match year that a stated cycle means; None when the source states none.

    "2023" is the Match of 2023, or of 2024 where the words speak of applying ("applying in 2023"); "2022-2023" and
    "2022-23" are the Match of 2023; a date belongs to the season it falls in. ValueError: words that hold no cycle.
    """
    said = text.strip()
    if not said:
        return None
    if _DAY.fullmatch(said):
        return match_year_of(dt.date.fromisoformat(said))
    if span := _SPAN.search(said):
        return _span(span.group(1), span.group(2), said)
    years = re.findall(_YEAR, said)
    if len(years) != 1:
        raise ValueError(f"{said!r} is not a cycle (a year, 2022-2023, 2022-23 or a date)")
    return int(years[0]) + bool(_APPLYING.search(said))


def _span(first: str, last: str, said: str) -> int:
    start, end = int(first), int(last) if len(last) == 4 else int(first[:2] + last)
    if end != start + 1:
        raise ValueError(f"{said!r} does not span two years that follow each other")
    return end


def season_day(month_day: str, match_year: int) -> dt.date:
    """The day that "12-01" has in a season. 29 February is 28 February in a common year."""
    month, day = int(month_day[:2]), int(month_day[3:])
    year = match_year - ((month, day) >= SEASON_STARTS)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return dt.date(year, month, day - 1)


def folded(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces: the form in which spellings are compared."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.replace("&", " and ")).split())


def employer_key(employer: str) -> str:
    """The spelling of an employer without punctuation, case and a trading name ("D/B/A …" and what follows)."""
    return folded(re.split(r"\bd\s*/?\s*b\s*/?\s*a\b", employer, maxsplit=1, flags=re.IGNORECASE)[0]) or folded(
        employer
    )


def unlisted_id(*parts: str) -> str:
    """The public id of what has no NRMP code: "x-" and 8 hex digits, the same on every install."""
    return "x-" + hashlib.sha256("|".join(folded(part) for part in parts).encode()).hexdigest()[:8]


def money(text: str) -> str | None:
    """A decimal amount without signs and commas; None for nothing."""
    said = text.replace(",", "").replace("$", "").strip()
    if not said:
        return None
    if not re.fullmatch(r"\d{1,10}(\.\d{1,2})?", said):
        raise ValueError(f"{text!r} is not an amount of money")
    return said
