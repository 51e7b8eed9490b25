"""Models turned into the words of a page, as frozen dataclasses. Pure: no query, no clock; the day is an argument."""
