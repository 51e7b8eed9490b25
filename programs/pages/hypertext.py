"""Pure: HTML to blocks. Menus, footers, banners and scripts are left out; headings, lists and tables stay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from programs.pages.blocks import HEADING, ITEM, PageText, Piece, assembled
from programs.pages.plaintext import from_plain
from programs.pages.tables import BOLD_LEVEL, data_rows

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "video",
        "audio",
        "select",
        "option",
        "nav",
        "footer",
        "head",
        "input",
        "textarea",
        "-comment",
    ]
)
_HEADINGS = {
    "h1": 1,
    "h2": 2,
    "h3": 3,
    "h4": 4,
    "h5": 5,
    "h6": 6,
    "summary": 7,
    "dt": 8,
    "caption": 7,
    "legend": 7,
    "button": 8,
}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "aside",
        "form",
        "fieldset",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "blockquote",
        "pre",
        "hr",
        "address",
        "figure",
        "figcaption",
        "details",
        "summary",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "html",
        "legend",
        "center",
        "button",
    ]
)
_BOLD = frozenset(("b", "strong"))
_MOST_HEADING = 140
_CHROME = re.compile(
    r"\b(?:cookie|consent|gdpr|breadcrumbs?|site-?footer|page-?footer|footer|global-?nav|main-?nav|nav-?bar|navigation|"
    r"mega-?menu|skip-?link|social-?share|share-?buttons)\b",
    re.IGNORECASE,
)
_CHROME_ROLES = frozenset(("navigation", "contentinfo", "search", "dialog", "alertdialog"))
_MOST_CHROME = 6000
_LITTLE, _MUCH = 200, 1000
_DEEPEST = 1000
_OPEN_OR_CLOSE = re.compile(
    (
        r"<(/?)(?:div|span|section|ul|ol|table|tbody|tr|td|b|i|em|strong|font|a|blockquote|article|center|"
        r"dl|form|u|small|big)\b"
    ),
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
_BULLET = re.compile(r"^\s*(?:[•·▪●○◦■‣⁃➢➤✓*–-]|\(?\d{1,2}[.)])\s+(?=\S)")


def from_html(html: str) -> PageText:
    if _too_deep(html):
        # No page that people read nests so deep, and a parser's time grows with the square of it.
        return from_plain(_ANY_TAG.sub("\n", html))
    tree = LexborHTMLParser(html)
    title = tree.css_first("title")
    root = tree.body or tree.root
    pieces = _all_pieces(root, chrome=False)
    if sum(len(piece.text) for piece in pieces) < _LITTLE:
        # Some sites put everything into what calls itself a footer or a menu.
        everything = _all_pieces(root, chrome=True)
        pieces = everything if sum(len(piece.text) for piece in everything) > _MUCH else pieces
    return PageText(_plain(title.text())[:200] if title else "", assembled(pieces))


def _too_deep(html: str) -> bool:
    depth = 0
    for tag in _OPEN_OR_CLOSE.finditer(html):
        depth += -1 if tag.group(1) else 1
        if depth > _DEEPEST:
            return True
    return False


def _all_pieces(root: LexborNode | None, *, chrome: bool) -> list[Piece]:
    if root is None:
        return []
    walk = _Walk(keep_chrome=chrome)
    for opening, node in _steps(root, walk):
        walk.open(node) if opening else walk.close(node)
    walk.flush()
    return walk.pieces


def _steps(root: LexborNode, walk: "_Walk") -> Iterator[tuple[bool, LexborNode]]:
    """Each node opened and closed, in the page's order, without recursion: pages nest thousands deep."""
    stack: list[tuple[bool, LexborNode]] = [(True, root)]
    while stack:
        opening, node = stack.pop()
        if not opening:
            yield False, node
            continue
        if walk.leaves_out(node):
            continue
        yield True, node
        stack.append((False, node))
        if walk.took_whole:
            walk.took_whole = False
            continue
        child = node.last_child
        while child is not None:
            stack.append((True, child))
            child = child.prev


@dataclass(slots=True)
class _Walk:
    keep_chrome: bool
    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    bold: int = 0
    lists: int = 0
    items: int = 0
    level: int = 0
    took_whole: bool = False

    def leaves_out(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        if tag in _SILENT and not (self.keep_chrome and tag in ("nav", "footer")):
            return True
        if self.keep_chrome or tag not in _BLOCKS or tag in ("body", "html", "main", "article"):
            return False
        marks = node.attributes
        if marks.get("role") in _CHROME_ROLES or "hidden" in marks or marks.get("aria-hidden") == "true":
            return marks.get("role") in _CHROME_ROLES
        named = f"{marks.get('id') or ''} {marks.get('class') or ''}"
        return bool(_CHROME.search(named[:300])) and len(node.text()) < _MOST_CHROME

    def open(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._say(node.text_content or "")
        elif tag == "br":
            self.words.append("\n")
        elif tag in _BOLD:
            self.bold += 1
        elif tag == "table" and (rows := data_rows(node)):
            self.flush()
            self.pieces.extend(rows)
            self.took_whole = True
        elif tag in _BLOCKS:
            self._open_block(tag)

    def _say(self, text: str) -> None:
        plain = text.replace("\n", " ")
        self.words.append(f"{_OPENS}{plain}{_ENDS}" if self.bold and plain.strip() else plain)

    def _open_block(self, tag: str) -> None:
        self.flush()
        self.lists += tag in ("ul", "ol")
        self.items += tag == "li"
        self.level = _HEADINGS.get(tag, self.level)

    def close(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BOLD:
            self.bold -= 1
        elif tag in _BLOCKS:
            self.flush()
            self.lists -= tag in ("ul", "ol")
            self.items -= tag == "li"
            self.level = 0 if tag in _HEADINGS else self.level

    def flush(self) -> None:
        """The words gathered so far become pieces."""
        text = "".join(self.words)
        self.words = []
        for line in _lines(text):
            said = _plain(_MARKED.sub(" ", line))
            if said:
                self.pieces.append(self._piece(said, not _BOLD_RUN.sub("", line).strip()))

    def _piece(self, line: str, bold: bool) -> Piece:
        if self.level and not _DOES_SOMETHING.match(line):
            return Piece(line, HEADING, level=self.level)
        if self.items and self.lists:
            return Piece(line, ITEM, depth=max(1, self.lists))
        if bold and len(line) <= _MOST_HEADING and not line.endswith((".", ";", ",")):
            return Piece(line, HEADING, level=BOLD_LEVEL)
        if bullet := _BULLET.match(line):
            return Piece(line[bullet.end() :], ITEM, depth=1)
        return Piece(line)


_OPENS, _ENDS = "\x02", "\x03"
_MARKED = re.compile(f"[{_OPENS}{_ENDS}]")
_BOLD_RUN = re.compile(f"{_OPENS}[^{_ENDS}]*{_ENDS}")
_DOES_SOMETHING = re.compile(
    r"(?:apply(?: now| here)?|(?:read|learn|show|view|see) (?:more|all)|menu|search|submit|close|open|next|"
    r"previous|back|"
    r"print|download|accept|expand|collapse|click here|contact us)\W*$",
    re.IGNORECASE,
)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> list[str]:
    """Lines between breaks; one that a break cut in the middle of a sentence is made whole."""
    whole: list[str] = []
    for line in (_plain(part) for part in text.split("\n")):
        if not line:
            continue
        start, end = _MARKED.sub("", line).strip()[:1], _MARKED.sub("", whole[-1]).strip()[-1:] if whole else ""
        if whole and start.islower() and end not in ".:;?!":
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole
