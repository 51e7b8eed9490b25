"""Guides and general questions: public, the same for every reader."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applicants.guides import linked_data, questions
from applicants.guides.reading import language_name, listed, one_each, preference, published, shown
from applicants.guides.season import SeasonRows, season_rows
from applicants.models import Form, Guide, Section
from search.presenters.crumbs import Crumb, Trail
from search.public_pages import public_page
from search.templatetags.linked_data import as_script

OPEN_WITHIN = 3
"""So few questions are shown with their answers open."""
WELLBEING = "wellbeing"
"""The guide that the line to real help leads on to."""


@require_safe
@public_page()
def guide_list(request: HttpRequest) -> HttpResponse:
    season, guides = season_rows(timezone.now()), listed(_language())
    context = {
        "sections": by_section(guides),
        "phase": season.phase,
        "useful": [one for one in guides if season.phase in one.phases],
        "language": _language(),
        "wellbeing": WELLBEING,
    }
    return render(request, "applicants/guides/list.html", context)


def by_section(guides: Iterable[Guide]) -> list[tuple[str, list[Guide]]]:
    """In the order of the sections, and in each in the order of the list."""
    order = list(Section)
    ordered = sorted(guides, key=lambda one: order.index(Section(one.section)))
    return [(str(Section(code).label), list(them)) for code, them in groupby(ordered, key=lambda one: one.section)]


@require_safe
@public_page()
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    order = preference(_language())
    found = published(Form.GUIDE).filter(slug=slug).prefetch_related("references")
    twins = sorted(found, key=lambda one: order.index(one.language))
    if not twins:
        raise Http404(slug)
    return render(request, "applicants/guides/guide.html", page_of(request, twins[0], twins[1:]))


def page_of(request: HttpRequest, one: Guide, twins: Iterable[Guide] = ()) -> dict[str, Any]:
    """What the page of a guide shows. `twins`: the same in other languages."""
    text = shown(one, _language(), season_rows(timezone.now()), timezone.localdate())
    before, after = _beside(one.slug)
    url = request.build_absolute_uri(_address(one.slug, one.language))
    return {
        "text": text,
        "guide": one,
        "section": Section(one.section).label,
        "trail": _trail(one),
        "before": before,
        "after": after,
        "twins": [(language_name(twin.language), twin, _address(twin.slug, twin.language)) for twin in twins],
        "canonical": url if text.foreign else "",
        "data": as_script(linked_data.article_data(text, url)),
        "language": _language(),
        "wellbeing": "" if one.slug == WELLBEING else WELLBEING,
    }


@require_safe
@public_page()
def faq(request: HttpRequest) -> HttpResponse:
    """`q`: words that all stand in a question or its answer. `open`: the question that is shown open."""
    asked, day = questions.asked_words(request.GET.get("q", "")), timezone.localdate()
    texts = one_each(published(Form.QUESTIONS).prefetch_related("references"), _language())
    season = season_rows(timezone.now())
    groups = questions.found(_shown(texts, season, day), asked)
    count = sum(len(group.questions) for group in groups)
    context = {
        "groups": groups,
        "asked": asked,
        "count": count,
        "open": request.GET.get("open", ""),
        "all_open": bool(asked) and count <= OPEN_WITHIN,
        "data": as_script(linked_data.questions_data(groups, _language())),
        "language": _language(),
        "longest": questions.LONGEST_ASKED,
        "wellbeing": WELLBEING,
    }
    return render(request, "applicants/guides/faq.html", context)


def _shown(texts: Iterable[Guide], season: SeasonRows, day: dt.date) -> list[Any]:
    return [shown(one, _language(), season, day, prefix=f"{one.slug}-") for one in texts]


def _beside(slug: str) -> tuple[Guide | None, Guide | None]:
    """The guides before and after this one in the list."""
    guides = listed(_language())
    at = next((number for number, one in enumerate(guides) if one.slug == slug), None)
    if at is None:
        return None, None
    return guides[at - 1] if at else None, guides[at + 1] if at + 1 < len(guides) else None


def _trail(one: Guide) -> Trail:
    return Crumb(_("Guides"), reverse("applicants:guide-list")), Crumb(one.title, _address(one.slug, _language()))


def _address(slug: str, language: str) -> str:
    return translate_url(reverse("applicants:guide", args=[slug]), language)


def _language() -> str:
    return get_language() or ""
