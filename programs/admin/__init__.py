"""The curators' pages. Nothing here writes a fact: every decision goes through `programs.curation`."""

from programs.admin import directory, fact, filing, place, program, residents, season, source, statement, wording

__all__ = ["directory", "fact", "filing", "place", "program", "residents", "season", "source", "statement", "wording"]
