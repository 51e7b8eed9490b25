"""The states, the federal district and the territories that may have residency programs, by postal code."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

STATES: Mapping[str, str | Promise] = MappingProxyType(
    {
        "AL": _("Alabama"),
        "AK": _("Alaska"),
        "AZ": _("Arizona"),
        "AR": _("Arkansas"),
        "CA": _("California"),
        "CO": _("Colorado"),
        "CT": _("Connecticut"),
        "DE": _("Delaware"),
        "DC": _("District of Columbia"),
        "FL": _("Florida"),
        "GA": _("Georgia"),
        "HI": _("Hawaii"),
        "ID": _("Idaho"),
        "IL": _("Illinois"),
        "IN": _("Indiana"),
        "IA": _("Iowa"),
        "KS": _("Kansas"),
        "KY": _("Kentucky"),
        "LA": _("Louisiana"),
        "ME": _("Maine"),
        "MD": _("Maryland"),
        "MA": _("Massachusetts"),
        "MI": _("Michigan"),
        "MN": _("Minnesota"),
        "MS": _("Mississippi"),
        "MO": _("Missouri"),
        "MT": _("Montana"),
        "NE": _("Nebraska"),
        "NV": _("Nevada"),
        "NH": _("New Hampshire"),
        "NJ": _("New Jersey"),
        "NM": _("New Mexico"),
        "NY": _("New York"),
        "NC": _("North Carolina"),
        "ND": _("North Dakota"),
        "OH": _("Ohio"),
        "OK": _("Oklahoma"),
        "OR": _("Oregon"),
        "PA": _("Pennsylvania"),
        "RI": _("Rhode Island"),
        "SC": _("South Carolina"),
        "SD": _("South Dakota"),
        "TN": _("Tennessee"),
        "TX": _("Texas"),
        "UT": _("Utah"),
        "VT": _("Vermont"),
        "VA": _("Virginia"),
        "WA": _("Washington"),
        "WV": _("West Virginia"),
        "WI": _("Wisconsin"),
        "WY": _("Wyoming"),
        "AS": _("American Samoa"),
        "GU": _("Guam"),
        "MP": _("Northern Mariana Islands"),
        "PR": _("Puerto Rico"),
        "VI": _("US Virgin Islands"),
    }
)


@cache
def slugs() -> Mapping[str, str]:
    """How each state stands in an address: its English name in every language, "new-mexico"."""
    with translation.override(None):
        return MappingProxyType({code: slugify(str(name)) for code, name in STATES.items()})


def code_of(written: str) -> str:
    """The postal code of a state as an address writes it, "new-mexico" or "nm"; empty when it is none."""
    code = written.upper()
    if code in STATES:
        return code
    return next((known for known, slug in slugs().items() if slug == written.lower()), "")
