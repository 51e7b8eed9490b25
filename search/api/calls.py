"""How often one address may ask what takes work: search, match, what-if and exports, together.

Ninja asks and answers 429; the count is ours, one step in the broker, since ninja's own is read and written back and so
loses calls between processes. A broker that is away costs the limit, not the answer.
"""

import logging
import threading
import time
from functools import cache

import redis
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.throttling import BaseThrottle

from search.reporting import throttle
from search.reporting.throttle import CountError, Limit, client_address

logger = logging.getLogger(__name__)

A_MINUTE = 60
SECONDS = 0.5
"""A call waits no longer than that to be counted."""
ASKED_AGAIN_AFTER = 10.0
"""Seconds for which a broker that did not answer is left alone."""


@cache
def _broker(url: str) -> redis.Redis:
    """Its connections are kept: a new one would take longer than the count."""
    return redis.Redis.from_url(url, socket_connect_timeout=SECONDS, socket_timeout=SECONDS)


class Calls(BaseThrottle):
    """One for all operations and threads; what a thread is told of its own call stands apart."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._left_alone_until = 0.0
        self._away = False

    def allow_request(self, request: HttpRequest) -> bool:
        self._own.seconds = self._seconds(request)
        return not self._own.seconds

    def wait(self) -> float | None:
        return float(self._own.seconds)

    def _seconds(self, request: HttpRequest) -> int:
        if not settings.API_CALLS_A_MINUTE or time.monotonic() < self._left_alone_until:
            return 0
        limit = Limit("api-calls", settings.API_CALLS_A_MINUTE, A_MINUTE, client_address(request))
        try:
            seconds = throttle.counted(_broker(settings.REDIS_URL), [limit], timezone.localdate())
        except CountError:
            self._leave_alone()
            return 0
        self._away = False
        return seconds

    def _leave_alone(self) -> None:
        self._left_alone_until = time.monotonic() + ASKED_AGAIN_AFTER
        if not self._away:
            logger.warning("calls of the API are answered without a limit: the broker did not answer")
        self._away = True


CALLS = Calls()
