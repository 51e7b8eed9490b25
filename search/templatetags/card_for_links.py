"""What other sites show beside a link to a page: its title, its description, and a picture."""

from html import unescape
from typing import Any

from django import template
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static

PICTURE = "social-card.png"

register = template.Library()


@register.inclusion_tag("search/_card_for_links.html", takes_context=True)
def card_for_links(context: template.Context) -> dict[str, Any]:
    """Stands in the layout, whose blocks `title` and `description` it says again. Nothing without a request, or where
    the request names a host that is not ours."""
    request: HttpRequest | None = context.get("request")
    try:
        picture = request.build_absolute_uri(static(PICTURE)) if request else ""
    except DisallowedHost:
        picture = ""
    return {"picture": picture, "title": words_of(context, "title"), "description": words_of(context, "description")}


def words_of(context: template.Context, name: str) -> str:
    """The words of a block, as plain text: it is escaped where it is put. Empty for a layout drawn by itself."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    return unescape(str(block.render(context))).strip() if block else ""
