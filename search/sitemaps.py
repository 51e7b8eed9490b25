"""Every public page that search engines should know, in both languages. Read whole from the database: few rows."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from programs.models import Institution, Program, Specialty
from search.presenters.crumbs import state_path
from search.states import STATES

MOST = 5_000
"""Addresses in one file. More in all: an index of files."""


class BothLanguages(Sitemap):  # type: ignore[type-arg]  # generic in its types alone
    """Each address in each language, with the others as its alternates. Django asks for `location` once for each."""

    i18n = True
    alternates = True
    x_default = True
    limit = MOST


class Pages(BothLanguages):
    names = (
        "home",
        "program-list",
        "match",
        "match-couple",
        "compare",
        "specialty-list",
        "change-list",
        "change-programs",
        "source-list",
        "about",
        "accessibility",
    )
    others = ("applicants:stories",)
    """Public pages of other rooms, by name alone: nothing of theirs is imported here."""

    def items(self) -> list[str]:
        return [*(f"search:{name}" for name in self.names), *self.others]

    def location(self, item: str) -> str:
        return reverse(item)


class Specialties(BothLanguages):
    def items(self) -> list[Specialty]:
        specialties = Specialty.objects.with_program_counts().order_by("code")
        return [specialty for specialty in specialties if specialty.published_programs]  # type: ignore[attr-defined]

    def location(self, item: Specialty) -> str:
        return reverse("search:specialty-detail", args=[item.slug])


class Places(BothLanguages):
    """Specialty and state, where such a program is."""

    def items(self) -> list[tuple[Specialty, str]]:
        specialties = {specialty.pk: specialty for specialty in Specialty.objects.all()}
        pairs = Program.objects.published().filter(state__in=STATES).order_by("specialty__code", "state")
        return [(specialties[pk], state) for pk, state in pairs.values_list("specialty_id", "state").distinct()]

    def location(self, item: tuple[Specialty, str]) -> str:
        return state_path(*item)


class Programs(BothLanguages):
    def items(self) -> list[Program]:
        return list(Program.objects.published().select_related("institution", "specialty").order_by("public_id"))

    def location(self, item: Program) -> str:
        return reverse("search:program-detail", args=[item.public_id, item.slug])


class Institutions(BothLanguages):
    def items(self) -> list[Institution]:
        return list(Institution.objects.published().order_by("code"))

    def location(self, item: Institution) -> str:
        return reverse("search:institution-detail", args=[item.code, item.slug])


SITEMAPS: dict[str, Any] = {
    "pages": Pages,
    "specialties": Specialties,
    "places": Places,
    "programs": Programs,
    "institutions": Institutions,
}
