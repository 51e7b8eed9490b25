"""Guides and questions, for search engines."""

import datetime as dt

from django.urls import reverse

from applicants.guides.reading import listed
from applicants.models import Guide
from search.sitemaps import BothLanguages


class GuidePages(BothLanguages):
    def items(self) -> list[str]:
        return ["applicants:guide-list", "applicants:faq"]

    def location(self, item: str) -> str:
        return reverse(item)


class Guides(BothLanguages):
    """Where a twin is missing, the address in its language shows the other."""

    def items(self) -> list[Guide]:
        return listed("en")

    def location(self, item: Guide) -> str:
        return reverse("applicants:guide", args=[item.slug])

    def lastmod(self, item: Guide) -> dt.date:
        return item.reviewed_on
