"""Pure: plain text to blocks. Headings are guessed from their look, lists and tables from their marks."""

import re
from collections.abc import Iterator
from itertools import takewhile

from programs.pages.blocks import HEADING, ITEM, PARAGRAPH, ROW, PageText, Piece, assembled
from programs.pages.packets import unmarked

_BULLET = re.compile(
    r"^([ \t]*)(?:[•·▪●○◦■□‣⁃➢➤✓*+–—-]|\(?\d{1,2}[.)]|\(?(?![QAqa][.)])[a-zA-Z][.)]|o(?=[ \t]))[ \t]+(?=\S)|"
    r"^([ \t]*)\d{1,2}[.)](?=[A-Z][a-z])"
)
_LETTER_A, _LETTER_B = re.compile(r"^([ \t]*)\(?[aA][.)][ \t]+(?=\S)()"), re.compile(r"^[ \t]*\(?[bB][.)][ \t]")
_MARKDOWN_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(?!of\b)(.*?)\s*#*$")
_BOLD = re.compile(r"^\*\*([^*]{2,200}[^*:.])\*\*:?$")
_RULE = re.compile(r"^[\s|:=_*~-]{3,}$")
_QUESTION_OR_ANSWER = re.compile(r"^(?:q|a|question|answer)\s*\d*\s*[.:)]\s", re.IGNORECASE)
_NEXT_QUESTION = re.compile(r"(?<=[.!?)]) - (?=[A-Z#][^.?!]{8,200}\?\s*$)")
"""A list of questions that lost its lines: the next one stands behind the answer before it."""
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "our",
        "the",
        "to",
        "with",
        "your",
        "&",
        "-",
        "/",
        "for:",
        "via",
        "per",
    ]
)
_SENTENCE_WORDS = re.compile(
    (
        r"\b(?:must|is|are|was|were|will|has|have|should|may|can|do|does|we|you|please|minimum|maximum|"
        r"least|no|not|only)\b"
    ),
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"(?:[A-Z]\w+ )?(?:requirements?|criteria|qualifications|eligibility|instructions|information) for "
    r"(?:[\w.&/-]+ ){0,7}(?:graduates|applicants|candidates|students)$|"
    r"(?:additional )?(?:international|foreign|u\.?s\.?) (?:medical )?(?:school )?(?:graduate|applicant|student)s? "
    r"(?:requirements|criteria|information)$",
    re.IGNORECASE,
)
"""“Additional requirements for international graduates”, without a colon: what stands below is for them."""
_TOPIC = re.compile(
    r"general (?:requirements|information)|visas?(?: sponsorship| polic(?:y|ies))?|letters(?: of recommendation)?|"
    r"how to apply|(?:for )?all (?:residenc(?:y|ies)|residency programs|programs|applicants|candidates)"
    r"(?: requirements)?:?",
    re.IGNORECASE,
)
"""Lines that end what was said for one audience or one program."""
_ANSWER = re.compile(
    r"^(?:yes|no|none)\W*$|^(?:\w+day,? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b",
    re.IGNORECASE,
)
"""What is said below a heading, and is none itself."""
_MOST_HEADING = 90
_WRAPPED_FROM, _LONGEST_WRAPPED = 55, 120
_HEADING_LEVEL, _CAPITALS_LEVEL = 6, 5


_COPIED_ROW = re.compile(r"[^\t|:]{2,60}(?:\t+[^\t|]{1,120})+")
_CELLS = re.compile(r"\t+")
"""What a browser puts between the cells of a table that is copied from it."""


def from_plain(text: str) -> PageText:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n")
    lines = [_CELLS.sub(" | ", line) if _COPIED_ROW.fullmatch(line) else line for line in lines]
    pieces = list(_pieces([part for line in _joined(lines) for part in _NEXT_QUESTION.split(line)]))
    title = next((piece.text for piece in pieces if piece.text), "")
    return PageText(title[:200], assembled(pieces))


def _joined(lines: list[str]) -> list[str]:
    """Lines that a fixed width has broken, made whole; blank lines and rules stay."""
    whole: list[str] = []
    wrapped = max(map(len, lines), default=0) <= _LONGEST_WRAPPED
    for line in (line.expandtabs(4).rstrip() for line in lines):
        if whole and _goes_on(whole[-1], line, wrapped):
            whole[-1] = f"{whole[-1]} {line.strip()}"
        else:
            whole.append(line)
    return whole


def _goes_on(before: str, line: str, wrapped: bool) -> bool:
    start = line.strip()[:1]
    if not start or not before.strip() or _BULLET.match(line) or "|" in line or _RULE.match(line):
        return False
    if _QUESTION_OR_ANSWER.match(line) or _MARKDOWN_HEADING.match(before) or _RULE.match(before):
        return False
    end = before.rstrip()[-1]
    if start.islower() or end == ",":
        return end not in ".:?!;" or (start.islower() and end != ";")
    if not wrapped:
        return False
    last = before[before.rfind("\n") + 1 :]
    return _WRAPPED_FROM <= len(last) <= 120 and end not in ".:;?!)" and not _looks_like_heading(last)


def _pieces(lines: list[str]) -> Iterator[Piece]:
    header: tuple[str, ...] = ()
    indents: list[int] = []
    items = 0
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not line.strip() or _RULE.match(line):
            header = header if line.strip() else ()
            continue
        if "|" in line:
            header, piece = _row(line, header)
            yield from piece
            continue
        header = ()
        if bullet := _BULLET.match(line) or _first_of_letters(line, following):
            depth = _depth(indents, len(bullet.group(1) or bullet.group(2) or ""))
            yield Piece(line[bullet.end() :].strip(), ITEM, depth=depth)
            continue
        indents = []
        if items:
            items -= 1
            yield Piece(line.strip(), ITEM, depth=1)
            continue
        if line.rstrip().endswith(":"):
            below = lines[number + 1 :] if following.strip() else lines[number + 2 :]
            items = unmarked(list(takewhile(_plain, below)))
        yield Piece(line.strip()) if items else _line(line, following)


def _plain(line: str) -> bool:
    return bool(line.strip()) and "|" not in line and not _BULLET.match(line)


def _first_of_letters(line: str, following: str) -> re.Match[str] | None:
    """“a.” before a “b.”: alone it is an answer's mark."""
    return _LETTER_A.match(line) if _LETTER_B.match(following) else None


def _depth(indents: list[int], indent: int) -> int:
    """How deep an item stands, 1 and up; `indents` holds those of the items above it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents)


def _row(line: str, header: tuple[str, ...]) -> tuple[tuple[str, ...], list[Piece]]:
    cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
    if not any(cells):
        return header, []
    if len(cells) == 1:
        return header, [Piece(cells[0], PARAGRAPH)]
    if not header:
        return () if re.search(r"\d", line) else cells, [
            Piece(" | ".join(cells), ROW, cells=(("", cells[0]), (cells[0], cells[1])))
        ]
    names = header + ("",) * len(cells)
    return header, [Piece(" | ".join(cells), ROW, cells=tuple(zip(names, cells, strict=False)))]


def _line(line: str, following: str) -> Piece:
    text = line.strip()
    if bold := _BOLD.match(text):
        asks = bold.group(1).endswith("?")
        return Piece(bold.group(1), PARAGRAPH) if asks else Piece(bold.group(1), HEADING, level=_HEADING_LEVEL)
    if marked := _MARKDOWN_HEADING.match(line):
        return Piece(marked.group(2), HEADING, level=len(marked.group(1)))
    if _RULE.match(following) and "|" not in following and len(text) <= _MOST_HEADING:
        return Piece(text, HEADING, level=1 if "=" in following else 2)
    if (
        _looks_like_heading(text)
        or _AUDIENCE.match(text)
        or _TOPIC.fullmatch(text)
        or (_BULLET.match(following) and _names_a_list(text))
    ):
        return Piece(text, HEADING, level=_CAPITALS_LEVEL if text.isupper() else _HEADING_LEVEL)
    return Piece(text)


def _names_a_list(text: str) -> bool:
    """A few words without a verb or a colon right above a list: its heading, however it is written."""
    plain = len(text.split()) <= _FEW_WORDS and text[0].isupper() and text[-1] not in ".:;,?!"
    return plain and not re.search(r"\d", text) and not _SENTENCE_WORDS.search(text)


_OSTEOPATHIC = re.compile(r"(?<=\bMD and )DOs?\b|(?<=\bMD or )DOs?\b|(?<=\bMD/)DOs?\b")
_FEW_WORDS = 7


def _looks_like_heading(text: str) -> bool:
    """Short, without a sentence's end or verb, and written like a title."""
    text = text.strip()
    if not text or len(text) > _MOST_HEADING or text[-1] in ".;,?!" or not text[0].isupper() or _ANSWER.match(text):
        return False
    words = [word for word in re.split(r"\s+", text.rstrip(":")) if word]
    titled = sum(word[0].isupper() or word.lower() in _SMALL or not word[0].isalpha() for word in words)
    if re.search(r"\d", text) and not re.search(r"20\d\d", text):
        return False
    if ":" in text[:-1] or _SENTENCE_WORDS.search(_OSTEOPATHIC.sub(" ", text)):
        return text.isupper() and ":" not in text[:-1]
    return titled >= len(words) * 0.8 and len(words) <= 10
