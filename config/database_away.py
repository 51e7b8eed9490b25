"""While the database is away: searches are answered without it, and all else says “back in a moment”."""

import sys
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers

from search import database_away
from search.matched.filters import FIT, OF_A_READER
from search.views import errors
from search.views.away import BackInAMoment, back_in_a_moment

ANSWERED_FROM_MEMORY = {"search:program-list"}
"""By the name of a view: what says nothing untrue to a reader who is taken for one who has told nothing."""


class DatabaseAwayMiddleware:
    """Before sessions, so that a search can be asked again without one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with database_away.noticing() as told:
            response = self.get_response(request)
            if isinstance(response, BackInAMoment) and may_be_answered_as_anybodys(request):
                response = self.as_anybodys(request)
        if told.left_out:
            del response["ETag"]
            del response["Cache-Control"]
            add_never_cache_headers(response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return back_in_a_moment(request) if database_away.is_away(exception) else None

    def as_anybodys(self, request: HttpRequest) -> HttpResponse:
        """The page says that list and answers are missing from it."""
        database_away.leave_out()
        del request.COOKIES[settings.SESSION_COOKIE_NAME]
        request.reader_is_away = True  # type: ignore[attr-defined]
        request.GET = request.GET.copy()  # type: ignore[assignment]
        asked_with_answers = (*OF_A_READER, "sort") if request.GET.get("sort") == FIT else OF_A_READER
        for name in asked_with_answers:
            request.GET.pop(name, None)  # type: ignore[misc]
        return self.get_response(request)


def may_be_answered_as_anybodys(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES and view_name_of(request) in ANSWERED_FROM_MEMORY


def view_name_of(request: HttpRequest) -> str:
    """The reader is looked up before the address is."""
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def server_error(request: HttpRequest) -> HttpResponse:
    """What fails outside a view comes here: in the middle of it, the error is still the one under way."""
    return back_in_a_moment(request) if database_away.is_away(sys.exception()) else errors.server_error(request)
