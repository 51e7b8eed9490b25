"""A pause between two requests to one host, whoever asks: shared by all processes through Valkey or Redis."""

import logging
import threading
from collections.abc import Callable
from typing import Any, Protocol

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

logger = logging.getLogger(__name__)
KEY = "openward:web:host:"
SECONDS = 1
LONGEST_HOLD = 60 * 60.0
HOSTS_KEPT = 10_000

# The server's own clock decides, so machines whose clocks differ queue up all the same. Times are milliseconds.
# KEYS: the host. ARGV: pause, longest wait (below 0: only look), hold. Gives back the wait; unless it is longer than
# the longest, the slot is taken.
SLOT = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local pause, longest, hold = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'last', 'held')
local last, held = tonumber(kept[1] or 0), tonumber(kept[2] or 0)
if hold > 0 then
  held = math.max(held, now + hold)
  redis.call('HSET', KEYS[1], 'held', string.format('%d', held))
  redis.call('PEXPIREAT', KEYS[1], string.format('%d', math.max(held, last) + 3600000))
end
local start = math.max(now, held)
if last > 0 then start = math.max(start, last + pause) end
if start - now <= longest then
  redis.call('HSET', KEYS[1], 'last', string.format('%d', start))
  redis.call('PEXPIREAT', KEYS[1], string.format('%d', math.max(held, start) + 3600000))
end
return start - now
"""


class Pauses(Protocol):
    """Seconds throughout. `reserve` takes the next free slot of the host and says how long until it comes; where that
    is longer than `longest`, nothing is taken. `hold` keeps everybody off the host for a while."""

    def reserve(self, host: str, pause: float, longest: float) -> float: ...

    def hold(self, host: str, seconds: float) -> None: ...

    def close(self) -> None: ...


class ProcessPauses:
    """Within this process alone."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._last: dict[str, float] = {}
        self._held: dict[str, float] = {}
        self._lock = threading.Lock()

    def reserve(self, host: str, pause: float, longest: float) -> float:
        with self._lock:
            now = self._seconds()
            start = self._start(host, pause, now)
            if start - now <= longest:
                self._forget(now)
                self._last[host] = start
            return start - now

    def hold(self, host: str, seconds: float) -> None:
        with self._lock:
            until = self._seconds() + min(seconds, LONGEST_HOLD)
            self._held[host] = max(until, self._held.get(host, until))

    def close(self) -> None:
        pass

    def _start(self, host: str, pause: float, now: float) -> float:
        free = self._last[host] + pause if host in self._last else now
        return max(now, free, self._held.get(host, now))

    def _forget(self, now: float) -> None:
        if len(self._last) >= HOSTS_KEPT:
            self._last = {host: last for host, last in self._last.items() if last > now - LONGEST_HOLD}
            self._held = {host: until for host, until in self._held.items() if until > now}


class SharedPauses:
    """Among all processes that use the same Valkey; without it, within this process, and the log says so."""

    def __init__(self, redis_url: str, alone: ProcessPauses) -> None:
        # One short try: a Valkey that is away must not hold up each request in turn.
        self._client = redis.Redis.from_url(
            redis_url, socket_connect_timeout=SECONDS, socket_timeout=SECONDS, retry=Retry(NoBackoff(), 0)
        )
        self._slot = self._client.register_script(SLOT)
        self._alone = alone

    def reserve(self, host: str, pause: float, longest: float) -> float:
        wait = self._ask(host, pause=pause, longest=max(0.0, longest))
        return self._alone.reserve(host, pause, longest) if wait is None else wait

    def hold(self, host: str, seconds: float) -> None:
        if self._ask(host, hold=min(seconds, LONGEST_HOLD)) is None:
            self._alone.hold(host, seconds)

    def close(self) -> None:
        self._client.close()

    def _ask(self, host: str, *, pause: float = 0.0, longest: float = -0.001, hold: float = 0.0) -> float | None:
        """None when Valkey does not answer."""
        try:
            wait: Any = self._slot(keys=[KEY + host], args=[round(1000 * given) for given in (pause, longest, hold)])
        except redis.RedisError as error:
            logger.warning("Valkey is away, so the pause for %s holds in this process alone: %s", host, error)
            return None
        return float(wait) / 1000
