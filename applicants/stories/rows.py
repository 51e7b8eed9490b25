"""A story as its readers see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_info

from applicants.models import Story
from search.questions.countries import COUNTRIES

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Row:
    """`country` and `language` in the words of the page; empty: not given."""

    story: Story
    country: str
    language: str


def rows(stories: Iterable[Story]) -> list[Row]:
    return [row(story) for story in stories]


def row(story: Story) -> Row:
    country = str(COUNTRIES.get(story.school_country, story.school_country))
    return Row(story, country, _language_name(story.language))


def _language_name(code: str) -> str:
    return str(get_language_info(code)["name_translated"]) if code in dict(settings.LANGUAGES) else code


def shown(number: int) -> list[Row]:
    """One page of what stands shown, newest decided first. One query."""
    found = Story.objects.filter(state=Story.State.SHOWN).select_related("specialty")
    return rows(found[(number - 1) * PER_PAGE : number * PER_PAGE])


def address_of(story: Story) -> str:
    return settings.SITE_ADDRESS + reverse("applicants:story-mine", args=[story.token])
