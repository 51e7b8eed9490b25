"""Cells of CSV files that leave us, so that no spreadsheet runs what somebody typed or a page said."""

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula begins with; the wide forms are read as the plain ones in some countries."""
UNSEEN = " \u00a0\u3000\u200b\ufeff"
"""Stand before a formula, and some spreadsheets drop them."""


def guarded(cell: str) -> str:
    """CSV knows no text cells: an apostrophe before it makes it text."""
    return f"'{cell}" if cell.lstrip(UNSEEN).startswith(RISKY) else cell
