"""Style sheets name the start and end of a line, never its left and right, so that they serve both directions."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parent.parent / "static/css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<![\w-])([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])")
SIDED = re.compile(r"^((margin|padding|border|inset|scroll-margin|scroll-padding)-)?(left|right)(-\w+)*$")
ALIGNED = {"text-align", "float", "clear", "justify-content", "justify-items", "justify-self", "caption-side"}
FOUR_SIDES = {"margin", "padding", "inset", "border-width", "border-style", "border-color"}
EXCEPTIONS = {
    # A tick, a chevron: the drawing is turned, and is the same in both directions.
    "border-width: 0 0 .16rem .16rem",
    "border-width: 0 0 .18em .18em",
    "border-width: 0 0 .18rem .18rem",
    "border-width: 0 .14rem .14rem 0",
    "border-width: 0 .14em .14em 0",
}
"""Each is a drawing made of a box's borders."""


def physical(css: str) -> list[str]:
    """Declarations that mean a side of the screen."""
    found = [(name, " ".join(value.split())) for name, value in DECLARATION.findall(COMMENT.sub("", css))]
    return [f"{name}: {value}" for name, value in found if sided(name, value.removesuffix(" !important"))]


def sided(name: str, value: str) -> bool:
    if SIDED.match(name) or (name in ALIGNED and value in {"left", "right"}):
        return True
    if name in FOUR_SIDES:
        sides = split(value)
        return len(sides) == 4 and sides[1] != sides[3]
    if name == "border-radius":
        corners = split(value)
        return len(corners) > 2 or (len(corners) == 2 and corners[0] != corners[1])
    return name == "box-shadow" and any(edge(one) for one in re.split(r",(?![^(]*\))", value))


def edge(shadow: str) -> bool:
    """Whether a shadow falls to one side, for then it stands for a border."""
    return re.match(r"(inset )?-?(0|[\d.]+(px|rem|em)) ", shadow.strip()) is not None and not re.match(
        r"(inset )?0 ", shadow.strip()
    )


def split(value: str) -> list[str]:
    return re.findall(r"[^\s(]+(?:\([^)]*\))?", value)


SHEETS = sorted(CSS.glob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_side_of_the_screen_is_named(sheet: Path) -> None:
    assert [one for one in physical(sheet.read_text()) if one not in EXCEPTIONS] == []


def test_all_sheets_were_read_and_every_exception_is_still_needed() -> None:
    assert len(SHEETS) > 18
    assert set(EXCEPTIONS) == {one for sheet in SHEETS for one in physical(sheet.read_text())}


@pytest.mark.parametrize(
    "wrong",
    [
        "a { margin-left: 1px; }",
        "a { border-right-color: red; }",
        "a { left: 0 }",
        "a { text-align: right; }",
        "a { padding: 0 1px 0 var(--s1); }",
        "a { border-radius: 0 3px 3px 0; }",
        "a { box-shadow: inset 4px 0 0 red; }",
    ],
)
def test_it_would_see_what_is_physical(wrong: str) -> None:
    assert len(physical(wrong)) == 1


def test_it_lets_stand_what_serves_both_directions() -> None:
    fine = "a { margin: 0 1px; inset-inline-start: 0; text-align: start; box-shadow: inset 0 -3px red, 0 0 1px red; }"
    assert physical(fine) == []
