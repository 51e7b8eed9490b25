from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.functional import Promise

from applicants.places import PLACES

register = template.Library()


@dataclass(frozen=True)
class Place:
    address: str
    label: "str | Promise"
    here: bool


@register.simple_tag
def season_places(here: str) -> list[Place]:
    """`here`: the address name of the place that the page belongs to."""
    return [Place(reverse(name), label, name == here) for name, label in PLACES.items()]
