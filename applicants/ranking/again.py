"""What was asked and could not be done as it stood: said, with a button that does it after all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

LEFT_OUT = ("csrfmiddlewaretoken", "revision", "do")
MOST_FIELDS = 1010
"""A number for each of the most pairs, and what goes with them."""


@dataclass(frozen=True, slots=True)
class Again:
    """`fields`: what to send once more, with the revision of the list as it stands now."""

    said: str
    button: str
    fields: tuple[tuple[str, str], ...]


def once_more(data: Mapping[str, Any], revision: int, do: str = "") -> Again:
    """After another window changed the list."""
    said = _(
        "This list was changed in another window, so nothing was done. Below is the list as it stands now; what you"
        " asked for is not lost."
    )
    return Again(said, _("Do it on this list"), _fields(data, revision, do or str(data.get("do", ""))))


def with_first_years(revision: int, code: str, count: int, do: str) -> Again:
    """Before a supplemental list goes with the code that it belongs to."""
    words = {"code": code, "count": count}
    said = _("%(code)s has a supplemental list with %(count)d codes. Removing it removes them too.") % words
    return Again(said, _("Remove both"), (("do", do), ("revision", str(revision))))


def _fields(data: Mapping[str, Any], revision: int, do: str) -> tuple[tuple[str, str], ...]:
    kept = [(name, str(value)) for name, value in data.items() if name not in LEFT_OUT][:MOST_FIELDS]
    return (*kept, ("do", do), ("revision", str(revision)))
