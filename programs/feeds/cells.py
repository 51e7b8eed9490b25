"""One cell of a row to one value. RowError names the column."""

import datetime as dt
import re
from decimal import Decimal

from programs import normalise
from programs.feeds.record import Row, RowError

STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|"
    "OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|AS|FM|GU|MH|MP|PR|PW|VI"
)
"""The states, the federal district, the territories and the freely associated states, by postal letters."""


def text(row: Row, column: str, longest: int = 300) -> str:
    value = row[column]
    if len(value) > longest:
        raise RowError(column, f"{len(value)} characters, more than {longest}")
    return value


def needed(row: Row, column: str, longest: int = 300) -> str:
    value = text(row, column, longest)
    if not value:
        raise RowError(column, "nothing is given")
    return value


def matching(row: Row, column: str, pattern: str, what: str) -> str:
    value = row[column]
    if not re.fullmatch(pattern, value):
        raise RowError(column, f"{value[:60]!r} is not {what}")
    return value


def state(row: Row, column: str = "state") -> str:
    """Two capital letters, or nothing."""
    return matching(row, column, r"([A-Z]{2})?", "a state's two letters")


def known_state(row: Row, column: str = "state") -> str:
    return matching(row, column, STATES, "a state's two letters")


def employer_key(row: Row, column: str) -> str:
    """The folded spelling by which filings and links meet."""
    key = normalise.employer_key(row[column])
    if not key or len(key) > 300:
        raise RowError(column, f"{row[column][:60]!r} is not an employer's name")
    return key


def number(row: Row, column: str, low: int, high: int) -> int:
    value = optional_number(row, column, low, high)
    if value is None:
        raise RowError(column, "nothing is given")
    return value


def optional_number(row: Row, column: str, low: int, high: int) -> int | None:
    said = row[column]
    if not said:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", said) or not low <= int(said) <= high:
        raise RowError(column, f"{said[:60]!r} is not a whole number from {low} to {high}")
    return int(said)


def coordinate(row: Row, column: str, limit: int) -> float | None:
    said = row[column]
    if not said:
        return None
    if not re.fullmatch(r"-?\d{1,3}(\.\d+)?", said) or abs(float(said)) > limit:
        raise RowError(column, f"{said[:60]!r} is not a coordinate")
    return float(said)


def day(row: Row, column: str) -> dt.date | None:
    """The day of a date or of a moment ("2024-11-01 00:00:00")."""
    said = row[column]
    if not said:
        return None
    try:
        return dt.date.fromisoformat(said[:10])
    except ValueError:
        raise RowError(column, f"{said[:60]!r} is not a date") from None


def amount(row: Row, column: str) -> Decimal | None:
    try:
        said = normalise.money(row[column])
    except ValueError as error:
        raise RowError(column, str(error)[:200]) from None
    return None if said is None else Decimal(said)
