"""What each change is called, and what to know before counting on it."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.specialty_names import specialty_name
from programs.vocabulary import Label
from search.states import STATES

LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "step3": gettext_lazy("Step 3 already passed"),
        "certificate": gettext_lazy("The ECFMG certificate before applying"),
        "letter_us": gettext_lazy("One more letter from a US doctor"),
        "accept_j1": gettext_lazy("Taking a J-1 as well"),
    }
)
NOTES: Mapping[str, Label] = MappingProxyType(
    {
        "step3": gettext_lazy("Step 3 can be taken only once certified, and only in the United States."),
        "usce": gettext_lazy(
            "A visitor visa may not allow hands-on work with patients: ask the hospital and a US consulate before you "
            "book. Written in November 2026."
        ),
        "accept_j1": gettext_lazy(
            "Every clinical J-1 carries the two-year rule: two years at home afterwards, or a waiver. Whether those "
            "who got the J-1 on or after 1 October 2025 can use the state waivers was open in March 2026: ask."
        ),
        "next_season": gettext_lazy("Your year of graduation is then a year further back."),
    }
)

CHECKED_BY: Mapping[str, str] = MappingProxyType({"usce": "visitor-visa", "accept_j1": "two-year-rule"})
"""Notes that age with the law: the yearly task of `programs.upkeep` that looks at each."""


def change_label(change: str, season: int, specialties: Mapping[str, str]) -> str:
    """`season`: the match year asked about. `specialties`: common names by code."""
    if change in LABELS:
        return str(LABELS[change])
    kind, _sep, value = change.partition("_")
    if kind == "step2":
        return _("A Step 2 CK score of %(score)s") % {"score": value}
    if kind == "usce":
        words = ngettext(
            "%(count)d more month of hands-on US work", "%(count)d more months of hands-on US work", int(value)
        )
        return words % {"count": int(value)}
    if kind == "state":
        return _("Also looking at %(place)s") % {"place": STATES[value]}
    if kind == "specialty":
        return _("Also looking at %(place)s") % {"place": specialty_name(specialties[value]).lower()}
    return _("Applying for the %(year)d Match instead") % {"year": season + 1}


def change_note(change: str) -> str:
    """Empty where there is nothing to warn of."""
    return str(NOTES.get(_noted(change), ""))


def note_task(change: str) -> str:
    """The yearly task that checks the note; empty where it does not age."""
    return CHECKED_BY.get(_noted(change), "")


def _noted(change: str) -> str:
    return change if change in NOTES else change.partition("_")[0]
