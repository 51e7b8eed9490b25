from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from applicants.guides.sitemaps import GuidePages, Guides
from config import health, metrics
from search.api import api
from search.sitemaps import SITEMAPS as OF_SEARCH
from search.views.crawlers import robots, sitemap, sitemap_section

SITEMAPS = {"sitemaps": {**OF_SEARCH, "guide-pages": GuidePages, "guides": Guides}}

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("api/v1/", api.urls),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, SITEMAPS, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_section, SITEMAPS, name="sitemap-section"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("accounts/", include("allauth.account.urls")),
        path("accounts/2fa/", include("allauth.mfa.urls")),
        path("", include("applicants.urls")),
        path("", include("search.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "search.views.errors.bad_request"
handler403 = "search.views.errors.forbidden"
handler404 = "search.views.errors.not_found"
handler500 = "config.database_away.server_error"
