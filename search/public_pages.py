"""Pages that are the same for every reader who has told nothing: a proxy may keep them for a minute. A browser asks
each time, and is told that its copy still stands instead of being sent it again: what was taken down is gone with the
next look.

What any cookie of ours had a say in, a session or a message, is kept by nobody; nor is what a script is sent, which
depends on where its reader was.
"""

import hashlib
from collections.abc import Callable, Iterable
from functools import wraps

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import (
    add_never_cache_headers,
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
)
from django.utils.translation import get_language

from programs.models import DirectoryVersion, Fetch, Reading, SeasonEvent, Upkeep
from search.code_version import code_version
from search.current import current_index

View = Callable[..., HttpResponse]
State = Callable[[], object]
MINUTE = 60
FRESH, WITHOUT_US = MINUTE, 60 * MINUTE
"""Seconds for which a proxy hands a copy out unasked; while we are away."""
VARIES_BY = ("Cookie", "Accept-Encoding")
EVENT = ("season", "event", "starts_at", "ends_at", "all_day", "service", "grade", "source_url")


def index_state() -> object:
    """Of pages that the index answers. No query of their own."""
    return current_index(timezone.localdate()).version


def directory_state() -> object:
    """Of pages that read the directory's rows: its version, and what readers see though no version tells of it (when
    pages were read, the season's calendar, what was rechecked). One query."""
    events = SeasonEvent.objects.order_by("pk").values(row=JSONObject(**{name: name for name in EVENT}))
    checked = Upkeep.objects.order_by("pk").values(row=JSONObject(name="name", on="done_on", until="good_until"))
    newest = [Subquery(model.objects.order_by("-pk").values("pk")[:1]) for model in (Reading, Fetch)]
    found = DirectoryVersion.objects.values_list("number", *newest, ArraySubquery(events), ArraySubquery(checked))
    return found.first()


def tell_state(request: HttpRequest, state: object) -> None:
    """By a view, of what it is about to read."""
    request.page_state = state  # type: ignore[attr-defined]


def told_state(request: HttpRequest, state: State) -> object:
    """Asked once a request."""
    if not hasattr(request, "page_state"):
        tell_state(request, state())
    return request.page_state  # type: ignore[attr-defined]


def public_page(
    state: State | None = None, *, view_tells: bool = False, varies_by: Iterable[str] = ()
) -> Callable[[View], View]:
    """`state`: what the page says moves with this alone, beside the day, the code and the language; so a copy is known
    to stand before anything is drawn. Without it a page is drawn, and what it says tells whether the copy stands.

    `view_tells`: the view asks for the state itself, before it reads anything, and says it by `tell_state`.
    `varies_by`: further headers of the request on which the answer depends.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
            if settings.DEBUG or request.method not in {"GET", "HEAD"}:
                return view(request, *args, **named)
            if _is_for_one(request):
                return _kept_by_nobody(view(request, *args, **named))
            if state and (not view_tells or "If-None-Match" in request.headers):
                told_state(request, state)
            response = _unchanged(request, _etag(request)) or view(request, *args, **named)
            if _left_a_cookie(request, response):
                return _kept_by_nobody(response)
            return _kept_by_all(request, response, _etag(request), (*VARIES_BY, *varies_by))

        answer.is_public_page = True  # type: ignore[attr-defined]
        return answer

    return decorate


def _is_for_one(request: HttpRequest) -> bool:
    ours = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    return not ours.isdisjoint(request.COOKIES) or "HX-Request" in request.headers


def _left_a_cookie(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer carries one, or will when it has passed the middleware."""
    return bool(response.cookies or request.session.modified or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"))


def _unchanged(request: HttpRequest, etag: str, response: HttpResponse | None = None) -> HttpResponse | None:
    """304 where the reader's copy stands. "*" names no copy: it would hide what is not there."""
    if not etag or request.headers.get("If-None-Match", "*").strip() == "*":
        return None
    told = get_conditional_response(request, etag=etag, response=response)
    return told if told is not response else None


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response


def _kept_by_all(request: HttpRequest, response: HttpResponse, etag: str, varies_by: Iterable[str]) -> HttpResponse:
    """Errors are no page's state: they are left as they are."""
    if response.status_code == 200 and not etag:
        etag = _weak(response.content)
        response = _unchanged(request, etag, response) or response
    if response.status_code in {200, 304}:
        response["ETag"] = etag
    if response.status_code in {200, 301, 304}:
        patch_cache_control(response, public=True, max_age=0, s_maxage=FRESH, stale_if_error=WITHOUT_US)
        patch_vary_headers(response, varies_by)
    return response


def _etag(request: HttpRequest) -> str:
    """Empty where no state is told."""
    if not hasattr(request, "page_state"):
        return ""
    told = (request.page_state, timezone.localdate(), code_version(), get_language(), request.build_absolute_uri())
    return _weak(repr(told).encode(errors="surrogatepass"))


def _weak(told: bytes) -> str:
    """Weak: the same page is sent plain and compressed."""
    return f'W/"{hashlib.sha256(told).hexdigest()[:32]}"'
