"""Readers who keep something, on the real directory."""

from tests.search.conftest import held_opening, opening_index, plain_styles, today

__all__ = ["held_opening", "opening_index", "plain_styles", "today"]
