"""A text as HTML, but for the blocks that are drawn from rows: those stay between its pieces.

Pure, and kept by what goes in: a page that is shown twice is made once. Whatever a text holds, what comes out is safe:
markdown-it escapes all of it, and what is added here goes through Django's templates or `format_html`.
"""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from applicants.guides import markdown
from applicants.guides.addresses import address_of, is_named
from applicants.guides.blocks import Block, BlockError, Dates, Fees, Timeline, Unsettled, read_block
from applicants.guides.text import Text, Written
from applicants.planning.money import grade_words
from programs.models.season import Grade
from search.presenters.places import host

KEPT = 200
"""Texts in both languages, a few times over."""
REPORTED = frozenset({Grade.THIRD_PARTY, Grade.THIRD_PARTIES_AGREE})
Piece = SafeString | Dates | Fees | Timeline


@dataclass(frozen=True, slots=True)
class Source:
    """One line of "Where it is written". `id`: where citations lead to."""

    number: int
    id: str
    name: str
    url: str
    host: str
    grade: str
    reported: bool
    note: str
    check: str


@dataclass(frozen=True, slots=True)
class Section:
    """The lead has neither `id` nor `title`."""

    id: str
    title: str
    pieces: tuple[Piece, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Prose:
    lead: Section
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


@dataclass(slots=True)
class Drawing:
    """What the rules below need to know. `checked`: third parties that were already told to be checked in this part."""

    sources: Mapping[str, Source]
    addresses: Mapping[str, str]
    closing: list[str]
    checked: set[str]


@lru_cache(maxsize=KEPT)
def prose(text: Text, language: str, prefix: str = "") -> Prose:
    """Links to our pages are of `language`, the words of the text's own. `prefix` sets the ids of sources apart where
    several texts share a page."""
    parts = markdown.parts(text.body)
    with translation.override(language):
        named = {link.to for part in parts for link in markdown.links(part.tokens) if markdown.is_page(link.to)}
        pages = {to: to.removeprefix(markdown.PAGE) for to in named}
        addresses = {to: address_of(name) for to, name in pages.items() if is_named(name)}
    with translation.override(text.language):
        sources = _numbered(text, prefix)
        drawing = Drawing({one.id: one for one in sources}, addresses, [], set())
        lead, *sections = [_section(part, drawing, prefix) for part in parts]
    return Prose(lead, tuple(sections), sources)


def _numbered(text: Text, prefix: str) -> tuple[Source, ...]:
    """In the order in which the text cites them; what it does not cite comes last."""
    order = {key: number for number, key in enumerate(markdown.cited(text.body))}
    ordered = sorted(text.sources, key=lambda one: order.get(one.key, len(order)))
    return tuple(_source(number, one, prefix) for number, one in enumerate(ordered, 1))


def _source(number: int, one: Written, prefix: str) -> Source:
    return Source(
        number=number,
        id=source_id(one.key, prefix),
        name=one.name,
        url=one.url,
        host=host(one.url),
        grade=grade_words(one.grade),
        reported=one.grade in REPORTED,
        note=one.note,
        check=one.check,
    )


def source_id(key: str, prefix: str) -> str:
    return f"source-{prefix}{key}"


def _section(part: markdown.Part, drawing: Drawing, prefix: str) -> Section:
    drawing.checked.clear()
    pieces: list[Piece] = []
    still: list[Token] = []
    for token in part.tokens:
        block = None if token.level else block_in(token)
        if block is None or isinstance(block, Unsettled):
            still.append(token)
            continue
        pieces += [*_written(still, drawing, prefix), block]
        still = []
    pieces += _written(still, drawing, prefix)
    return Section(part.id, part.title, tuple(pieces), markdown.plain(part.tokens))


def _written(tokens: Sequence[Token], drawing: Drawing, prefix: str) -> list[Piece]:
    if not tokens:
        return []
    env = {"drawing": drawing, "prefix": prefix}
    html = RENDERER.render(tokens, markdown.PARSER.options, env)
    return [mark_safe(html)]  # noqa: S308 - made by markdown-it, which escapes what was written


def block_in(token: Token) -> Block | None:
    """None for all other tokens, and for a block that nobody can read: what a page shows is right all the same."""
    try:
        return read_block(token.info, token.content) if token.type == "fence" else None
    except BlockError:
        return None


class Renderer(RendererHTML):
    """By the types of tokens, as markdown-it wants them named. Links are closed as they were opened."""

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
        drawing: Drawing = env["drawing"]
        to = str(tokens[idx].attrGet("href") or "")
        if markdown.is_source(to):
            source = drawing.sources.get(source_id(to.removeprefix(markdown.SOURCE), env["prefix"]))
            return cite(source, drawing) if source else _plain(drawing)
        if markdown.is_page(to):
            address = drawing.addresses.get(to)
            return _open(drawing, format_html('<a href="{}">', address)) if address else _plain(drawing)
        return _open(drawing, format_html('<a href="{}" rel="noopener noreferrer">', to))

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
        drawing: Drawing = env["drawing"]
        return drawing.closing.pop()

    def fence(self, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
        """A dated box alone: other blocks stand by themselves, between the pieces."""
        block = block_in(tokens[idx])
        if not isinstance(block, Unsettled):
            return ""
        inner = self.render(markdown.PARSER.parse(block.body), options, env)
        context = {"day": block.day, "inner": mark_safe(inner)}  # noqa: S308 - likewise
        return render_to_string("applicants/guides/_unsettled.html", context)

    def table_open(self, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
        """In a frame that moves where it is too wide, and that the keyboard reaches for it."""
        return format_html('<div class="guide-table" role="group" tabindex="0" aria-label="{}"><table>', _("Table"))

    def table_close(self, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
        return "</table></div>"

    def th_open(self, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
        return '<th scope="col">'

    def td_open(self, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
        """Alignment would come as an inline style."""
        return "<td>"


RENDERER = Renderer()


def _plain(drawing: Drawing) -> str:
    """A link that leads nowhere is its words alone."""
    drawing.closing.append("")
    return ""


def _open(drawing: Drawing, opening: str, closing: str = "</a>") -> str:
    drawing.closing.append(closing)
    return opening


def cite(source: Source, drawing: Drawing) -> str:
    """The number of the source. Of a third party, once in each part, where to check it."""
    closing = format_html("<sup>{}</sup></a>", source.number)
    if source.check and source.id not in drawing.checked:
        drawing.checked.add(source.id)
        words = _("check here")
        link = ', <a href="{}" rel="noopener noreferrer">{}<span class="unseen">: {}</span></a>'
        closing += format_html(link, source.check, words, host(source.check))
    mark = "cite reported" if source.reported else "cite"
    return _open(drawing, format_html('<a class="{}" href="#{}">', mark, source.id), closing)
