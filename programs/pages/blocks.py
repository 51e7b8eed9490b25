"""A page as it is read: blocks of text that know where they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

PARAGRAPH, HEADING, ITEM, ROW = "paragraph", "heading", "item", "row"
QUESTION_LEVEL = 9
"""A question that stands alone is a heading below all others: its answer follows."""

_LONGEST_QUESTION = 260
_LONGEST_LEAD = 400
_FEW_WORDS = 6
_QUESTION = re.compile(r"(?:^|[.!)\s])(?:q(?:uestion)?\s*\d*\s*[.:)-]\s*)?.{3,250}\?\s*$", re.IGNORECASE)
_TOPIC = re.compile(
    r"(?:application )?deadlines?|(?:number of )?(?:pgy-?1 )?(?:positions|slots)(?: per year)?|"
    r"letters(?: of recommendation)?|"
    r"visas?(?: sponsorship)?|(?:usmle )?attempts|(?:year of |time since )?graduation|interviews|usmle|"
    r"step [12](?: ck)?|"
    r"ecfmg(?: certificat(?:e|ion))?|u\.?s\.? clinical experience|usce|international (?:medical )?graduates|imgs",
    re.IGNORECASE,
)
"""A line that holds such words alone names what the next one says."""
_ANSWER_MARK = re.compile(r"^(?:a(?:nswer)?\s*\d*\s*[.:)]|a\s*[-–])\s+", re.IGNORECASE)
_QUESTION_MARK = re.compile(r"^(?:q(?:uestion)?\s*\d*\s*[.:)-]|\d{1,2}[.)])\s*", re.IGNORECASE)
_STATEMENT_END = re.compile(r"(?<!U\.S)(?<!\bNo)[.!]\s+(?=[A-Z(\"“])")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z(\"“])")


@dataclass(frozen=True, slots=True)
class Block:
    """`headings`: the path from the top. `lead`: the words that introduce a list (“Applicants must:”).

    `cells`: of a table's row, the pairs of header and text; the header is empty where the table has none.
    """

    text: str
    kind: str = PARAGRAPH
    headings: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    title: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What a reader of HTML or plain text hands over. `level`: 1 to 9 for a heading; `depth`: of a list's item."""

    text: str
    kind: str = PARAGRAPH
    level: int = 0
    depth: int = 0
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Standing:
    """Where the reading stands: the headings above, and the leads of the lists it is in."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    leads: dict[int, str] = field(default_factory=dict)

    def heading(self, level: int, text: str) -> None:
        self.headings = [(above, words) for above, words in self.headings if above < level] + [(level, text)]
        self.leads = {}

    def lead(self, depth: int) -> str:
        above = [self.leads[at] for at in sorted(self.leads) if at < depth]
        beside = self.leads.get(depth, "")
        # “Foreign graduates:” as an item introduces the next one, though it stands no deeper.
        own = [beside] if beside.endswith(":") and len(beside.split()) <= _FEW_WORDS else []
        return " ".join(above + own)[-_LONGEST_LEAD:]

    def note(self, depth: int, text: str) -> None:
        self.leads = {at: words for at, words in self.leads.items() if at < depth}
        self.leads[depth] = text


def assembled(pieces: Iterable[Piece]) -> tuple[Block, ...]:
    standing, blocks = _Standing(), []
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            continue
        if level := _level(piece, text):
            standing.heading(level, _QUESTION_MARK.sub("", text) if level == QUESTION_LEVEL else text)
            blocks.append(Block(text, HEADING, _path(standing)[:-1]))
            continue
        blocks.append(_block(piece, _ANSWER_MARK.sub("", text), standing))
    return tuple(blocks)


def _level(piece: Piece, text: str) -> int:
    if piece.level:
        return piece.level
    if piece.kind == PARAGRAPH and _TOPIC.fullmatch(text):
        return QUESTION_LEVEL
    asks = piece.kind in (PARAGRAPH, ITEM) and len(text) <= _LONGEST_QUESTION and text.rstrip().endswith("?")
    return QUESTION_LEVEL if asks and _QUESTION.search(text) and not _STATEMENT_END.search(text, 4) else 0


def _path(standing: _Standing) -> tuple[str, ...]:
    return tuple(text for _, text in standing.headings)


def _block(piece: Piece, text: str, standing: _Standing) -> Block:
    depth = piece.depth if piece.kind == ITEM else 0
    lead = standing.lead(depth) if depth else ""
    if piece.kind != ROW:
        standing.note(depth, _last_sentence(text))
    return Block(text, piece.kind, _path(standing), piece.cells, lead)


def _last_sentence(text: str) -> str:
    return _SENTENCE_END.split(text)[-1][-_LONGEST_LEAD:]
