"""Pure: the tables of an HTML page that hold data, as rows of labelled cells."""

import re

from selectolax.lexbor import LexborNode

from programs.pages.blocks import HEADING, PARAGRAPH, ROW, Piece

BOLD_LEVEL = 7
"""Of a heading that is only set in bold, and of one within a table."""
_LONGEST_CELL = 300


Grid = list[list[tuple[bool, str]]]
"""Rows of cells: whether it is a header's, and its words."""
_YEAR = re.compile(
    r"(?:(?:academic year|year|season|cycle|match|fall|july|ay) )?(20\d\d)(?: ?[-–/] ?(?:20)?\d\d)?", re.I
)


def data_rows(table: LexborNode) -> list[Piece]:
    """The rows of a table of data; empty for a table that only lays out the page."""
    if table.css_first("table table, ul, ol, h1, h2, h3") is not None:
        return []
    grid: Grid = [
        [(cell.tag == "th", _words(cell.text(separator=" "))) for cell in row.css("td, th")] for row in table.css("tr")
    ]
    grid = [row for row in grid if any(text for _, text in row)]
    if (
        not grid
        or max(len(row) for row in grid) < 2
        or any(len(text) > _LONGEST_CELL for row in grid for _, text in row)
    ):
        return []
    grid = _of_latest_year(grid)
    header: tuple[str, ...] = ()
    pieces: list[Piece] = []
    for number, row in enumerate(grid):
        if len(row) == 1:
            pieces.append(Piece(row[0][1], HEADING if row[0][0] else PARAGRAPH, level=BOLD_LEVEL if row[0][0] else 0))
        elif all(is_header for is_header, _ in row) or (number == 0 and _reads_as_header(row, grid)):
            header = tuple(text for _, text in row)
        else:
            pieces.append(_row(row, header))
    return pieces


def _of_latest_year(grid: Grid) -> Grid:
    """Where columns or rows are years, the latest alone beside what heads it: the others are the past."""
    if _year(grid[0][0][1]):
        return grid
    years = [_year(text) for _, text in grid[0][1:]]
    if len(years) > 1 and all(years) and all(len(row) == len(grid[0]) for row in grid[1:]):
        latest = 1 + years.index(max(years))
        return [[row[0], row[latest]] for row in grid]
    years = [_year(row[0][1]) for row in grid[1:]]
    if len(years) > 1 and all(years) and len(set(years)) == len(years):
        return [grid[0], grid[1 + years.index(max(years))]]
    return grid


def _year(text: str) -> int:
    """In which it begins; 0 where the words are not those of a year or a season alone."""
    found = _YEAR.fullmatch(text)
    return int(found.group(1)) if found else 0


def _reads_as_header(row: list[tuple[bool, str]], grid: Grid) -> bool:
    """A first row of plain cells heads a table of three columns or more whose cells it does not resemble."""
    return len(row) > 2 and len(grid) > 1 and not any(re.search(r"\d", text) for _, text in row)


def _row(row: list[tuple[bool, str]], header: tuple[str, ...]) -> Piece:
    texts = [text for _, text in row]
    text = " | ".join(texts)
    if not header:
        # Label and value, whatever follows them.
        return Piece(text, ROW, cells=(("", texts[0]), (texts[0], " ".join(texts[1:]))))
    names = header + ("",) * len(texts)
    return Piece(text, ROW, cells=tuple(zip(names, texts, strict=False)))


def _words(text: str) -> str:
    return " ".join(text.split())
