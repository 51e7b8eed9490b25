"""What a load balancer or `docker ps` asks."""

import logging

import redis
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from search.current import current_index

SECONDS = 2
OK, NO_ANSWER = "ok", "no answer"
logger = logging.getLogger(__name__)


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing of others: a database that is away is no reason to restart it."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when what a search needs is there, else 503 with the part that is not."""
    found = {"database": database(), "broker": broker()}
    state, version = index() if found["database"] == OK else ("not looked at", None)
    found["index"] = state
    ready = all(state == OK for state in found.values())
    return JsonResponse({**found, "index_version": version}, status=200 if ready else 503)


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return NO_ANSWER
    return OK


def broker() -> str:
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=SECONDS, socket_timeout=SECONDS) as client:
            client.ping()
    except redis.RedisError:
        return NO_ANSWER
    return OK


def index() -> tuple[str, int | None]:
    """Its state in this process, and the version of the directory that it was built from.

    Builds one only where the process holds none yet, as its first search would; so a process that is not sent searches
    before it is ready becomes ready. Any later look costs at most one query a second.
    """
    try:
        number, _day = current_index(timezone.localdate()).version
    except Exception:  # whatever it is, no search can be answered, and the one who asks should hear so
        logger.exception("the search index could not be built")
        return "none could be built", None
    return OK, number
