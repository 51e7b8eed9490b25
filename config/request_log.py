"""One line for each request, and one id for all that a request causes."""

import logging
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config import logs

HEADER = "X-Request-ID"
PROBES = {"healthz", "readyz", "metrics"}
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
logger = logging.getLogger(__name__)


class RequestLogMiddleware:
    """The first of all, so that the line holds what the reader got. The id is a proxy's, if it sent a plain one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        request_id = request_id_of(request)
        with logs.about(request_id=request_id):
            response = self.get_response(request)
            tell(request, response.status_code, time.perf_counter() - began)
        response[HEADER] = request_id
        return response


def request_id_of(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    return given if logs.REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def tell(request: HttpRequest, status: int, seconds: float) -> None:
    view = view_of(request)
    path = logs.without_secrets(request.path).replace(" ", "%20")  # as it was sent: no word of it stands alone
    said = {"method": method_of(request), "path": path, "view": view, "status": status, "seconds": round(seconds, 4)}
    level = logging.DEBUG if view in PROBES and status < 400 else logging.INFO
    logger.log(level, "%s %s %s", said["method"], path, status, extra=said)


def view_of(request: HttpRequest) -> str:
    """The view by its name, so that no id, slug or secret counts as a page of its own."""
    if request.resolver_match:
        return request.resolver_match.view_name or "unnamed"
    return "static" if request.path.startswith(f"{settings.STATIC_URL}") else "none"


def method_of(request: HttpRequest) -> str:
    """A client may send any word for one."""
    return request.method if request.method in METHODS else "other"
