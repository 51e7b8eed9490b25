"""What a status and its headers mean to us."""

import datetime as dt
from collections.abc import Mapping
from email.message import Message

from programs.web import retries
from programs.web.addresses import Place
from programs.web.answer import Answer, Trouble, Validators, WebError
from programs.web.exchange import READ, Raw

NOT_MODIFIED = 304
PERMANENT = {301, 308}
REDIRECTS = PERMANENT | {302, 303, 307}
GONE = {404, 410}
BUSY = {429, 503}
PASSING = {500, 502, 504}
LONGEST_ETAG = 300
LONGEST_DATE = 100


def conditions(validators: Validators, asked: Place, place: Place) -> dict[str, str]:
    """The headers that ask for the page only if it changed; none for another page that a redirect leads to.

    The notice of a shut site may well be older than the page it stands in for: it must not pass for an unchanged page.
    """
    if not _same_page(asked, place):
        return {}
    sent = {
        "If-None-Match": _clean(validators.etag, LONGEST_ETAG),
        "If-Modified-Since": _clean(validators.last_modified, LONGEST_DATE),
    }
    return {name: value for name, value in sent.items() if value}


def _same_page(asked: Place, place: Place) -> bool:
    """Whether what one says of its changes may be said of the other; http or https, with or without www."""
    return place.target == asked.target and place.host.removeprefix("www.") == asked.host.removeprefix("www.")


def judged(raw: Raw, place: Place, *, conditional: bool, now: dt.datetime) -> Raw:
    """The answer, if there is something to read, nothing new, or somewhere to go. WebError for any other status."""
    status, host = raw.status, place.host
    unchanged = status == NOT_MODIFIED and conditional
    if status in READ or unchanged or (status in REDIRECTS and raw.headers.get("location")):
        return raw
    if status in GONE:
        raise WebError(Trouble.GONE, f"{host} says that this page does not exist ({status}).", status)
    if status in BUSY:
        wait = retries.told(raw.headers.get("retry-after", ""), now)
        soon = wait is None or wait <= retries.SHORT_WAIT
        raise WebError(Trouble.BUSY, f"{host} asks us to come back later ({status}).", status, wait, soon)
    if status >= 500:
        sentence = f"{host} has trouble of its own ({status})."
        raise WebError(Trouble.SERVER, sentence, status, transient=status in PASSING)
    raise WebError(Trouble.ANSWER, f"{host} gave no page but the answer {status}.", status)


def answer(raw: Raw, place: Place, *, asked: Place, moved: bool, asked_with: Validators) -> Answer:
    """What another page says of its own changes is left out: the page asked for would be asked by it next time."""
    content_type, charset = _content_type(raw.headers.get("content-type", ""))
    given = _validators(raw.headers) if _same_page(asked, place) else Validators()
    if raw.status == NOT_MODIFIED:
        # It need not repeat what we have.
        given = Validators(given.etag or asked_with.etag, given.last_modified or asked_with.last_modified)
    return Answer(
        status=raw.status,
        url=place.url,
        content=raw.content,
        content_type=content_type,
        charset=charset,
        validators=given,
        not_modified=raw.status == NOT_MODIFIED,
        moved_to=place.url if moved else "",
    )


def _validators(headers: Mapping[str, str]) -> Validators:
    return Validators(
        _clean(headers.get("etag", ""), LONGEST_ETAG), _clean(headers.get("last-modified", ""), LONGEST_DATE)
    )


def _clean(value: str, longest: int) -> str:
    """Empty when it cannot be sent back as it came."""
    value = value.strip()
    return value if value.isascii() and value.isprintable() and len(value) <= longest else ""


def _content_type(header: str) -> tuple[str, str]:
    if "/" not in header.partition(";")[0]:
        return "", ""
    message = Message()
    message["Content-Type"] = header
    return message.get_content_type(), message.get_content_charset() or ""
