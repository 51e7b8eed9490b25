"""Parts of templates that are drawn once and kept, for most of a page is the same for every reader.

    {% kept name=group.name %} … {% anew %} … {% endanew %} … {% endkept %}

Kept by language and by the values that are named. Inside, nothing but these is known, not even the request: so nothing
of a reader can get into what others are shown. `anew` holds what is drawn for each page, with all that the page knows.
It stands in no other tag inside `kept`, and no block of a layout stands outside it.
"""

from collections.abc import Hashable
from itertools import chain

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.template.loader_tags import BlockNode
from django.utils.translation import get_language

MOST = 500
"""So many drawings are kept by each tag; then it begins again. What readers typed may be among the values."""

register = template.Library()


class KeptNode(Node):
    """`still`: what is kept, and between each two of them one of `moving`."""

    def __init__(self, still: list[NodeList], moving: list[NodeList], values: dict[str, FilterExpression]) -> None:
        self.still, self.moving, self.values = still, moving, values
        # By this Django finds the blocks of a layout.
        self.nodelist = NodeList(chain.from_iterable((*still, *moving)))
        self.drawn: dict[Hashable, list[str]] = {}

    def render(self, context: template.Context) -> str:
        values = {name: value.resolve(context) for name, value in self.values.items()}
        # A string that is marked as safe equals one that is not, and only one of them is escaped: hence the types.
        key = (get_language(), *values.values(), *map(type, values.values()))
        pieces = self.drawn.get(key) or self._draw(key, context.new(values))
        if not self.moving:
            return pieces[0]
        between = (part.render(context) for part in self.moving)
        return pieces[0] + "".join(chain.from_iterable(zip(between, pieces[1:], strict=True)))

    def _draw(self, key: Hashable, alone: template.Context) -> list[str]:
        if len(self.drawn) >= MOST:
            self.drawn.clear()
        self.drawn[key] = [part.render(alone) for part in self.still]
        return self.drawn[key]


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    bits = token.split_contents()[1:]
    values = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"kept takes name=value alone, not {' '.join(bits)}")
    still, moving = [parser.parse(("anew", "endkept"))], []
    while parser.next_token().contents == "anew":
        moving.append(parser.parse(("endanew",)))
        parser.delete_first_token()
        still.append(parser.parse(("anew", "endkept")))
    if any(part.get_nodes_by_type(BlockNode) for part in still):
        raise template.TemplateSyntaxError("a block inside kept must stand in anew: pages fill it differently")
    return KeptNode(still, moving, values)
