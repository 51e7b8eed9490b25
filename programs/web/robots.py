"""What a site's robots.txt asks of us (RFC 9309).

Protego reads it: the longest rule wins and `*` and `$` mean what sites mean by them, neither of which the standard
library's parser knows; its matching takes no time that a file could blow up.
"""

import codecs
import copy
import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from programs.web.addresses import Place
from programs.web.answer import Trouble, WebError

TOKEN = "OpenwardBot"  # noqa: S105  (the name that sites address us by)
MOST_BYTES = 512_000
LONGEST_DELAY = 30.0
KEPT_SECONDS = 24 * 60 * 60.0
TROUBLE_KEPT_SECONDS = 5 * 60.0
ORIGINS_KEPT = 500
ADDRESSEE = re.compile(r"^\s*user[- ]?agent\s*:?\s*([^#\s]*).*", re.IGNORECASE)
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Rules:
    """What one site asks. `delay` is seconds between requests, 0 when it asks for none."""

    def __init__(self, content: bytes) -> None:
        text = content.decode("utf-16" if content.startswith(WIDE_MARKS) else "utf-8-sig", errors="replace")
        lines = text.splitlines()  # a carriage return alone ends a line, too
        if len(content) >= MOST_BYTES and not text.endswith(("\n", "\r")):
            # A file that was cut off at the limit ends in half a line, which would ask for more than its whole does.
            del lines[-1:]
        self._parsed = Protego.parse("\n".join(ADDRESSEE.sub(_addressee, line) for line in lines))
        self.delay = min(max(self._parsed.crawl_delay(TOKEN) or 0.0, 0.0), LONGEST_DELAY)

    def allow(self, place: Place) -> bool:
        return self._parsed.can_fetch(place.url, TOKEN)


def _addressee(line: re.Match[str]) -> str:
    """Others are all one to us: a file that lists thousands of them costs no more than one that lists two."""
    name = line[1].partition("/")[0]
    ours = name if name == "*" else TOKEN if name.lower() == TOKEN.lower() else "another"
    return f"User-agent: {ours}"


@dataclass(frozen=True, slots=True)
class Kept:
    found: Rules | WebError
    until: float


class Robots:
    """The rules of each site, read once a day; where they cannot be read, the reason, for some minutes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def delay(self, place: Place, now: float) -> float:
        """As far as the site's rules have been read: 0 before."""
        kept = self._kept.get(place.origin)
        return kept.found.delay if kept and kept.until > now and isinstance(kept.found, Rules) else 0.0

    def rules(self, place: Place, now: float, read: Callable[[Place], bytes]) -> Rules:
        """WebError when they cannot be read: then nothing of the site may be asked now. A 4xx means: no rules."""
        kept = self._kept.get(place.origin)
        if kept is None or kept.until <= now:
            kept = self._read(place, now, read)
            self._keep(place.origin, kept)
        if isinstance(kept.found, WebError):
            raise copy.copy(kept.found)
        return kept.found

    def _read(self, place: Place, now: float, read: Callable[[Place], bytes]) -> Kept:
        try:
            return Kept(Rules(read(Place(place.scheme, place.host, place.port, "/robots.txt"))), now + KEPT_SECONDS)
        except WebError as error:
            if error.trouble is Trouble.REFUSED or (error.trouble is Trouble.BUSY and error.status is None):
                # The host is none of ours to ask, or the queue before it is long. Neither tells of its rules.
                raise
            if error.status is not None and 400 <= error.status < 500 and error.trouble is not Trouble.BUSY:
                return Kept(Rules(b""), now + KEPT_SECONDS)
            return Kept(_unreadable(error, place.host), now + TROUBLE_KEPT_SECONDS)

    def _keep(self, origin: str, kept: Kept) -> None:
        with self._lock:
            self._kept[origin] = kept
            self._kept.move_to_end(origin)
            while len(self._kept) > ORIGINS_KEPT:
                self._kept.popitem(last=False)


def _unreadable(error: WebError, host: str) -> WebError:
    sentence = f"The robots.txt of {host} cannot be read, so nothing else of it was asked for. {error.sentence}"
    return WebError(error.trouble, sentence, error.status, error.retry_after)
