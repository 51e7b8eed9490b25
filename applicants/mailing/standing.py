"""Whether lists name an applicant's programs: told when it changes, so it is remembered with each digest."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from programs.models import Program
from search.changes.form import GONE, UNLISTED
from search.changes.listed import Listings

LISTED = "listed"
SILENT = "silent"


def standing(programs: Iterable[Program], found: Listings) -> dict[str, str]:
    """By primary key as text, as JSON keeps it."""
    return {str(program.pk): _of(program, found) for program in programs}


def _of(program: Program, found: Listings) -> str:
    if not program.published:
        return SILENT
    for name in (GONE, UNLISTED):
        if program.pk in found.sections[name]:
            return name
    return LISTED


def moved(program: Program, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """In words; empty where it stands as it did, or was not on the list of programs when its owner was last told."""
    was, stands = before.get(str(program.pk)), now[str(program.pk)]
    if was is None or was == stands:
        return ""
    if stands == LISTED:
        return _("Listed again by a list of programs.") if was == GONE else _("Newly listed by a list of programs.")
    if stands == GONE:
        return _("No longer listed: the latest list does not name it. That need not mean closed; ask before you pay.")
    if stands == SILENT:
        return _("No source that we show names it any more. Ask the program before you plan on it.")
    return _("No list of programs that we hold names it.")
