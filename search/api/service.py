"""How the API answers over HTTP: read-only, open to every site, cached by the directory's version, errors as JSON."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver
from django.utils import timezone
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI

from programs.models import DirectoryVersion, Reading

View = Callable[..., HttpResponse]
MAX_AGE = 60


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
        patterns, app_name, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = read_only(pattern.callback)
        return patterns, app_name, namespace


def read_only(view: View) -> View:
    """Adds to every view of the API what they all share; one query, and no more when the caller's copy still holds."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            response = errors_response({"method": ["This API is read-only: use GET."]}, status=405)
            response["Allow"] = "GET, HEAD"
        else:
            response = _cached(view, request, *args, **named)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, X-Rows-Left-Out"
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # so that a POST meets the 405, not a page about cookies
    return answer


def _cached(view: View, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
    current = etag(request, directory_version())
    response = get_conditional_response(request, etag=current) or _got(view, request, *args, **named)
    if response.status_code in {200, 304}:
        response.setdefault("ETag", current)
        response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return response


def _got(view: View, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
    """Answers HEAD as GET, which ninja knows alone; the server leaves the body out."""
    asked = request.method
    request.method = "GET"
    try:
        return view(request, *args, **named)
    finally:
        request.method = asked


def etag(request: HttpRequest, version: int) -> str:
    """Moves with the version, with a new reading (it is told as `read_on`) and with the day (ages are of a day)."""
    reading = Reading.objects.aggregate(last=Max("pk"))["last"]
    parts = (version, reading, timezone.localdate(), request.build_absolute_uri())
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

    @api.exception_handler(SuspiciousOperation)
    def suspicious(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
        """More parameters than Django reads (DATA_UPLOAD_MAX_NUMBER_FIELDS)."""
        return errors_response({"parameters": ["The address holds too many parameters."]}, status=400)
