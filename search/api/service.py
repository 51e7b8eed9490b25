"""How the API answers over HTTP: read-only, open to every site, cached by the directory's version, errors as JSON."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import URLPattern, URLResolver, re_path, reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI
from ninja.errors import Throttled
from ninja.openapi.schema import OpenAPISchema

from programs.models import DirectoryVersion, Reading
from search.api.description import complete
from search.code_version import code_version

View = Callable[..., HttpResponse]
MAX_AGE = 60
ROOT = "api-root"
POSTED = ("match", "what-if")
"""Operations that are asked with a profile."""
# A browser asks first when a page sends a header of its own, and If-None-Match is one.
PREFLIGHT = {
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


HOW_TO_ASK = {"GET": "This API is read-only: use GET.", "POST": "Ask this by POST: a profile stands in no address."}


class BadRequestError(Exception):
    """Sentences by the name of the parameter that is wrong."""

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        super().__init__(errors)
        self.errors = errors


class UnknownError(Exception):
    """Nothing published has this id."""


class OpenApi(NinjaAPI):
    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        """Those of the operations, and one that takes every other address below, so that the API's errors are JSON."""
        patterns, app_name, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                shared = never_kept if pattern.name in POSTED else read_only
                pattern.callback = unmatched if pattern.name == ROOT else shared(pattern.callback)
        return [*patterns, re_path("", unmatched)], app_name, namespace

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        described = super().get_openapi_schema(**asked)
        complete(described)
        return described


def open_to_every_site(view: View) -> View:
    """Open data, without cookies or keys: any page may read it, and there is nothing that its reader could lose."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        response = view(request, *args, **named)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After, X-Rows-Left-Out"
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # so that a POST meets the 405, not a page about cookies
    return answer


def read_only(view: View) -> View:
    """Adds to every view of the API what they all share; two queries, and no more if the caller's copy still holds."""

    @open_to_every_site
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        return _refused(request, ("GET", "HEAD")) or _cached(view, request, *args, **named)

    return answer


def never_kept(view: View) -> View:
    """For what is asked with a profile: taken by POST alone, so that nothing of it stands in an address or a cache."""

    @open_to_every_site
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        response = _refused(request, ("POST",)) or view(request, *args, **named)
        response["Cache-Control"] = "no-store"
        return response

    return answer


def _refused(request: HttpRequest, methods: Sequence[str]) -> HttpResponse | None:
    """The answer to a browser that asks beforehand, or to another method; None for one of these."""
    allowed = ", ".join([*methods, "OPTIONS"])
    if request.method == "OPTIONS":
        return HttpResponse(
            status=204, headers={"Allow": allowed, "Access-Control-Allow-Methods": allowed, **PREFLIGHT}
        )
    if request.method in methods:
        return None
    response = errors_response({"method": [HOW_TO_ASK[methods[0]]]}, status=405)
    response["Allow"] = allowed
    return response


@open_to_every_site
def unmatched(request: HttpRequest, **named: Any) -> HttpResponse:
    address = request.build_absolute_uri(reverse("api:openapi-json"))
    return errors_response({"address": [f"There is nothing here. {address} tells every address."]}, status=404)


def _cached(view: View, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
    current = etag(request, directory_version())
    # "*" names no copy: answered by 304, it would hide that there is no such program, or what is wrong with a search.
    names_a_copy = request.headers.get("If-None-Match", "").strip() != "*"
    kept = get_conditional_response(request, etag=current) if names_a_copy else None
    response = kept or _got(view, request, *args, **named)
    if response.status_code in {200, 304}:
        response.setdefault("ETag", current)
        response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return response


def _got(view: View, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
    """Answers HEAD as GET, which ninja knows alone; the server leaves the body out. An export is not read for that."""
    asked = request.method
    request.method = "GET"
    try:
        response = view(request, *args, **named)
    finally:
        request.method = asked
    if asked == "HEAD" and isinstance(response, StreamingHttpResponse):
        response.streaming_content = ()
    return response


def etag(request: HttpRequest, version: int) -> str:
    """Moves with the version, with a new reading (it is told as `read_on`), with the day (ages are of a day) and with
    the code."""
    reading = Reading.objects.aggregate(last=Max("pk"))["last"]
    parts = (version, reading, timezone.localdate(), code_version(), request.build_absolute_uri())
    digest = hashlib.sha256("\n".join(map(str, parts)).encode(errors="surrogatepass")).hexdigest()
    return f'"{digest[:32]}"'


def directory_version() -> int:
    """0 while nothing has been loaded."""
    return DirectoryVersion.objects.values_list("number", flat=True).first() or 0


def errors_response(errors: Mapping[str, Sequence[str]], *, status: int) -> HttpResponse:
    return JsonResponse({"errors": errors}, status=status)


def answer_errors_in_json(api: NinjaAPI) -> None:
    @api.exception_handler(BadRequestError)
    def bad_request(request: HttpRequest, error: BadRequestError) -> HttpResponse:
        return errors_response(error.errors, status=400)

    @api.exception_handler(UnknownError)
    def unknown(request: HttpRequest, error: UnknownError) -> HttpResponse:
        return errors_response({"id": ["No program in the directory has this id."]}, status=404)

    @api.exception_handler(Throttled)
    def too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
        return errors_response({"calls": ["Too many calls. Retry-After tells the seconds to wait."]}, status=429)

    @api.exception_handler(SuspiciousOperation)
    def suspicious(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
        """More parameters than Django reads (DATA_UPLOAD_MAX_NUMBER_FIELDS)."""
        return errors_response({"parameters": ["The address holds too many parameters."]}, status=400)
