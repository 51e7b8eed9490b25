"""When to ask again."""

import datetime as dt
from email.utils import parsedate_to_datetime

TRIES = 3
"""So often may something fail in one `get`, whichever of its redirects or robots.txt it was."""
SHORT_WAIT = 20.0
"""Seconds: a Retry-After up to this is waited out, a longer one is the caller's to come back after."""
FIRST, LONGEST = 1.0, 8.0
LONGEST_TOLD = 7 * 24 * 60 * 60.0


def backoff(failed: int, dice: float) -> float:
    """Seconds before the next try: anything up to a bound that doubles, so that those who failed together part."""
    return dice * min(LONGEST, FIRST * 2.0**failed)


def told(retry_after: str, now: dt.datetime) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or a date. None when it says nothing usable."""
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return min(float(text[:12]), LONGEST_TOLD)
    try:
        day = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if day.tzinfo is None:
        day = day.replace(tzinfo=dt.UTC)
    return min(max(0.0, (day - now).total_seconds()), LONGEST_TOLD)
