"""Our own pages by the names that guides use: `page:plan`, `page:guide/soap`."""

from collections.abc import Mapping

from django.urls import reverse

GUIDE = "guide/"
NAMES: Mapping[str, str] = {
    "home": "search:home",
    "programs": "search:program-list",
    "match": "search:match",
    "what-if": "search:what-if",
    "compare": "search:compare",
    "list": "applicants:shortlist",
    "plan": "applicants:plan",
    "documents": "applicants:documents",
    "calendar": "applicants:calendar",
    "interviews": "applicants:interviews",
    "rank-list": "applicants:rank-list",
    "soap": "applicants:soap",
    "next-season": "applicants:season-next",
    "specialties": "search:specialty-list",
    "sources": "search:source-list",
    "changes": "search:change-list",
    "faq": "applicants:faq",
    "stories": "applicants:stories",
    "guides": "applicants:guide-list",
}


def is_named(name: str) -> bool:
    return name in NAMES or bool(guide_named(name))


def guide_named(name: str) -> str:
    """The slug of the guide that is meant; empty where it is another page."""
    return name.removeprefix(GUIDE) if name.startswith(GUIDE) else ""


def address_of(name: str) -> str:
    """In the language of the moment."""
    slug = guide_named(name)
    return reverse("applicants:guide", args=[slug]) if slug else reverse(NAMES[name])
