"""The card that other sites show beside a link, and the icon for a phone's first screen."""

import struct
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parent.parent / "static"


@pytest.mark.parametrize(
    ("name", "size", "most"), [("social-card.png", (1200, 630), 60_000), ("apple-touch-icon.png", (180, 180), 10_000)]
)
def test_a_picture_has_the_size_that_others_expect_and_is_light(name: str, size: tuple[int, int], most: int) -> None:
    held = (STATIC / name).read_bytes()
    assert held.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", held[16:24]) == size
    assert len(held) < most


def test_the_favicon_has_a_dark_dress() -> None:
    assert "prefers-color-scheme:dark" in (STATIC / "favicon.svg").read_text()
