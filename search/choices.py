"""What a facet counts: its options in order, each a condition, and who has stated nothing that they could count.

Facets whose options are rows of the directory (specialty, state, application service) stand in search.facets.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import fields
from programs.vocabulary import BY, Label
from search.flags import kind_flag
from search.meanings import VISA_COLUMNS, all_of, has_not_said, sponsoring, taking_imgs, with_track_of_kinds

VISAS: Mapping[str, Label] = {"j1": _("J-1"), "h1b": _("H-1B"), "both": _("J-1 and H-1B")}
IMGS: Mapping[str, Label] = {"yes": _("Takes international graduates")}


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Label
    condition: Q


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of one facet. They may overlap; `silent` holds whom none of them could count."""

    options: tuple[Choice, ...]
    silent: Q


def _band(column: str, label: Label, low: int | None, high: int | None) -> Choice:
    """Stated limits from `low` to `high`, both counted; None: no bound on that side."""
    value = f"{low}-{high}" if low is not None and high is not None else f"-{high}" if low is None else f"{low}+"
    lowest = Q() if low is None else Q(**{f"{column}__gte": low})
    return Choice(value, label, lowest if high is None else lowest & Q(**{f"{column}__lte": high}))


def _bands(column: str, *bands: tuple[Label, int | None, int | None]) -> Choices:
    options = tuple(_band(column, label, low, high) for label, low, high in bands)
    return Choices(options, Q(**{f"{column}__isnull": True}))


CHOICES: Mapping[str, Choices] = MappingProxyType(
    {
        "kind": Choices(
            tuple(Choice(kind, label, with_track_of_kinds([kind])) for kind, label in fields.TRACK_KINDS.items()),
            all_of(Q(**{kind_flag(kind): False}) for kind in fields.TRACK_KINDS),
        ),
        "visa": Choices(
            tuple(Choice(visa, label, sponsoring([visa])) for visa, label in VISAS.items()),
            all_of(has_not_said(column) for column in VISA_COLUMNS["both"]),
        ),
        "accepts_img": Choices(
            tuple(Choice(answer, label, taking_imgs(answer)) for answer, label in IMGS.items()),
            has_not_said("accepts_img"),
        ),
        "ecfmg": Choices(
            tuple(Choice(by, label, Q(ecfmg_by=by)) for by, label in BY.items()),
            Q(ecfmg_by__isnull=True),
        ),
        "step2": _bands(
            "required_step2",
            (_("Under 200"), None, 199),
            (_("200 to 209"), 200, 209),
            (_("210 to 219"), 210, 219),
            (_("220 to 229"), 220, 229),
            (_("230 to 239"), 230, 239),
            (_("240 or more"), 240, None),
        ),
        "graduated": _bands(
            "required_years",
            (_("Within 3 years"), None, 3),
            (_("Within 4 or 5 years"), 4, 5),
            (_("Within 6 to 10 years"), 6, 10),
            (_("Within more than 10 years"), 11, None),
        ),
        "attempts": _bands(
            "required_attempts",
            (_("No failed attempt"), None, 0),
            (_("One failed attempt allowed"), 1, 1),
            (_("Two or more allowed"), 2, None),
        ),
        "usce": _bands(
            "required_usce_months",
            (_("None required"), None, 0),
            (_("1 or 2 months"), 1, 2),
            (_("3 to 5 months"), 3, 5),
            (_("6 months or more"), 6, None),
        ),
        "resident_filings": Choices(
            (Choice("yes", _("A case with a resident's job title is on file"), Q(resident_filings=True)),),
            Q(resident_filings__isnull=True),
        ),
    }
)
