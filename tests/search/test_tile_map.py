"""The map of states: where squares stand, how they are shaded and told, and that what stands on them can be read."""

import re
from pathlib import Path

import pytest

from search.presenters.tile_map import shade_of, shade_tops, tile_map
from search.states import STATES

TOKENS = (Path(__file__).resolve().parent.parent.parent / "static/css/tokens.css").read_text()
LIGHT, DARK = TOKENS.split("prefers-color-scheme: dark")


def drawn(counts: dict[str, int]):
    return tile_map("Test map", counts, lambda code: f"/{code}/")


def test_every_state_the_district_and_puerto_rico_have_one_square() -> None:
    tiles = drawn({}).tiles
    assert {tile.code for tile in tiles} == set(STATES) - {"AS", "GU", "MP", "VI"}
    assert len(tiles) == 52 == len({(tile.x, tile.y) for tile in tiles})
    assert all(tile.x >= 0 and tile.x + 37 <= drawn({}).width and tile.y + 37 <= drawn({}).height for tile in tiles)


def test_a_square_is_told_in_words_and_leads_somewhere_only_if_something_is_there() -> None:
    tiles = {tile.code: tile for tile in drawn({"NM": 1, "NY": 1234}).tiles}
    assert tiles["NM"].spoken == "NM 1 program, New Mexico"
    assert tiles["NY"].spoken == "NY 1234 programs, New York"
    assert (tiles["NM"].address, tiles["TX"].address) == ("/NM/", "")
    assert tiles["TX"].spoken == "TX 0 programs, Texas"


@pytest.mark.parametrize(("most", "tops"), [(0, ()), (1, (1,)), (2, (1, 2)), (5, (1, 2, 3, 5)), (62, (8, 16, 31, 62))])
def test_shades_end_at_parts_of_the_largest_count(most: int, tops: tuple[int, ...]) -> None:
    assert shade_tops(most) == tops
    assert shade_of(0, tops) == 0
    assert all(1 <= shade_of(count, tops) <= 4 for count in range(1, most + 1))
    assert [shade_of(top, tops) for top in tops] == list(range(1, len(tops) + 1))


def test_the_legend_names_each_shade_once_without_gaps() -> None:
    assert [step.words for step in drawn({"NY": 62}).steps] == ["1–8", "9–16", "17–31", "32–62"]
    assert [step.words for step in drawn({"NY": 2}).steps] == ["1", "2"]
    assert drawn({}).steps == ()


def test_the_table_holds_what_the_map_cannot_show() -> None:
    made = drawn({"NY": 3, "GU": 2, "": 4})
    assert [(line.name, line.count) for line in made.lines] == [("Guam", 2), ("New York", 3)]
    assert made.elsewhere == "Not on the map, but in the table: Guam. 4 programs have no state confirmed."
    assert "Puerto Rico" in made.none_in
    assert "New York" not in made.none_in


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shade", "ink"), [(1, "pale"), (2, "pale"), (3, "full"), (4, "full")])
def test_letters_on_every_shade_can_be_read(scheme: str, shade: int, ink: str) -> None:
    """Axe does not look into drawings. 4.5 is what WCAG asks of small letters."""
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", scheme))
    assert contrast(colours[f"shade-{shade}"], colours[f"on-{ink}-shade"]) >= 4.5
