"""Pages for what went wrong. Each says what to do next."""

import re

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.debug import sensitive_variables

STYLES = ("css/tokens.css", "css/base.css", "css/components.css")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Offers a search with the words that stood in the address."""
    return render(request, "404.html", {"words": words_of(request.path)}, status=404)


def words_of(path: str) -> str:
    """The words of the last part of an address: "/programs/1-140/st-vincents-medical-center/" gives its name."""
    words = re.findall(r"[^\W\d_]{2,}", path.rstrip("/").rsplit("/", 1)[-1])
    return " ".join(words[:8])[:100]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


@requires_csrf_token
@sensitive_variables()
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is not the session's any more: its reader has signed in or out since, perhaps in another tab.

    What was typed stands on the page and can be sent again; passwords and files must be given anew. That is offered
    only where the browser says that the form came from our own pages: else another site would choose what is sent.
    """
    typed = typed_in(request)
    context = {
        "again": may_be_sent_again(request),
        "typed": typed,
        "written": written(typed),
        "address": request.get_full_path(),
    }
    response = render(request, "403_csrf.html", context, status=403)
    add_never_cache_headers(response)
    return response


def may_be_sent_again(request: HttpRequest) -> bool:
    """Only what our own pages sent, as the browser says it: else another site would choose what is sent."""
    return request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "same-origin"


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
        for value in values
    ]


def written(typed: list[tuple[str, str]]) -> list[str]:
    """Choices and keys tell a reader nothing; what has several words was written by one."""
    return [value for _name, value in typed if len(value.split()) > 1]


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Asks neither the database nor the context processors: either may be what failed."""
    return render(None, "500.html", {"styles": styles(), "home": home()}, status=500)


def home() -> str:
    """In the language of the page, without a look at the addresses: they may be what failed."""
    language = get_language() or settings.LANGUAGE_CODE
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


def styles() -> list[str]:
    """Addresses of the style sheets; none when their manifest is what failed."""
    try:
        return [staticfiles_storage.url(name) for name in STYLES]
    except (ValueError, OSError):
        return []
