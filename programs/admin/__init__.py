"""The curators' pages. Nothing here writes a fact: every decision goes through `programs.curation`."""

from programs.admin import (
    directory,
    fact,
    filing,
    page,
    place,
    program,
    report,
    residents,
    run,
    season,
    source,
    statement,
    upkeep,
    wording,
)

__all__ = [
    "directory",
    "fact",
    "filing",
    "page",
    "place",
    "program",
    "report",
    "residents",
    "run",
    "season",
    "source",
    "statement",
    "upkeep",
    "wording",
]
