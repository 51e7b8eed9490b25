"""Cells that no spreadsheet takes for something to run, and no file refuses."""

import re

from programs import formulas
from search.parameters import UNREADABLE

CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
LONGEST_CELL = 32_767
"""Of a spreadsheet; longer text is cut there, and says so."""


def readable(text: str) -> str:
    return CONTROLS.sub("", UNREADABLE.sub("\ufffd", text))


def guarded(text: str) -> str:
    """For CSV, which knows no text cells: an apostrophe before it makes it text."""
    return formulas.guarded(readable(text))


def fitting(text: str, cut: str) -> str:
    """For one cell of a spreadsheet. `cut`: what is written where the rest is missing."""
    shown = readable(text)
    return shown if len(shown) <= LONGEST_CELL else shown[: LONGEST_CELL - len(cut) - 1] + " " + cut
