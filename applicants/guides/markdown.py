"""The Markdown of guides: CommonMark and tables, read into parts.

Raw HTML stays text and pictures there are none. Links lead to the web (http, https), to a source of the text
(`source:key`) or to a page of ours (`page:plan`); what looks like any other link stays text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

SOURCE, PAGE = "source:", "page:"
LINKS = re.compile(r"https?://|source:|page:", re.IGNORECASE)
ID = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*$")
UNSETTLED = "unsettled"


def parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    made.validateLink = lambda url: bool(LINKS.match(url))  # type: ignore[method-assign]
    made.core.ruler.before("inline", "heading_ids", take_ids)
    return made


def take_ids(state: StateCore) -> None:
    """`## Costs {#costs}`: the id becomes the heading's own."""
    for opening, inner in pairwise(state.tokens):
        found = ID.search(inner.content) if opening.type == "heading_open" else None
        if found:
            opening.attrSet("id", found[1])
            inner.content = inner.content[: found.start()]


PARSER = parser()


@dataclass(frozen=True, slots=True)
class Link:
    """`line` of the text, from 1."""

    to: str
    line: int


@dataclass(slots=True)
class Part:
    """What stands before the first heading (`id` empty), or under one: its tokens without that heading."""

    id: str = ""
    title: str = ""
    line: int = 1
    tokens: list[Token] = field(default_factory=list)


def parts(body: str) -> list[Part]:
    """The lead first, then one for each heading of the second level."""
    found, tokens = [Part()], iter(PARSER.parse(body))
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            inner = next(tokens)
            next(tokens)  # heading_close
            found.append(Part(str(token.attrGet("id") or ""), plain([inner]).strip(), line_of(token)))
        else:
            found[-1].tokens.append(token)
    return found


def line_of(token: Token, above: int = 0) -> int:
    return above + (token.map[0] if token.map else 0) + 1


def every(tokens: list[Token], above: int = 0) -> Iterator[tuple[Token, int]]:
    """Each token that holds text or a block, with its line; those inside a dated box too."""
    for token in tokens:
        yield token, line_of(token, above)
        if token.type == "fence" and token.info.split()[:1] == [UNSETTLED]:
            yield from every(PARSER.parse(token.content), line_of(token, above))


def links(tokens: list[Token]) -> Iterator[Link]:
    for token, line in every(tokens):
        for child in token.children or []:
            if child.type == "link_open":
                yield Link(str(child.attrGet("href") or ""), line)


def cited(body: str) -> list[str]:
    """The keys of the sources that are cited, each once, in the order of the text."""
    found = (link.to.removeprefix(SOURCE) for part in parts(body) for link in links(part.tokens) if is_source(link.to))
    return list(dict.fromkeys(found))


def is_source(href: str) -> bool:
    return href.startswith(SOURCE)


def is_page(href: str) -> bool:
    return href.startswith(PAGE)


def plain(tokens: list[Token]) -> str:
    """The words alone; paragraphs and cells apart by a space. Of fenced blocks, dated boxes alone are words."""
    return " ".join(filter(None, (_words(token) for token, _line in every(tokens))))


def _words(token: Token) -> str:
    if token.type == "code_block":
        return token.content
    kept = {"text", "code_inline"}
    inner = ("\n" if "break" in one.type else one.content if one.type in kept else "" for one in token.children or [])
    return "".join(inner)
