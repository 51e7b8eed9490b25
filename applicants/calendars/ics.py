"""A calendar as iCalendar (RFC 5545). Pure. Never notes, scores or answers: an address can come into other hands."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable
from typing import Any

import icalendar
from django.utils.translation import gettext as _

from applicants.calendar import DAY, KINDS, Event, Kind

PRODUCT = "-//Openward//Season calendar//EN"
DOMAIN = "openward"
CONTENT_TYPE = "text/calendar; charset=utf-8"
# Control characters but tabs and line ends, halves of pairs, and what is no character or tells the order of bytes.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}

Absolute = Callable[[str], str]
"""From a path of the site to its address."""


class Text(icalendar.vText):
    """Escapes as RFC 5545, 3.3.11 says. The library takes a backslash before a capital N, as a reader may write it, for
    a line end."""

    def to_ical(self) -> bytes:
        return "".join(_ESCAPED.get(character, character) for character in str(self)).encode()


def text(words: str) -> Text:
    return Text(_UNFIT.sub(" ", _LINE_ENDS.sub("\n", words)))


def uid(event: Event) -> str:
    return f"{event.key}@{DOMAIN}"


def written(events: Iterable[Event], *, name: str, now: dt.datetime, absolute: Absolute) -> bytes:
    """`now`: when it was made, which is all that is known of when its parts were last changed."""
    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made["X-WR-CALNAME"] = text(name)
    # How often to ask again, for those that heed it.
    made.add("refresh-interval", dt.timedelta(hours=12), parameters={"VALUE": "DURATION"})
    made["X-PUBLISHED-TTL"] = "PT12H"
    for event in events:
        made.add_component(_component(event, now, absolute))
    content: bytes = made.to_ical()
    return content


def _component(event: Event, now: dt.datetime, absolute: Absolute) -> Any:
    made = icalendar.Event()
    made["UID"] = text(uid(event))
    made.add("dtstamp", now.astimezone(dt.UTC).replace(microsecond=0))
    made.add("sequence", max(event.sequence, 0))
    made["SUMMARY"] = text(event.title)
    _when(made, event)
    if event.note or event.done:
        made["DESCRIPTION"] = text("\n".join(part for part in (event.note, _("Done") if event.done else "") if part))
    if event.place:
        made["LOCATION"] = text(event.place)
    if event.page:
        made.add("url", absolute(event.page) if event.page.startswith("/") else event.page)
    made["CATEGORIES"] = text(str(KINDS[event.kind]))
    # A day or a deadline takes no time of one's own; an interview does.
    made.add("transp", "OPAQUE" if event.kind is Kind.INTERVIEW else "TRANSPARENT")
    return made


def _when(made: Any, event: Event) -> None:
    """Whole days as DATE, the day after the last as their end; moments in UTC."""
    if event.starts_at is None:
        made.add("dtstart", event.first)
        made.add("dtend", event.last + DAY)
        return
    made.add("dtstart", event.starts_at.astimezone(dt.UTC))
    if event.ends_at and event.ends_at > event.starts_at:
        made.add("dtend", event.ends_at.astimezone(dt.UTC))


def etag(events: Iterable[Event], name: str, address: str) -> str:
    """The same for calendars that differ in nothing but the moment they were made: hence weak."""
    told = repr((name, address, tuple(events))).encode("utf-8", "backslashreplace")
    return f'W/"{hashlib.sha256(told).hexdigest()[:32]}"'
