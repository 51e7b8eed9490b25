"""Data for search engines inside a page, as JSON-LD.

A script element of a type that is no script is data: browsers never run it, and a content security policy that
forbids inline scripts lets it stand.
"""

import json
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from programs.models import Program
from search.presenters import crumbs, linked_data
from search.presenters.program_questions import Answer

register = template.Library()
register.filter("trail_to_program", crumbs.to_program)

ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""As Django's json_script: no name can end the element or begin another. All but ASCII is escaped by json itself."""


@register.simple_tag(takes_context=True)
def program_data(context: template.Context, program: Program) -> str:
    request: HttpRequest = context["request"]
    url = request.build_absolute_uri(crumbs.to_program(program)[-1].path)
    return as_script(linked_data.program_data(program, url))


@register.simple_tag(takes_context=True)
def breadcrumb_data(context: template.Context, trail: crumbs.Trail) -> str:
    request: HttpRequest = context["request"]
    return as_script(linked_data.breadcrumb_data(trail, request.build_absolute_uri))


@register.simple_tag
def questions_data(answers: tuple[Answer, ...]) -> str:
    return as_script(linked_data.questions_data(answers))


def as_script(data: dict[str, Any]) -> str:
    return format_html(
        '<script type="application/ld+json">{}</script>', SafeString(json.dumps(data).translate(ESCAPED))
    )
