"""The one way out to the web: polite to who is asked, and careful what it lets itself be sent to.

place    the address taken apart; only http and https, no credentials
robots   may we? (its robots.txt is read once a day, in the same way as a page)
pause    our turn at this host, among all processes
resolve  the name to IP addresses, each of them public
exchange one request over one connection, within size and time
then     an answer, a redirect to the next place, or a reason; what passes by itself is tried again
"""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from types import TracebackType

import certifi
from django.conf import settings

from programs.web import retries, statuses
from programs.web.addresses import Allowed, Place, PublicOnly, Resolve, checked, place_of, resolve
from programs.web.answer import Answer, Trouble, Validators, WebError
from programs.web.clock import Clock
from programs.web.exchange import Ask, CheckedAddresses, Deadline, Limits, Raw, exchange
from programs.web.pauses import Pauses, ProcessPauses, SharedPauses
from programs.web.robots import MOST_BYTES, TOKEN, Robots

VERSION = "0.4"
PAUSE = 2.0
"""Seconds between two requests to one host, where its robots.txt asks for none longer."""
REDIRECTS = 5
MOST_PAGE_BYTES = 5_000_000
PAGE = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
NONE_YET = Validators()
# What this process has learnt, for every client in it.
robots_read = Robots()
turns_alone = ProcessPauses(time.monotonic)


@cache
def certificates() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


def shared_pauses() -> Pauses:
    return SharedPauses(settings.REDIS_URL, turns_alone)


@dataclass(slots=True)
class Visit:
    """One `get` under way: until when it may take, and how often something failed so far."""

    until: float
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Where redirects ended. `moved` is false when one of them was for now only, or there were none."""

    place: Place
    raw: Raw
    moved: bool


@dataclass(slots=True)
class Client:
    """Keeps no cookies and no connections. `trust` is what certificates are held against, certifi's list by default."""

    allowed: Allowed = field(default_factory=PublicOnly)
    resolve: Resolve = resolve
    trust: ssl.SSLContext = field(default_factory=certificates)
    clock: Clock = field(default_factory=Clock)
    pauses: Pauses = field(default_factory=shared_pauses)
    robots: Robots = field(default_factory=lambda: robots_read)
    limits: Limits = field(default_factory=Limits)
    contact: str = field(default_factory=lambda: str(getattr(settings, "WEB_CONTACT", "")))

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pauses.close()

    def get(
        self,
        url: str,
        *,
        validators: Validators = NONE_YET,
        most_bytes: int = MOST_PAGE_BYTES,
        accept: str = PAGE,
    ) -> Answer:
        """The page. WebError for everything that keeps it from us, within `limits.patience`."""
        asked = place_of(url)
        visit = Visit(self.clock.seconds() + self.limits.patience)

        def ask(place: Place) -> Ask:
            self._respect_robots(place, visit)
            only_if = statuses.conditions(validators, asked, place)
            return Ask(self._headers(accept) | only_if, most_bytes, conditional=bool(only_if))

        found = self._follow(asked, ask, visit)
        return statuses.answer(found.raw, found.place, asked=asked, moved=found.moved, asked_with=validators)

    def _pause_at(self, place: Place) -> float:
        return max(PAUSE, self.robots.delay(place, self.clock.seconds()))

    def _headers(self, accept: str) -> dict[str, str]:
        return {"User-Agent": user_agent(self.contact), "Accept": accept, "Accept-Encoding": "gzip"}

    def _respect_robots(self, place: Place, visit: Visit) -> None:
        rules = self.robots.rules(place, self.clock.seconds(), partial(self._read_robots, visit))
        if not rules.allow(place):
            raise WebError(Trouble.REFUSED, f"The robots.txt of {place.host} asks us not to read this page.")

    def _read_robots(self, visit: Visit, place: Place) -> bytes:
        ask = Ask(self._headers("text/plain,*/*;q=0.5"), MOST_BYTES, cut=True)
        return self._follow(place, lambda _: ask, visit).raw.content

    def _follow(self, asked: Place, ask: Callable[[Place], Ask], visit: Visit) -> Found:
        place, moved, seen = asked, True, {asked}
        for _ in range(REDIRECTS + 1):
            raw = self._try(place, ask(place), visit)
            if raw.status not in statuses.REDIRECTS:
                return Found(place, raw, moved and place != asked)
            moved = moved and raw.status in statuses.PERMANENT
            place = place.to(raw.headers["location"])
            if place in seen:
                raise WebError(Trouble.ANSWER, f"{asked.host} redirects in a circle.")
            seen.add(place)
        raise WebError(Trouble.ANSWER, f"{asked.host} redirects more than {REDIRECTS} times.")

    def _try(self, place: Place, ask: Ask, visit: Visit) -> Raw:
        while True:
            try:
                return self._once(place, ask, visit)
            except WebError as error:
                if error.status and error.retry_after:
                    self.pauses.hold(place.host, error.retry_after)
                visit.failed += error.transient
                if not error.transient or visit.failed >= retries.TRIES:
                    raise
                if error.retry_after is None:
                    self.clock.sleep(retries.backoff(visit.failed, self.clock.dice()))

    def _once(self, place: Place, ask: Ask, visit: Visit) -> Raw:
        addresses = checked(place, self.resolve, self.allowed)
        self._wait_our_turn(place, visit)
        seconds = min(self.limits.whole, visit.until - self.clock.seconds())
        over = CheckedAddresses(addresses, Deadline(self.clock, seconds, place.host), self.limits)
        raw = exchange(place, ask, over=over, trust=self.trust)
        return statuses.judged(raw, place, conditional=ask.conditional, now=self.clock.now())

    def _wait_our_turn(self, place: Place, visit: Visit) -> None:
        longest = max(0.0, visit.until - self.clock.seconds() - self.limits.whole)
        wait = self.pauses.reserve(place.host, self._pause_at(place), longest)
        if wait > longest:
            raise WebError(Trouble.BUSY, f"Others are waiting to ask {place.host}, too.", retry_after=wait)
        if wait > 0:
            self.clock.sleep(wait)


def user_agent(contact: str) -> str:
    """The name that robots.txt addresses, and where to read about us if an address is set."""
    about = f" (+{contact})" if contact and contact.isascii() and contact.isprintable() else ""
    return f"{TOKEN}/{VERSION}{about}"
