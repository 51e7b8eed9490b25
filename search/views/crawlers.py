"""What search engines ask for: the addresses of all pages, and which they may read."""

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, translate_url
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.sitemaps import MOST

CLOSED = ("admin:index", "applicants:shortlist", "applicants:searches")
AN_HOUR = 3600


@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def sitemap(request: HttpRequest, sitemaps: dict[str, Any]) -> HttpResponse:
    """One file while the directory is small, else an index of the files of each section."""
    if sum(section().paginator.count for section in sitemaps.values()) <= MOST:
        return views.sitemap(request, sitemaps).render()
    return views.index(request, sitemaps, sitemap_url_name="sitemap-section").render()


@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def sitemap_section(request: HttpRequest, section: str, sitemaps: dict[str, Any]) -> HttpResponse:
    """At most 5,000 addresses; `p` is the file of the section."""
    return views.sitemap(request, sitemaps, section=section).render()


@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def robots(request: HttpRequest) -> HttpResponse:
    """All may read all but the admin and what is one reader's own, under each language's address."""
    closed = dict.fromkeys(translate_url(reverse(name), code) for name in CLOSED for code, _name in settings.LANGUAGES)
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "Allow: /",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
