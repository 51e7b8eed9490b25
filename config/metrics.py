"""/metrics, for Prometheus: what this server counts, and what the database and the broker say at that moment."""

import hmac
import os
import time
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from config.metrics_asked import Asked
from config.request_log import method_of, view_of
from search.current import HeldIndex, index_built
from search.index import Index

COUNTED = CollectorRegistry()
REQUESTS = Counter("openward_requests", "Requests answered.", ["view", "method", "status"], registry=COUNTED)
SECONDS = Histogram(
    "openward_request_seconds",
    "Time until a response began.",
    ["view", "method"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=COUNTED,
)
IN_FLIGHT = Gauge(
    "openward_requests_in_flight", "Requests being answered.", registry=COUNTED, multiprocess_mode="livesum"
)


class MetricsMiddleware:
    """Counts nothing where nobody may ask for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        with IN_FLIGHT.track_inprogress():
            response = self.get_response(request)
        view, method = view_of(request), method_of(request)
        SECONDS.labels(view, method).observe(time.perf_counter() - began)
        REQUESTS.labels(view, method, str(response.status_code)).inc()
        return response


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Needs `Authorization: Bearer <METRICS_TOKEN>`. Without a token set, there is no such page."""
    if not settings.METRICS_TOKEN:
        raise Http404
    given = request.headers.get("Authorization", "").encode()
    if not hmac.compare_digest(given, f"Bearer {settings.METRICS_TOKEN}".encode()):
        return HttpResponse("a token is needed", "text/plain", 401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(generate_latest(counted()) + generate_latest(asked()), CONTENT_TYPE_LATEST)


def counted() -> CollectorRegistry:
    """Of all processes of this web server: they share a folder, which config/serving.py makes for them."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return COUNTED
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def asked() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(Asked())
    return registry


class OfIndex(NamedTuple):
    version: Gauge
    rows: Gauge
    built: Gauge
    seconds: Gauge


@cache
def of_index() -> OfIndex:
    """Made with the first index: from then on its values are told, and a process without one tells no zeros."""

    def gauge(name: str, about: str, mode: Any) -> Gauge:
        return Gauge(f"openward_index_{name}", about, registry=COUNTED, multiprocess_mode=mode)

    return OfIndex(
        version=gauge("version", "Directory version of the index, in the process furthest behind.", "livemin"),
        rows=gauge("rows", "Programs in the index, in the process that has the fewest.", "livemin"),
        built=gauge("built_timestamp_seconds", "When the oldest index in use was built.", "livemin"),
        seconds=gauge("build_seconds", "Time that building took, in the slowest process.", "livemax"),
    )


@receiver(index_built, sender=HeldIndex)
def tell_of_index(*, index: Index, seconds: float, **_: Any) -> None:
    if settings.METRICS_TOKEN:
        gauges = of_index()
        gauges.version.set(index.version[0])
        gauges.rows.set(len(index.pks))
        gauges.built.set_to_current_time()
        gauges.seconds.set(seconds)
