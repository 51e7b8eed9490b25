"""Where a reader goes back to: only ever a page of this site."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from search.parameters import UNREADABLE

LONGEST = 8000


def safe(request: HttpRequest, address: str) -> str:
    """Path and query of an address here; empty for any other."""
    allowed = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    if not allowed or len(address) > LONGEST or UNREADABLE.search(address):
        return ""
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path if path.startswith("/") and not path.startswith("//") else ""


def asked_from(request: HttpRequest) -> str:
    """The page that a link here stood on, as far as the browser tells."""
    return safe(request, request.GET.get("next", "")) or safe(request, request.headers.get("Referer", ""))


def list_address(season: int) -> str:
    return f"{reverse('applicants:shortlist')}?{urlencode({'season': season})}"


def back(request: HttpRequest, season: int, anchor: str = "") -> HttpResponseRedirect:
    """To the `next` of what was sent, else to the list of the season."""
    address = safe(request, request.POST.get("next", "")) or list_address(season)
    return see_other(f"{address}#{anchor}" if anchor else address)


def see_other(address: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(address, status=303)
