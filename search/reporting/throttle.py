"""How often one sender may post, counted in the broker for all processes.

Keys are keyed hashes of the day and of what is limited: no address stands anywhere, and a hash of yesterday fits no
count of today. A count ends by itself with its limit's span.
"""

import datetime as dt
import ipaddress
from dataclasses import dataclass

import redis
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SECONDS = 2
SALT = "openward.reporting.throttle"
HOUR = 60 * 60


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many for one `key` within a span of seconds that begins with the first."""

    name: str
    most: int
    seconds: int
    key: str


class CountError(RuntimeError):
    """The broker does not answer, so nobody can say how often this was sent."""


def wait(limits: list[Limit], day: dt.date) -> int:
    """Counts one more against each limit; the seconds to wait where one is passed, else 0.

    What is refused uses up no other limit: else one sender could use up what is open to all.
    """
    with redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=SECONDS, socket_timeout=SECONDS) as client:
        return counted(client, limits, day)


def counted(client: redis.Redis, limits: list[Limit], day: dt.date) -> int:
    """`wait`, over a connection that somebody keeps. One round trip, two where one of several limits is passed."""
    names = [_name(limit, day) for limit in limits]
    try:
        with client.pipeline() as pipeline:
            for name, limit in zip(names, limits, strict=True):
                pipeline.set(name, 0, ex=limit.seconds, nx=True)
                pipeline.incr(name)
                pipeline.ttl(name)
            answers = pipeline.execute()
            told = list(zip(names, limits, answers[1::3], answers[2::3], strict=True))
            waits = [max(left, 1) for _key, limit, count, left in told if count > limit.most]
            for name, limit, count, left in told if waits else ():
                if count <= limit.most and left > SECONDS:  # one that ended meanwhile would begin anew, without an end
                    pipeline.decr(name)
            pipeline.execute()
    except redis.RedisError:
        raise CountError("the broker did not answer") from None
    return max(waits, default=0)


def _name(limit: Limit, day: dt.date) -> str:
    told = "|".join((day.isoformat(), limit.name, limit.key))
    return "openward:sent:" + salted_hmac(SALT, told, algorithm="sha256").hexdigest()


def client_address(request: HttpRequest) -> str:
    """Whose connection this is: behind a proxy the last address it names. Of IPv6 the network, which is one house's."""
    told = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        told = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip() or told
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return ""
    address = getattr(address, "ipv4_mapped", None) or address  # ::ffff:192.0.2.7: else all of IPv4 is one network
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def session_of(request: HttpRequest) -> str:
    """The key of the reader's session, which begins with what they send first and holds nothing of it."""
    if not request.session.session_key:
        request.session.create()
    return str(request.session.session_key)
